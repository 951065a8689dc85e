"""The signs beside words are there: one that is missing takes its whole page away."""

import ast
from pathlib import Path

import pytest

from kiosk.ui.icons import GLYPHS

PAGES = Path(__file__).resolve().parents[2] / "kiosk" / "ui"


def words_of(source: Path) -> set[str]:
    """Every word in a page's code."""
    nodes = ast.walk(ast.parse(source.read_text("utf-8")))
    return {one.value for one in nodes if isinstance(one, ast.Constant) and type(one.value) is str}


def wanted_by(source: Path) -> set[str]:
    """Names of signs that a page asks for by a word in its code."""
    calls = [
        one for one in ast.walk(ast.parse(source.read_text("utf-8"))) if isinstance(one, ast.Call)
    ]
    given = [key.value for call in calls for key in call.keywords if key.arg in ("icon", "sign")]
    return {one.value for one in given if isinstance(one, ast.Constant) and one.value}


@pytest.mark.parametrize("source", sorted(PAGES.glob("*.py")), ids=lambda path: path.stem)
def test_every_sign_a_page_asks_for_is_there(source: Path) -> None:
    assert wanted_by(source) <= set(GLYPHS)


def test_signs_are_found_in_the_code() -> None:
    assert any(wanted_by(source) for source in PAGES.glob("*.py"))


def test_every_sign_there_is_stands_beside_a_word_somewhere() -> None:
    pages = (one for one in PAGES.glob("*.py") if one.name != "icons.py")
    assert set(GLYPHS) <= set().union(*(words_of(one) for one in pages))
