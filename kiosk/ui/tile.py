"""Larger faces: a door on the home page, the one clear next step, a card of rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import Face, draw_icon
from kiosk.ui.text import LEFT, RIGHT, draw_line
from kiosk.ui.theme import Size, Theme, Tint

_LEFT_PAD, _RIGHT_PAD = 0.03, 0.025


class Tile(Face):
    """A door to another page: its digit and sign above, its word below."""

    def __init__(
        self, theme: Theme, parent: QWidget, text: str, *, digit: str = "", icon: str = ""
    ) -> None:
        super().__init__(theme, parent, text, size=Size.TILE, icon=icon)
        self._digit = digit

    @property
    def type_size(self) -> float:
        """Size of type of its word."""
        return self._size

    @type_size.setter
    def type_size(self, size: float) -> None:
        if size != self._size:
            self._size = size
            self.update()

    def fitting_size(self) -> float:
        """The size at which its word has room on one line."""
        room = self.face_rect().width() - self.theme.px(_LEFT_PAD) - self.theme.px(_RIGHT_PAD)
        return self.theme.fitted(self.text(), Size.TILE, True, room).pixelSize() / self.theme.unit

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        """Paint digit, sign and word."""
        px = self.theme.px
        left, right = face.left() + px(_LEFT_PAD), face.right() - px(_RIGHT_PAD)
        top = QRect(left, face.top() + px(0.012), right - left, px(0.056))
        if not self.has_focus and self.isEnabled():
            painter.setPen(self.theme.palette.ink2)
        draw_line(painter, self.theme, top, self._digit, Size.SMALLEST)
        if self._icon:
            side = px(0.052)
            box = QRect(right - side, top.center().y() - side // 2, side, side)
            draw_icon(painter, self._icon, box)
        painter.setPen(self.ink())
        low = QRect(left, face.bottom() - px(0.104), right - left, px(0.1))
        draw_line(painter, self.theme, low, self.text(), self._size, bold=True)


def level(tiles: Sequence[Tile]) -> None:
    """Give the words of a row of tiles one size: that of the word with the least room."""
    size = min(one.fitting_size() for one in tiles)
    for one in tiles:
        one.type_size = size


class Primary(Face):
    """The one clear next step: a large verb, and a line that says what it does."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, size=Size.PRIMARY)
        self._line = ""

    def set_words(self, verb: str, line: str) -> None:
        """Show another step."""
        self._line = line
        self.set_text(verb)
        self.setAccessibleDescription(line)
        self.update()

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        """Paint verb and line."""
        px = self.theme.px
        left, width = face.left() + px(0.06), face.width() - px(0.10)
        verb_height = px(0.14)
        top = face.top() + max(px(0.01), (face.height() - px(0.21)) // 2)
        verb = QRect(left, top, width, verb_height)
        draw_line(painter, self.theme, verb, self.text(), self._size, bold=True)
        self._paint_icon(painter, verb)
        line = QRect(left, top + px(0.131), width, px(0.088))
        draw_line(painter, self.theme, line, self._line, Size.BODY)

    def _paint_icon(self, painter: QPainter, verb: QRect) -> None:
        """Paint the sign beside the verb, if the verb leaves room for it."""
        side = self.theme.px(0.11)
        words = QFontMetricsF(self.theme.font(self._size, bold=True)).horizontalAdvance(self.text())
        if self._icon and words <= verb.width() - side - self.theme.px(0.03):
            box = QRect(verb.right() - side, verb.top(), side, verb.height())
            draw_icon(painter, self._icon, box)


@dataclass(frozen=True)
class CardRow:
    """One line of a card: what, and how it stands."""

    text: str
    state: str = ""
    tint: Tint = Tint.PLAIN


class Card(Face):
    """A heading and up to three rows; or, without rows, a plain word."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, size=0.058)
        self._rows: tuple[CardRow, ...] = ()

    def set_card(self, heading: str, rows: Sequence[CardRow] = ()) -> None:
        """Show other contents."""
        self._rows = tuple(rows)
        self.set_text(heading)
        self.setAccessibleDescription("，".join(f"{one.text} {one.state}" for one in rows))
        self.update()

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        """Paint the heading and the rows."""
        if not self._rows:
            super().paint_contents(painter, face)
            return
        px = self.theme.px
        left, width = face.left() + px(0.035), face.width() - px(0.072)
        heading = QRect(left, face.top() + px(0.022), width, px(0.06))
        draw_line(painter, self.theme, heading, self.text(), Size.LABEL, bold=True)
        for place, row in enumerate(self._rows):
            self._paint_row(
                painter,
                row,
                QRect(left, heading.bottom() + px(0.012 + 0.06 * place), width, px(0.06)),
            )

    def _paint_row(self, painter: QPainter, row: CardRow, rect: QRect) -> None:
        painter.setPen(self.ink() if self.has_focus else self.theme.palette.ink_of(row.tint))
        taken = draw_line(painter, self.theme, rect, row.state, Size.ROW, True, RIGHT)
        painter.setPen(self.ink())
        room = rect.adjusted(0, 0, -taken - self.theme.px(0.02), 0)
        draw_line(painter, self.theme, room, row.text, Size.ROW, False, LEFT)


class StatusLine(Face):
    """How things stand, in plain words along the foot of the page."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, size=Size.ROW)

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        """Paint the sentence from the left."""
        px = self.theme.px
        room = face.adjusted(px(0.03), 0, -px(0.03), 0)
        if self._icon:
            side = px(0.045)
            draw_icon(painter, self._icon, QRect(room.left(), room.top(), side, room.height()))
            room.adjust(side + px(0.015), 0, 0, 0)
        draw_line(painter, self.theme, room, self.text(), self._size, bold=True)

    def _paint_ground(self, painter: QPainter, face: QRect) -> None:
        if self.has_focus or self._tint in (Tint.WARN, Tint.RED):
            super()._paint_ground(painter, face)
