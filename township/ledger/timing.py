"""Which offsets put a record's times right: those it brought, and those we have seen ourselves."""

from protocol.record import MeetingRecord
from protocol.true_time import ClockOffset
from township.stations.boots import offsets_of


def known_offsets(record: MeetingRecord, station_id: str) -> tuple[ClockOffset, ...]:
    """All that is known of the clocks of the boots a record's moments belong to."""
    boots = {moment.boot_id for moment in record.moments()}
    return (*record.clock_offsets, *offsets_of(station_id, boots))
