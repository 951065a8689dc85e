"""A short table of what is so: a label in quiet ink, the fact beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.lines import set_line
from kiosk.ui.text import draw_line
from kiosk.ui.theme import Size, Theme

_LABEL_WIDTH = 0.16
_GAP = 0.02
_PITCH = 0.077
_PITCH_OF_TWO = 0.104


class Facts(QWidget):
    """Lines of label and fact; as many as fit are shown, smaller if need be."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: tuple[tuple[str, str], ...] = ()

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts."""
        self._facts = tuple(facts)
        self.setAccessibleName("; ".join(f"{label} {fact}" for label, fact in facts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter, theme = QPainter(self), self._theme
        metrics = QFontMetrics(theme.font(Size.BODY))
        widest = max((metrics.horizontalAdvance(one) for one, _ in self._facts), default=0)
        left = min(theme.px(_LABEL_WIDTH), widest + theme.px(_GAP))
        shown_label, top = "", 0
        for (label, fact), height in zip(self._facts, self._heights(left), strict=True):
            if label != shown_label:
                painter.setPen(theme.palette.ink2)
                room = QRect(0, top, left - theme.px(_GAP), height)
                draw_line(painter, theme, room, label, Size.BODY)
                shown_label = label
            painter.setPen(theme.palette.ink)
            room = QRect(left, top, self.width() - left, height)
            draw_line(painter, theme, room, fact, Size.BODY, True)
            top += height

    def _heights(self, left: int) -> list[int]:
        """How high each line is: more where a fact needs two, less where there are many."""
        theme, width = self._theme, self.width() - left
        one, two = theme.px(_PITCH), theme.px(_PITCH_OF_TWO)
        heights = [
            two if len(set_line(theme, fact, Size.BODY, True, width, two).lines) > 1 else one
            for _, fact in self._facts
        ]
        share = min(1.0, self.height() / max(1, sum(heights)))
        return [int(height * share) for height in heights]
