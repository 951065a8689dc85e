"""Playing: the kiosk's window, supervisor and child, beside bare python-vlc and beside mpv."""

import argparse
import os
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil  # type: ignore[import-untyped]

from bench.report import Row, finish, spread
from bench.startup import HEIGHT, WIDTH, Eye, virtual_screen
from demo.film_watcher import FilmWatcher, picture_on
from demo.oracle_film import FRAMES_PER_SECOND, make_oracle_film

PAIRS, STARTS = 5, 3
CPU_BAR, START_BAR_MS, MEMORY_BAR = 1.05, 50, 1.05
LOST_BAR_PERCENT = 1.0
"""More frames than this share lost beside bare libVLC would be seen."""
PICTURES = ("*.mp4", "*.wmv", "*.flv", "*.avi", "*.mpg", "*.ts", "*.rm")
BROKEN = ("truncated.mp4", "zeroed.mp4", "garbage.mp4", "empty.mp4")
KIOSK = (sys.executable, "-m", "bench.playback_host")
BARE = (sys.executable, "-m", "bench.playback_bare")
_ANSWER_S = 60.0
_ORACLE_SECONDS = 12


class Contestant:
    """A program that plays what its stdin says, measured with all its children."""

    def __init__(self, command: tuple[str, ...], display: str) -> None:
        environment = {**os.environ, "DISPLAY": display}
        self._program = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
        )
        self._process = psutil.Process(self._program.pid)

    def __enter__(self) -> Self:
        self.wait_for("ready")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._program.stdin is not None  # noqa: S101 - it was asked for when started
        self._program.stdin.close()
        try:
            self._program.wait(5)
        except subprocess.TimeoutExpired:
            self._program.kill()
            self._program.wait()

    def order(self, *words: str) -> None:
        """Give an order."""
        assert self._program.stdin is not None  # noqa: S101 - it was asked for when started
        self._program.stdin.write("\t".join(words) + "\n")
        self._program.stdin.flush()

    def wait_for(self, word: str) -> None:
        """Until the program says so.

        Raises:
            TimeoutError: it says something else, or nothing for too long.
        """
        assert self._program.stdout is not None  # noqa: S101 - it was asked for when started
        readable, _, _ = select.select([self._program.stdout], [], [], _ANSWER_S)
        said = self._program.stdout.readline().strip() if readable else "nothing"
        if said != word:
            raise TimeoutError(f"waited for {word}, heard {said or 'its end'}")

    def cpu_s(self) -> float:
        """Seconds of processor used so far."""
        times = [process.cpu_times() for process in self._family()]
        return float(sum(one.user + one.system for one in times))

    def player_pss_mb(self) -> float:
        """Memory of the process that libVLC is in: the last child, or the only process."""
        return float(self._family()[-1].memory_full_info().pss / 1e6)

    def pss_mb(self) -> float:
        """Memory of all processes, what they share counted once."""
        return float(sum(one.memory_full_info().pss for one in self._family()) / 1e6)

    def _family(self) -> list[psutil.Process]:
        return [self._process, *self._process.children(recursive=True)]


@dataclass
class Samples:
    """What was measured of one contestant."""

    cpu_s: list[float] = field(default_factory=list)
    pss_mb: list[float] = field(default_factory=list)
    player_pss_mb: list[float] = field(default_factory=list)
    lost_percent: list[float] = field(default_factory=list)
    start_ms: dict[str, list[float]] = field(default_factory=dict)


def play_whole(command: tuple[str, ...], film: Path, seconds: int, into: Samples) -> None:
    """One whole film: processor, memory, and which of its numbered frames were on the screen."""
    with virtual_screen() as display, Contestant(command, display) as contestant:
        before_s = contestant.cpu_s()
        with FilmWatcher(display, picture_on(WIDTH, HEIGHT)) as watcher:
            contestant.order("play", str(film), str(seconds * 1000))
            time.sleep(seconds / 2)
            pss_mb, player_pss_mb = contestant.pss_mb(), contestant.player_pss_mb()
            contestant.wait_for("ended")
            samples = watcher.samples
        into.cpu_s.append(contestant.cpu_s() - before_s)
        into.pss_mb.append(pss_mb)
        into.player_pss_mb.append(player_pss_mb)
    frames = seconds * FRAMES_PER_SECOND
    shown = {sample.frame for sample in samples if sample.frame is not None}
    into.lost_percent.append(100 * (frames - len(shown)) / frames)


def start_films(command: tuple[str, ...], films: list[Path], into: Samples) -> None:
    """How long each film takes to begin, each with a new program.

    libVLC leaves the last picture of a film on the screen, so a second film has no black to start
    from.
    """
    for film in films:
        taken_ms = first_pixel_ms(command, film)
        into.start_ms.setdefault(film.suffix, []).append(taken_ms)


def first_pixel_ms(command: tuple[str, ...], film: Path) -> float:
    """Milliseconds from the order to play to the first pixel that is not black."""
    with virtual_screen() as display, Contestant(command, display) as contestant:
        eye = Eye(display)
        eye.wait(lambda: not any(picture(eye)))
        began = time.monotonic()
        contestant.order("play", str(film), "60000")
        eye.wait(lambda: any(picture(eye)))
        return (time.monotonic() - began) * 1000


