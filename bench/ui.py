"""The screen: any page opens at once with ten years behind it, and keys answer while a film plays.

Beside the kiosk stands a bare Qt window with one label, over the same film, in turns with it.
"""

import argparse
import random
import shutil
import statistics
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from bench import ui_bare
from bench.doors import BY_KEYS, DOORS
from bench.old_station import RealFilm, make_old_station
from bench.playback import numbered_film
from bench.report import Row, finish, spread
from bench.seat import Seat
from bench.watched_kiosk import ASKED_BY, GAP, PAGE, PROGRAM, TOLD_TO, Told, told_in
from demo.processes import Program, ProgramError
from demo.remote import TITLE, Page, PageError
from demo.servers import KioskSettings, VirtualScreen

FILMS, PEOPLE, RECORDS, ROUNDS = 5_000, 400, 1_040, 20
PAGE_BAR_MS, KEY_BAR_MS, LOOP_BAR_MS = 100, 50, 50
WIDTH, HEIGHT = 1920, 1080
PRESSES_A_FILM = 10
FILM_S = 20
_TIMES_OVER = 4
_LOOKED_AT = tuple(place / 16 for place in range(1, 16))
"""Rows of pixels all over the screen: on every page something lies on one of them."""
_BAR_FACES = (1 - 0.24 + 0.1475,)
"""Through the faces of the playing bar."""
_LABEL = (ui_bare.LABEL_Y + ui_bare.LABEL_HEIGHT / 2,)
_UP_S = 60.0
_RESTS_S = (0.15, 0.45)
"""Some are shorter, some longer than the page waits before it builds the next ones."""
_SETTLES_S = 1.5
_PREPARED_S = 0.05
_MARKED = 3
Spans = list[tuple[float, float]]
"""From when to when, by the monotonic clock that all processes share."""


@dataclass
class Samples:
    """What was measured of the kiosk, and of the bare window."""

    opened_ms: dict[str, list[float]] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)
    """Pages that did not show, and what did."""
    key_ms: list[float] = field(default_factory=list)
    bare_key_ms: list[float] = field(default_factory=list)
    films_s: Spans = field(default_factory=list)
    """When films played at the kiosk."""
    walks_s: Spans = field(default_factory=list)
    """When pages were opened."""
    bare_films_s: Spans = field(default_factory=list)


class Walk:
    """Opens every page of the kiosk again and again, and shows films in between.

    Args:
        seat: before the kiosk.
        bare: before the bare window.
        asked_by: the file in which the watcher in the kiosk finds the page that is wanted.
        into: what is measured.
    """

    def __init__(self, seat: Seat, bare: Seat, asked_by: Path, into: Samples) -> None:
        self._seat, self._bare, self._asked_by, self._into = seat, bare, asked_by, into
        self._chance = random.Random(1)  # noqa: S311 - chance, no secret

    def open_pages(self, names: Sequence[str], rounds: int) -> None:
        """Every page once a round, in an order of chance; from any page to any other."""
        began_s = time.monotonic()
        order = list(names)
        for _ in range(rounds):
            self._chance.shuffle(order)
            for name in order:
                time.sleep(self._chance.uniform(*_RESTS_S))
                self._open(name)
        self._into.walks_s.append((began_s, time.monotonic()))

    def hold_meeting(self) -> None:
        """From home to standby of the meeting that is due."""
        self._ask_for("home")
        self._seat.press("F9")
        self._seat.wait_for(lambda page: page.code == "home")
        time.sleep(_SETTLES_S)
        if self._seat.page().detail == "fault":
            self._seat.press("Right")
            self._seat.press("Return")
            self._seat.wait_for(lambda page: page == Page("home", "due"))
        self._seat.press("Return")
        self._seat.wait_for(_is("roll_call"))
        for count in range(_MARKED):
            time.sleep(0.3)
            self._seat.press("Return")
            self._seat.wait_for(Page("roll_call", f"{count + 1}/{PEOPLE}").__eq__)

    def show_films(self, rounds: int) -> None:
        """One film after another, at the kiosk and at the bare window in turns."""
        for _ in range(rounds):
            self._show_film()
            self._show_bare_film()

    def _show_film(self) -> None:
        self._ask_for("playing")
        began_s = time.monotonic()
        self._note("playing", self._seat.painted_ms("F9", _LOOKED_AT, _is("playing")))
        time.sleep(_SETTLES_S)
        self._seat.press("Escape")
        self._seat.wait_for(lambda page: page == Page("playing", "bar"))
        for number in range(PRESSES_A_FILM):
            time.sleep(self._chance.uniform(0.1, 0.25))
            key = "Right" if number % 2 else "Left"
            self._into.key_ms.append(self._seat.painted_ms(key, _BAR_FACES))
        self._into.films_s.append((began_s, time.monotonic()))
        time.sleep(0.3)
        self._note("standby", self._seat.painted_ms("Return", _LOOKED_AT, _is("standby")))

    def _show_bare_film(self) -> None:
        began_s = time.monotonic()
        self._bare.press("Return")
        self._bare.wait_for(lambda page: page.code == "plays")
        time.sleep(_SETTLES_S)
        for _ in range(PRESSES_A_FILM):
            time.sleep(self._chance.uniform(0.1, 0.25))
            self._into.bare_key_ms.append(self._bare.painted_ms("Right", _LABEL))
        self._into.bare_films_s.append((began_s, time.monotonic()))
        self._bare.press("Escape")
        self._bare.wait_for(lambda page: page.code == "stopped")

    def _open(self, name: str) -> None:
        if self._seat.page().code == name:
            return
        try:
            self._ask_for(name)
            self._note(name, self._seat.painted_ms("F9", _LOOKED_AT, _is_full(name)))
        except PageError:
            self._into.elsewhere[name] = " ".join(self._seat.page())

    def _note(self, name: str, opened_ms: float) -> None:
        self._into.opened_ms.setdefault(name, []).append(opened_ms)

    def _ask_for(self, name: str) -> None:
        """Have the kiosk prepare for a page.

        Raises:
            PageError: it does not get ready.
        """
        self._asked_by.write_text(name, encoding="ascii")
        self._seat.press("F8")
        self._seat.wait_for(lambda _page: not self._asked_by.exists())
        time.sleep(_PREPARED_S)


