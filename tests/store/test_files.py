"""A durable file is found as it was before or as it is after, never in between."""

import errno
import json
import os
from pathlib import Path

import pytest

from kiosk.errors import KioskError, Trouble
from kiosk.store.disk import Disk
from kiosk.store.envelope import FILE_FORMAT, enclose
from kiosk.store.files import Folder
from kiosk.store.quarantine import Damage, Quarantine
from protocol.canonical import sha256_hex

NAME = "a.json"


class Shelf:
    """A folder of durable files and its quarantine."""

    def __init__(self, path: Path, disk: Disk | None = None) -> None:
        self.disk = disk or Disk()
        self.quarantine = Quarantine(path / "quarantine", self.disk)
        self.folder = Folder(path / "data", self.quarantine, self.disk)
        self.file = self.folder.path / NAME

    def kept(self) -> list[bytes]:
        """What the quarantine keeps."""
        folder = self.quarantine.folder
        return [one.read_bytes() for one in sorted(folder.iterdir())] if folder.exists() else []

    def older_and_newer(self) -> "Shelf":
        self.folder.write(NAME, b"first")
        self.folder.write(NAME, b"second")
        return self


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_what_was_written_is_read(shelf: Shelf) -> None:
    shelf.folder.write(NAME, "柳湾".encode())
    assert shelf.folder.read(NAME) == "柳湾".encode()
    assert shelf.quarantine.take_damages() == ()


def test_a_file_that_never_was_is_not_damage(shelf: Shelf) -> None:
    assert shelf.folder.read(NAME) is None
    assert shelf.quarantine.take_damages() == ()


@pytest.mark.parametrize("flip", [0x01, 0x08, 0x20, 0xFF])
def test_flipped_at_every_byte_it_is_noticed_and_gives_the_generation_before(
    tmp_path: Path, flip: int
) -> None:
    whole = Shelf(tmp_path / "whole").older_and_newer().file.read_bytes()
    for place in range(len(whole)):
        shelf = Shelf(tmp_path / str(place)).older_and_newer()
        damaged = bytearray(whole)
        damaged[place] ^= flip
        shelf.file.write_bytes(damaged)
        assert shelf.folder.read(NAME) == b"first"
        assert shelf.quarantine.take_damages() == (Damage(NAME, Trouble.FILE_DAMAGED, True),)
        assert shelf.kept() == [bytes(damaged)]
        assert shelf.folder.read(NAME) == b"first"
        assert shelf.quarantine.take_damages() == ()


def test_cut_at_every_byte_it_is_noticed_and_gives_the_generation_before(tmp_path: Path) -> None:
    whole = Shelf(tmp_path / "whole").older_and_newer().file.read_bytes()
    for place in range(len(whole)):
        shelf = Shelf(tmp_path / str(place)).older_and_newer()
        shelf.file.write_bytes(whole[:place])
        assert shelf.folder.read(NAME) == b"first"
        assert len(shelf.quarantine.take_damages()) == 1


def test_a_damaged_spare_is_noticed_while_the_file_is_good(shelf: Shelf) -> None:
    shelf.older_and_newer()
    spare = shelf.file.with_name(f"{NAME}.old")
    spare.write_bytes(b"?" + spare.read_bytes()[1:])
    assert shelf.folder.read(NAME) == b"second"
    assert shelf.quarantine.take_damages() == (Damage(NAME, Trouble.FILE_DAMAGED, True),)
    assert len(shelf.kept()) == 1


def test_a_write_cut_short_beside_a_damaged_file_gives_what_was_being_written(
    shelf: Shelf,
) -> None:
    shelf.older_and_newer()
    shelf.file.with_name(f"{NAME}.new").write_bytes(enclose(b"third"))
    shelf.file.write_bytes(b"")
    assert shelf.folder.read(NAME) == b"third"


def test_damage_found_once_cannot_take_the_place_of_the_good_generation(shelf: Shelf) -> None:
    shelf.older_and_newer()
    shelf.file.write_bytes(b"rubbish")
    shelf.folder.read(NAME)
    shelf.folder.write(NAME, b"third")
    shelf.file.write_bytes(b"rubbish again")
    assert shelf.folder.read(NAME) == b"first"


def test_an_empty_file_is_damage_and_not_a_new_beginning(shelf: Shelf) -> None:
    shelf.file.write_bytes(b"")
    assert shelf.folder.read(NAME) is None
    assert shelf.quarantine.take_damages() == (Damage(NAME, Trouble.FILE_DAMAGED, False),)
    assert shelf.kept() == [b""]


