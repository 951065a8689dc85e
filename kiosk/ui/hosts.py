"""Who chaired and who kept the record, picked from the roster: last time's stand unless changed."""

from PySide6.QtWidgets import QWidget

from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size
from kiosk.ui.veil import READING_MS
from protocol.people import Person, Role

_ROWS = 6
_LEADERS = (Role.SECRETARY, Role.DEPUTY, Role.ADMINISTRATOR, Role.COMMITTEE)


class HostsPage(Page):
    """Asks who chaired, then who kept the record."""

    name = "hosts"
    names_stay_ms = READING_MS

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._people: tuple[Person, ...] = ()
        self._host = ""
        self._asks_recorder = False
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._list = RowList(self.theme, self, _ROWS)
        self._back = Face(self.theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(self._choose)
        self._back.clicked.connect(self.back)

    def enter(self, visit: object) -> None:
        """Show the roster, those with an office first."""
        feed = self.backstage.exchange.feed
        self._people = tuple(sorted(feed.roster, key=_by_office)) if feed is not None else ()
        self._ask_host()

    def first_focus(self) -> QWidget:
        """Whoever holds the office now."""
        if not self._people:
            return self._back
        host, recorder = self.holders()
        holder = recorder if self._asks_recorder else host
        names = [one.name for one in self._people]
        return self._list.turn_to(names.index(holder) if holder in names else 0)

    def detail(self) -> str:
        """Which of the two questions is asked."""
        return "recorder" if self._asks_recorder else "host"

    def back(self) -> None:
        """From the second question to the first, from there to the review."""
        if self._asks_recorder:
            self._ask_host()
            self.focus_on(self.first_focus())
            self.titled.emit()
        else:
            self.leave_off()

    def holders(self) -> tuple[str, str]:
        """Who chairs and who keeps the record as yet."""
        meeting = self.backstage.evening.meeting
        return (meeting.host, meeting.recorder) if meeting is not None else ("", "")

    def keep(self, host: str, recorder: str) -> None:
        """Take both answers."""
        self.backstage.evening.set_people(host, recorder)

    def leave_off(self) -> None:
        """Go on, answered or not."""
        self.go.emit("review", None)

    def arrange(self) -> None:
        """List at the left, the way back at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        self.place(self._list, SAFE - 0.012, 0.228, 1.194, 0.73)
        self.place(self._back, 1.27, 0.24, 0.458, 0.115)

    def _ask_host(self) -> None:
        self._asks_recorder = False
        self._host, _ = self.holders()
        self._head.set_text(self.tr("谁主持？"))
        self._show(self._host)

    def _ask_recorder(self) -> None:
        self._asks_recorder = True
        self._head.set_text(self.tr("谁记录？"))
        self._show(self.holders()[1])
        self.focus_on(self.first_focus())
        self.titled.emit()

    def _show(self, holder: str) -> None:
        self._sub.set_text(self.tr("不变就直接按“确定”"))
        self._list.set_rows([Row(one.name, chosen=one.name == holder) for one in self._people])

    def _choose(self, index: int) -> None:
        name = self._people[index].name
        if not self._asks_recorder:
            self._host = name
            self._ask_recorder()
            return
        self.keep(self._host, name)
        self.leave_off()


def _by_office(person: Person) -> int:
    """Place in the list by the highest office somebody holds."""
    return min(
        (_LEADERS.index(role) for role in person.roles if role in _LEADERS), default=len(_LEADERS)
    )
