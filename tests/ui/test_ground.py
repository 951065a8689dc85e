"""The focus stays with what is seen: neither the ground nor a page that was left takes it away."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import Remote
from tests.ui.village import Village

Switch = Callable[..., Remote]
CORNER = QPoint(2, 2)


def test_a_click_on_the_ground_leaves_the_focus_where_it_is(switch_on: Switch) -> None:
    window = switch_on(Village()).window
    focused = window.page.focused()
    assert focused is not None
    QTest.mouseClick(window.page, Qt.MouseButton.LeftButton, pos=CORNER)
    assert window.page.focused() is focused


def test_a_page_that_was_left_does_not_take_the_focus_back(switch_on: Switch) -> None:
    window = switch_on(Village()).window
    home = window.page
    window.show_page("records")
    focused = window.page.focused()
    assert focused is not None
    home.focus_on(home.first_focus())
    assert window.page.focused() is focused
