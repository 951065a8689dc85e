"""The real kiosk leaves before or after one operation of its disk, wherever that finds a meeting.

Driven by keys, with a real film: from the opening, through the film, to the saved record. After
each exit the kiosk is started again and the meeting goes on to its end.
"""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.report import Row, spread
from demo.film_watcher import FilmWatcher, WatcherError, picture_on
from demo.processes import ProgramError
from demo.remote import BACK, OK, Page, PageError
from demo.servers import VirtualScreen
from kiosk.events import EVENT, Event
from kiosk.folding import fold
from kiosk.sealing import record
from protocol.record import is_intact
from torture.hall import Hall, KioskGone, events_on
from torture.invented_station import make_station
from torture.watching import Frames, frames_kept, frames_seen, lost_ms, wait_until_it_moves
from torture.wrapped_kiosk import ACKNOWLEDGED, EXIT_AT, EXIT_CODE, OPERATION, TOLD_TO

FIGURE = "exits in the real kiosk"
WRAPPED = ("-m", "torture.wrapped_kiosk")
PEOPLE = 3
LOST_MS = 5000
_FEWEST = 3
_WATCHED_S = 5.0
"""Of a film that runs undisturbed: long enough for its position to be noted."""
_SPARE = 2
"""Operations at an act's end that another run may not come to: a film's ticks differ."""
_SIDES = ("before", "after")
Act = Callable[[Hall, FilmWatcher], None]


@dataclass(frozen=True)
class Point:
    """Where the kiosk leaves."""

    act: int
    operation: int
    side: str


@dataclass
class Toll:
    """What the exits cost so far."""

    points: list[Point] = field(default_factory=list)
    lost_ms: list[int] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    """What was lost or doubled, and where."""
    operations: int = 0
    passed: int = 0
    """Points that their run did not come to."""
    broken: str = ""


def rows(seed: int, count: int, folder: Path, wrapped: Sequence[str] = WRAPPED) -> list[Row]:
    """Leave at points spread over the whole meeting.

    Args:
        seed: decides where the spread begins.
        count: how many points, but never fewer than 3.
        folder: for the data.
        wrapped: the kiosk that leaves.
    """
    toll = Toll()
    wanted = max(_FEWEST, count)
    try:
        with VirtualScreen() as screen:
            hall = Hall(folder / "exits", screen.display)
            with FilmWatcher(screen.display, picture_on(*hall.screen.size())) as watcher:
                theatre = Theatre(hall, watcher, wrapped, toll)
                try:
                    theatre.torture(Random(seed), wanted)  # noqa: S311
                finally:
                    hall.kiosk.stop()
    except (PageError, ProgramError, WatcherError, KioskGone, OSError) as error:
        toll.broken = repr(error)
    return _rows(toll, wanted)


def open_meeting(hall: Hall, watcher: FilmWatcher) -> None:
    """From home through the roll call into the film."""
    hall.gather(PEOPLE)
    hall.show_film()
    wait_until_it_moves(watcher, hall.stay)
    hall.see_on_disk(lambda meeting: meeting.playing is not None)


def watch(hall: Hall, watcher: FilmWatcher) -> None:
    """Go on with the film, hold it once, and stop it."""
    hall.show_film()
    wait_until_it_moves(watcher, hall.stay)
    hall.let_pass(_WATCHED_S)
    hall.remote.press(OK)
    hall.see_exactly(Page("playing", "paused"))
    hall.remote.press(OK, BACK, OK)
    hall.see("standby")


def write_up(hall: Hall, _watcher: FilmWatcher) -> None:
    """From home to the saved record."""
    hall.end_from_home()


ACTS: tuple[Act, ...] = (open_meeting, watch, write_up)


