"""What each event makes of a meeting: it is nothing but the fold of its events."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from kiosk import events as ev
from kiosk.events import Event
from kiosk.meeting import Meeting
from kiosk.viewing import OpenViewing
from protocol.moment import Moment
from protocol.record import Attendance, AttendanceStatus, Gap


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
    if isinstance(event, ev.Registered):
        return meeting or _register(event)
    if meeting is None or meeting.is_over:
        return meeting
    if isinstance(event, ev.StillOn):
        return replace(meeting, last=event.at)
    if isinstance(event, ev.ClockSet):
        return _set_clock(meeting, event)
    if isinstance(event, ev.Closed | ev.Abandoned):
        return _end(meeting, event)
    changed = _apply_to_people(meeting, event) or _apply_to_viewing(meeting, event)
    changed = changed or _apply_to_notes(meeting, event)
    return replace(changed, last=event.at, touched=event.at)


def _open(event: ev.Opened | ev.Registered) -> Meeting:
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
        touched=event.at,
        planned_id=event.planned_meeting_id,
        venue=event.venue,
        host=event.host,
        operator=event.operator,
        recorder=event.recorder,
        expected=event.expected,
        villagers=event.villagers,
        programme=event.programme,
    )


def _register(event: ev.Registered) -> Meeting:
    """Nobody stood at the door: every mark says that it came by hand."""
    present = set(event.present)
    marks = {
        one.person_id: Attendance(
            person_id=one.person_id,
            name=one.name,
            status=AttendanceStatus.PRESENT,
            at=event.at,
            by_hand=True,
        )
        for one in event.expected
        if one.person_id in present
    }
    return replace(
        _with_marks(_open(event), marks),
        held=event.held,
        elsewhere=event.elsewhere,
        clock_offsets=event.clock_offsets,
        is_over=True,
    )


def _set_clock(meeting: Meeting, event: ev.ClockSet) -> Meeting:
    others = (one for one in meeting.clock_offsets if one.boot_id != event.at.boot_id)
    return replace(meeting, last=event.at, clock_offsets=(*others, *event.offsets))


def _end(meeting: Meeting, event: ev.Closed | ev.Abandoned) -> Meeting:
    """A meeting nobody ended was over when the last thing happened, not when that was noticed."""
    by_itself = isinstance(event, ev.Closed) and event.by_itself
    touched = meeting.touched if by_itself else event.at
    return replace(
        _leave_screen(meeting, meeting.touched),
        is_over=True,
        over_by_itself=by_itself,
        abandoned_reason=event.reason if isinstance(event, ev.Abandoned) else "",
        last=event.at,
        touched=touched,
    )


def _apply_to_people(meeting: Meeting, event: Event) -> Meeting | None:
    match event:
        case ev.Retyped():
            return _retype(meeting, event)
        case ev.ExpectedFrozen():
            return _with_marks(replace(meeting, expected=event.people), meeting.marks)
        case ev.Marked():
            return _mark(meeting, event)
        case ev.Observed():
            return _observe(meeting, event)
        case ev.Unmarked():
            rest = {k: v for k, v in meeting.marks.items() if k != event.person_id}
            return _with_marks(meeting, rest)
        case ev.RollRestarted():
            return _with_marks(meeting, {})
        case ev.VillagersCounted():
            return replace(meeting, villagers=event.people)
        case _:
            return None


def _retype(meeting: Meeting, event: ev.Retyped) -> Meeting:
    """Every mark stays as it was given, so that a type chosen by mistake costs none of them."""
    retyped = replace(
        meeting, type=event.type, expected=event.expected, planned_id=event.planned_meeting_id
    )
    return _with_marks(retyped, meeting.marks)


def _mark(meeting: Meeting, event: ev.Marked) -> Meeting:
    name = next((one.name for one in meeting.expected if one.person_id == event.person_id), None)
    if name is None:
        return meeting
    mark = Attendance(
        person_id=event.person_id,
        name=name,
        status=event.status,
        at=event.at,
        reason=event.reason,
    )
    return _with_marks(meeting, {**meeting.marks, event.person_id: mark})


def _observe(meeting: Meeting, event: ev.Observed) -> Meeting:
    """Who was called is no observer, whatever is said of him."""
    if any(one.person_id == event.person_id for one in meeting.expected):
        return meeting
    mark = Attendance(
        person_id=event.person_id,
        name=event.name,
        status=AttendanceStatus.OBSERVER,
        at=event.at,
    )
    return _with_marks(meeting, {**meeting.marks, event.person_id: mark})


def _with_marks(meeting: Meeting, marks: Mapping[str, Attendance]) -> Meeting:
    """What was said of everybody, and what it comes to at this meeting."""
    called = {one.person_id for one in meeting.expected}
    counted = {
        person_id: _as_called(mark) if person_id in called else _as_uncalled(mark)
        for person_id, mark in marks.items()
        if mark.status.is_there or (person_id in called and meeting.calls_by_name)
    }
    return replace(
        meeting, marks=MappingProxyType(dict(marks)), attendance=MappingProxyType(counted)
    )


def _as_called(mark: Attendance) -> Attendance:
    if mark.status is not AttendanceStatus.OBSERVER:
        return mark
    return mark.model_copy(update={"status": AttendanceStatus.PRESENT})


def _as_uncalled(mark: Attendance) -> Attendance:
    return mark.model_copy(update={"status": AttendanceStatus.OBSERVER})


def _apply_to_viewing(meeting: Meeting, event: Event) -> Meeting | None:
    match event:
        case ev.CourseStarted():
            return _start_course(meeting, event)
        case ev.CourseFailed():
            return _fail_course(meeting, event)
        case ev.CourseEnded() | ev.CourseStopped():
            return _end_course(meeting, event)
        case ev.MuteChanged():
            return _mute(meeting, event)
        case ev.CameBack():
            return _come_back(meeting, event)
        case ev.PlayerRecovered():
            meeting = replace(meeting, problems=(*meeting.problems, event.problem))
    viewing = meeting.playing
    changed = _moved(viewing, event) if viewing is not None else None
    return None if changed is None else _with_viewing(meeting, replace(changed, last=event.at))


def _moved(viewing: OpenViewing, event: Event) -> OpenViewing | None:
    match event:
        case ev.Ticked():
            return viewing.advance(event.position_ms, event.held_ms)
        case ev.Paused():
            return viewing.pause(event.position_ms, event.held_ms, event.at)
        case ev.Resumed():
            return viewing.resume(event.position_ms, event.held_ms, event.at)
        case ev.Seeked():
            return viewing.jump(event.position_ms, event.to_ms, event.held_ms)
        case ev.RateChanged():
            return viewing.change_rate(event.rate_percent, event.position_ms, event.held_ms)
        case ev.PlayerRecovered():
            return viewing.recover(event.position_ms, event.held_ms, event.problem)
        case _:
            return None


def _start_course(meeting: Meeting, event: ev.CourseStarted) -> Meeting:
    known = _viewing_of(meeting, event.courseware, event.at)
    if known is None:
        return meeting
    begun = known.start(event.position_ms, event.held_ms, event.at, meeting.muted)
    before = _leave_screen(meeting, event.at)
    shown = replace(before, playing_id=event.courseware, shown_id=event.courseware)
    return _with_viewing(shown, begun)


def _fail_course(meeting: Meeting, event: ev.CourseFailed) -> Meeting:
    known = _viewing_of(meeting, event.courseware, event.at)
    if known is None:
        return meeting
    failed = known.fail(event.code, event.at)
    before = _leave_screen(meeting, event.at)
    return _with_viewing(replace(before, shown_id=event.courseware), failed)


def _end_course(meeting: Meeting, event: ev.CourseEnded | ev.CourseStopped) -> Meeting | None:
    viewing = meeting.playing
    if viewing is None:
        return None
    reached = viewing.advance(event.position_ms, event.held_ms)
    ended = replace(reached, ended=isinstance(event, ev.CourseEnded))
    return _leave_screen(_with_viewing(meeting, ended), event.at)


def _leave_screen(meeting: Meeting, at: Moment) -> Meeting:
    """No course is on screen any more, since that moment."""
    viewing = meeting.playing
    if viewing is None:
        return meeting
    return replace(_with_viewing(meeting, viewing.leave(at)), playing_id="")


def _viewing_of(meeting: Meeting, sha256: str, at: Moment) -> OpenViewing | None:
    """What was played of a course of the programme, from this moment on if nothing was."""
    item = meeting.item(sha256)
    if item is None:
        return None
    return meeting.viewing(sha256) or OpenViewing(
        courseware=item.courseware,
        plan=item.plan,
        started=at,
        last=at,
        watched_percent=meeting.thresholds.watched_percent,
    )


def _mute(meeting: Meeting, event: ev.MuteChanged) -> Meeting:
    meeting = replace(meeting, muted=event.muted)
    viewing = meeting.playing
    if viewing is None:
        return meeting
    changed = viewing.mute(event.at) if event.muted else viewing.unmute(event.at)
    return _with_viewing(meeting, changed)


def _come_back(meeting: Meeting, event: ev.CameBack) -> Meeting:
    """A new player starts with its sound on; the course on screen waits where it stood."""
    if meeting.came_back_after(event.last):
        return meeting
    gap = Gap(before=event.last, after=event.at)
    playing_id = meeting.playing_id
    settled = _leave_screen(meeting, event.last)
    return replace(settled, gaps=(*meeting.gaps, gap), muted=False, playing_id=playing_id)


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
        case _:
            return meeting


def _with_viewing(meeting: Meeting, viewing: OpenViewing) -> Meeting:
    others = [one.courseware.sha256 for one in meeting.viewings]
    if viewing.courseware.sha256 not in others:
        return replace(meeting, viewings=(*meeting.viewings, viewing))
    place = others.index(viewing.courseware.sha256)
    changed = (*meeting.viewings[:place], viewing, *meeting.viewings[place + 1 :])
    return replace(meeting, viewings=changed)
