"""What a wrong clock would have said: offsets learnt beside CLOCK_BOOTTIME, and what they correct.

Kiosk and township correct by the same rules, and neither ever changes what was recorded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from protocol.message import DurationMs, Message
from protocol.moment import ClockTrust, Moment

CLOSE_MS = 5_000
"""A corrected time this near to the truth needs no "about"."""
_DRIFT_PPM = 100
"""How much a PC's quartz may go wrong: ±50 ppm is usual, twice that in the cold or the heat."""
_APART_MS = 24 * 3_600_000
"""A boot that lasts for days is compared again each day: its quartz stays within ``CLOSE_MS``."""
_AGREES_MS = 60_000
"""A message that comes later than this after it was sent, or before, tells of another clock."""
_ONE_WAY_MS = 3_000
"""A status of a few kilobytes is underway for no longer on a line that counts as alive."""
_MOST = 64
"""Offsets kept: a station switched on each evening remembers two months of boots."""


class OffsetSource(StrEnum):
    """Whose word an offset rests on."""

    TOWNSHIP = "township"
    OPERATOR = "operator"


class ClockOffset(Message):
    """True time minus CLOCK_BOOTTIME in one boot: added to what was recorded, never put over it.

    ``offset_ms + boot_ms`` is milliseconds since 1970Z, for any ``boot_ms`` of that boot.
    """

    boot_id: str
    offset_ms: int
    uncertainty_ms: DurationMs
    """How far the offset itself may be wrong, either way."""
    source: OffsetSource
    learnt_boot_ms: int
    """CLOCK_BOOTTIME when it was learnt."""

    @property
    def learnt_ms(self) -> int:
        """The true time at which it was learnt, in ms since 1970Z."""
        return self.offset_ms + self.learnt_boot_ms

    def within_ms(self, boot_ms: int) -> int:
        """How far a time of this boot may be wrong: the further off, the more the quartz drifts."""
        drift_ms = abs(boot_ms - self.learnt_boot_ms) * _DRIFT_PPM // 1_000_000
        return self.uncertainty_ms + drift_ms


@dataclass(frozen=True)
class TrueTime:
    """A moment's time as it really was, as far as it is known."""

    at_ms: int
    """Milliseconds since 1970Z."""
    within_ms: int
    source: OffsetSource

    @property
    def is_proven(self) -> bool:
        """Whether the township's clock speaks for it, to within ``CLOSE_MS``."""
        return self.source is OffsetSource.TOWNSHIP and self.within_ms <= CLOSE_MS


@dataclass(frozen=True)
class Lapse:
    """How long something lasted."""

    ms: int
    measured: bool
    """By CLOCK_BOOTTIME; otherwise two clocks were compared, and it is only about so long."""


def learnt_from_answer(
    boot_id: str, asked_boot_ms: int, answered_boot_ms: int, told_ms: int
) -> ClockOffset:
    """The offset that follows from asking the township for the time.

    Args:
        boot_id: the boot in which it was asked.
        asked_boot_ms: CLOCK_BOOTTIME when the question left.
        answered_boot_ms: CLOCK_BOOTTIME when the answer was here.
        told_ms: what the township's clock said in between, ms since 1970Z.
    """
    middle_ms = (asked_boot_ms + answered_boot_ms) // 2
    return ClockOffset(
        boot_id=boot_id,
        offset_ms=told_ms - middle_ms,
        uncertainty_ms=max(0, answered_boot_ms - asked_boot_ms + 1) // 2,
        source=OffsetSource.TOWNSHIP,
        learnt_boot_ms=answered_boot_ms,
    )


