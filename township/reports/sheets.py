"""A workbook's sheets as the county's form has them: title, heads, rows, ready for A4 paper."""

import datetime
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from township.reports.metrics import Ratio

Value = str | int | float | datetime.date | Ratio | None

_LINE = Side(style="thin", color="8A8074")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_SHADE = PatternFill("solid", start_color="F6F2EA")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(vertical="center", wrap_text=True)
_SONGTI, _SONGTI_BOLD = Font("宋体", 10.5), Font("宋体", 10.5, bold=True)
_TITLE, _FILLED, _HEAD, _WORDS, _FIGURE = "题目", "填报行", "表头", "文字", "数字"
_TITLE_ROW, _FILLED_ROW, _HEAD_ROW = 1, 2, 3
_TITLE_PT, _LINE_PT = 30, 15
"""Heights of rows in points; programs do not work them out for words that take several lines."""
_NARROWEST = 120
"""A sheet of fewer characters' width would be blown up until its own title did not fit."""
_LONGEST = 32_767
"""More characters no cell holds."""
_FORBIDDEN = {code: None for code in range(32) if chr(code) not in "\t\n\r"}


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        head: what stands above it.
        width: in characters of the body's size.
    """

    head: str
    width: float = 10


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    empty: str = "本月没有"
    """What is said where there is no row."""
    total: Sequence[Value] = field(default=())


@dataclass(frozen=True)
class Filled:
    """Who filled the form in, for the line under the title."""

    unit: str
    person: str
    on: datetime.date


def workbook_of(title: str, filled: Filled, sheets: Iterable[Sheet]) -> Workbook:
    """A workbook of these sheets, each ready to be printed.

    A ratio is words, such as 33/36 (91%); all other numbers are numbers.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for look in _looks():
        book.add_named_style(look)
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), title, filled, sheet)
    return book


def _looks() -> tuple[NamedStyle, ...]:
    """Named once a workbook: a font set cell by cell is compared with all others each time."""
    return (
        NamedStyle(_TITLE, font=Font("宋体", 16, bold=True), alignment=_CENTRE),
        NamedStyle(_FILLED, font=_SONGTI, alignment=_LEFT),
        NamedStyle(_HEAD, font=_SONGTI_BOLD, alignment=_CENTRE, border=_BOX, fill=_SHADE),
        NamedStyle(_WORDS, font=_SONGTI, alignment=_LEFT, border=_BOX),
        NamedStyle(_FIGURE, font=_SONGTI, alignment=_CENTRE, border=_BOX),
    )


def clean_words(words: str) -> str:
    """Words without what no cell can hold."""
    return words.translate(_FORBIDDEN)[:_LONGEST]


def _write(page: Worksheet, title: str, filled: Filled, sheet: Sheet) -> None:
    widths = _widths(sheet.columns)
    for row, words, look in (
        (_TITLE_ROW, f"{title}（{sheet.name}）", _TITLE),
        (_FILLED_ROW, _filled_words(filled), _FILLED),
    ):
        _put(page, row, 1, words, look)
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(widths))
    page.row_dimensions[_TITLE_ROW].height = _TITLE_PT
    page.row_dimensions[_FILLED_ROW].height = _LINE_PT * 1.5
    for place, (column, width) in enumerate(zip(sheet.columns, widths, strict=True), 1):
        _put(page, _HEAD_ROW, place, column.head, _HEAD)
        page.column_dimensions[get_column_letter(place)].width = width
    _set_height(page, _HEAD_ROW, [column.head for column in sheet.columns], widths)
    _prepare_to_print(page, len(widths), _write_rows(page, sheet, widths))


def _widths(columns: Sequence[Column]) -> list[float]:
    wanted = sum(column.width for column in columns)
    return [column.width * max(1.0, _NARROWEST / wanted) for column in columns]


def _filled_words(filled: Filled) -> str:
    day = f"{filled.on:%Y}年{filled.on.month}月{filled.on.day}日"
    return (
        f"填报单位：{filled.unit}　　填报人：{filled.person}　　审核人：　　　　　　填报日期：{day}"
    )


def _write_rows(page: Worksheet, sheet: Sheet, widths: Sequence[float]) -> int:
    """Write the body; the number of its last row."""
    last = _HEAD_ROW
    for row in (*sheet.rows, *([sheet.total] if sheet.total else ())):
        last += 1
        for place, value in enumerate(row, 1):
            _put(page, last, place, value, _WORDS if isinstance(value, str) else _FIGURE)
        _set_height(page, last, row, widths)
    if last == _HEAD_ROW:
        last += 1
        _put(page, last, 1, sheet.empty, _FILLED)
    return last


def _set_height(
    page: Worksheet, number: int, row: Sequence[Value], widths: Sequence[float]
) -> None:
    """Make a row as high as its longest words need."""
    words = ((one, width) for one, width in zip(row, widths, strict=True) if isinstance(one, str))
    lines = max((_lines(text, width) for text, width in words), default=1)
    if lines > 1:
        page.row_dimensions[number].height = _LINE_PT * lines


@lru_cache(4_096)
def _lines(text: str, width: float) -> int:
    """How many lines words take, at two units a Chinese character and a little to spare."""
    wide = (sum(1 if char.isascii() else 2 for char in line) for line in text.splitlines() or [""])
    return sum(max(1, math.ceil(units / max(width - 1, 1))) for units in wide)


def _put(page: Worksheet, row: int, place: int, value: Value, look: str) -> None:
    if isinstance(value, Ratio):
        value = str(value)
    if isinstance(value, str):
        value = clean_words(value)
    cell = page.cell(row, place)
    # Before the value: a date brings a format of its own.
    cell.style = look
    cell.value = value
    if isinstance(value, str):
        # Whatever a village wrote is words, and never a formula that somebody's computer works out.
        cell.data_type = "s"


def _prepare_to_print(page: Worksheet, width: int, last: int) -> None:
    page.freeze_panes = f"A{_HEAD_ROW + 1}"
    page.print_title_rows = f"{_TITLE_ROW}:{_HEAD_ROW}"
    page.print_area = f"A1:{get_column_letter(width)}{last}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_options.horizontalCentered = True
    if page.oddFooter is not None:
        page.oddFooter.center.text = "第 &P 页，共 &N 页"
