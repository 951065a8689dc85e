"""Which courses a meeting shows: those announced or chosen for it, else what the plan asks for."""

from collections.abc import Iterable

from kiosk.events import ProgrammeItem
from kiosk.exchange import Exchange
from kiosk.tasks import proposed
from protocol.feed import PlannedMeeting


def proposed_courses(exchange: Exchange, type_code: str) -> tuple[str, ...]:
    """Hashes of the plan's required courses for this type that are still to be watched.

    Those on the disk come first.
    """
    asked = [task.courseware.sha256 for task in proposed(exchange.tasks, type_code)]
    here = {one.courseware.sha256 for one in exchange.library.entries if one.is_present}
    return tuple(sorted(asked, key=lambda sha256: sha256 not in here))


def announced_courses(exchange: Exchange, planned: PlannedMeeting) -> tuple[str, ...]:
    """Hashes of what was announced for a planned meeting, else of what the plan proposes."""
    return planned.courseware or proposed_courses(exchange, planned.type_code)


def programme_of(exchange: Exchange, courses: Iterable[str]) -> tuple[ProgrammeItem, ...]:
    """Courses as a meeting carries them, with the line of the plan that each one answers.

    Args:
        exchange: knows courses and plan; a course that is not known is left out.
        courses: their hashes, in order.
    """
    plans = {task.courseware.sha256: task.reference for task in exchange.tasks}
    entries = [exchange.library.entry(sha256) for sha256 in courses]
    return tuple(
        ProgrammeItem(courseware=entry.courseware, plan=plans.get(entry.courseware.sha256))
        for entry in entries
        if entry is not None
    )
