"""What was reported broken: what is open first, each with how far it has come."""

from PySide6.QtWidgets import QWidget

from kiosk.store.fault_file import FaultEntry
from kiosk.ui import check_words, dates, fault_words
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size

_ROWS = 5


class FaultsPage(Page):
    """The station's own ledger of faults."""

    name = "faults"
    follows = ("fault", "repair_kind")

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._entries: tuple[FaultEntry, ...] = ()
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._list = RowList(theme, self, _ROWS)
        self._list.pressed.connect(self._open)
        self._new = Face(theme, self, self.tr("再报一处"), size=Size.LABEL)
        self._new.clicked.connect(lambda: self.go.emit("repair", None))
        self._back = Face(theme, self, self.tr("返回"), bold=False)
        self._back.clicked.connect(self.back)
        backstage.faults.changed.connect(self._show)

    def enter(self, visit: object) -> None:
        """Show them as they are now."""
        self._show()

    def first_focus(self) -> QWidget:
        """The newest open fault."""
        return self._list.first_usable() or self._new

    def detail(self) -> str:
        """How many are open."""
        return str(len(self.backstage.faults.open))

    def arrange(self) -> None:
        """The list, and what can be done below."""
        self.place(self._head, SAFE, 0.06, 1.67, 0.1)
        self.place(self._list, SAFE - 0.012, 0.185, 1.702, 0.61)
        self.place(self._new, SAFE, 0.825, 0.823, 0.115)
        self.place(self._back, 0.905, 0.825, 0.823, 0.115)

    def _show(self) -> None:
        faults = self.backstage.faults
        closed = tuple(one for one in reversed(faults.entries) if not one.is_open)
        self._entries = (*faults.open, *closed)
        self._head.set_text(self._head_words())
        self._new.set_text(self.tr("再报一处") if self._entries else self.tr("报一处"))
        self._list.set_rows([self._row(one) for one in self._entries])

    def _head_words(self) -> str:
        count = len(self.backstage.faults.open)
        if count:
            return self.tr("有{count}处还没修好").format(count=count)
        return self.tr("都修好了") if self._entries else self.tr("还没有报过修")

    def _row(self, entry: FaultEntry) -> Row:
        state, tint = fault_words.progress(entry)
        day = dates.day(self.backstage.clock.local(entry.report.reported).date())
        what = check_words.problem(entry.report.part)
        return Row(f"{what}  {entry.report.code}", note=day, state=state, tint=tint)

    def _open(self, place: int) -> None:
        self.go.emit("fault", self._entries[place].report.id)
