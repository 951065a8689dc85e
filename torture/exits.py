"""Programs that end before and after every change of the disk, and others that go on from there.

A child process lives a scripted evening and tells through a pipe what the store has answered to;
at one operation it is no more. The next program starts on what is left, comes back to the meeting
and goes on where it is, is ended too, at an operation that chance picks, and a third one comes
to the end. Of the record everything but what coming back adds must be as if nothing had happened.
"""

import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

from bench.report import Row
from kiosk import events as ev
from kiosk.errors import KioskError
from kiosk.events import Event
from kiosk.folding import fold
from kiosk.meeting import Meeting
from kiosk.sealing import record
from kiosk.store.journal import Journal
from kiosk.store.quarantine import Quarantine
from kiosk.store.store import Store
from protocol.record import MeetingRecord
from torture.known import DATA, MONTH, known_of, memory
from torture.life import Commit, Life
from torture.recorder import SmallDisk

FIGURE = "exits at every operation: records lost, doubled or other than told"
WATCHED = "exits at every operation: watched time lost"
_MOST_MS = 5000
_EVERY_OPERATION = 200
"""With this count none is left out."""
_NEVER = 1_000_000
_Answer = TypeVar("_Answer")


class MortalDisk(SmallDisk):
    """A disk on which the program ends at one operation.

    Args:
        number: of the operation, counted from 1.
        after: whether it is done first.
    """

    def __init__(self, number: int, *, after: bool) -> None:
        self.done = 0
        self._number = number
        self._after = after

    def create(self, path: Path) -> int:
        """See ``Disk``."""
        return self._live(lambda: super(MortalDisk, self).create(path))

    def append_to(self, path: Path) -> int:
        """See ``Disk``."""
        return self._live(lambda: super(MortalDisk, self).append_to(path))

    def write(self, file: int, content: bytes) -> None:
        """See ``Disk``."""
        self._live(lambda: super(MortalDisk, self).write(file, content))

    def flush(self, file: int) -> None:
        """See ``Disk``."""
        self._live(lambda: super(MortalDisk, self).flush(file))

    def link(self, path: Path, name: Path) -> None:
        """See ``Disk``."""
        self._live(lambda: super(MortalDisk, self).link(path, name))

    def rename(self, path: Path, name: Path) -> None:
        """See ``Disk``."""
        self._live(lambda: super(MortalDisk, self).rename(path, name))

    def unlink(self, path: Path) -> None:
        """See ``Disk``."""
        self._live(lambda: super(MortalDisk, self).unlink(path))

    def flush_folder(self, path: Path) -> None:
        """See ``Disk``."""
        self._live(lambda: super(MortalDisk, self).flush_folder(path))

    def _live(self, change: Callable[[], _Answer]) -> _Answer:
        self.done += 1
        if self.done == self._number and not self._after:
            os._exit(0)
        answer = change()
        if self.done == self._number:
            os._exit(0)
        return answer


@dataclass(frozen=True)
class Script:
    """An evening and what is written after it, as if nothing happened."""

    events: tuple[Event, ...]
    batches: tuple[int, ...]
    """How many events there are after each write of the journal."""
    after: tuple[Commit, ...]
    """What follows the closing; each may be repeated."""

    def part(self, place: int) -> tuple[Event, ...]:
        """The events that are written together once so many are there."""
        end = next(end for end in self.batches if end > place)
        return self.events[place:end]

    @property
    def record(self) -> MeetingRecord:
        """The record without any exit."""
        return record(_meeting(self.events))


