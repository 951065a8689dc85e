"""Power cuts at every moment of a station's life: whatever is left opens to before or after.

The state that counts is all of ``Known``, each field exactly: identity, feed, time, the meeting
going on as it folds, every record with its revisions and standing. Before is what was known when
the commit in flight began, after is what is known when it has answered; a closing is finished at
the next start. Each image is opened with the real store, opened once more to the same, and then a
meeting is closed on it.
"""

import multiprocessing
import shutil
from collections.abc import Collection
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from bench.report import Row
from kiosk import events as ev
from kiosk.errors import KioskError
from kiosk.events import Event
from kiosk.folding import apply
from kiosk.meeting import Meeting
from kiosk.sealing import record
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.store.store import Store
from torture.known import DATA, Known, known_of, memory
from torture.life import Commit, Life, opening_of
from torture.platter import Image
from torture.recorder import RecordingDisk, SmallDisk

FIGURE = "crash images opened to before-or-after"
ENOUGH = "different crash images of each commit"
_A_COMMIT = 50
_TEARS = 64
"""Of each write that is not flushed."""
_FAULTS = 100
"""So many are told; where there are more, no further cut is worth its time."""
_FEW = 20
"""So few commits are not worth a second process."""


def rows(seed: int, count: int, folder: Path) -> list[Row]:
    """Cut the power in ``count`` commits, at every operation of each.

    Args:
        seed: which commits, and which images where they are too many to try all.
        count: how many commits.
        folder: where there is no disk in memory, the stations are kept here.
    """
    shares = 1 if count <= _FEW else 2
    tasks = [(seed, count, folder, share, shares) for share in range(shares)]
    if shares == 1:
        found = [_cut(*tasks[0])]
    else:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(shares, mp_context=context) as pool:
            found = list(pool.map(_cut, *zip(*tasks, strict=True)))
    faults = [one for some in found for one in some.faults]
    seen = set[bytes]().union(*(some.seen for some in found))
    tried = sum(some.tried for some in found)
    right = 100 * (1 - len(faults) / tried) if tried else None
    told = f"{tried} cuts; {'; '.join(faults[:3])}" if faults else f"{tried} cuts, seed {seed}"
    each = len(seen) / count if count else None
    return [
        Row(FIGURE, right, "==", 100, "%", len(seen), spread=told),
        Row(ENOUGH, each, ">=", _A_COMMIT, "images a commit", len(seen)),
    ]


@dataclass
class Findings:
    """What came of some power cuts.

    Attributes:
        tried: cuts, each an image and what may be known then.
        seen: digests of different images.
        faults: what was not as it should be, told without names.
    """

    tried: int = 0
    seen: set[bytes] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)


def _cut(seed: int, count: int, folder: Path, share: int, shares: int) -> Findings:
    """One process's share of the moments."""
    with memory(folder) as room:
        cutting = Cutting(seed, Path(room), share, shares)
        cutting.live(count)
        return cutting.findings


class Cutting:
    """A station's life on a disk that is looked at after every operation.

    Args:
        seed: decides the life and the images.
        room: an empty folder, on a disk in memory.
        share: which of the moments are looked at here.
        shares: among how many processes they are divided.
    """

    def __init__(self, seed: int, room: Path, share: int = 0, shares: int = 1) -> None:
        self.findings = Findings()
        self._seed = seed
        self._share, self._shares = share, shares
        self._moments = 0
        self._flight = ""
        self._allowed: tuple[Known, ...] = ()
        self._station, self._image = room / "real", room / "image"
        self._station.mkdir()
        self._disk = RecordingDisk(self._station, self._look)
        self._knew: dict[bytes, Known | str] = {}

    def live(self, count: int) -> None:
        """Do so many commits."""
        village = Life(Random(self._seed))  # noqa: S311
        store = Store(self._station / DATA, self._disk)
        village.settle(store)
        before = village.known
        for commit in village.commits(count):
            self._expect(commit, before)
            commit.do(store)
            self._flight, self._allowed = f"after {commit.name}", (commit.after,)
            self._look("answer")
            before = commit.after

    def _expect(self, commit: Commit, before: Known) -> None:
        self._flight, self._allowed = commit.name, (before, *commit.halves, commit.after)

    def _look(self, operation: str) -> None:
        """Cut the power now, in every way there is."""
        self._moments += 1
        is_ours = self._moments % self._shares == self._share
        if not (self._allowed and is_ours) or len(self.findings.faults) >= _FAULTS:
            return
        random = Random(f"{self._seed} {self._moments}")  # noqa: S311
        for image in self._disk.platter.images(random, _TEARS):
            self._try(image, operation)

    def _try(self, image: Image, operation: str) -> None:
        digest = image.digest()
        if digest not in self._knew:
            self._knew[digest] = opened(image, self._image)
        knew = self._knew[digest]
        self.findings.tried += 1
        self.findings.seen.add(digest)
        if knew in self._allowed:
            return
        wrong = knew if isinstance(knew, str) else difference(knew, self._allowed)
        self.findings.faults.append(f"{self._flight}, {operation}: {wrong}")


def opened(image: Image, room: Path) -> Known | str:
    """What a station knows that starts from an image, or what is wrong with it."""
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    image.lay(room)
    disk = SmallDisk()
    try:
        known, damages = known_of(room / DATA, disk)
        if not all(one.recovered for one in damages):
            return f"damages {damages}"
        again, _ = known_of(room / DATA, disk)
        if again != known:
            return f"the second start: {difference(again, [known])}"
        return known if _goes_on(room / DATA, known) else "no meeting could be closed after it"
    except (KioskError, OSError, AssertionError) as trouble:
        return f"{type(trouble).__name__}: {trouble}"


def _goes_on(data: Path, known: Known) -> bool:
    """Whether the meeting, or one more, can be closed and is then a record."""
    disk = SmallDisk()
    store = Store(data, disk)
    store.open("2026-04")
    events: list[Event] = [] if known.meeting else [opening_of(known.identity.last_sequence + 1)]
    meeting: Meeting | None = known.meeting
    last = events[0].at if events else known.meeting.last if known.meeting else None
    if last is None:
        return False
    events.append(ev.Closed(at=last))
    for event in events:
        store.append([event])
        meeting = apply(meeting, event)
    if meeting is None:
        return False
    store.close_meeting(meeting)
    closed = StoredRecord(record(meeting), RecordState.PENDING)
    identity = known.identity.model_copy(update={"last_sequence": meeting.sequence})
    records = {**known.records, meeting.id: closed}
    after, _ = known_of(data, disk)
    return after == replace(known, identity=identity, meeting=None, records=records)


def difference(knew: Known, allowed: Collection[Known]) -> str:
    """Which fields are like none that is allowed."""
    names = ("identity", "feed_version", "time", "meeting", "records", "settings")
    wrong = [
        name for name in names if all(getattr(knew, name) != getattr(one, name) for one in allowed)
    ]
    return f"{' and '.join(wrong) or 'a mixture'} neither before nor after"
