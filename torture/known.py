"""Everything a station knows that must outlive the power, read off its disk as the kiosk does."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.known_time import KnownTime
from kiosk.meeting import Meeting
from kiosk.settings import Settings
from kiosk.store.disk import Disk
from kiosk.store.documents import StoredRecord
from kiosk.store.identity import Identity
from kiosk.store.quarantine import Damage
from kiosk.store.store import Store

DATA = "station"
"""Name of the data folder below the room a torture has for itself."""
MONTH = "2026-04"
_MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory, on which an fsync costs nothing


@dataclass(frozen=True)
class Known:
    """What a station knows."""

    identity: Identity
    feed_version: int = 0
    """Of the feed on the disk; 0 where there is none."""
    time: KnownTime = field(default_factory=KnownTime)
    meeting: Meeting | None = None
    records: Mapping[str, StoredRecord] = field(default_factory=dict)
    """By id, with every revision and where it stands."""
    settings: Settings = field(default_factory=Settings)


def known_of(data: Path, disk: Disk) -> tuple[Known, tuple[Damage, ...]]:
    """Start a station on a data folder: all it knows then, and the damages it tells of.

    Raises:
        KioskError: the station does not start, or not with everything.
        OSError: the same.
        AssertionError: something is there twice.
    """
    store = Store(data, disk)
    opening = store.open(MONTH)
    for trouble in opening.troubles:
        raise trouble
    stored = [one for month in store.records.months() for one in store.records.load(month)]
    records = {one.record.id: one for one in stored}
    if len(records) != len(stored):
        raise AssertionError("a record is there twice")
    version = opening.feed.version if opening.feed else 0
    time = store.known_time()
    settings = store.settings()
    known = Known(opening.identity, version, time, opening.meeting, records, settings)
    return known, (*opening.damages, *store.take_damages())


def memory(folder: Path) -> "tempfile.TemporaryDirectory[str]":
    """A folder on a disk in memory; where there is none, below ``folder``."""
    return tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else folder)
