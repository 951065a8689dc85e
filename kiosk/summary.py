"""The little of a record that the home page and the queue need, read without building it whole."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from protocol.meeting_types import ON_DEMAND, MeetingForm
from protocol.moment import Moment
from protocol.record import AttendanceStatus

_BARELY_BEGUN_MS = 30_000
_NEARLY_OVER_PERCENT = 95
"""Nobody wants to go on with what was only looked into, or ran to its closing titles."""

THERE = frozenset(status for status in AttendanceStatus if status.is_there)


@dataclass(frozen=True)
class RecordSummary:
    """What counts of one revision of one record."""

    id: str
    revision: int
    content_hash: str
    sequence: int
    opened: Moment
    closed: Moment
    planned_meeting_id: str
    took_place: bool
    people: int
    """Everybody who was there, villagers included."""
    watched: frozenset[str]
    """Hashes of the courses watched."""
    closed_by_itself: bool = False
    """Nobody closed it: what only people can say was never asked."""
    form: MeetingForm = MeetingForm.GROUP
    host: str = field(default="", repr=False)
    recorder: str = field(default="", repr=False)
    left_off: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Of courses watched on demand: the place in ms to go on from, 0 where nothing is left."""


def summarise(plain: Mapping[str, Any]) -> RecordSummary:
    """The summary of a ``MeetingRecord`` in its JSON form, as our own file holds it."""
    return RecordSummary(
        id=plain["id"],
        revision=plain["revision"],
        content_hash=plain["content_hash"],
        sequence=plain["sequence"],
        opened=Moment.model_validate(plain["opened"]),
        closed=Moment.model_validate(plain["closed"]),
        planned_meeting_id=plain["planned_meeting_id"],
        took_place=not plain["abandoned_reason"],
        people=people(plain, THERE) + plain["villagers"],
        watched=frozenset(one["courseware"] for one in plain["viewings"] if one["watched"]),
        closed_by_itself=plain["closed_by_itself"],
        form=MeetingForm(plain["form"]),
        host=plain["host"],
        recorder=plain["recorder"],
        left_off=_left_off(plain) if plain["type_code"] == ON_DEMAND else MappingProxyType({}),
    )


def people(plain: Mapping[str, Any], statuses: Set[AttendanceStatus]) -> int:
    """How many rostered people a record in its JSON form marks so; each counts once."""
    return len({one["person_id"] for one in plain["attendance"] if one["status"] in statuses})


def watched_courses(records: Iterable[RecordSummary], minimum_people: int) -> frozenset[str]:
    """Courses watched at valid meetings: enough people there, and the course watched.

    Source: DOMAIN "Metrics", 规定课件完成率 and 有效场次.
    """
    return frozenset(
        sha256
        for record in records
        if record.took_place and record.people >= minimum_people
        for sha256 in record.watched
    )


def _left_off(plain: Mapping[str, Any]) -> Mapping[str, int]:
    """Where each course stood when it was left; what counts as watched has nothing to do with it.

    Somebody who went on in the middle watched to the end, though too little for the course to
    count at that meeting.
    """
    return MappingProxyType(
        {one["courseware"]: _place(one) for one in plain["viewings"] if one["segments"]}
    )


def _place(viewing: Mapping[str, Any]) -> int:
    place_ms: int = viewing["segments"][-1]["end_ms"]
    nearly_over = place_ms * 100 >= viewing["length_ms"] * _NEARLY_OVER_PERCENT
    if viewing["watched"] or nearly_over or place_ms < _BARELY_BEGUN_MS:
        return 0
    return place_ms
