"""Every revision of a record is kept once, with where it stands; none ever changes."""

from pathlib import Path

import pytest

from kiosk.correcting import revised, with_villagers
from kiosk.errors import KioskError, Trouble
from kiosk.folding import fold
from kiosk.sealing import record
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.store.records import Records, month_of
from kiosk.store.store import Store
from protocol.feed import ReturnedRecord
from protocol.receipt import Receipt, Verdict
from protocol.record import CorrectionKind, MeetingRecord
from tests.meeting.stories import Story

AT_MS = 1_776_400_000_000


def first(meeting_id: str = "6f1c") -> MeetingRecord:
    story = Story().mark(0)
    opened = story.events[0].model_copy(update={"meeting_id": meeting_id})
    meeting = fold([opened, *story.close().events[1:]])
    assert meeting is not None
    return record(meeting)


def after(base: MeetingRecord, villagers: int = 5) -> MeetingRecord:
    return revised(
        base,
        with_villagers(base, villagers),
        kind=CorrectionKind.SUPPLEMENT,
        author="王麦青",
        reason="added",
        at=base.closed,
    )


def verdict(on: MeetingRecord, said: Verdict = Verdict.STORED, reason: str = "") -> Receipt:
    return Receipt(
        record_id=on.id,
        revision=on.revision,
        content_hash=on.content_hash,
        verdict=said,
        reason=reason,
    )


def returned(one: MeetingRecord, comment: str = "请补写讨论") -> ReturnedRecord:
    return ReturnedRecord(record_id=one.id, revision=one.revision, comment=comment)


FIRST = first()
SECOND = after(FIRST)
MONTH = month_of(FIRST)
MONTHS = {FIRST.id: MONTH}


@pytest.fixture
def records(tmp_path: Path) -> Records:
    kept = Store(tmp_path).records
    kept.put(FIRST)
    return kept


def only(records: Records) -> StoredRecord:
    (stored,) = records.load(MONTH)
    return stored


def states(records: Records) -> list[tuple[int, RecordState, bool]]:
    found = records.index(MONTH)
    return [(one.summary.revision, one.state, one.is_newest) for one in found]


def test_a_revision_is_kept_beside_the_one_it_follows(records: Records, tmp_path: Path) -> None:
    stored = records.revise(SECOND)
    assert (stored.record, stored.earlier) == (SECOND, (FIRST,))
    assert only(Store(tmp_path).records) == stored
    pending = RecordState.PENDING
    assert states(records) == [(1, pending, False), (2, pending, True)]


def test_saving_the_same_revision_twice_keeps_it_once(records: Records) -> None:
    assert records.revise(SECOND) == records.revise(SECOND)
    assert len(records.index(MONTH)) == 2


def test_two_contents_never_share_a_revision(records: Records) -> None:
    records.revise(SECOND)
    with pytest.raises(KioskError) as refusal:
        records.revise(after(FIRST, villagers=9))
    assert refusal.value.code is Trouble.REVISION_TAKEN
    assert only(records).record == SECOND


@pytest.mark.parametrize("gone", ["base", "number", "word"])
def test_a_revision_that_follows_nothing_here_is_not_kept(records: Records, gone: str) -> None:
    strange = {
        "base": after(first("other")),
        "number": after(SECOND),
        "word": SECOND.model_copy(update={"correction": None}),
    }[gone]
    with pytest.raises(KioskError):
        records.revise(strange)
    assert only(records).record == FIRST


