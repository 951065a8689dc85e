"""Nothing is deleted by a clock that nobody vouches for."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock, boottime_ms
from kiosk.retention import KEPT_MS, Retention
from kiosk.store.store import Store
from kiosk.store.writer import Writer


class Deletions(Store):
    """Remembers what it was asked to delete."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self.asked: list[int] = []

    def forget_past(self, before_ms: int) -> int:
        self.asked.append(before_ms)
        return super().forget_past(before_ms)


@pytest.fixture
def store(tmp_path: Path) -> Deletions:
    return Deletions(tmp_path)


def look(store: Deletions, clock: Clock, times: int = 1) -> None:
    writer = Writer(store)
    retention = Retention(writer, clock)
    for _ in range(times):
        retention.look()
    writer.shutdown()


def test_without_the_townships_word_nothing_is_deleted(qtbot: QtBot, store: Deletions) -> None:
    clock = Clock()
    clock.set_by_hand(clock.local_now())
    look(store, clock)
    assert store.asked == []


def test_once_a_day_it_is_looked_for_by_the_townships_time(qtbot: QtBot, store: Deletions) -> None:
    clock = Clock()
    now_ms = boottime_ms()
    township_ms = clock.now_ms + 900 * 86_400_000
    clock.learn(township_ms, now_ms, now_ms)
    look(store, clock, times=3)
    (before_ms,) = store.asked
    assert abs(before_ms - (township_ms - KEPT_MS)) < 60_000
