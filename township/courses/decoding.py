"""Runs ffmpeg over a whole film and reads what it says, so that verdicts need not know how."""

import re
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Self

SAFE_INPUT = (
    "-protocol_whitelist",
    "file",
    "-format_whitelist",
    "mov,mp4,matroska,webm,asf,mpeg,mpegts,rm,avi,flv,mp3,aac,wav,ogg,flac",
)
"""Only the file itself, and only as a film: a list or script could make ffmpeg read others."""

_DECODE_TIMEOUT_S = 6 * 3600

_TIME_BASE = re.compile(r"#tb (\d+): (\d+)/(\d+)")
_FRAME = re.compile(r"(\d+),\s*-?\d+,\s*(-?\d+),.*")
"""Lines of ffmpeg's list of frames: a stream's unit of time, and one decoded frame."""


@dataclass(frozen=True)
class Decoding:
    """What came of decoding a whole file."""

    reached_ms: int
    """How far into the film the last frame lay."""
    faults: int
    """How often the decoder complained."""
    finished: bool
    """Whether it came to the end of the file."""


def decode(path: Path) -> Decoding:
    """Decode everything, as fast as the machine can."""
    reached_ms, faults = 0, 0
    with _Ffmpeg(path, output=("-progress", "pipe:1", "-f", "null", "-")) as ffmpeg:
        for line in ffmpeg.lines():
            at_ms = _progress_ms(line)
            reached_ms = max(reached_ms, at_ms or 0)
            faults += at_ms is None and not _is_progress(line)
    return Decoding(reached_ms, faults, ffmpeg.finished)


def first_fault_ms(path: Path) -> int:
    """Where the first fault is: decoding frame by frame in one thread, up to the first complaint.

    Progress reports come by the clock and would name another place on a busy machine; the list of
    frames does not.
    """
    reached_ms = 0
    units: dict[str, Fraction] = {}
    output = ("-flush_packets", "1", "-f", "framecrc", "-")
    with _Ffmpeg(path, input_options=("-threads", "1"), output=output) as ffmpeg:
        for line in ffmpeg.lines():
            if unit := _TIME_BASE.fullmatch(line):
                units[unit[1]] = Fraction(int(unit[2]), int(unit[3]))
            elif frame := _FRAME.fullmatch(line):
                at = int(frame[2]) * units.get(frame[1], Fraction(0))
                reached_ms = max(reached_ms, int(at * 1000))
            elif not line.startswith("#"):
                break
    return reached_ms


class _Ffmpeg:
    """One run of ffmpeg that decodes a file; leaving the block ends it."""

    def __init__(
        self, path: Path, output: tuple[str, ...], input_options: tuple[str, ...] = ()
    ) -> None:
        command = [
            *("nice", "ffmpeg", "-nostdin", "-nostats", "-v", "error", *SAFE_INPUT, *input_options),
            *("-i", str(path), "-map", "0:V?", "-map", "0:a?", *output),
        ]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
        )
        self._watchdog = threading.Timer(_DECODE_TIMEOUT_S, self._process.kill)
        self._watchdog.daemon = True

    def __enter__(self) -> Self:
        self._watchdog.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._watchdog.cancel()
        if self._process.stdout is not None:
            self._process.stdout.close()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    @property
    def finished(self) -> bool:
        """Whether it came to its own end and was content."""
        return self._process.returncode == 0

    def lines(self) -> Iterator[str]:
        """Its progress and its complaints, in order, until it ends."""
        if self._process.stdout is None:
            return
        for line in self._process.stdout:
            yield line.decode("utf-8", "replace").strip()
        self._process.wait()


def _is_progress(line: str) -> bool:
    key, equals, _ = line.partition("=")
    return not line or (bool(equals) and key.replace("_", "").isalnum())


def _progress_ms(line: str) -> int | None:
    value = line.removeprefix("out_time_us=")
    return int(value) // 1000 if value != line and value.lstrip("-").isdigit() else None
