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
_HIDDEN = (0, 0)
"""The span of a cell that another one covers."""


@dataclass(frozen=True)
class GridCell:
    """One cell as it is shown."""

    words: str
    is_filled: bool
    across: int = 1
    down: int = 1
    """How many columns and rows it takes."""


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
    height = min(filled.max_row, MOST_ROWS)
    spans = _spans(page, width, height)
    numbers, spare = range(1, width + 1), [("", "")] * _SPARE_SINGLES
    return SheetGrid(
        mapping,
        tuple((one, mapping.columns.get(one, "")) for one in map(get_column_letter, numbers)),
        tuple(
            (
                row,
                tuple(
                    _cell(page, filled, row, column, spans.get((row, column), (1, 1)))
                    for column in numbers
                    if spans.get((row, column)) != _HIDDEN
                ),
            )
            for row in range(1, height + 1)
        ),
        (*((place, code) for place, code in mapping.singles.items() if CELL.match(place)), *spare),
    )


def _spans(page: Worksheet, width: int, height: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Of merged cells: how far the first one goes, and that the others are not there."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for merged in page.merged_cells.ranges:
        right, bottom = min(merged.max_col, width), min(merged.max_row, height)
        for row in range(merged.min_row, bottom + 1):
            for column in range(merged.min_col, right + 1):
                found[row, column] = _HIDDEN
        found[merged.min_row, merged.min_col] = (
            right - merged.min_col + 1,
            bottom - merged.min_row + 1,
        )
    return found


def _cell(
    page: Worksheet, filled: Worksheet, row: int, column: int, span: tuple[int, int]
) -> GridCell:
    before, now = page.cell(row, column).value, filled.cell(row, column)
    return GridCell(_words(now.value, now.number_format), before != now.value, *span)


def _words(value: object, shape: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, int | float) and "%" in shape:
        return f"{value:.1%}"
    if isinstance(value, str) and value.startswith("="):
        return "公式"
    return str(value)[:_LONGEST_WORDS]