def test_a_folder_in_a_files_place_is_moved_out_of_the_way(shelf: Shelf) -> None:
    shelf.file.mkdir()
    (shelf.file / "inside").write_bytes(b"x")
    assert shelf.folder.read(NAME) is None
    assert shelf.quarantine.take_damages() == (Damage(NAME, Trouble.FILE_UNREADABLE, False),)
    shelf.folder.write(NAME, b"anew")
    assert shelf.folder.read(NAME) == b"anew"


def test_a_file_in_the_folders_place_is_moved_out_of_the_way(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"not a folder")
    shelf = Shelf(tmp_path)
    shelf.folder.write(NAME, b"x")
    assert shelf.quarantine.take_damages() == (Damage("data", Trouble.FILE_DAMAGED, False),)
    assert shelf.kept() == [b"not a folder"]


def test_a_file_of_a_later_version_is_left_alone(shelf: Shelf) -> None:
    payload = b'{"unknown": 1}'
    version = FILE_FORMAT + 1
    digest = sha256_hex(b"%d %d\n" % (version, len(payload)) + payload)
    header = {"format": version, "bytes": len(payload), "sha256": digest}
    later = json.dumps(header).encode() + b"\n" + payload
    shelf.file.write_bytes(later)
    with pytest.raises(KioskError) as refusal:
        shelf.folder.read(NAME)
    assert refusal.value.code is Trouble.NEWER_FORMAT
    assert shelf.file.read_bytes() == later


@pytest.mark.parametrize("operation", ["create", "write", "flush", "link", "rename"])
@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_a_disk_that_refuses_leaves_the_old_file_and_no_half_of_the_new(
    tmp_path: Path, operation: str, code: int
) -> None:
    shelf = Shelf(tmp_path).older_and_newer()

    def refuse(*_arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    setattr(shelf.disk, operation, refuse)
    with pytest.raises(OSError, match=os.strerror(code)):
        shelf.folder.write(NAME, b"third")
    delattr(shelf.disk, operation)
    assert shelf.folder.read(NAME) == b"second"
    assert not shelf.file.with_name(f"{NAME}.new").exists()


def test_a_disk_that_takes_no_change_still_gives_the_good_generation(shelf: Shelf) -> None:
    shelf.older_and_newer()
    shelf.file.write_bytes(b"rubbish")

    def refuse(*_arguments: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    shelf.disk.rename = refuse  # type: ignore[method-assign]
    assert shelf.folder.read(NAME) == b"first"
    del shelf.disk.rename  # type: ignore[method-assign]
    shelf.folder.write(NAME, b"third")
    shelf.file.write_bytes(b"rubbish again")
    assert shelf.folder.read(NAME) == b"first", "the damaged one became the spare"


def test_what_is_forgotten_is_in_no_generation(shelf: Shelf) -> None:
    shelf.older_and_newer()
    shelf.folder.forget_previous(NAME)
    assert [one.name for one in shelf.folder.path.iterdir()] == [NAME]
    shelf.folder.remove(NAME)
    assert list(shelf.folder.path.iterdir()) == []


def test_a_disk_that_fails_for_a_moment_costs_no_generation(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.older_and_newer()
    read_bytes, asked = Path.read_bytes, []

    def fail_once(path: Path) -> bytes:
        asked.append(path)
        if len(asked) == 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", fail_once)
    assert shelf.folder.read(NAME) == b"second"
    assert shelf.quarantine.take_damages() == ()


def test_a_disk_that_never_gives_a_file_back_lets_the_spare_take_its_place(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.older_and_newer()
    read_bytes = Path.read_bytes

    def fail(path: Path) -> bytes:
        if path == shelf.file and path.stat().st_nlink == 1:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert shelf.folder.read(NAME) == b"first"
    assert shelf.quarantine.take_damages() == (Damage(NAME, Trouble.FILE_UNREADABLE, True),)


def test_a_disk_that_gives_nothing_back_for_now_is_left_with_all_it_has(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.older_and_newer()

    def fail(_path: Path) -> bytes:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as ill:
        ill.setattr(Path, "read_bytes", fail)
        with pytest.raises(OSError, match=os.strerror(errno.EIO)):
            shelf.folder.read(NAME)
    assert shelf.kept() == []
    assert shelf.folder.read(NAME) == b"second"
