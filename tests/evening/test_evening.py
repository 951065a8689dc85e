"""The evening on a real disk: what is durable shows, and what is shown is durable."""

from collections.abc import Callable

from kiosk.clock import boottime_ms
from kiosk.errors import Trouble
from kiosk.library import Availability
from kiosk.programme import programme_of, proposed_courses
from kiosk.store.documents import RecordState
from protocol.record import AttendanceStatus, DiscussionForm, is_intact
from tests.station import COURSES, LENGTH_MS, Station

FIRST, SECOND, THIRD = COURSES


def test_the_plans_required_courses_are_proposed(start: Callable[[], Station]) -> None:
    exchange = start().exchange
    courses = proposed_courses(exchange, "theme_party_day")
    assert courses == (FIRST.sha256, SECOND.sha256)
    items = programme_of(exchange, (*courses, "unknown", THIRD.sha256))
    assert [item.courseware for item in items] == [FIRST, SECOND, THIRD]
    assert [item.plan.plan_version for item in items if item.plan] == [4, 4]


def test_a_whole_meeting_becomes_one_intact_record(start: Callable[[], Station]) -> None:
    station = start()
    station.open(FIRST)
    for person in ("p0", "p1"):
        station.evening.mark(person, AttendanceStatus.PRESENT)
    station.evening.count_villagers(5)
    station.play()
    station.player.advance(LENGTH_MS)
    station.until(lambda: station.meeting.viewings[0].ended)
    station.evening.discuss(DiscussionForm.ON_PAPER, speakers=3)
    stored = station.close()
    record = stored.record
    assert is_intact(record)
    assert stored.state is RecordState.PENDING
    assert (record.present, record.villagers, record.sequence) == (2, 5, 1)
    assert record.viewings[0].plan is not None
    assert record.host == "王麦青"
    assert [one.name for one in record.expected] == ["王麦青", "李稻香", "张禾苗"]
    assert station.evening.meeting is None


def test_a_mark_shows_only_once_it_is_durable(start: Callable[[], Station]) -> None:
    station = start()
    station.open(FIRST)
    station.evening.mark("p0", AttendanceStatus.PRESENT)
    assert station.meeting.present == 0
    station.until(lambda: station.meeting.present == 1)


def test_undo_takes_back_the_last_step_and_then_the_one_before(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.open(FIRST)
    station.evening.mark("p0", AttendanceStatus.PRESENT)
    station.evening.mark("p0", AttendanceStatus.ON_LEAVE)
    station.evening.undo()
    station.until(
        lambda: (
            "p0" in station.meeting.attendance
            and station.meeting.attendance["p0"].status is AttendanceStatus.PRESENT
        )
    )
    station.evening.undo()
    station.until(lambda: station.meeting.attendance == {})


def test_after_a_power_cut_the_film_goes_on_two_seconds_before(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.open(FIRST)
    station.evening.mark("p0", AttendanceStatus.PRESENT)
    station.play()
    station.player.advance(30_000)
    station.evening.pause()
    station.until(lambda: station.evening.playback.paused)
    station.power_cut()

    station = start()
    assert station.evening.interrupted
    assert station.meeting.present == 1
    station.play()
    assert station.evening.playback.position_ms == 28_000
    station.player.advance(LENGTH_MS)
    station.until(lambda: station.meeting.viewings[0].ended)
    record = station.close().record
    assert len(record.gaps) == 1
    assert len(record.viewings) == 1


def test_a_meeting_interrupted_is_closed_without_being_shown_again(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.open(FIRST)
    station.power_cut()
    record = start().close().record
    assert len(record.gaps) == 1
    assert start().evening.meeting is None


def test_a_film_damaged_on_the_disk_is_refused_and_the_next_one_offered(
    start: Callable[[], Station],
) -> None:
    station = start()
    path = station.store.shelf.path(FIRST)
    spoilt = bytearray(path.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    path.write_bytes(spoilt)
    station.open(FIRST, SECOND)
    station.evening.play()
    station.until(lambda: bool(station.meeting.viewings))
    assert station.meeting.viewings[0].failure == "damaged"
    assert station.told == [Trouble.COURSE_DAMAGED]
    assert station.meeting.next_item is not None
    assert station.meeting.next_item.courseware == SECOND
    station.until(lambda: not path.exists())
    entry = station.exchange.library.entry(FIRST.sha256)
    assert entry is not None
    assert entry.availability is Availability.DAMAGED
    station.play()
    station.player.advance(LENGTH_MS)
    station.until(lambda: station.meeting.viewings[1].ended)
    record = station.close().record
    assert [one.failure for one in record.viewings] == ["damaged", ""]


def test_a_film_that_is_not_there_is_told_and_the_meeting_goes_on(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.store.shelf.path(FIRST).unlink()
    station.open(FIRST, SECOND)
    station.evening.play()
    station.until(lambda: bool(station.meeting.viewings))
    assert station.told == [Trouble.COURSE_MISSING]
    assert not station.meeting.is_over


def test_the_second_meeting_follows_the_first_in_number(start: Callable[[], Station]) -> None:
    station = start()
    station.open(FIRST)
    assert station.close().record.sequence == 1
    station.open(SECOND)
    assert station.close().record.sequence == 2


def test_an_abandoned_meeting_is_kept_with_its_reason_and_does_not_count(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.open(FIRST)
    station.evening.abandon("no_one_came")
    station.until(lambda: station.evening.meeting is None)
    (entry,) = station.exchange.ledger.pending
    assert not entry.summary.took_place


def test_on_demand_asks_for_no_names(start: Callable[[], Station]) -> None:
    station = start()
    station.open(THIRD, type_code="on_demand")
    assert station.meeting.expected == ()
    assert station.meeting.minimum_people == 1


def test_a_second_meeting_cannot_begin_over_the_first(start: Callable[[], Station]) -> None:
    station = start()
    station.open(FIRST)
    first = station.meeting.id
    station.evening.open("members_meeting", [])
    station.evening.count_villagers(1)
    station.until(lambda: station.meeting.villagers == 1)
    assert station.meeting.id == first


def test_two_quick_presses_jump_twice_as_far(start: Callable[[], Station]) -> None:
    station = start()
    station.open(FIRST)
    station.play()
    station.evening.seek_by(10_000)
    station.evening.seek_by(10_000)
    station.until(lambda: station.evening.playback.position_ms == 20_000)
    station.evening.seek_by(-5000)
    station.until(lambda: station.evening.playback.position_ms == 15_000)


def test_a_jump_told_of_while_others_wait_takes_nothing_from_them(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.open(FIRST)
    station.play()
    station.evening.seek_by(10_000)
    station.evening.seek_by(10_000)
    station.player.seeked.emit(1, 0, 10_000, boottime_ms())
    station.evening.seek_by(10_000)
    station.until(lambda: station.evening.playback.position_ms == 30_000)


def test_a_speed_asked_for_shows_at_once(start: Callable[[], Station]) -> None:
    station = start()
    station.open(FIRST)
    station.play()
    station.evening.set_rate(125)
    assert station.evening.playback.rate_percent == 125