class Theatre:
    """Plays each act once undisturbed, and then again and again up to where the kiosk leaves.

    Args:
        hall: where it is played.
        watcher: sees the screen all the time.
        wrapped: the kiosk that leaves.
        toll: what it costs is added here.
    """

    def __init__(
        self, hall: Hall, watcher: FilmWatcher, wrapped: Sequence[str], toll: Toll
    ) -> None:
        self._hall, self._watcher, self._toll = hall, watcher, toll
        self._wrapped = tuple(wrapped)
        self._told = hall.data.with_name("told.jsonl")
        self._before = [hall.data.with_name(f"before-{act}") for act in range(len(ACTS))]
        """The data folder as each act finds it."""

    def torture(self, random: Random, wanted: int) -> None:
        """Leave at so many points.

        Raises:
            PageError: the kiosk did not go on.
        """
        points = self._rehearse()
        step = len(points) / wanted
        first = random.random() * step
        for number in range(wanted):
            self._leave_at(points[int(first + number * step)])

    def _rehearse(self) -> list[Point]:
        make_station(self._before[0], films=1, people=PEOPLE, meetings=1)
        points = []
        for act, play in enumerate(ACTS):
            self._begin(act, "")
            self._hall.home()
            play(self._hall, self._watcher)
            self._hall.cut()
            count = len(self._heard(OPERATION))
            self._toll.operations += count
            points += [
                Point(act, number, side)
                for number in range(1, count + 1 - (_SPARE if act == 1 else 0))
                for side in _SIDES
            ]
            if act + 1 < len(ACTS):
                shutil.copytree(self._hall.data, self._before[act + 1])
        return points

    def _begin(self, act: int, exit_at: str) -> None:
        shutil.rmtree(self._hall.data, ignore_errors=True)
        shutil.copytree(self._before[act], self._hall.data)
        self._told.unlink(missing_ok=True)
        self._hall.begin(self._wrapped, {EXIT_AT: exit_at, TOLD_TO: str(self._told)})

    def _leave_at(self, point: Point) -> None:
        hall, since = self._hall, len(self._watcher.samples)
        self._begin(point.act, f"{point.operation}:{point.side}")
        try:
            hall.home()
            ACTS[point.act](hall, self._watcher)
            hall.cut()
            self._toll.passed += 1
        except KioskGone:
            if hall.kiosk.wait() != EXIT_CODE:
                raise
            self._toll.points.append(point)
        seen = frames_seen(self._watcher.samples[since:])
        promised = (*events_on(self._before[point.act]), *self._acknowledged())
        self._look_at_disk(point, promised, seen)
        self._go_on()
        self._look_at_records(point, promised)

    def _look_at_disk(self, point: Point, promised: Sequence[Event], seen: Frames) -> None:
        """Whether all that was acknowledged is there, and how much of the film."""
        events, records = events_on(self._hall.data), self._hall.records()
        meeting = fold(promised)
        if events:
            there = fold(events)
            viewings = there.viewings if there is not None else ()
            segments = [part for one in viewings for part in one.played]
            if list(events[: len(promised)]) != list(promised):
                self._toll.odd.append(f"{point}: acknowledged events are gone")
        else:
            kept = [view for one in records for view in one.record.viewings]
            segments = [part for view in kept for part in view.segments]
            hashes = {one.record.content_hash for one in records}
            if meeting is not None and record(meeting).content_hash not in hashes:
                self._toll.odd.append(f"{point}: the meeting is gone")
        self._toll.lost_ms.append(lost_ms(seen, frames_kept(segments)))

    def _go_on(self) -> None:
        hall = self._hall
        state = hall.start().detail
        if state == "due":
            hall.gather(PEOPLE)
            hall.leave_for_home()
            hall.end_from_home()
        elif state == "resume":
            hall.go_on_and_end()
        hall.kiosk.stop()

    def _look_at_records(self, point: Point, promised: Sequence[Event]) -> None:
        """Whether there is one record, of the meeting that was promised to be kept."""
        records = [one.record for one in self._hall.records()]
        meeting = fold(promised)
        whole = len(records) == 1 and records[0].revision == 1 and is_intact(records[0])
        if not whole or events_on(self._hall.data):
            self._toll.odd.append(f"{point}: {len(records)} records")
        elif meeting is not None and records[0].id != meeting.id:
            self._toll.odd.append(f"{point}: the record is of another meeting")

    def _acknowledged(self) -> list[Event]:
        return [EVENT.validate_python(one) for one in self._heard(ACKNOWLEDGED)]

    def _heard(self, what: str) -> list[object]:
        lines = self._told.read_text(encoding="utf-8").splitlines() if self._told.exists() else []
        return [content for said, content in map(json.loads, lines) if said == what]


def _rows(toll: Toll, wanted: int) -> list[Row]:
    reached = len(toll.points)
    whole = not toll.broken and reached + toll.passed == wanted and reached > toll.passed
    told = toll.broken or f"of {toll.operations} operations, {toll.passed} points not reached"
    return [
        Row(
            figure=f"{FIGURE}: records lost or doubled",
            value=len(toll.odd) if whole else None,
            op="==",
            bar=0,
            unit="records",
            n=reached,
            spread="; ".join([told, *toll.odd]),
        ),
        Row(
            figure=f"{FIGURE}: watched time lost at one",
            value=max(toll.lost_ms, default=0) if whole else None,
            op="<=",
            bar=LOST_MS,
            unit="ms",
            n=reached,
            spread=f"{told}; {spread(toll.lost_ms)}",
            samples={"lost_ms": toll.lost_ms},
        ),
    ]
