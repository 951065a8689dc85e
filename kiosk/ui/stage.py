"""Where on a screen the pages lie: as much of it as a person in the hall is sure to see."""

from PySide6.QtCore import QRect

WIDEST = 16 / 9
NARROWEST = 4 / 3


def stage_in(room: QRect, inset: float) -> QRect:
    """The whole of a screen between 4:3 and 16:9, and the middle of any other.

    Args:
        room: the screen, in pixels.
        inset: share of the screen that its television hides behind each edge, 0 to 0.06.
    """
    aside, above = round(room.width() * inset), round(room.height() * inset)
    seen = room.adjusted(aside, above, -aside, -above)
    height = min(seen.height(), round(seen.width() / NARROWEST))
    width = min(seen.width(), round(height * WIDEST))
    left = seen.left() + (seen.width() - width) // 2
    return QRect(left, seen.top() + (seen.height() - height) // 2, width, height)
