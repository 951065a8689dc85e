"""Every power cut opens to before or after; a store that skips one step of its care is found."""

from collections.abc import Sequence
from pathlib import Path

import pytest

import kiosk.store.files
from kiosk.events import Event
from kiosk.meeting import Meeting
from kiosk.store.documents import StoredRecord
from kiosk.store.envelope import Enclosed
from kiosk.store.files import Folder
from kiosk.store.store import Store
from torture.images import rows
from torture.recorder import RecordingDisk

COMMITS = 24
"""One meeting, its closing, a feed and an identity."""
_FLUSH, _FLUSH_FOLDER = RecordingDisk.flush, RecordingDisk.flush_folder


def right(folder: Path) -> float:
    """How many per cent of the images are as they should be."""
    row, _ = rows(3, COMMITS, folder)
    assert row.value is not None
    assert row.ok is (row.value == 100)
    return row.value


@pytest.fixture(autouse=True)
def a_few_tears_until_the_first_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torture.images._FEW", COMMITS)  # one process
    monkeypatch.setattr("torture.images._FAULTS", 1)
    monkeypatch.setattr("torture.images._TEARS", 6)


def test_every_image_opens_to_before_or_after(tmp_path: Path) -> None:
    assert right(tmp_path) == 100


def test_a_commit_is_cut_in_fifty_ways_at_least(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("torture.images._TEARS", 64)
    assert [row.ok for row in rows(3, 4, tmp_path)] == [True, True]


def test_nothing_tried_is_nothing_proven(tmp_path: Path) -> None:
    assert not any(row.ok for row in rows(3, 0, tmp_path))


def test_a_store_that_never_flushes_a_file_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RecordingDisk, "flush", lambda _disk, _file: None)
    assert right(tmp_path) < 100


def test_a_store_that_never_flushes_a_folder_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_at_first(disk: RecordingDisk, path: Path) -> None:
        if path.name not in ("records", "station"):
            _FLUSH_FOLDER(disk, path)

    monkeypatch.setattr(RecordingDisk, "flush_folder", only_at_first)
    assert right(tmp_path) < 100


def test_events_called_saved_before_their_flush_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = list[bytes]()

    def late(disk: RecordingDisk, file: int) -> None:
        written.append(b"")
        if len(written) % 2:
            _FLUSH(disk, file)

    monkeypatch.setattr(RecordingDisk, "flush", late)
    assert right(tmp_path) < 100


def test_a_file_renamed_before_it_is_flushed_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_whole(folder: Folder, path: Path, content: bytes) -> None:
        file = folder._disk.create(path)
        folder._disk.write(file, content)
        folder._disk.close(file)

    monkeypatch.setattr(Folder, "_write_whole", write_whole)
    assert right(tmp_path) < 100


def test_a_file_written_in_place_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(folder: Folder, name: str, payload: bytes) -> None:
        folder._write_whole(folder.path / name, kiosk.store.files.enclose(payload))
        folder._disk.flush_folder(folder.path)

    monkeypatch.setattr(Folder, "write", write)
    assert right(tmp_path) < 100


def test_a_journal_that_goes_before_its_record_is_there_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_meeting = Store.close_meeting

    def retire_first(store: Store, meeting: Meeting) -> StoredRecord:
        store._journal.retire()
        return close_meeting(store, meeting)

    monkeypatch.setattr(Store, "close_meeting", retire_first)
    assert right(tmp_path) < 100


def test_a_file_believed_without_its_checksum_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only where it is renamed before its flush can a torn file be found in its place."""

    def write_whole(folder: Folder, path: Path, content: bytes) -> None:
        file = folder._disk.create(path)
        folder._disk.write(file, content)
        folder._disk.close(file)

    def disclose(content: bytes) -> Enclosed:
        return Enclosed(2, content.partition(b"\n")[2])

    monkeypatch.setattr(Folder, "_write_whole", write_whole)
    monkeypatch.setattr(kiosk.store.files, "disclose", disclose)
    assert right(tmp_path) < 100


def test_half_of_the_events_that_were_told_are_found_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Store.append

    def forget(store: Store, events: Sequence[Event]) -> None:
        append(store, events[:1])

    monkeypatch.setattr(Store, "append", forget)
    assert right(tmp_path) < 100
