"""Whatever the data folder holds, the station starts as far as it can, and says what it met."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.errors import KioskError, Trouble
from kiosk.folding import fold
from kiosk.store.envelope import FILE_FORMAT
from kiosk.store.store import Store
from protocol.canonical import sha256_hex
from tests.meeting.stories import LENGTH_MS, Story

FROZEN = Path(__file__).with_name("first_version")
MONTH = "2026-04"
FILES = ("station.json", "feed.json", "records/2026-04.json", "meetings/current.jsonl")
FOLDERS = ("records", "meetings", "media", "quarantine", "reserve")


def lose(path: Path) -> None:
    path.unlink()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def turn_to_rubbish(path: Path) -> None:
    path.write_bytes(os.urandom(4096))


def turn_into_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside").write_bytes(b"x")


def make_newer(path: Path) -> None:
    payload, version = b"{}", FILE_FORMAT + 1
    digest = sha256_hex(b"%d %d\n" % (version, len(payload)) + payload)
    header = {"format": version, "bytes": len(payload), "sha256": digest}
    path.write_bytes(json.dumps(header).encode() + b"\n" + payload)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FROZEN, tmp_path / "data"))


def hold_a_meeting(data: Path) -> None:
    """The next evening, from start to saved, and found again."""
    store = Store(data)
    going_on = store.open(MONTH).meeting
    if going_on is not None:
        store.close_meeting(going_on)
    story = Story().mark(0).start().wait(LENGTH_MS).end(LENGTH_MS).close()
    opened, *others = story.events
    events = [opened.model_copy(update={"meeting_id": "tonight"}), *others]
    meeting = fold(events)
    assert meeting is not None
    store.append(events)
    store.close_meeting(meeting)
    found = Store(data).records.find("tonight", Store(data).records.months())
    assert found is not None


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("spoil", [empty, turn_to_rubbish, turn_into_a_folder])
def test_what_cannot_be_read_is_told_and_kept_and_the_next_meeting_is_saved(
    data: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    spoil(data / name)
    opening = Store(data).open(MONTH)
    if not (spoil is empty and name.endswith(".jsonl")):
        assert [one.name for one in opening.damages] == [Path(name).name]
        assert len(list((data / "quarantine").iterdir())) == 1
    assert opening.troubles == ()
    hold_a_meeting(data)


@pytest.mark.parametrize("name", FILES)
def test_what_is_missing_is_a_new_beginning(data: Path, name: str) -> None:
    lose(data / name)
    opening = Store(data).open(MONTH)
    assert (opening.damages, opening.troubles) == ((), ())
    hold_a_meeting(data)


@pytest.mark.parametrize("name", FILES[1:3])
def test_what_a_later_version_wrote_is_set_aside_whole(data: Path, name: str) -> None:
    make_newer(data / name)
    later = (data / name).read_bytes()
    opening = Store(data).open(MONTH)
    assert [one.trouble for one in opening.damages] == [Trouble.NEWER_FORMAT]
    assert [one.read_bytes() for one in (data / "quarantine").iterdir()] == [later]
    hold_a_meeting(data)


def test_an_identity_of_a_later_version_stops_the_station_and_stays(data: Path) -> None:
    make_newer(data / "station.json")
    with pytest.raises(KioskError) as refusal:
        Store(data).open(MONTH)
    assert refusal.value.code is Trouble.NEWER_FORMAT
    assert not (data / "quarantine").exists()


@pytest.mark.parametrize("name", FOLDERS)
def test_a_file_where_a_folder_belongs_is_moved_out_of_the_way(data: Path, name: str) -> None:
    if (data / name).is_dir():
        shutil.rmtree(data / name)
    (data / name).write_bytes(b"not a folder")
    Store(data).open(MONTH)
    Store(data).keep_reserve()
    hold_a_meeting(data)


def test_a_folder_where_the_reserve_belongs_keeps_no_meeting_from_being_saved(data: Path) -> None:
    (data / "reserve").mkdir()
    Store(data).keep_reserve()
    hold_a_meeting(data)


NOBODY = 65534


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that other users can come to, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def damages_seen_by_nobody(data: Path) -> str:
    """What opening tells in a process that is not root's, which may read anything."""
    Store(data.with_name("warm")).open(MONTH)  # nobody may not read our modules either
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            found = Store(data).open(MONTH).damages
            os.write(writing, " ".join(f"{one.name}:{one.trouble}" for one in found).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as said:
        return said.read()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make another user's file")
@pytest.mark.parametrize("name", FILES)
def test_another_users_file_is_moved_out_of_the_way(shared_folder: Path, name: str) -> None:
    data = Path(shutil.copytree(FROZEN, shared_folder / "data"))
    for one in (data, *data.rglob("*")):
        os.chown(one, NOBODY, NOBODY)
    os.chown(data / name, 0, 0)
    (data / name).chmod(0o600)
    assert damages_seen_by_nobody(data) == f"{Path(name).name}:file_unreadable"
