"""What is due: the plan against what was watched, and the meetings that are planned."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from protocol.feed import Courseware, Feed, PlanItem, PlannedMeeting, StudyPlan, TenthClass
from protocol.plan_lines import month_lines
from protocol.record import PlanReference

_OPENS_BEFORE = timedelta(hours=1)
"""A hall is opened at most so long before its meeting."""


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
    return tuple(
        Task(one.plan, one.item, one.courseware, _state(one.item, watched, today))
        for one in month_lines(feed, today.strftime("%Y-%m"))
    )


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
    announced: Iterable[PlannedMeeting], own: Iterable[PlannedMeeting], type_codes: Set[str]
) -> tuple[PlannedMeeting, ...]:
    """All that is planned and can be held, soonest first.

    Args:
        announced: what the township's feed names, the village's own among them by and by.
        own: what the village has planned, or called off; of its own meetings it knows best.
        type_codes: the types there are; a meeting of another cannot be opened.
    """
    known = {one.id: one for one in (*announced, *own)}
    standing = (one for one in known.values() if not one.cancelled and one.type_code in type_codes)
    return tuple(sorted(standing, key=lambda one: (one.day, one.time, one.id)))


def coming_meetings(
    planned: Iterable[PlannedMeeting], held: frozenset[str], today: date
) -> tuple[PlannedMeeting, ...]:
    """What is planned from today on and was not held yet, in the order given."""
    return tuple(one for one in planned if one.day >= today.isoformat() and one.id not in held)


def meant_at(
    planned: Iterable[PlannedMeeting], held: frozenset[str], when: datetime, type_code: str = ""
) -> PlannedMeeting | None:
    """The planned meeting that is meant by those who meet at that moment.

    Of those on that day the latest that begins by then or soon, so that one which nobody held
    hides no other; else the first.

    Args:
        planned: all that is planned, soonest first.
        held: ids of those that were held.
        when: in the station's zone.
        type_code: what they hold; empty where that is not known.
    """
    day = when.date().isoformat()
    due = [
        one
        for one in planned
        if one.day == day and one.id not in held and type_code in ("", one.type_code)
    ]
    soon = (when + _OPENS_BEFORE).strftime("%Y-%m-%d %H:%M")
    begin_by_then = [one for one in due if f"{one.day} {one.time}" <= soon]
    return next(iter((*reversed(begin_by_then), *due)), None)


def class_on(classes: Iterable[TenthClass], day: date) -> str:
    """Id of the class on the 10th announced for a day; empty if there is none."""
    return next((one.id for one in classes if one.day == day.isoformat()), "")


def _state(item: PlanItem, watched: frozenset[str], today: date) -> TaskState:
    if item.courseware in watched:
        return TaskState.DONE
    return TaskState.OVERDUE if today.isoformat() > item.deadline else TaskState.DUE
