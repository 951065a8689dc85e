"""Names are shown to whoever asked for them, not to an empty hall (DOMAIN §10)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bench.painted import Words, painting_of
from bench.scenes import scenes
from bench.screens import open_scene
from kiosk.ui.veil import CALLING_MS, READING_MS, Veil
from tests.ui.conftest import Remote
from tests.ui.test_roll_call import called, present
from tests.ui.test_roll_cards import AtTheDoor
from tests.ui.village_feed import NAMES, PLANNED, feed

Switch = Callable[..., Remote]

SCENES = {scene[0]: scene for scene in scenes()}
PUT_AWAY_OTHERWISE = ("record", "print", "playing")
"""These open names on request, and put them away themselves."""
FOR_A_SECOND = "-card"
"""Whoever shows a card is told so, and it goes away again."""


def veil_of(remote: Remote) -> Veil:
    found = remote.window.findChild(Veil)
    assert isinstance(found, Veil)
    return found


def left_alone(remote: Remote) -> Remote:
    """Nobody has been at the screen for as long as names may stay."""
    waits = veil_of(remote)._waits
    assert waits.isActive()
    waits.timeout.emit()
    return remote


def seen(remote: Remote) -> str:
    """What can be read on the screen."""
    strokes = painting_of(remote.window).strokes
    covered = [one.widget for one in strokes].index(veil_of(remote)) if is_covered(remote) else 0
    return "\n".join(one.text for one in strokes[covered:] if isinstance(one, Words))


def is_covered(remote: Remote) -> bool:
    veil = veil_of(remote)
    return veil.isVisible() and veil.geometry() == remote.window.rect()


def test_names_are_put_away_when_nobody_is_there(switch_on: Switch) -> None:
    remote = called(switch_on)
    assert NAMES[3] in seen(remote)
    left_alone(remote)
    assert is_covered(remote)
    assert "这里有名字，先收起来了" in seen(remote)
    assert not any(name in seen(remote) for name in NAMES)


@pytest.mark.parametrize("name", ["ok", "right", "back"])
def test_the_next_key_shows_them_again_and_does_nothing_else(switch_on: Switch, name: str) -> None:
    remote = left_alone(called(switch_on))
    remote.press(name)
    assert not is_covered(remote)
    assert (remote.page, remote.focus) == ("roll_call", NAMES[0])
    assert present(remote) == []
    remote.press("ok")
    assert present(remote) == [NAMES[0]]


def test_a_digit_or_a_key_that_means_nothing_shows_them_again_too(
    switch_on: Switch, qtbot: QtBot
) -> None:
    remote = left_alone(called(switch_on))
    remote.type("7")
    qtbot.waitUntil(lambda: not is_covered(remote))
    left_alone(remote)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        remote.window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F4, none, "", False)
    )
    assert not is_covered(remote)
    assert remote.focus == NAMES[0]


def test_a_click_shows_them_again_and_marks_nobody(switch_on: Switch) -> None:
    remote = left_alone(called(switch_on))
    name = remote.control(NAMES[7])
    at = name.mapTo(remote.window, name.rect().center())
    handle, none = remote.window.windowHandle(), Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, none, at)
    assert not is_covered(remote)
    assert present(remote) == []


def test_the_other_button_shows_them_again_and_leads_nowhere(switch_on: Switch) -> None:
    remote = left_alone(called(switch_on))
    handle, none = remote.window.windowHandle(), Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(handle, Qt.MouseButton.RightButton, none, QPoint(300, 300))
    assert not is_covered(remote)
    assert (remote.page, remote.focus) == ("roll_call", NAMES[0])


def test_a_card_at_the_door_counts_though_the_names_are_put_away(switch_on: Switch) -> None:
    remote = switch_on(AtTheDoor(said=feed(planned_meetings=(PLANNED,))))
    remote.press("ok")
    left_alone(remote)
    remote.type("LW003")
    remote.press("ok")
    assert present(remote) == [NAMES[3]]
    assert f"{NAMES[3]} 到了" in seen(remote)


def test_with_every_key_and_click_the_names_stay_as_long_again(switch_on: Switch) -> None:
    remote = called(switch_on)
    waits = veil_of(remote)._waits
    for act in (lambda: remote.press("right"), lambda: click(remote)):
        waits.stop()
        act()
        assert waits.isActive()


def click(remote: Remote) -> None:
    handle, none = remote.window.windowHandle(), Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, none, QPoint(5, 5))


def test_names_of_a_record_go_sooner_than_those_of_a_roll_that_is_called(
    switch_on: Switch,
) -> None:
    remote = called(switch_on)
    assert veil_of(remote)._waits.interval() == CALLING_MS
    remote.press("ok", "ok", "ok", "back", "ok")
    assert not veil_of(remote)._waits.isActive()
    remote.window.show_page("hosts")
    assert veil_of(remote)._waits.interval() == READING_MS


def test_another_page_is_not_covered_for_the_one_before(switch_on: Switch) -> None:
    remote = left_alone(called(switch_on))
    remote.window.show_page("home")
    assert not is_covered(remote)
    assert not veil_of(remote)._waits.isActive()


@pytest.mark.parametrize("name", [one for one in SCENES if not one.startswith(PUT_AWAY_OTHERWISE)])
def test_every_page_with_names_puts_them_away(name: str, qtbot: QtBot) -> None:
    village, window = open_scene(SCENES[name], (1280, 720))
    qtbot.addWidget(window)
    said = [one.text for one in painting_of(window).strokes if isinstance(one, Words)]
    people = village.said.roster if village.said is not None else ()
    named = [one.name for one in people if any(one.name in words for words in said)]
    assert not named or window.page.names_stay_ms or name.endswith(FOR_A_SECOND), named
