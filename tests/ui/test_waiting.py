"""Whoever waits is told for what, and sees that it goes on; what is quick needs no word."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.theme import Theme
from kiosk.ui.waiting import Waiting
from tests.ui.conftest import Remote
from tests.ui.test_pages import watched


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """A page that is seen."""
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    return page


def test_what_takes_long_is_named(page: QWidget) -> None:
    waiting = Waiting(Theme(dark=False), page)
    waiting.say("正在读记录")
    assert waiting.isHidden()
    waiting._begins.timeout.emit()
    assert waiting.isVisible()
    assert waiting.accessibleName() == "正在读记录"
    assert waiting._turns.isActive()


def test_what_is_quick_is_not(page: QWidget) -> None:
    waiting = Waiting(Theme(dark=False), page)
    waiting.say("正在读记录")
    waiting.say("")
    assert not waiting._begins.isActive()
    assert waiting.isHidden()


def test_once_it_is_over_nothing_moves_any_more(page: QWidget) -> None:
    waiting = Waiting(Theme(dark=False), page)
    waiting.say("正在读记录")
    waiting._begins.timeout.emit()
    waiting.say("")
    assert not waiting._turns.isActive()


def test_a_page_that_is_left_moves_nothing(page: QWidget) -> None:
    waiting = Waiting(Theme(dark=False), page)
    waiting.say("正在读记录")
    waiting._begins.timeout.emit()
    page.hide()
    assert not waiting._turns.isActive()


def test_a_month_that_the_disk_reads_slowly_is_waited_for(
    switch_on: Callable[..., Remote], monkeypatch: pytest.MonkeyPatch
) -> None:
    remote = watched(switch_on).press(*["ok"] * 6)
    exchange = remote.village.exchange
    monkeypatch.setattr(exchange, "load_records", lambda _month: None)
    remote.window.show_page("records")
    (waiting,) = remote.window.page.findChildren(Waiting)
    waiting._begins.timeout.emit()
    assert "正在读记录" in remote.screen
    exchange.records_loaded.emit(exchange.lines)
    assert "正在读记录" not in remote.screen
    assert "主题党日" in remote.screen
