"""Says what is going on while somebody has to wait, and that it still goes on."""

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.text import CENTRE, draw_line
from kiosk.ui.theme import Size, Theme

_PATIENCE_MS = 400
"""What takes no longer than this needs no word."""
_STEP_MS = 80
_STEPS = 12
_ARC = 0.08
_WIDTH = 0.009
_GAP = 0.02
_WORDS = 0.09
_SIXTEENTHS = 16
"""Qt counts angles in sixteenths of a degree."""


class Waiting(QWidget):
    """An arc that goes round above its words; it stands still while it is not seen.

    Args:
        theme: the page's mood and measures.
        parent: the page.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self._step = 0
        self._begins = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._begins.timeout.connect(self.show)
        self._turns = QTimer(self, interval=_STEP_MS)
        self._turns.timeout.connect(self._turn)
        self.hide()

    def say(self, words: str) -> None:
        """Wait for something that is named; without words the waiting is over."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words)
        self.update()
        if not words:
            self._begins.stop()
            self.hide()
        elif self.isHidden() and not self._begins.isActive():
            self._begins.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to go round."""
        super().showEvent(event)
        self._turns.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stand still."""
        super().hideEvent(event)
        self._turns.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the arc, and the words under it."""
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        top = max(0, (self.height() - px(_ARC + _GAP + _WORDS)) // 2)
        self._paint_arc(painter, QRect((self.width() - px(_ARC)) // 2, top, px(_ARC), px(_ARC)))
        painter.setPen(theme.palette.ink2)
        words = QRect(0, top + px(_ARC + _GAP), self.width(), px(_WORDS))
        draw_line(painter, theme, words, self._words, Size.BODY, align=CENTRE)

    def _paint_arc(self, painter: QPainter, box: QRect) -> None:
        width = self._theme.px(_WIDTH)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(
            QPen(self._theme.palette.ink2, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        inner = QRectF(box).adjusted(width, width, -width, -width)
        start = -self._step * 360 // _STEPS
        painter.drawArc(inner, start * _SIXTEENTHS, 270 * _SIXTEENTHS)

    def _turn(self) -> None:
        self._step = (self._step + 1) % _STEPS
        self.update()
