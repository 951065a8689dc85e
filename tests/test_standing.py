"""What the office is told of a station is not made of its wrong clock."""

from kiosk.clock import BUILD_MS, Clock, TimeSource
from kiosk.library import Availability, Library, LibraryEntry
from kiosk.standing import status_of
from kiosk.store.documents import RecordState
from kiosk.store.records import IndexEntry
from kiosk.summary import summarise
from protocol.feed import Courseware
from protocol.moment import ClockTrust, Moment
from protocol.record import plain_record
from protocol.status import MOST_MISSING, Status
from tests.store.test_records import FIRST

DAY_MS = 86_400_000
NOW_MS = BUILD_MS + 30 * DAY_MS


def longest_wait_ms(*closed: Moment) -> int:
    clock = Clock(source=TimeSource("now", lambda: NOW_MS, lambda: 60_000))
    clock.learn(NOW_MS, 60_000, 60_000)
    pending = [
        IndexEntry(
            summarise(plain_record(FIRST.model_copy(update={"closed": one}))),
            RecordState.PENDING,
            "2026-11",
        )
        for one in closed
    ]
    return status_of(clock, "0", "", None, Library(), pending, 0).oldest_pending_ms


def closed(ago_ms: int) -> Moment:
    return Moment(wall_ms=NOW_MS - ago_ms, boot_ms=0, boot_id="before")


LOST = Moment(wall_ms=720_000, boot_ms=0, boot_id="lost", trust=ClockTrust.DOUBTFUL)


def test_the_longest_wait_of_all_that_can_be_told_is_told() -> None:
    assert longest_wait_ms(closed(3 * DAY_MS), closed(DAY_MS)) == 3 * DAY_MS


def test_the_first_missing_courses_are_named_in_the_feeds_order() -> None:
    courses = tuple(
        Courseware(sha256=f"{number:064x}", title="课", size_bytes=1, length_ms=1, extension="mp4")
        for number in range(MOST_MISSING + 9)
    )
    library = Library(
        tuple(
            LibraryEntry(one, Availability.PRESENT if number < 4 else Availability.MISSING)
            for number, one in enumerate(courses)
        )
    )
    clock = Clock(source=TimeSource("now", lambda: NOW_MS, lambda: 60_000))
    told = status_of(clock, "0", "", None, library, [], 0)
    assert told.missing == tuple(one.sha256 for one in courses[4 : 4 + MOST_MISSING])
    assert (told.courseware_present, told.courseware_missing) == (4, MOST_MISSING + 5)


def test_an_older_kiosk_says_nothing_of_what_is_missing() -> None:
    clock = Clock(source=TimeSource("now", lambda: NOW_MS, lambda: 60_000))
    plain = status_of(clock, "0", "", None, Library(), [], 0).model_dump()
    del plain["missing"], plain["feed_issued_ms"]
    assert Status.model_validate(plain).missing is None


def test_a_record_of_1970_has_not_waited_for_half_a_century() -> None:
    assert longest_wait_ms(LOST, closed(DAY_MS)) == DAY_MS
    assert longest_wait_ms(LOST) == 0


def test_a_record_made_by_a_clock_ahead_has_not_waited_less_than_nothing() -> None:
    assert longest_wait_ms(closed(-365 * DAY_MS)) == 0
