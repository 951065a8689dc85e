"""A head count with − and ＋: numbers are never typed."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import Face
from kiosk.ui.keys import Key
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import RADIUS, RING, Size, Theme

MOST = 999


class _Sign(Face):
    """− or ＋: part of the stepper's ground until the focus is on it."""

    def _paint_ground(self, painter: QPainter, face: QRect) -> None:
        if self.has_focus or self.isDown():
            super()._paint_ground(painter, face)


class Stepper(QWidget):
    """A label with its count between two small faces.

    Args:
        theme: the page's mood and measures.
        parent: the page.
        pattern: words with ``{count}`` in them.
        size: size of type.
    """

    changed = Signal(int)
    """The person pressed − or ＋; the new count."""

    def __init__(
        self, theme: Theme, parent: QWidget, pattern: str, *, size: float = Size.LABEL
    ) -> None:
        super().__init__(parent)
        self._theme, self._pattern = theme, pattern
        self._count = 0
        self.least = 0
        self.fewer = _Sign(theme, self, "−", size=size)
        self._label = Text(theme, self, size, bold=True, align=CENTRE)
        self.more = _Sign(theme, self, "＋", size=size)
        self.fewer.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))
        self._show()

    @property
    def count(self) -> int:
        """The count shown."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show another count without telling anybody."""
        if count != self._count:
            self._count = count
            self._show()

    def set_pattern(self, pattern: str) -> None:
        """Use other words round the count."""
        self._pattern = pattern
        self._show()

    def take_arrow(self, arrow: Key) -> bool:
        """From − to ＋ and back, however far apart they are."""
        here, there = (self.fewer, self.more) if arrow is Key.RIGHT else (self.more, self.fewer)
        if arrow not in (Key.LEFT, Key.RIGHT) or not here.has_focus:
            return False
        there.setFocus()
        return True

    def minimumSizeHint(self) -> QSize:
        """No size of its own: the page places it."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay − label ＋ out within the rectangle."""
        super().resizeEvent(event)
        height, ring = self.height(), self._theme.px(RING)
        side = min(height * 4 // 5, self.width() * 3 // 10)
        self.fewer.setGeometry(0, 0, side, height)
        self.more.setGeometry(self.width() - side, 0, side, height)
        self._label.setGeometry(side, ring, self.width() - 2 * side, height - 2 * ring)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground that holds the three together."""
        palette, ring = self._theme.palette, self._theme.px(RING)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.line, max(1, self._theme.px(0.0016))))
        painter.setBrush(palette.surface)
        radius = self._theme.px(RADIUS)
        inner = QRectF(self.rect()).adjusted(ring + 0.5, ring + 0.5, -ring - 0.5, -ring - 0.5)
        painter.drawRoundedRect(inner, radius, radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _step(self, by: int) -> None:
        count = self._after(by)
        if count == self._count:
            return
        self.set_count(count)
        self.changed.emit(count)

    def _after(self, by: int) -> int:
        return min(MOST, max(self.least, self._count + by))

    def _show(self) -> None:
        words = self._pattern.format(count=self._count)
        self._label.set_text(words)
        self.setAccessibleName(words)
        self.fewer.setAccessibleDescription(words)
        self.more.setAccessibleDescription(words)
