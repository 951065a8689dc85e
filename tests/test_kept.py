"""An answer is kept until something else is asked."""

from kiosk.kept import Kept


def test_the_same_question_is_answered_once() -> None:
    asked: list[tuple[str, int]] = []

    def answer(word: str, times: int = 1) -> list[str]:
        asked.append((word, times))
        return [word] * times

    kept = Kept(answer)
    first = kept("听", times=2)
    assert kept("听", times=2) is first
    assert kept("听", times=3) == ["听"] * 3
    assert kept("听", times=2) == first
    assert asked == [("听", 2), ("听", 3), ("听", 2)]


def test_a_question_that_failed_is_asked_again() -> None:
    kept = Kept(lambda whole: 12 // whole)
    assert kept(3) == 4
    for _ in range(2):
        try:
            kept(0)
        except ZeroDivisionError:
            continue
        raise AssertionError("nothing was asked")
    assert kept(3) == 4
