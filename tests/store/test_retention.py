"""What the township has held for thirteen months is gone, and from every generation."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.folding import fold
from kiosk.store.documents import StoredRecord
from kiosk.store.records import month_of
from kiosk.store.store import Store
from protocol.receipt import Receipt, Verdict
from tests.meeting.stories import LENGTH_MS, Story

NAME = "王麦青".encode()
PAST = b'"id":"first"'
ACKED_MS = 1_776_400_000_000
LATER_MS = ACKED_MS + 60 * 86_400_000


def closed(store: Store, meeting_id: str = "first") -> StoredRecord:
    story = Story().mark(0).start().wait(LENGTH_MS).end(LENGTH_MS).close()
    opened, *others = story.events
    events = [opened.model_copy(update={"meeting_id": meeting_id}), *others]
    meeting = fold(events)
    assert meeting is not None
    store.append(events)
    return store.close_meeting(meeting)


def judge(store: Store, stored: StoredRecord, verdict: Verdict, at_ms: int) -> None:
    receipt = Receipt(
        record_id=stored.record.id,
        revision=stored.record.revision,
        content_hash=stored.record.content_hash,
        verdict=verdict,
    )
    months = {stored.record.id: month_of(stored.record)}
    store.records.apply_receipts([receipt], months, at_ms)


def bytes_left(data: Path) -> bytes:
    return b"".join(one.read_bytes() for one in data.rglob("*") if one.is_file())


def test_an_acknowledged_record_that_is_past_is_in_no_file_any_more(tmp_path: Path) -> None:
    store = Store(tmp_path)
    stored = closed(store)
    judge(store, stored, Verdict.STORED, ACKED_MS)
    assert NAME in bytes_left(tmp_path)
    assert store.forget_past(LATER_MS) == 1
    assert NAME not in bytes_left(tmp_path)
    assert store.records.load(month_of(stored.record)) == ()
    assert store.records.months() == ()
    assert store.forget_past(LATER_MS) == 0


@pytest.mark.parametrize("verdict", [None, Verdict.REFUSED, Verdict.RETURNED])
def test_a_record_the_township_does_not_hold_or_wants_changed_stays(
    tmp_path: Path, verdict: Verdict | None
) -> None:
    store = Store(tmp_path)
    stored = closed(store)
    if verdict is not None:
        judge(store, stored, verdict, ACKED_MS)
    assert store.forget_past(LATER_MS) == 0
    assert len(store.records.load(month_of(stored.record))) == 1


def test_one_acknowledged_later_stays_and_the_spare_of_its_month_goes(tmp_path: Path) -> None:
    store = Store(tmp_path)
    past, recent = closed(store), closed(store, "second")
    judge(store, past, Verdict.STORED, ACKED_MS)
    judge(store, recent, Verdict.STORED, LATER_MS)
    assert store.forget_past(LATER_MS) == 1
    month = month_of(recent.record)
    assert [one.record.id for one in store.records.load(month)] == [recent.record.id]
    assert PAST not in bytes_left(tmp_path)
    assert [one.name for one in (tmp_path / "records").iterdir()] == [f"{month}.json"]


def test_deleting_cut_off_before_the_spare_went_is_finished_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    past, recent = closed(store), closed(store, "second")
    judge(store, past, Verdict.STORED, ACKED_MS)
    judge(store, recent, Verdict.STORED, LATER_MS)

    def cut(_name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store.records._folder, "forget_previous", cut)
    with pytest.raises(KeyboardInterrupt):
        store.forget_past(LATER_MS)
    again = Store(tmp_path)
    assert again.forget_past(LATER_MS) == 0
    assert PAST not in bytes_left(tmp_path)


def test_originals_set_aside_before_that_day_go_and_undated_ones_stay(tmp_path: Path) -> None:
    store = Store(tmp_path)
    quarantine = tmp_path / "quarantine"
    quarantine.mkdir()
    for name in ("20260401T120000Z-a.json", "20270401T120000Z-b.json", "19700101T000100Z-c.json"):
        (quarantine / name).write_bytes(b"x")
    (quarantine / "20260402T120000Z-records").mkdir()
    store.forget_past(round(datetime(2026, 6, 1, tzinfo=UTC).timestamp() * 1000))
    assert sorted(one.name[:8] for one in quarantine.iterdir()) == ["19700101", "20270401"]
