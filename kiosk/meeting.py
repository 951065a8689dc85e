"""The meeting going on, as nothing but the fold of its events (DESIGN "A meeting is a fold")."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from kiosk import events as ev
from kiosk.events import Event, ProgrammeItem
from kiosk.viewing import OpenViewing
from protocol.feed import Thresholds
from protocol.meeting_types import ON_DEMAND, Expected, MeetingForm, MeetingType
from protocol.moment import Moment
from protocol.record import (
    Attendance,
    Discussion,
    ExpectedPerson,
    Feedback,
    Gap,
)


@dataclass(frozen=True)
class Meeting:
    """What is known of the meeting after the events so far."""

    id: str
    station_id: str
    station_name: str
    sequence: int
    feed_version: int
    type: MeetingType
    form: MeetingForm
    thresholds: Thresholds
    opened: Moment
    last: Moment
    """The moment of the latest event."""
    planned_id: str = ""
    venue: str = ""
    host: str = ""
    operator: str = ""
    recorder: str = ""
    expected: tuple[ExpectedPerson, ...] = ()
    attendance: Mapping[str, Attendance] = field(default_factory=lambda: MappingProxyType({}))
    villagers: int = 0
    programme: tuple[ProgrammeItem, ...] = ()
    viewings: tuple[OpenViewing, ...] = ()
    playing_id: str = ""
    """Hash of the course on screen, playing or paused."""
    muted_since: Moment | None = None
    discussion: Discussion = field(default_factory=Discussion)
    topic_requests: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    feedback: Feedback | None = None
    gaps: tuple[Gap, ...] = ()
    problems: tuple[str, ...] = ()
    is_over: bool = False
    abandoned_reason: str = ""

    @property
    def type_code(self) -> str:
        """Code of the meeting's type."""
        return self.type.code

    @property
    def type_name(self) -> str:
        """Full name of the meeting's type."""
        return self.type.name

    @property
    def closed(self) -> bool:
        """Whether nothing can be added any more."""
        return self.is_over

    @property
    def present(self) -> int:
        """Rostered people who are there."""
        return sum(1 for one in self.attendance.values() if one.status.is_there)

    @property
    def calls_by_name(self) -> bool:
        """Whether somebody who does not come is absent; an open meeting expects nobody."""
        return self.type.expected not in (Expected.OPEN, Expected.CHOSEN)

    @property
    def expected_count(self) -> int:
        """Rostered people who were called; at an open meeting, those who came."""
        return len(self.expected) if self.calls_by_name else self.present

    @property
    def people(self) -> int:
        """Everybody in the hall."""
        return self.present + self.villagers

    @property
    def unmarked(self) -> tuple[ExpectedPerson, ...]:
        """Those who were called and neither answered nor were marked otherwise."""
        if not self.calls_by_name:
            return ()
        return tuple(one for one in self.expected if one.person_id not in self.attendance)

    @property
    def minimum_people(self) -> int:
        """How many must be there for the meeting to count."""
        if self.type_code == ON_DEMAND:
            return self.thresholds.on_demand_minimum_people
        return self.thresholds.minimum_people

    @property
    def playing(self) -> OpenViewing | None:
        """The course on screen."""
        return self.viewing(self.playing_id)

    @property
    def next_item(self) -> ProgrammeItem | None:
        """The first course of the programme that was neither shown nor given up."""
        shown = {one.courseware.sha256 for one in self.viewings}
        for item in self.programme:
            if item.courseware.sha256 not in shown:
                return item
        return None

    def viewing(self, sha256: str) -> OpenViewing | None:
        """What was played of one course."""
        for one in self.viewings:
            if one.courseware.sha256 == sha256:
                return one
        return None

    def item(self, sha256: str) -> ProgrammeItem | None:
        """A course of the programme."""
        for one in self.programme:
            if one.courseware.sha256 == sha256:
                return one
        return None


def fold(events: Iterable[Event]) -> Meeting | None:
    """The meeting after all these events; none if they do not begin with an opening."""
    meeting: Meeting | None = None
    for event in events:
        meeting = apply(meeting, event)
    return meeting


def apply(meeting: Meeting | None, event: Event) -> Meeting | None:
    """The meeting after one more event; nothing changes before its opening or once it is over."""
    if isinstance(event, ev.Opened):
        return meeting or _open(event)
    if meeting is None or meeting.is_over:
        return meeting
    changed = _apply_to_people(meeting, event) or _apply_to_viewing(meeting, event)
    return replace(changed or _apply_to_notes(meeting, event), last=event.at)


def _open(event: ev.Opened) -> Meeting:
    return Meeting(
        id=event.meeting_id,
        station_id=event.station_id,
        station_name=event.station_name,
        sequence=event.sequence,
        feed_version=event.feed_version,
        type=event.type,
        form=event.form,
        thresholds=event.thresholds,
        opened=event.at,
        last=event.at,
        planned_id=event.planned_meeting_id,
        venue=event.venue,
        host=event.host,
        operator=event.operator,
        recorder=event.recorder,
    )


def _apply_to_people(meeting: Meeting, event: Event) -> Meeting | None:
    match event:
        case ev.ExpectedFrozen():
            return replace(meeting, expected=event.people)
        case ev.Marked():
            return _mark(meeting, event)
        case ev.Unmarked():
            rest = {k: v for k, v in meeting.attendance.items() if k != event.person_id}
            return replace(meeting, attendance=MappingProxyType(rest))
        case ev.RollRestarted():
            return replace(meeting, attendance=MappingProxyType({}))
        case ev.VillagersCounted():
            return replace(meeting, villagers=event.people)
        case _:
            return None


