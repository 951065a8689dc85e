"""How far each village is with the month's plan: what the first page shows, row by row."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.db.models import Count, Sum
from django.utils import timezone

from protocol.meeting_types import ON_DEMAND
from township.courses.issued import IssuedItem, issued_in
from township.feeds.received import received_in
from township.ledger.counted import Counted, made_of
from township.ledger.models import Meeting, ViewingRow
from township.stations.models import Office, Station

SILENT_AFTER = datetime.timedelta(days=14)
"""A station not heard of for so long is not behind: its records are still on the way."""


class State(StrEnum):
    """How one village stands with one course."""

    DONE = "done"
    LATE = "late"
    OPEN = "open"
    OVERDUE = "overdue"
    NOT_RECEIVED = "not_received"
    """The plan has not arrived there yet."""
    UNKNOWN = "unknown"
    """Its records may be on the way: neither nothing nor too late."""
    NOT_ASKED = "not_asked"


@dataclass(frozen=True)
class Cell:
    """One village, one course."""

    state: State
    day: datetime.date | None = None


@dataclass(frozen=True)
class Column:
    """One course that is asked for this month."""

    item: IssuedItem
    stations: frozenset[str] | None
    """Whom it is asked of; None means everybody."""

    def is_for(self, station: Station) -> bool:
        """Whether it is asked of this village."""
        return self.stations is None or station.id in self.stations


@dataclass
class Row:
    """One village's month."""

    station: Station
    meetings: int = 0
    expected: int = 0
    present: int = 0
    by_hand: int = 0
    """Meetings told of afterwards, in none of the other figures."""
    last_contact: datetime.datetime | None = None
    silent: bool = False
    pending: bool = False
    """Whether records wait there, as the village itself says."""
    cells: list[Cell] = field(default_factory=list)

    def has_told_of(self, day: datetime.date) -> bool:
        """Whether what was done up to the end of a day would be here by now."""
        if self.last_contact is None or self.silent or self.pending:
            return False
        return bool(timezone.localtime(self.last_contact).date() > day)


@dataclass(frozen=True)
class Overview:
    """The month of every village."""

    month: str
    columns: list[Column]
    rows: list[Row]


def overview(month: str, stations: Sequence[Station]) -> Overview:
    """The month's plan progress of these stations.

    Args:
        month: such as ``2026-04``.
        stations: in the order they are to be shown.
    """
    columns = _columns(month)
    watched = _first_days(month, stations, columns)
    sums = _sums(month, stations)
    rows = [_row(station, sums.get(station.id, {})) for station in stations]
    minimum = Office.current().minimum_people
    received = received_in(month)
    for row in rows:
        row.cells = [
            _cell(row, column, _days(row, column, watched, minimum), received) for column in columns
        ]
    return Overview(month, columns, rows)


def _columns(month: str) -> list[Column]:
    return [
        Column(item, version.audience.station_ids)
        for version, items in issued_in(month)
        for item in items
        if item.required
    ]


def _first_days(
    month: str, stations: Sequence[Station], columns: Iterable[Column]
) -> dict[tuple[str, str], list[tuple[datetime.date, int]]]:
    """The days on which each station watched each course, with how many people there were."""
    hashes = {column.item.courseware.sha256 for column in columns}
    rows = (
        ViewingRow.objects.filter(
            courseware__in=hashes,
            watched=True,
            meeting__entered_by_hand=False,
            meeting__station__in=stations,
            meeting__abandoned=False,
            meeting__day__isnull=False,
            meeting__month__gte=month,
        )
        .exclude(meeting__form=ON_DEMAND)
        .order_by("meeting__day")
        .values_list(
            "meeting__station_id",
            "courseware",
            "meeting__day",
            "meeting__present",
            "meeting__villagers",
        )
    )
    found: dict[tuple[str, str], list[tuple[datetime.date, int]]] = defaultdict(list)
    for station_id, sha256, day, present, villagers in rows:
        if day is not None:
            found[station_id, sha256].append((day, present + villagers))
    return found


def _sums(month: str, stations: Sequence[Station]) -> dict[str, dict[str, int]]:
    minimum = Office.current().minimum_people
    called = made_of(Counted.CALLED, minimum)
    counted = (
        Meeting.objects.filter(month=month, station__in=stations)
        .order_by()
        .values("station_id")
        .annotate(
            held=Count("id", filter=made_of(Counted.VALID, minimum)),
            called=Sum("expected", filter=called),
            came=Sum("expected_present", filter=called),
            told=Count("id", filter=made_of(Counted.BY_HAND, minimum)),
        )
    )
    return {
        one["station_id"]: {key: one[key] or 0 for key in ("held", "called", "came", "told")}
        for one in counted
    }


def _row(station: Station, sums: dict[str, int]) -> Row:
    status = getattr(station, "status", None)
    contact = status.last_contact if status else None
    return Row(
        station=station,
        meetings=sums.get("held", 0),
        expected=sums.get("called", 0),
        present=sums.get("came", 0),
        by_hand=sums.get("told", 0),
        last_contact=contact,
        silent=contact is None or timezone.now() - contact > SILENT_AFTER,
        pending=status is not None and status.pending_records > 0,
    )


def _days(
    row: Row,
    column: Column,
    watched: dict[tuple[str, str], list[tuple[datetime.date, int]]],
    usual_minimum: int,
) -> list[datetime.date]:
    """When enough people watched a column's course, the first day first."""
    item = column.item
    minimum = item.minimum_people or usual_minimum
    held = watched.get((row.station.id, item.courseware.sha256), ())
    return [day for day, people in held if people >= minimum]


def _cell(
    row: Row, column: Column, days: Sequence[datetime.date], received: dict[str, frozenset[str]]
) -> Cell:
    item = column.item
    if not column.is_for(row.station):
        return Cell(State.NOT_ASKED)
    if days:
        return Cell(State.DONE if days[0] <= item.deadline else State.LATE, days[0])
    if row.station.id not in received.get(item.plan_id, ()):
        return Cell(State.NOT_RECEIVED, item.deadline)
    if timezone.localdate() <= item.deadline:
        return Cell(State.UNKNOWN if row.silent else State.OPEN, item.deadline)
    overdue = row.has_told_of(item.deadline)
    return Cell(State.OVERDUE if overdue else State.UNKNOWN, item.deadline)
