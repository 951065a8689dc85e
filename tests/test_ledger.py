"""The index counts a record by its newest revision, and sends every revision that waits."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from kiosk.ledger import Ledger
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.store.store import Store
from kiosk.store.writer import Writer
from protocol.meeting_types import ON_DEMAND, MeetingForm
from protocol.receipt import Verdict
from protocol.record import MeetingRecord, Viewing, sealed
from protocol.segments import PlayedSegment
from tests.store.test_records import AT_MS, FIRST, MONTH, SECOND, after, first, returned, verdict

OTHER = first("a1b2")


class Index:
    """A ledger over a real disk that holds two records."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        self.qtbot, self.data = qtbot, data
        store = Store(data)
        store.records.put(FIRST)
        store.records.put(OTHER)
        self.start()

    def start(self, month: str = MONTH) -> None:
        """As at the start of the kiosk, in this month."""
        self.writer = Writer(Store(self.data))
        recent = self.writer.run(lambda store: store.records.index(month)).result(5)
        months = self.writer.run(lambda store: store.records.months()).result(5)
        self.ledger = Ledger(self.writer, Clock(), month, recent, months)
        with self.qtbot.waitSignal(self.ledger.completed, timeout=5000):
            self.ledger.scan()

    def restart(self, month: str = MONTH) -> None:
        self.writer.shutdown()
        self.start(month)

    def settle(self) -> None:
        """Until all that was asked of the disk has been answered."""
        with self.qtbot.waitSignal(self.ledger.loaded, timeout=5000):
            self.ledger.load(MONTH)

    def revise(self, record: MeetingRecord) -> None:
        self.ledger.add(self.writer.run(lambda store: store.put_record(record)).result(5))

    def acked(self, *records: MeetingRecord) -> None:
        self.ledger.note(tuple(verdict(one) for one in records), AT_MS)
        self.settle()

    def ask(self, *records: MeetingRecord) -> None:
        self.ledger.note_returned(tuple(returned(one) for one in records), AT_MS)
        self.settle()

    def read(self, record_id: str) -> StoredRecord | None:
        with self.qtbot.waitSignal(self.ledger.found, timeout=5000) as answer:
            self.ledger.find(record_id)
        found: StoredRecord | None = answer.args[0]
        return found

    @property
    def waiting(self) -> list[tuple[str, int]]:
        return [(one.summary.id, one.summary.revision) for one in self.ledger.pending]


@pytest.fixture
def index(qtbot: QtBot, tmp_path: Path) -> Iterator[Index]:
    made = Index(qtbot, tmp_path)
    yield made
    made.writer.shutdown()


@pytest.mark.parametrize("restarted", [False, True])
def test_every_revision_waits_and_the_record_counts_once(index: Index, restarted: bool) -> None:
    index.revise(SECOND)
    if restarted:
        index.restart()
    assert [one for one in index.waiting if one[0] == FIRST.id] == [(FIRST.id, 1), (FIRST.id, 2)]
    assert index.ledger.count(RecordState.PENDING) == 2


def test_an_older_revision_still_waits_after_the_newer_one_arrived(index: Index) -> None:
    index.revise(SECOND)
    index.acked(SECOND, OTHER)
    assert index.waiting == [(FIRST.id, 1)]
    index.acked(FIRST)
    assert index.waiting == []
    index.restart()
    assert index.waiting == []


@pytest.mark.parametrize("month", [MONTH, "2026-05"])
def test_a_returned_record_is_asked_about_until_it_is_answered(index: Index, month: str) -> None:
    """Whether it is of this month or of one that was looked at later."""
    index.acked(FIRST, OTHER)
    index.restart(month)
    index.ask(FIRST)
    index.ask(FIRST)
    assert index.ledger.returned == (FIRST.id,)
    index.restart(month)
    assert index.ledger.returned == (FIRST.id,)
    index.revise(SECOND)
    assert index.ledger.returned == ()
    index.ask(FIRST)
    assert index.ledger.returned == ()
    assert index.waiting == [(FIRST.id, 2)]
    index.ask(SECOND)
    assert index.ledger.returned == (FIRST.id,)


def test_a_record_the_office_no_longer_asks_about_is_simply_held(index: Index) -> None:
    index.acked(FIRST, OTHER)
    index.ask(FIRST)
    index.ask()
    assert index.ledger.returned == ()
    assert index.ledger.pending == ()
    stored = index.read(FIRST.id)
    assert stored is not None
    assert (stored.state, stored.comment) == (RecordState.ACKED, "")


def test_what_the_office_asks_of_a_record_that_is_not_here_changes_nothing(index: Index) -> None:
    index.ask(first("strange"))
    assert index.ledger.returned == ()
    assert index.read("strange") is None


