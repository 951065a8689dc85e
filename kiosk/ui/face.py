"""The one kind of control: a face with a line round it, and a ring when the focus is on it."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.ui import icons
from kiosk.ui.lines import CLOSE, set_line
from kiosk.ui.text import CENTRE, LEFT, draw_line, draw_setting
from kiosk.ui.theme import RADIUS, RING, RING_WIDTH, SPACE, Size, Theme, Tint

_PRESSED_MS = 80


class Face(QAbstractButton):
    """A control with a word in its middle; the widget is larger than the face by the ring.

    Args:
        theme: the page's mood and measures.
        parent: the page or group it lies on.
        text: its word; also its accessible name.
        size: size of type as a fraction of the stage's height.
        bold: weight 700.
        icon: name of a sign beside the word.
    """

    pad = 1.5 * SPACE
    """Between its edge and its words."""
    takes_fast_presses = False
    """Whether all presses of a quick hand are meant, rather than the first of a double click."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        text: str = "",
        *,
        size: float = Size.LABEL,
        bold: bool = True,
        icon: str = "",
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._size, self._bold, self._icon = size, bold, icon
        self._tint = Tint.PLAIN
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another word."""
        if text != self.text():
            self.setText(text)
        self.setAccessibleName(text)

    def set_icon(self, icon: str) -> None:
        """Show another sign."""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def set_tint(self, tint: Tint) -> None:
        """Say something by colour; the word must say it too."""
        if tint != self._tint:
            self._tint = tint
            self.update()

    def press(self) -> None:
        """Act as if touched: darker for a moment, and ``clicked`` at once."""
        self.setDown(True)
        QTimer.singleShot(_PRESSED_MS, self, lambda: self.setDown(False))
        self.clicked.emit()

    def face_rect(self) -> QRect:
        """The visible face, without room for the ring."""
        ring = self.theme.px(RING)
        return self.rect().adjusted(ring, ring, -ring, -ring)

    @property
    def has_room_for_icon(self) -> bool:
        """Whether a sign beside the word would not cost it its size."""
        font = self.theme.font(self._size, self._bold)
        words = QFontMetricsF(font).horizontalAdvance(self.text())
        room = self.face_rect().width() - 2 * self.theme.px(self.pad)
        return words <= room - self._icon_side - self._icon_gap

    @property
    def has_focus(self) -> bool:
        """Whether keys go here; true even while the window itself is not the active one."""
        return self.window().focusWidget() is self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave every key to the page."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ring, face and contents."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = self.face_rect()
        if self.has_focus:
            self._paint_ring(painter)
        self._paint_ground(painter, face)
        painter.setPen(self.ink())
        self.paint_contents(painter, face)

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        """Paint what is on the face; the pen has the right colour."""
        pad = self.theme.px(self.pad)
        inner = face.adjusted(pad, 0, -pad, 0)
        shows_icon = bool(self._icon and icons.family())
        if shows_icon and self.has_room_for_icon:
            self._paint_with_icon(painter, inner)
        elif shows_icon and self._has_room_for_icon_above(inner):
            self._paint_below_icon(painter, inner)
        else:
            draw_line(painter, self.theme, inner, self.text(), self._size, self._bold, CENTRE)

    def ground(self) -> QColor:
        """Colour of the face."""
        palette = self.theme.palette
        if self.has_focus:
            return palette.focus.darker(115) if self.isDown() else palette.focus
        if not self.isEnabled():
            return palette.disabled_bg
        soft = palette.soft_of(self._tint)
        return soft.darker(108) if self.isDown() else soft

    def ink(self) -> QColor:
        """Colour of the words."""
        palette = self.theme.palette
        if self.has_focus:
            return palette.focus_ink
        if not self.isEnabled():
            return palette.disabled_ink
        return palette.ink_of(self._tint)

    def edge(self) -> QColor:
        """Colour of the line round the face."""
        palette = self.theme.palette
        return palette.line if self._tint is Tint.PLAIN else palette.ink_of(self._tint)

    def _paint_ring(self, painter: QPainter) -> None:
        width = max(2, self.theme.px(RING_WIDTH))
        painter.setPen(QPen(self.theme.palette.focus, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outer = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = self.theme.px(RADIUS + RING)
        painter.drawRoundedRect(outer, radius, radius)

    def _paint_ground(self, painter: QPainter, face: QRect) -> None:
        ground = self.ground()
        painter.setBrush(ground)
        thin = max(1, self.theme.px(0.0016))
        painter.setPen(Qt.PenStyle.NoPen if self.has_focus else QPen(self.edge(), thin))
        inset = 0.0 if self.has_focus else thin / 2
        radius = self.theme.px(RADIUS)
        shape = QRectF(face).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(shape, radius, radius)

    def _has_room_for_icon_above(self, inner: QRect) -> bool:
        font = self.theme.font(self._size, self._bold)
        deep = self._icon_side + self._icon_gap + self.theme.px(self._size * CLOSE)
        fits = QFontMetricsF(font).horizontalAdvance(self.text()) <= inner.width()
        return fits and deep <= inner.height() - 2 * self._icon_gap

    def _paint_below_icon(self, painter: QPainter, inner: QRect) -> None:
        side, line = self._icon_side, self.theme.px(self._size * CLOSE)
        top = inner.top() + (inner.height() - side - self._icon_gap - line) // 2
        draw_icon(painter, self._icon, QRect(inner.center().x() - side // 2, top, side, side))
        below = QRect(inner.left(), top + side + self._icon_gap, inner.width(), line)
        draw_line(painter, self.theme, below, self.text(), self._size, self._bold, CENTRE)

    @property
    def _icon_side(self) -> int:
        return self.theme.px(self._size * 1.1)

    @property
    def _icon_gap(self) -> int:
        return self.theme.px(SPACE * 0.8)

    def _paint_with_icon(self, painter: QPainter, inner: QRect) -> None:
        pixels, gap = self._icon_side, self._icon_gap
        room = inner.width() - pixels - gap
        setting = set_line(self.theme, self.text(), self._size, self._bold, room, inner.height())
        words = ceil(setting.width)
        left = inner.left() + max(0, (inner.width() - pixels - gap - words) // 2)
        draw_icon(painter, self._icon, QRect(left, inner.top(), pixels, inner.height()))
        rest = QRect(left + pixels + gap, inner.top(), words + 1, inner.height())
        draw_setting(painter, rest, setting, LEFT)


class QuickFace(Face):
    """A control that is pressed again and again, as fast as somebody can."""

    takes_fast_presses = True


def show_signs(signs: Mapping[Face, str]) -> None:
    """Signs beside all of these words, or beside none where one of them needs the room."""
    roomy = all(face.has_room_for_icon for face in signs)
    for face, sign in signs.items():
        face.set_icon(sign if roomy else "")


def draw_icon(painter: QPainter, name: str, rect: QRect) -> None:
    """Draw a sign in the middle of a rectangle, as wide as it, if the icon font is there."""
    font = icons.font(rect.width())
    if font is None:
        return
    painter.setFont(font)
    painter.drawText(rect, CENTRE, icons.glyph(name))
