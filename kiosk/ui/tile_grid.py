"""Tiles that may be more than the screen holds: whole pages of them, turned by the focus."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import Face
from kiosk.ui.keys import Key
from kiosk.ui.theme import RING, Size, Theme

_GAP_X, _GAP_Y = 0.02, 0.025


class TileGrid(QWidget):
    """Rows of tiles; where an arrow leaves the page, the next one is turned to.

    Args:
        theme: the page's mood and measures.
        parent: the page.
        columns: how many tiles a row has.
        rows: how many rows a page has.
    """

    pressed = Signal(int)
    """The tile with this place among all of them was pressed."""
    turned = Signal()
    """Another page is seen."""

    def __init__(self, theme: Theme, parent: QWidget, *, columns: int, rows: int) -> None:
        super().__init__(parent)
        self._theme, self._columns, self._rows = theme, columns, rows
        self._words: tuple[str, ...] = ()
        self._first = 0
        self._tiles = [Face(theme, self, size=Size.TILE) for _ in range(columns * rows)]
        for place, tile in enumerate(self._tiles):
            tile.clicked.connect(
                lambda _=False, place=place: self.pressed.emit(self._first + place)
            )

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self._words) // len(self._tiles)))

    @property
    def page_number(self) -> int:
        """Which of them is seen, from 1."""
        return self._first // len(self._tiles) + 1

    def set_words(self, words: Sequence[str]) -> None:
        """Show other tiles, from the first one on."""
        self._words, self._first = tuple(words), 0
        self._show()

    def turn_to(self, index: int) -> QWidget:
        """Show the page with this tile; the tile."""
        self._first = index - index % len(self._tiles)
        self._show()
        return self._tiles[index - self._first]

    def take_arrow(self, arrow: Key) -> bool:
        """← and → run along the tiles, ↑ and ↓ change the row; at the ends geometry takes over."""
        here = next((place for place, tile in enumerate(self._tiles) if tile.has_focus), None)
        if here is None:
            return False
        steps = {Key.LEFT: -1, Key.RIGHT: 1, Key.UP: -self._columns, Key.DOWN: self._columns}
        there, last = self._first + here + steps[arrow], len(self._words) - 1
        if arrow is Key.DOWN and there // self._columns == last // self._columns:
            there = min(there, last)
        if not 0 <= there <= last:
            return False
        self.turn_to(there).setFocus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles out; the grid's own rectangle begins a ring before the first face."""
        super().resizeEvent(event)
        ring = self._theme.px(RING)
        gap_x, gap_y = self._theme.px(_GAP_X), self._theme.px(_GAP_Y)
        across = (self.width() - 2 * ring + gap_x) // self._columns
        down = (self.height() - 2 * ring + gap_y) // self._rows
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, self._columns)
            width, height = across - gap_x + 2 * ring, down - gap_y + 2 * ring
            tile.setGeometry(column * across, row * down, width, height)

    def _show(self) -> None:
        shown = self._words[self._first : self._first + len(self._tiles)]
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < len(shown))
            if place < len(shown):
                tile.set_text(shown[place])
        self.turned.emit()
