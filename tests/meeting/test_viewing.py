"""What of a course counts as played, under everything a remote and a bad player can do."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.folding import fold
from kiosk.viewing import OpenViewing
from tests.meeting.stories import COURSE, LENGTH_MS, Story


def viewing(story: Story) -> OpenViewing:
    meeting = fold(story.events)
    assert meeting is not None
    found = meeting.viewing(COURSE.sha256)
    assert found is not None
    return found


def test_a_course_played_to_its_end_is_watched_whole() -> None:
    story = Story().start().wait(30_000).tick(30_000).wait(30_000).end(LENGTH_MS)
    assert viewing(story).effective_ms == LENGTH_MS
    assert viewing(story).watched


def test_a_course_that_ends_early_is_not_counted_as_watched() -> None:
    story = Story().start().wait(20_000).end(20_000)
    assert viewing(story).effective_ms == 20_000
    assert not viewing(story).watched


def test_an_end_that_leaps_to_the_length_credits_only_what_was_played() -> None:
    story = Story().start().wait(10_000).tick(10_000).wait(100).end(LENGTH_MS)
    assert viewing(story).effective_ms == 10_000


def test_a_seek_forward_is_not_watched() -> None:
    story = Story().start().wait(5000).seek(5000, 50_000).wait(10_000).end(LENGTH_MS)
    assert viewing(story).effective_ms == 15_000


def test_a_seek_back_of_a_fraction_of_a_second_gives_no_negative_segment() -> None:
    story = Story().start().wait(5000).seek(5000, 4800).wait(200).seek(5000, 4700)
    story.wait(1000).stop(5700)
    assert all(part.end_ms > part.start_ms for part in viewing(story).segments)
    assert viewing(story).effective_ms == 5700


def test_repeated_seeks_never_merge_wrongly() -> None:
    story = Story().start()
    for target in (40_000, 10_000, 30_000):
        position = fold_position(story)
        story.wait(1000).seek(position + 1000, target)
    story.wait(1000).stop(31_000)
    assert viewing(story).effective_ms == 4000


def fold_position(story: Story) -> int:
    return viewing(story).position_ms


def test_a_clock_that_trembles_back_goes_on_in_the_same_run() -> None:
    story = Story().start().wait(5000).tick(5000).wait(100).tick(4900).wait(900).tick(6000)
    story.wait(1000).stop(7000)
    assert viewing(story).effective_ms == 7000


def test_double_speed_is_played_but_not_watched() -> None:
    story = Story().start().wait(10_000).rate(200, 10_000).wait(10_000).tick(30_000)
    story.rate(100, 30_000).wait(5000).stop(35_000)
    assert viewing(story).effective_ms == 15_000
    assert [part.rate_percent for part in viewing(story).segments] == [100, 200, 100]


def test_a_jumping_wall_clock_does_not_lengthen_a_segment() -> None:
    story = Story().start().wait(5000)
    story.wall_shift_ms = 365 * 86_400_000
    story.tick(5000).wait(1000).stop(6000)
    assert viewing(story).effective_ms == 6000


def test_a_pause_is_counted_as_pause_and_not_as_watching() -> None:
    story = Story().start().wait(5000).pause(5000).wait(60_000).resume(5000).wait(1000).stop(6000)
    assert viewing(story).effective_ms == 6000
    assert viewing(story).paused_ms == 60_000


def test_a_seek_while_paused_begins_where_it_landed() -> None:
    story = Story().start().wait(5000).pause(5000).seek(5000, 30_000).wait(9000)
    story.resume(30_000).wait(2000).stop(32_000)
    assert viewing(story).effective_ms == 7000


def test_what_was_lost_while_the_player_was_dead_is_not_counted() -> None:
    story = Story().start().wait(10_000).tick(10_000).wait(4000).recover(8000)
    story.wait(4000).stop(12_000)
    assert viewing(story).effective_ms == 12_000


def test_a_position_beyond_the_end_adds_nothing() -> None:
    story = Story().start(59_000).wait(2000).end(LENGTH_MS + 500)
    assert viewing(story).segments[-1].end_ms == LENGTH_MS
    assert viewing(story).effective_ms == 1000


def test_what_a_film_that_stood_leaps_over_is_not_watched() -> None:
    story = Story().start().wait(5000).tick(5000)
    for _ in range(10):
        story.wait(4000).tick(5000)
    story.wait(4000).tick(45_000).wait(1000).stop(46_000)
    assert viewing(story).effective_ms == 6000


def test_a_position_far_back_takes_nothing_from_what_was_played() -> None:
    story = Story().start().wait(5000).tick(5000).wait(100).tick(2000).wait(1000).stop(3000)
    assert viewing(story).effective_ms == 5000


def test_a_film_that_outpaces_its_clock_by_little_at_a_time_is_not_believed() -> None:
    story = Story().start()
    for place in range(1, 11):
        story.wait(4000).tick(5000 * place)
    assert viewing(story).effective_ms <= 40_000


def test_a_player_that_falls_in_a_pause_comes_back_into_the_pause() -> None:
    story = Story().start().wait(5000).pause(5000).wait(1000).recover(3000)
    story.wait(60_000).stop(9000)
    assert viewing(story).effective_ms == 5000
    assert viewing(story).paused_ms == 61_000


def test_silence_between_two_showings_is_not_the_courses() -> None:
    story = Story().start().wait(1000).mute(True).wait(2000).stop(3000).wait(60_000)
    story.start(3000).wait(4000).stop(7000)
    assert viewing(story).muted_ms == 6000


def test_silence_up_to_a_power_cut_is_told() -> None:
    story = Story().start().mute(True).wait(4000).tick(4000).cut(60_000, "second").come_back()
    story.start(2000).wait(5000).stop(7000)
    assert viewing(story).muted_ms == 4000


def test_a_pause_ends_with_the_power() -> None:
    story = Story().start().wait(4000).pause(4000).wait(60_000).still_on()
    story.cut(3_600_000, "second").come_back().wait(1000).start(2000).wait(1000).stop(3000)
    assert viewing(story).paused_ms == 60_000


def test_a_pause_ends_when_the_kiosk_falls_though_the_machine_runs_on() -> None:
    story = Story().start().mute(True).wait(4000).pause(4000).wait(60_000).still_on()
    story.wait(3_600_000).come_back().start(2000).wait(1000).stop(3000)
    assert viewing(story).paused_ms == 60_000
    assert viewing(story).muted_ms == 64_000


def test_after_a_power_cut_a_film_begins_at_its_usual_speed() -> None:
    story = Story().start().rate(200, 0).wait(2000).tick(4000).cut(60_000, "second").come_back()
    story.start(2000).wait(2000).stop(4000)
    assert [part.rate_percent for part in viewing(story).segments] == [200, 100]
    assert viewing(story).effective_ms == 2000


def test_a_course_shown_again_adds_to_the_same_viewing() -> None:
    story = Story().start().wait(10_000).stop(10_000).wait(60_000)
    story.start(10_000).wait(50_000).end(LENGTH_MS)
    assert viewing(story).effective_ms == LENGTH_MS
    assert viewing(story).missing_ms == 0


def test_how_much_is_missing_until_it_counts_as_watched() -> None:
    story = Story().start().wait(50_000).stop(50_000)
    assert viewing(story).missing_ms == 4000


_deeds = st.lists(
    st.tuples(
        st.sampled_from(["wait", "pause", "resume", "seek", "rate", "tremble"]),
        st.integers(0, LENGTH_MS),
        st.sampled_from([50, 75, 100, 150, 200]),
    ),
    max_size=25,
)


@given(_deeds)
def test_effective_time_is_what_an_exact_player_really_showed(
    deeds: list[tuple[str, int, int]],
) -> None:
    story, shown = Story().start(), set[int]()
    position, rate, running = 0, 100, True
    for deed, number, percent in deeds:
        if deed == "wait" and running:
            played = min(number // 10 * rate // 100, LENGTH_MS - position)
            if 75 <= rate <= 150:
                shown.update(range(position, position + played))
            position += played
            story.wait(number // 10).tick(position)
        elif deed == "pause" and running:
            running = False
            story.pause(position)
        elif deed == "resume" and not running:
            running = True
            story.resume(position)
        elif deed == "seek":
            story.seek(position, number)
            position = number
        elif deed == "rate":
            rate = percent
            story.rate(rate, position)
        elif deed == "tremble" and running:
            story.tick(max(0, position - number % 400))
    story.stop(position)
    assert viewing(story).effective_ms == len(shown)
