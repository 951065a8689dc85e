"""A program that ends anywhere loses nothing it told of; a store that does is found."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from kiosk.events import Event
from kiosk.meeting import Meeting
from kiosk.store.documents import StoredRecord
from kiosk.store.records import Records
from kiosk.store.store import Store
from protocol.record import MeetingRecord
from torture.exits import Exits, rows

FEW = 20


def is_found_in_the_closing(folder: Path) -> bool:
    exits = Exits(3, folder)
    late = range(exits.operations - 45, exits.operations + 1)
    return any(exits.end_at(number, after=True).wrong for number in late)


def test_a_few_exits_cost_nothing(tmp_path: Path) -> None:
    assert [row.ok for row in rows(3, FEW, tmp_path)] == [True, True]


def test_a_store_that_answers_before_it_writes_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append, waiting = Store.append, list[Event]()

    def late(store: Store, events: Sequence[Event]) -> None:
        waiting.extend(events)
        if len(waiting) > 4:
            append(store, waiting)
            waiting.clear()

    monkeypatch.setattr(Store, "append", late)
    assert not rows(3, FEW, tmp_path)[0].ok


def test_a_journal_that_goes_before_its_record_is_there_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_meeting = Store.close_meeting

    def retire_first(store: Store, meeting: Meeting) -> StoredRecord:
        store._journal.retire()
        return close_meeting(store, meeting)

    monkeypatch.setattr(Store, "close_meeting", retire_first)
    assert is_found_in_the_closing(tmp_path)


def test_a_closing_that_doubles_its_record_when_repeated_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put(records: Records, record: MeetingRecord) -> StoredRecord:
        return records._insert(record, [])

    monkeypatch.setattr(Records, "put", put)
    assert is_found_in_the_closing(tmp_path)
