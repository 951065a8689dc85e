"""Reads the frame numbers of the oracle film off an X screen while it is being shown."""

import subprocess
import threading
import time
from types import TracebackType
from typing import NamedTuple, Self

from demo import barcode
from demo.oracle import Sample
from demo.oracle_film import ROW_HEIGHT, ROW_WIDTH
from demo.slides import HEIGHT, WIDTH

SAMPLES_PER_SECOND = 50
_STRIP_HEIGHT_PX = 2
_FIRST_SAMPLE_S = 10.0


class Box(NamedTuple):
    """A part of the screen in pixels."""

    x: int
    y: int
    width: int
    height: int


class WatcherError(Exception):
    """The screen could not be read."""


def picture_on(screen_width: int, screen_height: int) -> Box:
    """Where a 16:9 film lies on a screen that shows it whole and as large as it can."""
    scale = min(screen_width / WIDTH, screen_height / HEIGHT)
    width, height = round(WIDTH * scale), round(HEIGHT * scale)
    return Box((screen_width - width) // 2, (screen_height - height) // 2, width, height)


class FilmWatcher:
    """Looks at the barcode fifty times a second from entering to leaving."""

    def __init__(self, display: str, picture: Box) -> None:
        self._display = display
        self._strip = Box(
            picture.x,
            picture.y + picture.height * ROW_HEIGHT // (2 * HEIGHT),
            picture.width * ROW_WIDTH // WIDTH,
            _STRIP_HEIGHT_PX,
        )
        self._samples: list[Sample] = []
        self._first = threading.Event()

    @property
    def samples(self) -> tuple[Sample, ...]:
        """All looks so far, oldest first, on the monotonic clock."""
        return tuple(self._samples)

    def __enter__(self) -> Self:
        self._grabber = subprocess.Popen(self._command(), stdout=subprocess.PIPE)
        self._thread = threading.Thread(target=self._read, name="film-watcher", daemon=True)
        self._thread.start()
        if not self._first.wait(_FIRST_SAMPLE_S):
            self._stop()
            raise WatcherError(f"nothing came from screen {self._display}")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def _stop(self) -> None:
        self._grabber.terminate()
        self._thread.join()
        self._grabber.wait()

    def _read(self) -> None:
        assert self._grabber.stdout is not None  # noqa: S101 - it was asked for when started
        size = self._strip.width * self._strip.height
        with self._grabber.stdout as pixels:
            while len(strip := pixels.read(size)) == size:
                number = barcode.read(strip[: self._strip.width])
                self._samples.append(Sample(time.monotonic() * 1000, number))
                self._first.set()

    def _command(self) -> list[str]:
        strip = self._strip
        return [
            *("ffmpeg", "-v", "fatal", "-nostdin", "-fflags", "nobuffer"),
            *("-f", "x11grab", "-draw_mouse", "0", "-framerate", str(SAMPLES_PER_SECOND)),
            *("-video_size", f"{strip.width}x{strip.height}"),
            *("-i", f"{self._display}+{strip.x},{strip.y}"),
            *("-fps_mode", "passthrough", "-pix_fmt", "gray", "-f", "rawvideo"),
            *("-flush_packets", "1", "-"),
        ]
