"""What is known of the stations' clocks, boot by boot, to put right what a wrong one recorded."""

import datetime
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from protocol.moment import Moment
from protocol.true_time import ClockOffset, best_ms, with_arrival, with_offset
from township.ledger.fitting import number, text
from township.stations.models import BootClock, Station

_MOST_TOLD = 64
"""More than this no station remembers."""
_ID_LENGTH = 60

Boot = tuple[str, str]
"""A station's id, and that of one of its boots."""
Clocks = dict[Boot, tuple[ClockOffset, ...]]
"""What is known of each boot."""


def now_ms() -> int:
    """The township's clock, in milliseconds since 1970Z."""
    return time.time_ns() // 1_000_000


@dataclass(frozen=True)
class Heard:
    """What a message tells of a station's clocks."""

    station_id: str
    sent: Moment
    """When it left, by the station's clocks."""
    told: tuple[ClockOffset, ...]
    """What the station knows; its operator's word among it."""
    at_ms: int
    """When it came, by ours, ms since 1970Z."""

    @property
    def offsets(self) -> list[ClockOffset]:
        """What the station knows, as far as we listen."""
        return [_fitted(one) for one in self.told[:_MOST_TOLD]]

    @property
    def boots(self) -> set[str]:
        """The boots it says something of."""
        return {_boot(self.sent.boot_id), *(one.boot_id for one in self.offsets)}


def learn(heard: Sequence[Heard]) -> set[Boot]:
    """Compare stations' clocks with ours, and keep what they have learnt themselves.

    Returns:
        The boots of which more is known than before.
    """
    boots = {(one.station_id, boot) for one in heard for boot in one.boots}
    known = clocks_of({station_id for station_id, _ in boots}, {boot for _, boot in boots})
    after = {boot: known.get(boot, ()) for boot in boots}
    for one in heard:
        for offset in one.offsets:
            boot = one.station_id, offset.boot_id
            after[boot] = with_offset(after[boot], offset)
        sent = one.sent.model_copy(
            update={"boot_id": _boot(one.sent.boot_id), "boot_ms": number(one.sent.boot_ms)}
        )
        boot = one.station_id, sent.boot_id
        after[boot] = with_arrival(after[boot], sent, one.at_ms)
    changed = {boot for boot in boots if after[boot] != known.get(boot, ())}
    _keep({boot: after[boot] for boot in changed})
    return changed


def offsets_of(station_id: str, boot_ids: Iterable[str]) -> tuple[ClockOffset, ...]:
    """What is known of some boots of a station."""
    boots = set(boot_ids)
    return offsets_among(clocks_of([station_id], boots), station_id, boots)


def clocks_of(station_ids: Iterable[str], boot_ids: Iterable[str]) -> Clocks:
    """What is known of some boots of some stations; one query."""
    ids = {_boot(one) for one in boot_ids}
    clocks = BootClock.objects.filter(station_id__in=set(station_ids), boot_id__in=ids)
    return {
        (station_id, boot_id): tuple(ClockOffset.model_validate(plain) for plain in offsets)
        for station_id, boot_id, offsets in clocks.values_list("station_id", "boot_id", "offsets")
    }


def offsets_among(
    clocks: Clocks, station_id: str, boot_ids: Iterable[str]
) -> tuple[ClockOffset, ...]:
    """What of it is about some boots of one station."""
    ids = {_boot(one) for one in boot_ids}
    return tuple(offset for boot in sorted(ids) for offset in clocks.get((station_id, boot), ()))


def true_instant(station: Station, moment: Moment) -> datetime.datetime | None:
    """The true time of a moment, as far as the station's clock is known."""
    known = offsets_of(station.pk, [moment.boot_id])
    try:
        return datetime.datetime.fromtimestamp(best_ms(moment, known) / 1000, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _keep(clocks: Clocks) -> None:
    rows = [
        BootClock(
            station_id=station_id,
            boot_id=boot_id,
            offsets=[offset.model_dump(mode="json") for offset in offsets],
        )
        for (station_id, boot_id), offsets in clocks.items()
    ]
    BootClock.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["station", "boot_id"],
        update_fields=["offsets"],
    )


def _boot(boot_id: str) -> str:
    return text(boot_id, _ID_LENGTH)


def _fitted(offset: ClockOffset) -> ClockOffset:
    """The offset with only what is known of one, in numbers and text that a column holds."""
    return ClockOffset(
        boot_id=_boot(offset.boot_id),
        offset_ms=number(offset.offset_ms),
        uncertainty_ms=number(offset.uncertainty_ms),
        source=offset.source,
        learnt_boot_ms=number(offset.learnt_boot_ms),
    )
