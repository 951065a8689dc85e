"""Tells stations of the meetings that were put aside until their month was ready."""

from django.db import transaction
from django.db.models import QuerySet

from township.courses.models import PlannedMeeting
from township.courses.months import span


def put_aside(month: str) -> QuerySet[PlannedMeeting]:
    """The month's meetings of which stations have not been told.

    Args:
        month: such as ``2026-04``.
    """
    return PlannedMeeting.objects.filter(day__range=span(month), announced=False)


@transaction.atomic
def announce(month: str) -> int:
    """Tell stations of them; how many there were."""
    meetings = list(put_aside(month))
    for one in meetings:
        one.announced = True
        # One by one: each is noted with who did it.
        one.save(update_fields=["announced"])
    return len(meetings)
