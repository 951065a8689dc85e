"""The nine keys of a telephone, as they are printed on every remote."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.composer import LETTERS
from kiosk.ui.face import QuickFace
from kiosk.ui.text import CENTRE, LEFT, draw_line
from kiosk.ui.theme import RING, SPACE, Size, Theme

_COLUMNS = 3
_ROWS = 4


class PadKey(QuickFace):
    """A digit, and what else it means."""

    def __init__(self, theme: Theme, parent: QWidget, digit: str) -> None:
        super().__init__(theme, parent, size=Size.LABEL)
        self._digit = digit

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        """Paint the digit at the left, what it means in the middle."""
        px = self.theme.px
        inner = face.adjusted(px(SPACE * 1.6), 0, -px(SPACE), 0)
        if not self.has_focus:
            painter.setPen(self.theme.palette.ink2)
        digit = "" if self.text() == self._digit else self._digit
        taken = draw_line(painter, self.theme, inner, digit, Size.SMALLEST, False, LEFT)
        painter.setPen(self.ink())
        words = inner.adjusted(taken + px(SPACE / 2), 0, 0, 0)
        draw_line(painter, self.theme, words, self.text(), Size.LABEL, True, CENTRE)


class Pad(QWidget):
    """3×3 keys and a fourth row: one mark at each side of 0.

    Args:
        theme: the page's mood and measures.
        parent: the page.
    """

    pressed = Signal(str)
    """The character on a key: a digit or a mark."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = {digit: PadKey(theme, self, digit) for digit in "123456789"}
        self._keys["，"] = PadKey(theme, self, "")
        self._keys["0"] = PadKey(theme, self, "0")
        self._keys["。"] = PadKey(theme, self, "")
        for character, key in self._keys.items():
            key.clicked.connect(lambda _=False, character=character: self.pressed.emit(character))
        for mark in "，。":
            self._keys[mark].set_text(mark)

    def set_meanings(self, one: str, zero: str, has_letters: bool) -> None:
        """Say what the keys do.

        Args:
            one: the key 1.
            zero: the key 0.
            has_letters: whether the others stand for their letters.
        """
        self._keys["1"].set_text(one)
        self._keys["0"].set_text(zero)
        for digit, letters in LETTERS.items():
            self._keys[digit].set_text(letters if has_letters else digit)

    def middle(self) -> QWidget:
        """The key from which all others are near."""
        return self._keys["5"]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the keys out evenly."""
        super().resizeEvent(event)
        ring, gap = self._theme.px(RING), self._theme.px(SPACE)
        width = (self.width() - 2 * ring - (_COLUMNS - 1) * gap) / _COLUMNS
        height = (self.height() - 2 * ring - (_ROWS - 1) * gap) / _ROWS
        for place, key in enumerate(self._keys.values()):
            row, column = divmod(place, _COLUMNS)
            left, top = round(column * (width + gap)), round(row * (height + gap))
            key.setGeometry(left, top, round(width) + 2 * ring, round(height) + 2 * ring)
