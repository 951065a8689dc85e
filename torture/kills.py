"""Kills at random moments: kiosk, player or both, and the same meeting goes on each time.

What was watched is not what the kiosk says: it is read off the screen, frame by frame.
"""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from random import Random

from bench.report import Row, spread
from demo.film_watcher import FilmWatcher, WatcherError, picture_on
from demo.processes import ProgramError
from demo.remote import LEFT, OK, RIGHT, PageError
from demo.servers import VirtualScreen
from kiosk.meeting import Meeting
from protocol.record import is_intact
from torture.hall import KIOSK, Hall
from torture.invented_station import make_station
from torture.watching import (
    Frames,
    frames_kept,
    frames_seen,
    invented_ms,
    lost_ms,
    wait_until_it_moves,
)

FIGURE = "random kills"
PEOPLE = 3
KILLS_A_FILM, KILLS_A_MEETING = 4, 20
LOST_MS, INVENTED_MS = 5000, 500
_LONGEST_LIFE_S = 7.0
"""Longer than what may be lost, or nothing lost would be noticed."""
_MOURNING_S, _BIRTH_S = 0.15, 1.0
"""How long after its player the kiosk dies; how soon after its start it does again."""
Samples = Mapping[str, Sequence[float]]


class Kill(StrEnum):
    """Who is killed."""

    KIOSK = "kiosk"
    PLAYER = "player"
    BOTH = "both"
    STARTING = "starting"
    """The kiosk again, before anybody could go on with the meeting."""


_FALLS = (Kill.PLAYER, Kill.BOTH)
"""One film takes one of them: at the second fall of its player it would rightly be given up."""
_OTHERS = (Kill.KIOSK, Kill.STARTING, Kill.KIOSK)


@dataclass
class Toll:
    """What the kills cost so far."""

    kills: list[Kill] = field(default_factory=list)
    lost_ms: list[int] = field(default_factory=list)
    """Of each stretch of a film that a kill ended."""
    invented_ms: list[int] = field(default_factory=list)
    """Of each film of a meeting."""
    odd_records: int = 0
    odd_gaps: int = 0
    broken: str = ""
    """What kept the torture from its end."""


def rows(seed: int, count: int, folder: Path, program: Sequence[str] = KIOSK) -> list[Row]:
    """Kill ``count`` times.

    Args:
        seed: decides whom and when.
        count: how many kills, at most 20 a meeting.
        folder: for the data.
        program: what runs as the kiosk.
    """
    toll = Toll()
    try:
        _kill(Random(seed), count, folder, program, toll)  # noqa: S311
    except (PageError, ProgramError, WatcherError, OSError) as error:
        toll.broken = str(error)
    return _rows(toll, count)