def _is(name: str) -> Callable[[Page], bool]:
    return lambda page: page.code == name


def _is_full(name: str) -> Callable[[Page], bool]:
    return lambda page: page.code == name and DOORS[name].is_full(page.detail)


def measure(
    data: Path,
    film: RealFilm,
    rounds: int,
    program: Sequence[str] = PROGRAM,
    pages: Sequence[str] = tuple(DOORS),
) -> list[Row]:
    """Measure on a data folder that was made for it.

    Args:
        data: the folder.
        film: for the bare window; the kiosk has its own copy.
        rounds: how often every page is opened.
        program: what runs as the kiosk.
        pages: which are opened.
    """
    told, told_bare, asked_by = (data.with_name(one) for one in ("told", "told-bare", "asked"))
    for one in (told, told_bare):
        one.unlink(missing_ok=True)
    samples = Samples()
    try:
        with ExitStack() as stack:
            watched = {TOLD_TO: str(told), ASKED_BY: str(asked_by)}
            seat = _seat(stack, _kiosk_command(data, program), watched, TITLE, "home")
            bare_command = (*ui_bare.PROGRAM, str(film.path), str(film.length_ms))
            bare = _seat(stack, bare_command, {TOLD_TO: str(told_bare)}, ui_bare.TITLE, "ready")
            _walk(Walk(seat, bare, asked_by, samples), rounds, pages)
    except (PageError, ProgramError, OSError) as error:
        print(f"ui: {error}", file=sys.stderr)
    return list(rows_of(samples, told, told_bare, rounds))


IN_A_MEETING = (
    *("roll_call", "visitors", "courses", "go_on", "absent", "discussion", "topics", "feedback"),
    *("review", "hosts", "abandon", "saved", "write", "touch_up", "retype"),
)
"""Pages that are shown while a meeting goes on; all others are opened without one."""


def _walk(walk: Walk, rounds: int, pages: Sequence[str]) -> None:
    time.sleep(_SETTLES_S)
    others = [one for one in pages if one not in (*BY_KEYS, *IN_A_MEETING)]
    walk.open_pages(others, rounds)
    walk.hold_meeting()
    walk.show_films(rounds)
    walk.open_pages([one for one in pages if one in IN_A_MEETING], rounds)


