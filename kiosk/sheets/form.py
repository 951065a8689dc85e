"""What every form has: margins to file it by, a title, and a footer by which it is found again."""

from dataclasses import dataclass

from kiosk.sheets.code import draw_code
from kiosk.sheets.pen import THIN, Align, Pen
from kiosk.sheets.table import BODY

WIDTH, HEIGHT = 210.0, 297.0
"""A4, mm."""
LEFT, RIGHT = 24.0, 14.0
"""Margins in mm; the left one has room for the holes."""
ROOM = WIDTH - LEFT - RIGHT
TOP = 13.0
_TITLE = 6.2
BODY_TOP = 27.0
FOOT_TOP = 269.0
"""Where the footer begins, mm."""
BODY_ROOM = FOOT_TOP - 3.0 - BODY_TOP
_CODE = 15.0
_FOOT = 3.0


@dataclass(frozen=True)
class Colophon:
    """What the footer says of a sheet."""

    number: str
    """The record's."""
    revision: int
    printed: str
    """When, in words."""

    @property
    def code(self) -> str:
        """What the QR code says: which record and revision, and nothing of anybody."""
        return f"{self.number}/{self.revision}"


def draw_title(pen: Pen, title: str, further: bool) -> None:
    """The form's name; a further page says that it is one."""
    said = f"{title}（续）" if further else title
    pen.text(said, LEFT, TOP, _TITLE, width=ROOM, align=Align.CENTRE, bold=True)


def draw_footer(pen: Pen, colophon: Colophon, page: int, pages: int) -> None:
    """Number and revision, time of printing, page, and the code."""
    pen.line(LEFT, FOOT_TOP, LEFT + ROOM, FOOT_TOP, THIN)
    draw_code(pen, colophon.code, LEFT + ROOM - _CODE, FOOT_TOP + 1.5, _CODE)
    said = f"记录编号 {colophon.number}　第{colophon.revision}稿　第{page}页，共{pages}页"
    pen.text(said, LEFT, FOOT_TOP + 2.5, BODY)
    pen.text(f"打印时间 {colophon.printed}", LEFT, FOOT_TOP + 8.5, _FOOT)
    pen.text("二维码只含记录编号和稿次，不含姓名", LEFT, FOOT_TOP + 13.0, _FOOT)
