"""Lets what the office entered give way to the village's own record of the same evening.

Nothing is deleted: the entry stays with its revisions and files, and counts nowhere.
"""

from django.db import transaction

from protocol.meeting_types import ON_DEMAND
from township.accounts.audit import note
from township.ledger.models import Meeting


def same_evening(meeting: Meeting) -> list[Meeting]:
    """What may be the same meeting, told by the other side: same village, same day.

    Of an entry of the office the village's records, of a village's record the office's entries.
    People who asked for a film (点播) are no meeting that was called.
    """
    if meeting.day is None or meeting.replaced_by_id is not None:
        return []
    there = (
        Meeting.counted()
        .filter(
            station=meeting.station_id,
            day=meeting.day,
            abandoned=False,
            by_office=not meeting.by_office,
        )
        .order_by("opened_at", "id")
    )
    return [one for one in there if _asked_for(one) == _asked_for(meeting)]


def perhaps_double(meetings: list[Meeting]) -> set[int]:
    """Keys of those entries of the office beside which the village's own record lies too."""
    entered = [one for one in meetings if one.by_office and one.replaced_by_id is None]
    if not entered:
        return set()
    came = Meeting.objects.filter(
        station__in={one.station_id for one in entered},
        day__in={one.day for one in entered if one.day is not None},
        by_office=False,
        abandoned=False,
    )
    evenings = {
        (station_id, day, form == ON_DEMAND)
        for station_id, day, form in came.order_by().values_list("station_id", "day", "form")
    }
    return {one.pk for one in entered if (one.station_id, one.day, _asked_for(one)) in evenings}


def _asked_for(meeting: Meeting) -> bool:
    return meeting.form == ON_DEMAND


@transaction.atomic
def give_way(entry: Meeting, record_id: str) -> bool:
    """Have an entry of the office count no more beside the village's own record.

    Returns:
        Whether the entry was one, and the record is the same village's and its own.
    """
    held = Meeting.objects.select_for_update().get(pk=entry.pk)
    own = Meeting.objects.filter(
        record_id=record_id, station=held.station_id, by_office=False
    ).first()
    if not held.by_office or own is None:
        return False
    if held.replaced_by_id == own.pk:
        return True
    held.replaced_by = own
    held.save(update_fields=["replaced_by"])
    note(held, f"改用村里的记录{own.record_id[:8]}，这份补录不再计算")
    return True


@transaction.atomic
def count_again(entry: Meeting) -> bool:
    """Have an entry count again: it was another meeting after all. Whether it did not count."""
    held = Meeting.objects.select_for_update().get(pk=entry.pk)
    if held.replaced_by_id is None:
        return False
    held.replaced_by = None
    held.save(update_fields=["replaced_by"])
    note(held, "补录和村里的记录不是同一次，重新计算")
    return True
