"""Time as a station can know it: a wall clock that may be wrong, beside a monotonic one."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.known_time import KnownTime
from protocol.moment import ClockTrust, Moment
from protocol.true_time import (
    ClockOffset,
    Lapse,
    OffsetSource,
    TrueTime,
    best_offset,
    lapse,
    learnt_from_answer,
    of_boot,
    true_time,
)

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")

BUILD_MS = 1_792_800_000_000
"""When this version was made (2026-10-24Z): no true clock can be before it."""
_AGREES_MS = 60_000
"""A clock this near to another one says the same; a larger step is a jump (DESIGN "Time")."""
FURTHEST_MS = 300 * 86_400_000
"""A clock further ahead of the last time known to be true is doubted.

Less than a year, so that a clock set one year ahead shows even on the day of the last contact; and
longer than a village goes without any word, for a stick carries a dated feed too.
"""
_BY_HAND_WITHIN_MS = 300_000
"""The page on which the time is set counts in steps of five minutes."""


def boottime_ms() -> int:
    """CLOCK_BOOTTIME in milliseconds; the same in every process of one boot."""
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


def wall_ms() -> int:
    """The machine's wall clock, right or wrong, in milliseconds since 1970Z."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True)
class TimeSource:
    """The two clocks of a machine, and the boot they belong to."""

    boot_id: str
    wall_ms: Callable[[], int] = wall_ms
    boot_ms: Callable[[], int] = boottime_ms

    @classmethod
    def of_machine(cls) -> "TimeSource":
        """The machine this runs on."""
        return cls(_BOOT_ID.read_text(encoding="ascii").strip())


