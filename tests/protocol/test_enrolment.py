"""How often a station asks whether its code was typed."""

import pytest

from protocol.enrolment import SLOW_DOWN_S, EnrolmentState, next_interval_s


def test_a_township_that_asks_for_patience_gets_it() -> None:
    assert next_interval_s(2, EnrolmentState.SLOW_DOWN) == 2 + SLOW_DOWN_S


@pytest.mark.parametrize("state", [one for one in EnrolmentState if one != "slow_down"])
def test_no_other_answer_changes_the_pace(state: EnrolmentState) -> None:
    assert next_interval_s(2, state) == 2
