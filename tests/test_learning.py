"""A remote is learnt key by key, and nothing that works is unlearnt."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.learning import Heard, Learning

WANTED = ("UP", "DOWN", "OK")
presses = st.tuples(
    st.sampled_from([f"scan:{number}" for number in range(200, 206)]),
    st.sampled_from(["", "", "", *WANTED, "BACK"]),
    st.booleans(),
)


def test_an_unknown_key_is_what_was_asked_for() -> None:
    lesson, heard = Learning(WANTED).hear("scan:200", "", writes=False)
    assert heard is Heard.LEARNT
    assert lesson.keys == {"scan:200": "UP"}
    assert lesson.asked == "DOWN"


def test_a_key_of_every_remote_need_not_be_learnt() -> None:
    lesson, heard = Learning(WANTED).hear("key:1", "UP", writes=False)
    assert heard is Heard.KNOWN
    assert lesson.keys == {}
    assert lesson.asked == "DOWN"


def test_a_key_that_means_something_else_is_not_taken_from_it() -> None:
    lesson, _ = Learning(WANTED).hear("scan:200", "", writes=False)
    again, heard = lesson.hear("scan:200", "", writes=False)
    assert heard is Heard.TAKEN
    assert again is lesson
    assert lesson.hear("key:1", "OK", writes=False) == (lesson, Heard.TAKEN)


def test_a_key_that_writes_goes_on_writing() -> None:
    lesson = Learning(WANTED)
    assert lesson.hear("key:53", "", writes=True) == (lesson, Heard.WRITES)


def test_a_key_nobody_presses_is_passed_over_and_named() -> None:
    lesson = Learning(WANTED).skip()
    assert lesson.skipped == ("UP",)
    assert lesson.asked == "DOWN"
    assert lesson.skip().skip().asked == ""


@given(st.lists(presses, max_size=12))
def test_no_key_ever_means_two_things_and_no_standard_key_another(
    pressed: list[tuple[str, str, bool]],
) -> None:
    lesson = Learning(WANTED)
    for code, means, writes in pressed:
        if not lesson.asked:
            break
        before = lesson
        lesson, heard = lesson.hear(code, means, writes)
        assert all(lesson.keys[one] == key for one, key in before.keys.items())
        assert heard is not Heard.LEARNT or not (means or writes)
        assert len(lesson.keys) - len(before.keys) == (heard is Heard.LEARNT)
