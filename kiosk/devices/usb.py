"""USB sticks: which are plugged in, found by what the kernel says and not by some desktop.

Every call may wait for a slow stick: none is for the thread of the screen.
"""

import ctypes
import logging
import os
import re
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.devices.stick import Stick, StickRefused, StickTrouble, opened, save

_TIMEOUT_S = 30
_SYSTEM = tuple(Path(place) for place in ("/", "/boot", "/boot/efi", "/usr", "/var", "/home"))
"""Where a disk is mounted that this machine lives on."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Mount:
    number: str
    source: str
    folder: Path
    writable: bool

    def is_of(self, part: Path) -> bool:
        """Whether it shows a device's files; btrfs has numbers of its own, but names its disk."""
        return self.number == _read(part / "dev") or self.source == f"/dev/{part.name}"


class Sticks:
    """The sticks of this machine.

    Args:
        block: where the kernel lists block devices.
        mounts: what is mounted, in the kernel's words.
    """

    def __init__(
        self,
        block: Path = Path("/sys/class/block"),
        mounts: Path = Path("/proc/self/mountinfo"),
    ) -> None:
        self._block, self._mounts = block, mounts

    def find(self) -> tuple[Stick, ...]:
        """Every stick: those that are mounted first, of them the writable ones."""
        mounted = self._mounted()
        own = self._own_disks(mounted)
        found = []
        for node in sorted(self._block.glob("*")):
            part = node.resolve()
            disk = _disk_of(part)
            if disk in own or not _is_portable(part, disk) or _has_parts(part):
                continue
            mount = next((one for one in mounted if one.is_of(part)), None)
            folder = mount.folder if mount else None
            found.append(Stick(f"/dev/{part.name}", folder, mount is not None and mount.writable))
        return tuple(sorted(found, key=lambda one: (one.folder is None, not one.writable)))

    def ready(self) -> Stick:
        """A stick to write on, mounted if it was not.

        Raises:
            StickRefused: there is none, or none that can be written.
        """
        found = []
        for one in self.find():
            stick = one if one.folder is not None else self._mount(one)
            if stick.writable:
                return stick
            found.append(stick)
        if not found:
            raise StickRefused(StickTrouble.NO_STICK)
        read_only = any(one.folder is not None for one in found)
        raise StickRefused(StickTrouble.READ_ONLY if read_only else StickTrouble.CANNOT_MOUNT)

    def keep(self, folder: str, name: str, content: bytes) -> None:
        """Save a file on a stick; afterwards the stick may be pulled out.

        Raises:
            StickRefused: it is not there.
        """
        stick = self.ready()
        save(stick, folder, name, content)
        let_go(stick)

    def _mount(self, stick: Stick) -> Stick:
        _udisks("mount", stick.device)
        return next((one for one in self.find() if one.device == stick.device), stick)

    def _mounted(self) -> tuple[_Mount, ...]:
        """What is mounted; of several places for one device the first counts."""
        # Labels become names of folders and may hold what Python takes for the end of a line.
        lines = (_mount_in(line) for line in _read(self._mounts).split("\n"))
        return tuple(one for one in lines if one is not None)

    def _own_disks(self, mounted: tuple[_Mount, ...]) -> set[Path]:
        """The disks the system is on: they are no sticks, though they may be on USB."""
        system = [one for one in mounted if one.folder in _SYSTEM]
        parts = (node.resolve() for node in self._block.glob("*"))
        own = (_disks_under(part) for part in parts if any(one.is_of(part) for one in system))
        return set().union(*own)


def let_go(stick: Stick) -> None:
    """Make a stick ready to be pulled out: all of it written, and unmounted where that is ours."""
    if stick.folder is not None:
        with suppress(OSError), opened(stick.folder) as top:
            # This stick alone: os.sync() would wait for the disk on which a film just arrives.
            ctypes.CDLL(None).syncfs(top)
    _udisks("unmount", stick.device)


def _disk_of(part: Path) -> Path:
    return part.parent if (part / "partition").exists() else part


def _disks_under(part: Path) -> set[Path]:
    """The disks a device is on; one with volumes or a cipher is made of others."""
    made_of = [one.resolve() for one in (part / "slaves").glob("*")]
    return set().union(*map(_disks_under, made_of)) if made_of else {_disk_of(part)}


def _is_portable(part: Path, disk: Path) -> bool:
    if re.match(r"(sr|fd|loop)\d", part.name):
        return False
    has_room = _read(part / "size") not in ("", "0")
    on_usb = any(re.match(r"usb\d", one) for one in part.parts)
    return has_room and (on_usb or _read(disk / "removable") == "1")


def _has_parts(part: Path) -> bool:
    return any((one / "partition").exists() for one in part.glob(f"{part.name}*"))


def _read(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="surrogateescape").strip()
    return ""


def _mount_in(line: str) -> _Mount | None:
    """What a line of the kernel's says (proc(5), mountinfo)."""
    before, _, after = line.partition(" - ")
    which, what = before.split(" "), after.split(" ")
    if len(which) < 6 or len(what) < 3:
        return None
    writable = "rw" in which[5].split(",") and "rw" in what[-1].split(",")
    return _Mount(which[2], _unescaped(what[1]), Path(_unescaped(which[4])), writable)


def _unescaped(place: str) -> str:
    """The kernel writes blanks in a path in octal, byte for byte."""
    plain = re.sub(rb"\\([0-3][0-7]{2})", lambda one: bytes([int(one[1], 8)]), os.fsencode(place))
    return os.fsdecode(plain)


def _udisks(verb: str, device: str) -> None:
    program = shutil.which("udisksctl")
    if program is None:
        return
    with suppress(OSError, subprocess.TimeoutExpired):
        command = [program, verb, "--block-device", device, "--no-user-interaction"]
        done = subprocess.run(command, capture_output=True, check=False, timeout=_TIMEOUT_S)
        if done.returncode:
            log.info("udisksctl %s: code %d", verb, done.returncode)
