"""Station and office work out the same code, and nobody else can."""

from hypothesis import given
from hypothesis import strategies as st

from protocol.pin_reset import CODE_DIGITS, is_reset_code, reset_code, token_hash

KEY = token_hash("a token")
challenges = st.from_regex(r"[0-9]{6}", fullmatch=True)


def test_the_code_of_a_known_challenge_stays_what_it_is() -> None:
    """Stations and offices of different versions must agree."""
    assert reset_code(KEY, "482913") == "38882675"


@given(challenges)
def test_a_code_is_eight_digits_and_answers_its_challenge(challenge: str) -> None:
    code = reset_code(KEY, challenge)
    assert len(code) == CODE_DIGITS
    assert code.isdigit()
    assert is_reset_code(code, KEY, challenge)


@given(challenges, challenges)
def test_no_other_challenge_and_no_other_station_has_the_same_code(one: str, other: str) -> None:
    code = reset_code(KEY, one)
    assert is_reset_code(code, KEY, other) == (one == other)
    assert not is_reset_code(code, token_hash("another"), one)


def test_what_is_no_code_is_refused() -> None:
    assert not is_reset_code("", KEY, "482913")
    assert not is_reset_code("１２３４５６７８", KEY, "482913")
