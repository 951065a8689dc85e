"""A fault's code survives a bad line, and says what the self-check had found."""

import itertools

import pytest

from protocol.fault_code import _CODES, PARTS, category_of, fault_code, read_code, report_code
from protocol.faults import FaultCategory


def test_no_two_faults_differ_by_a_letter_alone() -> None:
    codes = set(_CODES.values())
    assert len({code[1:] for code in codes}) == len(codes)


def test_every_part_of_the_self_check_has_a_code_and_a_category() -> None:
    for part in PARTS:
        assert fault_code(part)
        assert category_of(part) in FaultCategory


def test_a_code_says_which_fault_and_what_else_was_wrong() -> None:
    code = report_code("sound", ["sound", "network"])
    assert code == "A12-5"
    read = read_code(code)
    assert read is not None
    assert (read.part, read.wrong) == ("sound", ("sound", "network"))


@pytest.mark.parametrize("spoken", ["a12-5", "A12 5", "A 12—5", "125", "E12-5", "a12－5"])
def test_it_is_understood_however_it_was_written_down(spoken: str) -> None:
    assert read_code(spoken) == read_code("A12-5")


@pytest.mark.parametrize("spoken", ["", "A", "A99-1", "A12-8", "A12-77777", "十二"])
def test_what_is_no_code_is_not_taken_for_one(spoken: str) -> None:
    assert read_code(spoken) is None


def test_whatever_is_wrong_can_be_read_back() -> None:
    for wrong in itertools.combinations(PARTS, 3):
        read = read_code(report_code("printer", wrong))
        assert read is not None
        assert (read.part, read.wrong) == ("printer", wrong)


def test_a_fault_that_no_part_has_is_reported_all_the_same() -> None:
    assert report_code("smoke", ["smoke"]) == "E79-0"
