"""The films on the disk, named by their hash, and the only place that believes one is whole."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from kiosk.store.disk import Disk
from kiosk.store.files import make_room
from kiosk.store.quarantine import Quarantine
from protocol.feed import Courseware, Thumbnail

_CHUNK_BYTES = 1024 * 1024
_PICTURE = ".jpg"
_LARGEST_PICTURE_BYTES = 1024 * 1024
"""Larger than any the township makes; whatever it signed, memory is not filled with it."""


@dataclass(frozen=True)
class Stamp:
    """What a file looked like when its hash was checked; any change of it asks for a new check."""

    inode: int
    size_bytes: int
    changed_ns: int


@dataclass(frozen=True)
class Holding:
    """What the disk holds.

    Attributes:
        present: hashes of the courses whose files are there in full length.
        free_bytes: room left for others.
    """

    present: frozenset[str]
    free_bytes: int


class Shelf:
    """The folder of films.

    Args:
        folder: where they are; made if missing.
        quarantine: keeps the damaged ones.
        disk: changes it.
    """

    def __init__(self, folder: Path, quarantine: Quarantine, disk: Disk) -> None:
        self.folder = folder
        self._quarantine = quarantine
        make_room(folder, quarantine, disk)

    def path(self, course: Courseware) -> Path:
        """Where a course is, or would be."""
        return self.folder / f"{course.sha256}.{course.extension}"

    def holding(self, courses: tuple[Courseware, ...]) -> Holding:
        """Which of these courses are there (not read: see ``verify``), and the room left.

        Raises:
            OSError: the disk does not answer.
        """
        present = frozenset(one.sha256 for one in courses if self._is_full_length(one))
        return Holding(present, self.free_bytes())

    def free_bytes(self) -> int:
        """The room left on the disk of the films.

        Raises:
            OSError: the disk does not answer.
        """
        return shutil.disk_usage(self.folder).free

    def stamp(self, course: Courseware) -> Stamp | None:
        """What the file looks like now; None if it is not there."""
        try:
            state = self.path(course).stat()
        except OSError:
            return None
        return Stamp(state.st_ino, state.st_size, state.st_mtime_ns)

    def verify(self, course: Courseware) -> bool:
        """Whether the file's bytes are the ones the township signed. Reads the whole file."""
        digest = hashlib.sha256()
        try:
            with self.path(course).open("rb") as file:
                while chunk := file.read(_CHUNK_BYTES):
                    digest.update(chunk)
        except OSError:
            return False
        return digest.hexdigest() == course.sha256

    def pictures(self) -> frozenset[str]:
        """Hashes of the pictures that are there by their names (not read: see ``picture``).

        Raises:
            OSError: the disk does not answer.
        """
        with os.scandir(self.folder) as files:
            names = [one.name for one in files]
        return frozenset(one.removesuffix(_PICTURE) for one in names if one.endswith(_PICTURE))

    def picture(self, thumbnail: Thumbnail) -> bytes | None:
        """The bytes of a picture if they are the ones the township signed. On any thread."""
        try:
            with (self.folder / f"{thumbnail.sha256}{_PICTURE}").open("rb") as file:
                data = file.read(min(thumbnail.size_bytes, _LARGEST_PICTURE_BYTES) + 1)
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == thumbnail.sha256 else None

    def set_aside(self, course: Courseware) -> None:
        """Move a damaged film out of the way, so that it is fetched again.

        Raises:
            OSError: it is where it was.
        """
        path = self.path(course)
        if path.exists():
            self._quarantine.move(path)

    def _is_full_length(self, course: Courseware) -> bool:
        stamp = self.stamp(course)
        return stamp is not None and stamp.size_bytes == course.size_bytes