def test_a_refused_record_stands_in_the_tray_and_a_corrected_one_does_not(index: Index) -> None:
    index.ledger.note((verdict(FIRST, Verdict.REFUSED, "hash"),), AT_MS)
    index.settle()
    assert index.ledger.refused == (FIRST.id,)
    assert index.ledger.count(RecordState.REFUSED) == 1
    index.revise(SECOND)
    assert index.ledger.refused == ()


def test_a_late_word_on_an_older_revision_asks_nobody_about_the_record(index: Index) -> None:
    index.revise(SECOND)
    index.acked(SECOND, OTHER)
    index.ledger.note((verdict(FIRST, Verdict.REFUSED, "hash"),), AT_MS)
    index.settle()
    assert index.ledger.refused == ()
    assert index.ledger.pending == ()


def test_only_the_newest_revision_counts_for_tasks(index: Index) -> None:
    held = first("third").model_copy(update={"planned_meeting_id": "m1"})
    index.writer.run(lambda store: store.records.put(held)).result(5)
    index.restart()
    assert index.ledger.held_meetings() == {"m1"}
    off = after(held).model_copy(update={"abandoned_reason": "nobody"})
    index.revise(off)
    assert index.ledger.held_meetings() == frozenset()


@pytest.mark.parametrize("month", [MONTH, "2026-05"])
def test_what_the_station_closed_by_itself_is_unfinished_until_somebody_adds_to_it(
    index: Index, month: str
) -> None:
    """Though a new month may have begun meanwhile."""
    forgotten = first("fourth").model_copy(update={"closed_by_itself": True})
    index.writer.run(lambda store: store.records.put(forgotten)).result(5)
    index.restart(month)
    assert [one.summary.id for one in index.ledger.unfinished()] == ["fourth"]
    assert index.ledger.unfinished()[0].summary.opened == forgotten.opened
    index.revise(after(forgotten))
    assert index.ledger.unfinished() == ()


def numbered(sequence: int, **fields: object) -> MeetingRecord:
    update = {"sequence": sequence, **fields}
    return first(f"number {sequence}").model_copy(update=update)


def test_the_latest_meeting_is_the_newest_at_which_a_group_met(index: Index) -> None:
    met = numbered(20, host="李稻香", recorder="张禾苗")
    alone = numbered(21, form=MeetingForm.ON_DEMAND)
    by_mistake = numbered(22, abandoned_reason="mistake")
    for one in (met, alone, by_mistake, numbered(19, host="王麦青")):
        index.writer.run(lambda store, one=one: store.records.put(one)).result(5)
    index.restart("2027-01")
    latest = index.ledger.latest_meeting
    assert latest is not None
    assert (latest.id, latest.host, latest.recorder) == (met.id, "李稻香", "张禾苗")
    index.revise(after(met).model_copy(update={"host": "刘晚秋"}))
    latest = index.ledger.latest_meeting
    assert latest is not None
    assert latest.host == "刘晚秋"


def test_a_month_the_disk_did_not_give_back_at_the_start_is_looked_at_again(index: Index) -> None:
    index.ledger = Ledger(index.writer, Clock(), MONTH, (), (MONTH,))
    with index.qtbot.waitSignal(index.ledger.completed, timeout=5000):
        index.ledger.scan()
    assert len(index.waiting) == 2


def test_a_month_the_disk_does_not_give_back_is_told_and_the_others_are_read(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_bytes = Path.read_bytes

    def fail(path: Path) -> bytes:
        if path.name.startswith("2026-01"):
            raise OSError(errno.EIO, "Input/output error")
        return read_bytes(path)

    (index.data / "records" / "2026-01.json").write_bytes(b"")
    monkeypatch.setattr(Path, "read_bytes", fail)
    index.ledger = Ledger(index.writer, Clock(), "2026-05", (), ("2026-01", MONTH))
    with index.qtbot.waitSignals([index.ledger.unread, index.ledger.completed], timeout=5000):
        index.ledger.scan()
    assert len(index.waiting) == 2


def on_demand(sequence: int, end_ms: int) -> MeetingRecord:
    """A film of 100 minutes was watched on demand so far."""
    seen = Viewing(
        courseware="a" * 64,
        title="草莓高垄栽培",
        length_ms=6_000_000,
        segments=(PlayedSegment(start_ms=0, end_ms=end_ms, rate_percent=100),),
    )
    fields = {"type_code": ON_DEMAND, "viewings": (seen,), "sequence": sequence}
    return sealed(first(f"d{sequence}").model_copy(update={**fields, "id": f"d{sequence}"}))


def test_a_film_is_gone_on_with_where_the_latest_meeting_left_it(index: Index) -> None:
    store = Store(index.data)
    for later_first in (on_demand(12, 900_000), on_demand(11, 3_000_000)):
        store.records.put(later_first)
    index.restart()
    assert index.ledger.left_off == {"a" * 64: 900_000}
    index.ledger.add(StoredRecord(on_demand(13, 5_900_000), RecordState.PENDING))
    assert index.ledger.left_off == {}
