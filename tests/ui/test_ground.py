"""The ground between the controls is nothing: who clicks on it by accident has done nothing."""

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
