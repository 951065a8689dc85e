"""A list longer than the screen: whole pages of rows, turned by the focus, never scrolled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import Face, draw_icon
from kiosk.ui.keys import Key
from kiosk.ui.text import LEFT, RIGHT, Text, draw_line
from kiosk.ui.theme import RING, Size, Theme, Tint

_GAP = 0.018
_FOOT = 0.06
_LEAST_TEXT = 0.4
"""Share of a row that its words keep, however much is said of how it stands."""

_Item = TypeVar("_Item")


@dataclass(frozen=True)
class Row:
    """One line: what it is, what is to be known of it, how it stands."""

    text: str
    note: str = ""
    state: str = ""
    tint: Tint = Tint.PLAIN
    enabled: bool = True
    chosen: bool | None = None
    """Whether it is ticked; nothing where there is nothing to tick."""
    sign: str = ""
    """An icon where the tick would be, in the colour of how it stands."""
    state_size: float = Size.ROW
    """Size of type of how it stands; larger where that is a figure to be read out."""


class Rows(Sequence[Row], Generic[_Item]):
    """Rows that are made when they are seen, for there may be thousands.

    Args:
        items: what each row is of.
        make: makes one row.
        usable: whether an item's row can be pressed; tells what the row would say, only faster.
            All of them, if nothing is said.
    """

    def __init__(
        self,
        items: Sequence[_Item],
        make: Callable[[_Item], Row],
        usable: Callable[[_Item], bool] = lambda _item: True,
    ) -> None:
        self._items, self._make, self._usable = items, make, usable

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """One row, or some."""
        if isinstance(place, slice):
            return [self._make(one) for one in self._items[place]]
        return self._make(self._items[place])

    def is_usable(self, place: int) -> bool:
        """Whether a row can be pressed."""
        return self._usable(self._items[place])


class RowFace(Face):
    """A row that can be pressed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, size=Size.BODY)
        self._row = Row("")

    def set_row(self, row: Row) -> None:
        """Show another line."""
        self._row = row
        self.setEnabled(row.enabled)
        self.set_text(row.text)
        self.setAccessibleDescription(f"{row.note} {row.state}")
        self.update()

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        """Paint tick or sign, words, note and state."""
        px, row = self.theme.px, self._row
        room = face.adjusted(px(0.025), 0, -px(0.025), 0)
        plain = self.has_focus or not self.isEnabled()
        tinted = self.ink() if plain else self.theme.palette.ink_of(row.tint)
        if row.chosen is not None or row.sign:
            side = px(0.045)
            painter.setPen(tinted if row.sign else self.ink())
            if sign := row.sign or ("check-bold" if row.chosen else ""):
                draw_icon(painter, sign, QRect(room.left(), room.top(), side, room.height()))
            room.adjust(side + px(0.015), 0, 0, 0)
        painter.setPen(tinted)
        text = QFontMetrics(self.theme.font(Size.BODY, bold=True)).horizontalAdvance(row.text)
        kept = min(text, int(room.width() * _LEAST_TEXT)) + px(0.02)
        beside = room.adjusted(kept, 0, 0, 0)
        taken = draw_line(painter, self.theme, beside, row.state, row.state_size, True, RIGHT)
        room.adjust(0, 0, -taken - (px(0.02) if taken else 0), 0)
        self._paint_words(painter, room, self.ink() if plain else self.theme.palette.ink2)

    def _paint_words(self, painter: QPainter, room: QRect, note_ink: QColor) -> None:
        """Words and note beside each other, or the note below where there is little room."""
        theme, row, gap = self.theme, self._row, self.theme.px(0.02)
        note = QFontMetrics(theme.font(Size.SMALLEST)).horizontalAdvance(row.note)
        text = QFontMetrics(theme.font(Size.BODY, bold=True)).horizontalAdvance(row.text)
        words, below, align = QRect(room), QRect(room), RIGHT
        if row.note and text + gap + note > room.width():
            words.setBottom(room.center().y())
            below.setTop(room.center().y() + 1)
            align = LEFT
        elif row.note:
            words.adjust(0, 0, -note - gap, 0)
        painter.setPen(note_ink)
        draw_line(painter, theme, below, row.note, Size.SMALLEST, False, align)
        painter.setPen(self.ink())
        draw_line(painter, theme, words, row.text, Size.BODY, bold=True)


class RowList(QWidget):
    """Rows in pages.

    Args:
        theme: the page's mood and measures.
        parent: the page.
        visible_rows: how many rows a page has.
    """

    pressed = Signal(int)
    """The row with this place in the whole list was pressed."""

    def __init__(self, theme: Theme, parent: QWidget, visible_rows: int) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: Sequence[Row] = ()
        self._first = 0
        self._faces = [self.make_face() for _ in range(visible_rows)]
        for place, face in enumerate(self._faces):
            face.clicked.connect(lambda _=False, place=place: self._press(place))
        self._foot = Text(theme, self, Size.SMALLEST, ink="ink2", align=RIGHT)

    def make_face(self) -> RowFace:
        """One of the rows that are seen."""
        return RowFace(self._theme, self)

    @property
    def focused(self) -> int | None:
        """Place in the whole list of the row that has the focus."""
        here = (place for place, face in enumerate(self._faces) if face.has_focus)
        return next((self._first + place for place in here), None)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the page stays where it is if it still exists."""
        self._rows = rows
        if self._first >= len(self._rows):
            self._first = 0
        self._show()

    def first_usable(self) -> QWidget | None:
        """The first row of this page that can be pressed."""
        return next(
            (face for face in self._faces if face.isVisibleTo(self) and face.isEnabled()), None
        )

    def turn_to(self, index: int) -> QWidget:
        """Show the page with this row; the row's face."""
        self._first = index - index % len(self._faces)
        self._show()
        return self._faces[index - self._first]

    def is_usable(self, index: int) -> bool:
        """Whether a row can be pressed; of rows that are made when seen, none is made for it."""
        rows = self._rows
        return rows.is_usable(index) if isinstance(rows, Rows) else rows[index].enabled

    def take_arrow(self, arrow: Key) -> bool:
        """Move along the list, turning pages; at its ends geometry takes over."""
        if arrow not in (Key.UP, Key.DOWN):
            return False
        here = self.focused
        if here is None:
            return False
        by = 1 if arrow is Key.DOWN else -1
        index = here + by
        while 0 <= index < len(self._rows) and not self.is_usable(index):
            index += by
        if not 0 <= index < len(self._rows):
            return False
        self.turn_to(index).setFocus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out evenly."""
        super().resizeEvent(event)
        px, ring = self._theme.px, self._theme.px(RING)
        foot = px(_FOOT)
        count = len(self._faces)
        pitch = (self.height() - 2 * ring - foot + px(_GAP)) // count
        for place, face in enumerate(self._faces):
            face.setGeometry(0, place * pitch, self.width(), pitch - px(_GAP) + 2 * ring)
        self._foot.setGeometry(ring, self.height() - foot - ring, self.width() - 2 * ring, foot)

    def _show(self) -> None:
        shown = self._rows[self._first : self._first + len(self._faces)]
        for place, face in enumerate(self._faces):
            face.setVisible(place < len(shown))
            if place < len(shown):
                face.set_row(shown[place])
        pages = -(-len(self._rows) // len(self._faces))
        words = self.tr("第{page}页，共{pages}页").format(
            page=self._first // len(self._faces) + 1, pages=pages
        )
        self._foot.set_text(words if pages > 1 else "")

    def _press(self, place: int) -> None:
        self.pressed.emit(self._first + place)
