"""Hears mouse and finger before any page does: two clicks are one, the other button is Back."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QInputDevice, QMouseEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import Face
from kiosk.ui.keys import BOUNCE_MS

DOUBLE_MS = 500
"""A second press at the same place sooner than this is the other half of a double click: many
click twice on whatever they want, and some of them slowly."""
_SAME_PLACE = 1 / 30
"""Of the window's height: two taps of one finger are further apart than two clicks."""
_LEAD_BACK = (Qt.MouseButton.RightButton, Qt.MouseButton.BackButton)


class Pointer(QObject):
    """Lets those presses through that were meant for what is under them.

    Args:
        window: the one whose pages are pressed.
    """

    used = Signal(bool)
    """Mouse or finger is in somebody's hand; whether it is the mouse."""
    pressed = Signal()
    """Something was pressed, or touched."""
    back_asked = Signal()
    """The right button, or the mouse's own for it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._pressed_ms: int | None = None
        self._place = QPointF()
        self._was_fast = False
        self._kept_back = Qt.MouseButton.NoButton
        """Whose press the page did not get, nor will it get the rest."""

    def listen_to(self, widget: QWidget) -> None:
        """Hear what is done over a widget and all in it, where X windows of their own get it."""
        for one in (widget, *widget.findChildren(QWidget)):
            handle = one.windowHandle()
            if handle is not None:
                handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice every move and press, and keep back what was not meant."""
        if not isinstance(event, QMouseEvent):
            return super().eventFilter(watched, event)
        self.used.emit(event.device().type() is not QInputDevice.DeviceType.TouchScreen)
        if event.type() is QEvent.Type.MouseButtonPress:
            is_meant = self._take(event)
            is_back = event.button() in _LEAD_BACK
            self._kept_back = event.button() if is_back or not is_meant else Qt.MouseButton.NoButton
            if is_back and is_meant:
                self.back_asked.emit()
        return event.button() is not Qt.MouseButton.NoButton and event.button() is self._kept_back

    def _take(self, event: QMouseEvent) -> bool:
        """Whether a press was meant for what is under it."""
        is_fast = self._lands_on_fast(event)
        # Who presses twice to get somewhere has not seen what is there to be pressed fast.
        is_meant = not self._is_second_half(event) or (is_fast and self._was_fast)
        self._pressed_ms, self._place = event.timestamp(), event.globalPosition()
        self._was_fast = is_fast
        self.pressed.emit()
        return is_meant

    def _is_second_half(self, event: QMouseEvent) -> bool:
        if self._pressed_ms is None:
            return False
        # The X server's milliseconds begin anew after 49 days.
        since_ms = event.timestamp() - self._pressed_ms
        apart = (event.globalPosition() - self._place).manhattanLength()
        is_same_place = apart <= self._window.height() * _SAME_PLACE
        return 0 <= since_ms < (DOUBLE_MS if is_same_place else BOUNCE_MS)

    def _lands_on_fast(self, event: QMouseEvent) -> bool:
        place = self._window.mapFromGlobal(event.globalPosition().toPoint())
        under = self._window.childAt(place)
        return isinstance(under, Face) and under.takes_fast_presses
