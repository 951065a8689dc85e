"""Every event that was called durable is replayed, whatever the last second looked like."""

import errno
import os
import zlib
from pathlib import Path

import pytest

from kiosk.errors import Trouble
from kiosk.store.disk import Disk
from kiosk.store.journal import Journal, Replay
from kiosk.store.line import LINE_FORMAT
from kiosk.store.quarantine import Damage, Quarantine
from tests.meeting.stories import Story


def journal_in(folder: Path, quarantine: str = "quarantine") -> Journal:
    disk = Disk()
    return Journal(folder, Quarantine(folder / quarantine, disk), disk)


def test_events_come_back_in_order(tmp_path: Path) -> None:
    story = Story().mark(0).start().wait(1000).tick(1000)
    journal_in(tmp_path).append(story.events)
    replay = journal_in(tmp_path).replay()
    assert replay.events == tuple(story.events)
    assert replay.dropped == 0


def test_a_journal_cut_at_every_byte_keeps_all_whole_lines(tmp_path: Path) -> None:
    story = Story().mark(0).mark(1)
    journal_in(tmp_path).append(story.events)
    path = tmp_path / "current.jsonl"
    whole = path.read_bytes()
    ends = [place for place, byte in enumerate(whole) if byte == ord("\n")]
    for place in range(len(whole) + 1):
        path.write_bytes(whole[:place])
        lines = sum(end <= place for end in ends)
        events = tuple(story.events[: max(0, lines - 1)] if lines != 1 else story.events[:1])
        replay = journal_in(tmp_path, f"quarantine-{place}").replay()
        assert replay.events == events
        assert replay.dropped == (place not in (0, *ends, *(end + 1 for end in ends)))


@pytest.mark.parametrize("flip", [0x01, 0x08, 0x20, 0xFF])
def test_a_journal_flipped_at_any_byte_loses_one_event_at_most_and_says_so(
    tmp_path: Path, flip: int
) -> None:
    story = Story().mark(0).mark(1)
    journal_in(tmp_path).append(story.events)
    path = tmp_path / "current.jsonl"
    whole = path.read_bytes()
    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= flip
        path.write_bytes(damaged)
        disk = Disk()
        quarantine = Quarantine(tmp_path / f"quarantine-{place}", disk)
        replay = Journal(tmp_path, quarantine, disk).replay()
        missing = [one for one in story.events if one not in replay.events]
        assert replay.events == tuple(one for one in story.events if one not in missing)
        assert len(missing) <= 1
        assert story.events[0] not in missing, "without its opening the rest says nothing"
        (damage,) = quarantine.take_damages()
        assert damage.lost == 1
        assert journal_in(tmp_path).replay() == Replay(replay.events, 0), "told once"


def test_a_torn_line_is_dropped_and_the_rest_replayed(tmp_path: Path) -> None:
    story = Story().mark(0).mark(1)
    journal_in(tmp_path).append(story.events[:2])
    with (tmp_path / "current.jsonl").open("ab") as file:
        file.write(b'2 3 900 00000000 {"kind":"marked","at"')
    journal_in(tmp_path).append(story.events[2:])
    assert journal_in(tmp_path).replay() == Replay(tuple(story.events), 0)
    (kept,) = (tmp_path / "quarantine").iterdir()
    assert b'{"kind":"marked","at"' in kept.read_bytes()


def test_lines_of_the_version_before_are_read_and_gone_on_with(tmp_path: Path) -> None:
    story = Story().mark(0).mark(1)
    old = [one.model_dump_json().encode() for one in story.events[:2]]
    lines = b"".join(b"1 %d %08x %s\n" % (len(body), zlib.crc32(body), body) for body in old)
    (tmp_path / "current.jsonl").write_bytes(lines)
    journal_in(tmp_path).append(story.events[2:])
    assert journal_in(tmp_path).replay() == Replay(tuple(story.events), 0)


