"""A power cut after any event of a meeting: the next start offers to go on, and nothing is lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from kiosk.errors import KioskError, Trouble
from kiosk.events import Event
from kiosk.folding import fold
from kiosk.meeting import Meeting
from kiosk.store.store import Store
from protocol.moment import Moment
from protocol.record import DiscussionForm, MeetingRecord, is_intact
from protocol.true_time import lapse
from tests.meeting.stories import whole_meeting
from tests.station import COURSES, LENGTH_MS, Station, furnish

STOOD_MS = 8 * 60_000


def evening_until_now() -> tuple[Event, ...]:
    """The whole meeting in an earlier boot; its last event was eight minutes ago."""
    events = whole_meeting(COURSES).events
    shift_ms = Clock().now().wall_ms - STOOD_MS - events[-1].at.wall_ms

    def shifted(at: Moment) -> Moment:
        return at.model_copy(update={"wall_ms": at.wall_ms + shift_ms})

    return tuple(one.model_copy(update={"at": shifted(one.at)}) for one in events)


LENGTH = len(whole_meeting(COURSES).events)
Start = Callable[[int], Station]


@pytest.fixture
def start_after(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Starts the station on a disk that holds the first events of the meeting."""
    furnish(tmp_path, Clock())
    started: list[Station] = []

    def start(events: int) -> Station:
        station = Station.started(qtbot, tmp_path)
        if events:
            station.store.append(evening_until_now()[:events])
            station.power_cut()
            station = Station.started(qtbot, tmp_path)
        started.append(station)
        return station

    yield start
    for station in started:
        station.power_cut()


def left_after(events: int) -> Meeting:
    meeting = fold(whole_meeting(COURSES).events[:events])
    assert meeting is not None
    return meeting


def kept(station: Station) -> list[MeetingRecord]:
    """Every record on the disk."""

    def read(store: Store) -> list[MeetingRecord]:
        months = store.records.months()
        return [one.record for month in months for one in store.records.load(month)]

    return station.writer.run(read).result(10)


@pytest.mark.parametrize("events", range(1, LENGTH))
def test_the_film_goes_on_and_the_meeting_closes_into_one_record(
    start_after: Start, events: int
) -> None:
    left = left_after(events)
    station = start_after(events)
    assert station.evening.interrupted
    last = station.meeting.last
    station.evening.play()
    if left.playing is not None:
        assert station.evening.playback.position_ms == max(0, left.playing.position_ms - 2000)
    if station.evening.playback.sha256:
        station.until(lambda: station.meeting.playing_id != "" and not station.evening.interrupted)
        station.until(lambda: station.evening.playback.waiting == "")
        station.player.advance(1000)
    stored = station.close()
    assert kept(station) == [stored.record]
    assert is_intact(stored.record)
    assert_nothing_lost(left, stored.record)
    (gap,) = stored.record.gaps
    assert gap.before == last
    stood = lapse(gap.before, gap.after)
    assert stood is not None
    assert stood.ms >= STOOD_MS


def assert_nothing_lost(left: Meeting, closed: MeetingRecord) -> None:
    """What was durable before the cut is in the record, and the time without power is not."""
    statuses = {one.person_id: one.status for one in closed.attendance}
    assert {key: mark.status for key, mark in left.attendance.items()}.items() <= statuses.items()
    assert closed.villagers == left.villagers
    played = {one.courseware: one for one in closed.viewings}
    for seen in left.viewings:
        viewing = played[seen.courseware.sha256]
        assert viewing.effective_ms >= seen.effective_ms
        assert viewing.paused_ms <= seen.paused_ms + lasted_ms(seen.paused_since, left.last)
        assert viewing.muted_ms <= seen.muted_ms + lasted_ms(seen.muted_since, left.last)


def lasted_ms(since: Moment | None, until: Moment) -> int:
    return 0 if since is None else since.elapsed_ms(until) or 0


@pytest.mark.parametrize("events", range(1, LENGTH))
def test_it_may_also_be_ended_without_going_on(start_after: Start, events: int) -> None:
    left = left_after(events)
    station = start_after(events)
    stored = station.close()
    assert kept(station) == [stored.record]
    assert_nothing_lost(left, stored.record)
    assert [one.effective_ms for one in stored.record.viewings] == [
        one.effective_ms for one in left.viewings
    ]
    assert len(stored.record.gaps) == 1
    assert start_after(0).evening.meeting is None


def test_a_meeting_whose_closing_was_cut_is_a_record_at_the_next_start(start_after: Start) -> None:
    station = start_after(LENGTH)
    assert station.evening.meeting is None
    (closed,) = kept(station)
    assert_nothing_lost(left_after(LENGTH), closed)
    assert closed.gaps == ()
    assert not closed.closed_by_itself


def test_a_second_crash_right_after_the_first_adds_its_own_gap_and_no_other(
    start_after: Start,
) -> None:
    station = start_after(12)
    station.evening.take_up()
    station.until(lambda: not station.evening.interrupted and bool(station.meeting.gaps))
    station.power_cut()
    station = start_after(0)
    assert station.evening.interrupted
    station.evening.take_up()
    station.evening.take_up()
    gaps = station.close().record.gaps
    assert len(gaps) == 2
    assert gaps[0].after == gaps[1].before


def test_a_film_cut_short_twice_without_being_seen_between_stands_where_it_stood(
    start_after: Start,
) -> None:
    station = start_after(9)
    stood_ms = station.meeting.viewings[0].position_ms
    station.power_cut()
    station = start_after(0)
    assert station.meeting.gaps == ()
    station.play()
    assert station.evening.playback.position_ms == max(0, stood_ms - 2000)
    station.player.advance(LENGTH_MS)
    station.until(lambda: station.meeting.viewings[0].ended)
    assert len(station.close().record.gaps) == 1


def test_what_is_done_after_a_cut_comes_behind_the_gap(start_after: Start) -> None:
    station = start_after(9)
    last = station.meeting.last
    station.evening.discuss(DiscussionForm.NONE)
    station.until(lambda: station.meeting.discussion.form is DiscussionForm.NONE)
    (gap,) = station.meeting.gaps
    assert gap.before == last
    assert gap.after.boot_ms <= station.meeting.touched.boot_ms


def test_a_gap_the_disk_refused_is_told_once_it_takes_it(
    start_after: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    station = start_after(9)

    def refuse(_events: object) -> None:
        raise KioskError(Trouble.DISK_FULL)

    monkeypatch.setattr(station.store, "append", refuse)
    station.evening.discuss(DiscussionForm.NONE)
    station.until(lambda: len(station.told) == 2)
    assert station.evening.interrupted
    monkeypatch.undo()
    assert len(station.close().record.gaps) == 1
