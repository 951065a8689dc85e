"""Keeps what a station says about itself, and tells it the time."""

from django.db import transaction

from protocol.moment import ClockTrust
from protocol.status import Status, StatusAnswer
from township.courses.village_plans import note_plans
from township.courses.whereabouts import note_missing
from township.faults.intake import take_in
from township.feeds.changes import touch_station
from township.ledger.extraction import rewrite_rows
from township.ledger.fitting import number, text
from township.ledger.models import Meeting
from township.reports import objections
from township.stations.boots import learn, now_ms, true_instant
from township.stations.models import Station, StationStatus

_LONGEST_LIST = 50


def note_status(station: Station, status: Status) -> StatusAnswer:
    """Keep a station's word about itself; the answer carries the township's time."""
    at_ms = now_ms()
    feed_version = max(0, number(status.feed_version))
    # First of all: the times in the status are put right by what is learnt here.
    _put_times_right(station, status, at_ms)
    StationStatus.objects.update_or_create(
        station=station,
        defaults={
            "software": text(status.software, 60),
            "libvlc": text(status.libvlc, 60),
            "feed_version": feed_version,
            "pending_records": number(status.pending_records),
            "oldest_pending_ms": number(status.oldest_pending_ms),
            "free_disk_bytes": number(status.free_disk_bytes),
            "courseware_present": number(status.courseware_present),
            "courseware_missing": number(status.courseware_missing),
            "problems": [text(code, 60) for code in status.problems[:_LONGEST_LIST]],
            "checked_at": true_instant(station, status.checked) if status.checked else None,
            "clock_doubtful": status.sent.trust is ClockTrust.DOUBTFUL,
            "clock_offset_ms": number(at_ms - status.sent.wall_ms),
        },
    )
    note_plans(station, status.planned_meetings)
    note_missing(station, status)
    _catch_up(station, feed_version)
    held = take_in(station, status.faults)
    objections.note_held(station, status.figures_held)
    objected = objections.take_in(station, status.objections)
    return StatusAnswer(township_ms=now_ms(), faults=held, objections=objected)


@transaction.atomic
def _put_times_right(station: Station, status: Status, at_ms: int) -> None:
    """Records that came before we knew how wrong their clock was are counted where they belong."""
    boots = learn(station, status.sent, status.clock_offsets, at_ms)
    if boots:
        for meeting in Meeting.in_boots(station, boots):
            rewrite_rows(meeting)


def _catch_up(station: Station, feed_version: int) -> None:
    """After a restored backup the station may be ahead of us; its next feed must be newer still."""
    edition = getattr(station, "edition", None)
    if edition is not None and feed_version > edition.version:
        touch_station(station.id)
