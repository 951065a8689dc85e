"""Keyboards and better remotes have keys for what a film can do; elsewhere they do no harm."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from kiosk.ui.window import TITLE
from tests.ui.conftest import Remote
from tests.ui.test_roll_call import called, present
from tests.ui.test_roll_cards import AtTheDoor
from tests.ui.village_feed import NAMES, PLANNED, feed

Switch = Callable[..., Remote]

SPACE, TAB = Qt.Key.Key_Space, Qt.Key.Key_Tab
PLAY, STOP = Qt.Key.Key_MediaTogglePlayPause, Qt.Key.Key_MediaStop
WRITES = {SPACE: " ", TAB: "\t"}


def press(remote: Remote, key: Qt.Key) -> None:
    """Press a key that ordinary remotes do not have."""
    pressed = QKeyEvent(
        QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, WRITES.get(key, "")
    )
    QApplication.sendEvent(remote.window.windowHandle(), pressed)
    QApplication.processEvents()


def shown(switch_on: Switch) -> Remote:
    """A film that runs before three people."""
    remote = called(switch_on)
    remote.press("ok", "ok", "ok", "back", "ok")
    remote.village.screen.run(60_000)
    return remote


@pytest.mark.parametrize("key", [SPACE, PLAY])
def test_the_film_is_held_and_goes_on(switch_on: Switch, key: Qt.Key) -> None:
    remote = shown(switch_on)
    press(remote, key)
    assert remote.village.screen.playback.paused
    assert remote.title == f"{TITLE}: playing paused"
    press(remote, key)
    assert not remote.village.screen.playback.paused


@pytest.mark.parametrize("key", [SPACE, PLAY])
def test_the_film_is_held_wherever_the_focus_is_on_the_bar(switch_on: Switch, key: Qt.Key) -> None:
    remote = shown(switch_on)
    remote.press("back")
    press(remote, key)
    assert remote.village.screen.playback.paused
    assert remote.page == "playing"


def test_the_film_is_held_while_somebody_signs_in_late(switch_on: Switch) -> None:
    remote = shown(switch_on)
    remote.press("back", "left", "ok")
    assert remote.title == f"{TITLE}: playing late"
    before = present(remote)
    press(remote, SPACE)
    assert remote.village.screen.playback.paused
    assert (remote.title, present(remote)) == (f"{TITLE}: playing late", before)


def test_the_key_for_stop_offers_to_end_the_film(switch_on: Switch) -> None:
    remote = shown(switch_on)
    press(remote, STOP)
    assert (remote.page, remote.focus) == ("playing", "结束播放")
    assert not remote.village.screen.playback.paused


@pytest.mark.parametrize("key", [SPACE, PLAY, TAB])
def test_elsewhere_these_keys_press_nothing_and_move_nothing(
    switch_on: Switch, key: Qt.Key
) -> None:
    remote = called(switch_on)
    press(remote, key)
    assert (remote.page, remote.focus, present(remote)) == ("roll_call", NAMES[0], [])


def test_a_card_whose_scanner_sends_tab_signs_in(switch_on: Switch) -> None:
    remote = switch_on(AtTheDoor(said=feed(planned_meetings=(PLANNED,))))
    remote.press("ok")
    remote.type("LW003")
    press(remote, TAB)
    assert present(remote) == [NAMES[3]]
    assert remote.focus == NAMES[0]


def test_a_card_is_known_though_caps_lock_is_on(switch_on: Switch) -> None:
    remote = switch_on(AtTheDoor(said=feed(planned_meetings=(PLANNED,))))
    remote.press("ok")
    remote.type("lw003")
    remote.press("ok")
    assert present(remote) == [NAMES[3]]
