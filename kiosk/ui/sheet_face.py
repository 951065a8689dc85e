"""A sheet of paper on the screen: whole, or large enough to be read, moved by the arrows."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.face import Face
from kiosk.ui.keys import Key
from kiosk.ui.text import CENTRE
from kiosk.ui.theme import Size, Theme

_A4 = 297 / 210
_STEP = 0.4
"""Share of what is seen that one press of an arrow moves the sheet by."""


class SheetFace(Face):
    """Shows one page; OK makes it large, and small again."""

    resized = Signal()
    """The picture that would fit has another height now."""
    turned = Signal(int)
    """Another page is wanted while the sheet is large: -1 or 1."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, size=Size.BODY, bold=False)
        self._picture: QImage | None = None
        self._down = 0.0
        self.is_large = False

    @property
    def picture_height(self) -> int:
        """How many pixels high the page is drawn."""
        room = self.face_rect()
        if self.is_large:
            return round(room.width() * _A4)
        return min(room.height(), round(room.width() * _A4))

    @property
    def is_shown(self) -> bool:
        """Whether there is a page to be seen."""
        return self._picture is not None

    def show_picture(self, picture: QImage | None) -> None:
        """Show a page, or none."""
        self._picture = picture
        self.update()

    def hug(self) -> None:
        """Leave no ground beside a small sheet: be as high as its width asks for."""
        spare = self.face_rect().height() - round(self.face_rect().width() * _A4)
        if spare > 0:
            self.resize(self.width(), self.height() - spare)

    def set_large(self, large: bool) -> None:
        """Show it large enough to be read, or whole."""
        self.is_large, self._down = large, 0.0
        self.update()

    def take_arrow(self, arrow: Key) -> bool:
        """Move the large sheet up and down, turn it to the sides; whether it is large."""
        if not self.is_large:
            return False
        if arrow in (Key.LEFT, Key.RIGHT):
            self.turned.emit(1 if arrow is Key.RIGHT else -1)
            return True
        step = {Key.UP: -_STEP, Key.DOWN: _STEP}.get(arrow, 0.0) * self.face_rect().height()
        most = max(0.0, self.picture_height - self.face_rect().height())
        self._down = min(max(0.0, self._down + step), most)
        self.update()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say that another picture fits."""
        super().resizeEvent(event)
        self.resized.emit()

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        """Paint the page in the middle of its room, or words where there is none."""
        if self._picture is None:
            painter.setFont(self.theme.font(Size.BODY))
            painter.drawText(face, CENTRE | Qt.TextFlag.TextWordWrap, self.text())
            return
        height = self.picture_height
        width = height / _A4
        left = face.left() + (face.width() - width) / 2
        top = face.top() - self._down if self.is_large else face.center().y() - height / 2
        painter.setClipRect(face)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, width, height), self._picture)
        painter.setPen(self.theme.palette.line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(left, top, width, height))
