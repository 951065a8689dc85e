"""Opens a workbook that somebody uploads: small enough, no bomb, nothing in it worked out."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from township.stations.roster import RosterRefused

LARGEST_BYTES = 5 * 1024 * 1024
LARGEST_UNPACKED = 40 * 1024 * 1024
"""A roster of 5,000 people takes some two; a bomb says it takes gigabytes."""
MOST_PARTS = 500
MOST_SHEETS = 50
MOST_ROWS = 5_000
_FURTHEST_ROW = 20_000
_MOST_COLUMNS = 60
_NOT_READ = "这个文件打不开。请在表格软件里另存为“Excel 工作簿（.xlsx）”再上传。"
_TOO_LONG = f"表太长了：一次最多{MOST_ROWS}行。请分几次导入。"


@dataclass(frozen=True)
class SheetRows:
    """One sheet: its title, and its rows as text; an empty cell is an empty text."""

    title: str
    rows: Sequence[Sequence[str]]


def sheets_of(content: bytes) -> list[SheetRows]:
    """The sheets of an ``.xlsx`` file.

    Raises:
        RosterRefused: it is too large, too long, or no workbook.
    """
    _check_packing(content)
    try:
        # openpyxl reads by defusedxml where that is installed, as it advises (its documentation,
        # "Security"): no entities, no document types.
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except _FAULTS as fault:
        raise RosterRefused(_NOT_READ) from fault
    try:
        return _sheets(book)
    except _FAULTS as fault:
        raise RosterRefused(_NOT_READ) from fault
    finally:
        book.close()


_FAULTS = (
    *(InvalidFileException, ParseError, zipfile.BadZipFile),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, OSError),
    *(NotImplementedError, OverflowError, RecursionError),
)
"""By which openpyxl and what it rests on say that a file is no good workbook; what defusedxml
forbids is a ``ValueError``."""


def _check_packing(content: bytes) -> None:
    if len(content) > LARGEST_BYTES:
        raise RosterRefused(f"文件太大了，最大{LARGEST_BYTES // 1024**2}MB。花名册里不用放图片。")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as fault:
        raise RosterRefused(_NOT_READ) from fault
    # What a part says it takes is also the most that is unpacked of it.
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > LARGEST_UNPACKED:
        raise RosterRefused("这个文件展开以后太大，没有读。请只留下花名册那几列，另存再上传。")


def _sheets(book: Any) -> list[SheetRows]:
    pages = book.worksheets
    if len(pages) > MOST_SHEETS:
        raise RosterRefused(f"工作表太多了，一次最多{MOST_SHEETS}张。")
    found, total = [], 0
    for page in pages:
        rows = list(_rows(page))
        total += sum(any(row) for row in rows)
        if total > MOST_ROWS:
            raise RosterRefused(_TOO_LONG)
        found.append(SheetRows(str(page.title), rows))
    return found


def _rows(page: Any) -> Iterator[list[str]]:
    # A sheet may claim any size for itself; what is there is counted instead.
    page.reset_dimensions()
    for number, row in enumerate(page.iter_rows(max_col=_MOST_COLUMNS, values_only=True)):
        if number >= _FURTHEST_ROW:
            raise RosterRefused(_TOO_LONG)
        yield [_text(cell) for cell in row]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
