"""A course that takes the player down: once is forgiven, twice at one meeting is not."""

from collections.abc import Callable

from kiosk.errors import Trouble
from tests.station import COURSES, LENGTH_MS, Station

FIRST, SECOND, THIRD = COURSES


def test_a_course_that_fells_the_player_in_two_plays_is_given_up(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.open(FIRST, SECOND)
    station.play()
    station.player.advance(5000)
    station.player.die()
    station.evening.stop_playing()
    station.until(lambda: station.meeting.playing_id == "")
    station.evening.play(FIRST.sha256)
    station.until(lambda: station.meeting.playing_id != "")
    station.player.die("player_froze")
    station.until(lambda: station.meeting.playing_id == "")
    assert station.told == [Trouble.PLAYER_DIED_TWICE]
    assert station.meeting.viewings[0].failure == "player_died_twice"
    assert station.meeting.next_item is not None
    assert station.meeting.next_item.courseware == SECOND
    record = station.close().record
    assert "player_died_twice" in record.equipment.problems
    assert record.viewings[0].failure == "player_died_twice"
    assert not record.equipment.normal


def test_falls_are_counted_across_a_restart_and_a_crash_of_the_kiosk_is_none(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.open(FIRST)
    station.play()
    station.player.die()
    station.until(lambda: station.meeting.viewings[0].falls == 1)
    station.power_cut()
    station = start()
    assert station.meeting.viewings[0].falls == 1
    station.play()
    station.player.die()
    station.until(lambda: station.meeting.viewings[0].is_given_up)


def test_a_course_that_was_given_up_is_not_played_when_asked_for_again(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.open(FIRST)
    station.play()
    station.player.fail("player_died_twice")
    station.until(lambda: station.meeting.viewings[0].is_given_up)
    finished: list[str] = []
    station.evening.course_finished.connect(finished.append)
    station.evening.play(FIRST.sha256)
    station.until(lambda: finished == [FIRST.sha256])
    assert station.told == [Trouble.PLAYER_DIED_TWICE] * 2
    assert station.meeting.playing_id == ""


def test_a_picture_that_only_stood_is_no_fall(start: Callable[[], Station]) -> None:
    station = start()
    station.open(FIRST)
    station.play()
    for _ in range(3):
        station.player.die("stalled")
    station.player.advance(LENGTH_MS)
    station.until(lambda: station.meeting.viewings[0].ended)
    assert station.meeting.viewings[0].falls == 0


def test_the_fallen_player_is_named_in_the_record(start: Callable[[], Station]) -> None:
    station = start()
    station.open(FIRST)
    station.play()
    station.player.advance(5000)
    station.player.die()
    station.player.advance(LENGTH_MS)
    station.until(lambda: station.meeting.viewings[0].ended)
    assert "player_died" in station.close().record.equipment.problems
