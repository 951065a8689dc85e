"""What somebody should look at before a plan goes out: nothing here forbids to publish it."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from township.courses.models import PlanItem, StudyPlan
from township.courses.months import month_of
from township.courses.plan_words import day_words

LONG_MS = 60 * 60 * 1000
"""A village evening has an hour for watching (DOMAIN 7)."""


def warnings(plan: StudyPlan, today: datetime.date) -> list[str]:
    """Sentences about a plan as it is being prepared; its items and stations are read in.

    Args:
        plan: what is to be published.
        today: in the township's zone.
    """
    items = list(plan.items.all())
    return [*_audience(plan), *_as_a_whole(items), *_one_by_one(plan, items, today)]


def _audience(plan: StudyPlan) -> Iterator[str]:
    if not plan.for_all and not plan.stations.all():
        yield "没有选发给谁，哪个站点也收不到。"


def _as_a_whole(items: Sequence[PlanItem]) -> Iterator[str]:
    if not items:
        yield "计划里一课也没有。"
    elif not any(item.required for item in items):
        yield "没有规定的课，完成率算不出来。"
    counted = Counter(item.courseware.title for item in items)
    for title in (title for title, count in counted.items() if count > 1):
        yield f"《{title}》在计划里有{counted[title]}次。"


def _one_by_one(plan: StudyPlan, items: Sequence[PlanItem], today: datetime.date) -> Iterator[str]:
    for item in items:
        course, name = item.courseware, f"《{item.courseware.title}》"
        if not course.is_offered:
            yield f"{name}还不能下发，站点看不到这一课：{course.get_verdict_display()}。"
        if item.deadline < today:
            yield f"{name}的期限{day_words(item.deadline)}已经过了。"
        elif month_of(item.deadline) != plan.month:
            yield f"{name}的期限{day_words(item.deadline)}不在这个月里。"
        if course.length_ms > LONG_MS:
            yield f"{name}有{course.length_ms // 60_000}分钟，一次会可能放不完。"
