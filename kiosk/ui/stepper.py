"""A head count with − and ＋; where it has the focus a number key or two say it faster."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import QuickFace
from kiosk.ui.keys import Key
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import RADIUS, RING, SPACE, Size, Theme

MOST = 999
_FORGETS_MS = 2000
"""Who waits longer than this between two digits means another number."""


class _Sign(QuickFace):
    """− or ＋: part of the stepper's ground until the focus is on it."""

    pad = SPACE

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
    """The person pressed − or ＋, or typed; the new count."""

    def __init__(
        self, theme: Theme, parent: QWidget, pattern: str, *, size: float = Size.LABEL
    ) -> None:
        super().__init__(parent)
        self._theme, self._pattern = theme, pattern
        self._count = 0
        self.least, self.most = 0, MOST
        self._typed = ""
        self._forgets = QTimer(self, singleShot=True, interval=_FORGETS_MS)
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

    @property
    def has_focus(self) -> bool:
        """Whether − or ＋ has it; then digits go here."""
        return self.fewer.has_focus or self.more.has_focus

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

    def take_digits(self, text: str) -> bool:
        """Take typed digits for the count; those that follow soon belong to the same number."""
        if not (text.isascii() and text.isdecimal()):
            return False
        self._typed = self._typed + text if self._forgets.isActive() else text
        self._forgets.start()
        self._change_to(self._allowed(int(self._typed)))
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
        self._forgets.stop()
        self._change_to(self._after(by))

    def _change_to(self, count: int) -> None:
        if count != self._count:
            self.set_count(count)
            self.changed.emit(count)

    def _after(self, by: int) -> int:
        return self._allowed(self._count + by)

    def _allowed(self, count: int) -> int:
        """The nearest count that there may be."""
        return min(self.most, max(self.least, count))

    def _show(self) -> None:
        words = self._pattern.format(count=self._count)
        self._label.set_text(words)
        self.setAccessibleName(words)
        self.fewer.setAccessibleDescription(words)
        self.more.setAccessibleDescription(words)
