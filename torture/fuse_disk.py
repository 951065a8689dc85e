"""A folder seen through a file system of our own, which can be told to fail, to lag or to hang.

Runs as a script under Debian's own Python, which has fusepy. A control file says what is wrong:
``{"fail": {"write": 5}, "slow_s": {"fsync": 0.05}, "hang": {"fsync": true}}``, by operation.
"""

# ruff: noqa: ARG002 - FUSE gives every operation all that it knows

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import fusepy  # type: ignore[import-not-found]

_ATTRIBUTES = ("st_mode", "st_ino", "st_nlink", "st_uid", "st_gid", "st_size", "st_blocks")
_TIMES = ("st_atime", "st_mtime", "st_ctime")
_ROOM = (
    "f_bsize",
    "f_frsize",
    "f_blocks",
    "f_bfree",
    "f_bavail",
    "f_files",
    "f_ffree",
    "f_namemax",
)
_LOOK_S = 0.02


class Passage(fusepy.Operations):  # type: ignore[misc]
    """Hands each operation on to the backing folder, if nothing is wrong.

    Args:
        backing: the folder whose files are shown.
        control: the file that says what is wrong; a missing one says nothing.
    """

    def __init__(self, backing: Path, control: Path) -> None:
        self._backing = backing
        self._control = control

    def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
        """See FUSE."""
        found = os.lstat(self._real(path)) if fh is None else os.fstat(fh)
        return {name: getattr(found, name) for name in (*_ATTRIBUTES, *_TIMES)}

    def readdir(self, path: str, fh: int) -> list[str]:
        """See FUSE."""
        return [".", "..", *(one.name for one in self._real(path).iterdir())]

    def statfs(self, path: str) -> dict[str, int]:
        """See FUSE."""
        found = os.statvfs(self._real(path))
        return {name: getattr(found, name) for name in _ROOM}

    def open(self, path: str, flags: int) -> int:
        """See FUSE."""
        self._suffer("open")
        return os.open(self._real(path), flags & ~os.O_APPEND)

    def create(self, path: str, mode: int, fi: object = None) -> int:
        """See FUSE."""
        self._suffer("create")
        return os.open(self._real(path), os.O_RDWR | os.O_CREAT | os.O_TRUNC, mode)

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        """See FUSE."""
        return os.pread(fh, size, offset)

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        """See FUSE."""
        self._suffer("write")
        return os.pwrite(fh, data, offset)

    def truncate(self, path: str, length: int, fh: int | None = None) -> None:
        """See FUSE."""
        self._suffer("truncate")
        os.truncate(self._real(path) if fh is None else fh, length)

    def fsync(self, path: str, datasync: int, fh: int) -> int:
        """See FUSE."""
        self._suffer("fsync")
        os.fsync(fh)
        return 0

    def fsyncdir(self, path: str, datasync: int, fh: int) -> int:
        """See FUSE."""
        self._suffer("fsync")
        return 0

    def release(self, path: str, fh: int) -> int:
        """See FUSE."""
        os.close(fh)
        return 0

    def link(self, target: str, source: str) -> None:
        """See FUSE; fusepy names the new name first."""
        self._suffer("link")
        os.link(self._real(source), self._real(target))

    def rename(self, old: str, new: str) -> None:
        """See FUSE."""
        self._suffer("rename")
        self._real(old).replace(self._real(new))

    def unlink(self, path: str) -> None:
        """See FUSE."""
        self._suffer("unlink")
        self._real(path).unlink()

    def mkdir(self, path: str, mode: int) -> None:
        """See FUSE."""
        self._real(path).mkdir(mode)

    def rmdir(self, path: str) -> None:
        """See FUSE."""
        self._real(path).rmdir()

    def chmod(self, path: str, mode: int) -> int:
        """See FUSE."""
        self._real(path).chmod(mode)
        return 0

    def utimens(self, path: str, times: tuple[float, float] | None = None) -> int:
        """See FUSE."""
        os.utime(self._real(path), times)
        return 0

    def _real(self, path: str) -> Path:
        return self._backing / path.lstrip("/")

    def _suffer(self, operation: str) -> None:
        ills = self._ills()
        time.sleep(ills.get("slow_s", {}).get(operation, 0))
        while ills.get("hang", {}).get(operation):
            time.sleep(_LOOK_S)
            ills = self._ills()
        number = ills.get("fail", {}).get(operation)
        if number:
            raise fusepy.FuseOSError(number)

    def _ills(self) -> dict[str, dict[str, Any]]:
        try:
            return dict(json.loads(self._control.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return {}


if __name__ == "__main__":
    backing, mounted, control = map(Path, sys.argv[1:])
    fusepy.FUSE(Passage(backing, control), str(mounted), foreground=True)
