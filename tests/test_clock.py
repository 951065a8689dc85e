"""A wall clock is believed only as far as something else speaks for it."""

import time
from datetime import UTC, datetime

import pytest

from kiosk.clock import BUILD_MS, Clock, boottime_ms, local_datetime
from protocol.moment import ClockTrust

HOUR_MS = 3_600_000


def at(monkeypatch: pytest.MonkeyPatch, wall_ms: int) -> None:
    monkeypatch.setattr("kiosk.clock.time.time_ns", lambda: wall_ms * 1_000_000)


def test_a_clock_of_1970_is_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, 1000)
    assert Clock().now().trust is ClockTrust.DOUBTFUL


def test_a_clock_behind_the_newest_record_is_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    at(monkeypatch, BUILD_MS + HOUR_MS)
    clock = Clock()
    assert clock.now().trust is ClockTrust.FLOOR
    clock.raise_floor(BUILD_MS + 3 * HOUR_MS)
    assert clock.now().trust is ClockTrust.DOUBTFUL


def test_a_clock_that_agrees_with_the_township_is_synced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at(monkeypatch, BUILD_MS + HOUR_MS)
    clock = Clock()
    clock.learn(BUILD_MS + HOUR_MS + 30_000)
    assert clock.now().trust is ClockTrust.SYNCED


def test_a_clock_a_year_ahead_of_the_township_is_not_synced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at(monkeypatch, BUILD_MS + 365 * 24 * HOUR_MS)
    clock = Clock()
    clock.learn(BUILD_MS + HOUR_MS)
    assert clock.now().trust is ClockTrust.FLOOR


def test_durations_within_a_boot_come_from_the_monotonic_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()
    before = clock.now()
    at(monkeypatch, 1000)
    after = clock.now()
    assert before.elapsed_ms(after) == after.boot_ms - before.boot_ms


def test_the_stations_zone_decides_the_day() -> None:
    clock = Clock("Asia/Shanghai")
    moment = clock.now()
    assert moment.utc_offset_min == 480
    assert local_datetime(moment).astimezone(UTC) == datetime.fromtimestamp(
        moment.wall_ms / 1000, tz=UTC
    )
    assert clock.local_now().utcoffset() == local_datetime(moment).utcoffset()


def test_the_monotonic_clock_is_the_same_in_every_process() -> None:
    ours = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    assert 0 <= boottime_ms() - ours < 60_000
