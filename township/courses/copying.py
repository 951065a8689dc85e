"""Begins a month with what the month before asked: a draft to change, published to nobody.

Every day moves to the same day of the new month, or to its last one where there is no such day.
Meetings move by the day, not by the weekday: a party day is fixed by its date (每月5日).
"""

from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from django.db import transaction

from township.accounts.audit import note
from township.courses.models import PlanItem, PlannedMeeting, StudyPlan
from township.courses.months import moved, next_months, retitled, span


@dataclass(frozen=True)
class Copied:
    """What was added to a month."""

    plans: int = 0
    meetings: int = 0

    def __bool__(self) -> bool:
        return bool(self.plans or self.meetings)


@transaction.atomic
def copy_last_month(month: str) -> Copied:
    """Add what the month before had and this one has no copy of yet.

    Plans that were taken back and meetings that were called off stay behind; so does what
    villages have planned themselves, for they plan anew.

    Args:
        month: such as ``2026-04``; what it has already is left as it is.
    """
    source = moved(month, -1)
    plans = [_copy_plan(one, source, month) for one in _plans_of(source)]
    meetings = [_copy_meeting(one, month) for one in _meetings_of(source)]
    return Copied(sum(plans), sum(meetings))


def left_to_copy(month: str) -> Copied:
    """What copying would add to a month."""
    source = moved(month, -1)
    plans = {_copy_id(one.pk, month) for one in _plans_of(source)}
    meetings = {_copy_id(one.pk, month) for one in _meetings_of(source)}
    return Copied(
        len(plans) - StudyPlan.objects.filter(pk__in=plans).count(),
        len(meetings) - PlannedMeeting.objects.filter(pk__in=meetings).count(),
    )


def _plans_of(month: str) -> list[StudyPlan]:
    """Those of a month that were not taken back, as they are being prepared."""
    plans = StudyPlan.objects.filter(month=month).prefetch_related("items", "stations", "versions")
    return [one for one in plans if one.issued is None or not one.issued.withdrawn]


def _meetings_of(month: str) -> list[PlannedMeeting]:
    meetings = PlannedMeeting.objects.filter(
        day__range=span(month), by_village=False, cancelled=False
    )
    return list(meetings.order_by("day", "time", "id"))


def _copy_id(source_id: str, month: str) -> str:
    """The same for the same source and month, so that a second press finds the first one's."""
    return uuid5(NAMESPACE_OID, f"{source_id} {month}").hex


def _copy_plan(source: StudyPlan, old: str, month: str) -> bool:
    copy, is_new = StudyPlan.objects.get_or_create(
        pk=_copy_id(source.pk, month),
        defaults={
            "month": month,
            "title": retitled(source.title, old, month),
            "for_all": source.for_all,
        },
    )
    if is_new:
        copy.stations.set(source.stations.all())
        for item in source.items.all():
            PlanItem.objects.create(
                plan=copy,
                position=item.position,
                courseware_id=item.courseware_id,
                required=item.required,
                deadline=next_months(item.deadline),
                meeting_types=item.meeting_types,
                minimum_people=item.minimum_people,
            )
        note(copy, f"照{int(old[5:])}月的计划抄了一份")
    return is_new


def _copy_meeting(source: PlannedMeeting, month: str) -> bool:
    """What is to be shown is left out: it was last month's."""
    _, is_new = PlannedMeeting.objects.get_or_create(
        pk=_copy_id(source.pk, month),
        defaults={
            "station_id": source.station_id,
            "type_code": source.type_code,
            "day": next_months(source.day),
            "time": source.time,
            "venue": source.venue,
            "announced": False,
        },
    )
    return is_new
