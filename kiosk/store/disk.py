"""The few operations that change a disk, in one place, so that what is durable can be reasoned on.

A power cut may take back everything since the last ``flush`` of a file and the last
``flush_folder`` of the folder its name is in, in any part and any order.
"""

import errno
import os
import time
from pathlib import Path

_TO_APPEND = os.O_RDWR | os.O_APPEND | os.O_CREAT
_ANEW = os.O_WRONLY | os.O_TRUNC | os.O_CREAT
_OURS = os.O_CLOEXEC | os.O_NOFOLLOW
_OWNER_ONLY = 0o600
LASTING = (errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EACCES, errno.EPERM, errno.ELOOP)
"""What asking again does not change."""
_PAUSES_S = (0.05, 0.2)
"""Together far less than a start may take, and longer than a loose cable rattles."""


class Disk:
    """The disk as the store uses it. Every operation may raise OSError, and then did not happen."""

    def read(self, path: Path) -> bytes:
        """All of a file. A disk that fails for a moment is asked again before it is believed."""
        for pause_s in _PAUSES_S:
            try:
                return path.read_bytes()
            except OSError as error:
                if error.errno in LASTING:
                    raise
                time.sleep(pause_s)
        return path.read_bytes()

    def create(self, path: Path) -> int:
        """Open a file that is empty, whatever was there; its descriptor."""
        return os.open(path, _ANEW | _OURS, _OWNER_ONLY)

    def append_to(self, path: Path) -> int:
        """Open a file to write at its end, made if missing; its descriptor."""
        return os.open(path, _TO_APPEND | _OURS, _OWNER_ONLY)

    def write(self, file: int, content: bytes) -> None:
        """Write all of the content; after an error some of it may be there."""
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(file, rest) :]

    def truncate(self, file: int, size_bytes: int) -> None:
        """Cut a file to a size."""
        os.ftruncate(file, size_bytes)

    def flush(self, file: int) -> None:
        """Make all that was written to a file durable, its size too."""
        os.fsync(file)

    def close(self, file: int) -> None:
        """Give a descriptor back."""
        os.close(file)

    def link(self, path: Path, name: Path) -> None:
        """Give a file a second name."""
        os.link(path, name)

    def rename(self, path: Path, name: Path) -> None:
        """Give a file or folder another name, replacing what had it, in one step."""
        path.replace(name)

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        path.unlink()

    def make_folder(self, path: Path) -> None:
        """Make a folder that only its owner can enter, durably, and those above it; it may exist.

        What is flushed into a folder is gone all the same if the folder itself was not flushed.
        """
        for one in (*reversed(path.parents), path):
            if not one.is_dir():
                one.mkdir(mode=0o700)
                self.flush_folder(one.parent)

    def flush_folder(self, path: Path) -> None:
        """Make a folder's entries durable: names made, changed or taken away are not before."""
        file = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(file)
        finally:
            os.close(file)

    def allocate(self, path: Path, size_bytes: int) -> None:
        """Make a file that takes this much room."""
        # A file system that cannot set room aside has glibc write it, but not to append only.
        file = self.create(path)
        try:
            os.posix_fallocate(file, 0, size_bytes)
        finally:
            self.close(file)
