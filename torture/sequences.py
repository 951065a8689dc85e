"""Random meetings through the real journal, killed again and again: what is replayed is what was.

A kill leaves what was written, up to a line torn in the middle; what a power cut takes back of a
disk is another torture.
"""

import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from bench.report import Row
from kiosk import events as ev
from kiosk.events import Event
from kiosk.folding import apply, fold
from kiosk.meeting import Meeting
from kiosk.sealing import record
from kiosk.store.disk import Disk
from kiosk.store.journal import Journal
from kiosk.store.quarantine import Quarantine
from protocol.canonical import canonical_bytes
from protocol.record import plain_record
from tests.meeting.deeds import TELLERS, Deed, Teller
from tests.meeting.stories import LENGTH_MS

FIGURE = "random event sequences: fold differs from journal, kill, replay"
_MOST_DEEDS = 40
_MOST_AT_ONCE = 4
_LIFE = 24
"""A program lives for at most this many changes of the disk."""
_MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory, on which an fsync costs nothing


def rows(seed: int, count: int, folder: Path) -> list[Row]:
    """Tell ``count`` random meetings.

    Args:
        seed: which ones; the same seed tells the same.
        count: how many.
        folder: where there is no disk in memory, the journals are kept here.
    """
    kills = differing = events = 0
    memory = _MEMORY if os.access(_MEMORY, os.W_OK) else folder
    with tempfile.TemporaryDirectory(dir=memory) as room:
        for number in range(count):
            telling = Telling(Random(f"{seed} {number}"), Path(room) / "station")  # noqa: S311
            differing += not telling.is_faithful()
            kills += telling.kills
            events += telling.told
            shutil.rmtree(telling.folder)
    told = f"{events} events, {kills} kills, seed {seed}"
    return [Row(FIGURE, differing if count else None, "==", 0, "sequences", count, spread=told)]


class Killed(Exception):
    """The program is no more."""


class MortalDisk(Disk):
    """A disk under a program that is killed after so many changes, in the middle of one."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._left = random.randint(3, _LIFE)
        self._files: list[int] = []

    def bury(self) -> None:
        """Close what the program left open."""
        for file in self._files:
            os.close(file)

    def create(self, path: Path) -> int:
        """See ``Disk``."""
        return self._opened(super().create(path))

    def append_to(self, path: Path) -> int:
        """See ``Disk``."""
        return self._opened(super().append_to(path))

    def write(self, file: int, content: bytes) -> None:
        """See ``Disk``; the last write of a life may be torn anywhere."""
        if self._left == 1:
            super().write(file, content[: self._random.randint(0, len(content))])
        self._live()
        super().write(file, content)

    def flush(self, file: int) -> None:
        """See ``Disk``."""
        self._live()
        super().flush(file)

    def rename(self, path: Path, name: Path) -> None:
        """See ``Disk``."""
        self._live()
        super().rename(path, name)

    def flush_folder(self, path: Path) -> None:
        """See ``Disk``."""
        self._live()
        super().flush_folder(path)

    def close(self, file: int) -> None:
        """See ``Disk``."""
        self._files.remove(file)
        super().close(file)

    def _opened(self, file: int) -> int:
        self._files.append(file)
        return file

    def _live(self) -> None:
        self._left = max(0, self._left - 1)
        if self._left == 0:
            raise Killed


class Telling:
    """One random meeting, written down by programs that are killed one after another.

    Args:
        random: decides everything.
        folder: the station's data; made anew.
    """

    def __init__(self, random: Random, folder: Path) -> None:
        self.folder = folder
        self.kills = 0
        self.told = 0
        self._random = random
        self._kept: list[Event] = []
        self._meeting: Meeting | None = None
        self._faithful = True
        self._disk = MortalDisk(random)
        self._journal: Journal | None = None

    def is_faithful(self) -> bool:
        """Whether each replay gave what was durable, and the last one the same meeting."""
        events = self._events()
        self.told = len(events)
        while events and self._faithful:
            size = self._random.randint(1, _MOST_AT_ONCE)
            batch, events = events[:size], events[size:]
            self._write(batch)
        replayed = fold(self._die([]))
        same = replayed == self._meeting and _sealed(replayed) == _sealed(self._meeting)
        return self._faithful and same

    def _events(self) -> list[Event]:
        names = sorted(TELLERS)
        deeds = [
            Deed(self._random.choice(names), self._random.randint(0, LENGTH_MS))
            for _ in range(self._random.randint(0, _MOST_DEEDS))
        ]
        teller = Teller()
        events = list(teller.tell(deeds))
        if self._random.random() < 0.5:
            events.append(ev.Closed(at=teller.story.wait(1).moment()))
        return events

    def _write(self, batch: Sequence[Event]) -> None:
        try:
            if self._journal is None:
                self._journal = self._started()
            self._journal.append(batch)
        except Killed:
            self._die(batch)
        else:
            self._keep(batch)

    def _die(self, unanswered: Sequence[Event]) -> list[Event]:
        """Be killed; then start again, however often that takes, and read what there is."""
        self.kills += 1
        self._disk.bury()
        self._disk, self._journal = MortalDisk(self._random), None
        try:
            journal = self._started()
            replayed = list(journal.replay().events)
        except Killed:
            return self._die(unanswered)
        self._journal = journal
        more = replayed[len(self._kept) :]
        whole = replayed[: len(self._kept)] == self._kept
        self._faithful = self._faithful and whole and more == list(unanswered[: len(more)])
        self._keep(more)
        return replayed

    def _started(self) -> Journal:
        quarantine = Quarantine(self.folder / "quarantine", self._disk)
        return Journal(self.folder / "meetings", quarantine, self._disk)

    def _keep(self, events: Sequence[Event]) -> None:
        for event in events:
            self._kept.append(event)
            self._meeting = apply(self._meeting, event)


def _sealed(meeting: Meeting | None) -> bytes:
    return b"" if meeting is None else canonical_bytes(plain_record(record(meeting)))
