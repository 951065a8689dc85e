"""Lays rows out on as many pages as they take, so that nothing is lost however much there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.sheets.pen import THICK, Pen
from kiosk.sheets.table import Row


@dataclass(frozen=True)
class Placed:
    """A row on its page."""

    row: Row
    top: float
    """In mm under the upper end of the rows."""
    height: float


PageOfRows = tuple[Placed, ...]


def paginated(rows: Sequence[Row], room: float) -> list[PageOfRows]:
    """The rows page by page; what room is left on a page goes to those that can use it.

    Args:
        rows: in order.
        room: height for rows on each page, mm.
    """
    pages: list[list[Row]] = [[]]
    waiting = list(rows)
    while waiting:
        one = waiting.pop(0)
        page = pages[-1]
        left = room - sum(it.height for it in page)
        if one.height <= left:
            page.append(one)
            continue
        parts = one.split(left)
        if parts is not None:
            page.append(parts[0])
            waiting.insert(0, parts[1])
        elif any(it is not one.heading for it in page):
            waiting.insert(0, one)
            is_last = len(waiting) == 1 and one.heading is None
            if is_last and len(page) > 1 and page[-1].height + one.height <= room:
                waiting.insert(0, page.pop())  # signatures alone on a page would confirm nothing
        else:
            page.append(one)  # nothing higher than a page is without lines to break it at
            continue
        pages.append([one.heading] if one.heading is not None else [])
    return [_placed(page, room) for page in pages]


def draw_rows(pen: Pen, page: PageOfRows, left: float, top: float, width: float) -> None:
    """Draw a page's rows with a strong line round them."""
    for one in page:
        one.row.draw(pen, left, top + one.top, one.height)
    if page:
        pen.box(left, top, width, page[-1].top + page[-1].height, THICK)


def _placed(page: Sequence[Row], room: float) -> PageOfRows:
    spare = room - sum(one.height for one in page)
    wanted = [max(0.0, one.most - one.height) for one in page]
    share = min(1.0, spare / sum(wanted)) if sum(wanted) > 0 else 0.0
    top, placed = 0.0, []
    for one, more in zip(page, wanted, strict=True):
        height = one.height + more * max(0.0, share)
        placed.append(Placed(one, top, height))
        top += height
    return tuple(placed)
