"""The first page: what is due, one clear next step, and how things stand."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from kiosk.meeting import Meeting
from kiosk.programme import announced_courses
from kiosk.ui import dates
from kiosk.ui.backstage import Backstage
from kiosk.ui.check_words import HARMLESS
from kiosk.ui.home_frame import HomeFrame, LeftOff, Want
from kiosk.ui.home_state import HomeState, Mood, Step, home_state
from protocol.meeting_types import MeetingForm

_MINUTE_MS = 60_000

_PAGES = {
    Want.ON_DEMAND: "on_demand",
    Want.TENTH_CLASS: "tenth_class",
    Want.RECORDS: "records",
    Want.CHECK: "check",
}
_PROMISED = {
    Want.STEP: (Step.CHOOSE_TYPE, Step.OPEN_PLANNED),
    Want.CARD: (Step.TASKS,),
}
"""Where the two large faces lead while nothing is read; a press then means nothing else."""


class HomePage(HomeFrame):
    """Home; every way back leads here."""

    name = "home"

    def __init__(self, backstage: Backstage, parent: QWidget) -> None:
        super().__init__(backstage.config.dark, parent)
        self.backstage = backstage
        self._state: HomeState | None = None
        self._faults: tuple[str, ...] = ()
        self._clock_doubted = True
        self._awaits_opening = False
        self._first = Want.STEP
        backstage.evening.changed.connect(self._on_meeting)
        backstage.exchange.changed.connect(self._refresh)
        backstage.agenda.changed.connect(self._refresh)
        backstage.faults.changed.connect(self._refresh)
        backstage.objecting.changed.connect(self._refresh)
        backstage.selfcheck.finished.connect(self._on_checked)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._refresh)

    @property
    def _now(self) -> HomeState:
        if self._state is None:
            self._state = self._read_state()
        return self._state

    def enter(self, visit: object) -> None:
        """Show how things stand now; the first time, go on from where somebody was."""
        self._first = Want.STEP
        self._show_state()
        self._minute.start()
        if isinstance(visit, LeftOff):
            self._go_on_from(visit)

    def leave(self) -> None:
        """Stop the clock; who went elsewhere meanwhile is not led to the roll."""
        self._awaits_opening = False
        self._minute.stop()

    def detail(self) -> str:
        """Which of its states home is in."""
        return self._now.mood.value

    def first_focus(self) -> QWidget:
        """The one clear next step, unless somebody had gone on before it was known."""
        return self.face_of(self._first)

    def take_want(self, want: Want) -> None:
        """Do what a face was pressed for."""
        if want is Want.STEP:
            self._take_step(self._now.primary)
        elif want is Want.CARD:
            self._take_step(self._now.second)
        elif want is Want.POWER:
            self.backstage.power()
        elif want is Want.STATUS:
            self._explain_status()
        else:
            self.go.emit(_PAGES[want], None)

    def _explain_status(self) -> None:
        state = self.backstage.exchange.state
        if state.asked_about:
            self.go.emit("record", state.asked_about)
        elif any(one.is_called_repaired for one in self.backstage.faults.open):
            self.go.emit("faults", None)
        elif self.backstage.objecting.unseen is not None:
            self.go.emit("objection", self.backstage.objecting.unseen.objection.id)
        elif self.backstage.objecting.waiting is not None:
            self.go.emit("month_figures", None)
        else:
            self.go.emit("records" if state.pending else "check", None)

    def _go_on_from(self, left_off: LeftOff) -> None:
        self._first = left_off.focus
        if left_off.asks_for_power:
            self._power.press()
        want = left_off.wanted
        if want is not None and self._still_means(want):
            # Once home is there, for another page may follow it only then.
            QTimer.singleShot(0, self, lambda: self.take_want(want))

    def _still_means(self, want: Want) -> bool:
        steps = {Want.STEP: self._now.primary, Want.CARD: self._now.second}
        return want not in steps or steps[want] in _PROMISED[want]

    def _read_state(self) -> HomeState:
        return home_state(self.backstage, self._faults, self._clock_doubted)

    def _refresh(self) -> None:
        if self.isVisible():
            self._show_state()

    def _show_state(self) -> None:
        before, self._state = self._state, self._read_state()
        self.set_dark(self.backstage.config.dark or self._state.mood is Mood.RESUME)
        self._clock.set_text(dates.clock_line(self.backstage.clock.local_now()))
        self.say(self._state)
        if before is not None and before.mood is not self._state.mood:
            self.titled.emit()

    def _take_step(self, step: Step) -> None:
        if step is Step.OPEN_PLANNED:
            self._open_planned()
        elif step is Step.RESUME:
            self._resume()
        elif step is Step.END:
            self._end()
        elif step is Step.SAVE:
            self._close()
        elif step is Step.AMEND:
            self._amend()
        elif step is Step.NOTHING_TO_ADD:
            self._add_nothing()
        elif step is Step.IGNORE_FAULT:
            self._faults = ()
            self._show_state()
            self.focus_on(self._primary)
        elif step is Step.CLOCK_RIGHT:
            self.backstage.exchange.timekeeping.confirm()
            self._show_state()
        elif step is Step.CLOCK_LATER:
            self._clock_doubted = False
            self._show_state()
            self.focus_on(self._primary)
        else:
            serious = [code for code in self._faults if code not in HARMLESS]
            self.go.emit(step.value, next(iter((*serious, *self._faults)), None))

    def _open_planned(self) -> None:
        planned = self.backstage.agenda.today
        if planned is None:
            self.go.emit(Step.CHOOSE_TYPE.value, None)
            return
        courses = announced_courses(self.backstage.exchange, planned)
        self._awaits_opening = True
        self.backstage.evening.open(planned.type_code, courses, planned_id=planned.id)

    def _resume(self) -> None:
        evening = self.backstage.evening
        meeting = evening.meeting
        if meeting is not None:
            evening.take_up()
            self.go.emit(_page_to_resume(meeting), None)

    def _end(self) -> None:
        meeting = self.backstage.evening.meeting
        if meeting is None:
            return
        if meeting.form is MeetingForm.ON_DEMAND and meeting.viewings:
            self._close()
        elif not meeting.viewings and (meeting.programme or not meeting.people):
            self.go.emit("abandon", None)
        else:
            self.go.emit("absent" if meeting.absentees else "discussion", None)

    def _close(self) -> None:
        self.go.emit("saved", None)
        self.backstage.evening.close()

    def _amend(self) -> None:
        entry = self.backstage.unattended.entry
        if entry is not None:
            self.go.emit("amend", entry.summary.id)

    def _add_nothing(self) -> None:
        entry = self.backstage.unattended.entry
        if entry is not None:
            self.backstage.unattended.dismiss(entry.summary.id)
        self._show_state()
        self.focus_on(self._primary)

    def _on_meeting(self) -> None:
        evening = self.backstage.evening
        if self._awaits_opening and evening.meeting is not None and not evening.is_ending:
            self._awaits_opening = False
            self.go.emit("roll_call", None)
            return
        self._refresh()

    def _on_checked(self, results: object) -> None:
        checked = results if isinstance(results, tuple) else ()
        self._faults = tuple(one.code for one in checked if not one.ok)
        self._refresh()


def _page_to_resume(meeting: Meeting) -> str:
    waits = meeting.next_item is not None and not meeting.viewings
    if meeting.playing is not None or (waits and meeting.form is MeetingForm.ON_DEMAND):
        return "playing"
    return "standby" if meeting.viewings else "roll_call"
