"""A line of words on an opaque ground of its own, which a film underneath cannot cover."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.text import CENTRE, draw_line
from kiosk.ui.theme import SAFE, Size, Theme


def make_native(widget: QWidget) -> None:
    """Give a widget an X window of its own, beside and above the one the film is drawn in.

    The order matters: the ancestors must be spared first, and the widget never gets another
    parent afterwards, for that would destroy the window.
    """
    widget.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
    widget.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
    widget.winId()


class Sign(QWidget):
    """Words over, or in place of, the picture."""

    def __init__(self, theme: Theme, parent: QWidget, size: float = Size.HEAD) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        self._words = ""
        self.hide()
        make_native(self)

    def say(self, words: str) -> None:
        """Show words, or nothing."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.update()
        if bool(words) == self.isHidden():
            self.setVisible(bool(words))
        if words:
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.palette.bg)
        painter.setPen(self._theme.palette.ink)
        pad = self._theme.px(SAFE)
        room = self.rect().adjusted(pad, 0, -pad, 0)
        draw_line(painter, self._theme, room, self._words, self._size, True, CENTRE)
