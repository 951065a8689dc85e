"""Whatever is said of the time is kept, told to the township once, and counts at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import BUILD_MS, Clock, TimeSource
from kiosk.store.store import Store
from kiosk.store.writer import Writer
from kiosk.sync.status import StatusAnswered
from kiosk.timekeeping import Timekeeping
from protocol.moment import ClockTrust
from protocol.status import Status, StatusAnswer
from protocol.true_time import OffsetSource

DAY_MS = 86_400_000
EVENING_MS = BUILD_MS + 20 * DAY_MS


class Keeper:
    """A machine of 1970 over a real disk."""

    def __init__(self, qtbot: QtBot, data: Path) -> None:
        self.qtbot, self.data = qtbot, data
        self.boot_ms, self.apart_ms = 90_000, 720_000
        self.start("first")

    def start(self, boot_id: str) -> None:
        """Start the kiosk in a boot."""
        self.writer = Writer(Store(self.data))
        known = self.writer.run(lambda store: store.known_time()).result(5)
        source = TimeSource(boot_id, lambda: self.boot_ms + self.apart_ms, lambda: self.boot_ms)
        self.clock = Clock(known=known, source=source)
        self.keeping = Timekeeping(self.clock, self.writer)

    def restart(self, boot_id: str) -> None:
        """What is durable stays."""
        self.writer.shutdown()
        self.start(boot_id)

    def answer(self, told_ms: int = EVENING_MS) -> None:
        """The township has taken a status, and says what time it is."""
        status = Status(
            sent=self.clock.now(),
            software="0",
            feed_version=0,
            pending_records=0,
            free_disk_bytes=0,
            courseware_present=0,
            courseware_missing=0,
            clock_offsets=self.keeping.unreported,
        )
        answer = StatusAnswer(township_ms=told_ms)
        self.keeping.take_answer(StatusAnswered(answer, status, self.boot_ms, self.boot_ms))


@pytest.fixture
def keeper(qtbot: QtBot, tmp_path: Path) -> Iterator[Keeper]:
    keeper = Keeper(qtbot, tmp_path)
    yield keeper
    keeper.writer.shutdown()


def test_contact_counts_at_once_and_after_a_restart(keeper: Keeper) -> None:
    opened = keeper.clock.now()
    with keeper.qtbot.waitSignal(keeper.keeping.changed):
        keeper.answer()
    assert keeper.clock.now_ms == EVENING_MS
    keeper.restart("second")
    corrected = keeper.clock.true_time(opened)
    assert corrected is not None
    assert corrected.at_ms == EVENING_MS


def test_a_jump_before_a_restart_in_the_same_boot_is_noticed(keeper: Keeper) -> None:
    keeper.apart_ms = EVENING_MS
    keeper.restart("evening")
    keeper.keeping.start()
    keeper.apart_ms += DAY_MS
    keeper.restart("evening")
    assert keeper.clock.now().trust is ClockTrust.DOUBTFUL


def test_the_township_is_told_of_an_offset_once_it_has_taken_it(keeper: Keeper) -> None:
    keeper.keeping.set_by_hand(keeper.clock.at(2026, 11, 20, 19, 0))
    assert [one.source for one in keeper.keeping.unreported] == [OffsetSource.OPERATOR]
    keeper.answer()
    assert [one.source for one in keeper.keeping.unreported] == [OffsetSource.TOWNSHIP]
    keeper.answer()
    assert keeper.keeping.unreported == ()


def test_the_same_word_again_changes_nothing(keeper: Keeper) -> None:
    keeper.answer()
    with keeper.qtbot.assertNotEmitted(keeper.keeping.changed):
        keeper.answer()


def test_an_answer_taken_back_is_gone_after_a_restart(keeper: Keeper) -> None:
    keeper.keeping.set_by_hand(keeper.clock.at(2026, 11, 20, 19, 0))
    keeper.keeping.take_back()
    keeper.restart("first")
    assert keeper.clock.is_doubted


def test_the_time_of_a_feed_is_a_floor_after_a_restart(keeper: Keeper) -> None:
    keeper.apart_ms = EVENING_MS
    keeper.keeping.hear(EVENING_MS + DAY_MS)
    keeper.restart("second")
    assert not keeper.clock.is_possible
