"""Disks that refuse an operation: whatever was called saved is found, at once and after a cut.

A scripted evening with a closing, verdicts, an identity and a feed is lived once for each
operation of it and each way to refuse: that operation alone, every one from there on, or every
one of its kind, with an I/O error or a full disk. A refused write may leave a part, a refused
flush leaves what it should have flushed to be seen until the power goes. What is refused is tried
once more, as a person does, then the disk is well again and the evening goes on from there.
"""

import errno
import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from random import Random

from bench.report import Row
from kiosk.errors import KioskError
from kiosk.store.store import Store
from torture.images import difference
from torture.known import DATA, Known, known_of, memory
from torture.life import Commit, Life
from torture.platter import Image, image_of
from torture.recorder import RecordingDisk, SmallDisk

SAVED = "called saved on a failing disk, but not durable"
WELL = "failing disk that is well again: lost, doubled, or not to be used"
CLOSED = "disk full but for the reserve: meetings that could not be closed"
_TEARS = 3
_CODES = (errno.EIO, errno.ENOSPC)
_COMMITS = 29
"""An evening, what follows it, and the beginning of the next one."""
_FULL = 200
"""With this count every operation is refused."""


@dataclass(frozen=True)
class Plan:
    """Which operations are refused.

    Attributes:
        first: number of the first one.
        code: the error.
        lasting: every operation from there on, too.
        kind: of which kind, if not of any.
    """

    first: int
    code: int
    lasting: bool = False
    kind: str = ""


class FaultyDisk(RecordingDisk):
    """A disk that refuses what a plan says, from the moment it is told to.

    Args:
        room: see ``RecordingDisk``.
        random: how much a refused write leaves.
    """

    def __init__(self, room: Path, random: Random) -> None:
        super().__init__(room)
        self.done: list[str] = []
        """Kinds of the operations so far, refused ones too."""
        self.plan: Plan | None = None
        self._random = random

    def create(self, path: Path) -> int:
        """See ``Disk``."""
        self._admit("create")
        return super().create(path)

    def append_to(self, path: Path) -> int:
        """See ``Disk``."""
        self._admit("append_to")
        return super().append_to(path)

    def write(self, file: int, content: bytes) -> None:
        """See ``Disk``."""
        try:
            self._admit("write")
        except OSError:
            super().write(file, content[: self._random.randrange(len(content) + 1)])
            raise
        super().write(file, content)

    def truncate(self, file: int, size_bytes: int) -> None:
        """See ``Disk``."""
        self._admit("truncate")
        super().truncate(file, size_bytes)

    def flush(self, file: int) -> None:
        """See ``Disk``."""
        try:
            self._admit("flush")
        except OSError:
            self.spoil(file)
            raise
        super().flush(file)

    def link(self, path: Path, name: Path) -> None:
        """See ``Disk``."""
        self._admit("link")
        super().link(path, name)

    def rename(self, path: Path, name: Path) -> None:
        """See ``Disk``."""
        self._admit("rename")
        super().rename(path, name)

    def unlink(self, path: Path) -> None:
        """See ``Disk``."""
        self._admit("unlink")
        super().unlink(path)

    def flush_folder(self, path: Path) -> None:
        """See ``Disk``."""
        self._admit("flush_folder")
        super().flush_folder(path)

    def _admit(self, kind: str) -> None:
        self.done.append(kind)
        plan = self.plan
        if plan is None or len(self.done) < plan.first or plan.kind not in ("", kind):
            return
        if plan.lasting or len(self.done) == plan.first:
            raise OSError(plan.code, os.strerror(plan.code))


class Evening:
    """One evening on one disk.

    Args:
        seed: decides the evening.
        room: an empty folder, on a disk in memory.
        count: at how many commits it ends.
    """

    def __init__(self, seed: int, room: Path, count: int) -> None:
        self.unsaved: list[str] = []
        self.unwell: list[str] = []
        self._random = Random(seed)  # noqa: S311
        self._room = room
        shutil.rmtree(room, ignore_errors=True)
        (room / "real").mkdir(parents=True)
        self.disk = FaultyDisk(room / "real", self._random)
        self._store = Store(room / "real" / DATA, self.disk)
        self._life = Life(Random(seed))  # noqa: S311
        self._life.settle(self._store)
        self.begun = len(self.disk.done)
        self._commits = self._life.commits(count)
        self._saved = self._life.known

    def live(self, plan: Plan | None = None) -> None:
        """To its end, with a disk that refuses what is planned and then is well again."""
        self.disk.plan = plan
        for commit in self._commits:
            if not self._do(commit):
                self._refused(commit, plan)
            self._saved = commit.after
        self._look([self._saved], self.unwell)
        self._start(image_of(self._room / "real"), [self._saved], self.unwell, "reopened")

    def _refused(self, commit: Commit, plan: Plan | None) -> None:
        """What is refused once is tried again; then the disk is well."""
        known = [self._saved, *commit.halves, commit.after]
        self._look(known, self.unsaved)
        if self._do(commit):
            return
        self._look(known, self.unsaved)
        self.disk.plan = None
        if not self._do(commit):
            self.unwell.append(f"{commit.name} refused by a disk that is well ({plan})")

    def _do(self, commit: Commit) -> bool:
        failing = self.disk.plan is not None and len(self.disk.done) >= self.disk.plan.first
        try:
            commit.do(self._store)
        except (KioskError, OSError):
            return False
        if failing or (self.disk.plan and len(self.disk.done) >= self.disk.plan.first):
            self._look([commit.after], self.unsaved)
        return True

    def _look(self, known: Sequence[Known], wrong: list[str]) -> None:
        """Cut the power now: one of these must be known."""
        platter = self.disk.platter
        self._start(platter.least(), known, wrong, "all taken back")
        for image in islice(platter.images(self._random, _TEARS), 12):
            self._start(image, known, wrong, "a cut")
        self._start(image_of(self._room / "real"), known, wrong, "reopened")

    def _start(self, image: Image, known: Sequence[Known], wrong: list[str], how: str) -> None:
        room = self._room / "image"
        shutil.rmtree(room, ignore_errors=True)
        room.mkdir()
        image.lay(room)
        try:
            found, _ = known_of(room / DATA, SmallDisk())
        except (KioskError, OSError, AssertionError) as trouble:
            wrong.append(f"{how}: {type(trouble).__name__}")
            return
        if found not in known:
            wrong.append(f"{how}: {difference(found, known)}")


