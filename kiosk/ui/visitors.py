"""Those of the village who were not called and sit in, and the way to call the roll anew."""

from PySide6.QtWidgets import QWidget

from kiosk.convening import others
from kiosk.ui.arrivals import Arrivals
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.name_grid import NameGrid
from kiosk.ui.page import Page
from kiosk.ui.sure import SureFace
from kiosk.ui.text import CENTRE, Text
from kiosk.ui.theme import SAFE, Size, Tint
from kiosk.ui.veil import CALLING_MS
from protocol.record import AttendanceStatus, ExpectedPerson

_COLUMN_X = 1.33
_COLUMN_WIDTH = 0.398


class VisitorsPage(Page):
    """Marks observers (列席)."""

    name = "visitors"
    names_stay_ms = CALLING_MS

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._people: tuple[ExpectedPerson, ...] = ()
        self._arrivals = Arrivals(backstage, self)
        self._arrivals.changed.connect(self._refresh)
        theme = self.theme
        self._head = Text(theme, self, Size.HEAD, bold=True)
        self._grid = NameGrid(theme, self)
        self._foot = Text(theme, self, Size.SMALLEST, ink="ink2")
        self._count = Text(theme, self, Size.HEAD, bold=True, align=CENTRE)
        self._done = Face(theme, self, self.tr("接着点名"), size=0.058)
        self._restart = SureFace(
            theme, self, self.tr("重新点名"), self.tr("再按一次，重新点"), size=Size.BODY
        )
        self._grid.called.connect(self._toggle)
        self._grid.left_behind.connect(lambda: self.focus_on(self._done))
        self._restart.confirmed.connect(self._restart_roll)
        self._done.clicked.connect(self.back)
        backstage.evening.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show everybody of the roster who was not called."""
        meeting, feed = self.backstage.evening.meeting, self.backstage.exchange.feed
        if meeting is None or feed is None:
            self.go.emit("home", None)
            return
        self._people = others(feed, meeting.expected)
        self._grid.set_people(self._people)
        hint = self.tr("没叫到会、自己来听的人，来了按“确定”；不算应到")
        self._foot.set_text(hint if self._people else "")
        self._show()

    def leave(self) -> None:
        """No name stays."""
        self._arrivals.hush()

    def first_focus(self) -> QWidget:
        """The first of them."""
        return self._grid.go_to(0) if self._people else self._done

    def detail(self) -> str:
        """How many sit in."""
        meeting = self.backstage.evening.meeting
        return str(meeting.observers) if meeting is not None else ""

    def card_scanned(self, card: str) -> None:
        """Whose card it is has come, called or not."""
        self._arrivals.take(card)

    def back(self) -> None:
        """Back to the roll."""
        self.go.emit("roll_call", self.name)

    def arrange(self) -> None:
        """As the roll itself."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.115)
        self.place(self._foot, SAFE, 0.861, 1.25, 0.088)
        self.place(self._grid, SAFE - 0.012, 0.183, 1.27, 0.70)
        self.place(self._count, _COLUMN_X, 0.195, _COLUMN_WIDTH, 0.185)
        self.place(self._done, _COLUMN_X, 0.4, _COLUMN_WIDTH, 0.155)
        self.place(self._restart, _COLUMN_X, 0.837, _COLUMN_WIDTH, 0.111)

    def _refresh(self) -> None:
        if self.isVisible():
            self._show()
            self.titled.emit()

    def _show(self) -> None:
        meeting = self.backstage.evening.meeting
        if meeting is None:
            return
        asks = self.tr("谁来列席？") if self._people else self.tr("花名册上的人都叫到了")
        self._head.set_text(self._arrivals.told or asks)
        sitting = (one.person_id for one in self._people if one.person_id in meeting.attendance)
        self._grid.set_marks(dict.fromkeys(sitting, ("account-group", Tint.OK)))
        self._count.set_text(self.tr("列席{count}人").format(count=meeting.observers))
        self._restart.setEnabled(bool(meeting.attendance))

    def _toggle(self, place: int) -> None:
        evening = self.backstage.evening
        if evening.meeting is None or place >= len(self._people):
            return
        person = self._people[place]
        mark = evening.meeting.attendance.get(person.person_id)
        if mark is not None and mark.status is AttendanceStatus.OBSERVER:
            evening.unmark(person.person_id)
        else:
            evening.observe(person.person_id, person.name)

    def _restart_roll(self) -> None:
        self.backstage.evening.restart_roll()
        self.back()
