"""Opens the county's template only after the file has been shown to be a harmless workbook."""

import io
import zipfile

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries

LARGEST_BYTES = 5 * 1024 * 1024
_LARGEST_UNPACKED_BYTES = 25 * 1024 * 1024
_MOST_PARTS = 500
_MOST_CELLS = 200_000
"""Cells that are written in a sheet or lie within its merged ranges: each becomes an object."""
_OLD_FORMAT = bytes.fromhex("d0cf11e0a1b11ae1")
"""An .xls, and an .xlsx that a password locks, begin like this."""
_ACTIVE = ("vbaproject", "activex", "/embeddings/", "macrosheets", "/ctrlprops/")
_MACRO_TYPES = (b"macroEnabled", b"vbaProject")


class TemplateRefused(Exception):
    """The file cannot be the template; the message says why in plain words."""


def open_template(data: bytes) -> Workbook:
    """The workbook, with its formulas as they are.

    Args:
        data: the bytes of an ``.xlsx`` file, from anybody.

    Raises:
        TemplateRefused: it is no such file, too large, or holds something that acts.
    """
    if len(data) > LARGEST_BYTES:
        raise TemplateRefused("这个文件太大了，县里的空表不会超过5 MB。")
    if data.startswith(_OLD_FORMAT):
        raise TemplateRefused("这是老格式或加了密码的表。请用表格软件打开，另存为 .xlsx 再传。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check(packed)
        book = load_workbook(io.BytesIO(data))
    except TemplateRefused:
        raise
    except (zipfile.BadZipFile, DefusedXmlException, ParseError, EOFError) as broken:
        raise TemplateRefused("这个文件打不开，请重新从县里下载一份。") from broken
    # Whatever else the library stumbles over is in the file: it is the only thing that is new here.
    except Exception as odd:
        raise TemplateRefused("这个表读不懂，请用表格软件打开，另存为 .xlsx 再传。") from odd
    if not book.worksheets:
        raise TemplateRefused("这个文件里没有表。")
    return book


def _check(packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    if len(parts) > _MOST_PARTS or sum(one.file_size for one in parts) > _LARGEST_UNPACKED_BYTES:
        raise TemplateRefused("这个文件展开以后太大，不像一张空表。")
    names = {one.filename.lower() for one in parts}
    if any(word in name for name in names for word in _ACTIVE):
        raise TemplateRefused("这个表里有宏或控件，不收。请让县里发一份没有宏的 .xlsx。")
    if any("externallinks/" in name for name in names):
        raise TemplateRefused("这个表连着别的文件，不收。请让县里发一份不连别的文件的。")
    if "[content_types].xml" not in names or "xl/workbook.xml" not in names:
        raise TemplateRefused("这不是 .xlsx 表。")
    if any(word in packed.read("[Content_Types].xml") for word in _MACRO_TYPES):
        raise TemplateRefused("这个表里有宏，不收。请让县里发一份没有宏的 .xlsx。")
    # Once all together: many small sheets are as much work as a large one.
    if sum(_cells(packed, one) for one in parts if _is_xml(one.filename)) > _MOST_CELLS:
        raise TemplateRefused("这个表的格子太多，不像一张空表。")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _cells(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Cells of a part; entities and the like are refused on the way."""
    count = 0
    with packed.open(part) as stream:
        for _, element in iterparse(stream, forbid_dtd=True):
            name = element.tag.rpartition("}")[2]
            if name == "c":
                count += 1
            elif name == "mergeCell":
                count += _area(element.get("ref", ""))
            if name == "row":
                element.clear()
    return count


def _area(reference: str) -> int:
    try:
        left, top, right, bottom = range_boundaries(reference)
    except ValueError as odd:
        raise TemplateRefused("这个表里合并的格子写得不对，读不懂。") from odd
    if left is None or top is None or right is None or bottom is None:
        raise TemplateRefused("这个表里合并了整行整列，不像一张空表。")
    return (right - left + 1) * (bottom - top + 1)