def picture(eye: Eye) -> bytes:
    """A row across the middle; only zeros while the screen is black."""
    return bytes(value for place, value in enumerate(eye.row(HEIGHT // 2)) if place % 4 != 3)


def play_by_mpv(film: Path, into: Samples) -> None:
    """The same film by mpv, for the reader."""
    if shutil.which("mpv") is None:
        return
    command = ["mpv", "--no-config", "--vo=x11", "--ao=null", "--really-quiet", "--hwdec=no"]
    with virtual_screen() as display:
        environment = {**os.environ, "DISPLAY": display}
        place = f"--geometry={WIDTH}x{HEIGHT}+0+0"
        before = os.times()
        with FilmWatcher(display, picture_on(WIDTH, HEIGHT)):
            subprocess.run([*command, place, str(film)], env=environment, check=True)
        after = os.times()
    into.cpu_s.append(
        after.children_user + after.children_system - before.children_user - before.children_system
    )


@contextmanager
def numbered_film(seconds: int) -> Iterator[Path]:
    """A film whose frames say which they are."""
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / "numbered.mp4"
        make_oracle_film(film, seconds)
        yield film


def measure(media: Path, pairs: int, seconds: int) -> list[Row]:
    """Alternating pairs, so that a busy minute of the machine strikes both."""
    ours, bare, mpv = Samples(), Samples(), Samples()
    films = sorted(film for pattern in PICTURES for film in media.glob(pattern))
    films = [film for film in films if film.name not in BROKEN]
    contest = ((KIOSK, ours), (BARE, bare))
    try:
        with numbered_film(seconds) as film:
            for number in range(pairs):
                for command, into in contest if number % 2 else reversed(contest):
                    play_whole(command, film, seconds, into)
                    # Whether libVLC shows MPEG-PS at once or late is chance, so more of these.
                    start_films(command, films * STARTS, into)
            play_by_mpv(film, mpv)
    except (OSError, TimeoutError, subprocess.CalledProcessError) as error:
        print(f"playback: {error}", file=sys.stderr)
    suffixes = sorted({film.suffix for film in films}) or [".mp4"]
    return [*_whole_rows(ours, bare, mpv, pairs), *_start_rows(ours, bare, pairs, suffixes)]


def _whole_rows(ours: Samples, bare: Samples, mpv: Samples, pairs: int) -> list[Row]:
    beside = f", mpv {mpv.cpu_s[0]:.2f} s" if mpv.cpu_s else ""
    whole = f" MB; window and player together {_middle(ours.pss_mb):.0f} MB"
    pss = ours.player_pss_mb, bare.player_pss_mb
    lost = _middle(ours.lost_percent) - _middle(bare.lost_percent)
    complete = len(ours.lost_percent) == len(bare.lost_percent) == pairs
    return [
        _ratio("cpu: kiosk / bare", CPU_BAR, (ours.cpu_s, bare.cpu_s), pairs, beside),
        _ratio("memory of the player: kiosk / bare", MEMORY_BAR, pss, pairs, whole),
        Row(
            figure="lost frames: kiosk - bare",
            value=round(lost, 2) if complete else None,
            op="<=",
            bar=LOST_BAR_PERCENT,
            unit="%",
            n=len(ours.lost_percent),
            spread=spread(ours.lost_percent),
            peer=f"bare {_middle(bare.lost_percent):.2f} %" if complete else "did not run",
            samples={"kiosk": ours.lost_percent, "bare": bare.lost_percent},
        ),
    ]


def _ratio(
    figure: str, bar: float, both: tuple[list[float], list[float]], pairs: int, beside: str
) -> Row:
    ours, bare = both
    complete = len(ours) == len(bare) == pairs
    ratios = [one / other for one, other in zip(ours, bare, strict=False) if other]
    return Row(
        figure=figure,
        value=round(statistics.median(ratios), 3) if complete else None,
        op="<=",
        bar=bar,
        unit="x",
        n=len(ratios),
        spread=spread(ratios),
        peer=f"kiosk {statistics.median(ours):.2f}, bare {statistics.median(bare):.2f}{beside}"
        if complete
        else "did not run",
        samples={"kiosk": ours, "bare": bare},
    )


def _start_rows(ours: Samples, bare: Samples, pairs: int, suffixes: list[str]) -> Iterator[Row]:
    for suffix in suffixes:
        mine, theirs = ours.start_ms.get(suffix, []), bare.start_ms.get(suffix, [])
        complete = len(mine) == len(theirs) >= pairs
        later_ms = statistics.median(mine) - statistics.median(theirs) if complete else None
        yield Row(
            figure=f"play to first pixel {suffix}: kiosk - bare",
            value=round(later_ms, 1) if later_ms is not None else None,
            op="<=",
            bar=START_BAR_MS,
            unit="ms",
            n=len(mine),
            spread=spread(mine),
            peer=f"bare {statistics.median(theirs):.0f} ms" if complete else "did not run",
            samples={"kiosk_ms": mine, "bare_ms": theirs},
        )


def _middle(samples: list[float]) -> float:
    return statistics.median(samples) if samples else 0.0


def main() -> int:
    """Measure and report."""
    shared = Path(os.environ.get("SHARED_DIR", Path(__file__).resolve().parents[2] / "shared"))
    parser = argparse.ArgumentParser(prog="bench.playback", description=__doc__)
    parser.add_argument("--media", type=Path, default=shared / "media")
    parser.add_argument("--pairs", type=int, default=PAIRS)
    parser.add_argument("--seconds", type=int, default=_ORACLE_SECONDS)
    options = parser.parse_args()
    return finish("playback", measure(options.media, options.pairs, options.seconds))


if __name__ == "__main__":
    sys.exit(main())
