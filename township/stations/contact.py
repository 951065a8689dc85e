"""Keeps what stations say about themselves, and tells them the time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from protocol.moment import ClockTrust
from protocol.status import Status, StatusAnswer
from township.courses.village_plans import note_plans
from township.courses.whereabouts import note_missing
from township.faults.intake import take_in
from township.feeds.changes import touch_stations
from township.feeds.models import Edition
from township.ledger.extraction import rewrite_rows
from township.ledger.fitting import number, text
from township.ledger.models import Meeting
from township.reports import objections
from township.stations.boots import Heard, learn, now_ms, true_instant
from township.stations.models import Station, StationStatus

_LONGEST_LIST = 50
_SAID = (
    *("software", "libvlc", "feed_version", "pending_records", "oldest_pending_ms"),
    *("free_disk_bytes", "courseware_present", "courseware_missing", "problems"),
    *("checked_at", "clock_doubtful", "clock_offset_ms"),
)
"""The columns of a station's status that it fills itself."""


@dataclass(frozen=True)
class Told:
    """What a station said about itself."""

    station: Station
    status: Status
    at_ms: int
    """When it came, by our clock, ms since 1970Z."""


def note_statuses(told: Sequence[Told]) -> list[StatusAnswer]:
    """Keep the stations' word about themselves; the answers carry the township's time."""
    # First of all: the times in a status are put right by what is learnt here.
    _put_times_right(told)
    latest = {one.station.pk: one for one in told}.values()
    StationStatus.objects.bulk_create(
        [StationStatus(station=one.station, **_said(one)) for one in latest],
        update_conflicts=True,
        unique_fields=["station"],
        update_fields=_SAID,
    )
    _catch_up(told)
    return [_answer(one.station, one.status) for one in told]


def _said(told: Told) -> dict[str, Any]:
    station, status = told.station, told.status
    return {
        "software": text(status.software, 60),
        "libvlc": text(status.libvlc, 60),
        "feed_version": _feed_version(status),
        "pending_records": number(status.pending_records),
        "oldest_pending_ms": number(status.oldest_pending_ms),
        "free_disk_bytes": number(status.free_disk_bytes),
        "courseware_present": number(status.courseware_present),
        "courseware_missing": number(status.courseware_missing),
        "problems": [text(code, 60) for code in status.problems[:_LONGEST_LIST]],
        "checked_at": true_instant(station, status.checked) if status.checked else None,
        "clock_doubtful": status.sent.trust is ClockTrust.DOUBTFUL,
        "clock_offset_ms": number(told.at_ms - status.sent.wall_ms),
    }


def _answer(station: Station, status: Status) -> StatusAnswer:
    note_plans(station, status.planned_meetings)
    note_missing(station, status)
    held = take_in(station, status.faults)
    objections.note_held(station, status.figures_held)
    objected = objections.take_in(station, status.objections)
    return StatusAnswer(township_ms=now_ms(), faults=held, objections=objected)


def _put_times_right(told: Sequence[Told]) -> None:
    """Records that came before we knew how wrong their clock was are counted where they belong."""
    boots = learn(
        [
            Heard(one.station.pk, one.status.sent, one.status.clock_offsets, one.at_ms)
            for one in told
        ]
    )
    if boots:
        for meeting in Meeting.in_boots(boots):
            rewrite_rows(meeting)


def _catch_up(told: Sequence[Told]) -> None:
    """After a restored backup a station may be ahead of us; its next feed must be newer still."""
    versions = {one.station.pk: _feed_version(one.status) for one in told}
    issued = Edition.objects.filter(station__in=versions).values_list("station_id", "version")
    ahead = [station_id for station_id, version in issued if versions[station_id] > version]
    if ahead:
        touch_stations(ahead)


def _feed_version(status: Status) -> int:
    return max(0, number(status.feed_version))