def test_a_revision_cut_off_before_it_was_durable_can_be_saved_again(
    records: Records, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk went away")

    with monkeypatch.context() as broken:
        broken.setattr(records._folder, "write", fail)
        with pytest.raises(OSError, match="went away"):
            records.revise(SECOND)
    assert only(Store(tmp_path).records).record == FIRST
    assert records.revise(after(FIRST, villagers=9)).record.villagers == 9


def test_closing_again_after_a_correction_gives_no_second_record(records: Records) -> None:
    records.revise(SECOND)
    assert records.put(FIRST).record == SECOND
    assert len(records.index(MONTH)) == 2


def test_a_verdict_is_noted_with_its_time_on_that_content_alone(records: Records) -> None:
    wrong = verdict(FIRST).model_copy(update={"content_hash": "0" * 64})
    assert records.apply_receipts([wrong], MONTHS, AT_MS) == ()
    (changed,) = records.apply_receipts([verdict(FIRST)], MONTHS, AT_MS)
    assert changed.state is RecordState.ACKED
    assert only(records).acked_ms == AT_MS


def test_a_verdict_that_comes_again_and_again_is_noted_once(records: Records) -> None:
    records.apply_receipts([verdict(FIRST)], MONTHS, AT_MS)
    for said in (Verdict.ALREADY, Verdict.STORED):
        assert records.apply_receipts([verdict(FIRST, said)], MONTHS, AT_MS + 1) == ()
    assert only(records).acked_ms == AT_MS


def test_each_revision_waits_for_its_own_verdict(records: Records) -> None:
    records.revise(SECOND)
    (changed,) = records.apply_receipts([verdict(SECOND)], MONTHS, AT_MS)
    assert changed.is_newest
    assert states(records) == [(1, RecordState.PENDING, False), (2, RecordState.ACKED, True)]


def test_a_refusal_keeps_its_reason_and_may_turn_out_otherwise(records: Records) -> None:
    records.apply_receipts([verdict(FIRST, Verdict.REFUSED, "hash")], MONTHS, AT_MS)
    assert (only(records).state, only(records).reason) == (RecordState.REFUSED, "hash")
    records.apply_receipts([verdict(FIRST)], MONTHS, AT_MS)
    assert (only(records).state, only(records).reason) == (RecordState.ACKED, "")


def test_a_returned_record_says_what_the_office_asks_for_until_it_asks_no_more(
    records: Records, tmp_path: Path
) -> None:
    records.apply_receipts([verdict(FIRST)], MONTHS, AT_MS)
    asked = [returned(FIRST)]
    (changed,) = records.apply_returned(asked, (), MONTHS, AT_MS + 5)
    assert changed.state is RecordState.RETURNED
    found = only(Store(tmp_path).records)
    assert (found.comment, found.acked_ms) == ("请补写讨论", AT_MS)
    assert records.apply_returned(asked, (), MONTHS, AT_MS + 9) == ()
    (back,) = records.apply_returned((), (FIRST.id,), MONTHS, AT_MS + 9)
    assert back.state is RecordState.ACKED
    assert (only(records).comment, only(records).acked_ms) == ("", AT_MS)


def test_that_the_township_holds_it_does_not_answer_what_it_asks_for(records: Records) -> None:
    records.apply_returned([returned(FIRST)], (), MONTHS, AT_MS)
    assert records.apply_receipts([verdict(FIRST)], MONTHS, AT_MS) == ()
    assert only(records).state is RecordState.RETURNED


def test_a_revision_that_was_answered_already_is_not_returned_again(records: Records) -> None:
    records.apply_returned([returned(FIRST)], (), MONTHS, AT_MS)
    records.revise(SECOND)
    assert records.apply_returned([returned(FIRST)], (FIRST.id,), MONTHS, AT_MS) == ()
    assert only(records).state is RecordState.PENDING
    (changed,) = records.apply_returned([returned(SECOND, "还缺")], (), MONTHS, AT_MS)
    assert (changed.summary.revision, changed.state) == (2, RecordState.RETURNED)


def test_a_record_is_held_once_any_revision_of_it_is(records: Records) -> None:
    assert not only(records).is_held
    records.apply_receipts([verdict(FIRST)], MONTHS, AT_MS)
    assert only(records).is_held
    assert records.revise(SECOND).is_held
    assert only(records).state is RecordState.PENDING
    assert only(records).is_held


def test_a_record_is_found_by_its_id_wherever_it_is(records: Records) -> None:
    records.revise(SECOND)
    found = records.find(FIRST.id, ("2020-01", MONTH))
    assert found == only(records)
    assert records.find("none", (MONTH,)) is None


def test_what_the_first_version_wrote_is_read_as_it_was_meant(tmp_path: Path) -> None:
    """It knew neither comment nor time of the verdict, and closed nothing by itself."""
    store = Store(tmp_path)
    sample = Path(__file__).with_name("record_of_the_first_version.json").read_bytes()
    name = f"{MONTH}.json"
    store.records._folder.write(name, sample)
    stored = only(Store(tmp_path).records)
    assert (stored.state, stored.comment, stored.acked_ms) == (RecordState.ACKED, "", 0)
    entry = store.records.index(MONTH)[0]
    assert (entry.summary.opened, entry.summary.closed_by_itself) == (stored.record.opened, False)
