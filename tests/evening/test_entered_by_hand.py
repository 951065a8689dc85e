"""What is entered by hand is as durable as a meeting that was held here, on a real disk."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.agenda import Agenda
from kiosk.clock import Clock
from kiosk.events import Event
from kiosk.registering import Registering
from kiosk.store.store import Store
from kiosk.tasks import TaskState
from protocol.record import MeetingRecord, is_intact
from tests.meeting.stories import HELD, LECTURE, entered_by_hand
from tests.station import COURSES, Station, furnish


@pytest.fixture
def station(qtbot: QtBot, tmp_path: Path) -> Iterator[Station]:
    furnish(tmp_path, Clock())
    started = Station.started(qtbot, tmp_path)
    yield started
    started.power_cut()


def desk(station: Station) -> Registering:
    agenda = Agenda(writer=station.writer, exchange=station.exchange, clock=station.clock)
    return Registering(
        minutes=station.minutes, exchange=station.exchange, agenda=agenda, clock=station.clock
    )


def kept(station: Station) -> list[MeetingRecord]:
    """Every record on the disk."""

    def read(store: Store) -> list[MeetingRecord]:
        months = store.records.months()
        return [one.record for month in months for one in store.records.load(month)]

    return station.writer.run(read).result(10)


def test_saved_is_said_once_the_record_is_on_the_disk(station: Station) -> None:
    registering, saved = desk(station), []
    station.evening.saved.connect(saved.append)
    registering.tell(source="satellite", title=COURSES[0].title, present=("p0", "p2"))
    registering.save()
    station.until(lambda: bool(saved))
    (record,) = kept(station)
    assert is_intact(record)
    assert record.id == saved[0]
    assert record.entered_by_hand
    assert record.elsewhere[0].courseware == COURSES[0].sha256
    assert not registering.is_begun
    assert station.evening.meeting is None
    assert station.exchange.next_sequence == record.sequence + 1
    assert len(station.exchange.tasks) == 2
    assert all(task.state is not TaskState.DONE for task in station.exchange.tasks)


def test_a_cut_before_the_record_leaves_all_of_it(
    station: Station, qtbot: QtBot, tmp_path: Path
) -> None:
    event: Event = entered_by_hand()
    station.store.append([event])
    station.power_cut()
    again = Station.started(qtbot, tmp_path)
    try:
        assert again.evening.meeting is None
        (record,) = kept(again)
        assert (record.held, record.elsewhere, record.present) == (HELD, (LECTURE,), 2)
    finally:
        again.power_cut()


def test_while_a_meeting_goes_on_nothing_of_it_is_kept(station: Station) -> None:
    registering = desk(station)
    registering.tell(source="", present=("p0",))
    station.open(COURSES[0])
    assert not registering.may_save
    registering.save()
    assert registering.is_begun
    station.close()
    registering.save()
    station.until(lambda: not registering.is_begun)
    by_hand = [one.entered_by_hand for one in sorted(kept(station), key=lambda it: it.sequence)]
    assert by_hand == [False, True]


def test_a_draft_goes_with_the_day_that_was_said(station: Station) -> None:
    registering = desk(station)
    day = station.clock.local_now().date() - timedelta(days=40)
    registering.tell(day=day, hour=9, minute=30, length_min=90)
    registering.save()
    station.until(lambda: not registering.is_begun)
    (record,) = kept(station)
    assert record.held is not None
    assert (record.held.day, record.held.time) == (day.isoformat(), "09:30")
    assert record.held.length_ms == 90 * 60_000
