"""A USB stick: what is put on it is known to be there, and lands nowhere else.

Every call may wait for a slow stick: none is for the thread of the screen.
"""

import errno
import hashlib
import logging
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_CHUNK = 1 << 20
_NAME_LENGTH, _NAME_BYTES = 80, 240
"""Of a name: with ``.part`` behind it, it fits into NAME_MAX, rare characters of four bytes too."""
_SPARE_BYTES = 1 << 20
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOENT, errno.ENOTCONN, errno.ESTALE}
"""Errors of a stick that does not answer. With any other it is there and does not let us write."""

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
    place, target = file_name(folder), file_name(name)
    try:
        with opened(stick.folder) as top:
            room = os.fstatvfs(top)
            if room.f_bavail * room.f_frsize < len(content) + _SPARE_BYTES:
                raise StickRefused(StickTrouble.FULL)
            with suppress(FileExistsError):
                os.mkdir(place, dir_fd=top)
            with opened(place, top) as inside:
                _put(inside, target, content)
            os.fsync(top)
    except OSError as error:
        log.warning("stick: %s", errno.errorcode.get(error.errno or 0, "?"))
        raise StickRefused(_trouble(error)) from error
    return stick.folder / place / target


def file_name(words: str) -> str:
    """Words as a name every file system takes (after Microsoft's naming rules for FAT and NTFS)."""
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f\x7f]', "_", words).strip(" .")
    stem, ending = re.findall(r"^(.*?)(\.[0-9A-Za-z]{1,8})?$", plain)[0]
    stem = stem[: _NAME_LENGTH - len(ending)].encode(errors="ignore")[: _NAME_BYTES - len(ending)]
    stem = stem.decode(errors="ignore").strip(" .") or "_"
    is_device = re.match(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])\s*(\.|$)", stem, re.IGNORECASE)
    return f"{'_' if is_device else ''}{stem}{ending}"


def _put(inside: int, name: str, content: bytes) -> None:
    """Write a file into an open folder and give it its name once it is known to be whole.

    A stick may have been made by anybody: nothing on it is followed elsewhere, and what lies where
    the draft is to be written, a link or a pipe, is taken away and not opened.
    """
    draft = f"{name}.part"
    try:
        with suppress(FileNotFoundError):
            os.unlink(draft, dir_fd=inside)
        _write(inside, draft, content)
        if _digest(inside, draft) != hashlib.sha256(content).digest():
            raise StickRefused(StickTrouble.UNREADABLE)
        os.replace(draft, name, src_dir_fd=inside, dst_dir_fd=inside)
        os.fsync(inside)
    finally:
        with suppress(OSError):
            os.unlink(draft, dir_fd=inside)


def _write(inside: int, name: str, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    file = os.open(name, flags, 0o644, dir_fd=inside)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest[:_CHUNK]) :]
        os.fsync(file)
        # So that what is read back comes from the stick and not out of memory.
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)


def _digest(inside: int, name: str) -> bytes:
    file = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=inside)
    with os.fdopen(file, "rb") as opened:
        return hashlib.file_digest(opened, "sha256").digest()


@contextmanager
def opened(folder: Path | str, inside: int | None = None) -> Iterator[int]:
    """A folder to work in, which stays the same whatever becomes of its name.

    Args:
        folder: its path, or its name in the open folder ``inside``.
        inside: descriptor of the folder it lies in.

    Raises:
        OSError: it is a link, or not there.
    """
    flags = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    opened = os.open(folder, flags, dir_fd=inside)
    try:
        yield opened
    finally:
        os.close(opened)


def _trouble(error: OSError) -> StickTrouble:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StickTrouble.FULL
    return StickTrouble.PULLED if error.errno in _GONE else StickTrouble.READ_ONLY
