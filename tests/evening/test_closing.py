"""Closing: safe to repeat, told when the disk refuses, and one record in the end."""

import errno
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kiosk import minutes
from kiosk.clock import boottime_ms
from kiosk.errors import KioskError, Trouble
from kiosk.events import Event
from kiosk.store.records import Records
from protocol.record import AttendanceStatus, DiscussionForm, MeetingRecord
from tests.station import COURSES, Station

FIRST, SECOND, THIRD = COURSES


def test_saving_pressed_many_times_makes_one_record(start: Callable[[], Station]) -> None:
    station = start()
    station.open(FIRST)
    station.play()
    saved: list[str] = []
    station.evening.saved.connect(saved.append)
    for _ in range(5):
        station.evening.close()
    station.until(lambda: station.evening.meeting is None)
    station.evening.close()
    station.writer.run(lambda store: None).result(10)
    assert len(saved) == 1
    assert len(station.exchange.ledger.pending) == 1


def test_a_film_whose_end_the_disk_refused_leaves_the_screen_all_the_same(
    start: Callable[[], Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    station = start()
    station.open(FIRST)
    station.play()
    finished: list[str] = []
    station.evening.course_finished.connect(finished.append)

    def refuse(_events: object) -> None:
        raise KioskError(Trouble.DISK_FULL)

    monkeypatch.setattr(station.store, "append", refuse)
    station.evening.stop_playing()
    station.until(lambda: bool(finished))
    assert station.told == [Trouble.DISK_FULL]
    monkeypatch.undo()
    assert station.close().record.viewings[0].failure == ""


def test_an_event_refused_takes_nothing_from_those_that_wait_behind_it(
    start: Callable[[], Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    station = start()
    station.open(FIRST)
    append = station.store.append
    asked, noted = threading.Event(), threading.Event()

    def refuse_the_first(events: Sequence[Event]) -> None:
        if not noted.is_set():
            asked.set()
            noted.wait(10)
            raise KioskError(Trouble.DISK_FULL)
        append(events)

    monkeypatch.setattr(station.store, "append", refuse_the_first)
    station.evening.mark("p0", AttendanceStatus.PRESENT)
    assert asked.wait(10)
    station.evening.mark("p1", AttendanceStatus.PRESENT)
    noted.set()
    station.until(lambda: station.meeting.present == 1)
    assert station.told == [Trouble.DISK_FULL]
    station.evening.mark("p1", AttendanceStatus.ON_LEAVE)
    station.evening.undo()
    station.evening.count_villagers(1)
    station.until(lambda: station.meeting.villagers == 1)
    assert station.meeting.attendance["p1"].status is AttendanceStatus.PRESENT


def test_nothing_is_written_of_what_comes_after_the_end(
    start: Callable[[], Station], tmp_path: Path
) -> None:
    station = start()
    station.open(FIRST)
    station.close()
    station.evening.mark("p0", AttendanceStatus.PRESENT)
    station.evening.discuss(DiscussionForm.NONE)
    station.writer.run(lambda _store: None).result(10)
    assert not (tmp_path / "meetings" / "current.jsonl").exists()


def test_a_disk_that_refuses_is_told_and_nothing_is_shown(
    start: Callable[[], Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    station = start()
    station.open(FIRST)

    def refuse(_events: object) -> None:
        raise KioskError(Trouble.DISK_FULL)

    monkeypatch.setattr(station.store, "append", refuse)
    station.evening.mark("p0", AttendanceStatus.PRESENT)
    station.until(lambda: station.told == [Trouble.DISK_FULL])
    assert station.meeting.present == 0
    monkeypatch.undo()
    station.evening.mark("p0", AttendanceStatus.PRESENT)
    station.until(lambda: station.meeting.present == 1)


def silent(station: Station) -> threading.Event:
    """The disk does not answer until this is set."""
    answers = threading.Event()
    station.writer.run(lambda _store: answers.wait(10))
    return answers


def test_a_disk_that_does_not_answer_is_told_once_and_shows_the_mark_when_it_does(
    start: Callable[[], Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minutes, "_PATIENCE_MS", 20)
    station = start()
    station.open(FIRST)
    answers = silent(station)
    station.evening.mark("p0", AttendanceStatus.PRESENT)
    station.evening.mark("p1", AttendanceStatus.PRESENT)
    station.until(lambda: Trouble.DISK_SLOW in station.told)
    assert station.meeting.present == 0
    station.evening.mark("p2", AttendanceStatus.PRESENT)
    time.sleep(0.1)
    answers.set()
    station.until(lambda: station.meeting.present == 3)
    assert station.told == [Trouble.DISK_SLOW]


def test_a_disk_that_goes_on_not_answering_is_told_again(
    start: Callable[[], Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minutes, "_PATIENCE_MS", 20)
    monkeypatch.setattr(minutes, "_REMINDING_MS", 30)
    station = start()
    station.open(FIRST)
    answers = silent(station)
    station.evening.mark("p0", AttendanceStatus.PRESENT)
    station.until(lambda: len(station.told) >= 2)
    answers.set()
    station.until(lambda: station.meeting.present == 1)
    assert set(station.told) == {Trouble.DISK_SLOW}


def test_saving_can_be_asked_again_after_the_disk_refused(
    start: Callable[[], Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    station = start()
    station.open(FIRST)

    def refuse(_meeting: object) -> None:
        raise KioskError(Trouble.DISK_FULL)

    monkeypatch.setattr(station.store, "close_meeting", refuse)
    station.evening.close()
    station.until(lambda: station.told == [Trouble.DISK_FULL])
    monkeypatch.undo()
    assert station.close().record.sequence == 1


def test_a_meeting_closed_while_its_film_plays_keeps_what_was_played(
    start: Callable[[], Station],
) -> None:
    station = start()
    station.open(FIRST)
    station.play()
    record = station.close().record
    assert [one.courseware for one in record.viewings] == [FIRST.sha256]


def test_a_film_whose_start_the_disk_refused_counts_from_the_next_tick(
    start: Callable[[], Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    station = start()
    station.open(FIRST)

    def refuse(_events: object) -> None:
        raise KioskError(Trouble.DISK_FULL)

    monkeypatch.setattr(station.store, "append", refuse)
    station.evening.play()
    station.until(lambda: station.told == [Trouble.DISK_FULL])
    monkeypatch.undo()
    now_ms = boottime_ms()
    for place in (1, 2, 3):
        station.player.position_changed.emit(1, 5000 * place, now_ms + 5000 * place)
    station.until(lambda: bool(station.meeting.viewings))
    station.until(lambda: station.meeting.viewings[0].effective_ms == 10_000)


def test_a_closing_the_disk_refused_even_at_the_next_start_waits_for_somebody_to_press(
    start: Callable[[], Station], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_records: Records, _record: MeetingRecord) -> None:
        raise OSError(errno.EIO, "the disk does not take it")

    station = start()
    station.open(FIRST)
    monkeypatch.setattr(Records, "put", refuse)
    station.evening.close()
    station.until(lambda: station.told == [Trouble.DISK_FAILED])
    assert station.evening.is_unsaved
    station.power_cut()
    station = start()
    assert station.evening.is_unsaved
    monkeypatch.undo()
    assert station.close().record.sequence == 1
    assert not station.evening.is_unsaved
    assert len(station.exchange.ledger.pending) == 1
