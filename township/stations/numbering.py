"""From which number on a new PC counts a village's meetings, so that no two bear the same one."""

from django.db.models import Max

from township.ledger.models import Meeting
from township.stations.models import Machine, Station

SPARE = 50
"""Numbers left for what the old PC holds and nobody here knows of yet."""
_ROUND = 100
"""The new PC begins after a full hundred, which people can tell from a mistake."""
_FURTHEST = 1_000_000
"""No village holds so many meetings; a number beyond it is no number of ours."""


def numbers_after(station: Station, station_key: str) -> int:
    """The number after which a machine counts on.

    The same machine goes on where it was. Another one leaves room: the old PC may hold records
    that will come later, by stick, and their numbers stand on signed paper.

    Args:
        station: which it is to be.
        station_key: the machine's public key, by which it is known again.
    """
    top = _highest(station)
    last = station.machines.filter(first_contact__isnull=False).first()
    if last is None or last.station_key == station_key:
        return top
    status = getattr(station, "status", None)
    waiting = min(max(0, status.pending_records if status else 0), _FURTHEST)
    return -(-(max(top, last.numbers_after) + waiting + SPARE) // _ROUND) * _ROUND


def unused_numbers(station_id: str, came: set[int]) -> set[int]:
    """Numbers that no machine ever gave to a meeting, so that they are not missing.

    Args:
        station_id: whose.
        came: the numbers that are here.
    """
    starts = Machine.objects.filter(station_id=station_id, numbers_after__gt=0)
    unused: set[int] = set()
    for start in set(starts.order_by().values_list("numbers_after", flat=True)):
        highest = max((one for one in came if one <= start), default=start)
        unused.update(range(highest + 1, start + 1))
    return unused


def _highest(station: Station) -> int:
    counted = Meeting.objects.filter(station=station, sequence__lte=_FURTHEST)
    return max(0, counted.aggregate(top=Max("sequence"))["top"] or 0)
