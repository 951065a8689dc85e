"""A month day by day: what is due, who meets, which class is held."""

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from township.courses.models import PlanItem, PlannedMeeting, StudyPlan, TenthClass
from township.courses.months import span
from township.courses.plan_words import counted_words

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_VILLAGES_AT_MOST, _COURSES_AT_MOST = 2, 3
"""More than these on one day are counted, and named where somebody looks closer."""


@dataclass
class Due:
    """What a plan asks for by one day."""

    plan: StudyPlan
    items: list[PlanItem] = field(default_factory=list)

    @property
    def are_many(self) -> bool:
        """Whether they are counted rather than named."""
        return len(self.items) > _COURSES_AT_MOST

    @property
    def words(self) -> str:
        """How many there are."""
        return counted_words(item.required for item in self.items)


@dataclass(frozen=True)
class Gatherings:
    """Meetings of one type on one day, all of them the township's or all the villages' own."""

    type_name: str
    by_village: bool
    meetings: tuple[PlannedMeeting, ...]

    @property
    def are_many(self) -> bool:
        """Whether they are counted rather than named."""
        return len(self.meetings) > _VILLAGES_AT_MOST

    @property
    def are_off(self) -> bool:
        """Whether all of them were called off."""
        return all(one.cancelled for one in self.meetings)

    @property
    def are_draft(self) -> bool:
        """Whether stations have been told of none."""
        return not any(one.announced for one in self.meetings)


@dataclass
class Day:
    """One day."""

    date: datetime.date
    due: list[Due] = field(default_factory=list)
    gatherings: list[Gatherings] = field(default_factory=list)
    classes: list[TenthClass] = field(default_factory=list)

    @property
    def weekday(self) -> str:
        """Its name in the week."""
        return WEEKDAYS[self.date.weekday()]

    @property
    def column(self) -> int:
        """Its place in the week, Monday the first, from 1."""
        return self.date.weekday() + 1

    @property
    def is_empty(self) -> bool:
        """Whether nothing is on."""
        return not (self.due or self.gatherings or self.classes)


@dataclass(frozen=True)
class MonthCalendar:
    """A month's days in order, and what is due outside of it."""

    days: list[Day]
    elsewhere: list[Due]
    """Of the month's plans what is due on a day of another month."""


def month_calendar(month: str, plans: Sequence[StudyPlan]) -> MonthCalendar:
    """A month's days; two queries, however much is on.

    Args:
        month: such as ``2026-04``.
        plans: the month's, with their items and courses read in.
    """
    first, last = span(month)
    count = calendar.monthrange(first.year, first.month)[1]
    days = {
        day: Day(day) for day in (first + datetime.timedelta(days=after) for after in range(count))
    }
    elsewhere = []
    for day, due in _due(plans):
        if day in days:
            days[day].due.append(due)
        else:
            elsewhere.append(due)
    meetings = PlannedMeeting.objects.filter(day__range=(first, last)).select_related("station")
    for one in _gathered(meetings.order_by("day", "time", "station__position", "id")):
        days[one.meetings[0].day].gatherings.append(one)
    for held in TenthClass.objects.filter(day__range=(first, last)).order_by("day", "time", "id"):
        days[held.day].classes.append(held)
    return MonthCalendar(list(days.values()), elsewhere)


def _due(plans: Sequence[StudyPlan]) -> list[tuple[datetime.date, Due]]:
    """By day and plan, in the order of both."""
    found: dict[tuple[datetime.date, str], Due] = {}
    for plan in plans:
        for item in plan.items.all():
            found.setdefault((item.deadline, plan.pk), Due(plan)).items.append(item)
    return [(day, found[day, pk]) for day, pk in sorted(found)]


def _gathered(meetings: Iterable[PlannedMeeting]) -> list[Gatherings]:
    """The township's before the villages' own, each by the hour of the first."""
    found: dict[tuple[datetime.date, bool, str], list[PlannedMeeting]] = defaultdict(list)
    for one in meetings:
        found[one.day, one.by_village, one.type_code].append(one)
    gathered = [
        Gatherings(held[0].get_type_code_display(), by_village, tuple(held))
        for (_, by_village, _), held in found.items()
    ]
    return sorted(gathered, key=lambda one: (one.meetings[0].day, one.by_village))