def _kill(random: Random, count: int, folder: Path, program: Sequence[str], toll: Toll) -> None:
    meetings = -(-count // KILLS_A_MEETING)
    data = folder / "kills"
    films = KILLS_A_MEETING // KILLS_A_FILM
    make_station(data, films=films, people=PEOPLE, meetings=meetings)
    with VirtualScreen() as screen:
        hall = Hall(data, screen.display, program)
        try:
            for number in range(meetings):
                kills = _order(random, min(KILLS_A_MEETING, count - number * KILLS_A_MEETING))
                with FilmWatcher(screen.display, picture_on(*hall.screen.size())) as watcher:
                    Ordeal(hall, watcher, random, toll).suffer(kills, number)
        finally:
            hall.kiosk.stop()


def _order(random: Random, count: int) -> list[Kill]:
    """Whom to kill, film by film; the last one leaves no player alone at work."""
    kills: list[Kill] = []
    while len(kills) < count:
        film = [random.choice(_FALLS), *_OTHERS]
        kills += random.sample(film, len(film))
    kills = kills[:count]
    if kills[-1] is Kill.PLAYER:
        kills[-1] = Kill.BOTH
    return kills


class Ordeal:
    """One meeting that is killed again and again.

    Args:
        hall: where it is held.
        watcher: sees the screen all the time.
        random: decides when.
        toll: what it costs is added here.
    """

    def __init__(self, hall: Hall, watcher: FilmWatcher, random: Random, toll: Toll) -> None:
        self._hall, self._watcher, self._random, self._toll = hall, watcher, random, toll
        self._film = 0
        self._is_on = False
        self._leapt = False
        self._since = 0
        """Number of the first look of this stretch."""
        self._stretches: list[tuple[int, Frames]] = []
        """Films and what was seen of them since the last cut."""
        self._seen: dict[int, Frames] = defaultdict(frozenset)
        self._kept: dict[int, Frames] = defaultdict(frozenset)
        self._meeting_id = ""
        self._comebacks = 0

    def suffer(self, kills: Sequence[Kill], earlier: int) -> None:
        """Hold the meeting through all kills, close it, and look at its record.

        Args:
            kills: whom to kill, in order.
            earlier: how many records there are already.

        Raises:
            PageError: the kiosk did not go on.
        """
        if not self._hall.kiosk.running:
            self._hall.start()
        self._hall.gather(PEOPLE)
        for number, kill in enumerate(kills):
            if not self._is_on:
                self._hall.show_film()
                self._is_on = True
            if number and number % KILLS_A_FILM == 0:
                self._go_to_next_film()
            self._live()
            self._die(kill)
            self._toll.kills.append(kill)
        self._hall.end_from_home()
        self._judge(earlier)

    def _live(self) -> None:
        """Watch for a while, and perhaps press something."""
        wait_until_it_moves(self._watcher, self._hall.stay)
        deed = self._random.random()
        if deed < 0.2 and not self._leapt:
            self._leapt = True
            self._hall.remote.press(RIGHT)
        elif deed < 0.35:
            self._hall.remote.press(LEFT)
        elif deed < 0.5:
            self._hall.remote.press(OK)
            time.sleep(self._random.uniform(0.3, 1.0))
            self._hall.remote.press(OK)
        time.sleep(self._random.uniform(0, _LONGEST_LIFE_S))

    def _die(self, kill: Kill) -> None:
        hall = self._hall
        player = hall.player() if kill in _FALLS else None
        if player is not None:
            player.kill()
        if kill is Kill.PLAYER:
            self._end_stretch(self._film)
            return
        if kill is Kill.BOTH:
            time.sleep(self._random.uniform(0, _MOURNING_S))
        hall.cut()
        self._end_stretch(self._film)
        self._account()
        if kill is Kill.STARTING:
            hall.begin()
            time.sleep(self._random.uniform(0, _BIRTH_S))
            hall.cut()
        page = hall.start()
        if page.detail != "resume":
            raise PageError(f"该接着看，首页却是{page.detail}")

    def _go_to_next_film(self) -> None:
        wait_until_it_moves(self._watcher, self._hall.stay)
        self._hall.show_next()
        self._film, self._leapt = self._film + 1, False
        self._hall.see_on_disk(self._shows_film)
        self._end_stretch(self._film - 1)

    def _shows_film(self, meeting: Meeting) -> bool:
        return meeting.playing_id == meeting.programme[self._film].courseware.sha256

    def _end_stretch(self, film: int) -> None:
        samples = self._watcher.samples
        frames = frames_seen(samples[self._since :])
        self._since = len(samples)
        self._stretches.append((film, frames))
        self._seen[film] |= frames

    def _account(self) -> None:
        """Hold what was seen since the last cut against what the disk kept."""
        self._is_on = False
        meeting = self._hall.meeting()
        if meeting is None:
            raise PageError("硬盘上没有正在进行的活动")
        self._toll.odd_records += self._meeting_id not in ("", meeting.id)
        self._toll.odd_gaps += len(meeting.gaps) != self._comebacks
        self._meeting_id = meeting.id
        self._comebacks += 1
        for number, item in enumerate(meeting.programme):
            viewing = meeting.viewing(item.courseware.sha256)
            if viewing is not None:
                self._kept[number] |= frames_kept(viewing.played)
        for film, frames in self._stretches:
            self._toll.lost_ms.append(lost_ms(frames, self._kept[film]))
        self._stretches.clear()

    def _judge(self, earlier: int) -> None:
        """Hold the record against all that was kept and seen."""
        toll, records = self._toll, self._hall.records()
        mine = [one.record for one in records if one.record.id == self._meeting_id]
        toll.odd_records += abs(len(records) - earlier - 1) + abs(len(mine) - 1)
        for record in mine:
            toll.odd_records += record.revision != 1 or not is_intact(record)
            toll.odd_gaps += len(record.gaps) != self._comebacks
            for number, viewing in enumerate(record.viewings):
                told = frames_kept(viewing.segments)
                toll.lost_ms.append(lost_ms(self._kept[number], told))
                toll.invented_ms.append(invented_ms(told, self._seen[number]))


def _rows(toll: Toll, count: int) -> list[Row]:
    whole = not toll.broken and len(toll.kills) == count > 0
    told = toll.broken or ", ".join(f"{one} {toll.kills.count(one)}" for one in Kill)
    lost = {"lost_ms": toll.lost_ms}
    invented = {"invented_ms": toll.invented_ms}

    def row(what: str, value: int, op: str, bar: int, unit: str, samples: Samples) -> Row:
        return Row(
            figure=f"{FIGURE}: {what}",
            value=value if whole else None,
            op=op,
            bar=bar,
            unit=unit,
            n=len(toll.kills),
            spread="; ".join([told, *(spread(one) for one in samples.values() if one)]),
            samples=samples,
        )

    worst_lost, worst_invented = max(toll.lost_ms, default=0), max(toll.invented_ms, default=0)
    return [
        row("records lost or doubled", toll.odd_records, "==", 0, "records", {}),
        row("gaps lost or doubled", toll.odd_gaps, "==", 0, "gaps", {}),
        row("watched time lost at one", worst_lost, "<=", LOST_MS, "ms", lost),
        row("watched time invented in one film", worst_invented, "<=", INVENTED_MS, "ms", invented),
    ]
