"""The pen that the guides' pictures are drawn with: few lines, and one thing in another colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from kiosk.ui.theme import FAMILY, Palette

WIDTH, HEIGHT = 160.0, 100.0
"""A picture's own measures; it is scaled to its place."""
_THIN, _THICK = 1.6, 2.6


class Sketch:
    """Draws in a picture's own measures.

    Args:
        painter: scaled to them.
        palette: the page's mood.
    """

    def __init__(self, painter: QPainter, palette: Palette) -> None:
        self._painter, self._palette = painter, palette

    def box(
        self, x: float, y: float, width: float, height: float, radius: float = 3, hot: bool = False
    ) -> None:
        """A rounded rectangle; ``hot`` is what the step is about."""
        self._ready(hot)
        self._painter.drawRoundedRect(QRectF(x, y, width, height), radius, radius)

    def dark(self, x: float, y: float, width: float, height: float, radius: float = 1) -> None:
        """A filled rectangle: a slot, a key, a screen that is off."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._palette.ink)
        self._painter.drawRoundedRect(QRectF(x, y, width, height), radius, radius)

    def disc(self, x: float, y: float, radius: float, hot: bool = False) -> None:
        """A circle by its middle."""
        self._ready(hot)
        self._painter.drawEllipse(QPointF(x, y), radius, radius)

    def spot(self, x: float, y: float, radius: float) -> None:
        """A small light among others that is on."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._palette.ok)
        self._painter.drawEllipse(QPointF(x, y), radius, radius)

    def lamp(self, x: float, y: float, radius: float = 2.4) -> None:
        """A light that is on, with rays."""
        self._stroke(self._palette.ok, _THIN)
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1), (0.7, 0.7), (-0.7, 0.7)):
            near, far = radius + 1.6, radius + 4
            self._painter.drawLine(
                QPointF(x + dx * near, y + dy * near), QPointF(x + dx * far, y + dy * far)
            )
        self._painter.setBrush(self._palette.ok)
        self._painter.drawEllipse(QPointF(x, y), radius, radius)

    def line(self, *points: tuple[float, float], hot: bool = False) -> None:
        """A line from point to point."""
        self._stroke(self._colour(hot), _THICK if hot else _THIN)
        self._painter.drawPolyline(QPolygonF([QPointF(*one) for one in points]))

    def cable(
        self, start: tuple[float, float], end: tuple[float, float], hot: bool = False
    ) -> None:
        """A cable that hangs between two points."""
        low = max(start[1], end[1]) + 14
        path = QPainterPath(QPointF(*start))
        path.cubicTo(QPointF(start[0], low), QPointF(end[0], low), QPointF(*end))
        self._stroke(self._colour(hot), 3.4)
        self._painter.drawPath(path)

    def arcs(self, x: float, y: float, count: int = 3) -> None:
        """Sound or radio that goes to the right."""
        self._stroke(self._palette.warn, _THICK)
        for place in range(1, count + 1):
            reach = 5.0 * place
            rect = QRectF(x - reach, y - reach, 2 * reach, 2 * reach)
            self._painter.drawArc(rect, -40 * 16, 80 * 16)

    def arrow(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Where something goes; level or upright."""
        self._stroke(self._palette.warn, 3.2)
        self._painter.drawLine(QPointF(*start), QPointF(*end))
        way_x = (end[0] > start[0]) - (end[0] < start[0])
        way_y = (end[1] > start[1]) - (end[1] < start[1])
        back = QPointF(end[0] - 6 * way_x, end[1] - 6 * way_y)
        aside = QPointF(5.0 * way_y, 5.0 * way_x)
        self._painter.drawPolyline(QPolygonF([back + aside, QPointF(*end), back - aside]))

    def tick(self, x: float, y: float) -> None:
        """It is right so."""
        self._stroke(self._palette.ok, 4)
        points = [QPointF(x, y), QPointF(x + 5, y + 6), QPointF(x + 15, y - 8)]
        self._painter.drawPolyline(QPolygonF(points))

    def write(self, x: float, y: float, width: float, text: str, size: float = 9) -> None:
        """A sign that every language shares, such as ＋ or HDMI, in the middle of a line."""
        font = QFont(FAMILY)
        font.setPixelSize(round(size))
        font.setBold(True)
        self._painter.setFont(font)
        self._painter.setPen(self._palette.ink)
        rect = QRectF(x, y - size, width, 2 * size)
        self._painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _ready(self, hot: bool) -> None:
        self._stroke(self._colour(hot), _THICK if hot else _THIN)
        self._painter.setBrush(self._palette.warn_soft if hot else self._palette.surface)

    def _stroke(self, colour: QColor, width: float) -> None:
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)

    def _colour(self, hot: bool) -> QColor:
        return self._palette.warn if hot else self._palette.ink
