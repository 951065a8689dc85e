"""What one revision of a record changed in another, so that both sides tell it alike."""

from dataclasses import dataclass
from typing import Any

from protocol.record import AttendanceStatus, MeetingRecord

PRESENT = "present"
"""Stands for how many rostered people were there; a record has no such field of its own."""

_OF_THE_REVISION = ("format", "id", "revision", "content_hash", "correction")
"""What belongs to every revision anew and is no change of what it says."""

_TOLD_OTHERWISE = {"type_code", "attendance", "expected"}
"""A type is told by its name, and people by their marks."""


@dataclass(frozen=True)
class Change:
    """A field that says something else."""

    field: str
    """Its name in ``MeetingRecord``, or ``PRESENT``."""
    before: Any
    """JSON form; ``None`` where it was not there."""
    after: Any


@dataclass(frozen=True)
class MarkChange:
    """A person whose mark is another one."""

    person_id: str
    name: str
    before: AttendanceStatus | None
    after: AttendanceStatus | None
    """``None`` where the person is not in the list."""


@dataclass(frozen=True)
class Differences:
    """All that is different between two revisions."""

    fields: tuple[Change, ...] = ()
    """What may be shown to anybody: no names of those who attended."""
    marks: tuple[MarkChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.fields or self.marks)


def differences(before: MeetingRecord, after: MeetingRecord) -> Differences:
    """Compare two revisions of a record, field by field and person by person.

    When and how somebody was marked makes no difference as long as the mark is the same.
    """
    marks = _marks(before, after)
    called = _called(before, after, {one.person_id for one in marks})
    return Differences(fields=(*_fields(before, after), *called), marks=marks)


def _called(before: MeetingRecord, after: MeetingRecord, marked: set[str]) -> tuple[Change, ...]:
    """Whether others were expected; somebody added with a mark is told by the mark."""
    old = {one.person_id for one in before.expected}
    new = {one.person_id for one in after.expected}
    return () if old ^ new <= marked else (Change("expected", len(old), len(new)),)


def _fields(before: MeetingRecord, after: MeetingRecord) -> list[Change]:
    """A field left out at sealing says its default, and one of a later version is compared too."""
    old, new = (one.model_dump(mode="json", exclude=_TOLD_OTHERWISE) for one in (before, after))
    found = []
    if before.type_code != after.type_code:
        found.append(Change("type_name", before.type_name, after.type_name))
    if before.present != after.present:
        found.append(Change(PRESENT, before.present, after.present))
    skipped = {*_OF_THE_REVISION, *(one.field for one in found)}
    for name in dict.fromkeys((*old, *new)):
        if name not in skipped and old.get(name) != new.get(name):
            found.append(Change(name, old.get(name), new.get(name)))
    return found


def _marks(before: MeetingRecord, after: MeetingRecord) -> tuple[MarkChange, ...]:
    old = {one.person_id: one for one in before.attendance}
    new = {one.person_id: one for one in after.attendance}
    found = []
    for person_id in dict.fromkeys((*old, *new)):
        was, now = old.get(person_id), new.get(person_id)
        known = now or was
        statuses = (was.status if was else None, now.status if now else None)
        if known is not None and statuses[0] is not statuses[1]:
            found.append(MarkChange(person_id, known.name, *statuses))
    return tuple(found)
