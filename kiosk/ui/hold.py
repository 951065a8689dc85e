"""Keeps the window on the screen with the keys in it: nobody leaves the kiosk by accident."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

LOOK_EVERY_MS = 500
"""A window is not told that another lies over it, so it is raised again and again."""
_DISTURBING = {
    QEvent.Type.FocusOut,
    QEvent.Type.Expose,
    QEvent.Type.WindowStateChange,
    QEvent.Type.Resize,
    QEvent.Type.Move,
}
_PLACED = Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMinimized


class Hold(QObject):
    """Takes the whole keyboard, and brings the window back whenever it was put away.

    While the keyboard is grabbed no window manager hears Alt+F4 or Alt+Tab. What it does all the
    same, for a mouse button or another program, is undone.

    Args:
        window: the one that is to stay.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_round)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._stand_in_front)

    @property
    def is_on(self) -> bool:
        """Whether the window is held."""
        return self._look.isActive()

    def begin(self) -> None:
        """Hold the window, which is shown already."""
        if self.is_on:
            return
        self._window.windowHandle().installEventFilter(self)
        self._look.start()
        self._soon.start()

    def let_go(self) -> None:
        """Let the window be put away, and let others have the keys."""
        if not self.is_on:
            return
        self._look.stop()
        self._soon.stop()
        self._window.windowHandle().removeEventFilter(self)
        self._window.windowHandle().setKeyboardGrabEnabled(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that something has happened to the window."""
        if event.type() in _DISTURBING:
            self._soon.start()
        return super().eventFilter(watched, event)

    def _look_round(self) -> None:
        handle = self._window.windowHandle()
        if not handle.isExposed():
            handle.hide()  # it is on another desktop; shown anew, it is on the one that is seen
            handle.show()
        self._stand_in_front()

    def _stand_in_front(self) -> None:
        handle = self._window.windowHandle()
        if self._window.windowState() & _PLACED != Qt.WindowState.WindowFullScreen:
            self._window.setWindowState(Qt.WindowState.WindowFullScreen)
        screen = QGuiApplication.primaryScreen().geometry()
        if handle.geometry() != screen:
            handle.setGeometry(screen)
        handle.raise_()
        if not handle.isActive():
            handle.requestActivate()
        handle.setKeyboardGrabEnabled(True)
