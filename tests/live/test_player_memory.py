"""An evening of many films leaves the player's child no larger than its first ones did."""

from functools import partial

import psutil  # type: ignore[import-untyped]
import pytest
from pytestqt.qtbot import QtBot

from kiosk.player.supervisor import PlayerSupervisor
from tests.live.conftest import FilmMaker
from tests.live.x_window import XWindow
from tests.player.audience import Audience

pytestmark = pytest.mark.patient

FIRST, ALL = 3, 14
ALLOWED_MB = 25


def test_many_films_take_no_more_memory_than_a_few(
    qtbot: QtBot, x_display: str, monkeypatch: pytest.MonkeyPatch, make_film: FilmMaker
) -> None:
    monkeypatch.setenv("DISPLAY", x_display)
    film = make_film("long.mp4", 6)
    taken_mb = []
    with XWindow(x_display) as window:
        player = PlayerSupervisor()
        audience = Audience(player)
        player.attach(window.id)
        for number in range(1, ALL + 1):
            player.play(film, length_ms=6000)
            moved = partial(heard, audience, "position_changed", 2 * number)
            qtbot.waitUntil(moved, timeout=20_000)
            memory = psutil.Process(player.child_pid).memory_info()
            taken_mb.append(memory.rss / 1e6)
            player.stop()
            qtbot.waitUntil(partial(heard, audience, "stopped", number), timeout=20_000)
        player.shutdown()
    assert max(taken_mb) - max(taken_mb[:FIRST]) <= ALLOWED_MB


def heard(audience: Audience, word: str, times: int) -> bool:
    return len(audience.told(word)) >= times
