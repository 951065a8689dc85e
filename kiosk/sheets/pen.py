"""Draws on a sheet in millimetres, whatever the sheet is made of: a file, a printer, the screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from kiosk.sheets.typeface import DOT, FAMILY, UNITS_PER_MM, Typeface, font_of

LEADING = 1.45
"""Height of a line in heights of its letters."""
_BASE = 1.1
"""How far under a line's top its letters stand, in heights of the letters."""
THIN, THICK = 0.15, 0.4
"""Lines in mm: thinner ones get lost in an old printer."""
_HAIR = 0.1
_DOT = 0.25
"""A dot as small as a line is thin gets lost all the more, mm."""
_LEAST, _SHRINKING = 1.0, 0.95


class Align(Enum):
    """Where a line of text stands in its room."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Pen:
    """Draws on one sheet.

    Args:
        painter: already open on whatever is drawn upon.
        typeface: the letters.
        scale: how many of the painter's units a millimetre is.
    """

    def __init__(self, painter: QPainter, typeface: Typeface, scale: float) -> None:
        self._painter = painter
        self._dotted = False
        self.typeface = typeface
        self.drawn: list[tuple[str, bool, str]] = []
        """Every run of letters so far: its family, whether bold, its characters."""
        painter.resetTransform()
        painter.scale(scale / UNITS_PER_MM, scale / UNITS_PER_MM)

    def text(
        self,
        text: str,
        x: float,
        top: float,
        size: float,
        *,
        width: float = 0.0,
        align: Align = Align.LEFT,
        bold: bool = False,
    ) -> None:
        """Draw one line.

        Args:
            text: what it says.
            x: left end of its room, mm.
            top: of the line, mm.
            size: height of the letters, mm.
            width: of its room, mm; only looked at where it is not at the left.
            align: where in its room it stands.
            bold: weight 700.
        """
        if align is not Align.LEFT:
            x += (width - self.typeface.width(text, size, bold)) * align.value
        self._painter.setPen(QColor(Qt.GlobalColor.black))
        left, base = x * UNITS_PER_MM, (top + size * _BASE) * UNITS_PER_MM
        for family, some in self.typeface.runs(text):
            self._painter.setFont(font_of(family, size, bold))
            self._painter.drawText(QPointF(left, base), some)
            left += self.typeface.run_width((family, some), size, bold) * UNITS_PER_MM
            self.drawn.append((family, bold and family == FAMILY, some))

    def fitted(
        self, text: str, size: float, width: float, height: float, bold: bool = False
    ) -> tuple[float, list[str]]:
        """A text broken into lines so that it fits into a room, in smaller letters where it must.

        A name of several parts is broken between them.

        Args:
            text: what it says.
            size: height of the letters where there is room enough, mm.
            width: of the room, mm.
            height: of the room, mm.
            bold: weight 700.

        Returns:
            The height of the letters in mm, and the lines.
        """
        if self.typeface.width(text, size, bold) > width:
            text = text.replace(DOT, f"{DOT}\n")
        lines = self.typeface.lines(text, size, width, bold)
        while len(lines) * size * LEADING > height and size > _LEAST:
            size *= _SHRINKING
            lines = self.typeface.lines(text, size, width, bold)
        return size, lines

    def line(self, x: float, y: float, to_x: float, to_y: float, width: float = THIN) -> None:
        """Draw a line."""
        self._rule(width)
        scale = UNITS_PER_MM
        self._painter.drawLine(QPointF(x * scale, y * scale), QPointF(to_x * scale, to_y * scale))

    def box(self, x: float, y: float, width: float, height: float, line: float = THIN) -> None:
        """Draw the outline of a rectangle."""
        self._rule(line)
        scale = UNITS_PER_MM
        self._painter.drawRect(QRectF(x * scale, y * scale, width * scale, height * scale))

    def fill(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle with black."""
        scale = UNITS_PER_MM
        room = QRectF(x * scale, y * scale, width * scale, height * scale)
        self._painter.fillRect(room, Qt.GlobalColor.black)

    @contextmanager
    def dotted(self) -> Iterator[None]:
        """Draw every line dotted for a while."""
        self._dotted = True
        try:
            yield
        finally:
            self._dotted = False

    def _rule(self, width: float) -> None:
        width = max(width, _DOT if self._dotted else _HAIR)
        pen = QPen(Qt.GlobalColor.black, width * UNITS_PER_MM)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if self._dotted:
            pen.setDashPattern([1.0, 3.0])
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
