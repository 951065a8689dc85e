"""Each rule of the house must be able to say no."""

import pytest

from scripts.lint_product import Source, faults_in, places_named_in


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
