"""What is due: the plan against what was watched, and the meetings that are planned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from protocol.feed import Courseware, Feed, PlanItem, PlannedMeeting, StudyPlan
from protocol.record import PlanReference


class TaskState(StrEnum):
    """Where one line of the plan stands."""

    DONE = "done"
    DUE = "due"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Task:
    """One course the plan asks for, and whether it was watched."""

    plan: StudyPlan
    item: PlanItem
    courseware: Courseware
    state: TaskState

    @property
    def reference(self) -> PlanReference:
        """How a viewing names the line it answers."""
        return PlanReference(
            plan_id=self.plan.id,
            plan_version=self.plan.version,
            item_id=self.item.id,
            required=self.item.required,
        )


def month_tasks(feed: Feed, watched: frozenset[str], today: date) -> tuple[Task, ...]:
    """This month's lines, required first, soonest deadline first."""
    courses = {one.sha256: one for one in feed.courseware}
    month = today.strftime("%Y-%m")
    tasks = [
        Task(plan, item, courses[item.courseware], _state(item, watched, today))
        for plan in feed.plans
        if plan.month == month
        for item in plan.items
        if item.courseware in courses
    ]
    return tuple(sorted(tasks, key=lambda task: (not task.item.required, task.item.deadline)))


def proposed(tasks: Iterable[Task], type_code: str) -> tuple[Task, ...]:
    """The required lines that a meeting of this type should show next."""
    return tuple(
        task
        for task in tasks
        if task.item.required
        and task.state is not TaskState.DONE
        and (not task.item.meeting_types or type_code in task.item.meeting_types)
    )


def planned_meetings(
    announced: Iterable[PlannedMeeting], own: Iterable[PlannedMeeting]
) -> tuple[PlannedMeeting, ...]:
    """All that is planned, soonest first.

    Args:
        announced: what the township's feed names, the village's own among them by and by.
        own: what the village has planned, or called off; of its own meetings it knows best.
    """
    known = {one.id: one for one in (*announced, *own)}
    standing = (one for one in known.values() if not one.cancelled)
    return tuple(sorted(standing, key=lambda one: (one.day, one.time, one.id)))


def coming_meetings(
    planned: Iterable[PlannedMeeting], held: frozenset[str], today: date
) -> tuple[PlannedMeeting, ...]:
    """What is planned from today on and was not held yet, in the order given."""
    return tuple(one for one in planned if one.day >= today.isoformat() and one.id not in held)


def planned_today(
    planned: Iterable[PlannedMeeting], held: frozenset[str], today: date
) -> PlannedMeeting | None:
    """Today's next planned meeting that was not held yet."""
    due = coming_meetings(planned, held, today)
    return next((one for one in due if one.day == today.isoformat()), None)


def _state(item: PlanItem, watched: frozenset[str], today: date) -> TaskState:
    if item.courseware in watched:
        return TaskState.DONE
    return TaskState.OVERDUE if today.isoformat() > item.deadline else TaskState.DUE
