"""Runs the meeting: a command of the operator becomes an event, becomes durable, then shows."""

import uuid
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from kiosk import events as ev
from kiosk.clock import Clock
from kiosk.errors import KioskError
from kiosk.events import ProgrammeItem
from kiosk.exchange import Exchange
from kiosk.meeting import Meeting
from kiosk.minutes import Minutes
from kiosk.screening import Playback, Screening
from kiosk.store.records import StoredRecord
from kiosk.tasks import proposed
from protocol.feed import Feed
from protocol.meeting_types import ON_DEMAND, Expected, MeetingForm, MeetingType
from protocol.people import Person, Role, expected_people
from protocol.record import (
    AttendanceStatus,
    Discussion,
    DiscussionForm,
    ExpectedPerson,
    Feedback,
)

_RESUME_BACK_MS = 2000
"""After a power cut the film goes on this much before where it was, to find the thread."""


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
        self._undone: list[ev.Marked | ev.Unmarked] = []
        self._after_film: ev.Closed | ev.Abandoned | None = None
        self.interrupted = minutes.meeting is not None
        minutes.changed.connect(self.changed)
        minutes.failed.connect(self._tell)
        minutes.closed.connect(self._on_closed)
        screening.changed.connect(self.playback_changed)
        screening.finished.connect(self._on_finished)
        screening.told.connect(self.told)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting going on, as far as it is durable."""
        return self._minutes.meeting

    @property
    def playback(self) -> Playback:
        """What is on screen now."""
        return self._screening.playback

    def propose(self, type_code: str) -> tuple[ProgrammeItem, ...]:
        """The plan's required courses for this type that are still to be watched.

        Those on the disk come first.
        """
        items = [
            ProgrammeItem(courseware=task.courseware, plan=task.reference)
            for task in proposed(self._exchange.tasks, type_code)
        ]
        here = {one.courseware.sha256 for one in self._exchange.library.entries if one.is_present}
        return tuple(sorted(items, key=lambda item: item.courseware.sha256 not in here))

    def open(
        self, type_code: str, courses: Sequence[str], *, planned_id: str = "", class_id: str = ""
    ) -> None:
        """Begin a meeting; does nothing while one is going on or before the township spoke.

        Args:
            type_code: code of the meeting's type.
            courses: hashes of the courses to show, in order.
            planned_id: the planned meeting this is, if any.
            class_id: the class on the 10th this is, if any.
        """
        feed = self._exchange.feed
        if feed is None or self._minutes.ahead is not None:
            return
        kind = next((one for one in feed.meeting_types if one.code == type_code), None)
        if kind is None:
            return
        self._undone.clear()
        self.interrupted = False
        self._minutes.note(self._opening(feed, kind, planned_id or class_id))
        people = tuple(_expected(one) for one in _called(feed, kind))
        self._minutes.note(ev.ExpectedFrozen(at=self._clock.now(), people=people))
        self.set_programme(courses)

    def set_programme(self, courses: Sequence[str]) -> None:
        """Choose the courses, in order; their films are checked while the roll is called."""
        plans = {task.courseware.sha256: task.reference for task in self._exchange.tasks}
        entries = [self._exchange.library.entry(sha256) for sha256 in courses]
        items = tuple(
            ProgrammeItem(courseware=entry.courseware, plan=plans.get(entry.courseware.sha256))
            for entry in entries
            if entry is not None
        )
        self._minutes.note(ev.Programmed(at=self._clock.now(), items=items))
        self._screening.prepare(tuple(item.courseware for item in items))

    def mark(self, person_id: str, status: AttendanceStatus, reason: str = "") -> None:
        """Somebody is there, late, on leave or absent."""
        self._remember(person_id)
        self._minutes.note(
            ev.Marked(at=self._clock.now(), person_id=person_id, status=status, reason=reason)
        )

    def unmark(self, person_id: str) -> None:
        """Take a mark back."""
        self._remember(person_id)
        self._minutes.note(ev.Unmarked(at=self._clock.now(), person_id=person_id))

    def undo(self) -> None:
        """Take back the last step of the roll call (撤销刚才这一步)."""
        if self._undone:
            step = self._undone.pop()
            self._minutes.note(step.model_copy(update={"at": self._clock.now()}))

    def restart_roll(self) -> None:
        """Call the roll again from the start (重新点名)."""
        self._undone.clear()
        self._minutes.note(ev.RollRestarted(at=self._clock.now()))

    def count_villagers(self, people: int) -> None:
        """How many villagers are there, without names."""
        self._minutes.note(ev.VillagersCounted(at=self._clock.now(), people=max(0, people)))

    def attach_picture(self, window_id: int) -> None:
        """Show films in this native window."""
        self._screening.attach(window_id)

    def play(self, sha256: str | None = None) -> None:
        """Show a course: the named one, the interrupted one where it stood, or the next."""
        self.take_up()
        meeting = self._minutes.ahead
        if meeting is None or self._screening.is_on_screen:
            return
        standing = meeting.playing
        if sha256 is None and standing is not None:
            start_ms = max(0, standing.position_ms - _RESUME_BACK_MS)
            self._screening.show(standing.courseware, start_ms)
            return
        item = meeting.item(sha256) if sha256 else meeting.next_item
        if item is None:
            return
        seen = meeting.viewing(item.courseware.sha256)
        unfinished = seen is not None and not seen.ended and not seen.watched
        start_ms = seen.position_ms if seen is not None and unfinished else 0
        self._screening.show(item.courseware, start_ms)

    def take_up(self) -> None:
        """Go on with a meeting that a power cut interrupted; the gap goes into its record."""
        meeting = self._minutes.ahead
        if meeting is None or not self.interrupted:
            return
        self.interrupted = False
        self._minutes.note(ev.CameBack(at=self._clock.now(), last=meeting.last))
        self._screening.prepare(tuple(item.courseware for item in meeting.programme))

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

    def discuss(self, form: DiscussionForm, speakers: int = 0, text: str = "") -> None:
        """Keep what is to be kept of the discussion."""
        discussion = Discussion(form=form, speakers=speakers, text=text)
        self._minutes.note(ev.Discussed(at=self._clock.now(), discussion=discussion))

    def request_topic(self, category: str, people: int) -> None:
        """How many people want to learn of a category next."""
        self._minutes.note(
            ev.TopicRequested(at=self._clock.now(), category=category, people=people)
        )

    def give_feedback(self, satisfied: int, fairly: int, dissatisfied: int) -> None:
        """Hands counted at a class on the 10th."""
        feedback = Feedback(satisfied=satisfied, fairly_satisfied=fairly, dissatisfied=dissatisfied)
        self._minutes.note(ev.FeedbackGiven(at=self._clock.now(), feedback=feedback))

    def set_people(self, host: str, recorder: str) -> None:
        """Who chairs and who keeps the record."""
        self._minutes.note(ev.PeopleNamed(at=self._clock.now(), host=host, recorder=recorder))

    def close(self) -> None:
        """Save the record; ``saved`` follows once it is on the disk. Safe to repeat."""
        self._end(ev.Closed(at=self._clock.now()))

    def abandon(self, reason: str) -> None:
        """Keep that the meeting did not take place, and why."""
        self._end(ev.Abandoned(at=self._clock.now(), reason=reason))

    def _opening(self, feed: Feed, kind: MeetingType, planned_id: str) -> ev.Opened:
        venue = next((one.venue for one in feed.planned_meetings if one.id == planned_id), "")
        venue = venue or next((one.venue for one in feed.classes if one.id == planned_id), "")
        administrator = _first_with(feed, Role.ADMINISTRATOR)
        return ev.Opened(
            at=self._clock.now(),
            meeting_id=str(uuid.uuid4()),
            station_id=feed.station_id,
            station_name=feed.station_name,
            sequence=self._exchange.next_sequence,
            feed_version=feed.version,
            type=kind,
            form=MeetingForm.ON_DEMAND if kind.code == ON_DEMAND else MeetingForm.GROUP,
            thresholds=feed.thresholds,
            planned_meeting_id=planned_id,
            venue=venue,
            host=_first_with(feed, Role.SECRETARY),
            operator=administrator,
            recorder=administrator,
        )

    def _end(self, event: ev.Closed | ev.Abandoned) -> None:
        meeting = self._minutes.ahead
        if meeting is None:
            return
        if meeting.is_over:
            self._minutes.store_record()
            return
        if self._screening.is_on_screen:
            self._after_film = event
            self._screening.stop()
            return
        self.take_up()
        self._minutes.note(event, then=self._minutes.store_record)

    def _remember(self, person_id: str) -> None:
        meeting = self._minutes.ahead
        if meeting is None:
            return
        before = meeting.attendance.get(person_id)
        now = self._clock.now()
        self._undone.append(
            ev.Unmarked(at=now, person_id=person_id)
            if before is None
            else ev.Marked(at=now, person_id=person_id, status=before.status, reason=before.reason)
        )

    def _on_closed(self, stored: StoredRecord) -> None:
        self.interrupted = False
        self._exchange.add_record(stored)
        self.saved.emit(stored.record.id)

    def _on_finished(self, sha256: str) -> None:
        self.course_finished.emit(sha256)
        event, self._after_film = self._after_film, None
        if event is not None:
            self._end(event)

    def _tell(self, trouble: KioskError) -> None:
        self.told.emit(trouble.code, trouble.details)


def _called(feed: Feed, kind: MeetingType) -> tuple[Person, ...]:
    """Whose names the roll is called from: an open meeting may see anybody but those away."""
    if kind.code == ON_DEMAND:
        return ()
    if kind.expected in (Expected.OPEN, Expected.CHOSEN):
        return tuple(one for one in feed.roster if not one.away)
    return expected_people(feed.roster, kind.expected)


def _expected(person: Person) -> ExpectedPerson:
    return ExpectedPerson(
        person_id=person.id, name=person.name, status=person.status, roles=person.roles
    )


def _first_with(feed: Feed, role: Role) -> str:
    return next((one.name for one in feed.roster if role in one.roles), "")
