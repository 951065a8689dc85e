"""Each rule of the house must be able to say no."""

import subprocess

import pytest

from scripts.lint_product import ROOT, Source, faults_in, faults_in_english, places_named_in


def faults(path: str, text: str) -> list[str]:
    """What the house has to say about one file."""
    return list(faults_in(Source(path, text)))


@pytest.mark.parametrize(
    "text",
    [
        "import pytest\n",
        "if in_test:\n    pass\n",
        "speed = os.environ.get('KIOSK_BENCH')\n",
        "def start(demo):\n    pass\n",
        "self.is_testing = True\n",
    ],
)
def test_product_code_that_knows_its_stage_is_found(text: str) -> None:
    assert any("must not know" in fault for fault in faults("kiosk/app.py", text))


@pytest.mark.parametrize(
    "text",
    [
        '"""Categories (DOMAIN "Demo data")."""\n',
        "play_test_tone = 1\n",
        "latest = contest(attested)\n",
    ],
)
def test_words_that_only_look_like_a_stage_are_left_alone(text: str) -> None:
    assert faults("kiosk/app.py", text) == []


def test_the_demonstration_may_know_that_it_is_one() -> None:
    assert faults("demo/tour.py", "demo = 1\n") == []


def test_widgets_outside_the_screen_are_found() -> None:
    text = "from PySide6.QtWidgets import QWidget\n"
    assert len(faults("kiosk/player/supervisor.py", text)) == 1
    assert faults("kiosk/ui/home.py", text) == []


def test_a_package_that_loads_something_is_found() -> None:
    assert len(faults("kiosk/player/__init__.py", "from kiosk.player.port import Player\n")) == 2


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("kiosk/utils.py", ""),
        ("kiosk/player.py", "class PlayerManager:\n    pass\n"),
        ("kiosk/long.py", "x = 1\n" * 401),
        ("kiosk/long.py", "def act():\n" + "    x = 1\n" * 60),
        ("kiosk/later.py", "x = 1  # TO" + "DO: more\n"),
        ("kiosk/later.py", "x = 1  # no" + "qa\n"),
    ],
)
def test_what_the_house_style_forbids_is_found(path: str, text: str) -> None:
    assert len(faults(path, text)) == 1


@pytest.mark.parametrize(
    "place",
    [
        "/wo" + "rk/main/x.py",
        "/ho" + "me/ann/x",
        "https://pypi" + ".org/simple",
        "--find-" + "links x",
    ],
)
def test_what_holds_on_one_machine_only_is_found(place: str) -> None:
    assert len(list(places_named_in("README.md", f"see {place}"))) == 1


def test_a_path_inside_the_project_is_no_machine_path() -> None:
    assert list(places_named_in("README.md", "see docs/work/plan.md and ~/work")) == []


@pytest.mark.parametrize(
    "text",
    [
        'face.set_text("关机")\n',
        'face.set_text(f"{count}人")\n',
        'HEAD = "关机"\n',
        'translate(f"{room}", "x")\nsay("关机")\n',
    ],
)
def test_chinese_outside_of_translation_is_found(text: str) -> None:
    assert any("not said through tr" in one for one in faults("kiosk/ui/home.py", text))
    assert faults("kiosk/sheets/form.py", text) == []


@pytest.mark.parametrize(
    "text",
    [
        'face.set_text("Turn off")\n',
        'face = Face(theme, self, "OK")\n',
        'row = Row(title, note="new")\n',
        'text.set_text(f"Page {page}")\n',
        'text.set_text("{page} of {pages}".format(page=1, pages=2))\n',
        'text.set_text("" if done else "wait")\n',
        'page.ask(self.words, "" or "why?", [])\n',
        'rows.set_rows([Row(one + " ok") for one in names])\n',
    ],
)
def test_a_latin_word_that_is_shown_as_it_stands_is_found(text: str) -> None:
    (fault,) = faults("kiosk/ui/home.py", text)
    assert "in Latin letters" in fault


@pytest.mark.parametrize(
    "text",
    [
        'face = Face(theme, self, self.tr("x"), icon="power")\n',
        'text = Text(theme, self, Size.BODY, ink="ink2")\n',
        'row = Row(f"{title} {code}", sign="alert")\n',
        'text.set_text(words.trouble("disk_full"))\n',
        'text.set_text(self._names["roll"] if page == "roll" else "")\n',
        'stepper.set_pattern(f"{topic} {{count}}")\n',
        'page.setObjectName("home")\n',
    ],
)
def test_codes_signs_and_names_are_no_words(text: str) -> None:
    assert faults("kiosk/ui/home.py", text) == []


def test_a_sentence_that_is_put_together_before_it_is_translated_is_found() -> None:
    text = 'class Page:\n    def show(self):\n        return self.tr("a" + name)\n'
    (fault,) = faults("kiosk/ui/home.py", text)
    assert "must stand there as a string" in fault


SAID = Source(
    "kiosk/ui/home.py",
    'class Home:\n    def show(self):\n        return self.tr("还差{left}课"), '
    'QApplication.translate("words", "到了")\n',
)


def english(first: str = "{left} left", second: str = "there", more: str = "") -> str:
    def message(source: str, said: str) -> str:
        return f"<message><source>{source}</source>\n{said}</message>"

    def done(said: str) -> str:
        return said if said.startswith("<") else f"<translation>{said}</translation>"

    return (
        f"<TS><context><name>Home</name>{message('还差{left}课', done(first))}{more}</context>\n"
        f"<context><name>words</name>{message('到了', done(second))}</context></TS>"
    )


def test_a_whole_translation_has_no_faults() -> None:
    assert list(faults_in_english([SAID], english())) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (english().replace("到了", "来了"), "kiosk/ui/home.py:3: “到了” of words has no English"),
        (english().replace("words", "names"), "nobody says “到了” of names any more"),
        (english(second="<translation></translation>"), "“到了” is not finished"),
        (english(second='<translation type="unfinished">x</translation>'), "is not finished"),
        (english(first="some left"), "differ in {left}"),
        (english(first="{left} of {all} left"), "differ in {all}"),
        (english(second="到了"), "“到了” is not English"),
        (english(second="there 语言大家"), "“语言大家” is not English"),
    ],
)
def test_what_is_wrong_with_the_english_is_found(text: str, said: str) -> None:
    assert any(said in one for one in faults_in_english([SAID], text))


def test_the_two_chinese_words_of_english_and_its_month_are_borne() -> None:
    assert list(faults_in_english([SAID], english("{month}: {left} 语言", "大家"))) == []


def test_what_runs_under_one_zone_only_is_there() -> None:
    script = "eval \"$(sed -n '/^readonly TIMELESS/,/^)/p' scripts/test.sh)\"; echo ${TIMELESS[@]}"
    told = subprocess.run(["bash", "-c", script], cwd=ROOT, capture_output=True, check=True)
    rooms = told.stdout.decode().split()
    assert rooms
    assert [one for one in rooms if not (ROOT / one).exists()] == []
