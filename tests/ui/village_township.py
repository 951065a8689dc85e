"""The township and the disk behind an invented village: both answer at once, as they are told."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from tinydb.table import Document

from kiosk.enrolling import EnrolmentStage, EnrolmentView
from kiosk.errors import KioskError, Trouble
from kiosk.known_time import KnownTime
from kiosk.library import Library, shelve
from kiosk.settings import Settings
from kiosk.standing import ExchangeState
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.store.record_line import RecordLine, line_of
from kiosk.store.records import IndexEntry, entry_of
from kiosk.summary import RecordSummary
from kiosk.tasks import Task, month_tasks
from kiosk.timekeeping import Timekeeping
from protocol.feed import Courseware, Feed, PlannedMeeting, TenthClass, Thumbnail
from protocol.meeting_types import MeetingForm
from protocol.record import MeetingRecord, plain_record
from tests.ui.village_feed import COURSES


class Pictures(QObject):
    """The films' pictures, as they were put here."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bytes: dict[str, bytes] = {}

    def has(self, thumbnail: Thumbnail) -> bool:
        return thumbnail.sha256 in self.bytes

    def read(self, thumbnail: Thumbnail) -> bytes | None:
        return self.bytes.get(thumbnail.sha256)


class Township(QObject):
    """The exchange, as the pages see it."""

    changed = Signal()
    feed_changed = Signal()
    records_loaded = Signal(object)
    told = Signal(str, object)
    found = Signal(object)

    def __init__(self, said: Feed | None, today: date) -> None:
        super().__init__()
        self.feed = said
        self.today = today
        self.state = ExchangeState(enrolled=True, connected=True)
        self.enrolment: EnrolmentView | None = None
        self.present = {one.sha256 for one in COURSES}
        self.damaged: set[str] = set()
        self.watched: frozenset[str] = frozenset()
        self.left_off: dict[str, int] = {}
        self.wishes: set[str] = set()
        self.pictures = Pictures()
        self.township_key = "ab" * 32
        self.next_sequence = 7
        self.volume_percent = 80
        self.records: list[StoredRecord] = []
        self.asked_to_enrol = 0
        self.rounds = 0
        self.timekeeping: Timekeeping

    @property
    def station_name(self) -> str:
        return self.feed.station_name if self.feed else ""

    @property
    def library(self) -> Library:
        if self.feed is None:
            return Library()
        return shelve(self.feed, self.present, self.damaged, wishes=self.wishes)

    def wish_for(self, course: Courseware) -> None:
        self.wishes.add(course.sha256)
        self.changed.emit()

    @property
    def tasks(self) -> tuple[Task, ...]:
        return month_tasks(self.feed, self.watched, self.today) if self.feed else ()

    def held_meetings(self) -> frozenset[str]:
        held = (one.record for one in self.records if not one.record.abandoned_reason)
        return frozenset(one.planned_meeting_id for one in held if one.planned_meeting_id)

    def add_to_status(self, _part: Callable[[], dict[str, object]]) -> None:
        pass

    def begin_round(self) -> None:
        self.rounds += 1

    @property
    def classes(self) -> tuple[TenthClass, ...]:
        return self.feed.classes if self.feed else ()

    @property
    def months(self) -> tuple[str, ...]:
        return ("2026-04", "2026-03") if self.records else ()

    @property
    def unfinished(self) -> tuple[IndexEntry, ...]:
        newest = {one.record.id: entry_of(one) for one in reversed(self.records)}
        entries = (one for one in newest.values() if one.summary.closed_by_itself)
        return tuple(one for one in entries if one.summary.revision == 1)

    @property
    def latest_meeting(self) -> RecordSummary | None:
        held = [entry_of(one).summary for one in self.records]
        met = [one for one in held if one.took_place and one.form is not MeetingForm.ON_DEMAND]
        return max(met, key=lambda one: one.sequence, default=None)

    @property
    def ledger(self) -> "Township":
        return self

    def find(self, record_id: str) -> None:
        self.found.emit(self.record(record_id))

    def record(self, record_id: str) -> StoredRecord | None:
        return next((one for one in self.records if one.record.id == record_id), None)

    def add_record(self, stored: StoredRecord) -> None:
        others = [one for one in self.records if one.record.id != stored.record.id]
        self.records = [stored, *others]
        self.say(pending=self.state.pending + 1)

    def load_records(self, month: str) -> None:
        self.records_loaded.emit(self.lines if month == "2026-04" else ())

    @property
    def lines(self) -> tuple[RecordLine, ...]:
        return tuple(map(_line_of, self.records))

    def begin_enrolment(self) -> None:
        self.asked_to_enrol += 1
        self.show_code("482913")

    def show_code(self, code: str) -> None:
        self.enrolment = EnrolmentView(
            state=EnrolmentStage.WAITING,
            address="http://township.invalid",
            user_code=code,
            fingerprint="1234 5678 9012",
            township_name="禾溪镇",
        )
        self.changed.emit()

    def say(self, **fields: Any) -> None:
        self.state = replace(self.state, **fields)
        self.changed.emit()


class Desk:
    """The writer, and the store behind it: answers at once, or refuses as long as it is told."""

    def __init__(self, exchange: Township) -> None:
        self._exchange = exchange
        self.trouble: Trouble | None = None
        self.token_held = "invented"
        self.planned: dict[str, PlannedMeeting] = {}

    def run(self, work: "Callable[[Any], Any]") -> "Future[Any]":
        done: Future[Any] = Future()
        try:
            done.set_result(work(self))
        except KioskError as trouble:
            done.set_exception(trouble)
        return done

    @property
    def records(self) -> "Desk":
        return self

    def plan(self, meeting: PlannedMeeting, _oldest: str) -> tuple[PlannedMeeting, ...]:
        if self.trouble is not None:
            raise KioskError(self.trouble)
        self.planned[meeting.id] = meeting
        return tuple(self.planned.values())

    def keep_settings(self, settings: Settings) -> None:
        if self.trouble is not None:
            raise KioskError(self.trouble)

    def token(self) -> str:
        return self.token_held

    def keep_known_time(self, known: KnownTime) -> None:
        if self.trouble is not None:
            raise KioskError(self.trouble)

    def find(self, record_id: str, _months: Iterable[str]) -> StoredRecord | None:
        return self._exchange.record(record_id)

    def load(self, _month: str) -> tuple[StoredRecord, ...]:
        return tuple(self._exchange.records)

    def put_record(self, corrected: MeetingRecord) -> StoredRecord:
        if self.trouble is not None:
            raise KioskError(self.trouble)
        base = self._exchange.record(corrected.id)
        assert base is not None
        assert corrected.correction is not None
        assert corrected.correction.replaces == base.record.content_hash
        return StoredRecord(corrected, RecordState.PENDING, earlier=(*base.earlier, base.record))


def _line_of(stored: StoredRecord) -> RecordLine:
    document = Document(
        {"record": plain_record(stored.record), "state": stored.state, "reason": ""}, 1
    )
    return line_of(document)
