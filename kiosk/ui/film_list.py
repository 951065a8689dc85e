"""Films in a list: what each looks like, what it is called, and why it may be wanted."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.face import draw_icon
from kiosk.ui.row_list import Row, RowFace, RowList
from kiosk.ui.text import CENTRE, RIGHT, draw_line
from kiosk.ui.theme import RADIUS, Size, Theme
from kiosk.ui.thumbnails import Thumbnails
from protocol.feed import Courseware

VISIBLE_FILMS = 4
PART = " · "
"""Between the parts of what is to be known of a film; the last of them is left out first."""

_PAD = 0.012
_SHAPE = 16 / 9
_FADED = 0.55
"""How much of a picture is seen while its film is not here."""
_KNOWN = 0.046
"""Height of the line below the title; the title has two lines above it, if it needs them."""


@dataclass(frozen=True)
class FilmRow(Row):
    """One film; without a course, several films that go by one name."""

    course: Courseware | None = None
    dim: bool = False
    """It can be pressed, but there is nothing to see yet."""


class FilmFace(RowFace):
    """A film that can be pressed: picture, title, and below it what is to be known."""

    def __init__(self, theme: Theme, parent: QWidget, thumbnails: Thumbnails) -> None:
        super().__init__(theme, parent)
        self._thumbnails = thumbnails

    def ground(self) -> QColor:
        """Colour of the face: a film that is not here is as grey as what cannot be pressed."""
        return self.theme.palette.disabled_bg if self._is_dim else super().ground()

    def ink(self) -> QColor:
        """Colour of the words."""
        return self.theme.palette.disabled_ink if self._is_dim else super().ink()

    @property
    def _is_dim(self) -> bool:
        dim = isinstance(self._row, FilmRow) and self._row.dim
        return dim and not self.has_focus

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        """Paint picture, tick, title and what is to be known."""
        px, row = self.theme.px, self._row
        pad = px(_PAD)
        height = face.height() - 2 * pad
        picture = QRect(face.left() + pad, face.top() + pad, round(height * _SHAPE), height)
        self._paint_picture(painter, picture, row.course if isinstance(row, FilmRow) else None)
        room = face.adjusted(picture.width() + 2 * pad + px(0.012), pad, -px(0.025), -pad)
        if row.chosen is not None:
            room = self._beside_tick(painter, room, row.chosen)
        known = px(_KNOWN)
        painter.setPen(self.ink())
        title = room.adjusted(0, 0, 0, -known)
        draw_line(painter, self.theme, title, row.text, Size.BODY, bold=True)
        low = QRect(room.left(), title.bottom() + 1, room.width(), known)
        self._paint_known(painter, low, row)

    def _beside_tick(self, painter: QPainter, room: QRect, chosen: bool) -> QRect:
        side = self.theme.px(0.045)
        if chosen:
            painter.setPen(self.ink())
            draw_icon(painter, "check-bold", QRect(room.left(), room.top(), side, room.height()))
        return room.adjusted(side + self.theme.px(0.015), 0, 0, 0)

    def _paint_known(self, painter: QPainter, room: QRect, row: Row) -> None:
        plain = self.has_focus or not self.isEnabled() or self._is_dim
        painter.setPen(self.ink() if plain else self.theme.palette.ink_of(row.tint))
        taken = draw_line(painter, self.theme, room, row.state, Size.ROW, True, RIGHT)
        painter.setPen(self.ink() if plain else self.theme.palette.ink2)
        beside = room.adjusted(0, 0, -taken - self.theme.px(0.02), 0)
        draw_line(painter, self.theme, beside, self._known(row.note, beside), Size.SMALLEST)

    def _known(self, note: str, room: QRect) -> str:
        """As much of a note as there is room for: why it may be wanted before where it belongs."""
        metrics = QFontMetrics(self.theme.font(Size.SMALLEST))
        while note and metrics.horizontalAdvance(note) > room.width():
            note = note.rpartition(PART)[0]
        return note

    def _paint_picture(self, painter: QPainter, room: QRect, course: Courseware | None) -> None:
        ratio = self.devicePixelRatioF()
        thumbnail = course.thumbnail if course else None
        image = self._thumbnails.of(thumbnail, QSize(*_scaled(room, ratio)))
        grey = self._is_dim or not self.isEnabled()
        painter.save()
        outline = QPainterPath()
        radius = self.theme.px(RADIUS * 0.6)
        outline.addRoundedRect(room, radius, radius)
        painter.setClipPath(outline)
        if image is None:
            self._paint_card(painter, room, course)
        else:
            painter.setOpacity(_FADED if grey else 1.0)
            painter.drawImage(room, image)
        painter.restore()

    def _paint_card(self, painter: QPainter, room: QRect, course: Courseware | None) -> None:
        """Stand in for a picture that is not there, without drawing attention to it."""
        palette = self.theme.palette
        grey = self._is_dim or not self.isEnabled()
        painter.fillRect(room, palette.surface if grey else palette.bg)
        painter.setPen(palette.ink2)
        if course is not None and course.has_video and course.category:
            words = course.category[:2]
            draw_line(painter, self.theme, room, words, Size.TILE, bold=True, align=CENTRE)
            return
        icon = "bookshelf" if course is None else "play-circle"
        side = self.theme.px(0.07)
        box = QRect(0, 0, side, side)
        box.moveCenter(room.center())
        heard = course is not None and not course.has_video
        draw_icon(painter, "volume-high" if heard else icon, box)


class FilmList(RowList):
    """Films in pages.

    Args:
        theme: the page's mood and measures.
        parent: the page.
        backstage: where the pictures come from.
    """

    def __init__(self, theme: Theme, parent: QWidget, backstage: Backstage) -> None:
        self._thumbnails = Thumbnails(backstage.exchange.pictures, parent)
        super().__init__(theme, parent, VISIBLE_FILMS)
        self._thumbnails.arrived.connect(self._repaint)

    def make_face(self) -> FilmFace:
        """A row with a picture."""
        return FilmFace(self._theme, self, self._thumbnails)

    def _repaint(self) -> None:
        for face in self._faces:
            face.update()


def _scaled(room: QRect, ratio: float) -> tuple[int, int]:
    return round(room.width() * ratio), round(room.height() * ratio)
