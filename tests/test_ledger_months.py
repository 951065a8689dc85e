"""A record counts for the month in which it was really held, whatever the clock had said."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import BUILD_MS, Clock, TimeSource
from kiosk.ledger import Ledger
from kiosk.store.store import Store
from kiosk.store.writer import Writer
from protocol.moment import Moment
from protocol.record import MeetingRecord, Viewing, content_hash
from tests.store.test_records import FIRST

DAY_MS = 86_400_000
EVENING_MS = BUILD_MS + 20 * DAY_MS
"""13 November 2026 in the village."""
COURSE = "a" * 64


class Machine:
    """A station whose wall clock is so far from its monotonic one."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        self.qtbot = qtbot
        self.writer = Writer(Store(data))
        self.boot_ms = 60_000

    def begin(self, wall_ms: int, clock: Clock | None = None) -> None:
        """Start the kiosk with the wall clock at a time."""
        apart_ms = wall_ms - self.boot_ms
        source = TimeSource("now", lambda: self.boot_ms + apart_ms, lambda: self.boot_ms)
        self.clock = Clock(source=source, known=clock.known if clock else None)
        month = self.clock.local_now().strftime("%Y-%m")
        recent = self.writer.run(lambda store: store.records.index(month)).result(5)
        months = self.writer.run(lambda store: store.records.months()).result(5)
        self.ledger = Ledger(self.writer, self.clock, month, recent, months)
        with self.qtbot.waitSignal(self.ledger.completed, timeout=5000):
            self.ledger.scan()

    def hold(self, clock: Clock) -> None:
        """A course is watched by enough people, at a moment of a clock."""
        now = clock.now()
        self.writer.run(lambda store: store.records.put(watched_at(now))).result(5)

    def contact(self) -> None:
        self.clock.learn(EVENING_MS, self.boot_ms, self.boot_ms)

    @property
    def watched(self) -> frozenset[str]:
        """Courses watched in the month it really is."""
        return self.ledger.watched(self.clock.local_now().strftime("%Y-%m"), 1)


def watched_at(moment: Moment) -> MeetingRecord:
    viewing = Viewing(courseware=COURSE, title="安全用电", length_ms=1000, watched=True)
    update = {"opened": moment, "closed": moment, "viewings": (viewing,), "villagers": 5}
    record = FIRST.model_copy(update=update)
    return record.model_copy(update={"content_hash": content_hash(record)})


@pytest.fixture
def machine(qtbot: QtBot, tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(qtbot, tmp_path)
    yield machine
    machine.writer.shutdown()


def test_a_record_of_1970_counts_for_this_month_once_the_township_was_reached(
    machine: Machine,
) -> None:
    machine.begin(720_000)
    machine.hold(machine.clock)
    machine.begin(720_000)
    machine.contact()
    assert machine.watched == {COURSE}


def test_a_record_of_1970_counts_in_a_later_boot_too(machine: Machine) -> None:
    machine.begin(720_000)
    machine.hold(machine.clock)
    machine.contact()
    machine.begin(EVENING_MS, machine.clock)
    assert machine.watched == {COURSE}


def test_a_record_whose_time_nobody_knows_counts_for_no_other_month(machine: Machine) -> None:
    lost = Clock(source=TimeSource("lost", lambda: 720_000, lambda: 60_000))
    machine.hold(lost)
    machine.begin(EVENING_MS)
    machine.contact()
    assert machine.watched == frozenset()


def test_a_kiosk_that_began_a_year_ahead_looks_back_after_contact(
    machine: Machine, qtbot: QtBot
) -> None:
    good = Clock(source=TimeSource("good", lambda: EVENING_MS - DAY_MS, lambda: 60_000))
    machine.hold(good)
    machine.begin(EVENING_MS + 365 * DAY_MS)
    assert machine.watched == frozenset()
    machine.contact()
    qtbot.waitUntil(lambda: machine.watched == {COURSE}, timeout=5000)
