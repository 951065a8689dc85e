"""Lines that are too slow to be lines, and a rate that leaves room for others."""

import pytest

from kiosk.sync.speed import Pace, SpeedFloor


def test_a_line_that_only_drips_is_given_up_after_some_patience() -> None:
    floor = SpeedFloor(slowest_bytes_s=100, patience_s=30)
    assert all(floor.is_kept(1, 1.0) for _ in range(29))
    assert not floor.is_kept(1, 1.0)


def test_a_slow_line_that_keeps_moving_is_kept() -> None:
    floor = SpeedFloor(slowest_bytes_s=100, patience_s=30)
    assert all(floor.is_kept(120, 1.0) for _ in range(300))


def test_a_fast_beginning_does_not_excuse_an_endless_drip() -> None:
    floor = SpeedFloor(slowest_bytes_s=100, patience_s=30)
    assert floor.is_kept(10**9, 31.0)
    kept = [floor.is_kept(1, 1.0) for _ in range(30)]
    assert kept[-1] is False


def test_a_rate_cap_is_kept_over_many_chunks() -> None:
    waits: list[float] = []
    pace = Pace(1_000, waits.append, now=lambda: 100.0)
    for _ in range(4):
        pace.spend(500)
    assert waits == pytest.approx([0.5, 1.0, 1.5, 2.0])


def test_a_pause_is_not_made_up_for_by_a_burst() -> None:
    now = [0.0]
    waits: list[float] = []
    pace = Pace(1_000, waits.append, now=lambda: now[0])
    now[0] = 3_600.0
    pace.spend(1_000)
    assert waits == pytest.approx([1.0])


def test_without_a_cap_nothing_waits() -> None:
    waits: list[float] = []
    Pace(0, waits.append).spend(10**9)
    assert waits == []
