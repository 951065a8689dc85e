"""Playing: the real kiosk beside bare python-vlc, in alternating pairs, and mpv beside them."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench.contestant import Contestant
from bench.playback_kiosk import KioskContestant
from bench.report import Row, finish, spread
from bench.startup import Eye, virtual_screen
from demo.film_watcher import FilmWatcher, picture_on
from demo.oracle import Sample
from demo.oracle_film import FRAMES_PER_SECOND, make_oracle_film
from demo.remote import PageError

PAIRS, STARTS = 5, 2
WIDTH, HEIGHT = 1920, 1080
CPU_BAR, START_BAR_MS, MEMORY_BAR_MB, LOST_BAR = 1.05, 50, 160, 0
PICTURES = ("*.mp4", "*.wmv", "*.flv", "*.avi", "*.mpg", "*.ts", "*.rm")
BROKEN = ("truncated.mp4", "zeroed.mp4", "garbage.mp4", "empty.mp4")
HOST = (sys.executable, "-m", "bench.playback_host")
BARE = (sys.executable, "-m", "bench.playback_bare")
_ORACLE_SECONDS = 20
_CALM_AGAIN_MS = 500


@dataclass
class Samples:
    """What was measured of one contestant."""

    cpu_s: list[float] = field(default_factory=list)
    pss_mb: list[float] = field(default_factory=list)
    lost: list[float] = field(default_factory=list)
    start_ms: dict[str, list[float]] = field(default_factory=dict)


def play_whole(player: str, film: Path, seconds: int, folder: Path, into: Samples) -> None:
    """One whole film: processor, memory, and how many of its numbered frames were never seen."""
    with virtual_screen(WIDTH, HEIGHT) as display, contestant(player, film, folder, display) as it:
        before_s = it.cpu_s()
        with FilmWatcher(display, picture_on(WIDTH, HEIGHT)) as watcher:
            it.order("play", str(film), str(seconds * 1000))
            time.sleep(seconds / 2)
            reading_ms = time.monotonic() * 1000
            pss_mb = it.pss_mb()
            read_ms = time.monotonic() * 1000 + _CALM_AGAIN_MS
            it.wait_for("ended")
            samples = watcher.samples
        into.cpu_s.append(it.cpu_s() - before_s)
        into.pss_mb.append(pss_mb)
    into.lost.append(lost_frames(samples, seconds * FRAMES_PER_SECOND, (reading_ms, read_ms)))


def lost_frames(samples: Sequence[Sample], frames: int, disturbed: tuple[float, float]) -> int:
    """How many frames were never seen.

    Args:
        samples: all looks at the screen.
        frames: how many the film has.
        disturbed: from when to when the measurement itself held the player up, ms; to read a
            process's memory the system stops it from getting more. What was lost then does not
            count.
    """
    begin_ms, end_ms = disturbed
    seen = [(one.at_ms, one.frame) for one in samples if one.frame is not None]
    before = [frame for at_ms, frame in seen if at_ms < begin_ms]
    after = [frame for at_ms, frame in seen if at_ms > end_ms]
    excused = range(max(before, default=0), min(after, default=frames))
    shown = {frame for _, frame in seen}
    return sum(frame not in shown and frame not in excused for frame in range(frames))


def contestant(player: str, film: Path, folder: Path, display: str) -> Contestant:
    """The real kiosk, or the bare script."""
    if player == "kiosk":
        return KioskContestant(film, folder, display)
    return Contestant(BARE, display)


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
    with (
        virtual_screen(WIDTH, HEIGHT) as display,
        Contestant(command, display) as contestant,
        closing(Eye(display)) as eye,
    ):
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
    with virtual_screen(WIDTH, HEIGHT) as display:
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
    """A 1080p film whose frames say which they are."""
    with tempfile.TemporaryDirectory() as folder:
        small, film = Path(folder) / "small.mp4", Path(folder) / "numbered.mp4"
        make_oracle_film(small, seconds)
        subprocess.run(
            [
                *("ffmpeg", "-v", "error", "-i", str(small), "-vf", f"scale={WIDTH}:{HEIGHT}"),
                *("-c:v", "libx264", "-preset", "veryfast", "-c:a", "copy", str(film)),
            ],
            check=True,
        )
        yield film


def measure(media: Path, pairs: int, seconds: int) -> list[Row]:
    """Alternating pairs, so that a busy minute of the machine strikes both."""
    ours, bare, again, mpv = Samples(), Samples(), Samples(), Samples()
    films = sorted(film for pattern in PICTURES for film in media.glob(pattern))
    films = [film for film in films if film.name not in BROKEN]
    try:
        with numbered_film(seconds) as film, tempfile.TemporaryDirectory() as folder:
            for number in range(pairs):
                turns = [("bare", bare), ("kiosk", ours), ("bare", again)]
                for player, into in turns if number % 2 else reversed(turns):
                    play_whole(player, film, seconds, Path(folder), into)
                # Whether libVLC shows MPEG-PS at once or late is chance, so more of these.
                for command, into in ((HOST, ours), (BARE, bare)):
                    start_films(command, films * STARTS, into)
            play_by_mpv(film, mpv)
    except (OSError, RuntimeError, PageError, subprocess.CalledProcessError) as error:
        print(f"playback: {error}", file=sys.stderr)
    suffixes = sorted({film.suffix for film in films}) or [".mp4"]
    whole = whole_rows(ours, bare, again, mpv, pairs)
    return [*whole, *start_rows(ours, bare, pairs, suffixes)]


def whole_rows(ours: Samples, bare: Samples, again: Samples, mpv: Samples, pairs: int) -> list[Row]:
    """Processor, memory and lost frames of whole films."""
    noise = _middle([one / two for one, two in zip(bare.cpu_s, again.cpu_s, strict=False)])
    beside = f", bare/bare {noise:.3f}" + (f", mpv {mpv.cpu_s[0]:.2f} s" if mpv.cpu_s else "")
    return [
        _ratio("cpu 1080p: kiosk / bare", CPU_BAR, (ours.cpu_s, bare.cpu_s), pairs, beside),
        _difference(
            "memory (PSS) of kiosk and child: kiosk - bare",
            MEMORY_BAR_MB,
            "MB",
            (ours.pss_mb, bare.pss_mb),
            pairs,
        ),
        _difference("lost frames: kiosk - bare", LOST_BAR, "frames", (ours.lost, bare.lost), pairs),
    ]


def _difference(
    figure: str, bar: float, unit: str, both: tuple[list[float], list[float]], pairs: int
) -> Row:
    ours, bare = both
    complete = len(ours) == len(bare) == pairs
    return Row(
        figure=figure,
        value=round(_middle(ours) - _middle(bare), 1) if complete else None,
        op="<=",
        bar=bar,
        unit=unit,
        n=len(ours),
        spread=spread(ours),
        peer=f"kiosk {_middle(ours):.1f}, bare {_middle(bare):.1f}" if complete else "did not run",
        samples={"kiosk": ours, "bare": bare},
    )


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


def start_rows(ours: Samples, bare: Samples, pairs: int, suffixes: list[str]) -> Iterator[Row]:
    """From the order to play to the first pixel, for each format."""
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
