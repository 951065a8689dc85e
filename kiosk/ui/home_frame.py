"""How home looks, whatever it says: one next step, a card, four doors, and how things stand.

It needs nothing but Qt, so that it is on the screen while all the rest is still being read.
"""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from kiosk.ui.face import Face
from kiosk.ui.keys import Key
from kiosk.ui.page import BarePage
from kiosk.ui.sure import SureFace
from kiosk.ui.text import RIGHT, Text
from kiosk.ui.theme import SAFE, Size, Tint
from kiosk.ui.tile import Card, CardRow, Primary, StatusLine, Tile, level

_RIGHT_EDGE = 1.7278


class Want(Enum):
    """What somebody asks for by pressing a face of home."""

    STEP = auto()
    CARD = auto()
    ON_DEMAND = auto()
    TENTH_CLASS = auto()
    RECORDS = auto()
    CHECK = auto()
    POWER = auto()
    STATUS = auto()


DOORS = (Want.ON_DEMAND, Want.TENTH_CLASS, Want.RECORDS, Want.CHECK)
"""The tiles, in the order of their digits."""


@dataclass(frozen=True)
class HomeWords:
    """Everything home says but the time."""

    station: str
    head: str
    sub: str
    primary_words: str
    primary_line: str
    card_words: str
    rows: tuple[CardRow, ...]
    status: str
    status_tint: Tint
    status_icon: str


@dataclass(frozen=True)
class LeftOff:
    """What somebody did before home knew how things stand, for it to go on from there."""

    focus: Want
    wanted: Want | None
    """Pressed last, and still to be done."""
    asks_for_power: bool
    """Whether the question about turning off is on its face."""


class HomeFrame(BarePage):
    """The faces of home and their places."""

    leads_back = False

    def __init__(self, dark: bool, parent: QWidget) -> None:
        super().__init__(dark, parent)
        theme = self.theme
        self._station = Text(theme, self, Size.LABEL, ink="ink2")
        self._clock = Text(theme, self, Size.LABEL, ink="ink2", align=RIGHT)
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._primary = Primary(theme, self)
        self._card = Card(theme, self)
        self._tiles = (
            Tile(theme, self, self.tr("点播课件"), digit="1", icon="bookshelf"),
            Tile(theme, self, self.tr("十号课堂"), digit="2", icon="school-outline"),
            Tile(theme, self, self.tr("学习记录"), digit="3", icon="notebook-check-outline"),
            Tile(theme, self, self.tr("检查和帮助"), digit="4", icon="lifebuoy"),
        )
        self._power = SureFace(
            *(theme, self, self.tr("关机"), self.tr("再按就关")),
            size=Size.TILE,
            icon="power-plug-outline",
        )
        self._status = StatusLine(theme, self)
        self._primary.clicked.connect(lambda: self.take_want(Want.STEP))
        self._card.clicked.connect(lambda: self.take_want(Want.CARD))
        for want, tile in zip(DOORS, self._tiles, strict=True):
            tile.clicked.connect(lambda _=False, want=want: self.take_want(want))
        self._power.confirmed.connect(lambda: self.take_want(Want.POWER))
        self._status.clicked.connect(lambda: self.take_want(Want.STATUS))

    def take_want(self, want: Want) -> None:
        """Do what a face was pressed for."""

    def face_of(self, want: Want) -> Face:
        """The face that is pressed for it."""
        if want in DOORS:
            return self._tiles[DOORS.index(want)]
        faces = {Want.CARD: self._card, Want.POWER: self._power, Want.STATUS: self._status}
        return faces.get(want, self._primary)

    def say(self, words: HomeWords) -> None:
        """Show these words."""
        self._station.set_text(words.station)
        self._head.set_text(words.head)
        self._sub.set_text(words.sub)
        self._primary.set_words(words.primary_words, words.primary_line)
        self._card.set_card(words.card_words, words.rows)
        self._status.set_text(words.status)
        self._status.set_tint(words.status_tint)
        self._status.set_icon(words.status_icon)

    def first_focus(self) -> QWidget:
        """The one clear next step."""
        return self._primary

    def pressed(self, key: Key) -> bool:
        """Back leads to the primary step."""
        if key is Key.BACK:
            self.focus_on(self._primary)
        return key is Key.BACK

    def digit_pressed(self, digit: int) -> None:
        """Digits are short cuts to the tiles."""
        if 1 <= digit <= len(self._tiles):
            self._tiles[digit - 1].press()

    def arrange(self) -> None:
        """Lay the page out as the sketch does."""
        self.place(self._station, SAFE, 0.055, 0.9, 0.065)
        self.place(self._clock, 0.97, 0.055, _RIGHT_EDGE - 0.97, 0.065)
        self.place(self._head, SAFE, 0.13, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.217, 1.67, 0.088)
        split = 0.9 if self.theme.is_narrow else 1.01
        self.place(self._primary, SAFE, 0.315, split - SAFE, 0.30)
        self.place(self._card, split + 0.03, 0.315, _RIGHT_EDGE - split - 0.03, 0.30)
        for place, tile in enumerate(self._tiles):
            self.place(tile, SAFE + 0.373 * place, 0.665, 0.358, 0.165)
        level(self._tiles)
        self.place(self._power, 1.542, 0.665, 0.186, 0.165)
        self.place(self._status, SAFE, 0.855, _RIGHT_EDGE - SAFE, 0.095)
