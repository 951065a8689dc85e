"""Shows the county's form as a grid that says what goes where, and reads what was chosen there."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from township.reports.county_mapping import (
    CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    SheetMapping,
    known,
)

_SPARE_SINGLES = 3
_MOST_SINGLES = 60
_LONGEST_WORDS = 60


@dataclass(frozen=True)
class GridCell:
    """One cell as it is shown."""

    place: str
    words: str
    is_filled: bool


@dataclass(frozen=True)
class SheetGrid:
    """One sheet as it is shown, and what is chosen for it."""

    mapping: SheetMapping
    letters: tuple[tuple[str, str], ...]
    """Each column's letter, and the figure chosen for it."""
    rows: tuple[tuple[int, tuple[GridCell, ...]], ...]
    singles: tuple[tuple[str, str], ...]
    """Cell and figure; a few are empty, to be chosen."""


def grids(template: Workbook, made: Workbook, mappings: Sequence[SheetMapping]) -> list[SheetGrid]:
    """The sheets of a form, filled.

    Args:
        template: the form as it came.
        made: the same, filled in.
        mappings: what belongs where.
    """
    chosen = {one.sheet: one for one in mappings}
    pages = zip(template.worksheets, made.worksheets, strict=True)
    return [
        _grid(page, filled, chosen.get(page.title, SheetMapping(page.title)))
        for page, filled in list(pages)[:MOST_SHEETS]
    ]


def typed_mapping(typed: QueryDict) -> list[SheetMapping] | None:
    """What was chosen; nothing if it cannot be meant."""
    found = []
    for number, sheet in enumerate(typed.getlist("sheet")[:MOST_SHEETS]):
        first = typed.get(f"first-{number}", "").strip() or "0"
        if not (first.isascii() and first.isdecimal()) or int(first) > 999:
            return None
        columns = {
            letter: code
            for letter in map(get_column_letter, range(1, MOST_COLUMNS + 1))
            if (code := typed.get(f"column-{number}-{letter}", ""))
        }
        cells = [one.strip().upper() for one in typed.getlist(f"cell-{number}")]
        codes = typed.getlist(f"figure-{number}")
        pairs = zip(cells[:_MOST_SINGLES], codes, strict=False)
        singles = {cell: code for cell, code in pairs if cell and code}
        if not known(columns, singles):
            return None
        found.append(SheetMapping(sheet, int(first), columns, singles))
    return found


def _grid(page: Worksheet, filled: Worksheet, mapping: SheetMapping) -> SheetGrid:
    width = min(filled.max_column, MOST_COLUMNS)
    letters = tuple(get_column_letter(number) for number in range(1, width + 1))
    spare = [("", "")] * _SPARE_SINGLES
    return SheetGrid(
        mapping,
        tuple((letter, mapping.columns.get(letter, "")) for letter in letters),
        tuple(
            (row, tuple(_cell(page, filled, f"{letter}{row}") for letter in letters))
            for row in range(1, min(filled.max_row, MOST_ROWS) + 1)
        ),
        (*((place, code) for place, code in mapping.singles.items() if CELL.match(place)), *spare),
    )


def _cell(page: Worksheet, filled: Worksheet, place: str) -> GridCell:
    before, now = page[place].value, filled[place].value
    return GridCell(place, _words(now, filled[place].number_format), before != now)


def _words(value: object, shape: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, float) and "%" in shape:
        return f"{value:.1%}"
    return str(value)[:_LONGEST_WORDS]
