"""The data folder as a whole: a meeting becomes a record, once, whatever happens on the way."""

import errno
from pathlib import Path

import pytest

from kiosk.errors import KioskError, Trouble
from kiosk.folding import fold
from kiosk.meeting import Meeting
from kiosk.store.disk import Disk
from kiosk.store.documents import RecordState
from kiosk.store.identity import Identity
from kiosk.store.lock import lock_folder
from kiosk.store.records import month_of
from kiosk.store.store import Store
from kiosk.store.writer import Writer
from protocol.canonical import canonical_bytes
from protocol.feed import Feed
from protocol.signing import new_key, public_key, sign_document
from tests.meeting.stories import LENGTH_MS, Story

MONTH = "2026-04"


def evening() -> Story:
    return Story().mark(0).start().wait(LENGTH_MS).end(LENGTH_MS).close()


def meeting_of(story: Story) -> Meeting:
    meeting = fold(story.events)
    assert meeting is not None
    return meeting


def held(store: Store) -> Meeting:
    story = evening()
    store.open(MONTH)
    store.append(story.events)
    return meeting_of(story)


def test_a_meeting_going_on_is_found_again(tmp_path: Path) -> None:
    store, story = Store(tmp_path), Story().mark(0)
    store.open(MONTH)
    store.append(story.events)
    assert Store(tmp_path).open(MONTH).meeting == meeting_of(story)


def test_a_closed_meeting_is_a_pending_record_and_no_meeting(tmp_path: Path) -> None:
    store = Store(tmp_path)
    stored = store.close_meeting(held(store))
    opening = Store(tmp_path).open(month_of(stored.record))
    assert opening.meeting is None
    assert [one.state for one in opening.recent] == [RecordState.PENDING]
    assert opening.identity.last_sequence == stored.record.sequence


def test_a_feed_whose_accepting_was_cut_off_is_accepted_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    township = new_key()
    store = Store(tmp_path)
    store.open(MONTH)
    store.change_identity(township_key=public_key(township), feed_version=3, feed_etag="three")
    feed = Feed(
        version=4, station_id="LW", station_name="柳湾村", township_name="禾溪镇", issued_ms=1
    )

    def cut(**_fields: object) -> Identity:
        raise KeyboardInterrupt

    monkeypatch.setattr(store, "change_identity", cut)
    with pytest.raises(KeyboardInterrupt):
        store.accept_feed(sign_document(canonical_bytes(feed), township), 4, "four")
    for _ in range(2):
        opening = Store(tmp_path).open(MONTH)
        assert opening.feed == feed
        assert (opening.identity.feed_version, opening.identity.feed_etag) == (4, "")


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_closing_cut_off_after_any_step_is_finished_at_the_next_start(
    tmp_path: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    meeting = held(store)
    calls = 0
    for_the_meeting = store._for_the_meeting

    def cut(write: object) -> object:
        nonlocal calls
        calls += 1
        if calls > steps:
            raise KeyboardInterrupt
        return for_the_meeting(write)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "_for_the_meeting", cut)
    with pytest.raises(KeyboardInterrupt):
        store.close_meeting(meeting)
    opening = Store(tmp_path).open(MONTH)
    assert opening.meeting is None
    assert [one.summary.id for one in opening.recent] == [meeting.id]
    assert opening.identity.last_sequence == meeting.sequence


def test_a_full_disk_gives_up_its_reserve_for_the_meeting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    store.open(MONTH)
    store.keep_reserve()
    append = store._journal.append

    def full_until_reserve_goes(events: object) -> None:
        if (tmp_path / "reserve").exists():
            raise OSError(errno.ENOSPC, "No space left on device")
        append(events)  # type: ignore[arg-type]

    monkeypatch.setattr(store._journal, "append", full_until_reserve_goes)
    store.append(Story().events)
    assert Store(tmp_path).open(MONTH).meeting is not None


