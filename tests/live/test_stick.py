"""Real file systems of sticks: what was saved is on them, and what went wrong left nothing half."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from kiosk.devices.stick import Stick, StickRefused, StickTrouble, save
from kiosk.devices.usb import Sticks
from tests.devices.invented_block import USB, InventedBlock
from tests.devices.programs import Programs
from tests.devices.real_stick import CannotPlugIn, RealStick, plugged_in

pytestmark = pytest.mark.patient

SIZE_BYTES = 24 << 20
FOLDER, NAME = "柳湾村学习站点 2026年4月学习记录", "LW-0016 主题党日 第1稿 𠮷.pdf"
EARLIER, CONTENT = b"%PDF-1.7 earlier", b"%PDF-1.7 " + bytes(range(256)) * 14_000
DEVICE = "sdy1"
"""No machine has so many disks that this is one of its own."""


@pytest.fixture(params=["vfat", "exfat", "ext4"])
def stick(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RealStick]:
    """A stick, plugged in and mounted in a folder with a name as people give them."""
    kind = request.param
    one = RealStick.formatted(kind, tmp_path / "stick.image", tmp_path / "U盘 #1", SIZE_BYTES)
    with ExitStack() as stack:
        try:
            stack.enter_context(plugged_in(one))
        except CannotPlugIn as reason:
            pytest.skip(f"this machine lets us have no stick with {kind}: {reason}")
        yield one


@pytest.fixture
def sticks(stick: RealStick, tmp_path: Path) -> Sticks:
    """Sees the image as a stick in a socket; where it is mounted the kernel says."""
    machine = InventedBlock(tmp_path / "sys")
    machine.part(machine.disk(USB.format(port=2), "sdy", "65:128"), DEVICE, stick.number)
    return Sticks(machine.block)


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """Whoever would mount and unmount sticks does not; a test may have it done."""
    one = Programs(tmp_path / "programs")
    monkeypatch.setenv("PATH", f"{one.folder}:/usr/sbin:/usr/bin:/sbin:/bin")
    one.give("udisksctl", "exit 1")
    return one


def seen_again(stick: RealStick) -> dict[str, bytes]:
    """Its files, once it has been plugged in anew."""
    with plugged_in(stick):
        own = (one for one in stick.folder.rglob("*") if "lost+found" not in one.parts)
        return {one.name: one.read_bytes() for one in own if one.is_file()}


def takes_it_after_all(stick: RealStick, tmp_path: Path) -> None:
    with plugged_in(stick):
        machine = InventedBlock(tmp_path / "again")
        machine.part(machine.disk(USB.format(port=2), "sdy", "65:128"), DEVICE, stick.number)
        Sticks(machine.block).keep(FOLDER, NAME, CONTENT)
    assert seen_again(stick) == {NAME: CONTENT}


def refusal(ask: Callable[[], object]) -> StickTrouble:
    with pytest.raises(StickRefused) as refused:
        ask()
    return refused.value.trouble


def as_writable(stick: RealStick) -> Stick:
    return Stick(f"/dev/{DEVICE}", stick.folder, True)


def test_what_was_saved_is_there_when_the_stick_is_plugged_in_again(
    stick: RealStick, sticks: Sticks
) -> None:
    assert sticks.ready() == as_writable(stick)
    sticks.keep(FOLDER, NAME, EARLIER)
    sticks.keep(FOLDER, NAME, CONTENT)
    stick.unmount()
    stick.unplug()
    stick.check()
    assert seen_again(stick) == {NAME: CONTENT}


def test_a_stick_pulled_without_being_unmounted_has_what_was_called_saved(
    stick: RealStick, sticks: Sticks, tmp_path: Path
) -> None:
    sticks.keep(FOLDER, NAME, CONTENT)
    assert seen_again(stick.as_if_pulled(tmp_path / "pulled.image")) == {NAME: CONTENT}


def test_a_stick_that_was_mounted_nowhere_is_mounted_and_unmounted(
    stick: RealStick, sticks: Sticks, programs: Programs
) -> None:
    options = "rw,utf8" if stick.kind == "vfat" else "rw"
    mount = f"mount -t {stick.kind} -o {options} {stick.device} '{stick.folder}'"
    fallback = f"mount -t exfat-fuse {stick.device} '{stick.folder}'"
    programs.give(
        "udisksctl",
        f"case $1 in mount) {mount} || {fallback} ;; unmount) umount '{stick.folder}' ;; esac",
    )
    stick.unmount()
    assert sticks.find()[0].folder is None
    sticks.keep(FOLDER, NAME, CONTENT)
    assert not stick.folder.is_mount()
    assert [verb for verb, *_ in programs.calls("udisksctl")] == ["mount", "unmount"]
    stick.unplug()
    stick.check()
    assert seen_again(stick) == {NAME: CONTENT}


def test_a_stick_without_room_keeps_what_it_has(stick: RealStick, sticks: Sticks) -> None:
    sticks.keep(FOLDER, NAME, EARLIER)
    room = os.statvfs(stick.folder)
    (stick.folder / "film.mp4").write_bytes(b"x" * (room.f_bavail * room.f_frsize - len(CONTENT)))
    assert refusal(lambda: sticks.keep(FOLDER, NAME, CONTENT)) is StickTrouble.FULL
    assert [one.read_bytes() for one in (stick.folder / FOLDER).iterdir()] == [EARLIER]


def test_a_stick_that_fills_up_in_the_middle_keeps_what_it_has(
    stick: RealStick,
    sticks: Sticks,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    sticks.keep(FOLDER, NAME, EARLIER)
    room = os.statvfs(stick.folder)
    monkeypatch.setattr(os, "fstatvfs", lambda _file: room)
    (stick.folder / "film.mp4").write_bytes(b"x" * (room.f_bavail * room.f_frsize - len(CONTENT)))
    assert refusal(lambda: sticks.keep(FOLDER, NAME, CONTENT * 2)) is StickTrouble.FULL
    assert [one.read_bytes() for one in (stick.folder / FOLDER).iterdir()] == [EARLIER]
    assert "ENOSPC" in caplog.text
    stick.unmount()
    stick.unplug()
    stick.check()


def test_a_stick_that_cannot_be_written_keeps_what_it_has(
    stick: RealStick, sticks: Sticks, caplog: pytest.LogCaptureFixture
) -> None:
    sticks.keep(FOLDER, NAME, EARLIER)
    stick.unmount()
    stick.mount(writable=False)
    assert refusal(sticks.ready) is StickTrouble.READ_ONLY
    ask = partial(save, as_writable(stick), name=NAME, content=CONTENT)
    assert refusal(partial(ask, folder=FOLDER)) is StickTrouble.READ_ONLY
    assert refusal(partial(ask, folder="other")) is StickTrouble.READ_ONLY
    assert [one.name for one in stick.folder.iterdir() if one.name != "lost+found"] == [FOLDER]
    assert [one.read_bytes() for one in (stick.folder / FOLDER).iterdir()] == [EARLIER]
    assert "EROFS" in caplog.text


def test_a_stick_pulled_in_the_middle_has_nothing_half_under_the_files_name(
    stick: RealStick,
    sticks: Sticks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    sticks.keep(FOLDER, NAME, EARLIER)
    write, pulled = os.write, list[RealStick]()

    def pull_then_write(file: int, content: bytes) -> int:
        if len(content) < 1 << 20 and not pulled:  # the last piece
            pulled.append(stick.as_if_pulled(tmp_path / "pulled.image"))
            stick.vanish()
        return write(file, content)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", pull_then_write)
        assert refusal(lambda: sticks.keep(FOLDER, NAME, CONTENT)) is StickTrouble.PULLED
    assert caplog.text
    (kept,) = pulled
    files = seen_again(kept)
    files.pop(f"{NAME}.part", None)  # a draft may be on it, and says that it is none
    assert files == {NAME: EARLIER}
    takes_it_after_all(kept, tmp_path)


@pytest.mark.parametrize("stick", ["ext4"], indirect=True)
def test_a_stick_made_by_somebody_wicked_leads_nowhere(
    stick: RealStick, sticks: Sticks, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    own = tmp_path / "data"
    own.mkdir()
    (stick.folder / FOLDER).symlink_to(own)
    assert refusal(lambda: sticks.keep(FOLDER, NAME, CONTENT)) is StickTrouble.READ_ONLY
    assert list(own.iterdir()) == []
    (stick.folder / "other").mkdir()
    (stick.folder / "other" / f"{NAME}.part").symlink_to(own / "station.json")
    sticks.keep("other", NAME, CONTENT)
    assert list(own.iterdir()) == []
    assert (stick.folder / "other" / NAME).read_bytes() == CONTENT
    assert "ENOTDIR" in caplog.text
