"""The four musts' planned meetings of a month: which village has held its own, which is due."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q
from django.utils import timezone

from protocol.meeting_types import DEFAULT_MEETING_TYPES, MeetingType
from township.courses.models import PlannedMeeting
from township.ledger.models import Meeting
from township.reports.months import moved
from township.reports.progress import Row

MUSTS = tuple(
    sorted(
        (kind for kind in DEFAULT_MEETING_TYPES if kind.four_must is not None),
        key=lambda kind: kind.four_must or 0,
    )
)


class MustState(StrEnum):
    """How one village stands with one planned meeting."""

    HELD = "held"
    UNWATCHED = "unwatched"
    """It was held and no course was watched, or too few were there: no must."""
    TOLD = "told"
    """Only somebody's word says so."""
    DUE = "due"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Mark:
    """One planned meeting of one village."""

    state: MustState
    day: datetime.date
    record_id: str = ""
    """The meeting that answers it."""


@dataclass(frozen=True)
class MustColumn:
    """One of the four musts, as far as anybody planned it this month."""

    kind: MeetingType
    marks: list[tuple[Mark, ...]]
    """By village, in the order of the rows."""


def must_columns(month: str, rows: Sequence[Row], minimum_people: int) -> list[MustColumn]:
    """The columns of those musts that are planned in a month; what was called off is left out.

    Args:
        month: such as ``2026-04``.
        rows: the villages, in the order they are to be shown.
        minimum_people: fewer signed in and a meeting does not count.
    """
    planned = _planned(month, rows)
    held = _held(month, planned, rows)
    columns = []
    for kind in MUSTS:
        of_kind = [one for one in planned if one.type_code == kind.code]
        if of_kind:
            columns.append(
                MustColumn(kind, [_marks(row, of_kind, held, minimum_people) for row in rows])
            )
    return columns


def _planned(month: str, rows: Sequence[Row]) -> list[PlannedMeeting]:
    year, number = (int(part) for part in month.split("-"))
    stations = [row.station for row in rows]
    found = PlannedMeeting.objects.filter(
        Q(station=None) | Q(station__in=stations),
        type_code__in=[kind.code for kind in MUSTS],
        day__year=year,
        day__month=number,
        cancelled=False,
    )
    return list(found.order_by("day", "time", "id"))


def _held(
    month: str, planned: Sequence[PlannedMeeting], rows: Sequence[Row]
) -> dict[tuple[str, str], list[Meeting]]:
    meetings = Meeting.objects.filter(
        planned_meeting_id__in=[one.id for one in planned],
        station__in=[row.station for row in rows],
        day__isnull=False,
        abandoned=False,
        # The index is on the month; what is put off for longer is another meeting.
        month__in=[month, moved(month, 1)],
    )
    found: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for one in meetings.order_by("day", "id"):
        found[one.station_id, one.planned_meeting_id].append(one)
    return found


def _marks(
    row: Row,
    planned: Sequence[PlannedMeeting],
    held: dict[tuple[str, str], list[Meeting]],
    minimum_people: int,
) -> tuple[Mark, ...]:
    station_id = row.station.id
    return tuple(
        _mark(row, one, held.get((station_id, one.id), ()), minimum_people)
        for one in planned
        if one.station_id in (None, station_id)
    )


def _mark(
    row: Row, planned: PlannedMeeting, meetings: Sequence[Meeting], minimum_people: int
) -> Mark:
    best = min(
        ((_state(one, minimum_people), one) for one in meetings),
        key=lambda pair: list(MustState).index(pair[0]),
        default=None,
    )
    if best is not None:
        state, meeting = best
        return Mark(state, meeting.day or planned.day, meeting.record_id)
    if planned.day >= timezone.localdate():
        return Mark(MustState.DUE, planned.day)
    missed = row.has_told_of(planned.day)
    return Mark(MustState.OVERDUE if missed else MustState.UNKNOWN, planned.day)


def _state(meeting: Meeting, minimum_people: int) -> MustState:
    if meeting.entered_by_hand:
        return MustState.TOLD
    enough = meeting.courses_watched > 0 and meeting.present >= minimum_people
    return MustState.HELD if enough else MustState.UNWATCHED
