"""The words and numbers of the forms, where they could mislead."""

import pytest

from kiosk.sheets import wording
from protocol.true_time import Lapse


@pytest.mark.parametrize(
    ("there", "called", "said"),
    [
        (0, 0, "—"),
        (0, 7, "0/7（0%）"),
        (2, 3, "2/3（66.7%）"),
        (199, 200, "199/200（99.5%）"),
        (200, 200, "200/200（100%）"),
    ],
)
def test_a_rate_never_says_all_where_one_was_missing(there: int, called: int, said: str) -> None:
    assert wording.rate(there, called) == said


@pytest.mark.parametrize(
    ("length_ms", "said"),
    [
        (0, "0秒"),
        (59_999, "59秒"),
        (60_000, "1分钟"),
        (1_705_000, "28分25秒"),
        (5_400_000, "90分钟"),
    ],
)
def test_a_course_is_measured_to_the_second(length_ms: int, said: str) -> None:
    assert wording.duration(length_ms) == said


@pytest.mark.parametrize(
    ("lasted", "said"),
    [
        (None, "断过电，时长不明"),
        (Lapse(125_000, measured=True), "中断2分5秒"),
        (Lapse(20_000, measured=False), "断电不到1分钟"),
        (Lapse(725_000, measured=False), "断电约12分钟"),
        (Lapse(82_000_000, measured=False), "断电约23小时"),
        (Lapse(6 * 86_400_000, measured=False), "断电约6天"),
    ],
)
def test_a_stop_is_told_no_more_exactly_than_it_is_known(lasted: Lapse | None, said: str) -> None:
    assert wording.stop(lasted) == said


def test_words_of_a_later_version_stand_for_themselves() -> None:
    assert wording.source("广播") == "广播"
    assert wording.problem("fan_noise") == "fan_noise"
