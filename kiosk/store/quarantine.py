"""Where whatever cannot be used is kept, so that nothing is thrown away and somebody is told."""

import contextlib
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.errors import Trouble
from kiosk.store.disk import Disk

_STAMP = "%Y%m%dT%H%M%SZ"
_NEVER = datetime.max.replace(tzinfo=UTC)
_EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""What a clock without a battery set aside in 1970 may be of yesterday."""


@dataclass(frozen=True)
class Damage:
    """Something on the disk that was not as it had been written."""

    name: str
    """Of the file or folder, such as ``2026-11.json``."""
    trouble: Trouble
    """``file_damaged``, ``file_unreadable`` or ``newer_format``."""
    recovered: bool
    """Whether another good generation took its place."""
    lost: int = 0
    """Events of a meeting that could not be read."""


class Quarantine:
    """A folder of originals, and the damages found since somebody last asked.

    Args:
        folder: where originals are kept; made when first needed.
        disk: changes it.
    """

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder
        self._disk = disk
        self._found: list[Damage] = []

    def take_damages(self) -> tuple[Damage, ...]:
        """What was found since this was last asked, each file once."""
        found, self._found = tuple(dict.fromkeys(self._found)), []
        return found

    def note(self, damage: Damage) -> None:
        """Remember something to be told."""
        self._found.append(damage)

    def move(self, path: Path) -> None:
        """Move a file or folder here as it is; a full disk has room for that.

        Raises:
            OSError: it is where it was.
        """
        self._make()
        self._disk.rename(path, self._place_of(path.name))
        self._settle(path.parent)

    def link(self, path: Path) -> None:
        """Keep a file here too, under a second name.

        Raises:
            OSError: it is not kept.
        """
        self._make()
        self._disk.link(path, self._place_of(path.name))
        self._settle(path.parent)

    def forget(self, before: datetime) -> int:
        """Delete the originals set aside before a day; what has no day it can be, stays.

        Args:
            before: with its zone.

        Returns:
            How many are gone.

        Raises:
            OSError: some may be there still.
        """
        if not self.folder.is_dir():
            return 0
        past = [one for one in self.folder.iterdir() if _EARLIEST <= _day_of(one) < before]
        for one in past:
            shutil.rmtree(one) if one.is_dir() else self._disk.unlink(one)
        if past:
            self._disk.flush_folder(self.folder)
        return len(past)

    def _make(self) -> None:
        if self.folder.exists() and not self.folder.is_dir():
            self._disk.rename(self.folder, self.folder.with_name(f"{self.folder.name}.file"))
        self._disk.make_folder(self.folder)

    def _place_of(self, name: str) -> Path:
        stamp = datetime.now(UTC).strftime(_STAMP)
        place, number = self.folder / f"{stamp}-{name}", 1
        while place.exists():
            number += 1
            place = self.folder / f"{stamp}-{number}-{name}"
        return place

    def _settle(self, origin: Path) -> None:
        for folder in (self.folder, origin):
            with contextlib.suppress(OSError):  # found again at the next start, and moved again
                self._disk.flush_folder(folder)


def _day_of(original: Path) -> datetime:
    try:
        return datetime.strptime(original.name.partition("-")[0], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return _NEVER
