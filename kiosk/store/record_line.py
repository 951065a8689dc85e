"""What a month's list says of a record. It holds no names, and nobody's record is built for it."""

from dataclasses import dataclass
from datetime import date

from tinydb.table import Document

from kiosk.store.documents import RecordState, standing_of
from kiosk.summary import THERE, people
from protocol.moment import Moment
from protocol.record import AttendanceStatus


@dataclass(frozen=True)
class RecordLine:
    """One record by its newest revision."""

    id: str
    revision: int
    sequence: int
    state: RecordState
    type_name: str
    opened: Moment
    held: date | None
    """The day as somebody entered it (手工登记); nothing where the station was there itself."""
    took_place: bool
    present: int
    """Rostered people who were there, ``observers`` among them."""
    observers: int
    villagers: int
    is_shown: bool
    """Whether something was watched, here or elsewhere."""
    elsewhere: tuple[str, ...]
    """Titles of what was watched elsewhere."""


def line_of(document: Document) -> RecordLine:
    """The line of a revision as our own file holds it."""
    record = document["record"]
    held, elsewhere = record.get("held"), record.get("elsewhere", ())
    return RecordLine(
        id=record["id"],
        revision=record["revision"],
        sequence=record["sequence"],
        state=standing_of(document).state,
        type_name=record["type_name"],
        opened=Moment.model_validate(record["opened"]),
        held=date.fromisoformat(held["day"]) if held else None,
        took_place=not record["abandoned_reason"],
        present=people(record, THERE),
        observers=people(record, {AttendanceStatus.OBSERVER}),
        villagers=record["villagers"],
        is_shown=bool(record["viewings"] or elsewhere),
        elsewhere=tuple(one["title"] for one in elsewhere),
    )
