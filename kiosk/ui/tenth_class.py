"""The classes on the 10th that the township announced; OK begins one."""

from datetime import date

from PySide6.QtWidgets import QWidget

from kiosk.ui import dates
from kiosk.ui.backstage import Backstage
from kiosk.ui.choice import Choice
from kiosk.ui.empty import Empty
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from protocol.feed import TenthClass
from protocol.meeting_types import TENTH_CLASS

_ROWS = 5


class TenthClassPage(Page):
    """Lists the announced classes."""

    name = "tenth_class"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._classes: tuple[TenthClass, ...] = ()
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._list = RowList(self.theme, self, _ROWS)
        self._empty = Empty(self.theme, self)
        self._own = Face(self.theme, self, self.tr("自己开一堂"), size=Size.LABEL)
        self._back = Face(self.theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(self._begin)
        self._own.clicked.connect(lambda: self.go.emit("courses", Choice(TENTH_CLASS)))
        self._back.clicked.connect(self.back)
        backstage.exchange.feed_changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show the announced classes, soonest first."""
        today = self.backstage.clock.local_now().date().isoformat()
        known = sorted(self.backstage.exchange.classes, key=lambda one: (one.day, one.time))
        self._classes = tuple(
            [one for one in known if one.day >= today] + [one for one in known if one.day < today]
        )
        busy = self.backstage.evening.meeting is not None
        self._head.set_text(self.tr("十号课堂"))
        self._sub.set_text(self._what_words(busy))
        self._own.setEnabled(not busy)
        self._list.set_rows([self._row(one, today, busy) for one in self._classes])
        self._list.setVisible(bool(self._classes))
        self._empty.hide()
        if not self._classes and not busy:
            self._empty.say(
                "school-outline",
                self.tr("镇里还没有通知开课"),
                self.tr("通知了会自己下来；按“确定”自己开一堂"),
            )

    def first_focus(self) -> QWidget:
        """The next class."""
        usable = self._list.first_usable()
        return usable or (self._own if self._own.isEnabled() else self._back)

    def arrange(self) -> None:
        """List at the left, other ways at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        self.place(self._list, SAFE - 0.012, 0.228, 1.274, 0.73)
        self.place(self._empty, SAFE, 0.228, 1.25, 0.65)
        self.place(self._own, 1.35, 0.24, 0.378, 0.14)
        self.place(self._back, 1.35, 0.41, 0.378, 0.115)

    def _what_words(self, busy: bool) -> str:
        if busy:
            return self.tr("活动还没结束，先在首页结束了再开课")
        return self.tr("按“确定”开课") if self._classes else ""

    def _row(self, one: TenthClass, today: str, busy: bool) -> Row:
        when = f"{dates.day(date.fromisoformat(one.day))} {one.time}"
        where = " ".join(part for part in (one.venue, one.lecturer) if part)
        held = one.day < today
        state = self.tr("已过") if held else self.tr("今天") if one.day == today else ""
        return Row(f"{when} {one.topic}", one.note or where, state, enabled=not (busy or held))

    def _begin(self, index: int) -> None:
        chosen = self._classes[index]
        self.go.emit("courses", Choice(TENTH_CLASS, chosen.id, chosen.courseware))

    def _refresh(self) -> None:
        if self.isVisible():
            self.enter(None)
