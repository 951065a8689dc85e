"""The supervisor tells of a child that stalls, freezes, dies or talks nonsense, and outlives it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.player.supervisor import Patience, PlayerSupervisor
from tests.player.audience import Audience

ODD_CHILD = Path(__file__).with_name("odd_child.py")
FILM = Path("/films/a.mp4")
QUICK = Patience(told_ms=600, killed_ms=1200, opening_ms=1200)


class Theatre:
    """A supervisor with an odd child."""

    def __init__(self, qtbot: QtBot, program: tuple[str, ...]) -> None:
        self._qtbot = qtbot
        self.player = PlayerSupervisor(program=program, patience=QUICK)
        self.audience = Audience(self.player)
        self.player.attach(1)

    def play(self, path: Path = FILM) -> int:
        return self.player.play(path, length_ms=60_000, start_ms=10_000)

    def wait_for(self, name: str, count: int = 1) -> None:
        self._qtbot.waitUntil(lambda: len(self.audience.told(name)) >= count, timeout=15_000)

    def names(self) -> list[str]:
        quiet = ("ready", "volume_changed", "position_changed")
        return [word.name for word in self.audience.words if word.name not in quiet]


@pytest.fixture
def theatre(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[str], Theatre]]:
    """Builds theatres by the habit of their child, whose falls are logged as warnings."""
    built: list[Theatre] = []

    def build(habit: str) -> Theatre:
        program = (sys.executable, str(ODD_CHILD), habit)
        built.append(Theatre(qtbot, program))
        return built[-1]

    yield build
    for one in built:
        one.player.shutdown()


Build = Callable[[str], Theatre]


def test_a_picture_that_stands_is_told_then_given_up_then_refused(theatre: Build) -> None:
    hall = theatre("stalls")
    play_id = hall.play()
    hall.wait_for("failed")
    assert hall.names() == ["started", "recovering", "recovered", "recovering", "failed"]
    assert {word.values for word in hall.audience.told("recovering")} == {(play_id, "stalled")}
    assert hall.audience.last("failed") == (play_id, "stalled")


def test_the_replacement_resumes_two_seconds_before(theatre: Build) -> None:
    hall = theatre("stalls")
    hall.play()
    hall.wait_for("recovered")
    assert hall.audience.last("recovered")[1] == 10_250 - 2000


def test_a_paused_picture_may_stand(theatre: Build, qtbot: QtBot) -> None:
    hall = theatre("stalls")
    hall.play()
    hall.wait_for("started")
    hall.player.pause()
    later = QTimer(singleShot=True, interval=2000)
    with qtbot.waitSignal(later.timeout, timeout=5000):
        later.start()
    assert hall.names() == ["started"]


def test_a_film_that_never_starts_is_given_up(theatre: Build) -> None:
    hall = theatre("never starts")
    play_id = hall.play()
    hall.wait_for("failed")
    assert hall.audience.last("failed") == (play_id, "stalled")
    assert "started" not in hall.names()


def test_a_child_without_a_heart_is_killed(theatre: Build) -> None:
    hall = theatre("no heart")
    hall.play()
    hall.wait_for("recovering")
    assert hall.audience.last("recovering")[1] in ("stalled", "player_froze")
    hall.wait_for("ready", 2)


def test_a_film_that_kills_every_child_is_given_up_at_the_second(theatre: Build) -> None:
    hall = theatre("dies")
    play_id = hall.play()
    hall.wait_for("failed")
    assert hall.names() == ["recovering", "failed"]
    assert hall.audience.last("recovering") == (play_id, "player_died")
    assert hall.audience.last("failed") == (play_id, "player_died_twice")


def test_falls_are_counted_by_film(theatre: Build) -> None:
    hall = theatre("dies")
    hall.play()
    hall.wait_for("recovering")
    hall.play(FILM.with_name("b.mp4"))
    hall.wait_for("stopped")
    hall.wait_for("failed")
    assert hall.audience.last("failed")[0] == 2
    assert len(hall.audience.told("recovering")) == 2


def test_nonsense_on_the_pipe_is_passed_over(theatre: Build) -> None:
    hall = theatre("babbles")
    play_id = hall.play()
    hall.wait_for("ended")
    assert hall.audience.last("ended")[:2] == (play_id, 60_000)


def test_missing_sound_is_told_once(theatre: Build) -> None:
    hall = theatre("has no sound")
    for count in (1, 2):
        hall.play()
        hall.wait_for("ended", count)
    assert len(hall.audience.told("sound_missing")) == 1


def test_a_film_whose_child_dies_while_stopping_is_stopped(theatre: Build) -> None:
    hall = theatre("deaf")
    play_id = hall.play()
    hall.wait_for("started")
    hall.player.stop()
    hall.wait_for("stopped")
    assert hall.audience.last("stopped")[:2] == (play_id, 10_250)
    assert "recovering" not in hall.names()


def test_volume_set_before_the_child_stands_reaches_it(theatre: Build) -> None:
    hall = theatre("stalls")
    hall.player.set_volume(35)
    hall.player.set_muted(True)
    hall.wait_for("volume_changed")
    assert hall.audience.told("volume_changed")[0].values == (35, True)


def test_a_child_that_cannot_be_started_fails_the_film(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    hall = Theatre(qtbot, ("/nonexistent/player",))
    play_id = hall.play()
    hall.wait_for("failed")
    assert hall.audience.last("failed") == (play_id, "player_died_twice")
    hall.player.shutdown()
