"""Tells entries apart from machine evidence: a word and a tint each, the same on every page."""

from collections.abc import Iterator
from dataclasses import dataclass

from protocol.record import AttendanceStatus
from township.ledger.models import Meeting

MACHINE = "machine"
_PEOPLE_TINTS = {
    AttendanceStatus.PRESENT: "ok",
    AttendanceStatus.LATE: "warn",
    AttendanceStatus.OBSERVER: "ok",
    AttendanceStatus.MAKEUP: "made_up",
}


@dataclass(frozen=True)
class Mark:
    """A word, and the tint that goes with it."""

    words: str
    tint: str


def marks_of(meeting: Meeting) -> list[Mark]:
    """How a record came about and what was done to it since, in a fixed order."""
    return [_origin(meeting), *_changes(meeting), *_people(meeting)]


def person_tint(status: AttendanceStatus) -> str:
    """The tint of somebody's mark."""
    return _PEOPLE_TINTS.get(status, "off")


def _origin(meeting: Meeting) -> Mark:
    if meeting.replaced_by_id is not None:
        return Mark("镇里补录，已改用村里的记录", "off")
    if meeting.by_office:
        return Mark("镇里补录", "by_hand")
    if meeting.entered_by_hand:
        return Mark("村里手工登记", "by_hand")
    return Mark("机器记录", MACHINE)


def _changes(meeting: Meeting) -> Iterator[Mark]:
    if meeting.supplements:
        yield Mark(f"补充{meeting.supplements}次", "changed")
    if meeting.corrections:
        yield Mark(f"更正{meeting.corrections}次", "changed")


def _people(meeting: Meeting) -> Iterator[Mark]:
    if meeting.late_people:
        yield Mark(f"迟到{meeting.late_people}人", "warn")
    if meeting.signed_later:
        yield Mark(f"补签{meeting.signed_later}人", "made_up")
    if meeting.makeup_people:
        yield Mark(f"补学{meeting.makeup_people}人", "made_up")
