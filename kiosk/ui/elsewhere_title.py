"""What was watched elsewhere: picked from the plan and the library, or written."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList, Rows
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.written import WriteVisit, Written

_ROWS = 6
_LONGEST = 60


class ElsewhereTitlePage(Page):
    """Asks for the title."""

    name = "elsewhere_title"
    follows = ("elsewhere_type", "write")

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._titles: tuple[str, ...] = ()
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._list = RowList(self.theme, self, _ROWS)
        self._write = Face(self.theme, self, self.tr("现在打字"), size=0.058)
        self._back = Face(self.theme, self, self.tr("上一步"), bold=False)
        self._list.pressed.connect(lambda place: self._choose(self._titles[place]))
        self._write.clicked.connect(self._ask_for_words)
        self._back.clicked.connect(lambda: self.go.emit("elsewhere", None))

    def enter(self, visit: object) -> None:
        """Offer what is likely; what was written is taken at once."""
        if isinstance(visit, Written) and visit.is_done and visit.text.strip():
            self.backstage.registering.tell(title=" ".join(visit.text.split()))
        told = self.backstage.registering.told.title
        known = self.backstage.registering.titles
        self._titles = known if not told or told in known else (told, *known)
        self._head.set_text(self.tr("看的是什么？"))
        self._sub.set_text(self.tr("单子里有就选上；没有就按“现在打字”"))
        self._list.set_rows(Rows(self._titles, lambda one: Row(one, chosen=one == told)))

    def first_focus(self) -> QWidget:
        """What was said before, or the likeliest."""
        told = self.backstage.registering.told.title
        if not self._titles:
            return self._write
        return self._list.turn_to(self._titles.index(told) if told in self._titles else 0)

    def back(self) -> None:
        """To the records; what was said stays."""
        self.go.emit("records", None)

    def arrange(self) -> None:
        """List at the left, writing at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.15, 1.67, 0.06)
        self.place(self._list, SAFE - 0.012, 0.228, 1.194, 0.73)
        self.place(self._write, 1.27, 0.24, 0.458, 0.2)
        self.place(self._back, 1.27, 0.48, 0.458, 0.115)

    def _choose(self, title: str) -> None:
        self.backstage.registering.tell(title=title)
        self.go.emit("elsewhere_type", None)

    def _ask_for_words(self) -> None:
        self.go.emit("write", WriteVisit(self.tr("看的是什么？"), then=self.name, most=_LONGEST))
