"""Which meeting is it today? One large tile a type."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.choice import Choice
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.meeting_types import ON_DEMAND, TENTH_CLASS, MeetingType

_COLUMNS = 3
_MOST = 9


class MeetingTypePage(Page):
    """Asks which meeting it is (会议类型)."""

    name = "meeting_type"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._types: tuple[MeetingType, ...] = ()
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._tiles = [Face(self.theme, self, size=Size.TILE) for _ in range(_MOST)]
        for place, tile in enumerate(self._tiles):
            tile.clicked.connect(lambda _=False, place=place: self._choose(place))
        self._home = Face(self.theme, self, self.tr("返回"), bold=False)
        self._home.clicked.connect(self.back)

    def enter(self, visit: object) -> None:
        """Show the township's types; on-demand viewing has its own tile at home."""
        self._types = self.kinds()[:_MOST]
        for place, tile in enumerate(self._tiles):
            tile.setVisible(place < len(self._types))
            if place < len(self._types):
                tile.set_text(self._types[place].tile_name)
        head, sub = self.question()
        self._head.set_text(head if self._types else self.tr("镇里的资料还没下来"))
        self._sub.set_text(sub if self._types else self.tr("连上网就会自己下来"))

    def kinds(self) -> tuple[MeetingType, ...]:
        """The types to choose from."""
        feed = self.backstage.exchange.feed
        return tuple(one for one in feed.meeting_types if one.code != ON_DEMAND) if feed else ()

    def question(self) -> tuple[str, str]:
        """What is asked, and a line under it."""
        return self.tr("今天开什么会？"), self.tr("选好按“确定”，下一步选课件")

    def tile_of(self, code: str) -> QWidget | None:
        """The tile of a type, if it is offered."""
        codes = [one.code for one in self._types]
        return self._tiles[codes.index(code)] if code in codes else None

    def choose(self, kind: MeetingType) -> None:
        """Take the answer, and go on."""
        if kind.code == TENTH_CLASS:
            self.go.emit("tenth_class", None)
        else:
            self.go.emit("courses", Choice(kind.code))

    def arrange(self) -> None:
        """Three tiles a row."""
        self.place(self._head, SAFE, 0.055, 1.6, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.6, 0.088)
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, _COLUMNS)
            self.place(tile, SAFE + column * 0.566, 0.25 + row * 0.19, 0.546, 0.165)
        self.place(self._home, SAFE, 0.835, 0.3, 0.115)

    def _choose(self, place: int) -> None:
        self.choose(self._types[place])
