"""Time as a station can know it: a wall clock that may be wrong, beside a monotonic one."""

import time
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from protocol.moment import ClockTrust, Moment

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")

BUILD_MS = 1_792_800_000_000
"""When this version was made (2026-10-24Z): no true clock can be before it."""


def boottime_ms() -> int:
    """CLOCK_BOOTTIME in milliseconds; the same in every process of one boot."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


class Clock:
    """Stamps moments. The clock's floor rises with what the township and the records say.

    Args:
        zone: IANA name of the station's zone; decides months and deadlines.
        floor_ms: the latest time already known to have passed, in ms since 1970Z.
    """

    def __init__(self, zone: str = "Asia/Shanghai", floor_ms: int = BUILD_MS) -> None:
        self._zone = ZoneInfo(zone)
        self._boot_id = _BOOT_ID.read_text(encoding="ascii").strip()
        self._floor_ms = max(BUILD_MS, floor_ms)
        self._synced = False

    def now(self) -> Moment:
        """This moment, with how far its wall time can be believed."""
        wall_ms = time.time_ns() // 1_000_000
        return Moment(
            wall_ms=wall_ms,
            utc_offset_min=self._offset_min(wall_ms),
            boot_ms=boottime_ms(),
            boot_id=self._boot_id,
            trust=self._trust(wall_ms),
        )

    def local_now(self) -> datetime:
        """The wall clock in the station's zone."""
        return datetime.now(self._zone)

    def raise_floor(self, known_ms: int) -> None:
        """Learn that this time has passed already."""
        self._floor_ms = max(self._floor_ms, known_ms)

    def learn(self, township_ms: int) -> None:
        """Compare with the township's clock: within a minute means synced."""
        self.raise_floor(township_ms)
        self._synced = abs(time.time_ns() // 1_000_000 - township_ms) <= 60_000

    def _trust(self, wall_ms: int) -> ClockTrust:
        if wall_ms < self._floor_ms - 60_000:
            return ClockTrust.DOUBTFUL
        return ClockTrust.SYNCED if self._synced else ClockTrust.FLOOR

    def _offset_min(self, wall_ms: int) -> int:
        moment = datetime.fromtimestamp(wall_ms / 1000, tz=self._zone)
        offset = moment.utcoffset() or timedelta(0)
        return int(offset.total_seconds() // 60)


def local_datetime(moment: Moment) -> datetime:
    """The wall time of a moment in the zone it was taken in."""
    zone = timezone(timedelta(minutes=moment.utc_offset_min))
    return datetime.fromtimestamp(moment.wall_ms / 1000, tz=zone)
