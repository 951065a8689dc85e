"""What every player promises. The fake and the real one pass the same tests."""

from pathlib import Path
from typing import Protocol

from kiosk.player.port import Player
from tests.player.audience import LAST_WORDS, Audience


class Stage(Protocol):
    """A player with a window and a film, and a way to let time pass."""

    player: Player
    audience: Audience
    film: Path
    length_ms: int
    missing: Path
    undecodable: Path

    def wait_for(self, name: str, count: int = 1) -> None:
        """Until a signal was heard this often in all."""

    def let_run(self, ms: int) -> None:
        """Until the film has run on by about this much."""

    def settle(self) -> None:
        """Until whatever was asked for has had time to be answered."""


class PlayerContract:
    """Subclasses bring the fixture ``stage``."""

    def start(self, stage: Stage, start_ms: int = 0) -> int:
        play_id = stage.player.play(stage.film, length_ms=stage.length_ms, start_ms=start_ms)
        stage.wait_for("started")
        return play_id

    def be_ready(self, stage: Stage) -> None:
        """Until the player is up, and has told the volume that it is given as it comes up."""
        stage.wait_for("ready")
        stage.settle()
        stage.audience.forget()

    def test_it_says_when_it_is_ready(self, stage: Stage) -> None:
        stage.wait_for("ready")
        assert stage.audience.last("ready")[0]

    def test_a_film_starts_moves_and_can_be_stopped(self, stage: Stage) -> None:
        play_id = self.start(stage)
        stage.let_run(1000)
        stage.player.stop()
        stage.wait_for("stopped")
        assert stage.audience.last("started") == (play_id, 0)
        positions = [word.values[1] for word in stage.audience.told("position_changed")]
        assert positions == sorted(positions)
        _, stopped_ms, _ = stage.audience.last("stopped")
        assert positions[-1] <= stopped_ms <= positions[-1] + 1300

    def test_moments_run_with_positions(self, stage: Stage) -> None:
        self.start(stage)
        stage.let_run(1000)
        moments = [word.values[2] for word in stage.audience.told("position_changed")]
        assert moments == sorted(moments)

    def test_nothing_is_told_before_the_command_has_returned(self, stage: Stage) -> None:
        self.start(stage)
        stage.audience.forget()
        stage.player.pause()
        stage.player.resume()
        stage.player.stop()
        assert stage.audience.words == []

    def test_a_paused_film_stands_and_goes_on_where_it_stood(self, stage: Stage) -> None:
        self.start(stage)
        stage.let_run(700)
        stage.player.pause()
        stage.wait_for("paused")
        stage.audience.forget()
        stage.settle()
        assert stage.audience.told("position_changed") == []
        stage.player.resume()
        stage.wait_for("resumed")
        stage.let_run(500)
        _, resumed_ms, _ = stage.audience.last("resumed")
        first_ms = stage.audience.told("position_changed")[0].values[1]
        assert -200 <= first_ms - resumed_ms <= 800

    def test_seeking_tells_what_was_left_and_what_was_reached(self, stage: Stage) -> None:
        self.start(stage)
        stage.let_run(700)
        for target_ms in (6000, 2000):
            before_ms = stage.audience.last("position_changed")[1]
            stage.player.seek(target_ms)
            stage.wait_for("seeked", 1 if target_ms == 6000 else 2)
            _, from_ms, to_ms, _ = stage.audience.last("seeked")
            assert before_ms <= from_ms <= before_ms + 1500
            assert abs(to_ms - target_ms) <= 100
            stage.let_run(300)

    def test_a_paused_film_can_be_sought_in(self, stage: Stage) -> None:
        self.start(stage)
        stage.let_run(300)
        stage.player.pause()
        stage.wait_for("paused")
        stage.player.seek(5000)
        stage.wait_for("seeked")
        stage.player.resume()
        stage.wait_for("resumed")
        assert stage.audience.last("resumed")[1] == 5000
        stage.audience.forget()
        stage.let_run(300)
        assert 4900 <= stage.audience.told("position_changed")[0].values[1] <= 6000

    def test_speed_is_told_and_kept(self, stage: Stage) -> None:
        play_id = self.start(stage)
        stage.player.set_rate(125)
        stage.wait_for("rate_changed")
        assert stage.audience.last("rate_changed")[:2] == (play_id, 125)

    def test_volume_and_muting_are_told(self, stage: Stage) -> None:
        self.be_ready(stage)
        stage.player.set_volume(40)
        stage.wait_for("volume_changed")
        assert stage.audience.last("volume_changed") == (40, False)
        stage.player.set_muted(True)
        stage.wait_for("volume_changed", 2)
        assert stage.audience.last("volume_changed") == (40, True)

    def test_a_film_begins_where_it_is_told_to(self, stage: Stage) -> None:
        play_id = self.start(stage, start_ms=5000)
        assert stage.audience.last("started") == (play_id, 5000)
        stage.let_run(300)
        assert 5000 <= stage.audience.told("position_changed")[0].values[1] <= 6000

    def test_at_the_end_the_whole_length_is_reached(self, stage: Stage) -> None:
        play_id = self.start(stage, start_ms=stage.length_ms - 2000)
        stage.let_run(2500)
        stage.wait_for("ended")
        assert stage.audience.last("ended")[:2] == (play_id, stage.length_ms)

    def test_another_film_takes_the_place_of_the_first(self, stage: Stage) -> None:
        first = self.start(stage)
        second = stage.player.play(stage.film, length_ms=stage.length_ms)
        stage.wait_for("started", 2)
        assert first != second
        assert stage.audience.last("stopped")[0] == first
        assert stage.audience.last("started")[0] == second

    def test_a_missing_film_fails_and_the_next_one_plays(self, stage: Stage) -> None:
        play_id = stage.player.play(stage.missing, length_ms=1000)
        stage.wait_for("failed")
        assert stage.audience.last("failed") == (play_id, "missing")
        self.start(stage)

    def test_what_is_no_film_fails_and_the_next_one_plays(self, stage: Stage) -> None:
        play_id = stage.player.play(stage.undecodable, length_ms=1000)
        stage.wait_for("failed")
        assert stage.audience.last("failed") == (play_id, "undecodable")
        self.start(stage)

    def test_commands_without_a_film_do_nothing(self, stage: Stage) -> None:
        self.be_ready(stage)
        for command in (stage.player.pause, stage.player.resume, stage.player.stop):
            command()
        stage.player.seek(10)
        stage.player.set_rate(100)
        stage.settle()
        assert stage.audience.words == []

    def test_a_play_has_one_last_word_and_it_is_the_last(self, stage: Stage) -> None:
        play_id = self.start(stage)
        stage.let_run(300)
        stage.player.stop()
        stage.player.stop()
        stage.wait_for("stopped")
        stage.settle()
        mine = [word.name for word in stage.audience.words if word.values[:1] == (play_id,)]
        assert [name for name in mine if name in LAST_WORDS] == ["stopped"]
        assert mine[-1] == "stopped"

    def test_after_shutdown_there_is_silence(self, stage: Stage) -> None:
        self.start(stage)
        stage.player.shutdown()
        stage.audience.forget()
        stage.settle()
        assert stage.audience.words == []