def _seat(
    stack: ExitStack,
    command: Sequence[str],
    environment: Mapping[str, str],
    title: str,
    ready: str,
) -> Seat:
    """A program on a screen of its own, and somebody before it once it is ready."""
    screen = stack.enter_context(VirtualScreen(WIDTH, HEIGHT))
    own = {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", **environment}
    log = Path("build/bench") / f"ui-{ready}.log"
    stack.enter_context(Program((sys.executable, *command), log, own))
    seat = Seat(screen.display, title)
    stack.callback(seat.close)
    seat.wait_for(lambda page: page.code == ready, _UP_S)
    return seat


def _kiosk_command(data: Path, program: Sequence[str]) -> tuple[str, ...]:
    config = data.with_name("ui.toml")
    config.write_text(KioskSettings("http://127.0.0.1:9", WIDTH, HEIGHT).toml(), encoding="utf-8")
    return (*program, "--config", str(config), "--data", str(data))


def rows_of(samples: Samples, told: Path, told_bare: Path, rounds: int) -> Iterator[Row]:
    """What came of it: a row a page, one for the keys, two for the event loop.

    Args:
        samples: what was measured.
        told: what the watcher in the kiosk told.
        told_bare: what the one in the bare window told.
        rounds: how often every page should have been opened.
    """
    for name in DOORS:
        yield _page_row(name, samples, rounds)
    yield _key_row(samples, rounds)
    bare = _gaps(list(told_in(told_bare)), samples.bare_films_s)
    peer = f"bare window {max((gap for gap, _ in bare), default=0):.0f} ms"
    lines = list(told_in(told))
    yield _loop_row("while a film plays", lines, samples.films_s, peer)
    yield _loop_row("while pages are opened", lines, samples.walks_s, peer)


def _page_row(name: str, samples: Samples, rounds: int) -> Row:
    opened = samples.opened_ms.get(name, [])
    complete = len(opened) >= rounds - 1 > 0 and name not in samples.elsewhere
    return Row(
        figure=f"page {name} opens",
        value=round(max(_p95(opened), opened[0]), 1) if complete else None,
        op="<=",
        bar=PAGE_BAR_MS,
        unit="ms p95, and the first time",
        n=len(opened),
        spread=spread(opened),
        peer=f"showed {samples.elsewhere[name]}" if name in samples.elsewhere else _parts(opened),
        samples={"ms": opened},
    )


def _parts(opened: Sequence[float]) -> str:
    return f"{_p95(opened):.0f} ms p95, {opened[0]:.0f} ms the first time" if opened else ""


def _key_row(samples: Samples, rounds: int) -> Row:
    ours, bare = samples.key_ms, samples.bare_key_ms
    complete = len(ours) == len(bare) == rounds * PRESSES_A_FILM
    return Row(
        figure="key press to paint while a 1080p film plays",
        value=round(_p95(ours), 1) if complete else None,
        op="<=",
        bar=KEY_BAR_MS,
        unit="ms p95",
        n=len(ours),
        spread=spread(ours),
        peer=f"bare window {_p95(bare):.1f} ms p95, {spread(bare)}" if complete else "",
        samples={"kiosk_ms": ours, "bare_ms": bare},
    )


def _loop_row(when: str, told: Sequence[Told], spans_s: Spans, peer: str) -> Row:
    gaps = _gaps(told, spans_s)
    longest, worked = max(gaps, default=(0.0, 0.0))
    seconds = sum(end - begin for begin, end in spans_s)
    return Row(
        figure=f"longest time the event loop was busy {when}",
        value=round(longest, 1) if _was_watched(told, spans_s) else None,
        op="<=",
        bar=LOOP_BAR_MS,
        unit="ms",
        n=len(gaps),
        spread=f"{worked:.0f} ms of it on the processor; {seconds:.0f} s watched;"
        f" over {LOOP_BAR_MS} ms: {sum(gap > LOOP_BAR_MS for gap, _ in gaps)}",
        peer=peer,
        samples={"ms": [gap for gap, _ in gaps], "on_processor_ms": [one for _, one in gaps]},
    )


def _was_watched(told: Sequence[Told], spans_s: Spans) -> bool:
    """Whether the watcher saw a page come each time: of a loop that rests it tells nothing."""
    came_s = [one.at_s for one in told if one.what == PAGE]
    seen = [any(begin <= at_s <= end for at_s in came_s) for begin, end in spans_s]
    return bool(seen) and all(seen)


def _gaps(told: Sequence[Told], spans_s: Spans) -> list[tuple[float, float]]:
    return [
        (float(one.value[0]), float(one.value[1]))
        for one in told
        if one.what == GAP and any(begin <= one.at_s <= end for begin, end in spans_s)
    ]


def _p95(samples: Sequence[float]) -> float:
    if len(samples) < 2:
        return max(samples, default=0.0)
    return statistics.quantiles(samples, n=20, method="inclusive")[-1]


def make_films(folder: Path, film_s: int = FILM_S) -> RealFilm:
    """A 1080p film of numbered frames, long enough for one round of presses."""
    film = folder / "numbered.mp4"
    with numbered_film(film_s) as made:
        listed = folder / "films.txt"
        listed.write_text(f"file '{made}'\n" * _TIMES_OVER, encoding="utf-8")
        joined = ("ffmpeg", "-v", "error", "-y", "-f", "concat", "-safe", "0", "-i", str(listed))
        subprocess.run([*joined, "-c", "copy", str(film)], check=True)
    return RealFilm(film, film_s * 1000 * _TIMES_OVER)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and report; what could not be made or measured is a row that is not ok."""
    parser = argparse.ArgumentParser(prog="bench.ui", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--records", type=int, default=RECORDS)
    parser.add_argument("--films", type=int, default=FILMS)
    chosen = parser.parse_args(arguments)
    folder = Path("build/bench/ui").resolve()
    try:
        film, data = _make_station(folder, chosen.records, chosen.films)
        rows = measure(data, film, chosen.rounds)
    except Exception:  # noqa: BLE001 - whatever it is, the rows must be told
        traceback.print_exc()
        rows = list(rows_of(Samples(), folder / "none", folder / "none", chosen.rounds))
    return finish("ui", rows)


def _make_station(folder: Path, records: int, films: int) -> tuple[RealFilm, Path]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    film, data = make_films(folder), folder / "station"
    make_old_station(data, records=records, films=films, people=PEOPLE, real=film)
    return film, data


if __name__ == "__main__":
    sys.exit(main())
