"""Where did people watch that this station did not show? The way into entering by hand."""

from PySide6.QtWidgets import QWidget

from kiosk.ui import by_hand_words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.record import Source

_COLUMNS = 2
_SOURCES = ("party_site", "satellite", "lecture", "other", "")


class ElsewherePage(Page):
    """Asks for the source (登记别处收看), or takes that there was no film."""

    name = "elsewhere"
    follows = ("elsewhere_title", "elsewhere_type")

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._tiles = [Face(theme, self, size=Size.TILE) for _ in _SOURCES]
        for place, tile in enumerate(self._tiles):
            tile.clicked.connect(lambda _=False, place=place: self._choose(place))
        self._forget = Face(theme, self, self.tr("填的都不要了"), size=Size.BODY, bold=False)
        self._forget.clicked.connect(self._throw_away)
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._back.clicked.connect(self.back)

    def enter(self, visit: object) -> None:
        """Offer the sources; what was said before is still there."""
        begun = self.backstage.registering.is_begun
        has_feed = self.backstage.exchange.feed is not None
        self._head.set_text(self.tr("在哪儿看的？") if has_feed else self.tr("镇里的资料还没下来"))
        self._sub.set_text(self._sub_words(begun) if has_feed else self.tr("连上网就会自己下来"))
        for place, tile in enumerate(self._tiles):
            code = _SOURCES[place]
            tile.set_text(by_hand_words.source(code) if code else self.tr("没看片，只开了会"))
            tile.setVisible(has_feed)
        self._forget.setVisible(begun)

    def first_focus(self) -> QWidget:
        """What was said before, or the likeliest."""
        if self.backstage.exchange.feed is None:
            return self._back
        registering = self.backstage.registering
        source = registering.told.source if registering.is_begun else Source.PARTY_SITE
        return self._tiles[_SOURCES.index(source) if source in _SOURCES else 0]

    def back(self) -> None:
        """To the records; what was said stays."""
        self.go.emit("records", None)

    def arrange(self) -> None:
        """Two tiles a row."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.15, 1.67, 0.06)
        for place, tile in enumerate(self._tiles):
            row, column = divmod(place, _COLUMNS)
            self.place(tile, SAFE + column * 0.849, 0.25 + row * 0.19, 0.829, 0.165)
        self.place(self._back, SAFE, 0.835, 0.3, 0.115)
        self.place(self._forget, SAFE + 0.849, 0.835, 0.829, 0.115)

    def _sub_words(self, begun: bool) -> str:
        if begun:
            return self.tr("上次填的还在，接着按“确定”就行")
        return self.tr("不是这台机器放的，存好会注明“手工登记”")

    def _choose(self, place: int) -> None:
        self.backstage.registering.tell(source=_SOURCES[place])
        self.go.emit("elsewhere_title" if _SOURCES[place] else "elsewhere_type", None)

    def _throw_away(self) -> None:
        self.backstage.registering.throw_away()
        self.back()
