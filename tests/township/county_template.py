"""The form of an invented county, as its office would have drawn it up."""

import io
from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

HEADS = ("序号", "村名", "有效场次", "参学人次", "参学率", "备注", "人均")
FIRST_ROW = 5
_BOX = Border(*(Side(style="thin") for _ in range(4)))


def county_template(
    rows: int = 8, names: Sequence[str] = (), alter: Callable[[Worksheet], None] | None = None
) -> bytes:
    """A form with a title, an open line, a head of two rows, room for villages, and sums.

    Args:
        rows: for so many villages.
        names: those that the county has written in already.
        alter: changes the sheet before it is saved.
    """
    book = Workbook()
    page = book.worksheets[0]
    page.title = "月报"
    page["A1"] = "青禾县XX镇远程教育X月份学用情况统计表"
    page["A1"].font = Font("黑体", 18, bold=True)
    page.merge_cells("A1:G1")
    page["A2"] = "填报单位：　　　　填报人：　　　　审核人：　　　　填报日期：　　年　月　日"
    page.merge_cells("A2:G2")
    page["A3"], page["B3"], page["C3"] = HEADS[0], HEADS[1], "学习情况"
    page.merge_cells("C3:E3")
    for column, words in enumerate(HEADS, 1):
        if column > 2:
            page.cell(4, column, words)
    page.merge_cells("A3:A4")
    page.merge_cells("B3:B4")
    last = FIRST_ROW + rows - 1
    for row in range(FIRST_ROW, last + 1):
        for column in range(1, 8):
            page.cell(row, column).border = _BOX
        page.cell(row, 5).number_format = "0.00%"
        page.cell(row, 7, f"=D{row}/C{row}")
    for row, name in enumerate(names, FIRST_ROW):
        page.cell(row, 2, name)
    page.cell(last + 1, 1, "合计").fill = PatternFill("solid", start_color="FFEEAA")
    page.cell(last + 1, 3, f"=SUM(C{FIRST_ROW}:C{last})")
    page.column_dimensions["B"].width = 22
    if alter is not None:
        alter(page)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