class Clock:
    """Stamps moments, and says what is known of their true time.

    What it knows is one immutable value, so that any thread may ask it.

    Args:
        zone: IANA name of the station's zone; decides months and deadlines.
        known: what was learnt before.
        source: the clocks to read; the machine's own if none are given.
        made_ms: no true clock can be before it, ms since 1970Z.
    """

    def __init__(
        self,
        zone: str = "Asia/Shanghai",
        known: KnownTime | None = None,
        source: TimeSource | None = None,
        made_ms: int = BUILD_MS,
    ) -> None:
        self._zone = ZoneInfo(zone)
        self._source = source or TimeSource.of_machine()
        self._floor_ms = made_ms
        self.known = (known or KnownTime()).begun(self._source.boot_id, self._apart_ms())

    def now(self) -> Moment:
        """This moment as the machine's clocks say, with how far its wall time can be believed."""
        boot_ms, wall = self._source.boot_ms(), self._source.wall_ms()
        return Moment(
            wall_ms=wall,
            utc_offset_min=self._offset_min(wall),
            boot_ms=boot_ms,
            boot_id=self._source.boot_id,
            trust=self._trust(wall, boot_ms),
        )

    @property
    def boot_id(self) -> str:
        """Which boot this is."""
        return self._source.boot_id

    @property
    def now_ms(self) -> int:
        """The best known time, ms since 1970Z: the township's, the operator's, or the wall's."""
        return self.best_ms(self.now())

    @property
    def latest_ms(self) -> int:
        """Now, or where the date is doubted the latest it may be, so that nothing is past too soon.

        For what comes before the township has said the time, such as its receipts.
        """
        return self.earliest_ms + FURTHEST_MS if self.is_doubted else self.now_ms

    def local_now(self) -> datetime:
        """The best known time in the station's zone."""
        return self.local(self.now())

    def best_ms(self, moment: Moment) -> int:
        """The best known time of a moment, ms since 1970Z."""
        corrected = self.true_time(moment)
        return moment.wall_ms if corrected is None else corrected.at_ms

    def local(self, moment: Moment) -> datetime:
        """The best known time of a moment in the zone it was taken in."""
        return local_datetime(moment.model_copy(update={"wall_ms": self.best_ms(moment)}))

    def true_time(self, moment: Moment) -> TrueTime | None:
        """What is known of a moment's true time."""
        return true_time(moment, self.known.offsets)

    def lapse(self, before: Moment, after: Moment) -> Lapse | None:
        """How long it was between two moments, as far as that is known."""
        return lapse(before, after, self.known.offsets)

    def since_ms(self, at_ms: int) -> int | None:
        """How long ago a true time was; nothing where now is not known, or would be before it."""
        if self.is_doubted:
            return None
        passed_ms = self.now_ms - at_ms
        return passed_ms if passed_ms >= 0 else None

    @property
    def offsets(self) -> tuple[ClockOffset, ...]:
        """What was learnt in this boot."""
        return of_boot(self.known.offsets, self._source.boot_id)

    @property
    def is_doubted(self) -> bool:
        """Whether the date is doubtful and nobody has said yet what it is."""
        return not self.offsets and self.now().trust is ClockTrust.DOUBTFUL

    @property
    def is_possible(self) -> bool:
        """Whether the wall clock could be right: 1970 has passed for good."""
        return self._source.wall_ms() >= self.earliest_ms - _AGREES_MS

    @property
    def is_set_by_hand(self) -> bool:
        """Whether the time is the operator's word."""
        now = self.now()
        offset = best_offset(self.known.offsets, now.boot_id, now.boot_ms)
        return offset is not None and offset.source is OffsetSource.OPERATOR

    @property
    def is_set_by_township(self) -> bool:
        """Whether the township has spoken in this boot."""
        return any(one.source is OffsetSource.TOWNSHIP for one in self.offsets)

    @property
    def earliest_ms(self) -> int:
        """No true time can be before this one, ms since 1970Z."""
        return max(self._floor_ms, self.known.told_ms)

    def likely(self) -> datetime:
        """Where to begin when somebody sets the time: not in 1970."""
        now_ms = self.now_ms
        if not self.earliest_ms <= now_ms <= self.earliest_ms + FURTHEST_MS:
            now_ms = self.earliest_ms
        return datetime.fromtimestamp(now_ms / 1000, tz=self._zone)

    def hear(self, township_ms: int) -> None:
        """The township said this when it wrote a feed: that time has passed."""
        if township_ms > self.known.told_ms:
            self.known = self.known.told(township_ms)

    def learn(self, township_ms: int, asked_boot_ms: int, answered_boot_ms: int) -> None:
        """The township answered what time it is.

        Args:
            township_ms: its answer, ms since 1970Z.
            asked_boot_ms: CLOCK_BOOTTIME when it was asked.
            answered_boot_ms: CLOCK_BOOTTIME when the answer came.
        """
        boot_id = self._source.boot_id
        offset = learnt_from_answer(boot_id, asked_boot_ms, answered_boot_ms, township_ms)
        self.known = self.known.told(township_ms).learnt(offset)

    def set_by_hand(self, told: datetime) -> None:
        """The operator says what time it is, wrong clocks or not; nothing recorded changes."""
        boot_ms = self._source.boot_ms()
        offset = ClockOffset(
            boot_id=self._source.boot_id,
            offset_ms=round(told.timestamp() * 1000) - boot_ms,
            uncertainty_ms=_BY_HAND_WITHIN_MS,
            source=OffsetSource.OPERATOR,
            learnt_boot_ms=boot_ms,
        )
        self.known = self.known.learnt(offset)

    def take_back(self) -> None:
        """The operator takes the answer back."""
        self.known = self.known.without_answer(self._source.boot_id)

    def at(self, year: int, month: int, day: int, hour: int, minute: int) -> datetime:
        """A time in the station's zone."""
        return datetime(year, month, day, hour, minute, tzinfo=self._zone)

    def _trust(self, wall: int, boot_ms: int) -> ClockTrust:
        told = [one for one in self.offsets if one.source is OffsetSource.TOWNSHIP]
        offset = best_offset(told, self._source.boot_id, boot_ms)
        if offset is not None:
            agrees = abs(wall - boot_ms - offset.offset_ms) <= _AGREES_MS
            return ClockTrust.SYNCED if agrees else ClockTrust.DOUBTFUL
        jumped = abs(wall - boot_ms - self.known.began_ms) > _AGREES_MS
        earliest_ms = self.earliest_ms
        in_reach = earliest_ms - _AGREES_MS <= wall <= earliest_ms + FURTHEST_MS
        return ClockTrust.FLOOR if in_reach and not jumped else ClockTrust.DOUBTFUL

    def _apart_ms(self) -> int:
        return self._source.wall_ms() - self._source.boot_ms()

    def _offset_min(self, wall: int) -> int:
        moment = datetime.fromtimestamp(wall / 1000, tz=self._zone)
        offset = moment.utcoffset() or timedelta(0)
        return int(offset.total_seconds() // 60)


def local_datetime(moment: Moment) -> datetime:
    """The wall time of a moment in the zone it was taken in."""
    zone = timezone(timedelta(minutes=moment.utc_offset_min))
    return datetime.fromtimestamp(moment.wall_ms / 1000, tz=zone)
