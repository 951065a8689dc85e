"""A workbook's sheets as the county's form has them: title, heads, rows, ready for A4 paper."""

import datetime
import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from township.reports.metrics import Ratio

Value = str | int | float | datetime.date | Ratio | None

_LINE, _SHADE = "#8A8074", "#F6F2EA"
_FONT = {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter", "text_wrap": True}
_BOX = {**_FONT, "border": 1, "border_color": _LINE}
_MIDDLE = {"align": "center"}
_TITLE_ROW, _FILLED_ROW, _HEAD_ROW = 0, 1, 2
_A4 = 9
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


def workbook_of(title: str, filled: Filled, sheets: Iterable[Sheet]) -> bytes:
    """The file of a workbook of these sheets, each ready to be printed.

    A ratio is words, such as 33/36 (91%); all other numbers are numbers.
    """
    held = io.BytesIO()
    # No file on the way: names would stay in it where the program is stopped half-way.
    book = Workbook(held, {"in_memory": True})
    looks = _Looks.of(book)
    for sheet in sheets:
        _Page(book.add_worksheet(sheet.name), looks, sheet.columns).write(title, filled, sheet)
    book.close()
    return held.getvalue()


def clean_words(words: str) -> str:
    """Words without what no cell can hold."""
    return words.translate(_FORBIDDEN)[:_LONGEST]


@dataclass(frozen=True)
class _Looks:
    """How the cells of a workbook look."""

    title: Format
    filled: Format
    head: Format
    words: Format
    figure: Format
    day: Format

    @classmethod
    def of(cls, book: Workbook) -> Self:
        return cls(
            title=book.add_format({**_FONT, **_MIDDLE, "font_size": 16, "bold": True}),
            filled=book.add_format(_FONT),
            head=book.add_format({**_BOX, **_MIDDLE, "bold": True, "bg_color": _SHADE}),
            words=book.add_format(_BOX),
            figure=book.add_format({**_BOX, **_MIDDLE}),
            day=book.add_format({**_BOX, **_MIDDLE, "num_format": "yyyy-mm-dd"}),
        )


class _Page:
    """One sheet while it is written, from its first row to its last."""

    def __init__(self, page: Worksheet, looks: _Looks, columns: Sequence[Column]) -> None:
        self._page, self._looks = page, looks
        wanted = sum(column.width for column in columns)
        self._widths = [column.width * max(1.0, _NARROWEST / wanted) for column in columns]

    def write(self, title: str, filled: Filled, sheet: Sheet) -> None:
        """Write all of it."""
        for place, width in enumerate(self._widths):
            self._page.set_column(place, place, width)
        self._write_line(_TITLE_ROW, f"{title}（{sheet.name}）", self._looks.title, _TITLE_PT)
        self._write_line(_FILLED_ROW, _filled_words(filled), self._looks.filled, _LINE_PT * 1.5)
        heads = [column.head for column in sheet.columns]
        self._set_height(_HEAD_ROW, heads)
        for place, head in enumerate(heads):
            self._page.write_string(_HEAD_ROW, place, head, self._looks.head)
        self._prepare_to_print(self._write_rows(sheet))

    def _write_line(self, row: int, words: str, look: Format, height: float) -> None:
        """Words across the whole sheet."""
        self._page.set_row(row, height)
        last = len(self._widths) - 1
        if last:
            self._page.merge_range(row, 0, row, last, "", look)
        self._page.write_string(row, 0, clean_words(words), look)

    def _write_rows(self, sheet: Sheet) -> int:
        """Write the body; the number of its last row."""
        last = _HEAD_ROW
        for row in (*sheet.rows, *([sheet.total] if sheet.total else ())):
            last += 1
            self._set_height(last, row)
            for place, value in enumerate(row):
                self._put(last, place, value)
        if last == _HEAD_ROW:
            last += 1
            self._page.write_string(last, 0, sheet.empty, self._looks.filled)
        return last

    def _put(self, row: int, place: int, value: Value) -> None:
        if isinstance(value, str):
            # Whatever a village wrote is words, and never a formula that a computer works out.
            self._page.write_string(row, place, clean_words(value), self._looks.words)
        elif value is None:
            self._page.write_blank(row, place, None, self._looks.figure)
        elif isinstance(value, datetime.date):
            self._page.write_datetime(row, place, value, self._looks.day)
        elif isinstance(value, Ratio):
            self._page.write_string(row, place, str(value), self._looks.words)
        else:
            self._page.write_number(row, place, value, self._looks.figure)

    def _set_height(self, number: int, row: Sequence[Value]) -> None:
        """Make a row as high as its longest words need."""
        cells = zip(row, self._widths, strict=True)
        words = ((one, width) for one, width in cells if isinstance(one, str))
        lines = max((_lines(text, width) for text, width in words), default=1)
        if lines > 1:
            self._page.set_row(number, _LINE_PT * lines)

    def _prepare_to_print(self, last: int) -> None:
        self._page.freeze_panes(_HEAD_ROW + 1, 0)
        self._page.repeat_rows(_TITLE_ROW, _HEAD_ROW)
        self._page.print_area(0, 0, last, len(self._widths) - 1)
        self._page.set_landscape()
        self._page.set_paper(_A4)
        self._page.fit_to_pages(1, 0)
        self._page.center_horizontally()
        self._page.set_footer("&C第 &P 页，共 &N 页")


def _filled_words(filled: Filled) -> str:
    day = f"{filled.on:%Y}年{filled.on.month}月{filled.on.day}日"
    return (
        f"填报单位：{filled.unit}　　填报人：{filled.person}　　审核人：　　　　　　填报日期：{day}"
    )


@lru_cache(4_096)
def _lines(text: str, width: float) -> int:
    """How many lines words take, at two units a Chinese character and a little to spare."""
    wide = (sum(1 if char.isascii() else 2 for char in line) for line in text.splitlines() or [""])
    return sum(max(1, math.ceil(units / max(width - 1, 1))) for units in wide)
