"""The torture by touches notices pages that lose their focus, and pages that raise."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.ui.window import KioskWindow
from torture import touches

FEW = 100


def lose_focus(window: KioskWindow) -> None:
    window.page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


def raise_at_every_touch(window: KioskWindow) -> None:
    def fail(_page: object) -> None:
        raise RuntimeError("a page that was spoilt on purpose")

    window.page.titled.connect(fail)
    window.page.titled.emit()


def test_pages_as_they_are_bear_touches(qtbot: QtBot, tmp_path: Path) -> None:
    raised, unfocused, _spoilt = touches.rows(1, FEW, tmp_path)
    assert (raised.n, raised.ok, unfocused.ok) == (FEW, True, True)


def test_a_page_that_loses_its_focus_turns_its_row_red(qtbot: QtBot, tmp_path: Path) -> None:
    _raised, unfocused, _spoilt = touches.rows(1, FEW, tmp_path, lose_focus)
    assert not unfocused.ok


@pytest.mark.qt_no_exception_capture
def test_a_page_that_raises_turns_its_row_red(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raised, *_others = touches.rows(1, FEW, tmp_path, raise_at_every_touch)
    assert not raised.ok
