"""A row of words to choose from, likeliest first; its ends lead to more of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import Face
from kiosk.ui.keys import Key
from kiosk.ui.theme import RING, SPACE, Size, Theme

_MOST = 9
_PAD = 0.028
_NARROWEST = 0.115


class Choices(QWidget):
    """As many words as fit, in one line.

    Args:
        theme: the page's mood and measures.
        parent: the page.
    """

    pressed = Signal(int)
    """The word with this place among all of them was pressed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words: tuple[str, ...] = ()
        self._numbered = False
        self._starts = [0]
        """Where each page began that was turned to on the way here."""
        self._faces = [Face(theme, self, size=Size.NAME) for _ in range(_MOST)]
        for place, face in enumerate(self._faces):
            face.clicked.connect(lambda _=False, place=place: self.pressed.emit(self.index(place)))

    def set_words(self, words: Sequence[str], numbered: bool) -> bool:
        """Show other words, from the first one on; whether they are others.

        Args:
            words: all of them.
            numbered: whether each says by which digit it is chosen.
        """
        if (tuple(words), numbered) == (self._words, self._numbered):
            return False
        self._words, self._numbered = tuple(words), numbered
        self._starts = [0]
        self._show()
        return True

    def index(self, place: int) -> int:
        """Which of all words has a place on this page."""
        return self._starts[-1] + place

    def focused_index(self) -> int | None:
        """Which of all words has the focus."""
        return next((self.index(at) for at, one in enumerate(self._faces) if one.has_focus), None)

    def first(self) -> QWidget | None:
        """The first word of this page."""
        return self._faces[0] if self._words else None

    def take_arrow(self, arrow: Key) -> bool:
        """Move along the row, turning pages at its ends."""
        here = next((place for place, face in enumerate(self._faces) if face.has_focus), None)
        if here is None or arrow not in (Key.LEFT, Key.RIGHT):
            return False
        shown = sum(face.isVisibleTo(self) for face in self._faces)
        there = here + (1 if arrow is Key.RIGHT else -1)
        if there >= shown:
            return self._turn_on(shown)
        if there < 0:
            return self._turn_back()
        self._faces[there].setFocus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit now."""
        super().resizeEvent(event)
        self._show()

    def _turn_on(self, shown: int) -> bool:
        if self.index(shown) < len(self._words):
            self._starts.append(self.index(shown))
            self._show()
            self._faces[0].setFocus()
        return True

    def _turn_back(self) -> bool:
        if len(self._starts) > 1:
            self._starts.pop()
            shown = self._show()
            self._faces[shown - 1].setFocus()
        return True

    def _show(self) -> int:
        ring, gap = self._theme.px(RING), self._theme.px(SPACE)
        left, shown = 0, 0
        for place, word in enumerate(self._words[self._starts[-1] :][:_MOST]):
            label = f"{place + 1} {word}" if self._numbered else word
            width = self._width(label)
            if shown and left + width + 2 * ring > self.width():
                break
            face = self._faces[place]
            face.set_text(label)
            face.setGeometry(left, 0, min(width + 2 * ring, self.width()), self.height())
            left += width + gap
            shown += 1
        for place, face in enumerate(self._faces):
            face.setVisible(place < shown)
        return shown

    def _width(self, label: str) -> int:
        metrics = QFontMetricsF(self._theme.font(Size.NAME, bold=True))
        needed = round(metrics.horizontalAdvance(label)) + 2 * self._theme.px(_PAD)
        return max(needed, self._theme.px(_NARROWEST))
