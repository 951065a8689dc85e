"""Writes the rows that lists and counts are made of, out of a meeting's newest revision."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import connection

from protocol.record import (
    Attendance,
    AttendanceStatus,
    CorrectionKind,
    MeetingRecord,
    Viewing,
)
from protocol.segments import effective_ms, is_watched
from protocol.true_record import in_true_time
from protocol.true_time import ClockOffset, lapse
from township.ledger import by_hand, by_office, fitting
from township.ledger.flags import Flag, flags_of, flags_of_times
from township.ledger.models import Meeting, Revision, ViewingRow
from township.ledger.timing import known_offsets
from township.ledger.yardstick import Yardstick

_NO_DOUBTS_OF_OURS = {Flag.BY_HAND.value, Flag.TOO_FEW_PEOPLE.value}
"""Of what the office entered: it says itself what it is, and counts nowhere by any number."""


def record_of(revision: Revision) -> MeetingRecord | None:
    """The record as it was sent; nothing if it is not understood."""
    if not revision.understood:
        return None
    return MeetingRecord.model_validate_json(bytes(revision.content))


def newest(meeting: Meeting, understood_only: bool = False) -> Revision | None:
    """The revision that holds: the highest number, and of two that conflict the first to come."""
    revisions = meeting.revisions.order_by("-number", "conflict", "id")
    if understood_only:
        revisions = revisions.filter(understood=True)
    return revisions.first()


_Attending = tuple[str, str, str, bool]
"""Who, by id and name, with which status, and whether that means being there."""
_ATTENDANCE = """
    INSERT INTO ledger_attendancerow (meeting_id, person_id, name, status, is_there)
    VALUES (%s, %s, %s, %s, %s)
"""


@dataclass
class Rows:
    """What a record says in rows, not saved yet."""

    viewings: list[ViewingRow] = field(default_factory=list)
    attendances: list[_Attending] = field(default_factory=list)


def rewrite_rows(meeting: Meeting) -> None:
    """Bring the meeting's own columns, its viewings and its attendances up to date, and save it."""
    revisions = list(meeting.revisions.order_by("id"))
    if not revisions:
        return
    readable = _newest_of(one for one in revisions if one.understood)
    record = record_of(readable) if readable else None
    told = [(meeting.station_id, record)] if record is not None else []
    rows = extract(meeting, revisions, record, Yardstick.for_records(told))
    meeting.save()
    if record is None:
        return
    meeting.viewings.all().delete()
    meeting.attendances.all().delete()
    insert_rows([(meeting, rows)])


def insert_rows(extracted: Sequence[tuple[Meeting, Rows]]) -> None:
    """Save the rows of meetings that have none, and are saved themselves."""
    ViewingRow.objects.bulk_create(row for _, rows in extracted for row in rows.viewings)
    # Twenty a meeting, and no more than this in each: as models they took longer than all the
    # rest of a record.
    people = [(meeting.pk, *one) for meeting, rows in extracted for one in rows.attendances]
    with connection.cursor() as cursor:
        cursor.executemany(_ATTENDANCE, people)


def extract(
    meeting: Meeting,
    revisions: Sequence[Revision],
    record: MeetingRecord | None,
    yardstick: Yardstick,
) -> Rows:
    """Fill in the meeting's own columns and make its rows, saving nothing.

    Args:
        meeting: whose columns are brought up to date.
        revisions: all it has, the first to come first; at least one.
        record: what the newest that is understood says; nothing where none is.
        yardstick: what this record is measured by.
    """
    latest = _newest_of(revisions)
    readable = _newest_of(one for one in revisions if one.understood)
    meeting.revision = latest.number if latest else 0
    _count_changes(meeting, revisions)
    flags = [Flag.CONFLICT.value] if any(one.conflict for one in revisions) else []
    if latest is not None and not latest.understood:
        flags.append(Flag.NOT_UNDERSTOOD.value)
    rows = Rows()
    if readable is not None and record is not None:
        office = yardstick.office
        known = known_offsets(record, meeting.station_id, yardstick.clocks)
        flags += _flags(record, yardstick, known, readable.received_at)
        if meeting.by_office:
            flags = [flag for flag in flags if flag not in _NO_DOUBTS_OF_OURS]
        _copy(in_true_time(record, known), meeting)
        rows.viewings = _viewings(record, meeting, office.watched_percent)
        rows.attendances = [_attendance(one) for one in record.attendance]
    meeting.flags = flags
    return rows


def _newest_of(revisions: Iterable[Revision]) -> Revision | None:
    """As ``newest``; one that has no number of its own yet is the last to come."""
    held = sorted(revisions, key=lambda one: (-one.number, one.conflict, one.pk or 0))
    return held[0] if held else None


def _count_changes(meeting: Meeting, revisions: Iterable[Revision]) -> None:
    """Supplements apart from corrections; of two that conflict only the first to come."""
    later = [one for one in revisions if one.number > 1 and one.understood and not one.conflict]
    records = [record for record in map(record_of, later) if record is not None]
    kinds = [record.correction.kind for record in records if record.correction is not None]
    meeting.supplements = kinds.count(CorrectionKind.SUPPLEMENT)
    meeting.corrections = kinds.count(CorrectionKind.CORRECTION)


def _flags(
    record: MeetingRecord,
    yardstick: Yardstick,
    known: tuple[ClockOffset, ...],
    received_at: datetime.datetime,
) -> list[str]:
    office = yardstick.office
    minimum = (
        office.on_demand_minimum_people if record.form == "on_demand" else office.minimum_people
    )
    received_ms = round(received_at.timestamp() * 1000)
    doubts = flags_of(record, yardstick.lengths_ms, office.watched_percent, minimum)
    return [*doubts, *flags_of_times(record, known, received_ms)]


