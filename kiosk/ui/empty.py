"""What stands where a list would be while there is nothing in it: what is so, and what to press."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import draw_icon
from kiosk.ui.text import CENTRE, draw_line
from kiosk.ui.theme import Size, Theme

_ICON, _SENTENCE, _LINE, _GAP = 0.16, 0.09, 0.11, 0.02


class Empty(QWidget):
    """A large quiet sign, one sentence, and what to do; the page has its focus on the way there.

    Args:
        theme: the page's mood and measures.
        parent: the page.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = self._sentence = self._what_to_do = ""
        self.hide()

    def say(self, icon: str, sentence: str, what_to_do: str) -> None:
        """Be seen, with these words."""
        self._icon, self._sentence, self._what_to_do = icon, sentence, what_to_do
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(what_to_do)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the three under each other, in the middle of the room there is."""
        painter, theme, px = QPainter(self), self._theme, self._theme.px
        deep = px(_ICON + _GAP + _SENTENCE + _LINE)
        top = max(0, (self.height() - deep) // 2)
        painter.setPen(theme.palette.ink2)
        side = px(_ICON)
        draw_icon(painter, self._icon, QRect((self.width() - side) // 2, top, side, side))
        painter.setPen(theme.palette.ink)
        sentence = QRect(0, top + side + px(_GAP), self.width(), px(_SENTENCE))
        draw_line(painter, theme, sentence, self._sentence, Size.TILE, bold=True, align=CENTRE)
        painter.setPen(theme.palette.ink2)
        line = QRect(0, sentence.bottom() + 1, self.width(), px(_LINE))
        draw_line(painter, theme, line, self._what_to_do, Size.BODY, align=CENTRE)