def with_offset(known: tuple[ClockOffset, ...], new: ClockOffset) -> tuple[ClockOffset, ...]:
    """The offsets after one more was learnt, oldest first; the same tuple if it says nothing new.

    Of the operator only the last word of a boot counts. The township's is kept once a day, or when
    it is sharper or another one: its own clock may have been put right.
    """
    same = [one for one in known if (one.boot_id, one.source) == (new.boot_id, new.source)]
    replaced = same
    if new.source is OffsetSource.TOWNSHIP and not any(_contradict(new, one) for one in same):
        replaced = [one for one in same if _is_near(new, one)]
        if any(2 * new.uncertainty_ms > one.uncertainty_ms for one in replaced):
            return known
    return (*(one for one in known if one not in replaced), new)[-_MOST:]


def with_arrival(
    known: tuple[ClockOffset, ...], sent: Moment, at_ms: int
) -> tuple[ClockOffset, ...]:
    """The offsets after a message came in: a first guess, until the station tells what it measured.

    Args:
        known: what is known of the boot in which it was sent.
        sent: when it left, by the station's clocks.
        at_ms: when it came, by ours, ms since 1970Z.
    """
    before = true_time(sent, known)
    if before is not None and before.is_proven and abs(before.at_ms - at_ms) <= _AGREES_MS:
        return known
    seen = ClockOffset(
        boot_id=sent.boot_id,
        offset_ms=at_ms - sent.boot_ms,
        uncertainty_ms=_ONE_WAY_MS,
        source=OffsetSource.TOWNSHIP,
        learnt_boot_ms=sent.boot_ms,
    )
    return with_offset(known, seen)


def of_boot(known: Iterable[ClockOffset], boot_id: str) -> tuple[ClockOffset, ...]:
    """The offsets learnt in one boot."""
    return tuple(one for one in known if one.boot_id == boot_id)


def best_offset(known: Iterable[ClockOffset], boot_id: str, boot_ms: int) -> ClockOffset | None:
    """The offset that says most about a time of a boot: the township's before the operator's."""
    return min(
        of_boot(known, boot_id),
        key=lambda one: (one.source is not OffsetSource.TOWNSHIP, one.within_ms(boot_ms)),
        default=None,
    )


def true_time(moment: Moment, known: Iterable[ClockOffset]) -> TrueTime | None:
    """The moment's true time; nothing for a boot in which nobody spoke for the time."""
    offset = best_offset(known, moment.boot_id, moment.boot_ms)
    if offset is None:
        return None
    within_ms = offset.within_ms(moment.boot_ms)
    return TrueTime(offset.offset_ms + moment.boot_ms, within_ms, offset.source)


def best_ms(moment: Moment, known: Iterable[ClockOffset]) -> int:
    """The best known time of a moment, ms since 1970Z: corrected, or what the clock said."""
    corrected = true_time(moment, known)
    return moment.wall_ms if corrected is None else corrected.at_ms


def lapse(before: Moment, after: Moment, known: Iterable[ClockOffset] = ()) -> Lapse | None:
    """How long it was between two moments.

    Within a boot CLOCK_BOOTTIME has measured it. Across boots it can only be estimated from two
    times that may be believed; nothing where one may not, or where they run backwards.
    """
    measured_ms = before.elapsed_ms(after)
    if measured_ms is not None:
        return Lapse(measured_ms, measured=True)
    offsets = tuple(known)
    began, ended = _believed_ms(before, offsets), _believed_ms(after, offsets)
    if began is None or ended is None or ended < began:
        return None
    return Lapse(ended - began, measured=False)


def _believed_ms(moment: Moment, known: tuple[ClockOffset, ...]) -> int | None:
    corrected = true_time(moment, known)
    if corrected is not None:
        return corrected.at_ms
    return None if moment.trust is ClockTrust.DOUBTFUL else moment.wall_ms


def _is_near(new: ClockOffset, old: ClockOffset) -> bool:
    return abs(new.learnt_boot_ms - old.learnt_boot_ms) < _APART_MS


def _contradict(new: ClockOffset, old: ClockOffset) -> bool:
    apart_ms = abs(new.offset_ms - old.offset_ms)
    return apart_ms > new.uncertainty_ms + old.within_ms(new.learnt_boot_ms)