def test_a_disk_that_stays_full_is_told_and_nothing_is_called_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    store.open(MONTH)

    def full(_events: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(store._journal, "append", full)
    writer = Writer(store)
    trouble = writer.append(Story().events[0]).exception(timeout=5)
    writer.shutdown()
    assert isinstance(trouble, KioskError)
    assert trouble.code is Trouble.DISK_FULL


def test_the_second_kiosk_on_one_folder_is_turned_away(tmp_path: Path) -> None:
    lock_folder(tmp_path)
    with pytest.raises(KioskError) as refusal:
        lock_folder(tmp_path)
    assert refusal.value.code is Trouble.ALREADY_RUNNING


def test_the_identity_is_for_its_owner_alone(tmp_path: Path) -> None:
    Store(tmp_path).open(MONTH)
    assert (tmp_path / "station.json").stat().st_mode & 0o077 == 0


def test_events_that_wait_together_are_durable_in_order(tmp_path: Path) -> None:
    store, story = Store(tmp_path), Story().mark(0).mark(1).mark(2)
    store.open(MONTH)
    writer = Writer(store)
    answers = [writer.append(event) for event in story.events]
    assert [answer.result(timeout=5) for answer in answers] == story.events
    writer.shutdown()
    assert Store(tmp_path).open(MONTH).meeting == meeting_of(story)


def test_work_after_the_end_is_cancelled_and_breaks_nothing(tmp_path: Path) -> None:
    writer = Writer(Store(tmp_path))
    writer.shutdown()
    assert writer.run(lambda store: store.records.months()).cancelled()


class FlushRefused(Disk):
    """A disk that refuses to flush a folder of some name, so many times."""

    def __init__(self, name: str, times: int = 1) -> None:
        self.flushed: list[str] = []
        self._name = name
        self._times = times

    def flush_folder(self, path: Path) -> None:
        if path.name == self._name and self._times:
            self._times -= 1
            raise OSError(errno.EIO, "Input/output error")
        super().flush_folder(path)
        self.flushed.append(path.name)


def test_a_record_whose_name_was_not_flushed_is_flushed_when_it_is_closed_again(
    tmp_path: Path,
) -> None:
    disk = FlushRefused("records")
    store = Store(tmp_path, disk)
    meeting = held(store)
    with pytest.raises(KioskError):
        store.close_meeting(meeting)
    disk.flushed.clear()
    store.close_meeting(meeting)
    assert "records" in disk.flushed[: disk.flushed.index("meetings")]
    assert len(Store(tmp_path).records.load(MONTH)) == 1


def test_a_closing_that_was_killed_before_its_flush_is_flushed_at_the_next_start(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path, FlushRefused("records"))
    meeting = held(store)
    with pytest.raises(KioskError):
        store.close_meeting(meeting)
    disk = FlushRefused("", 0)
    Store(tmp_path, disk).open(MONTH)
    assert "records" in disk.flushed[: disk.flushed.index("meetings")]


def test_the_count_of_meetings_is_durable_before_the_journal_goes(tmp_path: Path) -> None:
    store = Store(tmp_path)
    meeting = held(store)
    disk = FlushRefused(tmp_path.name)
    again = Store(tmp_path, disk)
    with pytest.raises(KioskError):
        again.close_meeting(meeting)
    disk.flushed.clear()
    again.close_meeting(meeting)
    assert disk.flushed == [tmp_path.name, "meetings"]


def test_a_disk_that_cannot_be_read_for_a_moment_makes_no_other_station_of_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    before = store.open(MONTH).identity

    def refuse(path: Path) -> bytes:
        raise OSError(errno.EIO, "refused", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    store.change_identity(volume_percent=50)
    monkeypatch.undo()
    after = Store(tmp_path).open(MONTH).identity
    assert after == before.model_copy(update={"volume_percent": 50})


def test_a_month_the_disk_never_gives_back_makes_way_for_a_record_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    meeting = held(store)
    month = tmp_path / "records" / f"{MONTH}.json"
    month.write_bytes(b"on a sector that is gone")
    gone = month.stat().st_ino
    read_bytes = Path.read_bytes

    def fail(path: Path) -> bytes:
        if path.exists() and path.stat().st_ino == gone:
            raise OSError(errno.EIO, "Input/output error")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(KioskError):
        store.close_meeting(meeting)
    assert month.stat().st_ino == gone, "it may be readable the next time"
    opening = Store(tmp_path).open(MONTH)
    assert opening.meeting is None
    assert [one.summary.id for one in opening.recent] == [meeting.id]
    assert [one.trouble for one in opening.damages] == [Trouble.FILE_UNREADABLE]
