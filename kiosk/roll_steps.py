"""The latest steps of a roll call, so that each can be taken back (撤销刚才这一步)."""

from collections.abc import Callable

from kiosk import events as ev
from kiosk.meeting import Meeting
from protocol.moment import Moment
from protocol.record import AttendanceStatus

_Undoing = Callable[[Moment], ev.Event]
"""Makes the event that brings back how it was, at the moment at which it is wanted."""


class RollSteps:
    """How it was before each step; the last one is taken back first."""

    def __init__(self) -> None:
        self._undoings: list[_Undoing] = []

    def __bool__(self) -> bool:
        return bool(self._undoings)

    def remember_mark(self, meeting: Meeting | None, person_id: str) -> None:
        """Somebody's mark is about to change."""
        if meeting is not None:
            self._undoings.append(_mark_as_it_was(meeting, person_id))

    def remember_count(self, meeting: Meeting | None) -> None:
        """The head count of villagers is about to change."""
        if meeting is not None:
            people = meeting.villagers
            self._undoings.append(lambda at: ev.VillagersCounted(at=at, people=people))

    def take_back(self) -> _Undoing:
        """What undoes the last step, which is forgotten.

        Raises:
            IndexError: there is none.
        """
        return self._undoings.pop()

    def forget(self) -> None:
        """Nothing of what was done so far is to be taken back."""
        self._undoings.clear()


def _mark_as_it_was(meeting: Meeting, person_id: str) -> _Undoing:
    before = meeting.attendance.get(person_id)
    if before is None:
        return lambda at: ev.Unmarked(at=at, person_id=person_id)
    if before.status is AttendanceStatus.OBSERVER:
        return lambda at: ev.Observed(at=at, person_id=person_id, name=before.name)
    return lambda at: ev.Marked(
        at=at, person_id=person_id, status=before.status, reason=before.reason
    )
