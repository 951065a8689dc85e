"""Those who did not answer: on leave, or not there; never red, and no reasons in the hall."""

from PySide6.QtWidgets import QWidget

from kiosk.meeting import Meeting
from kiosk.ui.arrivals import Arrivals
from kiosk.ui.backstage import Backstage
from kiosk.ui.errand import way_on
from kiosk.ui.face import Face
from kiosk.ui.page import Page
from kiosk.ui.row_list import Row, RowList
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size, Tint
from kiosk.ui.veil import CALLING_MS
from protocol.record import AttendanceStatus, ExpectedPerson

_ROWS = 6


class AbsentPage(Page):
    """Lists those who did not answer."""

    name = "absent"
    names_stay_ms = CALLING_MS

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._people: tuple[ExpectedPerson, ...] = ()
        self._errand: object = None
        self._arrivals = Arrivals(backstage, self)
        self._arrivals.changed.connect(self._refresh)
        self._head = Text(self.theme, self, Size.HEAD, bold=True)
        self._sub = Text(self.theme, self, Size.BODY, ink="ink2")
        self._list = RowList(self.theme, self, _ROWS)
        self._on = Face(self.theme, self, self.tr("下一步"), size=0.058)
        self._back = Face(self.theme, self, self.tr("返回"), bold=False)
        self._list.pressed.connect(self._toggle)
        self._on.clicked.connect(self._go_on)
        self._back.clicked.connect(lambda: self.go.emit(way_on(self._errand, "standby"), None))
        backstage.evening.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """List everybody who is not there."""
        self._errand = visit
        meeting = self.backstage.evening.meeting
        if meeting is not None:
            self._people = meeting.absentees
            self._show(meeting)

    def back(self) -> None:
        """Home, or back to who wanted it; who was marked stays so."""
        self.go.emit(way_on(self._errand, "home"), None)

    def leave(self) -> None:
        """No name stays."""
        self._arrivals.hush()

    def first_focus(self) -> QWidget:
        """Onwards: who is not marked on leave did not come."""
        return self._on

    def detail(self) -> str:
        """How many of them are still not there."""
        return str(self._missing)

    def card_scanned(self, card: str) -> None:
        """Somebody comes after all."""
        self._arrivals.take(card)

    def arrange(self) -> None:
        """List at the left, the way on at the right."""
        self.place(self._head, SAFE, 0.055, 1.67, 0.095)
        self.place(self._sub, SAFE, 0.138, 1.67, 0.088)
        self.place(self._list, SAFE - 0.012, 0.228, 1.194, 0.73)
        self.place(self._on, 1.27, 0.24, 0.458, 0.2)
        self.place(self._back, 1.27, 0.48, 0.458, 0.115)

    def _refresh(self) -> None:
        meeting = self.backstage.evening.meeting
        if self.isVisible() and meeting is not None:
            self._show(meeting)
            self.titled.emit()

    @property
    def _missing(self) -> int:
        meeting = self.backstage.evening.meeting
        return len(meeting.absentees) if meeting is not None else 0

    def _show(self, meeting: Meeting) -> None:
        missing = self._missing
        said = self.tr("没应的{count}人").format(count=missing) if missing else self.tr("到齐了")
        self._head.set_text(self._arrivals.told or said)
        hint = self.tr("请假的按一下“确定”，没来的不用管，直接下一步")
        self._sub.set_text(hint if missing else "")
        self._list.set_rows([self._row(meeting, one) for one in self._people])

    def _row(self, meeting: Meeting, person: ExpectedPerson) -> Row:
        if meeting.is_there(person.person_id):
            return Row(person.name, state=self.tr("到了"), enabled=False, chosen=False)
        if _is_on_leave(meeting, person.person_id):
            return Row(person.name, state=self.tr("请假"), tint=Tint.OK, chosen=True)
        return Row(person.name, state=self.tr("没来"), chosen=False)

    def _toggle(self, place: int) -> None:
        evening = self.backstage.evening
        meeting, person = evening.meeting, self._people[place]
        if meeting is None:
            return
        if _is_on_leave(meeting, person.person_id):
            evening.unmark(person.person_id)
        else:
            evening.mark(person.person_id, AttendanceStatus.ON_LEAVE)

    def _go_on(self) -> None:
        evening = self.backstage.evening
        for person in evening.meeting.unmarked if evening.meeting else ():
            evening.mark(person.person_id, AttendanceStatus.ABSENT)
        self.go.emit(way_on(self._errand, "discussion"), None)


def _is_on_leave(meeting: Meeting, person_id: str) -> bool:
    mark = meeting.attendance.get(person_id)
    return mark is not None and mark.status is AttendanceStatus.ON_LEAVE
