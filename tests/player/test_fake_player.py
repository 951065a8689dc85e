"""The fake keeps the contract, and holds its caller to it."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.player.audience import Audience
from tests.player.contract import PlayerContract
from tests.player.fake_player import FakePlayer


@dataclass
class FakeStage:
    """Time passes by command."""

    qtbot: QtBot
    player: FakePlayer
    audience: Audience
    film: Path
    missing: Path
    undecodable: Path
    length_ms: int = 8000

    def wait_for(self, name: str, count: int = 1) -> None:
        self.qtbot.waitUntil(lambda: len(self.audience.told(name)) >= count, timeout=1000)

    def let_run(self, ms: int) -> None:
        self.player.advance(ms)

    def settle(self) -> None:
        with self.qtbot.waitSignal(self.player.destroyed, timeout=1, raising=False):
            pass


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> FakeStage:
    film, garbage = tmp_path / "片.mp4", tmp_path / "garbage.mp4"
    film.touch()
    garbage.touch()
    player = FakePlayer(broken={"garbage.mp4": "undecodable"})
    player.attach(1)
    return FakeStage(qtbot, player, Audience(player), film, tmp_path / "none.mp4", garbage)


class TestFakePlayer(PlayerContract):
    """The contract, without pictures."""


def test_a_fall_steps_two_seconds_back(stage: FakeStage) -> None:
    stage.player.play(stage.film, length_ms=8000)
    stage.wait_for("started")
    stage.let_run(5000)
    stage.player.die()
    assert stage.audience.last("recovering") == (1, "player_died")
    assert stage.audience.last("recovered")[:2] == (1, 3000)


def test_playing_without_a_window_is_a_fault_of_the_caller(qtbot: QtBot, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="attach"):
        FakePlayer().play(tmp_path / "film.mp4", length_ms=1000)


def test_seeking_past_the_end_is_a_fault_of_the_caller(stage: FakeStage) -> None:
    stage.player.play(stage.film, length_ms=8000)
    with pytest.raises(AssertionError, match="beyond"):
        stage.player.seek(9000)


def test_asking_after_shutdown_is_a_fault_of_the_caller(stage: FakeStage) -> None:
    stage.player.shutdown()
    with pytest.raises(AssertionError, match="shut down"):
        stage.player.pause()
