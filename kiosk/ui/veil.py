"""Lies over names once nobody is at the screen: they are shown to whoever asked for them."""

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.page import BarePage
from kiosk.ui.text import CENTRE, draw_line
from kiosk.ui.theme import SAFE, Size, Theme

READING_MS = 60_000
"""Who opened a record to look at names has read them by then."""
CALLING_MS = 600_000
"""While the roll is called everybody is there, and the administrator may wait for more to come."""


class Veil(QWidget):
    """Covers the page after a while; the next key or press lifts it and does nothing else.

    Args:
        window: the window, all of which it covers.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._theme = Theme(dark=False)
        self.hide()
        self._waits = QTimer(self, singleShot=True)
        self._waits.timeout.connect(self.cover)

    def guard(self, page: BarePage) -> None:
        """Watch over another page, with its names to be seen."""
        self.hide()
        self._theme = page.theme
        self._waits.setInterval(page.names_stay_ms)
        self.wait()

    def wait(self) -> None:
        """Somebody is there: wait as long again."""
        if self._waits.interval() and self.isHidden():
            self._waits.start()
        else:
            self._waits.stop()

    def cover(self) -> None:
        """Put the names away; whoever comes finds the page as it was left."""
        self.setAccessibleName(f"{self._head()}\n{self._sub()}")
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def lift(self) -> bool:
        """Show what is under it; whether it was there."""
        was_there = not self.isHidden()
        self.hide()
        self.wait()
        return was_there

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Be lifted by mouse and finger too."""
        self.lift()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a calm ground, and what may be pressed."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.palette.bg)
        painter.setPen(theme.palette.ink)
        draw_line(painter, theme, self._line(0.38), self._head(), Size.HEAD, True, CENTRE)
        painter.setPen(theme.palette.ink2)
        draw_line(painter, theme, self._line(0.5), self._sub(), Size.BODY, False, CENTRE)

    def _line(self, top: float) -> QRect:
        px, stage = self._theme.px, self._theme.stage
        return QRect(stage.left(), stage.top() + px(top), stage.width(), px(0.1)).adjusted(
            px(SAFE), 0, -px(SAFE), 0
        )

    def _head(self) -> str:
        return self.tr("这里有名字，先收起来了")

    def _sub(self) -> str:
        return self.tr("按“确定”接着")
