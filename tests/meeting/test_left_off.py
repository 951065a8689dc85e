"""Where a film on demand was left, read off the records; it is a place, and counts for nothing."""

from kiosk.summary import RecordSummary, summarise
from protocol.meeting_types import ON_DEMAND
from protocol.record import Viewing
from protocol.segments import PlayedSegment
from tests.meeting.stories import COURSE
from tests.protocol.test_record import record


def left_off(
    *segments_ms: tuple[int, int], watched: bool = False, type_code: str = ON_DEMAND
) -> RecordSummary:
    """A record of one film of 100 minutes of which this was played, in this order."""
    segments = tuple(
        PlayedSegment(start_ms=start, end_ms=end, rate_percent=100) for start, end in segments_ms
    )
    seen = Viewing(
        courseware=COURSE.sha256,
        title=COURSE.title,
        length_ms=6_000_000,
        segments=segments,
        watched=watched,
    )
    return summarise(record(type_code=type_code, viewings=(seen,)).model_dump(mode="json"))


def test_a_film_is_left_where_it_was_played_last() -> None:
    assert left_off((0, 900_000)).left_off == {COURSE.sha256: 900_000}
    assert left_off((2_000_000, 3_000_000), (0, 60_000)).left_off == {COURSE.sha256: 60_000}


def test_nothing_is_left_of_a_film_that_was_watched_or_ran_to_its_titles() -> None:
    assert left_off((0, 5_500_000), watched=True).left_off == {COURSE.sha256: 0}
    assert left_off((3_000_000, 5_800_000)).left_off == {COURSE.sha256: 0}


def test_a_film_that_was_only_looked_into_is_not_asked_to_be_gone_on_with() -> None:
    assert left_off((0, 20_000)).left_off == {COURSE.sha256: 0}


def test_a_film_that_never_played_leaves_what_was_known_of_it() -> None:
    assert left_off().left_off == {}


def test_what_a_meeting_left_is_the_meetings_own() -> None:
    assert left_off((0, 900_000), type_code="theme_party_day").left_off == {}
