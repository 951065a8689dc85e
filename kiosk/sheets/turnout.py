"""Who was called and who came, counted the same on both forms."""

from dataclasses import dataclass

from kiosk.sheets import wording
from protocol.people import PersonStatus
from protocol.record import MeetingRecord


@dataclass(frozen=True)
class Turnout:
    """The numbers of a meeting; a person counts once."""

    called: int
    """应到."""
    there: int
    """实到: everybody known by name, those among them who only sat in."""
    called_and_there: int
    members: int
    """Of those called and there, full and probationary members."""
    observers: int
    """列席: there without having been called."""
    took_place: bool

    @property
    def rate(self) -> str:
        """参学率 as it is written on paper."""
        if not self.took_place:
            return "未开成，不计"
        return wording.rate(self.called_and_there, self.called)


def turnout_of(record: MeetingRecord) -> Turnout:
    """The turnout of a meeting."""
    called = {one.person_id for one in record.expected}
    there = {one.person_id for one in record.attendance if one.status.is_there}
    members = {
        one.person_id
        for one in record.expected
        if one.status in (PersonStatus.MEMBER, PersonStatus.PROBATIONARY)
    }
    return Turnout(
        called=len(called),
        there=len(there),
        called_and_there=len(there & called),
        members=len(there & members),
        observers=len(there - called),
        took_place=not record.abandoned_reason,
    )
