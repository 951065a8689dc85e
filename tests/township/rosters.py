"""Workbooks as villages keep them, made cell by cell, and what an office does with them."""

import io
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

PAGE = "/staff/stations/LW/roster/"
EVERY = "/staff/rosters/"


def workbook(rows: Sequence[Sequence[Any]], title: str = "Sheet1") -> bytes:
    return workbooks({title: rows})


def workbooks(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(list(row))
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def upload(staff: Client, content: bytes, page: str = PAGE) -> Any:
    """Hand a workbook in; the page that comes of it."""
    file = SimpleUploadedFile("花名册.xlsx", content)
    return staff.post(page, {"file": file}, follow=True)


def paste(staff: Client, text: str, page: str = PAGE) -> Any:
    """Hand a pasted list in."""
    return staff.post(page, {"people": text}, follow=True)


def agree(staff: Client, seen: Any, **ticked: Any) -> Any:
    """Press 照这样改 on a dry run."""
    return staff.post(seen.request["PATH_INFO"], ticked, follow=True)


def cells(content: bytes) -> list[list[str]]:
    page = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[str(one or "") for one in row] for row in page.iter_rows(values_only=True)]
