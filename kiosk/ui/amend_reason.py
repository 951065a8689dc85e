"""Why a record is corrected: one press, nothing typed."""

from PySide6.QtWidgets import QWidget

from kiosk.ui import revisions
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.record import CorrectionReason

_COLUMNS = 2
_OFFERED = tuple(one for one in CorrectionReason if one is not CorrectionReason.ADDED)


class AmendReasonPage(Page):
    """Asks for the reason of a correction (更正原因)."""

    name = "amend_reason"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._head.set_text(self.tr("为什么要更正？"))
        self._sub.set_text(self.tr("改的还没存；选一个原因，下一步选是谁改的"))
        self._tiles: dict[CorrectionReason, Face] = {}
        for reason in _OFFERED:
            said = revisions.reason_name(reason)
            tile = self._tiles[reason] = Face(self.theme, self, said, size=Size.TILE)
            tile.clicked.connect(lambda _=False, reason=reason: self._choose(reason))
        self._back = Face(self.theme, self, self.tr("返回"), bold=False)
        self._back.clicked.connect(self.back)

    def first_focus(self) -> QWidget:
        """The likely reason."""
        return self._tiles[self.backstage.amending.likely_reason]

    def back(self) -> None:
        """Back to what was changed."""
        self.go.emit("amend", None)

    def arrange(self) -> None:
        """Two tiles a row."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        for place, tile in enumerate(self._tiles.values()):
            row, column = divmod(place, _COLUMNS)
            self.place(tile, SAFE + column * 0.849, 0.25 + row * 0.19, 0.829, 0.165)
        self.place(self._back, SAFE, 0.835, 0.3, 0.115)

    def _choose(self, reason: CorrectionReason) -> None:
        if self.backstage.amending.authors:
            self.go.emit("amend_author", reason)
            return
        self.go.emit("amend_saved", None)
        self.backstage.amending.save(reason)
