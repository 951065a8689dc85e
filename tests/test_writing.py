"""A text while it is being written."""

import pytest

from kiosk.writing import MOST_STEPS, Writing


def test_each_step_can_be_taken_back() -> None:
    writing = Writing().added("大家").added("一致").shortened()
    assert writing.text == "大家一"
    assert writing.undone().text == "大家一致"
    assert writing.undone().undone().undone().undone().text == ""


def test_a_text_that_is_full_takes_what_fits() -> None:
    writing = Writing(text="大" * 498, most=500).added("家一致")
    assert writing.text.endswith("大家一")
    assert writing.room == 0
    assert writing.added("赞") == writing


def test_ten_thousand_characters_at_once_are_bounded_too() -> None:
    assert len(Writing().added("好" * 10_000).text) == 500


def test_a_text_that_was_longer_than_it_may_be_is_kept_and_only_shortened() -> None:
    writing = Writing(text="好" * 600, most=500)
    assert writing.added("大") == writing
    assert len(writing.shortened().text) == 599


def test_a_sentence_is_a_point_of_its_own() -> None:
    writing = Writing().with_point("大家一致赞成。").with_point("没有不同意见。")
    assert writing.text == "大家一致赞成。\n没有不同意见。"
    assert writing.added("\n").with_point("好。").text.endswith("意见。\n好。")


def test_a_sentence_that_does_not_fit_is_not_torn() -> None:
    writing = Writing(text="大" * 495)
    assert writing.with_point("大家一致赞成。") == writing


@pytest.mark.parametrize("last", ["家", "é", "👍🏽", "👨‍👩‍👧", "☺️", "㎡", "𠮷"])
def test_what_looks_like_one_character_is_erased_at_once(last: str) -> None:
    assert Writing(text="大" + last).shortened().text == "大"


def test_nothing_erased_from_nothing_is_no_step() -> None:
    assert Writing().shortened() == Writing()


def test_signs_that_cannot_be_seen_stay_out() -> None:
    assert Writing().added("大\x07\x1b家\t\n").text == "大家\n"


def test_no_more_steps_are_remembered_than_anybody_takes_back() -> None:
    writing = Writing(most=10_000)
    for _ in range(MOST_STEPS + 50):
        writing = writing.added("好")
    assert len(writing.before) == MOST_STEPS
