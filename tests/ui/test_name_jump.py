"""Initials lead to a name: letters of a keyboard, or digits of a remote as on a telephone."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Remote
from tests.ui.test_roll_call import called, present
from tests.ui.village_feed import NAMES, roster

Switch = Callable[..., Remote]


@pytest.fixture
def roll(switch_on: Switch, qtbot: QtBot) -> Remote:
    remote = called(switch_on)
    qtbot.waitUntil(lambda: bool(remote.village.names.find("w")))
    return remote


def test_letters_lead_to_the_name_that_has_them(roll: Remote) -> None:
    roll.window.page.typed("z")
    roll.window.page.typed("hm")
    assert roll.focus == "张禾苗"
    assert "找名字：zhm" in roll.screen
    assert present(roll) == []


def test_digits_stand_for_the_letters_of_their_key(roll: Remote) -> None:
    for digit in (9, 4, 6):
        roll.window.page.digit_pressed(digit)
    assert roll.focus == "张禾苗"


def test_who_was_marked_is_passed_over(roll: Remote) -> None:
    roll.press("ok")
    roll.window.page.typed("wm")
    assert "没有找到：wm" in roll.screen
    assert roll.focus == NAMES[1]


def test_the_same_letter_again_leads_on(roll: Remote) -> None:
    roll.press(*["right"] * 3)
    found = []
    for _ in range(3):
        roll.window.page.typed("w")
        found.append(roll.focus)
    assert found == ["王麦青", "吴小满", "王秋实"]


def test_a_key_of_the_remote_begins_anew(roll: Remote) -> None:
    roll.window.page.typed("z")
    roll.press("right")
    assert "找名字" not in roll.screen


def test_what_was_typed_is_forgotten_after_a_while(roll: Remote, qtbot: QtBot) -> None:
    roll.window.page.typed("z")
    qtbot.waitUntil(lambda: "找名字" not in roll.screen)


@pytest.mark.parametrize("count", [18, 44])
def test_the_roll_says_that_initials_find_a_name(switch_on: Switch, count: int) -> None:
    assert "打拼音首字母找人" in called(switch_on, roster=roster(count)).screen
