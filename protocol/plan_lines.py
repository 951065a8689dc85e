"""The lines a month's plans come to at one station: village and office must see the same."""

from dataclasses import dataclass

from protocol.feed import Courseware, Feed, PlanItem, StudyPlan


@dataclass(frozen=True)
class PlanLine:
    """One course that a station is asked to watch."""

    plan: StudyPlan
    item: PlanItem
    courseware: Courseware


def month_lines(feed: Feed, month: str) -> tuple[PlanLine, ...]:
    """A month's lines, required first, soonest deadline first.

    Args:
        feed: what the station is told; a line whose course is not in it is left out.
        month: such as ``2026-04``.
    """
    lines = [(plan, item) for plan in feed.plans if plan.month == month for item in plan.items]
    asked = {item.courseware for _, item in lines}
    courses = {one.sha256: one for one in feed.courseware if one.sha256 in asked}
    known = [
        PlanLine(plan, item, courses[item.courseware])
        for plan, item in lines
        if item.courseware in courses
    ]
    return tuple(sorted(known, key=lambda line: (not line.item.required, line.item.deadline)))
