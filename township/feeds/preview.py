"""What a village will see once a plan is published, out of the very message its feed would hold."""

from dataclasses import dataclass

from protocol import feed
from protocol.plan_lines import PlanLine, month_lines
from township.courses.models import PlanVersion
from township.courses.plan_words import changes
from township.feeds.composition import compose, plans_told
from township.stations.models import Station

_ANY_VERSION = 1
"""The feed is made to be looked at and never sent."""


@dataclass(frozen=True)
class Preview:
    """One village's month, as its screen would list it."""

    station: Station
    plans: tuple[feed.StudyPlan, ...]
    """What its feed would hold."""
    lines: tuple[PlanLine, ...]
    """The lines of 本月学习任务 in that month."""
    changes: list[str]
    """What is different from what it is given now, in sentences."""
    is_asked: bool
    """Whether the plan is for this village."""


def preview(draft: PlanVersion, station: Station) -> Preview:
    """What a station would be given if a draft were published now.

    Args:
        draft: as ``drafted`` makes it; it need not be stored.
        station: whose screen is looked at.
    """
    after = compose(station, _ANY_VERSION, draft)
    offered = {course.sha256 for course in after.courseware}
    before = plans_told(station, offered)
    titles = {**draft.titles, **{course.sha256: course.title for course in after.courseware}}
    return Preview(
        station=station,
        plans=after.plans,
        lines=month_lines(after, draft.month),
        changes=changes(_of(draft, before), _of(draft, after.plans), titles),
        is_asked=station.id in draft.audience,
    )


def _of(draft: PlanVersion, plans: tuple[feed.StudyPlan, ...]) -> feed.StudyPlan | None:
    return next((plan for plan in plans if plan.id == draft.plan_id), None)
