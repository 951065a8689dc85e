"""How a meeting that is over becomes the record the township receives."""

from kiosk.meeting import Meeting
from kiosk.viewing import OpenViewing
from protocol.moment import ClockTrust
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Equipment,
    ExpectedPerson,
    MeetingRecord,
    TopicRequest,
    Viewing,
    sealed,
)

_WORST_FIRST = (ClockTrust.DOUBTFUL, ClockTrust.FLOOR, ClockTrust.SYNCED)


def record(meeting: Meeting) -> MeetingRecord:
    """The sealed first revision; the same meeting always gives the same bytes."""
    failures = tuple(one.failure for one in meeting.viewings if one.failure)
    problems = tuple(dict.fromkeys((*meeting.problems, *failures)))
    unsealed = MeetingRecord(
        id=meeting.id,
        station_id=meeting.station_id,
        station_name=meeting.station_name,
        sequence=meeting.sequence,
        feed_version=meeting.feed_version,
        planned_meeting_id=meeting.planned_id,
        type_code=meeting.type.code,
        type_name=meeting.type.name,
        form=meeting.form,
        venue=meeting.venue,
        host=meeting.host,
        operator=meeting.operator,
        recorder=meeting.recorder,
        opened=meeting.opened,
        closed=meeting.touched,
        closed_by_itself=meeting.over_by_itself,
        abandoned_reason=meeting.abandoned_reason,
        expected=_expected(meeting),
        attendance=_attendance(meeting),
        villagers=meeting.villagers,
        viewings=tuple(_viewing(one) for one in meeting.viewings),
        discussion=meeting.discussion,
        topic_requests=tuple(
            TopicRequest(category=category, people=people)
            for category, people in sorted(meeting.topic_requests.items())
            if people
        ),
        feedback=meeting.feedback,
        equipment=Equipment(normal=not problems, problems=problems),
        gaps=meeting.gaps,
        clock_offsets=meeting.clock_offsets,
        entered_by_hand=meeting.held is not None,
        held=meeting.held,
        elsewhere=meeting.elsewhere,
    )
    trusts = {one.trust for one in unsealed.moments()}
    worst = next(trust for trust in _WORST_FIRST if trust in trusts)
    return sealed(unsealed.model_copy(update={"clock_trust": worst}))


def _expected(meeting: Meeting) -> tuple[ExpectedPerson, ...]:
    """Who was called; an open meeting called those who came."""
    if meeting.calls_by_name:
        return meeting.expected
    return tuple(one for one in meeting.expected if one.person_id in meeting.attendance)


def _attendance(meeting: Meeting) -> tuple[Attendance, ...]:
    """Everybody expected, in roster order, then who sat in; those never marked were absent."""
    called = tuple(
        meeting.attendance.get(one.person_id)
        or Attendance(person_id=one.person_id, name=one.name, status=AttendanceStatus.ABSENT)
        for one in _expected(meeting)
    )
    known = {one.person_id for one in called}
    return (*called, *(one for one in meeting.attendance.values() if one.person_id not in known))


def _viewing(one: OpenViewing) -> Viewing:
    course = one.courseware
    return Viewing(
        courseware=course.sha256,
        title=course.title,
        category=course.category,
        function=course.function,
        campaign=course.campaign,
        length_ms=course.length_ms,
        plan=one.plan,
        started=one.started,
        ended=one.last,
        segments=one.played,
        effective_ms=one.effective_ms,
        paused_ms=one.paused_ms,
        muted_ms=one.muted_ms,
        watched=one.watched,
        failure=one.failure,
    )
