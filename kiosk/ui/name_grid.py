"""The names of the roll, row by row: the focus runs along them as the list is called."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import Face, draw_icon
from kiosk.ui.keys import Key
from kiosk.ui.text import draw_line
from kiosk.ui.theme import RING, Size, Theme, Tint
from protocol.record import ExpectedPerson

COLUMNS = 5
"""On a screen of 16:9; a narrower one has room for one less."""
ROWS = 6
_NARROWEST = 0.2
"""Three characters and a tick need this much."""
_GAP = 0.016
_PITCH_Y = 0.113
_HEIGHT = 0.097


class NameTile(Face):
    """A name, and a tick once the person is there."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, size=Size.NAME)
        self._sign = ""

    def set_person(self, name: str, sign: str, tint: Tint) -> None:
        """Show another person, or another mark."""
        self.set_text(name)
        self.set_tint(tint)
        if sign != self._sign:
            self._sign = sign
            self.update()

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        """Paint name and tick."""
        px = self.theme.px
        room = face.adjusted(px(0.02), 0, -px(0.012), 0)
        side = px(0.034)
        if self._sign:
            sign = QRect(room.right() - side, room.top(), side, room.height())
            draw_icon(painter, self._sign, sign)
        room.adjust(0, 0, -side - px(0.004), 0)
        draw_line(painter, self.theme, room, self.text(), self._size, bold=True)


class NameGrid(QWidget):
    """Up to thirty names at a time; more turn the page by themselves."""

    called = Signal(int)
    """The person with this place in the list was pressed."""
    moved = Signal()
    """The focus is on another name."""
    left_behind = Signal()
    """The focus wants to go on behind the last name."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._people: tuple[ExpectedPerson, ...] = ()
        self._marks: dict[str, tuple[str, Tint]] = {}
        self._first = 0
        self._columns = COLUMNS
        self._all_tiles = [NameTile(theme, self) for _ in range(COLUMNS * ROWS)]
        for place, tile in enumerate(self._all_tiles):
            tile.clicked.connect(lambda _=False, place=place: self.called.emit(self._first + place))

    @property
    def _tiles(self) -> list[NameTile]:
        """As many tiles as there is room for."""
        return self._all_tiles[: self._columns * ROWS]

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-len(self._people) // len(self._tiles)))

    @property
    def page_number(self) -> int:
        """Which of them is seen, from 1."""
        return self._first // len(self._tiles) + 1

    @property
    def current(self) -> int | None:
        """Place in the list of the name that has the focus."""
        for place, tile in enumerate(self._tiles):
            if tile.has_focus and self._first + place < len(self._people):
                return self._first + place
        return None

    def set_people(self, people: Sequence[ExpectedPerson]) -> None:
        """Show another list."""
        self._people = tuple(people)
        self._first = 0
        self._show()

    def set_marks(self, marks: dict[str, tuple[str, Tint]]) -> None:
        """Show marks: for a person's id, the icon and the tint."""
        if marks != self._marks:
            self._marks = marks
            self._show()

    def go_to(self, index: int) -> QWidget:
        """Put the focus on a name, turning to its page; not where another page took it over.

        What a press did may have led on to another page before the next name's turn came.
        """
        first = index - index % len(self._tiles)
        if first != self._first:
            self._first = first
            self._show()
        tile = self._tiles[index - self._first]
        if self.isVisibleTo(self.window()):
            tile.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()
        return tile

    def take_arrow(self, arrow: Key) -> bool:
        """→ passes over a name, ← goes back to it, ↑↓ change the row."""
        here = self.current
        if here is None:
            return False
        columns = self._columns
        steps = {Key.LEFT: -1, Key.RIGHT: 1, Key.UP: -columns, Key.DOWN: columns}
        target = here + steps[arrow]
        if 0 <= target < len(self._people):
            self.go_to(target)
        elif arrow is Key.RIGHT:
            self.left_behind.emit()
        elif arrow is Key.DOWN and here // columns < (len(self._people) - 1) // columns:
            self.go_to(len(self._people) - 1)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles out; the grid's own rectangle begins a ring before the first face."""
        super().resizeEvent(event)
        px, ring, gap = self._theme.px, self._theme.px(RING), self._theme.px(_GAP)
        room = self.width() - 2 * ring + gap
        self._set_columns(COLUMNS if room // COLUMNS >= px(_NARROWEST) else COLUMNS - 1)
        pitch = room // self._columns
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, self._columns)
            width, height = pitch - gap + 2 * ring, px(_HEIGHT) + 2 * ring
            tile.setGeometry(column * pitch, px(row * _PITCH_Y), width, height)

    def _set_columns(self, columns: int) -> None:
        """Show as many names a row, and still the one that has the focus."""
        if columns == self._columns:
            return
        here = self.current
        self._columns = columns
        self._first -= self._first % len(self._tiles)
        self._show()
        if here is not None:
            self.go_to(here)

    def _show(self) -> None:
        shown = self._people[self._first : self._first + len(self._tiles)]
        for place, tile in enumerate(self._all_tiles):
            tile.setVisible(place < len(shown))
            if place < len(shown):
                person = shown[place]
                sign, tint = self._marks.get(person.person_id, ("", Tint.PLAIN))
                tile.set_person(person.name, sign, tint)
