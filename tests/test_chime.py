"""The “叮” goes the way of the films, and never over one of them."""

import wave

from pytestqt.qtbot import QtBot

from kiosk.chime import LENGTH_MS, TONE, Chime
from tests.player.fake_player import FakePlayer


def chime(busy: bool = False) -> tuple[Chime, FakePlayer, list[bool]]:
    chime, player = Chime(lambda: busy), FakePlayer()
    chime.use(player)
    rang: list[bool] = []
    chime.rang.connect(rang.append)
    return chime, player, rang


def test_it_is_as_long_as_is_said() -> None:
    with wave.open(str(TONE), "rb") as file:
        assert round(1000 * file.getnframes() / file.getframerate()) == LENGTH_MS


def test_it_says_when_it_is_over(qtbot: QtBot) -> None:
    bell, player, rang = chime()
    assert bell.ring()
    with qtbot.waitSignal(player.started):
        assert bell.is_ringing
    player.advance(LENGTH_MS)
    assert (rang, bell.is_ringing) == ([True], False)


def test_it_can_be_ended(qtbot: QtBot) -> None:
    bell, player, rang = chime()
    bell.ring()
    with qtbot.waitSignal(player.stopped):
        bell.hush()
    assert rang == [False]


def test_it_keeps_silent_over_a_film(qtbot: QtBot) -> None:
    bell, _player, _rang = chime(busy=True)
    assert not bell.ring()


def test_without_a_player_nothing_can_ring() -> None:
    assert not Chime(lambda: False).ring()


def test_it_rings_though_the_last_film_was_muted(qtbot: QtBot) -> None:
    bell, player, _rang = chime()
    player.set_muted(True)
    bell.ring()
    assert player._muted is False
