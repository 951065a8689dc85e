"""A sentence over whatever page is seen, for a trouble that just happened."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.sign import make_native
from kiosk.ui.text import CENTRE
from kiosk.ui.theme import SAFE, SPACE, Size, Theme

_SHOWN_MS = 8000
_HEIGHT = 0.12


class Notice(QWidget):
    """An opaque strip at the top; native, so that it is seen above a film too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = Theme(dark=True)
        self._sentence = ""
        make_native(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._hides = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._hides.timeout.connect(self.hide)

    def tell(self, sentence: str) -> None:
        """Show a sentence for a while."""
        window = self.window()
        self._sentence = sentence
        self._theme.unit = max(1, min(window.height(), window.width() * 9 // 16))
        self.setGeometry(0, 0, window.width(), self._theme.px(_HEIGHT))
        self.setAccessibleName(sentence)
        self.show()
        self.raise_()
        self.update()
        self._hides.start()

    def stay_above(self) -> None:
        """Lie above a page that was just raised, if there is still something to say."""
        if self.isVisible():
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
        inset, edge = self._theme.px(SAFE), self._theme.px(SPACE)
        room = self.rect().adjusted(inset, edge, -inset, 0)
        painter.drawText(room, CENTRE | Qt.TextFlag.TextWordWrap, self._sentence)
