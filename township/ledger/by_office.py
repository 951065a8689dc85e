"""What the office enters for a village whose machine was dead (手工补录): a record like any other.

It is told, not seen: all of it lies in ``held`` and ``elsewhere``, and nothing in ``viewings``.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from protocol.meeting_types import Expected, MeetingForm, MeetingType
from protocol.moment import Moment
from protocol.people import Person, PersonStatus, expected_people
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Correction,
    CorrectionKind,
    Discussion,
    ElsewhereViewing,
    ExpectedPerson,
    Held,
    MeetingRecord,
    sealed,
)
from township.ledger.models import Meeting
from township.stations.models import Station

COUNTED, WHY = "counted", "why_by_hand"
"""Fields that only the office's records have: heads without names, and why it was entered."""
_OPEN = (Expected.OPEN, Expected.CHOSEN)
_CAME = (AttendanceStatus.PRESENT, AttendanceStatus.LATE)


@dataclass(frozen=True)
class Heads:
    """How many were called and came, where nobody knows any more who."""

    expected: int
    present: int


@dataclass(frozen=True)
class Entry:
    """One meeting as somebody tells it."""

    day: datetime.date
    time: datetime.time
    length_min: int
    kind: MeetingType
    form: MeetingForm
    why: str
    venue: str = ""
    host: str = ""
    courses: tuple[ElsewhereViewing, ...] = ()
    marks: Mapping[str, AttendanceStatus] = field(default_factory=dict)
    """Of each person who was marked, by id."""
    heads: Heads | None = None
    villagers: int = 0
    discussion: Discussion = field(default_factory=Discussion)

    @property
    def held(self) -> Held:
        """When it was."""
        return Held(
            day=self.day.isoformat(),
            time=f"{self.time:%H:%M}",
            length_ms=self.length_min * 60_000,
        )


def first_record(station: Station, entry: Entry, record_id: str, recorder: str) -> MeetingRecord:
    """The sealed record of a meeting that nobody has told of before.

    Args:
        station: the village.
        entry: what is told.
        record_id: a UUID nobody else has.
        recorder: who of the office enters it.
    """
    called = _called(_roster(station), entry)
    number = Meeting.objects.filter(station=station, by_office=True).count() + 1
    return sealed(_record(station, entry, called, recorder, id=record_id, sequence=number))


def corrected_record(
    before: MeetingRecord, station: Station, entry: Entry, author: str, reason: str
) -> MeetingRecord:
    """The sealed revision that follows another; who was called stays, unless the type changed."""
    same_type = before.type_code == entry.kind.code and entry.heads is None
    called = before.expected if same_type and before.expected else _called(_roster(station), entry)
    correction = Correction(
        replaces=before.content_hash,
        kind=CorrectionKind.CORRECTION,
        author=author,
        reason=reason,
        at=_now(),
    )
    return sealed(
        _record(
            station,
            entry,
            called,
            before.recorder,
            id=before.id,
            sequence=before.sequence,
            opened=before.opened,
            closed=before.closed,
            revision=before.revision + 1,
            correction=correction,
            known=_people_of(before),
        )
    )


def counted_heads(record: MeetingRecord) -> Heads | None:
    """The heads that were counted without names, where a record of the office says so."""
    told = (record.model_extra or {}).get(COUNTED)
    if not isinstance(told, dict):
        return None
    numbers = [told.get(key) for key in ("expected", "present")]
    if not all(isinstance(one, int) and 0 <= one <= 100_000 for one in numbers):
        return None
    return Heads(*(one for one in numbers if isinstance(one, int)))


def why_by_hand(record: MeetingRecord) -> str:
    """Why the office entered it; empty where it did not."""
    return str((record.model_extra or {}).get(WHY, ""))


def people_for(station: Station, before: MeetingRecord | None = None) -> list[ExpectedPerson]:
    """Whose marks can be set: the roster, and before it whoever is in the record already."""
    known = _people_of(before) if before is not None else {}
    known |= {one.id: _person(one) for one in _roster(station) if one.id not in known}
    return list(known.values())


def _record(
    station: Station,
    entry: Entry,
    called: Sequence[ExpectedPerson],
    recorder: str,
    known: Mapping[str, ExpectedPerson] | None = None,
    **fields: Any,
) -> MeetingRecord:
    now = _now()
    people = dict(known or {}) | {one.id: _person(one) for one in _roster(station)}
    people |= {one.person_id: one for one in called}
    plain: dict[str, Any] = {
        "opened": now,
        "closed": now,
        **fields,
        "station_id": station.id,
        "station_name": station.name,
        "feed_version": 0,
        "type_code": entry.kind.code,
        "type_name": entry.kind.name,
        "form": entry.form,
        "venue": entry.venue,
        "host": entry.host,
        "recorder": recorder,
        "expected": called,
        "attendance": _attendance(entry.marks, called, people),
        "villagers": entry.villagers,
        "discussion": entry.discussion,
        "entered_by_hand": True,
        "held": entry.held,
        "elsewhere": entry.courses,
        WHY: entry.why,
    }
    if entry.heads is not None:
        plain[COUNTED] = {"expected": entry.heads.expected, "present": entry.heads.present}
    return MeetingRecord(**plain)


def _attendance(
    marks: Mapping[str, AttendanceStatus],
    called: Sequence[ExpectedPerson],
    people: Mapping[str, ExpectedPerson],
) -> list[Attendance]:
    """Who was called and is not marked was absent; who came uncalled sat in (列席)."""
    expected = {one.person_id for one in called}
    given = {one: AttendanceStatus.ABSENT for one in expected if one not in marks}
    for person_id, status in marks.items():
        is_guest = person_id not in expected and status in _CAME
        given[person_id] = AttendanceStatus.OBSERVER if is_guest and expected else status
    return [
        Attendance(person_id=one, name=people[one].name, status=given[one])
        for one in people
        if one in given
    ]


def _called(roster: Sequence[Person], entry: Entry) -> tuple[ExpectedPerson, ...]:
    """An open meeting calls nobody, and heads without names leave no list."""
    if entry.kind.expected in _OPEN or entry.heads is not None:
        return ()
    return tuple(map(_person, expected_people(roster, entry.kind.expected)))


def _roster(station: Station) -> list[Person]:
    return [entry.person() for entry in station.roster.all()]


def _person(one: Person) -> ExpectedPerson:
    return ExpectedPerson(person_id=one.id, name=one.name, status=one.status, roles=one.roles)


def _people_of(record: MeetingRecord) -> dict[str, ExpectedPerson]:
    known = {one.person_id: one for one in record.expected}
    for one in record.attendance:
        if one.person_id not in known:
            known[one.person_id] = ExpectedPerson(
                person_id=one.person_id, name=one.name, status=PersonStatus.MEMBER
            )
    return known


def _now() -> Moment:
    """By the office's clock; no boot of a station."""
    wall_ms = round(timezone.now().timestamp() * 1000)
    return Moment(wall_ms=wall_ms, boot_ms=0, boot_id="township")
