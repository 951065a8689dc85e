"""Who corrects a record, picked from the roster."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.veil import READING_MS
from protocol.record import CorrectionReason

_ROWS = 6


class AmendAuthorPage(Page):
    """Asks who puts it right; whoever did last, and administrators, stand first."""

    name = "amend_author"
    names_stay_ms = READING_MS

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._reason: str = CorrectionReason.OTHER
        self._names: tuple[str, ...] = ()
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._head.set_text(self.tr("是谁更正的？"))
        self._sub.set_text(self.tr("选好名字按“确定”，就存到电脑里"))
        self._list = RowList(self.theme, self, _ROWS)
        self._back = Face(self.theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(self._choose)
        self._back.clicked.connect(self.back)

    def enter(self, visit: object) -> None:
        """Show the names; it is told the reason."""
        self._reason = str(visit) if isinstance(visit, str) else self._reason
        self._names = self.backstage.amending.authors
        self._list.set_rows([Row(one) for one in self._names])
        self._list.turn_to(0)

    def first_focus(self) -> QWidget:
        """Who did last."""
        return self._list.first_usable() or self._back

    def back(self) -> None:
        """Back to what was changed."""
        self.go.emit("amend", None)

    def arrange(self) -> None:
        """List at the left, the way back at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        self.place(self._list, SAFE - 0.012, 0.228, 1.194, 0.73)
        self.place(self._back, 1.27, 0.24, 0.458, 0.115)

    def _choose(self, place: int) -> None:
        name = self._names[place]
        self.go.emit("amend_saved", None)
        self.backstage.amending.save(self._reason, name)
