"""Fills a copy of the county's form: its styles, merged cells and formulas stay as they are."""

import io
import re
from collections.abc import Iterator, Sequence
from copy import copy
from functools import partial

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from township.reports.county_figures import (
    IN_PLACE,
    SHARES,
    SINGLE_FIGURES,
    Sender,
    Value,
    row_value,
)
from township.reports.county_mapping import SheetMapping, ends_table, words_of
from township.reports.monthly import Line, Monthly
from township.reports.sheets import clean_words

_LAST_ROW = 2_000
_DAY_FORMAT = 'yyyy"年"m"月"d"日"'
_GAP = r"[\s　_＿]*"


class FormDoesNotFit(Exception):
    """The form has no place for what belongs there; the message says what to do."""


def filled(
    book: Workbook, mappings: Sequence[SheetMapping], report: Monthly, sender: Sender
) -> bytes:
    """The form with a month's figures in it.

    Args:
        book: the template as ``open_template`` read it; it is written into.
        mappings: what belongs where.
        report: the month.
        sender: who fills it in.

    Raises:
        FormDoesNotFit: a sheet or a village's row is not there, or there are too few rows.
    """
    pages = {page.title: page for page in book.worksheets}
    for one in mappings:
        if one.is_empty:
            continue
        if one.sheet not in pages:
            raise FormDoesNotFit(f"县里的表里没有“{one.sheet}”这张表了，请重新对应一次。")
        _fill_singles(pages[one.sheet], one, report, sender)
        if one.first_row and one.columns:
            _fill_rows(pages[one.sheet], one, report.lines)
    # Its own sums were worked out over empty cells.
    book.calculation.fullCalcOnLoad = True
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def in_place(words: str, report: Monthly, sender: Sender) -> str:
    """The words of a form with what stands open in them filled in."""
    day = f"{sender.on.year}年{sender.on.month}月{sender.on.day}日"
    said = re.sub(
        rf"填报日期\s*[：:]{_GAP}(年{_GAP}月{_GAP}日)?", lambda _: f"填报日期：{day}　　", words
    )
    for label, value in (("填报单位", sender.unit), ("填报人", sender.person)):
        said = re.sub(rf"{label}\s*[：:]{_GAP}", partial(_labelled, label, value), said)
    said = re.sub(r"[Xx×＿_]+[镇乡]", lambda _: sender.township, said)
    said = re.sub(r"[Xx×＿_ 　]+年(?=[Xx×＿_ 　\d]*月)", f"{report.month[:4]}年", said)
    return re.sub(r"[Xx×＿_ 　]+月", f"{int(report.month[5:])}月", said).rstrip()


def _labelled(label: str, value: str, _found: re.Match[str]) -> str:
    return f"{label}：{value}　　"


def _fill_singles(page: Worksheet, mapping: SheetMapping, report: Monthly, sender: Sender) -> None:
    for place, code in mapping.singles.items():
        cell = _writable(page, page[place])
        if code == IN_PLACE:
            words = cell.value if isinstance(cell.value, str) else ""
            _put(cell, in_place(words, report, sender) if words[:1] != "=" else words, code)
        else:
            _put(cell, SINGLE_FIGURES[code].value(report, sender), code)


def _fill_rows(page: Worksheet, mapping: SheetMapping, lines: Sequence[Line]) -> None:
    names = _rows_by_name(page, mapping)
    rows = _named_rows(names, lines) if names else _free_rows(page, mapping, len(lines))
    for place, (line, row) in enumerate(zip(lines, rows, strict=True), 1):
        for letter, code in mapping.columns.items():
            if names and code in ("station", "place"):
                continue
            cell = _writable(page, page[f"{letter}{row}"])
            first = page[f"{letter}{mapping.first_row}"]
            if not cell.has_style and first.has_style:
                _dress_like(cell, first)
            _put(cell, row_value(code, place, line), code)


def _dress_like(cell: Cell, other: Cell | MergedCell) -> None:
    for name in ("font", "border", "fill", "alignment", "number_format", "protection"):
        setattr(cell, name, copy(getattr(other, name)))


def _rows_by_name(page: Worksheet, mapping: SheetMapping) -> dict[str, int]:
    """Where the county has written the villages' names into its form: their rows."""
    letter = next((one for one, code in mapping.columns.items() if code == "station"), "")
    if not letter:
        return {}
    column = column_index_from_string(letter)
    found = {}
    for row in range(mapping.first_row, min(page.max_row, _LAST_ROW) + 1):
        words = words_of(page, row, column)
        if not words or ends_table(words):
            break
        found[_short(words)] = row
    return found


def _short(name: str) -> str:
    return re.sub(r"(学习站点|终端站点|站点|村委会|村|站)$", "", name.replace(" ", "").strip())


def _named_rows(names: dict[str, int], lines: Sequence[Line]) -> list[int]:
    missing = [one.station.name for one in lines if _short(one.station.name) not in names]
    if missing:
        raise FormDoesNotFit(f"县里的表里没有写{'、'.join(missing[:10])}，请在表里加上再传一次。")
    return [names[_short(one.station.name)] for one in lines]


def _free_rows(page: Worksheet, mapping: SheetMapping, wanted: int) -> list[int]:
    free: list[int] = []
    for row in range(mapping.first_row, mapping.first_row + wanted):
        if not _is_free(page, mapping, row):
            raise FormDoesNotFit(
                f"县里的表只留了{len(free)}行，我们有{wanted}个站点。请在表里加几行再传一次。"
            )
        free.append(row)
    return free


def _is_free(page: Worksheet, mapping: SheetMapping, row: int) -> bool:
    if row > page.max_row:
        return True
    if any(ends_table(words_of(page, row, column)) for column in (1, 2, 3)):
        return False
    return all(_is_empty(cell) for cell in _cells(page, mapping, row))


def _cells(page: Worksheet, mapping: SheetMapping, row: int) -> Iterator[Cell | MergedCell]:
    # The county may have numbered its rows already.
    return (page[f"{letter}{row}"] for letter, code in mapping.columns.items() if code != "place")


def _is_empty(cell: Cell | MergedCell) -> bool:
    return not isinstance(cell, MergedCell) and cell.value in (None, "", 0)


def _writable(page: Worksheet, cell: Cell | MergedCell) -> Cell:
    """The cell itself, or the first one of those that are merged with it."""
    if isinstance(cell, Cell):
        return cell
    for merged in page.merged_cells.ranges:
        if cell.coordinate in merged:
            first = page.cell(merged.min_row, merged.min_col)
            if isinstance(first, Cell):
                return first
    raise FormDoesNotFit(f"{cell.coordinate}这一格写不进去，请换一格。")


def _put(cell: Cell, value: Value, code: str) -> None:
    if isinstance(value, str):
        cell.value = clean_words(value)
        # Whatever a village or a person is called is words, and never a formula.
        cell.data_type = "s"
        return
    shape = cell.number_format
    cell.value = value
    if shape != "General":
        cell.number_format = shape
    elif code == "day":
        cell.number_format = _DAY_FORMAT
    elif code in SHARES and isinstance(value, float):
        cell.number_format = "0.0%"
