"""USB sticks: which are plugged in, and files on them that are known to be there.

Found by what the kernel says, not by where some desktop mounts them. Every call may wait for a
slow stick: none is for the thread of the screen.
"""

import errno
import hashlib
import logging
import os
import re
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_TIMEOUT_S = 30
_CHUNK = 1 << 20
_NAME_LENGTH = 80
"""Characters: three bytes each fit into the 255 bytes of a name (NAME_MAX)."""
_SPARE_BYTES = 1 << 20

log = logging.getLogger(__name__)


class StickTrouble(StrEnum):
    """Why nothing was saved on a stick."""

    NO_STICK = "no_stick"
    FULL = "full"
    READ_ONLY = "read_only"
    PULLED = "pulled"
    """It is not there any more, or does not answer."""
    UNREADABLE = "unreadable"
    """What was read back is not what was written."""
    CANNOT_MOUNT = "cannot_mount"


class StickRefused(Exception):
    """Nothing was saved on the stick."""

    def __init__(self, trouble: StickTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True)
class Stick:
    """A stick, or the part of one that has files."""

    device: str
    """Such as ``/dev/sdb1``."""
    folder: Path | None = None
    """Where it is mounted, if it is."""
    writable: bool = False

    @property
    def free_bytes(self) -> int:
        """How much room it has; none where it does not answer."""
        if self.folder is None:
            return 0
        with suppress(OSError):
            return shutil.disk_usage(self.folder).free
        return 0


@dataclass(frozen=True)
class _Mount:
    folder: Path
    writable: bool


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
        system = self._disk_with(Path("/"), mounted)
        found = []
        for node in sorted(self._block.glob("*")):
            part = node.resolve()
            disk = part.parent if (part / "partition").exists() else part
            if disk == system or not _is_portable(part, disk) or _has_parts(part):
                continue
            mount = mounted.get(_read(part / "dev"))
            folder = mount.folder if mount else None
            found.append(Stick(f"/dev/{part.name}", folder, mount is not None and mount.writable))
        return tuple(sorted(found, key=lambda one: (one.folder is None, not one.writable)))

    def ready(self) -> Stick:
        """A stick to write on, mounted if it was not.

        Raises:
            StickRefused: there is none, or it cannot be written.
        """
        found = next(iter(self.find()), None)
        if found is None:
            raise StickRefused(StickTrouble.NO_STICK)
        if found.folder is None:
            _udisks("mount", found.device)
            found = next((one for one in self.find() if one.device == found.device), found)
        if found.folder is None:
            raise StickRefused(StickTrouble.CANNOT_MOUNT)
        if not found.writable:
            raise StickRefused(StickTrouble.READ_ONLY)
        return found

    def keep(self, folder: str, name: str, content: bytes) -> None:
        """Save a file on a stick; afterwards the stick may be pulled out.

        Raises:
            StickRefused: it is not there.
        """
        stick = self.ready()
        save(stick, folder, name, content)
        let_go(stick)

    def _mounted(self) -> dict[str, _Mount]:
        """What is mounted, by device number; the first place counts."""
        found: dict[str, _Mount] = {}
        for line in _read(self._mounts).splitlines():
            before, _, after = line.partition(" - ")
            _, _, number, _, place, options, *_ = before.split(" ")
            writable = "rw" in options.split(",") and "rw" in after.split(" ")[-1].split(",")
            found.setdefault(number, _Mount(Path(_unescaped(place)), writable))
        return found

    def _disk_with(self, folder: Path, mounted: dict[str, _Mount]) -> Path | None:
        """The disk a folder is on: the system's own is no stick, though it may be on USB."""
        numbers = {number for number, mount in mounted.items() if mount.folder == folder}
        for node in self._block.glob("*"):
            part = node.resolve()
            if _read(part / "dev") in numbers:
                return part.parent if (part / "partition").exists() else part
        return None


def save(stick: Stick, folder: str, name: str, content: bytes) -> Path:
    """Write a file on a stick and read it back.

    Args:
        stick: mounted and writable.
        folder: made if it is missing.
        name: of the file; one of that name is replaced.
        content: all of it.

    Returns:
        Where it is; only once it is durable and what was read is what was written.

    Raises:
        StickRefused: it is not there; what was there before still is.
    """
    if stick.folder is None:
        raise StickRefused(StickTrouble.NO_STICK)
    if stick.free_bytes < len(content) + _SPARE_BYTES and stick.folder.exists():
        raise StickRefused(StickTrouble.FULL)
    place = stick.folder / file_name(folder)
    target = place / file_name(name)
    draft = place / f"{target.stem[: _NAME_LENGTH - 5]}.part"
    try:
        place.mkdir(exist_ok=True)
        _write(draft, content)
        if _digest(draft) != hashlib.sha256(content).digest():
            raise StickRefused(StickTrouble.UNREADABLE)
        draft.replace(target)
        _flush_folder(place)
        _flush_folder(stick.folder)
    except OSError as error:
        log.warning("stick: %s", errno.errorcode.get(error.errno or 0, "?"))
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise StickRefused(_trouble(error)) from error
    return target


def let_go(stick: Stick) -> None:
    """Make a stick ready to be pulled out: all of it written, and unmounted where that is ours."""
    if stick.folder is not None:
        with suppress(OSError):
            _flush_folder(stick.folder)
    os.sync()
    _udisks("unmount", stick.device)


def file_name(words: str) -> str:
    """Words as a name every file system takes (after Microsoft's naming rules for FAT and NTFS)."""
    stem, dot, ending = words.rpartition(".")
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f\x7f]', "_", stem or words)
    plain = plain[: _NAME_LENGTH - len(ending) - 1].strip(" .") or "_"
    return f"{plain}{dot}{ending}" if stem and dot else plain


def _is_portable(part: Path, disk: Path) -> bool:
    if part.name.startswith(("sr", "loop", "fd")) and _read(disk / "removable") != "1":
        return False
    on_usb = any(one.startswith("usb") for one in part.parts)
    is_disc = part.name.startswith("sr")
    has_room = _read(part / "size") not in ("", "0")
    return has_room and not is_disc and (on_usb or _read(disk / "removable") == "1")


def _has_parts(part: Path) -> bool:
    return any((one / "partition").exists() for one in part.glob(f"{part.name}*"))


def _read(path: Path) -> str:
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="surrogateescape").strip()
    return ""


def _unescaped(place: str) -> str:
    """The kernel writes blanks in a path in octal (proc(5))."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), place)


def _udisks(verb: str, device: str) -> None:
    program = shutil.which("udisksctl")
    if program is None:
        return
    with suppress(OSError, subprocess.TimeoutExpired):
        command = [program, verb, "--block-device", device, "--no-user-interaction"]
        done = subprocess.run(command, capture_output=True, check=False, timeout=_TIMEOUT_S)
        if done.returncode:
            log.info("udisksctl %s: code %d", verb, done.returncode)


def _write(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
    file = os.open(path, flags, 0o644)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest[:_CHUNK]) :]
        os.fsync(file)
        # So that what is read back comes from the stick and not out of memory.
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _flush_folder(folder: Path) -> None:
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _trouble(error: OSError) -> StickTrouble:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StickTrouble.FULL
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return StickTrouble.READ_ONLY
    return StickTrouble.PULLED
