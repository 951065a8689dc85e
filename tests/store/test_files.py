"""A durable file is found as it was before or as it is after, never in between."""

from pathlib import Path

import pytest

from kiosk.errors import KioskError, Trouble
from kiosk.store.files import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "data", tmp_path / "quarantine")


def test_what_was_written_is_read(folder: Folder) -> None:
    folder.write("a.json", "柳湾".encode())
    assert folder.read("a.json") == "柳湾".encode()
    assert folder.damages == []


def test_a_file_that_never_was_is_not_damage(folder: Folder) -> None:
    assert folder.read("a.json") is None
    assert folder.damages == []


def test_cut_or_flipped_at_every_byte_it_gives_the_generation_before(
    folder: Folder, tmp_path: Path
) -> None:
    folder.write("a.json", b"first")
    folder.write("a.json", b"second")
    path = folder.path / "a.json"
    whole = path.read_bytes()
    for place in range(len(whole)):
        flipped = bytearray(whole)
        flipped[place] ^= 0x20
        for content in (whole[:place], bytes(flipped)):
            path.write_bytes(content)
            assert folder.read("a.json") in (b"first", b"second")
    path.write_bytes(b"")
    assert folder.read("a.json") == b"first"
    assert folder.damages[-1].recovered
    assert any((tmp_path / "quarantine").iterdir())


def test_an_empty_file_is_damage_and_not_a_new_beginning(folder: Folder) -> None:
    (folder.path / "a.json").write_bytes(b"")
    with pytest.raises(KioskError) as refusal:
        folder.read("a.json")
    assert refusal.value.code is Trouble.FILE_DAMAGED


def test_a_file_of_a_later_version_is_left_alone(folder: Folder) -> None:
    folder.write("a.json", b"{}")
    path = folder.path / "a.json"
    later = path.read_bytes().replace(b'"format": 1', b'"format": 9')
    path.write_bytes(later)
    with pytest.raises(KioskError) as refusal:
        folder.read("a.json")
    assert refusal.value.code is Trouble.NEWER_FORMAT
    assert path.read_bytes() == later


def test_a_disk_that_refuses_leaves_the_old_file(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("a.json", b"old")

    def refuse(_descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("kiosk.store.files.os.fsync", refuse)
    with pytest.raises(OSError, match="Input/output"):
        folder.write("a.json", b"new")
    monkeypatch.undo()
    assert folder.read("a.json") == b"old"
