"""A fault is durable before it is told of, goes up until it is held, and outlives any cut."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from kiosk.errors import Trouble
from kiosk.fault_desk import FaultDesk
from kiosk.store.fault_file import FaultEntry
from kiosk.store.store import Store
from kiosk.store.writer import Writer
from protocol.faults import FaultAnswer, FaultCategory, FaultReceipt, FaultReport
from protocol.feed import Feed
from protocol.status import StatusAnswer


class Village:
    """A station with a desk for its faults, and the power to cut."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        self.qtbot, self.data = qtbot, data
        self.switch_on()

    def switch_on(self) -> None:
        self.store = Store(self.data)
        self.writer = Writer(self.store)
        self.desk = FaultDesk(self.writer, Clock())
        self.kept: list[str] = []
        self.told: list[str] = []
        self.desk.kept.connect(self.kept.append)
        self.desk.told.connect(lambda code, _details: self.told.append(code))
        self.desk.load()
        self.settle()

    def settle(self) -> None:
        """Whatever was asked of the disk has been answered."""
        done: list[object] = []
        self.desk._inbox.expect(self.writer.run(lambda _store: None), done.append)
        self.qtbot.waitUntil(lambda: bool(done), timeout=10_000)

    def cut_power(self) -> None:
        self.writer.shutdown()

    def report(self, fault: str = "sound") -> str:
        fault_id = self.desk.report(fault, FaultCategory.SOUND, [fault], steps_tried=3)
        self.settle()
        return fault_id

    def entry(self, fault_id: str) -> FaultEntry:
        entry = self.desk.entry(fault_id)
        assert entry is not None
        return entry

    def sent(self) -> tuple[FaultReport, ...]:
        faults = self.desk.status_part()["faults"]
        assert isinstance(faults, tuple)
        return faults

    def answer(self, *receipts: FaultReceipt) -> None:
        self.desk.take_answer(StatusAnswer(township_ms=1, faults=receipts))
        self.settle()

    def office_says(self, fault_id: str, stage: str, words: str = "") -> None:
        answer = FaultAnswer(fault_id=fault_id, stage=stage, words=words)
        self.desk.hear(
            Feed(
                version=1,
                station_id="LW",
                station_name="柳湾",
                township_name="禾溪镇",
                issued_ms=1,
                faults=(answer,),
            )
        )
        self.settle()


@pytest.fixture
def village(qtbot: QtBot, tmp_path: Path) -> Iterator[Village]:
    village = Village(qtbot, tmp_path / "data")
    yield village
    village.cut_power()


def test_a_report_is_not_shown_before_it_is_durable(village: Village) -> None:
    fault_id = village.desk.report("sound", FaultCategory.SOUND)
    assert village.desk.entry(fault_id) is None
    village.settle()
    assert village.kept == [fault_id]
    assert village.entry(fault_id).report.code == "A12-0"


def test_what_was_reported_is_known_after_a_power_cut(village: Village) -> None:
    fault_id = village.report()
    village.desk.describe(fault_id, "  放片没声音  ")
    village.settle()
    village.cut_power()
    village.switch_on()
    report = village.entry(fault_id).report
    assert (report.code, report.words, report.steps_tried) == ("A12-1", "放片没声音", 3)


def test_it_goes_up_until_the_township_holds_it_as_it_is_now(village: Village) -> None:
    fault_id = village.report()
    assert [one.id for one in village.sent()] == [fault_id]
    village.answer(FaultReceipt(fault_id=fault_id, revision=1))
    assert village.entry(fault_id).is_told
    village.desk.restore(fault_id)
    village.settle()
    assert not village.entry(fault_id).is_told
    (sent,) = village.sent()
    assert (sent.revision, sent.restored is not None) == (2, True)
    village.answer(FaultReceipt(fault_id=fault_id, revision=2))
    assert village.sent() == ()


def test_an_open_fault_goes_up_again_though_it_is_known(village: Village) -> None:
    """A township that lost it, restored from a backup, learns of it."""
    fault_id = village.report()
    village.answer(FaultReceipt(fault_id=fault_id, revision=1))
    assert [one.id for one in village.sent()] == [fault_id]


def test_a_late_answer_does_not_make_a_newer_word_known(village: Village) -> None:
    fault_id = village.report()
    village.desk.describe(fault_id, "还有杂音")
    village.settle()
    village.answer(FaultReceipt(fault_id=fault_id, revision=1))
    assert not village.entry(fault_id).is_told


def test_what_the_office_said_is_kept(village: Village) -> None:
    fault_id = village.report()
    village.office_says(fault_id, "accepted", "明天上午来修")
    village.cut_power()
    village.switch_on()
    answer = village.entry(fault_id).answer
    assert answer is not None
    assert (answer.stage, answer.words) == ("accepted", "明天上午来修")


def test_an_answer_that_comes_before_the_file_was_read_is_not_missed(village: Village) -> None:
    fault_id = village.report()
    village.desk = FaultDesk(village.writer, Clock())
    village.office_says(fault_id, "accepted")
    answer = village.entry(fault_id).answer
    assert answer is not None
    assert answer.stage == "accepted"


def test_saying_the_same_twice_is_no_news(village: Village) -> None:
    fault_id = village.report()
    village.desk.describe(fault_id, "没声音")
    village.desk.describe(fault_id, "没声音")
    village.settle()
    assert village.entry(fault_id).report.revision == 2


def test_a_fault_can_come_back(village: Village) -> None:
    fault_id = village.report()
    village.desk.restore(fault_id)
    village.settle()
    assert village.desk.open == ()
    village.desk.reopen(fault_id)
    village.settle()
    assert [one.report.id for one in village.desk.open] == [fault_id]


def test_a_disk_that_takes_nothing_is_told_of(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_name: str, _payload: bytes) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(village.store._folder, "write", refuse)
    village.report()
    assert (village.kept, village.told, village.desk.entries) == ([], [Trouble.DISK_FAILED], ())


def test_a_damaged_file_is_set_aside_and_reporting_goes_on(village: Village) -> None:
    village.report()
    village.cut_power()
    (village.data / "faults.json").write_bytes(b"\x00" * 40)
    village.switch_on()
    assert village.desk.entries == ()
    fault_id = village.report("network")
    assert village.entry(fault_id).report.code == "B51-4"


def test_faults_long_over_make_room_for_new_ones(village: Village) -> None:
    for _ in range(52):
        fault_id = village.desk.report("stick", FaultCategory.STORAGE)
        village.desk.restore(fault_id)
    village.settle()
    assert len(village.desk.entries) == 52
    held = [FaultReceipt(fault_id=one.report.id, revision=2) for one in village.desk.entries]
    village.answer(*held)
    assert len(village.desk.entries) == 50
