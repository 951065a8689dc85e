"""Trying again without end and without hammering."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync.backoff import Backoff

backoff = Backoff(first_ms=1_000, longest_ms=60_000)


def test_nothing_is_waited_for_after_a_contact() -> None:
    assert backoff.wait_ms(0, 0.9) == 0


def test_waiting_doubles_with_each_failure_and_half_of_it_is_chance() -> None:
    assert [backoff.wait_ms(failures, 0.0) for failures in (1, 2, 3)] == [500, 1_000, 2_000]
    assert backoff.wait_ms(3, 0.5) == 3_000


@given(failures=st.integers(1, 10**9), chance=st.floats(0, 1, exclude_max=True))
def test_it_never_ends_nor_waits_longer_than_the_cap(failures: int, chance: float) -> None:
    assert 500 <= backoff.wait_ms(failures, chance) <= 60_000


def test_after_weeks_offline_the_wait_is_still_the_cap() -> None:
    assert backoff.wait_ms(1_000_000, 0.0) == 30_000
