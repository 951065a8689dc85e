"""What may be changed in a record that is closed, and what such a change is called.

A record never changes: whatever is put right is a further revision that names the one it follows.
"""

from collections.abc import Iterable

from protocol.differences import differences
from protocol.meeting_types import Expected, MeetingForm, MeetingType
from protocol.moment import Moment
from protocol.people import Person
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Correction,
    CorrectionKind,
    CorrectionReason,
    Discussion,
    ExpectedPerson,
    MeetingRecord,
    TopicRequest,
    sealed,
)
from protocol.true_time import ClockOffset, lapse

SUPPLEMENT_MS = 24 * 3_600_000
"""Until so long after its closing a record is supplemented (补充), later corrected (更正).

Source: DESIGN "A meeting is a fold of events".
"""

_OPEN = (Expected.OPEN, Expected.CHOSEN)


def kind_of_change(
    base: MeetingRecord,
    draft: MeetingRecord,
    at: Moment,
    held: bool,
    known: Iterable[ClockOffset] = (),
) -> CorrectionKind:
    """Whether a change is a supplement or a correction.

    What the station closed by itself was never finished by anybody: the first that is added to it
    is a supplement, however late. Where the clock cannot tell how late it is, nobody is blamed.

    Args:
        base: the newest revision.
        draft: what it is to become.
        at: now.
        held: whether the township holds the base; then another type is always a correction.
        known: what the station's clock was found to be wrong by.
    """
    if held and (base.type_code, base.abandoned_reason) != (
        draft.type_code,
        draft.abandoned_reason,
    ):
        return CorrectionKind.CORRECTION
    if base.closed_by_itself and base.revision == 1:
        return CorrectionKind.SUPPLEMENT
    if _is_late(base.closed, at, known):
        return CorrectionKind.CORRECTION
    return CorrectionKind.SUPPLEMENT


def likely_reason(base: MeetingRecord, draft: MeetingRecord, returned: bool) -> CorrectionReason:
    """The reason to offer first, by what was changed."""
    if returned:
        return CorrectionReason.ASKED_BY_TOWNSHIP
    if base.type_code != draft.type_code:
        return CorrectionReason.WRONG_TYPE
    found = differences(base, draft)
    if found.marks:
        return CorrectionReason.MISSED_IN_ROLL_CALL
    fields = {one.field for one in found.fields}
    if "villagers" in fields:
        return CorrectionReason.WRONG_COUNT
    return CorrectionReason.DISCUSSION_MISSING if "discussion" in fields else CorrectionReason.OTHER


def revised(
    base: MeetingRecord,
    draft: MeetingRecord,
    *,
    kind: CorrectionKind,
    author: str,
    reason: str,
    at: Moment,
) -> MeetingRecord:
    """The sealed revision that follows the base and says what the draft says."""
    correction = Correction(
        replaces=base.content_hash, kind=kind, author=author, reason=reason, at=at
    )
    changes = {"revision": base.revision + 1, "content_hash": "", "correction": correction}
    return sealed(draft.model_copy(update=changes))


def callable_people(
    base: MeetingRecord, kinds: Iterable[MeetingType], roster: Iterable[Person]
) -> tuple[ExpectedPerson, ...]:
    """Who may have been there: those expected that day, and at an open meeting anybody at home.

    On-demand viewing counts heads and knows no names.

    Args:
        base: the record.
        kinds: the township's meeting types.
        roster: the village's people as they are now.
    """
    kind = next((one for one in kinds if one.code == base.type_code), None)
    if kind is None or kind.expected not in _OPEN or base.form is MeetingForm.ON_DEMAND:
        return base.expected
    known = {one.person_id for one in base.expected}
    others = (one for one in roster if not one.away and one.id not in known)
    return base.expected + tuple(
        ExpectedPerson(person_id=one.id, name=one.name, status=one.status, roles=one.roles)
        for one in others
    )


def statuses_in(
    record: MeetingRecord, people: Iterable[ExpectedPerson]
) -> dict[str, AttendanceStatus]:
    """How each of these took part, by id; as ``status_in``, for many at once."""
    marks = {one.person_id: one.status for one in reversed(record.attendance)}
    return {one.person_id: marks.get(one.person_id, AttendanceStatus.ABSENT) for one in people}


def status_in(record: MeetingRecord, person_id: str) -> AttendanceStatus:
    """How somebody took part; who is in no list was absent."""
    mark = _mark_of(record, person_id)
    return mark.status if mark is not None else AttendanceStatus.ABSENT


def with_mark(
    base: MeetingRecord,
    draft: MeetingRecord,
    person: ExpectedPerson,
    status: AttendanceStatus,
    at: Moment,
) -> MeetingRecord:
    """Somebody was there, late, on leave or absent after all; the mark says it came by hand.

    Back at what the base says, the base's own mark stands again.
    """
    before = _mark_of(base, person.person_id)
    if before is not None and before.status is status:
        mark: Attendance | None = before
    elif before is None and status is AttendanceStatus.ABSENT:
        mark = None
    else:
        mark = Attendance(
            person_id=person.person_id, name=person.name, status=status, at=at, by_hand=True
        )
    expected = [one for one in draft.expected if one.person_id != person.person_id]
    if any(one.person_id == person.person_id for one in base.expected):
        expected = list(draft.expected)
    elif mark is not None:
        expected.append(person)
    return draft.model_copy(
        update={
            "expected": tuple(expected),
            "attendance": _replaced(draft.attendance, person.person_id, mark),
        }
    )


def with_type(draft: MeetingRecord, kind: MeetingType) -> MeetingRecord:
    """It was another kind of meeting; who was expected stays as it was that day."""
    return draft.model_copy(update={"type_code": kind.code, "type_name": kind.name})


def with_villagers(draft: MeetingRecord, people: int) -> MeetingRecord:
    """So many villagers were there."""
    return draft.model_copy(update={"villagers": max(0, people)})


def with_discussion(draft: MeetingRecord, discussion: Discussion) -> MeetingRecord:
    """What became of the discussion."""
    return draft.model_copy(update={"discussion": discussion})


def with_topic(draft: MeetingRecord, category: str, people: int) -> MeetingRecord:
    """So many asked for a category."""
    asked = {one.category: one.people for one in draft.topic_requests} | {category: people}
    requests = tuple(
        TopicRequest(category=name, people=count) for name, count in sorted(asked.items()) if count
    )
    return draft.model_copy(update={"topic_requests": requests})


def with_people(draft: MeetingRecord, host: str, recorder: str) -> MeetingRecord:
    """Who chaired and who kept the record."""
    return draft.model_copy(update={"host": host, "recorder": recorder})


def with_abandoned(draft: MeetingRecord, reason: str) -> MeetingRecord:
    """It did not take place after all, or, without a reason, it did."""
    return draft.model_copy(update={"abandoned_reason": reason})


def _is_late(closed: Moment, at: Moment, known: Iterable[ClockOffset]) -> bool:
    passed = lapse(closed, at, known)
    return passed is not None and passed.ms > SUPPLEMENT_MS


def _mark_of(record: MeetingRecord, person_id: str) -> Attendance | None:
    return next((one for one in record.attendance if one.person_id == person_id), None)


def _replaced(
    attendance: tuple[Attendance, ...], person_id: str, mark: Attendance | None
) -> tuple[Attendance, ...]:
    """The list with one person's mark put in its old place, or at the end, or left out."""
    if mark is None:
        return tuple(one for one in attendance if one.person_id != person_id)
    if all(one.person_id != person_id for one in attendance):
        return (*attendance, mark)
    return tuple(mark if one.person_id == person_id else one for one in attendance)
