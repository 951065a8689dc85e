"""What the player says was played is what the screen showed, by the frames' own numbers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from demo.film_watcher import FilmWatcher, picture_on
from demo.oracle import truth
from demo.oracle_film import make_oracle_film
from kiosk.player.supervisor import PlayerSupervisor
from tests.live.x_window import XWindow
from tests.player.audience import Audience

SECONDS = 12
ALLOWED_MS = 500
TAKES = 3
"""A machine that is busy elsewhere shows a film in fits and starts: it may try again."""

Step = tuple[str, int]
"""What is asked for, with its argument, or ``wait`` with milliseconds."""

STORIES: dict[str, tuple[Step, ...]] = {
    "stopped early": (("wait", 5000),),
    "pauses": (
        *(("wait", 1500), ("pause", 0), ("wait", 900), ("resume", 0)),
        *(("wait", 700), ("pause", 0), ("wait", 400), ("resume", 0), ("wait", 1500)),
    ),
    "jumps both ways": (
        *(("wait", 2000), ("seek", 8000), ("wait", 2000), ("seek", 5000), ("wait", 2000)),
        *(("seek", 6000), ("wait", 1500)),
    ),
    "a jump in a pause": (
        *(("wait", 1500), ("pause", 0), ("wait", 300), ("seek", 7000), ("wait", 500)),
        *(("resume", 0), ("wait", 2500)),
    ),
    "another speed": (
        ("wait", 1500),
        ("set_rate", 125),
        ("wait", 3000),
        ("set_rate", 75),
        ("wait", 3000),
    ),
    "a jump at another speed": (
        *(("set_rate", 125), ("wait", 2500), ("seek", 7500), ("wait", 2500)),
    ),
    "a jump at a slow speed": (
        *(("set_rate", 75), ("wait", 2500), ("seek", 7500), ("wait", 2500)),
    ),
}


@pytest.fixture(scope="session")
def numbered_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    film = tmp_path_factory.mktemp("oracle") / "逐帧.mp4"
    make_oracle_film(film, SECONDS)
    return film


@pytest.fixture
def window(x_display: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[XWindow]:
    monkeypatch.setenv("DISPLAY", x_display)
    with XWindow(x_display) as window:
        yield window


@pytest.mark.parametrize("story", STORIES)
def test_played_time_agrees_with_the_frames_on_the_screen(
    qtbot: QtBot, x_display: str, window: XWindow, numbered_film: Path, story: str
) -> None:
    off_ms: list[int] = []
    while len(off_ms) < TAKES and all(abs(one) > ALLOWED_MS for one in off_ms):
        off_ms.append(_take(qtbot, x_display, window, numbered_film, story))
    assert abs(off_ms[-1]) <= ALLOWED_MS, off_ms


def _take(qtbot: QtBot, x_display: str, window: XWindow, numbered_film: Path, story: str) -> int:
    """How much more was told than was shown, in ms."""
    player = PlayerSupervisor()
    audience = Audience(player)
    player.attach(window.id)
    with FilmWatcher(x_display, picture_on(1280, 720)) as watcher:
        play_id = player.play(numbered_film, length_ms=SECONDS * 1000)
        qtbot.waitUntil(lambda: bool(audience.told("started")), timeout=20_000)
        for name, value in STORIES[story]:
            _act(qtbot, player, name, value)
        player.stop()
        qtbot.waitUntil(lambda: bool(audience.told("stopped")), timeout=20_000)
        samples = watcher.samples
    player.shutdown()
    told_ms = audience.viewing(play_id, SECONDS * 1000).effective_ms
    return told_ms - truth(samples).effective_ms


def _act(qtbot: QtBot, player: PlayerSupervisor, name: str, value: int) -> None:
    if name == "wait":
        while_ms = QTimer(singleShot=True, interval=value)
        with qtbot.waitSignal(while_ms.timeout, timeout=value + 5000):
            while_ms.start()
    elif name in ("pause", "resume"):
        getattr(player, name)()
    else:
        getattr(player, name)(value)
