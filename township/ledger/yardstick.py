"""What records are measured by: thresholds, the courses' lengths, and what clocks are known to be.

Looked up once, however many records are read at the same time.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from protocol.record import MeetingRecord
from township.courses.models import Courseware
from township.ledger.timing import boots_of
from township.stations.boots import Clocks, clocks_of
from township.stations.models import Office


@dataclass(frozen=True)
class Yardstick:
    """All that the township knows and certain records are measured by."""

    office: Office
    lengths_ms: Mapping[str, int]
    """Of those courses in the records that the township has, by hash."""
    clocks: Clocks
    """Of those boots in the records that the township has heard of."""

    @classmethod
    def for_records(cls, told: Collection[tuple[str, MeetingRecord]]) -> "Yardstick":
        """What is needed for these records, each with the id of its station; three queries."""
        hashes = {viewing.courseware for _, record in told for viewing in record.viewings}
        lengths = Courseware.objects.filter(sha256__in=hashes).values_list("sha256", "length_ms")
        stations = {station_id for station_id, _ in told}
        boots = {boot for _, record in told for boot in boots_of(record)}
        return cls(Office.current(), dict(lengths), clocks_of(stations, boots))