def test_a_journal_of_a_later_version_is_set_aside_whole(tmp_path: Path) -> None:
    body = b'{"kind":"opened"}'
    counted = b"%d 1 %d" % (LINE_FORMAT + 1, len(body))
    later = b"%s %08x %s\n" % (counted, zlib.crc32(counted + body), body)
    (tmp_path / "current.jsonl").write_bytes(later)
    disk = Disk()
    quarantine = Quarantine(tmp_path / "quarantine", disk)
    journal = Journal(tmp_path, quarantine, disk)
    assert journal.replay() == Replay((), 0)
    assert quarantine.take_damages() == (
        Damage("current.jsonl", Trouble.NEWER_FORMAT, recovered=False),
    )
    assert [one.read_bytes() for one in (tmp_path / "quarantine").iterdir()] == [later]
    journal.append(Story().events)
    assert journal_in(tmp_path).replay().events == tuple(Story().events)


def test_a_folder_in_the_journals_place_keeps_no_meeting_from_beginning(tmp_path: Path) -> None:
    (tmp_path / "current.jsonl").mkdir()
    journal = journal_in(tmp_path)
    assert journal.replay() == Replay((), 0)
    journal.append(Story().events)
    assert journal_in(tmp_path).replay().events == tuple(Story().events)


def test_a_retired_journal_is_empty_and_retiring_may_be_repeated(tmp_path: Path) -> None:
    journal = journal_in(tmp_path)
    journal.append(Story().events)
    journal.retire()
    journal.retire()
    assert journal.replay().events == ()


@pytest.mark.parametrize("operation", ["write", "flush"])
def test_a_write_that_failed_and_could_not_be_taken_back_counts_once(
    tmp_path: Path, operation: str
) -> None:
    story = Story().mark(0).mark(1).mark(2)
    disk = Disk()
    journal = Journal(tmp_path, Quarantine(tmp_path / "quarantine", disk), disk)
    journal.append(story.events[:2])
    act = getattr(disk, operation)

    def succeed_and_say_no(*arguments: object) -> None:
        act(*arguments)
        raise OSError(errno.EIO, "Input/output error")

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    setattr(disk, operation, succeed_and_say_no)
    disk.truncate = refuse  # type: ignore[method-assign]
    with pytest.raises(OSError, match="Input/output"):
        journal.append(story.events[2:])
    delattr(disk, operation)
    journal.append(story.events[2:])
    assert journal_in(tmp_path).replay() == Replay(tuple(story.events), 0)


@pytest.mark.parametrize("fails", ["write", "fsync"])
def test_a_write_that_failed_half_way_leaves_nothing_and_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    story = Story().mark(0).mark(1)
    journal = journal_in(tmp_path)
    journal.append(story.events[:2])
    write = os.write

    def refuse(file: int, data: bytes = b"") -> int:
        if fails == "write" and len(data) > 40:
            return write(file, data[:40])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(f"kiosk.store.disk.os.{fails}", refuse)
    with pytest.raises(OSError, match="No space"):
        journal.append(story.events[2:])
    monkeypatch.undo()
    assert journal_in(tmp_path).replay() == Replay(tuple(story.events[:2]), 0)
    journal.append(story.events[2:])
    assert journal_in(tmp_path).replay() == Replay(tuple(story.events), 0)


def test_a_journal_whose_name_was_not_flushed_is_flushed_before_anything_is_called_durable(
    tmp_path: Path,
) -> None:
    disk, flushed = Disk(), list[Path]()
    journal = Journal(tmp_path, Quarantine(tmp_path / "quarantine", disk), disk)

    def refuse(_path: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    disk.flush_folder = refuse  # type: ignore[method-assign]
    with pytest.raises(OSError, match="error"):
        journal.append(Story().events)
    disk.flush_folder = flushed.append  # type: ignore[method-assign]
    journal.append(Story().events)
    assert flushed == [tmp_path]


def test_what_a_failed_flush_left_to_be_seen_is_written_anew(tmp_path: Path) -> None:
    disk, story = Disk(), Story().mark(0)
    journal = Journal(tmp_path, Quarantine(tmp_path / "quarantine", disk), disk)
    journal.append(story.events[:1])
    path = tmp_path / "current.jsonl"
    before = path.stat().st_ino

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    disk.flush = disk.truncate = refuse  # type: ignore[method-assign]
    with pytest.raises(OSError, match="error"):
        journal.append(story.events[1:])
    del disk.flush, disk.truncate  # type: ignore[method-assign]
    journal.append(story.events[1:])
    assert path.stat().st_ino != before, "no later flush brings these bytes to the disk"
    assert journal_in(tmp_path).replay() == Replay(tuple(story.events), 0)
