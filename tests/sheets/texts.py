"""Words put on paper: on a sheet of their own, or as the discussion of an evening."""

from collections.abc import Sequence

from kiosk.sheets.document import Document
from kiosk.sheets.pen import Pen
from kiosk.sheets.typeface import Typeface
from protocol.record import Discussion, DiscussionForm
from tests.sheets.evening import evening, printed


def set_on_paper(typeface: Typeface, texts: Sequence[str], size: float = 4.0) -> Document:
    """A sheet with a line for each text."""

    def draw(pen: Pen) -> None:
        for down, text in enumerate(texts):
            pen.text(text, 10.0, 5.0 + down * size * 1.5, size)

    return Document("字", [draw], typeface)


def discussed(text: str) -> str:
    """What the file says of a discussion."""
    talk = Discussion(form=DiscussionForm.TYPED, speakers=1, text=text)
    pages = printed(evening(discussion=talk)).record_sheet
    parts = [page.split("讨论情况", 1)[1] for page in pages if "讨论情况" in page]
    whole = "".join(one.rsplit("记录编号LW-0016第", 1)[0] for one in parts)
    return whole.rsplit("1人发言意见建议", 1)[0]
