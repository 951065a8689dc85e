"""Whatever the clocks of a station do, its times are right or say that they are not."""

from pathlib import Path

import pytest

import kiosk.clock
import protocol.true_record
import torture.clocks
from bench.report import Row
from kiosk.clock import Clock
from protocol.moment import ClockTrust, Moment
from protocol.record import MeetingRecord
from protocol.true_time import ClockOffset, TrueTime, learnt_from_answer
from torture.clocks import CONTACT, DURATIONS, OTHERS, rows

COUNT = 40


@pytest.fixture
def told(tmp_path: Path) -> "Told":
    return Told(tmp_path)


class Told:
    """The rows, by what they measure."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def rows(self, count: int = COUNT) -> dict[str, Row]:
        return {row.figure: row for row in rows(7, count, self._folder)}

    def red(self) -> set[str]:
        return {figure for figure, row in self.rows().items() if not row.ok}


def test_every_time_is_right_or_says_that_it_is_not(told: Told) -> None:
    found = told.rows()
    assert {figure for figure, row in found.items() if not row.ok} == set()
    assert all(row.n > COUNT for row in found.values())


def test_nothing_lived_is_nothing_proven(told: Told) -> None:
    assert [row.ok for row in told.rows(0).values()] == [False] * 3


def test_durations_taken_from_the_wall_are_found(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def by_wall(self: Moment, later: Moment) -> int:
        return max(0, later.wall_ms - self.wall_ms)

    monkeypatch.setattr(Moment, "elapsed_ms", by_wall)
    assert DURATIONS in told.red()


def test_an_answer_read_without_its_way_is_found(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the township had spoken eight seconds ago."""

    def late(boot_id: str, asked_ms: int, answered_ms: int, told_ms: int) -> ClockOffset:
        return learnt_from_answer(boot_id, asked_ms + 16_000, answered_ms, told_ms)

    monkeypatch.setattr(kiosk.clock, "learnt_from_answer", late)
    assert told.red() == {CONTACT}


def test_offsets_that_are_not_used_are_found(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    def ignore(record: MeetingRecord, _known: tuple[ClockOffset, ...]) -> MeetingRecord:
        return record

    monkeypatch.setattr(torture.clocks, "in_true_time", ignore)
    assert CONTACT in told.red()


def test_a_clock_that_never_doubts_itself_is_found(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Clock, "_trust", lambda *_: ClockTrust.FLOOR)
    assert told.red() == {OTHERS}


def test_a_clock_that_stays_synced_after_a_jump_is_found(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Clock, "_trust", lambda *_: ClockTrust.SYNCED)
    assert told.red() == {OTHERS}


def test_an_operators_word_taken_for_proof_is_found(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrueTime, "is_proven", True)
    monkeypatch.setattr(protocol.true_record, "rests_on_operator", lambda *_: False)
    assert OTHERS in told.red()
