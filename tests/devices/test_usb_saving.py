"""A file on a stick is whole or not there, is called what it can be called, and stays on it."""

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.devices.stick import Stick, StickRefused, StickTrouble, file_name, save

FOLDER, NAME = "柳湾村 2026年4月学习记录", "学习记录 2026-04.pdf"
EARLIER, CONTENT = b"%PDF-1.4 earlier", b"%PDF-1.4 " + bytes(range(256)) * 12_000
DRAFT = f"{NAME}.part"


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Where the stick's files are."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder of the kiosk's own, with a file in it."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "own").write_bytes(b"own")
    return folder


def put(top: Path, content: bytes = CONTENT) -> Path:
    return save(Stick("/dev/sdb1", top, True), FOLDER, NAME, content)


def refusal(top: Path) -> StickTrouble:
    with pytest.raises(StickRefused) as refused:
        put(top)
    return refused.value.trouble


def files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder; of what is no file, nothing but that it is there."""
    return {
        str(one.relative_to(folder)): one.read_bytes() if stat.S_ISREG(one.lstat().st_mode) else b""
        for one in folder.rglob("*")
    }


def fail(
    monkeypatch: pytest.MonkeyPatch, call: str, error: int, *, after: int = 0, flag: int = 0
) -> None:
    """Have a call of the system's fail, once it has worked so many times."""
    works, left = getattr(os, call), [after]

    def ill(*arguments: object, **named: object) -> object:
        if flag and not (isinstance(arguments[1], int) and arguments[1] & flag):
            return works(*arguments, **named)
        left[0] -= 1
        if left[0] < 0:
            raise OSError(error, os.strerror(error))
        return works(*arguments, **named)

    monkeypatch.setattr(os, call, ill)


def test_a_file_lies_in_its_folder_under_its_name(top: Path) -> None:
    assert put(top) == top / FOLDER / NAME
    assert files(top) == {FOLDER: b"", f"{FOLDER}/{NAME}": CONTENT}


def test_a_file_of_that_name_is_replaced_and_its_neighbours_stay(top: Path) -> None:
    (top / FOLDER).mkdir()
    (top / FOLDER / "other.pdf").write_bytes(EARLIER)
    put(top, EARLIER)
    put(top)
    assert files(top / FOLDER) == {"other.pdf": EARLIER, NAME: CONTENT}


def test_what_a_pulled_stick_kept_of_a_draft_is_no_hindrance(top: Path) -> None:
    (top / FOLDER).mkdir()
    (top / FOLDER / DRAFT).write_bytes(CONTENT * 2)
    put(top)
    assert files(top / FOLDER) == {NAME: CONTENT}


def test_an_empty_file_can_be_saved(top: Path) -> None:
    assert put(top, b"").read_bytes() == b""


def test_a_stick_that_is_mounted_nowhere_takes_nothing() -> None:
    with pytest.raises(StickRefused) as refused:
        save(Stick("/dev/sdb1"), FOLDER, NAME, CONTENT)
    assert refused.value.trouble is StickTrouble.NO_STICK


