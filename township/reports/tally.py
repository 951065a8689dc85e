"""Reads a month's meetings out of the ledger and counts every village's figures: few queries."""

import datetime
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Max, Sum
from django.utils import timezone

from protocol.meeting_types import DEFAULT_MEETING_TYPES, ON_DEMAND
from township.courses.models import PlannedMeeting
from township.ledger.counted import Counted, made_of
from township.ledger.models import AttendanceRow, Meeting, ViewingRow
from township.reports.metrics import Figures, Gathering, Planned, Rules, figures
from township.stations.models import Office, Station

_MUSTS = frozenset(kind.code for kind in DEFAULT_MEETING_TYPES if kind.four_must is not None)


def rules() -> Rules:
    """What the township says counts."""
    office = Office.current()
    return Rules(office.minimum_people, office.on_demand_minimum_people, _MUSTS)


def month_figures(month: str, stations: Sequence[Station]) -> dict[str, Figures]:
    """Every village's figures of a month, by station.

    Args:
        month: such as ``2026-04``.
        stations: those that are asked about; each of them is in the answer.
    """
    held, planned, counting = month_gatherings(month, stations), _planned(month), rules()
    return {
        station.id: figures(held[station.id], planned[station.id] + planned[""], counting)
        for station in stations
    }


def last_valid_days(month: str, stations: Sequence[Station]) -> dict[str, datetime.date]:
    """The day of each village's last valid meeting up to a month's end; the query's ``is_valid``.

    A meeting whose day nobody knows is none of them.
    """
    valid = Meeting.objects.filter(
        station__in=stations,
        month__lte=month,
        day__isnull=False,
    ).filter(made_of(Counted.VALID, rules().minimum_people))
    days = valid.order_by().values("station_id").annotate(last=Max("day"))
    return {one["station_id"]: one["last"] for one in days}


def month_gatherings(month: str, stations: Sequence[Station]) -> dict[str, list[Gathering]]:
    """The month's meetings by station."""
    meetings = Meeting.counted().filter(month=month, station__in=stations, day__isnull=False)
    people: dict[int, set[str]] = defaultdict(set)
    there = AttendanceRow.objects.filter(meeting__in=meetings.order_by(), is_there=True)
    for meeting_id, person_id in there.order_by().values_list("meeting_id", "person_id"):
        people[meeting_id].add(person_id)
    played = (
        ViewingRow.objects.filter(meeting__in=meetings.order_by())
        .order_by()
        .values("meeting_id")
        .annotate(total=Sum("effective_ms"))
        .values_list("meeting_id", "total")
    )
    effective = dict(played)
    found: dict[str, list[Gathering]] = defaultdict(list)
    for one in meetings.order_by("opened_at", "id"):
        found[one.station_id].append(
            _gathering(one, frozenset(people[one.pk]), effective.get(one.pk) or 0)
        )
    return found


def _gathering(one: Meeting, people: frozenset[str], effective_ms: int) -> Gathering:
    if one.day is None:
        raise ValueError("a meeting of no day is in no month")
    late_ms = one.closed_after_ms
    return Gathering(
        day=one.day,
        type_code=one.type_code,
        is_on_demand=one.form == ON_DEMAND,
        people=people,
        villagers=one.villagers,
        expected=one.expected,
        expected_present=one.expected_present,
        watched=one.courses_watched,
        effective_ms=effective_ms,
        took_place=not one.abandoned,
        by_machine=not one.entered_by_hand,
        planned_id=one.planned_meeting_id,
        closed_after=datetime.timedelta(milliseconds=late_ms) if late_ms is not None else None,
        is_corrected=one.corrections > 0,
        record_id=one.record_id,
    )


def _planned(month: str) -> dict[str, list[Planned]]:
    """Planned meetings whose day has come, by station; under no name those for every village."""
    year, number = (int(part) for part in month.split("-"))
    found: dict[str, list[Planned]] = defaultdict(list)
    due = PlannedMeeting.due().filter(
        day__year=year, day__month=number, day__lte=timezone.localdate()
    )
    for one in due.order_by():
        found[one.station_id or ""].append(Planned(one.id, one.type_code))
    return found
