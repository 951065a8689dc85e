"""The rows a form is ruled into: each knows the height it needs, and where it may be broken."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kiosk.sheets.pen import LEADING, Align, Pen
from kiosk.sheets.typeface import Typeface

BODY = 3.7
"""Height of ordinary letters in mm: 五号."""
SMALL = 3.2
_LABEL = 3.5
_PAD = 1.4
LEAST_ROW = 8.2
"""Nothing to be written by hand fits into less, mm."""
_RULE_EVERY = 8.5
"""Distance of the lines people write on, mm."""
_BREAKABLE_LINES = 4
"""A row of fewer lines is moved to the next page as a whole."""
_TOGETHER = 2
"""No fewer lines are left behind on a page, or alone on the next one."""


@dataclass(frozen=True)
class Cell:
    """One cell of a row."""

    text: str
    width: float
    """In mm."""
    bold: bool = False
    align: Align = Align.LEFT
    size: float = BODY
    ruled: bool = False
    """Whether the room under the words is ruled for writing."""
    lines: tuple[str, ...] = ()
    """The words as they break; filled in by the row."""


def label(text: str, width: float) -> Cell:
    """A cell that names its neighbour."""
    return Cell(text, width, bold=True, align=Align.CENTRE, size=_LABEL)


@dataclass(frozen=True)
class Row:
    """A row of cells; with room to spare it may grow from its least height to ``most``."""

    cells: tuple[Cell, ...]
    least: float
    most: float
    heading: "Row | None" = field(default=None, repr=False)
    """The row that is repeated above it on a further page."""

    @property
    def height(self) -> float:
        """What it takes at least, in mm."""
        return max(self.least, *(_needed(cell) for cell in self.cells))

    def split(self, room: float) -> "tuple[Row, Row] | None":
        """The part that fits and the rest, where it may be broken there.

        Args:
            room: in mm.
        """
        most_lines = max(len(cell.lines) for cell in self.cells)
        fitting = min(int((room - 2 * _PAD) / (cell.size * LEADING)) for cell in self.cells)
        if most_lines < _BREAKABLE_LINES or not _TOGETHER <= fitting < most_lines:
            return None  # where all its words would fit, only the room to write in is wanting
        fitting = min(fitting, most_lines - _TOGETHER)
        first = tuple(_part(one, 0, fitting) for one in self.cells)
        rest = tuple(_part(one, fitting, None) for one in self.cells)
        return (
            replace(self, cells=tuple(replace(one, ruled=False) for one in first), least=0, most=0),
            replace(self, cells=rest),
        )

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw the row so high, its cells side by side."""
        for cell in self.cells:
            pen.box(left, top, cell.width, height)
            _draw_cell(pen, cell, left, top, height)
            left += cell.width


def row(
    typeface: Typeface,
    cells: Sequence[Cell],
    *,
    least: float = LEAST_ROW,
    most: float = 0.0,
    heading: Row | None = None,
) -> Row:
    """A row whose words are broken into lines.

    Args:
        typeface: the letters.
        cells: from the left.
        least: height in mm.
        most: how high it may become where there is room, mm.
        heading: what is repeated above it on a further page.
    """
    broken = tuple(
        replace(
            one,
            lines=tuple(typeface.lines(one.text, one.size, one.width - 2 * _PAD, one.bold))
            if one.text
            else (),
        )
        for one in cells
    )
    return Row(broken, least, most, heading)


def _needed(cell: Cell) -> float:
    return len(cell.lines) * cell.size * LEADING + 2 * _PAD if cell.lines else 0.0


def _part(cell: Cell, start: int, end: int | None) -> Cell:
    """A part of a cell's lines; what names its neighbour is said again on the further page."""
    lines = cell.lines[start:end]
    return replace(cell, lines=lines or cell.lines if cell.bold else lines)


def _draw_cell(pen: Pen, cell: Cell, left: float, top: float, height: float) -> None:
    step = cell.size * LEADING
    words = len(cell.lines) * step
    down = _PAD if cell.ruled else max(_PAD, (height - words) / 2)
    for number, line in enumerate(cell.lines):
        pen.text(
            line,
            left + _PAD,
            top + down + number * step,
            cell.size,
            width=cell.width - 2 * _PAD,
            align=cell.align,
            bold=cell.bold,
        )
    if not cell.ruled:
        return
    y = top + (down + words if words else 0.0) + _RULE_EVERY
    with pen.dotted():
        while y <= top + height - 2.0:
            pen.line(left + _PAD, y, left + cell.width - _PAD, y)
            y += _RULE_EVERY
