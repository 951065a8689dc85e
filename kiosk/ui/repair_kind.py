"""What kind of fault is it: nine large words, as the township's ledger has them."""

from PySide6.QtWidgets import QWidget

from kiosk.ui import check_words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.repair import RepairVisit, with_category
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.fault_code import category_of
from protocol.faults import FaultCategory

_ORDER = (
    FaultCategory.SOUND,
    FaultCategory.DISPLAY,
    FaultCategory.LINE,
    FaultCategory.POWER,
    FaultCategory.MACHINE,
    FaultCategory.OPERATION,
    FaultCategory.SIGNAL,
    FaultCategory.SOFTWARE,
    FaultCategory.STORAGE,
)
_COLUMNS = 3


class RepairKindPage(Page):
    """Asks for the category and leads back to the report."""

    name = "repair_kind"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._visit = RepairVisit()
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._head.set_text(self.tr("是哪方面的毛病？"))
        self._sub = Text(theme, self, Size.BODY, ink="ink2")
        self._sub.set_text(self.tr("说不准就选“主机”，镇里会看"))
        self._faces = {
            kind: Face(theme, self, check_words.category(kind), size=Size.TILE) for kind in _ORDER
        }
        for kind, face in self._faces.items():
            face.clicked.connect(lambda _=False, kind=kind: self._choose(kind))

    def enter(self, visit: object) -> None:
        """Remember what is being reported."""
        self._visit = visit if isinstance(visit, RepairVisit) else RepairVisit()

    def first_focus(self) -> QWidget:
        """The category that holds, or the one the fault suggests."""
        if not self._visit.fault:
            return self._faces[_ORDER[0]]
        return self._faces[self._visit.category or category_of(self._visit.fault)]

    def arrange(self) -> None:
        """Three by three."""
        self.place(self._head, SAFE, 0.085, 1.67, 0.1)
        self.place(self._sub, SAFE, 0.195, 1.67, 0.065)
        for place, face in enumerate(self._faces.values()):
            row, column = divmod(place, _COLUMNS)
            self.place(face, SAFE + 0.57 * column, 0.32 + 0.2 * row, 0.538, 0.165)

    def _choose(self, kind: FaultCategory) -> None:
        self.go.emit("repair", with_category(self._visit, kind))
