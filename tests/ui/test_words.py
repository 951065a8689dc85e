"""What the screen says: no forbidden word, lengths as people say them, English when wanted."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from pytestqt.qtbot import QtBot

from kiosk.errors import Trouble
from kiosk.ui import check_words, words
from scripts.lint_product import CHINESE, Source

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "kiosk" / "ui").glob("*.py"))
ENGLISH = ROOT / "assets" / "i18n" / "kiosk_en.ts"
NEVER_SAID = ("同步", "数据库", "服务器", "异常", "请稍候")


def test_the_township_s_jargon_is_never_on_the_screen() -> None:
    for path in PAGES:
        source = Source(f"kiosk/ui/{path.name}", path.read_text(encoding="utf-8"))
        for _line, _context, text in source.spoken():
            assert not [one for one in NEVER_SAID if one in text], text


def test_every_trouble_has_a_sentence_of_its_own() -> None:
    unknown = words.trouble("no such code")
    sentences = [words.trouble(code) for code in Trouble]
    assert unknown not in sentences
    assert all(CHINESE.search(one) for one in sentences)


def test_a_trouble_names_the_course_it_is_about() -> None:
    assert words.trouble(Trouble.COURSE_DAMAGED, {"title": "安全用电"}).startswith("《安全用电》")


@pytest.mark.parametrize(
    ("length_ms", "said"),
    [
        (1_710_000, "28分30秒"),
        (950_000, "15分50秒"),
        (1_140_000, "19分钟"),
        (45_999, "45秒"),
        (5_400_000, "1小时30分"),
    ],
)
def test_lengths_are_said_to_the_second(length_ms: int, said: str) -> None:
    assert words.duration(length_ms) == said


@pytest.mark.parametrize(
    ("length_ms", "said"),
    [
        (20_000, "不到1分钟"),
        (60_000, "1分钟"),
        (480_000, "8分钟"),
        (7_200_000, "2小时"),
        (23 * 86_400_000, "23天"),
    ],
)
def test_waits_are_said_roughly(length_ms: int, said: str) -> None:
    assert words.rough_duration(length_ms) == said


@pytest.mark.parametrize(
    ("length_ms", "said"), [(9_200, "10秒"), (179_000, "3分钟"), (181_000, "4分钟")]
)
def test_what_is_missing_is_never_understated(length_ms: int, said: str) -> None:
    assert words.missing(length_ms) == said


def test_the_english_words_are_heard_once_they_are_loaded(qtbot: QtBot, tmp_path: Path) -> None:
    compiled = tmp_path / "kiosk_en.qm"
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, ENGLISH, "-qm", compiled], check=True, capture_output=True)
    translator = QTranslator()
    assert translator.load(str(compiled))
    assert translator.translate("HomeFrame", "关机") == "Turn off"
    assert translator.translate("words", "{seconds}秒") == "{seconds} s"


def test_a_player_that_is_well_has_no_number_that_means_nothing_in_a_village() -> None:
    assert check_words.check_good("player", "3.0.21 Vetinari") == "正常"
    assert check_words.check_good("screen", "1920x1080") == "正常，1920x1080"
