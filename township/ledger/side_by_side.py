"""Lays two revisions of a record beside each other, line by line, and says which lines differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from protocol.record import MeetingRecord
from township.ledger import sheet
from township.ledger.by_hand import viewing_words
from township.ledger.by_office import counted_heads
from township.ledger.extraction import record_of
from township.ledger.models import Meeting, Revision

_SKIPPED = {"按第几版安排"}
"""What a revision says of its own making and not of the evening."""


@dataclass(frozen=True)
class Line:
    """What two revisions say of one thing; empty where one says nothing of it."""

    what: str
    left: str
    right: str

    @property
    def differs(self) -> bool:
        """Whether they say something else."""
        return self.left != self.right


@dataclass(frozen=True)
class Pair:
    """Two revisions beside each other."""

    left: Revision
    right: Revision
    lines: tuple[Line, ...]

    @property
    def differences(self) -> int:
        """How many lines differ."""
        return sum(line.differs for line in self.lines)


def pair(meeting: Meeting, left: str, right: str, named: bool) -> Pair | None:
    """Two revisions of a meeting, the older one on the left.

    Args:
        meeting: whose they are.
        left: the key of one of them, as it stands in an address.
        right: the key of the other one.
        named: whether names may be seen.

    Returns:
        Nothing where one of them is not there, cannot be read, or both are the same.
    """
    keys = {int(key) for key in (left, right) if key.isdecimal() and len(key) < 19}
    found = [one for one in meeting.revisions.all() if one.pk in keys]
    records = [record for record in map(record_of, found) if record is not None]
    if len(records) != 2:
        return None
    older, newer = (dict(_lines(record, named)) for record in records)
    return Pair(found[0], found[1], tuple(_beside(older, newer)))


def _beside(left: Mapping[str, str], right: Mapping[str, str]) -> Iterator[Line]:
    for what in dict.fromkeys((*left, *right)):
        yield Line(what, left.get(what, ""), right.get(what, ""))


def _lines(record: MeetingRecord, named: bool) -> Iterator[tuple[str, str]]:
    began, ended, lasted = sheet.span(record, record)
    yield "起止时间", f"{began}–{ended}" + (f"，共{lasted}" if lasted else "")
    heads = counted_heads(record)
    yield "应到", f"{heads.expected if heads else len(record.expected)}人"
    yield "实到", f"{heads.present if heads else record.present}人"
    yield "群众", f"{record.villagers}人"
    for number, one in enumerate(sheet.screenings(record), start=1):
        watched = "看完" if one.viewing.watched else "没看完"
        yield f"课件{number}", f"《{one.viewing.title}》，{watched}，{one.percent}%"
    for number, told in enumerate(record.elsewhere, start=1):
        yield f"别处收看{number}", viewing_words(told)
    yield from (line for line in sheet.facts(record, named) if line[0] not in _SKIPPED)
    yield from sheet.talk(record, named)
    if named:
        yield from _people(record)


def _people(record: MeetingRecord) -> Iterator[tuple[str, str]]:
    """Two people of one name are two lines."""
    seen: dict[str, int] = {}
    for one in sheet.attendees(record):
        seen[one.name] = seen.get(one.name, 0) + 1
        name = one.name if seen[one.name] == 1 else f"{one.name}（{seen[one.name]}）"
        yield name, f"{one.status}，{one.note}" if one.note else one.status
