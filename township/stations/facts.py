"""Gathers what is known of many stations' contact, in as many queries for one as for all."""

import datetime
from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Max
from django.utils import timezone

from township.faults.models import Fault
from township.ledger.models import Meeting
from township.stations.models import Machine, Station, StationStatus
from township.stations.silence import OpenFault, Silence, StationFacts, why_silent

_BY_LINE_WITHIN = datetime.timedelta(minutes=10)
"""A contact is noted every half minute: what came so long after the last one came otherwise."""
_LOOK_BACK = datetime.timedelta(days=120)
"""A stick that came longer ago explains nothing any more."""


def silences(stations: Sequence[Station]) -> dict[str, Silence]:
    """Why each of these stations is not heard of, by id.

    Args:
        stations: read with ``select_related("status")``, or each costs a query.
    """
    return {one: why_silent(facts) for one, facts in station_facts(stations).items()}


def station_facts(stations: Sequence[Station]) -> dict[str, StationFacts]:
    """What is known of the contact of each, by id; three queries, however many there are."""
    now = timezone.now()
    faults, refused, arrived = _faults(stations), _refused(stations), _arrived(stations)
    return {
        one.pk: _facts(one, now, tuple(faults[one.pk]), refused.get(one.pk), arrived.get(one.pk))
        for one in stations
    }


def _facts(
    station: Station,
    now: datetime.datetime,
    faults: tuple[OpenFault, ...],
    refused_at: datetime.datetime | None,
    arrived: datetime.datetime | None,
) -> StationFacts:
    status = getattr(station, "status", None) or StationStatus()
    contact, offset = status.last_contact, status.clock_offset_ms
    by_stick = arrived and contact and arrived - contact > _BY_LINE_WITHIN
    return StationFacts(
        now=now,
        is_enrolled=station.is_enrolled,
        revoked_at=station.revoked_at,
        last_contact=contact,
        refused_at=refused_at,
        last_by_stick=arrived if by_stick else None,
        faults=faults,
        pending_records=status.pending_records,
        oldest_pending=_span(status.oldest_pending_ms),
        problems=tuple(status.problems),
        clock_offset=None if offset is None else _span(offset),
    )


def _span(ms: int) -> datetime.timedelta:
    """A length of time; what no calendar holds is the longest one."""
    try:
        return datetime.timedelta(milliseconds=ms)
    except OverflowError:
        return datetime.timedelta.max if ms > 0 else -datetime.timedelta.max


def _faults(stations: Sequence[Station]) -> dict[str, list[OpenFault]]:
    found: dict[str, list[OpenFault]] = defaultdict(list)
    rows = Fault.objects.filter(station__in=stations, restored_at=None).order_by()
    for station_id, part, reported, received in rows.values_list(
        "station_id", "part", "reported_at", "received_at"
    ):
        found[station_id].append(OpenFault(part, min(reported or received, received)))
    return found


def _refused(stations: Sequence[Station]) -> dict[str, datetime.datetime]:
    rows = Machine.objects.filter(station__in=stations, refused_at__isnull=False).order_by()
    return dict(
        rows.values("station_id").annotate(at=Max("refused_at")).values_list("station_id", "at")
    )


def _arrived(stations: Sequence[Station]) -> dict[str, datetime.datetime]:
    since = timezone.now() - _LOOK_BACK
    rows = Meeting.objects.filter(station__in=stations, received_at__gte=since).order_by()
    return dict(
        rows.values("station_id").annotate(at=Max("received_at")).values_list("station_id", "at")
    )
