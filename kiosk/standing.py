"""How the station stands with its township: for the line on its screen, and for the office."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.library import Library
from kiosk.store.records import IndexEntry
from protocol.feed import Feed
from protocol.moment import Moment
from protocol.status import MOST_MISSING, Status
from protocol.true_time import ClockOffset


@dataclass(frozen=True)
class ExchangeState:
    """How the station stands with its township, for the status line."""

    enrolled: bool = False
    connected: bool | None = None
    """None until the first contact was tried."""
    trouble: str = ""
    pending: int = 0
    refused: int = 0
    returned: int = 0
    asked_about: str = ""
    """Id of the oldest record that was returned, or else refused; empty if there is none."""
    offline_ms: int | None = None
    """How long since the last contact; None if there never was one."""
    downloading_title: str = ""
    downloading_percent: int = 0


def status_of(
    clock: Clock,
    software: str,
    libvlc: str,
    feed: Feed | None,
    library: Library,
    pending: Sequence[IndexEntry],
    free_disk_bytes: int,
    problems: tuple[str, ...] = (),
    clock_offsets: tuple[ClockOffset, ...] = (),
) -> Status:
    """What the office is told of the station; no names.

    Args:
        clock: says when this is, and how long a record has waited.
        software: the kiosk's version.
        libvlc: libVLC's version, empty before the player is up.
        feed: the last accepted feed.
        library: its courses, and which are here.
        pending: records that wait, oldest first.
        free_disk_bytes: room left for films.
        problems: codes of what the last self-check found wrong.
        clock_offsets: what the township has not been told of the clocks.
    """
    missing = library.missing
    now = clock.now()
    return Status(
        sent=now,
        software=software,
        libvlc=libvlc,
        feed_version=feed.version if feed else 0,
        pending_records=len(pending),
        oldest_pending_ms=_longest_wait_ms(clock, now, pending),
        free_disk_bytes=free_disk_bytes,
        courseware_present=len(library.entries) - len(missing),
        courseware_missing=len(missing),
        missing=tuple(course.sha256 for course in missing[:MOST_MISSING]),
        feed_issued_ms=feed.issued_ms if feed else 0,
        problems=problems,
        clock_offsets=clock_offsets,
    )


def _longest_wait_ms(clock: Clock, now: Moment, pending: Sequence[IndexEntry]) -> int:
    """As far as the clocks can tell; a record of 1970 does not make it half a century."""
    waits = (clock.lapse(one.summary.closed, now) for one in pending)
    return max((one.ms for one in waits if one is not None), default=0)
