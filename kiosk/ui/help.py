"""What is the matter? Six usual faults, each with its picture; nothing need be red for it."""

from dataclasses import replace

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kiosk.ui import check_words, guides
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.guide_pictures import Scene, draw_scene
from kiosk.ui.page import Page
from kiosk.ui.text import CENTRE, Text, draw_line
from kiosk.ui.theme import SAFE, Palette, Size, Theme

_COLUMNS = 3
_SCENES = (
    Scene.SPEAKER,
    Scene.SOURCE,
    Scene.NETWORK_CABLE,
    Scene.OTHER_FILM,
    Scene.BATTERIES,
    Scene.PAPER,
)
"""In the order of ``guides.HELP``."""


class PictureFace(Face):
    """A control with a picture above its word."""

    def __init__(self, theme: Theme, parent: QWidget, text: str, scene: Scene) -> None:
        super().__init__(theme, parent, text, size=Size.TILE)
        self._scene = scene

    def paint_contents(self, painter: QPainter, face: QRect) -> None:
        """Paint the picture and the word."""
        px = self.theme.px
        word = px(0.085)
        room = QRectF(face.adjusted(px(0.02), px(0.015), -px(0.02), -word))
        draw_scene(painter, self._palette(), self._scene, room)
        painter.setPen(self.ink())
        low = QRect(face.left(), face.bottom() - word, face.width(), word)
        draw_line(painter, self.theme, low, self.text(), self._size, bold=True, align=CENTRE)

    def _palette(self) -> Palette:
        """While it has the focus the picture is drawn in the colours of its words."""
        palette = self.theme.palette
        if not self.has_focus:
            return palette
        ink, ground = palette.focus_ink, self.ground()
        return replace(palette, ink=ink, ok=ink, warn=ink, surface=ground, warn_soft=ground)


class HelpPage(Page):
    """Leads to the guides without a self-check."""

    name = "help"
    follows = ("guide",)

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._head.set_text(self.tr("哪里不对？"))
        self._doors = [
            PictureFace(theme, self, check_words.problem(code), scene)
            for code, scene in zip(guides.HELP, _SCENES, strict=True)
        ]
        for code, door in zip(guides.HELP, self._doors, strict=True):
            door.clicked.connect(lambda _=False, code=code: self.go.emit("guide", code))
        self._other = Face(theme, self, self.tr("别的毛病，报修"), size=Size.LABEL)
        self._other.clicked.connect(lambda: self.go.emit("repair", None))
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._back.clicked.connect(self.back)

    def arrange(self) -> None:
        """Three beside each other, two above each other."""
        self.place(self._head, SAFE, 0.06, 1.67, 0.1)
        for place, door in enumerate(self._doors):
            row, column = divmod(place, _COLUMNS)
            self.place(door, SAFE + 0.57 * column, 0.185 + 0.315 * row, 0.538, 0.285)
        self.place(self._other, SAFE, 0.825, 0.823, 0.115)
        self.place(self._back, 0.905, 0.825, 0.823, 0.115)
