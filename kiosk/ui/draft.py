"""The sheet that is being written on: large, wrapped, and its end always in sight."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import RADIUS, SPACE, Size, Theme

_LEADING = 1.38
_TAIL = 700
"""No screen shows more characters than these; the rest need not be laid out at every key."""


class Draft(QWidget):
    """Words, and at their end what is being composed, underlined, before a caret.

    Args:
        theme: the page's mood and measures.
        parent: the page.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text, self._composed = "", ""

    def set_text(self, text: str, composed: str = "") -> None:
        """Show other words; nothing is painted if they are the same."""
        if (text, composed) != (self._text, self._composed):
            self._text, self._composed = text, composed
            self.setAccessibleDescription(f"{text}{composed}")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet and the last lines that fit on it."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.palette.line, max(1, theme.px(0.0016))))
        painter.setBrush(theme.palette.surface)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(sheet, theme.px(RADIUS), theme.px(RADIUS))
        pad = theme.px(SPACE)
        room = self.rect().adjusted(2 * pad, pad, -2 * pad, -pad)
        painter.setPen(theme.palette.ink)
        self._paint_text(painter, room)

    def _paint_text(self, painter: QPainter, room: QRect) -> None:
        layout = self._laid_out(room.width())
        pitch = self._theme.px(Size.TILE * _LEADING)
        count = layout.lineCount()
        first = max(0, count - max(1, room.height() // pitch))
        painter.setClipRect(room)
        for number in range(first, count):
            line = layout.lineAt(number)
            row = QRectF(room.left(), room.top() + (number - first) * pitch, room.width(), pitch)
            top = row.top() + (pitch - line.height()) / 2
            line.draw(painter, QPointF(row.left(), top - line.y()))
            self._underline(painter, line, row)
            if number == count - 1:
                end = _across(line, line.textStart() + line.textLength())
                self._paint_caret(painter, row.adjusted(end, 0, 0, 0))

    def _underline(self, painter: QPainter, line: QTextLine, row: QRectF) -> None:
        """What is still being composed has a line under it."""
        start = max(line.textStart(), len(self._text[-_TAIL:]))
        end = line.textStart() + line.textLength()
        if start < end and self._composed:
            left, right = _across(line, start), _across(line, end)
            thick = max(2, self._theme.px(0.003))
            bar = QRectF(row.left() + left, row.top() + row.height() * 0.9, right - left, thick)
            painter.fillRect(bar, self._theme.palette.ink2)

    def _paint_caret(self, painter: QPainter, rect: QRectF) -> None:
        width = max(2, self._theme.px(0.004))
        bar = QRectF(
            rect.left() + 1, rect.top() + rect.height() * 0.14, width, rect.height() * 0.72
        )
        painter.fillRect(bar, self._theme.palette.ink)

    def _laid_out(self, width: int) -> QTextLayout:
        text = self._text[-_TAIL:].replace("\n", "\u2028")
        layout = QTextLayout(text + self._composed, self._theme.font(Size.TILE))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
        layout.endLayout()
        return layout


def _across(line: QTextLine, position: int) -> float:
    """How far along a line a character begins; Qt gives the character's place back with it."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
