"""The speed that is told is the one at which the film was seen to run."""

from kiosk.player.pace import Change, Pace

EVERY_MS = 250


def run(pace: Pace, *percents: int) -> list[Change]:
    """The changes told while the film runs at each of these speeds for a quarter of a second."""
    position_ms = at_ms = 0
    changes = [pace.see(position_ms, at_ms)]
    for percent in percents:
        position_ms += EVERY_MS * percent // 100
        at_ms += EVERY_MS
        changes.append(pace.see(position_ms, at_ms))
    return [one for one in changes if one is not None]


def test_a_speed_nobody_asked_for_is_a_clock_that_trembles() -> None:
    assert run(Pace(100), 100, 140, 60, 180, 40, 100) == []


def test_on_the_way_to_a_speed_those_between_are_told_once() -> None:
    pace = Pace(100)
    pace.wanted_percent = 200
    climb = run(pace, *(percent for percent in range(100, 201, 10) for _ in range(2)), 200, 200)
    assert [one.percent for one in climb] == [125, 150, 175, 200]
    assert pace.percent == 200


def test_a_machine_too_slow_for_a_speed_is_told_at_the_one_it_reaches() -> None:
    pace = Pace(100)
    pace.wanted_percent = 200
    assert [one.percent for one in run(pace, *(145,) * 12)] == [150]


def test_slowing_down_is_told_as_well() -> None:
    pace = Pace(100)
    pace.wanted_percent = 75
    assert [one.percent for one in run(pace, *(75,) * 4)] == [75]


def test_a_change_holds_from_within_what_was_seen() -> None:
    pace = Pace(100)
    pace.wanted_percent = 200
    (change,) = run(pace, 200, 200)
    assert change == Change(200, 500, 250)


def test_what_was_seen_before_a_jump_is_no_speed() -> None:
    pace = Pace(100)
    pace.wanted_percent = 150
    pace.see(0, 0)
    pace.see(250, 250)
    pace.forget()
    assert pace.see(30_000, 500) is None


def test_after_a_jump_normal_speed_is_news_only_if_it_was_another() -> None:
    pace = Pace(100)
    assert not pace.begin_again()
    pace.percent = 150
    assert pace.begin_again()