def rows(seed: int, count: int, folder: Path) -> list[Row]:
    """End a program at every operation of an evening, or at ``count`` two hundredths of them.

    Args:
        seed: which evening, and where the second program ends.
        count: how many of the operations; from 200 on, all.
        folder: where there is no disk in memory, the stations are kept here.
    """
    faults: list[str] = []
    lost_ms: list[float] = []
    with memory(folder) as room:
        exits = Exits(seed, Path(room))
        stride = max(1, _EVERY_OPERATION // max(1, count))
        for number in range(1, exits.operations + 1, stride):
            for after in (False, True):
                trial = exits.end_at(number, after=after)
                faults += [
                    f"{'after' if after else 'before'} {number}: {one}" for one in trial.wrong
                ]
                lost_ms.append(trial.lost_ms)
    tried, told = len(lost_ms), "; ".join(faults[:3])
    most = max(lost_ms, default=None)
    samples = {"lost_ms": lost_ms}
    return [
        Row(FIGURE, len(faults) if tried else None, "==", 0, "exits", tried, told),
        Row(WATCHED, most, "<=", _MOST_MS, "ms", tried, samples=samples),
    ]


@dataclass
class Trial:
    """What came of one exit.

    Attributes:
        wrong: what is not as it was told.
        lost_ms: watched, but not known any more.
    """

    wrong: list[str]
    lost_ms: float = 0


class Exits:
    """One evening, to be lived again and again.

    Args:
        seed: which one.
        room: an empty folder, on a disk in memory.
    """

    def __init__(self, seed: int, room: Path) -> None:
        self._room = room
        self._random = Random(seed)  # noqa: S311
        life = Life(Random(seed))  # noqa: S311
        life.settle(Store(room / "settled" / DATA, SmallDisk()))
        self.script = _script(life)
        disk = MortalDisk(_NEVER, after=False)
        self._begin()
        live(self.script, self._data, disk, lambda _told: None)
        self.operations = disk.done

    def end_at(self, number: int, *, after: bool) -> Trial:
        """End at this operation, later at another one, and come to the end."""
        self._begin()
        trial = Trial([])
        told = self._end(number, after=after)
        self._look(told, trial)
        again = self._end(self._random.randint(1, 40), after=self._random.random() < 0.5)
        self._look(max(told, again), trial)
        try:
            live(self.script, self._data, SmallDisk(), lambda _told: None)
            self._look_at_the_end(trial)
        except (KioskError, OSError, AssertionError) as trouble:
            trial.wrong.append(f"{type(trouble).__name__}: {trouble}")
        return trial

    @property
    def _data(self) -> Path:
        return self._room / "lived" / DATA

    def _begin(self) -> None:
        shutil.rmtree(self._room / "lived", ignore_errors=True)
        shutil.copytree(self._room / "settled", self._room / "lived")

    def _end(self, number: int, *, after: bool) -> int:
        """Let a program live that ends there; how many events it called saved."""
        ear, mouth = os.pipe()
        child = os.fork()
        if not child:
            try:
                disk = MortalDisk(number, after=after)
                live(self.script, self._data, disk, lambda told: os.write(mouth, bytes([told])))
            finally:
                os._exit(0)
        os.close(mouth)
        with os.fdopen(ear, "rb") as pipe:
            told = pipe.read()
        os.waitpid(child, 0)
        return told[-1] if told else 0

    def _look(self, told: int, trial: Trial) -> None:
        """Of what was called saved nothing is missing; of the film, not more than a tick."""
        kept = [one for one in _journalled(self._data) if one in self.script.events]
        if not kept:
            return  # it was not opened yet, or is a record by now, which is looked at in the end
        if kept != list(self.script.events[: len(kept)]) or len(kept) < told:
            trial.wrong.append(f"{told} events told, {len(kept)} found")
        begun = self.script.events[: len(self.script.events[:told]) + len(self._next(told))]
        lost_ms = _watched_ms(_meeting(begun)) - _watched_ms(_meeting(kept))
        trial.lost_ms = max(trial.lost_ms, lost_ms)

    def _next(self, told: int) -> Sequence[Event]:
        return self.script.part(told) if told < len(self.script.events) else ()

    def _look_at_the_end(self, trial: Trial) -> None:
        known, damages = known_of(self._data, SmallDisk())
        if known.meeting is not None or [*known.records] != [self.script.record.id]:
            trial.wrong.append(f"{len(known.records)} records")
            return
        kept, whole = known.records[self.script.record.id], self.script.record
        stored = kept.record
        if kept.earlier:
            trial.wrong.append("the record is there twice")
        trial.lost_ms = max(trial.lost_ms, _effective_ms(whole) - _effective_ms(stored))
        if _told(stored) != _told(whole):
            trial.wrong.append("the record tells something else")
        if known.identity != self.script.after[-1].after.identity:
            trial.wrong.append("identity")
        if not all(one.recovered for one in damages):
            trial.wrong.append(f"{damages}")


def live(script: Script, data: Path, disk: SmallDisk, tell: Callable[[int], object]) -> None:
    """Start, go on with the evening where it is, and come to its end.

    Args:
        script: the evening.
        data: the station's folder.
        disk: it may be the last one this program sees.
        tell: called with the number of events that are durable.
    """
    store = Store(data, disk)
    opening = store.open(MONTH)
    if not store.records.months():
        written = _journalled(data)
        place = len([one for one in written if one in script.events])
        if opening.meeting is not None:
            back = _coming_back(opening.meeting)
            store.append(back)
            written += back
        while place < len(script.events):
            events = script.part(place)
            store.append(events)
            written += events
            place += len(events)
            tell(place)
        store.close_meeting(_meeting(written))
    for commit in script.after:
        commit.do(store)


def _script(life: Life) -> Script:
    events: list[Event] = []
    batches: list[int] = []
    for commit in life.evening():
        events += commit.events
        if commit.events:
            batches.append(len(events))
    return Script(tuple(events), tuple(batches), tuple(life.aftermath()))


def _coming_back(meeting: Meeting) -> list[Event]:
    """What a program says first that finds a meeting; a film goes on where it was."""
    last = meeting.last
    at = last.model_copy(update={"wall_ms": last.wall_ms + 1, "boot_ms": last.boot_ms + 1})
    back: list[Event] = [ev.CameBack(at=at, last=last)]
    showing = meeting.last_shown
    if showing is not None and not showing.ended:
        back.append(
            ev.CourseStarted(
                at=at,
                courseware=showing.courseware.sha256,
                position_ms=showing.position_ms,
                held_ms=last.boot_ms,
            )
        )
    return back


def _journalled(data: Path) -> list[Event]:
    disk = SmallDisk()
    quarantine = Quarantine(data.parent / "elsewhere", disk)
    return list(Journal(data / "meetings", quarantine, disk).replay().events)


def _meeting(events: Sequence[Event]) -> Meeting:
    meeting = fold(events)
    if meeting is None:
        raise AssertionError("no meeting")
    return meeting


def _watched_ms(meeting: Meeting) -> int:
    return sum(one.effective_ms for one in meeting.viewings)


def _effective_ms(one: MeetingRecord) -> int:
    return sum(viewing.effective_ms for viewing in one.viewings)


def _told(one: MeetingRecord) -> tuple[object, ...]:
    """What a record tells that coming back to its meeting does not change."""
    return (
        (one.id, one.revision, one.sequence, one.opened, one.closed, one.attendance),
        (one.villagers, one.discussion, one.feedback, one.topic_requests),
        [(viewing.courseware, viewing.watched) for viewing in one.viewings],
    )