def _copy(record: MeetingRecord, meeting: Meeting) -> None:
    day = fitting.day(record.opened)
    meeting.day = day
    meeting.month = f"{day:%Y-%m}" if day else ""
    meeting.sequence = fitting.number(record.sequence)
    meeting.opened_at = fitting.instant(record.opened)
    meeting.closed_at = fitting.instant(record.closed)
    meeting.opened_boot = fitting.text(record.opened.boot_id, 60)
    meeting.closed_boot = fitting.text(record.closed.boot_id, 60)
    meeting.type_code = fitting.text(record.type_code, 60)
    meeting.type_name = fitting.text(record.type_name, 60)
    meeting.form = record.form.value
    meeting.expected = len(record.expected)
    meeting.present = record.present
    meeting.expected_present = _expected_present(record)
    _copy_marks(record, meeting)
    meeting.villagers = fitting.number(record.villagers)
    meeting.planned_meeting_id = fitting.text(record.planned_meeting_id, 60)
    meeting.closed_after_ms = _closed_after_ms(record)
    meeting.abandoned = bool(record.abandoned_reason)
    meeting.entered_by_hand = record.entered_by_hand
    meeting.elsewhere = [
        {"title": fitting.text(one.title, 120), "source": fitting.text(one.source, 40)}
        for one in record.elsewhere
    ]
    meeting.topics = [
        {"category": fitting.text(one.category, 40), "people": fitting.number(one.people)}
        for one in record.topic_requests
    ]
    meeting.wishes = len(meeting.asked_for)
    hands = record.feedback
    meeting.feedback = hands.model_dump(mode="json") if hands is not None else None
    meeting.photos = len(record.photos) + meeting.attached_photos
    if record.held is not None:
        _copy_told_times(record, meeting)
    if meeting.by_office:
        _copy_office_entry(record, meeting)


def _copy_marks(record: MeetingRecord, meeting: Meeting) -> None:
    """A person counts once, however often a record names them."""

    def people(status: AttendanceStatus) -> int:
        return len({one.person_id for one in record.attendance if one.status is status})

    later = {one.person_id for one in record.attendance if one.by_hand and one.status.is_there}
    if record.entered_by_hand:
        later = set()  # everybody was: it says nothing of one of them
    meeting.late_people = people(AttendanceStatus.LATE)
    meeting.makeup_people = people(AttendanceStatus.MAKEUP)
    meeting.signed_later = len(later)


def _copy_office_entry(record: MeetingRecord, meeting: Meeting) -> None:
    """The office counts its entries by itself: they are no numbers of the station's."""
    meeting.sequence = 0
    heads = by_office.counted_heads(record)
    if heads is not None:
        meeting.expected, meeting.present = heads.expected, heads.present
        meeting.expected_present = min(heads.present, heads.expected)


def _closed_after_ms(record: MeetingRecord) -> int | None:
    """From the end of what was shown, or of the meeting as it was told, to the closing."""
    if record.held is not None:
        told = by_hand.ended(record)
        closed = fitting.instant(record.closed)
        if told is None or closed is None:
            return None
        return round((closed - told).total_seconds() * 1000)
    shown = [one.ended for one in record.viewings if one.ended is not None]
    waited = lapse(shown[-1] if shown else record.opened, record.closed)
    return waited.ms if waited is not None else None


def _copy_told_times(record: MeetingRecord, meeting: Meeting) -> None:
    """A meeting told of afterwards is of the day it was held, not of the day it was entered."""
    meeting.opened_at, meeting.closed_at = by_hand.began(record), by_hand.ended(record)
    meeting.day = meeting.opened_at.date() if meeting.opened_at is not None else None
    meeting.month = f"{meeting.day:%Y-%m}" if meeting.day else ""


def _expected_present(record: MeetingRecord) -> int:
    expected = {person.person_id for person in record.expected}
    return len({one.person_id for one in record.attendance if one.status.is_there} & expected)


def _viewings(record: MeetingRecord, meeting: Meeting, percent: int) -> list[ViewingRow]:
    rows = [_viewing(meeting, at, one, percent) for at, one in enumerate(record.viewings)]
    meeting.courses = len(rows)
    meeting.courses_watched = sum(row.watched for row in rows)
    return rows


def _viewing(meeting: Meeting, position: int, viewing: Viewing, percent: int) -> ViewingRow:
    counted = effective_ms(viewing.segments, viewing.length_ms)
    plan = viewing.plan
    return ViewingRow(
        meeting=meeting,
        position=position,
        courseware=viewing.courseware,
        title=fitting.text(viewing.title, 120),
        category=fitting.text(viewing.category, 40),
        function=viewing.function.value,
        campaign=fitting.text(viewing.campaign, 60),
        plan_id=fitting.text(plan.plan_id, 60) if plan else "",
        item_id=fitting.text(plan.item_id, 60) if plan else "",
        required=plan.required if plan else False,
        length_ms=fitting.number(viewing.length_ms),
        effective_ms=fitting.number(counted),
        watched=is_watched(counted, viewing.length_ms, percent),
        failure=fitting.text(viewing.failure, 60),
    )


def _attendance(one: Attendance) -> _Attending:
    person_id, name = fitting.text(one.person_id, 60), fitting.text(one.name, 40)
    return person_id, name, one.status.value, one.status.is_there