class FullDisk(SmallDisk):
    """A disk without room for anything while the reserve is there, from some operation on."""

    def __init__(self, data: Path) -> None:
        self.left: int | None = None
        """Operations until it is full."""
        self._reserve = data / "reserve"

    def create(self, path: Path) -> int:
        """See ``Disk``."""
        self._find_room()
        return super().create(path)

    def append_to(self, path: Path) -> int:
        """See ``Disk``."""
        self._find_room()
        return super().append_to(path)

    def write(self, file: int, content: bytes) -> None:
        """See ``Disk``."""
        self._find_room()
        super().write(file, content)

    def flush(self, file: int) -> None:
        """See ``Disk``; some disks find out only here."""
        self._find_room()
        super().flush(file)

    def allocate(self, path: Path, size_bytes: int) -> None:
        """See ``Disk``; once it is full, nothing as large finds room again."""
        if self.left == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        super().allocate(path, size_bytes)

    def _find_room(self) -> None:
        if self.left == 0 and self._reserve.exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if self.left:
            self.left -= 1


def rows(seed: int, count: int, folder: Path) -> list[Row]:
    """Live the evening on ``count`` hundredths of the disks there are to fail; all from 200 on.

    Args:
        seed: which evening.
        count: how much of it.
        folder: where there is no disk in memory, the stations are kept here.
    """
    unsaved: list[str] = []
    unwell: list[str] = []
    lives = full = 0
    with memory(folder) as room:
        for plan in _plans(seed, count, Path(room)):
            evening = Evening(seed, Path(room) / "failing", _COMMITS)
            evening.live(plan)
            unsaved += [f"{plan}: {one}" for one in evening.unsaved]
            unwell += [f"{plan}: {one}" for one in evening.unwell]
            lives += 1
        places = range(0, _room_needed(seed, Path(room)), max(1, _FULL // max(1, count)))
        unclosed = [one for one in places if not _closes(seed, Path(room), one)]
        full = len(places)
    return [
        Row(SAVED, len(unsaved) if lives else None, "==", 0, "times", lives, _some(unsaved)),
        Row(WELL, len(unwell) if lives else None, "==", 0, "times", lives, _some(unwell)),
        Row(CLOSED, len(unclosed) if full else None, "==", 0, "meetings", full, _some(unclosed)),
    ]


def _plans(seed: int, count: int, room: Path) -> Iterator[Plan]:
    """For each operation, alone and with those after it; a few of them where count is small."""
    evening = Evening(seed, room / "well", _COMMITS)
    evening.live()
    if evening.unwell:
        raise AssertionError(f"on a disk that is well: {evening.unwell}")
    kinds = evening.disk.done
    for first in range(evening.begun + 1, len(kinds) + 1, max(1, _FULL // max(1, count))):
        for code in _CODES:
            yield Plan(first, code)
            yield Plan(first, code, lasting=True)
            yield Plan(first, code, lasting=True, kind=kinds[first - 1])


def _closes(seed: int, room: Path, left: int) -> bool:
    """Whether a meeting is closed on a disk that is full after so many operations."""
    return _close(seed, room, left) is not None


def _room_needed(seed: int, room: Path) -> int:
    """How many operations of an evening need room."""
    most = 1_000_000
    left = _close(seed, room, most)
    if left is None:
        raise AssertionError("no meeting could be closed on a disk with room")
    return most - left


def _close(seed: int, room: Path, left: int) -> int | None:
    """Hold a meeting on such a disk; what is left then, or None if it was not closed."""
    data = room / "full" / DATA
    shutil.rmtree(data.parent, ignore_errors=True)
    disk = FullDisk(data)
    life, store = Life(Random(seed)), Store(data, disk)  # noqa: S311
    life.settle(store)
    disk.left = left
    try:
        for commit in life.evening():
            commit.do(store)
        known, _ = known_of(data, SmallDisk())
    except KioskError:
        return None
    return disk.left if known == replace(life.known, meeting=None) else None


def _some(faults: Sequence[object]) -> str:
    return "; ".join(str(one) for one in faults[:3])
