"""The second opinion counts what passed on the screen, once, at a speed people can follow."""

import pytest

from demo.oracle import Sample, Truth, truth

LOOK_MS = 20
NEAR_MS = 400
"""How far a stretch's ends may be off where speed or place change."""


class Player:
    """Shows frames as a film player would and keeps what somebody looking would have read."""

    def __init__(self) -> None:
        self.samples: list[Sample] = []
        self.position_ms = 0.0
        self._now_ms = 0.0

    def play(self, seconds: float, rate: float = 1.0, readable: bool = True) -> None:
        for _ in range(round(seconds * 1000 / LOOK_MS)):
            frame = int(self.position_ms // 40) if readable else None
            self.samples.append(Sample(self._now_ms, frame))
            self._now_ms += LOOK_MS
            self.position_ms += LOOK_MS * rate

    def seek(self, to_s: float) -> None:
        self.position_ms = to_s * 1000

    def truth(self) -> Truth:
        return truth(self.samples)


@pytest.fixture
def player() -> Player:
    return Player()


def test_a_film_played_through_counts_whole(player: Player) -> None:
    player.play(60)
    assert player.truth().effective_ms == 60_000


def test_nothing_shown_counts_nothing(player: Player) -> None:
    assert player.truth().effective_ms == 0
    player.play(5, readable=False)
    found = player.truth()
    assert found.effective_ms == 0
    assert found.readable_percent == 0


def test_a_paused_picture_adds_nothing(player: Player) -> None:
    player.play(10)
    player.play(30, rate=0)
    player.play(10)
    assert player.truth().effective_ms == pytest.approx(20_000, abs=NEAR_MS)


def test_what_is_seen_twice_counts_once(player: Player) -> None:
    player.play(20)
    player.seek(5)
    player.play(20)
    assert player.truth().effective_ms == pytest.approx(25_000, abs=NEAR_MS)


def test_what_is_skipped_does_not_count(player: Player) -> None:
    player.play(10)
    player.seek(40)
    player.play(10)
    assert player.truth().effective_ms == pytest.approx(20_000, abs=NEAR_MS)


@pytest.mark.parametrize("rate", [0.75, 1.0, 1.25, 1.5])
def test_speeds_people_can_follow_count(player: Player, rate: float) -> None:
    player.play(20, rate)
    found = player.truth()
    assert found.effective_ms == pytest.approx(20_000 * rate, abs=80)
    assert [one.counted for one in found.stretches] == [True]
    assert found.stretches[0].rate_percent == pytest.approx(100 * rate, abs=2)


@pytest.mark.parametrize("rate", [0.25, 0.5, 2.0, 4.0])
def test_speeds_nobody_can_follow_do_not(player: Player, rate: float) -> None:
    player.play(20, rate)
    assert player.truth().effective_ms == 0


def test_a_change_of_speed_divides_the_film(player: Player) -> None:
    player.play(10)
    player.play(10, rate=2)
    player.play(10)
    assert player.truth().effective_ms == pytest.approx(20_000, abs=2 * NEAR_MS)


def test_a_panel_over_the_row_for_a_second_takes_nothing_away(player: Player) -> None:
    player.play(10)
    player.play(1, readable=False)
    player.play(10)
    assert player.truth().effective_ms == 21_000


def test_what_was_covered_for_long_is_not_taken_on_trust(player: Player) -> None:
    player.play(10)
    player.play(20, readable=False)
    player.play(10)
    assert player.truth().effective_ms == pytest.approx(20_000, abs=NEAR_MS)


def test_what_is_leapt_over_after_standing_still_is_not_taken_for_covered(
    player: Player,
) -> None:
    player.play(10)
    player.play(2, rate=0)
    player.seek(13)
    player.play(10)
    assert player.truth().effective_ms == pytest.approx(20_000, abs=NEAR_MS)


def test_how_often_it_looked_is_part_of_the_account(player: Player) -> None:
    player.play(2)
    assert player.truth().samples_per_second == pytest.approx(50)
