"""Every event that was called durable is replayed, whatever the last second looked like."""

import errno
import os
from pathlib import Path

import pytest

from kiosk.store.journal import Journal, Replay
from tests.meeting.stories import Story


def test_events_come_back_in_order(tmp_path: Path) -> None:
    story = Story().mark(0).start().wait(1000).tick(1000)
    Journal(tmp_path).append(story.events)
    replay = Journal(tmp_path).replay()
    assert replay.events == tuple(story.events)
    assert replay.dropped == 0


def test_a_journal_cut_at_every_byte_keeps_all_whole_lines(tmp_path: Path) -> None:
    story = Story().mark(0).mark(1)
    Journal(tmp_path).append(story.events)
    path = tmp_path / "current.jsonl"
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place])
        lines = whole[:place].count(b"\n")
        replayed = Journal(tmp_path).replay().events
        complete_but_for_newline = place < len(whole) and whole[place : place + 1] == b"\n"
        assert replayed == tuple(story.events[: lines + complete_but_for_newline])


def test_a_torn_line_is_dropped_and_the_rest_replayed(tmp_path: Path) -> None:
    story = Story().mark(0).mark(1)
    Journal(tmp_path).append(story.events[:4])
    with (tmp_path / "current.jsonl").open("ab") as file:
        file.write(b'1 900 00000000 {"kind":"marked","at"')
    Journal(tmp_path).append(story.events[4:])
    replay = Journal(tmp_path).replay()
    assert replay.events == tuple(story.events)
    assert replay.dropped == 1


def test_a_flipped_bit_drops_only_its_line(tmp_path: Path) -> None:
    story = Story().mark(0).mark(1)
    Journal(tmp_path).append(story.events)
    path = tmp_path / "current.jsonl"
    lines = path.read_bytes().split(b"\n")
    lines[3] = lines[3].replace(b"p0", b"p9")
    path.write_bytes(b"\n".join(lines))
    replay = Journal(tmp_path).replay()
    assert replay.events == (*story.events[:3], story.events[4])
    assert replay.dropped == 1


def test_a_retired_journal_is_empty_and_retiring_may_be_repeated(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append(Story().events)
    journal.retire()
    journal.retire()
    assert journal.replay().events == ()


@pytest.mark.parametrize("fails", ["write", "fdatasync"])
def test_a_write_that_failed_half_way_leaves_nothing_and_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    story = Story().mark(0).mark(1)
    journal = Journal(tmp_path)
    journal.append(story.events[:2])
    write = os.write

    def refuse(file: int, data: bytes = b"") -> int:
        if fails == "write" and len(data) > 40:
            return write(file, data[:40])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(f"kiosk.store.journal.os.{fails}", refuse)
    with pytest.raises(OSError, match="No space"):
        journal.append(story.events[2:])
    monkeypatch.undo()
    assert Journal(tmp_path).replay() == Replay(tuple(story.events[:2]), 0)
    journal.append(story.events[2:])
    assert Journal(tmp_path).replay() == Replay(tuple(story.events), 0)
