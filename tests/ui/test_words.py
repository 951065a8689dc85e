"""Every sentence can be said in another language, and no forbidden word is ever said."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from pytestqt.qtbot import QtBot

from kiosk.errors import Trouble
from kiosk.ui import words

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "kiosk" / "ui").glob("*.py"))
ENGLISH = ROOT / "assets" / "i18n" / "kiosk_en.ts"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
CHINESE_IN_ENGLISH = {"语言", "大家"}
"""Where to change the language must be read in either; and pinyin writes Chinese."""
NEVER_SAID = ("同步", "数据库", "服务器", "异常", "请稍候")


def spoken(path: Path) -> Iterator[tuple[str, str]]:
    """Context and text of every string that goes through translation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for holder in ast.walk(tree):
        if isinstance(holder, ast.ClassDef):
            for call in _calls(holder, "tr"):
                yield holder.name, _literal(call.args[0])
    for call in _calls(tree, "translate"):
        yield _literal(call.args[0]), _literal(call.args[1])


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if getattr(called, "attr", getattr(called, "id", "")) == name:
            yield node


def _literal(node: ast.expr) -> str:
    assert isinstance(node, ast.Constant), ast.unparse(node)
    assert isinstance(node.value, str)
    return node.value


def _docstrings(tree: ast.AST) -> set[int]:
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_chinese_is_said_without_translation(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    translated = {
        id(argument)
        for name in ("tr", "translate")
        for call in _calls(tree, name)
        for argument in call.args
    }
    silent = _docstrings(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if id(node) in translated or id(node) in silent:
            continue
        assert not CHINESE.search(node.value), f"line {node.lineno}: {node.value}"


def test_every_sentence_has_an_english_translation() -> None:
    known = {
        (context.findtext("name"), message.findtext("source")): message.find("translation")
        for context in ET.parse(ENGLISH).iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
    }
    wanted = {pair for path in PAGES for pair in spoken(path)}
    assert wanted == set(known)
    for pair, translation in known.items():
        assert translation is not None
        assert translation.get("type") is None, pair
        assert translation.text, pair
        chinese = re.findall(r"[\u4e00-\u9fff]+", translation.text)
        assert set(chinese) <= CHINESE_IN_ENGLISH, pair


def test_a_translation_keeps_the_places_for_numbers() -> None:
    for message in ET.parse(ENGLISH).iter("message"):  # noqa: S314 - our own file
        source, english = message.findtext("source", ""), message.findtext("translation", "")
        places = set(re.findall(r"{\w+}", source)) | {"{month}"}
        assert set(re.findall(r"{\w+}", english)) <= places, source


def test_the_township_s_jargon_is_never_on_the_screen() -> None:
    for path in PAGES:
        for _context, text in spoken(path):
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
