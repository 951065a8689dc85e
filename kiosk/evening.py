"""Runs the meeting: a command of the operator becomes an event, becomes durable, then shows."""

import uuid
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk import events as ev
from kiosk.clock import Clock
from kiosk.convening import bearer, kind_of, opening, retyping
from kiosk.errors import KioskError, Trouble
from kiosk.exchange import Exchange
from kiosk.forgotten import is_forgotten
from kiosk.meeting import Meeting
from kiosk.minutes import Minutes
from kiosk.programme import programme_of
from kiosk.roll_steps import RollSteps
from kiosk.screening import Playback, Screening
from kiosk.store.documents import StoredRecord
from protocol.moment import Moment
from protocol.record import (
    AttendanceStatus,
    Discussion,
    DiscussionForm,
    ExpectedPerson,
    Feedback,
)
from protocol.true_time import of_boot

_RESUME_BACK_MS = 2000
"""After a power cut the film goes on this much before where it was, to find the thread."""
_LOOK_ROUND_MS = 60_000
"""How often a meeting without a film is looked after; a gap is told to the minute."""


class Evening(QObject):
    """The one meeting that may be going on, and every command that changes it."""

    changed = Signal()
    """The meeting changed, durably."""
    playback_changed = Signal()
    """Position, volume or pause changed; not durable."""
    course_finished = Signal(str)
    """Hash of a course that ended, was stopped or failed."""
    saved = Signal(str)
    """Id of a record that is on the disk."""
    left_alone = Signal()
    """A meeting that nobody ended is over, and its record is on the disk."""
    told = Signal(str, object)
    """A trouble code and details, for a sentence on the screen."""

    def __init__(
        self, *, minutes: Minutes, screening: Screening, exchange: Exchange, clock: Clock
    ) -> None:
        super().__init__()
        self._minutes = minutes
        self._screening = screening
        self._exchange = exchange
        self._clock = clock
        self._steps = RollSteps()
        self._after_film: Callable[[Moment], ev.Closed | ev.Abandoned] | None = None
        self._left_at = minutes.meeting.last if minutes.meeting is not None else None
        """Where an earlier start of the kiosk left the meeting."""
        minutes.changed.connect(self.changed)
        minutes.failed.connect(self._tell)
        minutes.delayed.connect(lambda: self.told.emit(Trouble.DISK_SLOW, {}))
        minutes.closed.connect(self._on_closed)
        exchange.timekeeping.changed.connect(self._note_clock)
        screening.changed.connect(self.playback_changed)
        screening.finished.connect(self._on_finished)
        screening.told.connect(self.told)
        self._rounds = QTimer(self, interval=_LOOK_ROUND_MS)
        self._rounds.timeout.connect(self.look_round)
        self._rounds.start()
        self.look_round()

    @property
    def meeting(self) -> Meeting | None:
        """The meeting going on, as far as it is durable."""
        return self._minutes.meeting

    @property
    def playback(self) -> Playback:
        """What is on screen now."""
        return self._screening.playback

    @property
    def interrupted(self) -> bool:
        """Whether a cut stopped the meeting and nobody has gone on with it yet."""
        meeting, left_at = self._minutes.ahead, self._left_at
        return meeting is not None and left_at is not None and not meeting.came_back_after(left_at)

    @property
    def is_ending(self) -> bool:
        """Whether the meeting is over, as far as nobody need be asked to go on with it."""
        meeting = self._minutes.ahead
        return meeting is not None and meeting.is_over

    @property
    def is_unsaved(self) -> bool:
        """Whether the disk did not take the record of the meeting that is over."""
        return self._minutes.is_refused

    def open(
        self,
        type_code: str,
        courses: Sequence[str],
        *,
        planned_id: str = "",
        class_id: str = "",
        villagers: int = 0,
    ) -> None:
        """Begin a meeting; does nothing while one is going on or before the township spoke.

        Args:
            type_code: code of the meeting's type.
            courses: hashes of the courses to show, in order.
            planned_id: the planned meeting this is, if any.
            class_id: the class on the 10th this is, if any.
            villagers: how many of them are there already.
        """
        feed = self._exchange.feed
        kind = kind_of(feed, type_code)
        if feed is None or kind is None or self._minutes.ahead is not None:
            return
        self.forget_steps()
        items = programme_of(self._exchange, courses)
        self._minutes.note(
            opening(
                feed,
                kind,
                at=self._clock.now(),
                before=self._exchange.ledger.latest_meeting,
                meeting_id=str(uuid.uuid4()),
                sequence=self._exchange.next_sequence,
                planned_id=planned_id or class_id,
                programme=items,
                villagers=villagers,
            )
        )
        self._note_clock()
        self._screening.prepare(tuple(item.courseware for item in items))

    def retype(self, type_code: str, *, planned_id: str = "") -> None:
        """It is another kind of meeting: it calls other people, and every mark stays."""
        feed, kind = self._exchange.feed, kind_of(self._exchange.feed, type_code)
        if feed is not None and kind is not None:
            self.forget_steps()
            self._note(lambda at: retyping(feed, kind, at=at, planned_id=planned_id))

    def set_programme(self, courses: Sequence[str]) -> None:
        """Choose other courses, in order; their films are checked before they are shown."""
        items = programme_of(self._exchange, courses)
        self._note(lambda at: ev.Programmed(at=at, items=items))
        self._screening.prepare(tuple(item.courseware for item in items))

    def mark(self, person_id: str, status: AttendanceStatus, reason: str = "") -> None:
        """Somebody is there, late, on leave or absent."""
        self._steps.remember_mark(self._minutes.ahead, person_id)
        self._note(lambda at: ev.Marked(at=at, person_id=person_id, status=status, reason=reason))

    def sign_in(self, person_id: str) -> None:
        """Somebody who was called has come."""
        meeting = self._minutes.ahead
        if meeting is not None:
            self.mark(person_id, meeting.arrival)

    def take_card(self, card: str) -> ExpectedPerson | None:
        """Sign in whose card it is, however often it is shown; who was not called sits in.

        Returns:
            Who it was; None where it is nobody's here.
        """
        meeting = self._minutes.ahead
        if meeting is None:
            return None
        person = bearer(self._exchange.feed, meeting.expected, card)
        if person is None or meeting.is_there(person.person_id):
            return person
        if person in meeting.expected:
            self.sign_in(person.person_id)
        else:
            self.observe(person.person_id, person.name)
        return person

    def observe(self, person_id: str, name: str) -> None:
        """Somebody of the village who was not called sits in (列席)."""
        self._steps.remember_mark(self._minutes.ahead, person_id)
        self._note(lambda at: ev.Observed(at=at, person_id=person_id, name=name))

    def unmark(self, person_id: str) -> None:
        """Take a mark back."""
        self._steps.remember_mark(self._minutes.ahead, person_id)
        self._note(lambda at: ev.Unmarked(at=at, person_id=person_id))

    @property
    def can_undo(self) -> bool:
        """Whether there is a step of the roll call to take back."""
        return bool(self._steps)

    def undo(self) -> None:
        """Take back the last step of the roll call (撤销刚才这一步)."""
        if self._steps:
            self._note(self._steps.take_back())

    def forget_steps(self) -> None:
        """The roll call begins or goes on: what was done before it is not to be taken back."""
        self._steps.forget()

    def restart_roll(self) -> None:
        """Call the roll again from the start (重新点名)."""
        self.forget_steps()
        self._note(lambda at: ev.RollRestarted(at=at))

    def count_villagers(self, people: int) -> None:
        """How many villagers are there, without names."""
        self._steps.remember_count(self._minutes.ahead)
        self._note(lambda at: ev.VillagersCounted(at=at, people=max(0, people)))

    def attach_picture(self, window_id: int) -> None:
        """Show films in this native window."""
        self._screening.attach(window_id)

    def play(
        self, sha256: str | None = None, *, from_start: bool = False, from_ms: int = 0
    ) -> None:
        """Show a course: the named one, the interrupted one where it stood, or the next.

        Args:
            sha256: hash of the course.
            from_start: not from where it stood when it was last on screen.
            from_ms: where to begin with a course that was not on screen at this meeting.
        """
        self.take_up()
        meeting = self._minutes.ahead
        if meeting is None or self._screening.is_on_screen:
            return
        standing = meeting.playing
        if sha256 is None and standing is not None:
            start_ms = max(0, standing.position_ms - _RESUME_BACK_MS)
            self._screening.show(standing.courseware, 0 if from_start else start_ms)
            return
        item = meeting.item(sha256) if sha256 else meeting.next_item
        if item is None:
            return
        seen = meeting.viewing(item.courseware.sha256)
        unfinished = seen is not None and seen.is_unfinished and not from_start
        start_ms = seen.position_ms if seen is not None and unfinished else 0
        if seen is None and from_ms:
            start_ms = max(0, from_ms - _RESUME_BACK_MS)
        self._screening.show(item.courseware, start_ms)

    def take_up(self) -> None:
        """Go on with a meeting that a power cut interrupted; the gap goes into its record."""
        meeting, left_at = self._minutes.ahead, self._left_at
        if meeting is None or left_at is None or not self.interrupted:
            return
        self._minutes.note(ev.CameBack(at=self._clock.now(), last=left_at))
        self._note_clock()
        self._screening.prepare(tuple(item.courseware for item in meeting.programme))

    def look_round(self) -> None:
        """Note that the station still runs; close a meeting that everybody has left."""
        meeting = self._minutes.ahead
        runs = self._screening.is_on_screen and not self.playback.paused
        if meeting is None or meeting.is_over or runs:
            return
        now = self._clock.now()
        if is_forgotten(meeting, now, self._clock.known.offsets):
            self._screening.drop()
            closed = ev.Closed(at=now, by_itself=True)
            self._minutes.note(closed, then=self._minutes.store_record)
        elif not self.interrupted:
            self._minutes.note(ev.StillOn(at=now))

    def pause(self) -> None:
        """Stand still."""
        self._screening.pause()

    def resume(self) -> None:
        """Move again."""
        self._screening.resume()

    def toggle_pause(self) -> None:
        """Stand still, or move again."""
        if self.playback.paused:
            self.resume()
        else:
            self.pause()

    def seek_by(self, delta_ms: int) -> None:
        """Jump forward or back."""
        self._screening.seek_by(delta_ms)

    def set_rate(self, percent: int) -> None:
        """Play faster or slower."""
        self._screening.set_rate(percent)

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0-100."""
        self._screening.set_volume(percent)

    def toggle_mute(self) -> None:
        """Switch the sound off or on."""
        self._screening.set_muted(not self.playback.muted)

    def stop_playing(self) -> None:
        """End the course on screen."""
        self._screening.stop()

    def discuss(
        self, form: DiscussionForm, speakers: int = 0, text: str = "", suggestions: str = ""
    ) -> None:
        """Keep what is to be kept of the discussion."""
        discussion = Discussion(form=form, speakers=speakers, text=text, suggestions=suggestions)
        self._note(lambda at: ev.Discussed(at=at, discussion=discussion))

    def request_topic(self, category: str, people: int) -> None:
        """How many people want to learn of a category next."""
        self._note(lambda at: ev.TopicRequested(at=at, category=category, people=people))

    def give_feedback(self, satisfied: int, fairly: int, dissatisfied: int) -> None:
        """Hands counted at a class on the 10th."""
        feedback = Feedback(satisfied=satisfied, fairly_satisfied=fairly, dissatisfied=dissatisfied)
        self._note(lambda at: ev.FeedbackGiven(at=at, feedback=feedback))

    def set_people(self, host: str, recorder: str) -> None:
        """Who chairs and who keeps the record."""
        self._note(lambda at: ev.PeopleNamed(at=at, host=host, recorder=recorder))

    def close(self) -> None:
        """Save the record; ``saved`` follows once it is on the disk. Safe to repeat."""
        self._end(lambda at: ev.Closed(at=at))

    def abandon(self, reason: str) -> None:
        """Keep that the meeting did not take place, and why."""
        self._end(lambda at: ev.Abandoned(at=at, reason=reason))

    def _note(
        self, make: Callable[[Moment], ev.Event], then: Callable[[], None] | None = None
    ) -> None:
        """Write down what happens now; after a cut it comes behind the gap."""
        self.take_up()
        self._minutes.note(make(self._clock.now()), then)

    def _note_clock(self) -> None:
        """Let the record carry what is known of this boot's clock; after a cut, behind the gap."""
        meeting, offsets = self._minutes.ahead, self._clock.offsets
        if meeting is None or meeting.is_over or self.interrupted:
            return
        if of_boot(meeting.clock_offsets, self._clock.boot_id) != offsets:
            self._minutes.note(ev.ClockSet(at=self._clock.now(), offsets=offsets))

    def _end(self, ending: Callable[[Moment], ev.Closed | ev.Abandoned]) -> None:
        meeting = self._minutes.ahead
        if meeting is None:
            return
        if meeting.is_over:
            self._minutes.store_record()
            return
        if self._screening.is_on_screen:
            self._after_film = ending
            self._screening.stop()
            return
        self._note(ending, then=self._minutes.store_record)

    def _on_closed(self, stored: StoredRecord) -> None:
        self._left_at = None
        self._exchange.add_record(stored)
        if stored.record.closed_by_itself:
            self.left_alone.emit()
        self.saved.emit(stored.record.id)

    def _on_finished(self, sha256: str) -> None:
        self.course_finished.emit(sha256)
        ending, self._after_film = self._after_film, None
        if ending is not None:
            self._end(ending)

    def _tell(self, trouble: KioskError) -> None:
        self.told.emit(trouble.code, trouble.details)
