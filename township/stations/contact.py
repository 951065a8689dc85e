"""Keeps what a station says about itself, and tells it the time."""

import time

from protocol.status import Status, StatusAnswer
from township.feeds.changes import touch_station
from township.ledger.fitting import number, text
from township.stations.models import Station, StationStatus

_LONGEST_LIST = 50


def note_status(station: Station, status: Status) -> StatusAnswer:
    """Keep a station's word about itself; the answer carries the township's time."""
    now_ms = time.time_ns() // 1_000_000
    feed_version = max(0, number(status.feed_version))
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
            "clock_offset_ms": number(now_ms - status.sent.wall_ms),
        },
    )
    _catch_up(station, feed_version)
    return StatusAnswer(township_ms=now_ms)


def _catch_up(station: Station, feed_version: int) -> None:
    """After a restored backup the station may be ahead of us; its next feed must be newer still."""
    edition = getattr(station, "edition", None)
    if edition is not None and feed_version > edition.version:
        touch_station(station.id)
