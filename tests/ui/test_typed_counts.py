"""Forty-five villagers are two number keys, not forty-five presses."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiosk.ui.dial import Dial
from kiosk.ui.stepper import MOST, Stepper
from kiosk.ui.theme import Theme
from protocol.record import DiscussionForm
from tests.ui.conftest import Remote
from tests.ui.test_roll_call import called, present
from tests.ui.village_feed import QUESTIONS

Switch = Callable[..., Remote]


@pytest.fixture
def stepper(qtbot: QtBot) -> Iterator[Stepper]:
    """A count by itself."""
    page = QWidget()
    qtbot.addWidget(page)
    yield Stepper(Theme(dark=False), page, "{count}人")
    page.close()


@pytest.fixture
def key(qtbot: QtBot) -> Callable[[Remote, str, str], None]:
    """Presses number keys one after another, each long enough after the one before."""

    def press(remote: Remote, digits: str, shows: str) -> None:
        for place, digit in enumerate(digits, 1):
            remote.type(digit)
            wanted = shows.format(count=digits[:place])
            qtbot.waitUntil(lambda wanted=wanted: wanted in remote.screen)

    return press


def test_digits_that_follow_soon_are_one_number(stepper: Stepper) -> None:
    for digit in "45":
        assert stepper.take_digits(digit)
    assert stepper.count == 45
    stepper._forgets.timeout.emit()
    stepper._forgets.stop()
    stepper.take_digits("7")
    assert stepper.count == 7


def test_a_number_is_never_larger_than_there_may_be(stepper: Stepper) -> None:
    stepper.take_digits("9999")
    assert stepper.count == MOST


def test_a_number_is_never_smaller_than_there_may_be(stepper: Stepper) -> None:
    stepper.least = 1
    stepper.take_digits("0")
    assert stepper.count == 1


def test_what_is_no_number_is_left_to_the_page(stepper: Stepper) -> None:
    assert not stepper.take_digits("w")
    assert not stepper.take_digits("LW003")
    assert not stepper.take_digits("４")


def test_a_step_begins_another_number(stepper: Stepper) -> None:
    stepper.take_digits("4")
    stepper.more.press()
    stepper.take_digits("5")
    assert stepper.count == 5


def test_a_dial_stands_only_on_its_steps(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    dial = Dial(Theme(dark=False), page, "{count}分", stride=10)
    dial.set_range(0, 50)
    dial.take_digits("37")
    assert dial.count == 30


def to_the_villagers(remote: Remote) -> Remote:
    remote.press("back")
    while remote.focus not in ("−", "＋"):
        assert remote.presses < 8, remote.focus
        remote.press("up")
    return remote


def test_villagers_are_typed_at_the_roll_call(
    switch_on: Switch, key: Callable[[Remote, str, str], None]
) -> None:
    remote = called(switch_on)
    to_the_villagers(remote)
    assert "也可以直接按数字" in remote.screen
    key(remote, "45", "群众{count}人")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert meeting.villagers == 45
    assert present(remote) == []


def test_twelve_watch_a_film_on_demand(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("down", "ok", "ok")
    assert "也可以直接按数字" in remote.screen
    remote.type("12")
    remote.press("ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert meeting.villagers == 12


def test_how_many_spoke_is_typed_wherever_the_focus_is(
    switch_on: Switch, key: Callable[[Remote, str, str], None]
) -> None:
    remote = called(switch_on)
    remote.press("ok", "ok", "ok", "back", "ok")
    remote.village.screen.run(QUESTIONS.length_ms)
    remote.village.screen.end()
    remote.press("ok", "ok", "ok")
    assert remote.focus == "下一步"
    key(remote, "12", "{count}人")
    remote.press("ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert meeting.discussion.form is DiscussionForm.ON_PAPER
    assert meeting.discussion.speakers == 12


def test_hands_for_a_topic_are_typed(
    switch_on: Switch, key: Callable[[Remote, str, str], None]
) -> None:
    remote = called(switch_on)
    remote.window.show_page("topics")
    remote.press("down")
    key(remote, "23", "{count}")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert list(meeting.topic_requests.values()) == [23]
