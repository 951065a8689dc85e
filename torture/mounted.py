"""Disks that can be made ill or full, mounted for as long as a measurement lasts."""

import json
import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_PYTHON = "/usr/bin/python3"
"""Debian's, which has python3-fusepy."""
_SCRIPT = Path(__file__).with_name("fuse_disk.py")
_UP_S = 10.0
_LOOK_S = 0.02


class CannotMount(Exception):
    """This machine does not let us have such a disk."""


class IllDisk:
    """A folder that fails, lags or hangs as it is told.

    Args:
        backing: where its files really are.
        folder: where they are seen through FUSE.
        control: the file that tells the file system.
    """

    def __init__(self, backing: Path, folder: Path, control: Path) -> None:
        self.backing, self.folder, self.control = backing, folder, control

    def suffer(
        self,
        *,
        fail: Mapping[str, int] | None = None,
        slow_s: Mapping[str, float] | None = None,
        hang: Mapping[str, bool] | None = None,
    ) -> None:
        """Have these ills from now on, by operation, and no others."""
        ills = {"fail": fail or {}, "slow_s": slow_s or {}, "hang": hang or {}}
        fresh = self.control.with_suffix(".new")
        fresh.write_text(json.dumps(ills), encoding="utf-8")
        fresh.replace(self.control)

    def heal(self) -> None:
        """Have none."""
        self.control.unlink(missing_ok=True)


@contextmanager
def ill_disk(room: Path) -> Iterator[IllDisk]:
    """A disk that is well at first.

    Args:
        room: an empty or missing folder for it.

    Raises:
        CannotMount: FUSE or Debian's fusepy is missing.
    """
    disk = IllDisk(room / "backing", room / "seen", room / "ills.json")
    disk.backing.mkdir(parents=True)
    disk.folder.mkdir()
    command = [_PYTHON, str(_SCRIPT), str(disk.backing), str(disk.folder), str(disk.control)]
    log = room / "fuse.log"
    with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as program:
        try:
            _await_mount(disk.folder, program, log)
            yield disk
        finally:
            disk.heal()
            subprocess.run(["fusermount", "-uz", str(disk.folder)], check=False)
            program.terminate()


@contextmanager
def small_disk(folder: Path, size_bytes: int) -> Iterator[Path]:
    """A disk in memory that is soon full.

    Raises:
        CannotMount: this needs root.
    """
    folder.mkdir(parents=True)
    told = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size_bytes}", "tmpfs", str(folder)],
        check=False,
        capture_output=True,
        text=True,
    )
    if told.returncode != 0:
        raise CannotMount(told.stderr.strip())
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def _await_mount(folder: Path, program: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + _UP_S
    while not os.path.ismount(folder):
        if program.poll() is not None or time.monotonic() > until:
            raise CannotMount(log.read_text(encoding="utf-8", errors="replace").strip()[-200:])
        time.sleep(_LOOK_S)
