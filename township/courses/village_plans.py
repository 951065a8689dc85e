"""Takes in the meetings a village has planned itself: the four musts are counted against them."""

import datetime
from collections.abc import Sequence

from django.db import transaction

from protocol.feed import PlannedMeeting as Told
from township.courses.models import PlannedMeeting
from township.feeds.changes import touch_station
from township.ledger.fitting import text
from township.stations.models import Station

_MOST = 200
"""A village holds a few meetings a month; more than this at once is no plan."""


@transaction.atomic(savepoint=False)
def note_plans(station: Station, told: Sequence[Told]) -> None:
    """Keep what the station says it has planned; nothing is written where nothing changed.

    What the office or another village has planned under the same id stays as it is.
    """
    if not told:
        return
    meetings = {one.id: one for one in map(_readable, told[:_MOST]) if one is not None}
    known = {one.id: one for one in PlannedMeeting.objects.filter(id__in=meetings)}
    new = [_row(station, one) for one in meetings.values() if one.id not in known]
    changed = [
        _changed(known[one.id], one)
        for one in meetings.values()
        if one.id in known and _is_its_own(known[one.id], station) and _differs(known[one.id], one)
    ]
    # Past the signals: a village's plan concerns that village's feed alone.
    PlannedMeeting.objects.bulk_create(new)
    PlannedMeeting.objects.bulk_update(changed, ["type_code", "day", "time", "cancelled"])
    if new or changed:
        touch_station(station.id)


def _readable(told: Told) -> Told | None:
    """Nothing where the day is in no calendar or the id is not one of ours."""
    try:
        datetime.date.fromisoformat(told.day)
    except ValueError:
        return None
    return told if told.id.isalnum() and told.id.isascii() and len(told.id) <= 60 else None


def _row(station: Station, told: Told) -> PlannedMeeting:
    return _changed(PlannedMeeting(id=told.id, station=station, by_village=True), told)


def _changed(row: PlannedMeeting, told: Told) -> PlannedMeeting:
    row.type_code = text(told.type_code, 40)
    row.day = datetime.date.fromisoformat(told.day)
    row.time = datetime.time.fromisoformat(told.time)
    row.cancelled = told.cancelled
    return row


def _is_its_own(row: PlannedMeeting, station: Station) -> bool:
    return row.by_village and row.station_id == station.id


def _differs(row: PlannedMeeting, told: Told) -> bool:
    before = (row.type_code, row.day.isoformat(), f"{row.time:%H:%M}", row.cancelled)
    return before != (text(told.type_code, 40), told.day, told.time, told.cancelled)
