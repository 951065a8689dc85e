"""A short table of what is so: a label in quiet ink, the fact beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.text import draw_line
from kiosk.ui.theme import Size, Theme

_LABEL_WIDTH = 0.16
_PITCH = 0.077


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
        pitch = min(theme.px(_PITCH), self.height() // max(1, len(self._facts)))
        left = theme.px(_LABEL_WIDTH)
        shown_label = ""
        for place, (label, fact) in enumerate(self._facts):
            top = place * pitch
            if label != shown_label:
                painter.setPen(theme.palette.ink2)
                draw_line(painter, theme, QRect(0, top, left, pitch), label, Size.BODY)
                shown_label = label
            painter.setPen(theme.palette.ink)
            room = QRect(left, top, self.width() - left, pitch)
            draw_line(painter, theme, room, fact, Size.BODY, True)
