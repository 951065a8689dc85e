"""Where a plan stands between being prepared and being at the villages."""

from enum import StrEnum

from township.courses.models import StudyPlan
from township.courses.plan_publishing import is_changed


class PlanState(StrEnum):
    """How a plan stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


def state_of(plan: StudyPlan) -> PlanState:
    """How a plan stands; its items, stations and versions may be read in beforehand."""
    issued = plan.issued
    if issued is None:
        return PlanState.DRAFT
    if issued.withdrawn:
        return PlanState.WITHDRAWN
    return PlanState.CHANGED if is_changed(plan) else PlanState.PUBLISHED


def state_words(plan: StudyPlan) -> str:
    """The same in words, with the version that stations have been given."""
    return {
        PlanState.DRAFT: "草稿，还没下发",
        PlanState.PUBLISHED: f"已下发 第{plan.version}版",
        PlanState.CHANGED: f"改了还没下发，站点用的是第{plan.version}版",
        PlanState.WITHDRAWN: "已撤回",
    }[state_of(plan)]
