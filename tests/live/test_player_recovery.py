"""Whatever becomes of the child, the film comes back or says why not."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from kiosk.player.supervisor import PlayerSupervisor
from tests.live.real_stage import RealStage, length_ms
from tests.live.x_window import XWindow
from tests.player.audience import Audience

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def window(x_display: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[XWindow]:
    monkeypatch.setenv("DISPLAY", x_display)
    with XWindow(x_display) as window:
        yield window


@pytest.fixture
def stage(
    qtbot: QtBot,
    window: XWindow,
    shared_media: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> Iterator[RealStage]:
    """A film that is running; its falls are logged as warnings, which is meant."""
    film = shared_media / "hevc.mp4"
    player = PlayerSupervisor()
    stage = RealStage(
        qtbot, player, Audience(player), film, tmp_path / "none", tmp_path, length_ms(film)
    )
    player.attach(window.id)
    player.play(film, length_ms=stage.length_ms, start_ms=5000)
    stage.wait_for("started")
    stage.let_run(500)
    yield stage
    player.shutdown()


@pytest.mark.parametrize(
    ("blow", "code"), [(signal.SIGSEGV, "player_died"), (signal.SIGSTOP, "player_froze")]
)
def test_the_picture_comes_back_two_seconds_before(
    stage: RealStage, blow: signal.Signals, code: str
) -> None:
    last_ms = stage.audience.last("position_changed")[1]
    os.kill(stage.player.child_pid, blow)
    stage.wait_for("recovered")
    assert stage.audience.last("recovering") == (1, code)
    resumed_ms = stage.audience.last("recovered")[1]
    assert last_ms - 2000 <= resumed_ms <= last_ms - 1000
    stage.let_run(500)
    assert stage.audience.last("position_changed")[1] > resumed_ms


def test_after_a_fall_a_film_is_back_within_two_seconds(stage: RealStage) -> None:
    os.kill(stage.player.child_pid, signal.SIGKILL)
    last_at = stage.audience.last("position_changed")[2]
    stage.wait_for("recovered")
    assert stage.audience.last("recovered")[2] - last_at < 2500


def test_a_film_that_takes_the_player_down_twice_is_given_up(stage: RealStage) -> None:
    os.kill(stage.player.child_pid, signal.SIGKILL)
    stage.wait_for("recovered")
    os.kill(stage.player.child_pid, signal.SIGKILL)
    stage.wait_for("failed")
    assert stage.audience.last("failed") == (1, "player_died_twice")


def test_after_a_film_was_given_up_another_plays(stage: RealStage) -> None:
    os.kill(stage.player.child_pid, signal.SIGKILL)
    stage.wait_for("recovered")
    os.kill(stage.player.child_pid, signal.SIGKILL)
    stage.wait_for("failed")
    play_id = stage.player.play(stage.film, length_ms=stage.length_ms)
    stage.wait_for("started", 2)
    assert stage.audience.last("started")[0] == play_id


def test_a_paused_film_comes_back_paused(stage: RealStage) -> None:
    stage.player.pause()
    stage.wait_for("paused")
    os.kill(stage.player.child_pid, signal.SIGKILL)
    stage.wait_for("recovered")
    stage.wait_for("paused", 2)
    assert stage.audience.words[-1].name == "paused"


def test_what_is_asked_for_while_the_player_is_down_is_done_when_it_is_back(
    stage: RealStage,
) -> None:
    os.kill(stage.player.child_pid, signal.SIGKILL)
    stage.wait_for("recovering")
    stage.player.seek(10_000)
    stage.wait_for("recovered")
    assert 7900 <= stage.audience.last("recovered")[1] <= 10_000


def test_a_film_stopped_while_the_player_is_down_is_stopped(stage: RealStage) -> None:
    os.kill(stage.player.child_pid, signal.SIGKILL)
    stage.wait_for("recovering")
    stage.player.stop()
    stage.wait_for("stopped")
    stage.audience.forget()
    stage.wait_for("ready")
    stage.settle()
    assert stage.audience.told("recovered", "started", "position_changed") == []


def test_a_child_that_dies_idle_is_replaced_and_nothing_is_said_of_films(
    stage: RealStage,
) -> None:
    stage.player.stop()
    stage.wait_for("stopped")
    stage.audience.forget()
    os.kill(stage.player.child_pid, signal.SIGKILL)
    stage.wait_for("ready")
    assert {word.name for word in stage.audience.words} <= {"ready", "volume_changed"}


def test_a_window_taken_away_does_not_take_the_next_film_with_it(
    stage: RealStage, window: XWindow, x_display: str
) -> None:
    window.destroy()
    with XWindow(x_display) as another:
        stage.player.attach(another.id)
        stage.player.play(stage.film, length_ms=stage.length_ms)
        stage.wait_for("started", 2)
        stage.let_run(500)
        assert stage.audience.told("failed") == []


def test_the_child_does_not_outlive_a_kiosk_that_was_killed(x_display: str, qtbot: QtBot) -> None:
    script = (
        "from PySide6.QtCore import QCoreApplication\n"
        "from kiosk.player.supervisor import PlayerSupervisor\n"
        "app = QCoreApplication([])\n"
        "player = PlayerSupervisor()\n"
        "player.ready.connect(lambda _: print(player.child_pid, flush=True))\n"
        "app.exec()\n"
    )
    environment = os.environ | {"DISPLAY": x_display, "PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as kiosk:
        assert kiosk.stdout is not None
        child = psutil.Process(int(kiosk.stdout.readline()))
        kiosk.kill()
    child.wait(timeout=5)
