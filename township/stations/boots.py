"""What is known of the stations' clocks, boot by boot, to put right what a wrong one recorded."""

import datetime
import time
from collections.abc import Iterable
from typing import Any

from protocol.moment import Moment
from protocol.true_time import ClockOffset, best_ms, with_arrival, with_offset
from township.ledger.fitting import number, text
from township.stations.models import BootClock, Station

_MOST_TOLD = 64
"""More than this no station remembers."""
_ID_LENGTH = 60

Clocks = dict[tuple[str, str], tuple[ClockOffset, ...]]
"""What is known of each boot, by station and boot."""


def now_ms() -> int:
    """The township's clock, in milliseconds since 1970Z."""
    return time.time_ns() // 1_000_000


def learn(station: Station, sent: Moment, told: Iterable[ClockOffset], at_ms: int) -> set[str]:
    """Compare a station's clocks with ours, and keep what it has learnt itself.

    Args:
        station: whose.
        sent: when the message left, by the station's clocks.
        told: what the station knows; its operator's word among it.
        at_ms: when the message came, by ours, ms since 1970Z.

    Returns:
        The boots of which more is known than before.
    """
    new = [_fitted(one) for one in tuple(told)[:_MOST_TOLD]]
    boot_id = text(sent.boot_id, _ID_LENGTH)
    fitted = sent.model_copy(update={"boot_id": boot_id, "boot_ms": number(sent.boot_ms)})
    boots = {boot_id, *(one.boot_id for one in new)}
    clocks = clocks_of([station.pk], boots)
    known = {boot: clocks.get((station.pk, boot), ()) for boot in boots}
    after = dict(known)
    for offset in new:
        after[offset.boot_id] = with_offset(after[offset.boot_id], offset)
    after[boot_id] = with_arrival(after[boot_id], fitted, at_ms)
    changed = {boot for boot in boots if after[boot] != known[boot]}
    BootClock.objects.bulk_create(
        [BootClock(station=station, boot_id=boot, offsets=_plain(after[boot])) for boot in changed],
        update_conflicts=True,
        unique_fields=["station", "boot_id"],
        update_fields=["offsets"],
    )
    return changed


def offsets_of(station_id: str, boot_ids: Iterable[str]) -> tuple[ClockOffset, ...]:
    """What is known of some boots of a station."""
    boots = set(boot_ids)
    return offsets_among(clocks_of([station_id], boots), station_id, boots)


def clocks_of(station_ids: Iterable[str], boot_ids: Iterable[str]) -> Clocks:
    """What is known of some boots of some stations; one query."""
    ids = {text(one, _ID_LENGTH) for one in boot_ids}
    clocks = BootClock.objects.filter(station_id__in=set(station_ids), boot_id__in=ids)
    return {
        (station_id, boot_id): tuple(ClockOffset.model_validate(plain) for plain in offsets)
        for station_id, boot_id, offsets in clocks.values_list("station_id", "boot_id", "offsets")
    }


def offsets_among(
    clocks: Clocks, station_id: str, boot_ids: Iterable[str]
) -> tuple[ClockOffset, ...]:
    """What of it is about some boots of one station."""
    ids = {text(one, _ID_LENGTH) for one in boot_ids}
    return tuple(offset for boot in sorted(ids) for offset in clocks.get((station_id, boot), ()))


def true_instant(station: Station, moment: Moment) -> datetime.datetime | None:
    """The true time of a moment, as far as the station's clock is known."""
    known = offsets_of(station.pk, [moment.boot_id])
    try:
        return datetime.datetime.fromtimestamp(best_ms(moment, known) / 1000, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _plain(offsets: Iterable[ClockOffset]) -> list[dict[str, Any]]:
    return [offset.model_dump(mode="json") for offset in offsets]


def _fitted(offset: ClockOffset) -> ClockOffset:
    """The offset with only what is known of one, in numbers and text that a column holds."""
    return ClockOffset(
        boot_id=text(offset.boot_id, _ID_LENGTH),
        offset_ms=number(offset.offset_ms),
        uncertainty_ms=number(offset.uncertainty_ms),
        source=offset.source,
        learnt_boot_ms=number(offset.learnt_boot_ms),
    )
