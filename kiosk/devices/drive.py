"""How the disk under a folder is: room, whether it takes anything, whether it has failed before."""

import os
from dataclasses import dataclass
from pathlib import Path

from kiosk.devices.sysfs import word


@dataclass(frozen=True)
class Drive:
    """The disk, as far as asking it costs nothing."""

    answers: bool
    free_bytes: int = 0
    read_only: bool = False
    """Linux makes a disk so when it fails; nothing can be saved any more."""
    errors: int = 0
    """Failures its file system has counted since it was made; ext4 alone counts."""


def read_drive(folder: Path, system: Path = Path("/sys")) -> Drive:
    """Ask the disk; waits for it as long as it takes.

    Args:
        folder: one on the disk.
        system: where sysfs is mounted (Linux, Documentation/ABI/testing/sysfs-fs-ext4).
    """
    try:
        told = os.statvfs(folder)
        device = folder.stat().st_dev
    except OSError:
        return Drive(answers=False)
    return Drive(
        answers=True,
        free_bytes=told.f_bavail * told.f_frsize,
        read_only=bool(told.f_flag & os.ST_RDONLY),
        errors=_errors(system, f"{os.major(device)}:{os.minor(device)}"),
    )


def _errors(system: Path, device: str) -> int:
    name = (system / "dev" / "block" / device).resolve().name
    counted = word(system / "fs" / "ext4" / name / "errors_count")
    return int(counted) if counted.isdigit() else 0
