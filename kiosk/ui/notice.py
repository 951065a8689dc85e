"""A sentence over whatever page is seen, for a trouble that just happened."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.page import BarePage
from kiosk.ui.sign import make_native
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import SAFE, SPACE, Size, Theme
from kiosk.ui.way_back import WayBack

_SHOWN_MS = 8000
_WRAPPED = CENTRE | Qt.TextFlag.TextWordWrap
DEEPEST = 0.18
"""How far down two lines reach."""


class Notice(QWidget):
    """An opaque strip at the top; native, so that it is seen above a film too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = Theme(dark=True)
        self._sentence = ""
        self.hide()
        make_native(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hides = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._hides.timeout.connect(self.hide)

    def tell(self, sentence: str, page: BarePage) -> None:
        """Show a sentence over a page for a while."""
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self._lay_out(page)
        self.show()
        self.raise_()
        self.update()
        self._hides.start()

    def lie_over(self, page: BarePage) -> None:
        """Lie above a page, beside what of it must stay in sight; if there is still a sentence."""
        if self.isVisible():
            self._lay_out(page)
            self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go away when touched."""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sentence, on two lines if need be."""
        palette = self._theme.palette
        painter = QPainter(self)
        painter.fillRect(self.rect(), palette.warn_soft)
        painter.setPen(palette.warn)
        painter.setFont(self._theme.font(Size.ROW, bold=True))
        painter.drawText(self._room(self.size()), _WRAPPED, self._sentence)

    def _lay_out(self, page: BarePage) -> None:
        self._theme.fit(page.stage())
        size = QSize(page.width() - page.kept_clear(), page.height())
        metrics = QFontMetrics(self._theme.font(Size.ROW, bold=True))
        needed = metrics.boundingRect(self._room(size), _WRAPPED, self._sentence).height()
        room = self._room(size)
        size.setHeight(room.top() + needed + self._theme.px(SPACE))
        self.setGeometry(QRect(QPoint(0, 0), size))
        self._cover_whole_lines(page)

    def _cover_whole_lines(self, page: BarePage) -> None:
        """Reach down far enough that no line of the page is seen by half."""
        here = self.geometry()
        lines: list[Text | WayBack] = [*page.findChildren(Text), *page.findChildren(WayBack)]
        for line in lines:
            at = QRect(line.mapTo(page, QPoint(0, 0)), line.size())
            if line.isVisible() and line.text() and at.top() < here.bottom() < at.bottom():
                here.setBottom(at.bottom())
        self.setGeometry(here)

    def _room(self, size: QSize) -> QRect:
        """Where words may stand in a strip of this size: televisions crop the top too."""
        safe, space = self._theme.px(SAFE), self._theme.px(SPACE)
        left, top = self._theme.stage.left() + safe, self._theme.stage.top() + safe
        return QRect(left, top, size.width() - 2 * left, size.height() - top - space)
