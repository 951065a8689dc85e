"""Random meetings survive every kill; a journal or a fold that is broken is found."""

from collections import Counter
from pathlib import Path

import pytest

import kiosk.folding
import kiosk.store.journal
import kiosk.viewing
from kiosk.events import Event
from kiosk.meeting import Meeting
from kiosk.store.journal import Journal, Replay
from torture.sequences import rows

COUNT = 60


def differing(folder: Path) -> float:
    (row,) = rows(7, COUNT, folder)
    assert row.n == COUNT
    assert row.value is not None
    assert row.ok is (row.value == 0)
    return row.value


def test_every_meeting_is_replayed_as_it_was(tmp_path: Path) -> None:
    assert differing(tmp_path) == 0


def test_nothing_told_is_nothing_proven(tmp_path: Path) -> None:
    (row,) = rows(7, 0, tmp_path)
    assert not row.ok


def test_a_journal_that_forgets_its_last_event_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replay = Journal.replay

    def forget(journal: Journal) -> Replay:
        whole = replay(journal)
        return Replay(whole.events[:-1], whole.dropped)

    monkeypatch.setattr(Journal, "replay", forget)
    assert differing(tmp_path) > COUNT / 2


def test_a_journal_that_counts_a_line_twice_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk.store.journal, "_is_repeated", lambda *_: False)
    assert differing(tmp_path) > COUNT / 2


def test_a_journal_that_loses_what_a_cut_tore_from_the_line_before_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    event_of = kiosk.store.journal._event_of

    def lose_ticks(line: kiosk.store.journal.Line) -> Event | None:
        event = event_of(line)
        return None if event is not None and event.kind == "ticked" else event

    monkeypatch.setattr(kiosk.store.journal, "_event_of", lose_ticks)
    assert differing(tmp_path) > COUNT / 4


def test_a_fold_that_knows_more_than_its_events_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark, marked = kiosk.folding._mark, Counter[str]()

    def mark_once(meeting: Meeting, event: kiosk.folding.ev.Marked) -> Meeting:
        marked[str(event)] += 1
        return mark(meeting, event) if marked[str(event)] == 1 else meeting

    monkeypatch.setattr(kiosk.folding, "_mark", mark_once)
    assert differing(tmp_path) > 0
