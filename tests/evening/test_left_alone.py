"""A meeting that nobody ends: it is watched over, and closed when everybody has left."""

from collections.abc import Callable

import pytest

from kiosk.adjusting import Adjusting
from kiosk.config import DisplayConfig
from kiosk.unattended import Unattended
from protocol.record import AttendanceStatus
from tests.meeting.stories import whole_meeting
from tests.station import COURSES, Station

FIRST, SECOND, THIRD = COURSES


def adjusting(station: Station) -> Adjusting:
    settings = station.writer.run(lambda store: store.settings()).result(10)
    return Adjusting(settings, station.writer, DisplayConfig())


def test_a_meeting_everybody_left_closes_itself_at_its_last_moment(
    start: Callable[[], Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    station = start()
    station.open(FIRST)
    station.evening.mark("p0", AttendanceStatus.PRESENT)
    station.play()
    station.player.advance(5000)
    station.evening.pause()
    station.until(lambda: station.evening.playback.paused)
    station.evening.count_villagers(3)
    station.until(lambda: station.meeting.villagers == 3)
    touched = station.meeting.touched
    later = station.clock.now().moved(3 * 3_600_000)
    monkeypatch.setattr(station.clock, "now", lambda: later)
    station.evening.look_round()
    station.until(lambda: station.evening.meeting is None)
    (entry,) = station.exchange.ledger.pending
    kept = station.writer.run(lambda store: store.records.fetch([entry])).result(10)[0]
    assert kept.closed_by_itself
    assert kept.closed == touched
    assert kept.present == 1
    assert not station.evening.playback.paused
    unattended = Unattended(station.exchange, adjusting(station))
    assert unattended.entry is not None
    assert unattended.entry.summary.id == kept.id
    unattended.dismiss(kept.id)
    assert unattended.entry is None
    station.power_cut()
    again = start()
    assert Unattended(again.exchange, adjusting(again)).entry is None


def test_nobody_is_taken_to_have_left_while_a_film_plays(
    start: Callable[[], Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    station = start()
    station.open(FIRST)
    station.play()
    later = station.clock.now().moved(3 * 3_600_000)
    monkeypatch.setattr(station.clock, "now", lambda: later)
    station.evening.look_round()
    assert not station.evening.is_ending


def test_a_station_that_stands_by_says_each_minute_that_it_runs(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.open(FIRST)
    touched = station.meeting.touched
    station.evening.look_round()
    station.until(lambda: station.meeting.last != touched)
    assert station.meeting.touched == touched


def test_nothing_is_noted_before_somebody_has_gone_on_after_a_cut(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.open(FIRST)
    station.power_cut()
    station = start()
    last = station.meeting.last
    station.evening.look_round()
    station.evening.take_up()
    station.until(lambda: bool(station.meeting.gaps))
    assert station.meeting.gaps[0].before == last


def test_a_meeting_of_the_day_before_is_closed_before_anybody_is_asked(
    start: Callable[[], Station],
) -> None:
    station = start()
    story = whole_meeting(COURSES)
    story.events.pop()
    last = story.events[-1].at
    yesterday_ms = station.clock.now().wall_ms - 20 * 3_600_000 - last.wall_ms
    station.store.append(
        [
            one.model_copy(
                update={"at": one.at.model_copy(update={"wall_ms": one.at.wall_ms + yesterday_ms})}
            )
            for one in story.events
        ]
    )
    station.power_cut()
    station = start()
    assert station.evening.is_ending
    station.until(lambda: station.evening.meeting is None)
    (entry,) = station.exchange.ledger.pending
    assert entry.summary.closed_by_itself
    assert Unattended(station.exchange, adjusting(station)).entry == entry
    station.power_cut()
    assert start().evening.meeting is None
