"""Late sign-in to a closed record: the roll of that day, one name at a time."""

from PySide6.QtWidgets import QWidget

from kiosk.correcting import status_in, statuses_in
from kiosk.ui import revisions
from kiosk.ui.backstage import Backstage
from kiosk.ui.face import Face
from kiosk.ui.head_count import HeadCount
from kiosk.ui.keys import Key
from kiosk.ui.name_grid import NameGrid
from kiosk.ui.page import Page
from kiosk.ui.text import Text
from kiosk.ui.theme import SAFE, Size, Tint
from kiosk.ui.veil import READING_MS
from protocol.record import AttendanceStatus, ExpectedPerson

_TURNS = (
    AttendanceStatus.ABSENT,
    AttendanceStatus.PRESENT,
    AttendanceStatus.LATE,
    AttendanceStatus.ON_LEAVE,
)
"""Each press goes on to the next; who was missed most likely came."""
_SIGNS = {
    AttendanceStatus.PRESENT: ("check-bold", Tint.OK),
    AttendanceStatus.LATE: ("account-clock", Tint.OK),
    AttendanceStatus.ON_LEAVE: ("calendar-check", Tint.WARN),
    AttendanceStatus.OBSERVER: ("account-group", Tint.OK),
}


class AmendRollPage(Page):
    """补签到 to a closed record."""

    name = "amend_roll"
    names_stay_ms = READING_MS

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage, parent)
        self._people: tuple[ExpectedPerson, ...] = ()
        self._label = Text(self.theme, self, Size.LABEL, ink="ink2")
        self._called = Text(self.theme, self, Size.CALLED, bold=True)
        self._summary = Text(self.theme, self, Size.HEAD, bold=True)
        self._status = Text(self.theme, self, Size.HEAD, bold=True)
        self._grid = NameGrid(self.theme, self)
        self._count = HeadCount(self.theme, self)
        self._undo = Face(
            self.theme, self, self.tr("撤销刚才这一步"), size=Size.BODY, bold=False, icon="undo"
        )
        self._done = Face(self.theme, self, self.tr("改好了"), size=0.058)
        self._foot = Text(self.theme, self, Size.SMALLEST, ink="ink2")
        self._grid.called.connect(self._turn)
        self._grid.moved.connect(self._show_called)
        self._grid.left_behind.connect(lambda: self.focus_on(self._done))
        self._undo.clicked.connect(backstage.amending.undo)
        self._done.clicked.connect(lambda: self.go.emit("amend", None))
        backstage.amending.changed.connect(self._refresh)

    def enter(self, visit: object) -> None:
        """Show the roll of that day."""
        self._people = self.backstage.amending.people
        self._grid.set_people(self._people)
        self._show()

    def first_focus(self) -> QWidget:
        """The first who was not there."""
        draft = self.backstage.amending.draft
        statuses = statuses_in(draft, self._people).values() if draft is not None else ()
        place = next((place for place, one in enumerate(statuses) if not one.is_there), None)
        return self._done if place is None else self._grid.go_to(place)

    def focus_on(self, widget: QWidget | None) -> None:
        """Move the focus and say whose name it is on."""
        super().focus_on(widget)
        self._show_called()

    def take(self, key: Key) -> None:
        """Handle a key, then say whose name the focus is on."""
        super().take(key)
        if self.isVisible():
            self._show_called()

    def back(self) -> None:
        """What was marked stays in the draft."""
        self.go.emit("amend", None)

    def detail(self) -> str:
        """How many were there."""
        draft = self.backstage.amending.draft
        return str(draft.present) if draft is not None else ""

    def arrange(self) -> None:
        """As the roll is called in the hall."""
        self.place(self._label, SAFE, 0.062, 0.22, 0.09)
        self.place(self._called, 0.29, 0.045, 0.48, 0.145)
        self.place(self._summary, 0.29, 0.055, 0.95, 0.115)
        self.place(self._status, 0.77, 0.055, 0.52, 0.115)
        self.place(self._grid, SAFE - 0.012, 0.183, 1.27, 0.70)
        self.place(self._count, 1.33, 0.195, 0.398, 0.185)
        self.place(self._undo, 1.33, 0.42, 0.398, 0.111)
        self.place(self._done, 1.33, 0.571, 0.398, 0.155)
        self.place(self._foot, SAFE, 0.861, 1.67, 0.088)

    def _refresh(self) -> None:
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        draft = self.backstage.amending.draft
        if draft is None:
            return
        signs = statuses_in(draft, self._people)
        self._grid.set_marks({one: _SIGNS[mark] for one, mark in signs.items() if mark in _SIGNS})
        self._count.set_count(draft.present, len(draft.expected) or None)
        self._undo.setEnabled(self.backstage.amending.can_undo)
        if self._undo.has_focus and not self._undo.isEnabled():
            self.focus_on(self._done)
        self._label.set_text(self.tr("补签到"))
        self._show_called()
        self.titled.emit()

    def _show_called(self) -> None:
        here, draft = self._grid.current, self.backstage.amending.draft
        on_name = here is not None and here < len(self._people) and draft is not None
        self._called.setVisible(on_name)
        self._status.setVisible(on_name)
        self._summary.setVisible(not on_name)
        self._summary.set_text(self.tr("没改完按“←”回到名字"))
        if on_name and here is not None and draft is not None:
            person = self._people[here]
            self._called.set_text(person.name)
            self._status.set_text(revisions.status_name(status_in(draft, person.person_id)))
            self._foot.set_text(self.tr("按“确定”换着记：到了、迟到、请假、没来。改完按“返回”"))
        else:
            self._called.set_text("")
            self._foot.set_text(self.tr("应到名单还是那天的；改的还没存，回去以后按“保存”"))

    def _turn(self, place: int) -> None:
        amending = self.backstage.amending
        if amending.draft is None or place >= len(self._people):
            return
        person = self._people[place]
        now = status_in(amending.draft, person.person_id)
        at = _TURNS.index(now) if now in _TURNS else 0
        amending.mark(person, _TURNS[(at + 1) % len(_TURNS)])
