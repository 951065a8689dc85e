"""A meeting that nobody ends is not kept open for ever, and none is taken away from people."""

import pytest

from kiosk import events as ev
from kiosk.folding import fold
from kiosk.forgotten import is_forgotten
from kiosk.meeting import Meeting
from kiosk.sealing import record
from protocol.moment import ClockTrust, Moment
from tests.meeting.stories import Story

HOUR_MS = 3_600_000
EVENING_MS = 1_776_337_200_000
"""2026-04-16 19:00 in the village."""


def after(story: Story, idle_ms: int) -> tuple[Meeting, Moment]:
    meeting = fold(story.events)
    assert meeting is not None
    return meeting, story.wait(idle_ms).moment()


def evening(hour: int) -> Story:
    """A meeting whose last mark was made at this hour."""
    story = Story()
    story.wall_shift_ms = EVENING_MS - story.moment().wall_ms + (hour - 19) * HOUR_MS
    return story.mark(0)


def test_three_hours_without_anything_are_enough() -> None:
    assert is_forgotten(*after(evening(19), 3 * HOUR_MS))
    assert not is_forgotten(*after(evening(19), 3 * HOUR_MS - 1))


def test_a_meeting_that_runs_past_midnight_is_not_taken_away() -> None:
    late = evening(23).wait(45 * 60_000).mark(1)
    assert not is_forgotten(*after(late, HOUR_MS - 1))
    assert is_forgotten(*after(late, 1))


def test_an_hour_of_the_same_day_is_no_reason() -> None:
    assert not is_forgotten(*after(evening(19), 2 * HOUR_MS))


def test_a_station_that_only_ran_on_does_not_make_a_meeting_new() -> None:
    story = evening(19).wait(2 * HOUR_MS)
    story.add(ev.StillOn(at=story.moment()))
    assert is_forgotten(*after(story, HOUR_MS))


def test_after_a_night_without_power_it_is_forgotten() -> None:
    story = evening(21)
    story.boot_id = "second"
    assert is_forgotten(*after(story, 15 * HOUR_MS))


@pytest.mark.parametrize("doubted", ["before", "after"])
def test_where_the_clocks_cannot_tell_nobody_is_taken_to_have_gone(doubted: str) -> None:
    story = Story()
    meeting, now = after(story, 15 * HOUR_MS)
    now = now.model_copy(update={"boot_id": "second"})
    doubtful = {"trust": ClockTrust.DOUBTFUL}
    if doubted == "before":
        story.mark(0)
        last = story.events[-1].at.model_copy(update=doubtful)
        story.events[-1] = story.events[-1].model_copy(update={"at": last})
        meeting, _ = after(story, 0)
    else:
        now = now.model_copy(update=doubtful)
    assert not is_forgotten(meeting, now)


def test_a_doubtful_clock_knows_of_no_other_day() -> None:
    meeting, now = after(evening(23), HOUR_MS)
    doubtful = {"trust": ClockTrust.DOUBTFUL}
    assert not is_forgotten(meeting, now.model_copy(update=doubtful))
    later = now.moved(2 * HOUR_MS).model_copy(update=doubtful)
    assert is_forgotten(meeting, later)


def test_a_clock_put_right_in_between_makes_no_night_of_an_hour() -> None:
    story = evening(19)
    meeting, _ = after(story, 0)
    story.wall_shift_ms += 400 * 24 * HOUR_MS
    assert not is_forgotten(meeting, story.wait(HOUR_MS).moment())


def test_what_closed_by_itself_was_over_when_the_last_thing_happened() -> None:
    story = Story().mark(0).start().wait(5000).pause(5000)
    paused = story.moment()
    story.wait(HOUR_MS).add(ev.StillOn(at=story.moment())).wait(2 * HOUR_MS)
    story.add(ev.Closed(at=story.moment(), by_itself=True))
    meeting = fold(story.events)
    assert meeting is not None
    kept = record(meeting)
    assert kept.closed_by_itself
    assert kept.closed == paused
    assert kept.viewings[0].ended == paused
    assert kept.viewings[0].paused_ms == 0
    assert kept.gaps == ()
