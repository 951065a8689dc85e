"""Putting a record right on a real disk: once, whatever the disk does and whoever asks again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.amending import Amending
from kiosk.clock import Clock
from kiosk.correcting import with_villagers
from kiosk.downloads import Downloads
from kiosk.errors import KioskError, Trouble
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.store.store import Store
from protocol.canonical import canonical_bytes
from protocol.feed import ReturnedRecord
from protocol.receipt import Receipt, Verdict
from protocol.record import MeetingRecord, is_intact
from protocol.signing import sign_document
from tests.quiet_line import QuietLine
from tests.station import COURSES, TOWNSHIP_KEY, Station, feed_for, furnish


class Desk:
    """A station with one record, and somebody who puts it right."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        furnish(data, Clock())
        self.qtbot, self.data = qtbot, data
        self.station = Station.started(qtbot, data)
        self.station.open(COURSES[0])
        self.first = self.station.close().record
        self.told: list[str] = []
        self.amending = self.sit_down()
        self.amending.told.connect(lambda code, _details: self.told.append(code))

    def sit_down(self) -> Amending:
        """Begin to put right what the disk holds."""
        station = self.station
        amending = Amending(writer=station.writer, exchange=station.exchange, clock=Clock())
        amending.begin(self.read())
        return amending

    def read(self) -> StoredRecord:
        months = self.station.exchange.months
        found = self.station.writer.run(lambda it: it.records.find(self.first.id, months))
        stored = found.result(5)
        assert stored is not None
        return stored

    def draft(self, amending: Amending, villagers: int) -> None:
        assert amending.draft is not None
        amending.amend(with_villagers(amending.draft, villagers))

    def save(self, amending: Amending) -> None:
        with self.qtbot.waitSignal(amending.saved, timeout=5000):
            amending.save()

    def fail(self, amending: Amending) -> None:
        with self.qtbot.waitSignal(amending.told, timeout=5000):
            amending.save()

    @property
    def revisions(self) -> list[MeetingRecord]:
        stored = self.read()
        return [*stored.earlier, stored.record]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(qtbot, tmp_path / "data")
    yield desk
    desk.station.power_cut()


def once_not_heard(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next revision becomes durable, and yet its writing is told as failed."""
    store = desk.station.store
    put_record = store.put_record

    def put(corrected: MeetingRecord) -> StoredRecord:
        monkeypatch.setattr(store, "put_record", put_record)
        put_record(corrected)
        raise KioskError(Trouble.DISK_FAILED)

    monkeypatch.setattr(store, "put_record", put)


def test_two_quick_saves_keep_one_revision(desk: Desk) -> None:
    desk.draft(desk.amending, 5)
    desk.amending.save()
    desk.save(desk.amending)
    desk.amending.save()
    assert [one.villagers for one in desk.revisions] == [0, 5]
    assert all(is_intact(one) for one in desk.revisions)


def test_a_saved_revision_waits_to_be_sent_and_the_record_counts_once(desk: Desk) -> None:
    desk.draft(desk.amending, 5)
    desk.save(desk.amending)
    ledger = desk.station.exchange.ledger
    assert [one.summary.revision for one in ledger.pending] == [1, 2]
    assert desk.station.exchange.state.pending == 1


def test_what_two_people_save_at_once_becomes_two_revisions(desk: Desk) -> None:
    other = desk.sit_down()
    desk.draft(other, 7)
    desk.draft(desk.amending, 5)
    desk.save(other)
    desk.fail(desk.amending)
    assert desk.told == [Trouble.REVISION_TAKEN]
    desk.station.until(lambda: desk.amending.base == desk.read())
    desk.save(desk.amending)
    assert [one.villagers for one in desk.revisions] == [0, 7, 5]


@pytest.mark.parametrize("restarted", [False, True])
def test_a_save_nobody_heard_of_is_not_doubled_by_saving_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, restarted: bool
) -> None:
    once_not_heard(desk, monkeypatch)
    desk.draft(desk.amending, 5)
    desk.fail(desk.amending)
    amending = desk.sit_down() if restarted else desk.amending
    if restarted:
        assert not amending.differences
    else:
        with desk.qtbot.waitSignal(amending.saved, timeout=5000):
            amending.save_again()
    assert [one.villagers for one in desk.revisions] == [0, 5]


def test_another_content_after_a_save_nobody_heard_of_is_another_revision(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    once_not_heard(desk, monkeypatch)
    desk.draft(desk.amending, 5)
    desk.fail(desk.amending)
    desk.draft(desk.amending, 6)
    desk.fail(desk.amending)
    desk.station.until(lambda: desk.amending.base == desk.read())
    desk.save(desk.amending)
    assert [(one.revision, one.villagers) for one in desk.revisions] == [(1, 0), (2, 5), (3, 6)]


def test_what_the_office_asked_for_is_known_after_a_cut_right_behind_the_feed(
    desk: Desk, qtbot: QtBot
) -> None:
    """The feed is durable before what it asks for is; nothing fetches the same feed again."""
    first = desk.first
    desk.station.power_cut()
    receipt = Receipt(
        record_id=first.id,
        revision=1,
        content_hash=first.content_hash,
        verdict=Verdict.STORED,
    )
    asked = ReturnedRecord(record_id=first.id, revision=1, comment="请补写讨论")
    feed = feed_for(Clock()).model_copy(
        update={"version": 2, "returned": (asked,), "receipts": (receipt,)}
    )
    Store(desk.data).accept_feed(sign_document(canonical_bytes(feed), TOWNSHIP_KEY), 2, "tag")
    desk.station = station = Station.started(qtbot, desk.data)
    line = QuietLine()
    downloads = Downloads(line, desk.data / "media")  # type: ignore[arg-type]
    station.exchange.start(line, downloads)  # type: ignore[arg-type]
    station.until(lambda: station.exchange.state.returned == 1)
    assert station.exchange.state.asked_about == first.id
    stored = desk.read()
    assert (stored.state, stored.comment) == (RecordState.RETURNED, "请补写讨论")
    assert stored.acked_ms > 0
