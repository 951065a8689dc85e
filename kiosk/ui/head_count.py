"""The count the whole hall reads: how many are there, of how many."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.text import CENTRE, draw_line
from kiosk.ui.theme import RADIUS, Size, Theme

_PAD = 0.02


class HeadCount(QWidget):
    """到11人, 应到18人; nothing to press."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._present = -1
        self._expected: int | None = None

    def set_count(self, present: int, expected: int | None) -> None:
        """Show other numbers; nobody in particular is expected at an open meeting."""
        if (present, expected) == (self._present, self._expected):
            return
        self._present, self._expected = present, expected
        self.setAccessibleName(f"{self._there()} {self._wanted()}")
        self.update()

    def _there(self) -> str:
        return self.tr("到{count}人").format(count=self._present)

    def _wanted(self) -> str:
        if self._expected is None:
            return self.tr("谁来都行")
        return self.tr("应到{count}人").format(count=self._expected)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both lines on a card."""
        theme, palette = self._theme, self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.line, max(1, theme.px(0.0016))))
        painter.setBrush(palette.surface)
        radius = theme.px(RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(palette.ink)
        half, pad = int(self.height() * 0.62), theme.px(_PAD)
        upper = QRect(pad, theme.px(0.008), self.width() - 2 * pad, half)
        draw_line(painter, theme, upper, self._there(), Size.COUNT, True, CENTRE)
        painter.setPen(palette.ink2)
        deep = self.height() - half - theme.px(0.012)
        lower = QRect(pad, half, self.width() - 2 * pad, deep)
        draw_line(painter, theme, lower, self._wanted(), Size.LABEL, False, CENTRE)