def test_a_stick_without_room_is_not_begun_upon(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = os.statvfs_result((4096, 4096, 1000, 600, 600, 0, 0, 0, 0, 255))
    monkeypatch.setattr(os, "fstatvfs", lambda _file: room)
    assert refusal(top) is StickTrouble.FULL
    assert files(top) == {}


@pytest.mark.parametrize(
    ("call", "error", "after", "trouble"),
    [
        ("write", errno.ENOSPC, 0, StickTrouble.FULL),
        ("write", errno.ENOSPC, 2, StickTrouble.FULL),
        ("write", errno.EFBIG, 1, StickTrouble.FULL),
        ("write", errno.EIO, 1, StickTrouble.PULLED),
        ("fsync", errno.EIO, 0, StickTrouble.PULLED),
        ("fsync", errno.ENOSPC, 0, StickTrouble.FULL),
        ("replace", errno.EROFS, 0, StickTrouble.READ_ONLY),
        ("replace", errno.ENODEV, 0, StickTrouble.PULLED),
        ("fstatvfs", errno.ENOTCONN, 0, StickTrouble.PULLED),
        ("mkdir", errno.EROFS, 0, StickTrouble.READ_ONLY),
        ("mkdir", errno.EACCES, 0, StickTrouble.READ_ONLY),
        ("mkdir", errno.EINVAL, 0, StickTrouble.READ_ONLY),
    ],
)
def test_where_the_stick_fails_what_was_there_still_is_and_nothing_half(
    top: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    call: str,
    error: int,
    after: int,
    trouble: StickTrouble,
) -> None:
    put(top, EARLIER)
    with monkeypatch.context() as patch:
        fail(patch, call, error, after=after)
        assert refusal(top) is trouble
    assert files(top / FOLDER) == {NAME: EARLIER}
    assert errno.errorcode[error] in caplog.text
    assert "2026" not in caplog.text


def test_a_file_that_cannot_be_made_is_told_as_not_writable(
    top: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patch:
        fail(patch, "open", errno.EROFS, flag=os.O_CREAT)
        assert refusal(top) is StickTrouble.READ_ONLY
    assert files(top) == {FOLDER: b""}
    assert "EROFS" in caplog.text


def test_what_is_read_back_otherwise_is_not_called_saved(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(top, EARLIER)
    fsync = os.fsync

    def lie(file: int) -> None:
        if stat.S_ISREG(os.fstat(file).st_mode):
            os.pwrite(file, b"X", 1_500_000)
        fsync(file)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lie)
        assert refusal(top) is StickTrouble.UNREADABLE
    assert files(top / FOLDER) == {NAME: EARLIER}


def test_a_file_is_durable_before_it_has_its_name(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def note(call: str) -> None:
        works: Callable[..., object] = getattr(os, call)

        def noted(*arguments: object, **named: object) -> object:
            is_folder = isinstance(arguments[0], int) and stat.S_ISDIR(
                os.fstat(arguments[0]).st_mode
            )
            told.append(f"{call} folder" if is_folder else call)
            return works(*arguments, **named)

        monkeypatch.setattr(os, call, noted)

    note("fsync")
    note("replace")
    put(top)
    assert told == ["fsync", "replace", "fsync folder", "fsync folder"]


def test_a_stick_that_goes_in_the_middle_leaves_nothing_where_it_was_mounted(
    top: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    put(top, EARLIER)
    write = os.write

    def pull_then_write(file: int, content: bytes) -> int:
        shutil.rmtree(top, ignore_errors=True)
        (top / FOLDER).mkdir(parents=True)
        return write(file, content)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", pull_then_write)
        assert refusal(top) is StickTrouble.PULLED
    assert files(top) == {FOLDER: b""}
    assert "ENOENT" in caplog.text


def test_a_stick_that_has_gone_is_told_as_pulled(
    top: Path, caplog: pytest.LogCaptureFixture
) -> None:
    top.rmdir()
    assert refusal(top) is StickTrouble.PULLED
    assert not top.exists()
    assert "ENOENT" in caplog.text


def test_a_folder_that_leads_elsewhere_is_not_followed(
    top: Path, elsewhere: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (top / FOLDER).symlink_to(elsewhere)
    assert refusal(top) is StickTrouble.READ_ONLY
    assert files(elsewhere) == {"own": b"own"}
    assert (top / FOLDER).is_symlink()
    assert "ENOTDIR" in caplog.text


def test_a_draft_that_leads_elsewhere_is_not_followed(top: Path, elsewhere: Path) -> None:
    (top / FOLDER).mkdir()
    (top / FOLDER / DRAFT).symlink_to(elsewhere / "own")
    put(top)
    assert files(elsewhere) == {"own": b"own"}
    assert files(top / FOLDER) == {NAME: CONTENT}


def test_a_draft_that_leads_elsewhere_at_the_last_moment_is_not_followed(
    top: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (top / FOLDER).mkdir()
    (top / FOLDER / DRAFT).symlink_to(elsewhere / "own")
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", lambda _name, *, dir_fd: None)  # it was not there yet
        assert refusal(top) is StickTrouble.READ_ONLY
    assert files(elsewhere) == {"own": b"own"}
    assert "EEXIST" in caplog.text


def test_a_file_that_leads_elsewhere_is_replaced_and_not_followed(
    top: Path, elsewhere: Path
) -> None:
    (top / FOLDER).mkdir()
    (top / FOLDER / NAME).symlink_to(elsewhere / "own")
    put(top)
    assert files(elsewhere) == {"own": b"own"}
    assert not (top / FOLDER / NAME).is_symlink()
    assert files(top / FOLDER) == {NAME: CONTENT}


def test_a_draft_that_is_another_files_second_name_does_not_spoil_it(top: Path) -> None:
    (top / FOLDER).mkdir()
    (top / "photos.zip").write_bytes(EARLIER)
    (top / FOLDER / DRAFT).hardlink_to(top / "photos.zip")
    put(top)
    assert (top / "photos.zip").read_bytes() == EARLIER


def test_a_pipe_in_the_place_of_the_draft_is_not_waited_for(top: Path) -> None:
    (top / FOLDER).mkdir()
    os.mkfifo(top / FOLDER / DRAFT)
    # So that whoever opens it after all finds another end instead of waiting for one.
    reader = os.open(top / FOLDER / DRAFT, os.O_RDONLY | os.O_NONBLOCK)
    try:
        put(top, EARLIER)
    finally:
        os.close(reader)
    assert stat.S_ISREG((top / FOLDER / NAME).lstat().st_mode)
    assert files(top / FOLDER) == {NAME: EARLIER}


@pytest.mark.parametrize("in_the_way", [FOLDER, f"{FOLDER}/{NAME}", f"{FOLDER}/{DRAFT}"])
def test_what_lies_in_the_way_and_cannot_be_replaced_stays(
    top: Path, caplog: pytest.LogCaptureFixture, in_the_way: str
) -> None:
    place = top / in_the_way
    if in_the_way == FOLDER:
        place.write_bytes(EARLIER)
    else:
        place.mkdir(parents=True)
        (place / "photo.jpg").write_bytes(EARLIER)
    before = files(top)
    assert refusal(top) is StickTrouble.READ_ONLY
    assert files(top) == before
    assert caplog.text


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("学习记录 2026-04.pdf", "学习记录 2026-04.pdf"),
        ("柳湾村学习站点 2026年4月学习记录", "柳湾村学习站点 2026年4月学习记录"),
        ("LW-0016 主题党日/组织生活会 第1稿.pdf", "LW-0016 主题党日_组织生活会 第1稿.pdf"),
        ('a\\b/c:d*e?f"g<h>i|j.pdf', "a_b_c_d_e_f_g_h_i_j.pdf"),
        ("第2.5次学习/讨论", "第2.5次学习_讨论"),
        ("St. Mary/x", "St. Mary_x"),
        ("a.b/c", "a.b_c"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("/etc/passwd", "_etc_passwd"),
        ("..", "_"),
        (".", "_"),
        ("", "_"),
        ("   ", "_"),
        (".pdf", "pdf"),
        ("柳湾村.", "柳湾村"),
        ("柳湾村 ", "柳湾村"),
        ("柳湾村 .pdf", "柳湾村.pdf"),
        ("第一行\n第二行\t\x00\x7f.pdf", "第一行_第二行___.pdf"),
        ("con", "_con"),
        ("CON.pdf", "_CON.pdf"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("Lpt1.zip", "_Lpt1.zip"),
        ("com¹.zip", "_com¹.zip"),
        ("console.pdf", "console.pdf"),
        ("com.pdf", "com.pdf"),
        ("半个\ud840字.pdf", "半个字.pdf"),
    ],
)
def test_words_become_a_name_that_every_file_system_takes(words: str, name: str) -> None:
    assert file_name(words) == name


@pytest.mark.parametrize("character", ["a", "柳", "𠮷", "👨‍👩‍👧"])
@pytest.mark.parametrize("ending", ["", ".pdf"])
def test_a_long_name_is_cut_and_keeps_its_ending(top: Path, character: str, ending: str) -> None:
    name = file_name(character * 300 + ending)
    assert len(name) <= 80
    assert name.endswith(ending)
    assert set(name.removesuffix(ending)) <= set(character)
    assert len(name) > 50
    words = character * 300 + ending
    where = save(Stick("/dev/sdb1", top, True), character * 300, words, EARLIER)
    assert where.name == name
    assert where.read_bytes() == EARLIER


def test_an_ending_that_is_none_is_cut_like_the_rest() -> None:
    assert file_name("a." + "b" * 300) == "a." + "b" * 78


@pytest.mark.parametrize("words", ["../up", "/etc", ".", "..", "con", "a/../../b", "x./y"])
def test_no_words_lead_off_the_stick(tmp_path: Path, top: Path, words: str) -> None:
    where = save(Stick("/dev/sdb1", top, True), words, words, EARLIER)
    assert where.resolve().parent.parent == top
    assert [one.name for one in tmp_path.iterdir()] == ["stick"]
