"""A QR code as black squares, so that it stays sharp on any printer."""

import segno

from kiosk.sheets.pen import Pen

_OVERLAP = 0.01
"""mm by which squares reach under each other: readers take a white seam for two squares."""


def draw_code(pen: Pen, text: str, left: float, top: float, size: float) -> None:
    """Draw a QR code; the white round it is up to the sheet.

    Args:
        pen: draws.
        text: what it says.
        left: its left edge, mm.
        top: its upper edge, mm.
        size: width and height, mm.
    """
    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix]
    step = size / len(rows)
    for down, row in enumerate(rows):
        for start, length in _stretches(row):
            pen.fill(
                left + start * step, top + down * step, length * step + _OVERLAP, step + _OVERLAP
            )


def _stretches(row: bytes) -> list[tuple[int, int]]:
    """Where dark squares begin, and how many follow each other there."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(row):
        if dark and found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((at, 1))
    return found
