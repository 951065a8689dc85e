"""What belongs where in the county's form: proposed from its words, kept once, checked again."""

import re
from collections.abc import Mapping as Dictionary
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from township.reports.county_figures import (
    IN_PLACE,
    ROW_FIGURES,
    SINGLE_FIGURES,
    figure_of_head,
)

MOST_ROWS, MOST_COLUMNS = 60, 30
"""So much of a sheet is read and shown; no county asks for more."""
MOST_SHEETS = 5
CELL = re.compile(r"[A-Z]{1,2}[1-9][0-9]{0,2}")
GAPS = re.compile(r"(填报单位|填报人|填报日期)\s*[：:]|[Xx×＿_ 　]+月|[Xx×＿_]+[镇乡]")
"""What stands open in the words of a form."""
_LABELS = {"填报单位": "unit", "填报人": "person", "填报日期": "day", "月份": "month_words"}
_FEWEST_HEADS = 2
_TOTAL = re.compile(r"^(合计|总计|小计|全镇|审核|填报|备注|说明|注)")


@dataclass(frozen=True)
class SheetMapping:
    """What belongs where in one sheet."""

    sheet: str
    first_row: int = 0
    """Where the first village stands; nought where the sheet has no table of villages."""
    columns: Dictionary[str, str] = field(default_factory=dict)
    """Codes of ``ROW_FIGURES`` by column letter."""
    singles: Dictionary[str, str] = field(default_factory=dict)
    """Codes of ``SINGLE_FIGURES`` by cell."""
    heads: Dictionary[str, str] = field(default_factory=dict)
    """The words above each mapped column, to notice when the county changes its form."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing belongs into this sheet."""
        return not self.singles and not (self.first_row and self.columns)

    def as_plain(self) -> dict[str, Any]:
        """As it is kept."""
        return {
            "sheet": self.sheet,
            "first_row": self.first_row,
            "columns": dict(self.columns),
            "singles": dict(self.singles),
            "heads": dict(self.heads),
        }


def from_plain(plain: Sequence[Dictionary[str, Any]]) -> list[SheetMapping]:
    """What ``as_plain`` made."""
    return [SheetMapping(**one) for one in plain]


def words_of(page: Worksheet, row: int, column: int) -> str:
    """The words of a cell; a formula is none."""
    value = page.cell(row, column).value
    return value.strip() if isinstance(value, str) and not value.startswith("=") else ""


def suggested(book: Workbook) -> list[SheetMapping]:
    """What each sheet's own words say about it."""
    return [_suggested(page) for page in book.worksheets[:MOST_SHEETS]]


def head_words(page: Worksheet, first_row: int, column: int) -> str:
    """What stands above a column, over as many rows as its head takes."""
    said = (words_of(page, row, column) for row in range(max(1, first_row - 2), first_row))
    return "/".join(one for one in said if one)


def with_heads(page: Worksheet, mapping: SheetMapping) -> SheetMapping:
    """The mapping with the words that stand above its columns now."""
    places = {get_column_letter(number): number for number in range(1, MOST_COLUMNS + 1)}
    heads = {
        letter: head_words(page, mapping.first_row, places[letter]) for letter in mapping.columns
    }
    return SheetMapping(mapping.sheet, mapping.first_row, mapping.columns, mapping.singles, heads)


def changes_between(book: Workbook, kept: Sequence[SheetMapping]) -> list[str]:
    """What a new form says otherwise than the one that was mapped, in plain words."""
    found = []
    pages = {page.title: page for page in book.worksheets}
    for one in kept:
        if one.is_empty:
            continue
        page = pages.get(one.sheet)
        if page is None:
            found.append(f"没有“{one.sheet}”这张表了")
            continue
        now = with_heads(page, one).heads
        found += [
            f"“{one.sheet}”{letter}列的表头"
            f"原来是“{before or '空的'}”，现在是“{now[letter] or '空的'}”"
            for letter, before in one.heads.items()
            if now[letter] != before
        ]
    return found


def _suggested(page: Worksheet) -> SheetMapping:
    last, columns = _head_of(page)
    mapping = SheetMapping(
        page.title, last + 1 if columns else 0, columns, _singles(page, last, columns)
    )
    return with_heads(page, mapping) if columns else mapping


def _head_of(page: Worksheet) -> tuple[int, dict[str, str]]:
    """The last row of the table's head, and what its columns mean."""
    rows = {row: _figures_in(page, row) for row in range(1, min(page.max_row, MOST_ROWS) + 1)}
    best = max(rows, key=lambda row: len(rows[row]), default=0)
    if not best or len(rows[best]) < _FEWEST_HEADS:
        return 0, {}
    # A head of two rows: where cells are merged, each column has its words in one of them.
    above, below = rows.get(best - 1, {}), rows.get(best + 1, {})
    last = best + 1 if below and not set(below) & set(rows[best]) else best
    found = {**(above if last == best else {}), **rows[best], **(below if last > best else {})}
    columns: dict[str, str] = {}
    for letter, code in sorted(found.items(), key=lambda one: (len(one[0]), one[0])):
        if code not in columns.values():
            columns[letter] = code
    return last, columns


def _figures_in(page: Worksheet, row: int) -> dict[str, str]:
    found = {}
    for column in range(1, min(page.max_column, MOST_COLUMNS) + 1):
        words = words_of(page, row, column)
        code = figure_of_head(words) if len(words) <= 20 and not GAPS.search(words) else ""
        if code:
            found[get_column_letter(column)] = code
    return found


def _singles(page: Worksheet, last_head: int, columns: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in range(1, min(page.max_row, MOST_ROWS) + 1):
        for column in range(1, min(page.max_column, MOST_COLUMNS) + 1):
            words = words_of(page, row, column)
            if GAPS.search(words):
                found[f"{get_column_letter(column)}{row}"] = IN_PLACE
            elif words in _LABELS and not words_of(page, row, column + 1):
                found[f"{get_column_letter(column + 1)}{row}"] = _LABELS[words]
        if row > last_head and columns and _is_total(page, row):
            found.update(_totals(page, row, columns))
    return found


def _is_total(page: Worksheet, row: int) -> bool:
    return any(words_of(page, row, column) in ("合计", "总计", "全镇") for column in (1, 2, 3))


def _totals(page: Worksheet, row: int, columns: dict[str, str]) -> dict[str, str]:
    """Sums where the form has no formula of its own for them."""
    return {
        f"{letter}{row}": code
        for letter, code in columns.items()
        if code in SINGLE_FIGURES and page[f"{letter}{row}"].value is None
    }


def ends_table(words: str) -> bool:
    """Whether a row that begins like this is no village's any more."""
    return bool(_TOTAL.match(words))


def known(columns: Dictionary[str, str], singles: Dictionary[str, str]) -> bool:
    """Whether every code is one of ours and every cell a cell."""
    letters = {get_column_letter(number) for number in range(1, MOST_COLUMNS + 1)}
    return (
        set(columns) <= letters
        and set(columns.values()) <= set(ROW_FIGURES)
        and all(CELL.fullmatch(cell) for cell in singles)
        and set(singles.values()) <= set(SINGLE_FIGURES)
    )
