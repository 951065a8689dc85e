"""What counts as watched."""

from hypothesis import given
from hypothesis import strategies as st

from protocol.segments import PlayedSegment, effective_ms, is_watched

LENGTH_MS = 60_000

segments = st.lists(
    st.builds(
        lambda a, b, rate: PlayedSegment(start_ms=min(a, b), end_ms=max(a, b), rate_percent=rate),
        st.integers(0, LENGTH_MS + 5000),
        st.integers(0, LENGTH_MS + 5000),
        st.sampled_from([50, 75, 100, 125, 150, 200]),
    ),
    max_size=12,
)


def part(start_ms: int, end_ms: int, rate_percent: int = 100) -> PlayedSegment:
    return PlayedSegment(start_ms=start_ms, end_ms=end_ms, rate_percent=rate_percent)


def test_seconds_played_twice_count_once() -> None:
    assert effective_ms([part(0, 30_000), part(20_000, 40_000)], LENGTH_MS) == 40_000


def test_what_lies_between_two_segments_does_not_count() -> None:
    assert effective_ms([part(0, 10_000), part(50_000, 60_000)], LENGTH_MS) == 20_000


def test_double_speed_and_half_speed_do_not_count() -> None:
    assert effective_ms([part(0, 30_000, 200), part(0, 10_000, 50)], LENGTH_MS) == 0


def test_the_slowest_and_fastest_counted_speeds_count() -> None:
    assert effective_ms([part(0, 10_000, 75), part(10_000, 20_000, 150)], LENGTH_MS) == 20_000


def test_nothing_beyond_the_length_counts() -> None:
    assert effective_ms([part(0, 90_000)], LENGTH_MS) == LENGTH_MS


def test_ninety_percent_is_watched_and_a_millisecond_less_is_not() -> None:
    assert is_watched(54_000, LENGTH_MS)
    assert not is_watched(53_999, LENGTH_MS)


def test_a_course_without_length_is_never_watched() -> None:
    assert not is_watched(0, 0)


@given(segments)
def test_the_sum_agrees_with_counting_each_millisecond(parts: list[PlayedSegment]) -> None:
    played = bytearray(LENGTH_MS)
    for one in parts:
        if one.counts:
            end = min(one.end_ms, LENGTH_MS)
            played[one.start_ms : end] = b"\1" * max(0, end - one.start_ms)
    assert effective_ms(parts, LENGTH_MS) == sum(played)


@given(segments)
def test_the_order_of_segments_does_not_matter(parts: list[PlayedSegment]) -> None:
    assert effective_ms(parts, LENGTH_MS) == effective_ms(list(reversed(parts)), LENGTH_MS)
