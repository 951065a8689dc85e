"""Hands tremble, buttons wear out, and a scanner is a keyboard too."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from kiosk.ui.keys import BOUNCE_MS, BURST_MS, SCANNER_MS, Key, KeyGate


class Hand:
    """Presses keys at moments of its own choosing."""

    def __init__(self) -> None:
        self.now_ms = 0
        self._owner = QObject()
        self.gate = KeyGate(lambda: self.now_ms, self._owner)
        self.keys: list[Key] = []
        self.digits: list[int] = []
        self.cards: list[str] = []
        self.gate.pressed.connect(self.keys.append)
        self.gate.digit.connect(self.digits.append)
        self.gate.scanned.connect(self.cards.append)

    def press(self, key: Qt.Key, after_ms: int = 0, *, text: str = "", held: bool = False) -> bool:
        self.now_ms += after_ms
        none = Qt.KeyboardModifier.NoModifier
        return self.gate.take(QKeyEvent(QEvent.Type.KeyPress, key, none, text, held))

    def press_at(self, pressed_ms: int) -> None:
        """Press OK at a moment that the event itself tells."""
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(pressed_ms)
        self.gate.take(event)

    def type(self, text: str, each_ms: int) -> None:
        for letter in text:
            self.press(Qt.Key(ord(letter)), each_ms, text=letter)


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand()


def test_a_second_ok_within_a_quarter_of_a_second_is_a_bounce(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Return, 1000)
    hand.press(Qt.Key.Key_Return, BOUNCE_MS - 1)
    assert hand.keys == [Key.OK]


def test_a_second_ok_after_that_is_meant(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Return, 1000)
    hand.press(Qt.Key.Key_Return, BOUNCE_MS)
    assert hand.keys == [Key.OK, Key.OK]


def test_two_presses_that_a_busy_screen_sees_at_once_are_both_meant(hand: Hand) -> None:
    hand.press_at(5000)
    hand.press_at(5000 + BOUNCE_MS)
    assert hand.keys == [Key.OK, Key.OK]


def test_a_bounce_that_a_busy_screen_sees_late_is_a_bounce(hand: Hand) -> None:
    hand.press_at(5000)
    hand.now_ms += 1000
    hand.press_at(5000 + BOUNCE_MS - 1)
    assert hand.keys == [Key.OK]


def test_the_first_press_after_the_servers_clock_began_anew_is_meant(hand: Hand) -> None:
    hand.press_at(2**32 - 1000)
    hand.press_at(500)
    assert hand.keys == [Key.OK, Key.OK]


def test_a_button_that_is_held_down_is_pressed_once(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Return, 1000)
    for _ in range(20):
        hand.press(Qt.Key.Key_Return, 400, held=True)
    assert hand.keys == [Key.OK]


def test_a_remote_that_repeats_as_presses_is_pressed_once(hand: Hand) -> None:
    for _ in range(20):
        hand.press(Qt.Key.Key_Return, 110)
    assert hand.keys == [Key.OK]


def test_arrows_may_repeat(hand: Hand) -> None:
    for _ in range(3):
        hand.press(Qt.Key.Key_Right, 30, held=True)
    assert hand.keys == [Key.RIGHT] * 3


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        (Qt.Key.Key_Enter, Key.OK),
        (Qt.Key.Key_Select, Key.OK),
        (Qt.Key.Key_Back, Key.BACK),
        (Qt.Key.Key_Backspace, Key.BACK),
        (Qt.Key.Key_Escape, Key.BACK),
        (Qt.Key.Key_VolumeMute, Key.MUTE),
        (Qt.Key.Key_MediaTogglePlayPause, Key.PLAY_PAUSE),
        (Qt.Key.Key_MediaPlay, Key.PLAY_PAUSE),
        (Qt.Key.Key_MediaPause, Key.PLAY_PAUSE),
        (Qt.Key.Key_MediaStop, Key.BACK),
        (Qt.Key.Key_Space, Key.PLAY_PAUSE),
    ],
)
def test_remotes_differ_in_what_they_send(hand: Hand, key: Qt.Key, meant: Key) -> None:
    hand.press(key, 1000)
    assert hand.keys == [meant]


def test_a_scanner_s_enter_does_not_press_the_focused_button(hand: Hand) -> None:
    hand.type("LW007", 5)
    hand.press(Qt.Key.Key_Return, 5)
    assert hand.cards == ["LW007"]
    assert hand.keys == []
    hand.press(Qt.Key.Key_Return, 1000)
    assert hand.keys == [Key.OK]


def test_a_scanner_may_end_a_card_with_tab(hand: Hand) -> None:
    hand.type("LW007", 5)
    assert hand.press(Qt.Key.Key_Tab, 5, text="\t")
    assert (hand.cards, hand.keys) == (["LW007"], [])


def test_where_people_type_a_card_may_end_with_tab_too(hand: Hand) -> None:
    hand.gate.let_type(True)
    hand.type("LW17", 5)
    hand.press(Qt.Key.Key_Tab, 5, text="\t")
    assert hand.cards == ["LW17"]


def test_tab_by_itself_is_nothing(hand: Hand) -> None:
    assert not hand.press(Qt.Key.Key_Tab, 1000, text="\t")
    assert (hand.cards, hand.keys) == ([], [])


def test_a_card_may_have_a_space_in_it(hand: Hand) -> None:
    hand.type("LW 007", 5)
    hand.press(Qt.Key.Key_Return, 5)
    assert (hand.cards, hand.keys) == (["LW 007"], [])


def test_where_people_type_a_space_is_a_space(hand: Hand) -> None:
    typed: list[str] = []
    hand.gate.typed.connect(typed.append)
    hand.gate.let_type(True)
    hand.press(Qt.Key.Key_Space, 1000, text=" ")
    assert (typed, hand.keys) == ([" "], [])


def test_ok_long_after_a_stray_letter_is_a_press(hand: Hand, qtbot: QtBot) -> None:
    hand.type("abc", 5)
    hand.press(Qt.Key.Key_Return, BURST_MS + 1)
    assert hand.keys == [Key.OK]
    assert hand.cards == []


def test_a_single_digit_is_a_short_cut(hand: Hand, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hand.gate.digit, timeout=2000):
        hand.type("3", 1000)
    assert hand.digits == [3]


def test_a_card_of_digits_is_no_short_cut(hand: Hand) -> None:
    hand.type("4711", 5)
    hand.press(Qt.Key.Key_Return, 5)
    assert hand.cards == ["4711"]
    assert hand.digits == []


def test_other_keys_are_left_alone(hand: Hand) -> None:
    listen: Callable[..., bool] = hand.press
    assert not listen(Qt.Key.Key_F4)
    assert hand.keys == []


def test_letters_where_nobody_writes_are_told_once_it_is_clear_that_they_are_no_card(
    hand: Hand, qtbot: QtBot
) -> None:
    typed: list[str] = []
    hand.gate.typed.connect(typed.append)
    with qtbot.waitSignal(hand.gate.typed):
        hand.type("wmq", BURST_MS - 1)
        assert typed == []
    assert typed == ["wmq"]
    hand.type("LW003", 5)
    hand.press(Qt.Key.Key_Return, 5)
    assert (typed, hand.cards) == (["wmq"], ["LW003"])


def test_where_people_type_each_character_comes_at_once(hand: Hand) -> None:
    typed: list[str] = []
    hand.gate.typed.connect(typed.append)
    hand.gate.let_type(True)
    hand.type("94", SCANNER_MS + 1)
    assert typed == ["9", "4"]
    assert hand.digits == []


def test_where_people_type_two_fingers_at_once_lose_nothing(hand: Hand, qtbot: QtBot) -> None:
    typed: list[str] = []
    hand.gate.typed.connect(typed.append)
    hand.gate.let_type(True)
    hand.type("NI", 5)
    qtbot.waitUntil(lambda: typed == ["N", "I"])


def test_where_people_type_a_key_that_follows_at_once_stays_behind_the_characters(
    hand: Hand,
) -> None:
    order: list[object] = []
    hand.gate.typed.connect(order.append)
    hand.gate.pressed.connect(order.append)
    hand.gate.let_type(True)
    hand.type("NI", 5)
    hand.press(Qt.Key.Key_Right, 5)
    assert order == ["N", "I", Key.RIGHT]


def test_where_people_type_a_card_presses_nothing_and_only_its_first_character_shows(
    hand: Hand,
) -> None:
    typed: list[str] = []
    hand.gate.typed.connect(typed.append)
    hand.gate.let_type(True)
    hand.type("LW17", 5)
    hand.press(Qt.Key.Key_Return, 5)
    assert (typed, hand.cards, hand.keys) == (["L"], ["LW17"], [])


def test_the_key_that_leads_back_erases_where_people_type(hand: Hand) -> None:
    hand.gate.let_type(True)
    hand.press(Qt.Key.Key_Backspace, 1000)
    hand.press(Qt.Key.Key_Backspace, 30, held=True)
    hand.gate.let_type(False)
    hand.press(Qt.Key.Key_Backspace, 1000)
    assert hand.keys == [Key.ERASE, Key.ERASE, Key.BACK]
