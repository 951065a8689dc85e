"""Which offsets put a record's times right: those it brought, and those we have seen ourselves."""

from protocol.record import MeetingRecord
from protocol.true_time import ClockOffset
from township.stations.boots import Clocks, clocks_of, offsets_among


def boots_of(record: MeetingRecord) -> set[str]:
    """The boots a record's moments belong to."""
    return {moment.boot_id for moment in record.moments()}


def known_offsets(
    record: MeetingRecord, station_id: str, clocks: Clocks | None = None
) -> tuple[ClockOffset, ...]:
    """All that is known of the clocks of the boots a record's moments belong to.

    Args:
        record: as it was sent.
        station_id: whose.
        clocks: what is known of the clocks of these boots, if it has been looked up already.
    """
    boots = boots_of(record)
    if clocks is None:
        clocks = clocks_of([station_id], boots)
    return (*record.clock_offsets, *offsets_among(clocks, station_id, boots))