def _mark(meeting: Meeting, event: ev.Marked) -> Meeting:
    names = {one.person_id: one.name for one in meeting.expected}
    if event.person_id not in names:
        return meeting
    mark = Attendance(
        person_id=event.person_id,
        name=names[event.person_id],
        status=event.status,
        at=event.at,
        reason=event.reason,
    )
    return replace(
        meeting, attendance=MappingProxyType({**meeting.attendance, event.person_id: mark})
    )


def _apply_to_viewing(meeting: Meeting, event: Event) -> Meeting | None:
    match event:
        case ev.CourseStarted():
            return _start_course(meeting, event)
        case ev.CourseFailed():
            return _fail_course(meeting, event)
        case ev.MuteChanged():
            return _mute(meeting, event)
        case ev.CameBack():
            return _come_back(meeting, event)
    viewing = meeting.playing
    if viewing is None:
        return None
    match event:
        case ev.Ticked():
            changed = viewing.advance(event.position_ms, event.held_ms)
        case ev.Paused():
            changed = viewing.pause(event.position_ms, event.held_ms, event.at)
        case ev.Resumed():
            changed = viewing.resume(event.position_ms, event.held_ms, event.at)
        case ev.Seeked():
            changed = viewing.jump(event.position_ms, event.to_ms, event.held_ms)
        case ev.RateChanged():
            changed = viewing.change_rate(event.rate_percent, event.position_ms, event.held_ms)
        case ev.PlayerRecovered():
            changed = viewing.settle().begin(event.position_ms, event.held_ms)
            meeting = replace(meeting, problems=(*meeting.problems, event.problem))
        case ev.CourseEnded() | ev.CourseStopped():
            reached = viewing.advance(event.position_ms, event.held_ms).end_pause(event.at)
            silent_ms = _muted_ms(meeting, viewing, event.at)
            changed = replace(
                reached.settle(),
                ended=isinstance(event, ev.CourseEnded),
                muted_ms=reached.muted_ms + silent_ms,
            )
            meeting = replace(meeting, playing_id="")
        case _:
            return None
    return _with_viewing(meeting, replace(changed, last=event.at))


def _start_course(meeting: Meeting, event: ev.CourseStarted) -> Meeting:
    item = meeting.item(event.courseware)
    if item is None:
        return meeting
    known = meeting.viewing(event.courseware) or OpenViewing(
        courseware=item.courseware,
        plan=item.plan,
        started=event.at,
        last=event.at,
        watched_percent=meeting.thresholds.watched_percent,
    )
    settled = replace(known.end_pause(event.at).settle(), rate_percent=100, last=event.at)
    begun = settled.begin(event.position_ms, event.held_ms)
    return _with_viewing(replace(meeting, playing_id=event.courseware), begun)


def _fail_course(meeting: Meeting, event: ev.CourseFailed) -> Meeting:
    item = meeting.item(event.courseware)
    if item is None:
        return meeting
    known = meeting.viewing(event.courseware) or OpenViewing(
        courseware=item.courseware,
        plan=item.plan,
        started=event.at,
        last=event.at,
        watched_percent=meeting.thresholds.watched_percent,
    )
    failed = replace(known.end_pause(event.at).settle(), failure=event.code, last=event.at)
    return _with_viewing(replace(meeting, playing_id=""), failed)


def _mute(meeting: Meeting, event: ev.MuteChanged) -> Meeting:
    if event.muted:
        return replace(meeting, muted_since=meeting.muted_since or event.at)
    viewing = meeting.playing
    if viewing is None:
        return replace(meeting, muted_since=None)
    silent_ms = _muted_ms(meeting, viewing, event.at)
    counted = _with_viewing(meeting, replace(viewing, muted_ms=viewing.muted_ms + silent_ms))
    return replace(counted, muted_since=None)


def _muted_ms(meeting: Meeting, viewing: OpenViewing, until: Moment) -> int:
    """How long the sound has been off since it was switched off or the course came on screen."""
    if meeting.muted_since is None:
        return 0
    silent_ms = meeting.muted_since.elapsed_ms(until)
    return min(silent_ms, viewing.started.elapsed_ms(until))


def _come_back(meeting: Meeting, event: ev.CameBack) -> Meeting:
    gap = Gap(before=event.last, after=event.at)
    meeting = replace(meeting, gaps=(*meeting.gaps, gap), muted_since=None)
    viewing = meeting.playing
    if viewing is None:
        return meeting
    stopped = replace(viewing.end_pause(event.last).settle(), last=event.last)
    return _with_viewing(meeting, stopped)


def _apply_to_notes(meeting: Meeting, event: Event) -> Meeting:
    match event:
        case ev.Programmed():
            return replace(meeting, programme=event.items)
        case ev.Discussed():
            return replace(meeting, discussion=event.discussion)
        case ev.TopicRequested():
            asked = {**meeting.topic_requests, event.category: event.people}
            return replace(meeting, topic_requests=MappingProxyType(asked))
        case ev.FeedbackGiven():
            return replace(meeting, feedback=event.feedback)
        case ev.PeopleNamed():
            return replace(meeting, host=event.host, recorder=event.recorder)
        case ev.Closed():
            return replace(meeting, is_over=True)
        case ev.Abandoned():
            return replace(meeting, is_over=True, abandoned_reason=event.reason)
        case _:
            return meeting


def _with_viewing(meeting: Meeting, viewing: OpenViewing) -> Meeting:
    others = [one.courseware.sha256 for one in meeting.viewings]
    if viewing.courseware.sha256 not in others:
        return replace(meeting, viewings=(*meeting.viewings, viewing))
    place = others.index(viewing.courseware.sha256)
    changed = (*meeting.viewings[:place], viewing, *meeting.viewings[place + 1 :])
    return replace(meeting, viewings=changed)
