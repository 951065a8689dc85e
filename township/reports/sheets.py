"""A workbook's sheets as the county's form has them: title, heads, rows, ready for A4 paper."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from township.reports.metrics import Ratio

Value = str | int | float | datetime.date | Ratio | None

_TITLE, _HEAD, _BODY = (
    Font("宋体", 16, bold=True),
    Font("宋体", 10.5, bold=True),
    Font("宋体", 10.5),
)
_LINE = Side(style="thin", color="8A8074")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_SHADE = PatternFill("solid", start_color="F6F2EA")
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(vertical="center", wrap_text=True)
_TITLE_ROW, _FILLED_ROW, _HEAD_ROW = 1, 2, 3
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
    for sheet in sheets:
        _write(book.create_sheet(sheet.name), title, filled, sheet)
    return book


def _write(page: Worksheet, title: str, filled: Filled, sheet: Sheet) -> None:
    width = len(sheet.columns)
    _put(page, _TITLE_ROW, 1, f"{title}（{sheet.name}）", _TITLE, _CENTRE)
    page.merge_cells(start_row=_TITLE_ROW, end_row=_TITLE_ROW, start_column=1, end_column=width)
    page.row_dimensions[_TITLE_ROW].height = 30
    who = (
        f"填报单位：{filled.unit}　　填报人：{filled.person}　　审核人：　　　　"
        f"填报日期：{filled.on:%Y}年{filled.on.month}月{filled.on.day}日"
    )
    _put(page, _FILLED_ROW, 1, who, _BODY, _LEFT)
    page.merge_cells(start_row=_FILLED_ROW, end_row=_FILLED_ROW, start_column=1, end_column=width)
    for place, column in enumerate(sheet.columns, 1):
        cell = _put(page, _HEAD_ROW, place, column.head, _HEAD, _CENTRE)
        cell.border, cell.fill = _BOX, _SHADE
        page.column_dimensions[get_column_letter(place)].width = column.width
    last = _write_rows(page, sheet)
    _prepare_to_print(page, width, last)


def _write_rows(page: Worksheet, sheet: Sheet) -> int:
    """Write the body; the number of its last row."""
    last = _HEAD_ROW
    for row in (*sheet.rows, *([sheet.total] if sheet.total else ())):
        last += 1
        for place, value in enumerate(row, 1):
            align = _LEFT if isinstance(value, str) else _CENTRE
            _put(page, last, place, value, _BODY, align).border = _BOX
    if last == _HEAD_ROW:
        last += 1
        _put(page, last, 1, sheet.empty, _BODY, _LEFT)
    return last


def _put(
    page: Worksheet, row: int, place: int, value: Value, font: Font, align: Alignment
) -> Cell | MergedCell:
    if isinstance(value, Ratio):
        value = "–" if value.percent is None else f"{value.part}/{value.whole}（{value.percent}%）"
    if isinstance(value, str):
        value = value.translate(_FORBIDDEN)[:_LONGEST]
    cell = page.cell(row, place, value)
    if isinstance(value, str):
        # Whatever a village wrote is words, and never a formula that somebody's computer works out.
        cell.data_type = "s"
    cell.font, cell.alignment = font, align
    return cell


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
