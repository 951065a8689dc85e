"""A PIN is kept so that nobody can read it, and guessing at it takes patience that is not saved."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.pin import LONGEST_WAIT_MS, Pin, delay_ms, fits, hashed

DAY_MS = 86_400_000
moments = st.tuples(st.sampled_from(["one", "two", "three"]), st.integers(0, DAY_MS))


def set_pin(pin: str, salt: str = "ab" * 16, **fields: Any) -> Pin:
    return Pin(hashed=hashed(pin, salt), salt=salt, **fields)


def test_only_the_pin_itself_fits() -> None:
    kept = set_pin("246813")
    assert fits("246813", kept)
    assert not fits("246814", kept)
    assert not fits("246813", Pin()), "where none is set, none is right"


def test_the_same_pin_is_kept_differently_on_another_machine() -> None:
    assert set_pin("246813").hashed != set_pin("246813", salt="cd" * 16).hashed


@pytest.mark.parametrize(
    ("wrong", "wait_s"),
    [(0, 0), (1, 0), (2, 0), (3, 30), (4, 60), (5, 120), (6, 240), (7, 480), (8, 900), (900, 900)],
)
def test_each_wrong_one_after_the_third_costs_twice_as_much(wrong: int, wait_s: int) -> None:
    assert delay_ms(wrong) == wait_s * 1000


@given(st.integers(0, 10_000))
def test_more_wrong_ones_never_cost_less(wrong: int) -> None:
    assert delay_ms(wrong) <= delay_ms(wrong + 1) <= LONGEST_WAIT_MS


@given(st.integers(3, 50), moments, st.integers(0, 2 * DAY_MS))
def test_the_wait_ends_in_the_same_boot_exactly_when_it_was_promised(
    wrong: int, at: tuple[str, int], passed_ms: int
) -> None:
    boot_id, boot_ms = at
    pin = Pin(wrong=wrong - 1).tried(boot_id, boot_ms)
    left = pin.wait_ms(boot_id, boot_ms + passed_ms)
    assert left == max(0, delay_ms(wrong) - passed_ms)


@given(st.integers(3, 50), moments, moments)
def test_switching_off_never_shortens_the_wait(
    wrong: int, at: tuple[str, int], later: tuple[str, int]
) -> None:
    """After a restart nobody knows how long the machine was off: the wait begins with the boot."""
    pin = Pin(wrong=wrong - 1).tried(*at)
    boot_id, boot_ms = later
    if boot_id != at[0]:
        assert pin.wait_ms(boot_id, boot_ms) == max(0, delay_ms(wrong) - boot_ms)
    elif boot_ms <= at[1]:
        assert pin.wait_ms(boot_id, boot_ms) == delay_ms(wrong)


def test_the_right_one_forgives_the_wrong_ones() -> None:
    pin = set_pin("246813", wrong=7, boot_id="one", wrong_boot_ms=5)
    assert pin.proved().wait_ms("one", 6) == 0
    assert pin.proved().hashed == pin.hashed


def test_the_offices_word_takes_pin_and_challenge_away() -> None:
    pin = set_pin("246813", wrong=3, challenge="482913").opened_by_telephone()
    assert not pin.is_set
    assert not pin.challenge
