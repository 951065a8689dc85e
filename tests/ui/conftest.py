"""A window over an invented village, and a remote control to press."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.face import Face
from kiosk.ui.sure import SureFace
from kiosk.ui.window import KioskWindow
from tests.ui.village import Village
from tests.ui.village_feed import feed

_KEYS = {
    "ok": Qt.Key.Key_Return,
    "back": Qt.Key.Key_Escape,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
}


class Remote:
    """Presses keys, and reads the screen as a person in front of it would."""

    def __init__(self, village: Village, qtbot: QtBot, window: KioskWindow) -> None:
        self.village, self._qtbot, self.window = village, qtbot, window
        self.presses = 0

    def press(self, *names: str) -> "Remote":
        for name in names:
            self.presses += 1
            self._qtbot.keyClick(self.window.focusWidget() or self.window, _KEYS[name])
        return self

    def type(self, text: str) -> None:
        self._qtbot.keyClicks(self.window.focusWidget() or self.window, text)

    def choose(self, words: str) -> "Remote":
        """Press the control with these words with the mouse."""
        self._qtbot.mouseClick(self.control(words), Qt.MouseButton.LeftButton)
        return self

    def read(self) -> "Remote":
        """Take the time to read what a control asks before it acts."""
        for one in self.window.page.findChildren(SureFace):
            one._is_deaf.stop()
        return self

    @property
    def page(self) -> str:
        return self.window.page.name

    @property
    def title(self) -> str:
        return self.window.windowTitle()

    @property
    def focus(self) -> str:
        focused = self.window.focusWidget()
        return focused.text() if isinstance(focused, Face) else ""

    @property
    def screen(self) -> str:
        """Everything that is written on the page."""
        seen = [one for one in self.window.page.findChildren(QWidget) if one.isVisible()]
        words = [f"{one.accessibleName()} {one.accessibleDescription()}" for one in seen]
        return "\n".join(words)

    def control(self, words: str) -> Face:
        for one in self.window.page.findChildren(Face):
            if one.isVisible() and one.text() == words:
                return one
        raise AssertionError(f"no {words!r} among:\n{self.screen}")


@pytest.fixture
def opening(qtbot: QtBot) -> Callable[[Village], Remote]:
    """Open the window while nothing is known yet of the village behind it."""

    def open_window(village: Village) -> Remote:
        window = KioskWindow(village.config, village.clock.local_now, village.key_time)
        qtbot.addWidget(window)
        window.show_on_screen()
        qtbot.waitExposed(window)
        return Remote(village, qtbot, window)

    return open_window


@pytest.fixture
def switch_on(opening: Callable[[Village], Remote]) -> Callable[..., Remote]:
    """Open the window over a village that is known at once."""

    def open_window(village: Village | None = None, **changes: object) -> Remote:
        remote = opening(village or Village(said=feed(**changes)))
        remote.window.let_in(remote.village.backstage)
        return remote

    return open_window
