"""One contact with the township as a ladder: records up, feed down, status up.

What people have done goes first, because a line that lasts ten seconds should be spent on it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kiosk.errors import KioskError
from kiosk.sync.answer import ContactError
from kiosk.sync.feed import NewFeed, fetch_feed
from kiosk.sync.http import Line
from kiosk.sync.link import Link
from kiosk.sync.records import deliver
from kiosk.sync.status import StatusAnswered, send_status
from protocol.receipt import Receipt
from protocol.record import MeetingRecord
from protocol.status import Status


@dataclass(frozen=True)
class Errand:
    """What to bring and what is known already."""

    link: Link
    etag: str = ""
    known_version: int = 0
    records: tuple[MeetingRecord, ...] = field(default=(), repr=False)
    status: Status | None = None


@dataclass(frozen=True)
class Receipts:
    """The township's word on some of the records."""

    receipts: tuple[Receipt, ...]


@dataclass(frozen=True)
class FeedUnchanged:
    """The station holds the newest feed."""


@dataclass(frozen=True)
class Failed:
    """A rung that did not hold, by its code."""

    code: str


Outcome = Receipts | NewFeed | FeedUnchanged | StatusAnswered | Failed
_Rung = Callable[[Line, Errand], Iterator[Outcome]]


def climb(line: Line, errand: Errand, is_stopped: Callable[[], bool]) -> Iterator[Outcome]:
    """Go up rung by rung, and past one that only the township's answer to it has broken."""
    for rung in _RUNGS:
        if is_stopped():
            return
        try:
            yield from rung(line, errand)
        except KioskError as error:
            yield Failed(error.code)
            if isinstance(error, ContactError) and not error.is_about_the_message:
                return


def _records(line: Line, errand: Errand) -> Iterator[Outcome]:
    for receipts in deliver(line, errand.records):
        yield Receipts(receipts)


def _feed(line: Line, errand: Errand) -> Iterator[Outcome]:
    new = fetch_feed(line, errand.link, errand.etag, errand.known_version)
    yield new or FeedUnchanged()


def _status(line: Line, errand: Errand) -> Iterator[Outcome]:
    if errand.status is not None:
        yield send_status(line, errand.status)


_RUNGS: tuple[_Rung, ...] = (_records, _feed, _status)
