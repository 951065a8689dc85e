"""Finds a film's telling picture, so that a course is recognised without reading its title."""

import statistics
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from township.courses.decoding import SAFE_INPUT

LARGEST_BYTES = 40 * 1024
"""A village's line brings one in a fifth of a second, five thousand of them in a night."""

_PLACES_PERCENT = (10, 20, 35, 50, 65, 80, 0)
"""Some may be a title or a fade; the beginning is what a damaged film may have left."""
_PLAIN_BELOW = 6.0
"""Standard deviation of brightness, of 255, under which a picture shows nothing: black, a fade."""
_GLANCE = ("-vf", "scale=64:36,format=gray", "-f", "rawvideo")

_WHOLE_PICTURE = (
    "scale=trunc(iw*sar/2)*2:ih,"
    "scale=480:270:force_original_aspect_ratio=decrease:force_divisible_by=2,"
    "pad=480:270:(ow-iw)/2:(oh-ih)/2:black,setsar=1"
)
_NOTHING_BUT_ITSELF = ("-map_metadata", "-1", "-flags", "+bitexact", "-fflags", "+bitexact")
_QUALITIES = (3, 6, 12, 31)
"""ffmpeg's scale for JPEG, from the best that is worth its bytes to the worst there is."""
_TIMEOUT_S = 120


def thumbnail_of(film: Path, length_ms: int) -> bytes | None:
    """A picture of 480 x 270 from inside the film as JPEG, with bars where its shape is another.

    Of some places the one with most to see is taken. The picture carries nothing but itself: no
    place, no date, no program's name.

    Args:
        film: a file that was found playable.
        length_ms: its length.

    Returns:
        At most ``LARGEST_BYTES``; nothing where the film has nothing to show.
    """
    places_ms = tuple(length_ms * percent // 100 for percent in _PLACES_PERCENT)
    contrast, at_ms = max(zip(_contrasts(film, places_ms), places_ms, strict=True))
    return _picture(film, at_ms) if contrast >= _PLAIN_BELOW else None


def _contrasts(film: Path, places_ms: tuple[int, ...]) -> list[float]:
    """How much light and dark there is to see at each place; 0 where there is no picture."""
    with TemporaryDirectory() as folder:
        glances = [Path(folder, str(number)) for number in range(len(places_ms))]
        inputs = [part for at_ms in places_ms for part in _film_from(film, at_ms)]
        outputs = [
            part
            for number, glance in enumerate(glances)
            for part in (*_one_frame(number), *_GLANCE, str(glance))
        ]
        _run_ffmpeg(*inputs, *outputs)
        return [_contrast(glance) for glance in glances]


def _contrast(glance: Path) -> float:
    pixels = glance.read_bytes() if glance.is_file() else b""
    return statistics.pstdev(pixels) if pixels else 0.0


def _picture(film: Path, at_ms: int) -> bytes | None:
    for quality in _QUALITIES:
        jpeg = _run_ffmpeg(
            *(*_film_from(film, at_ms), *_one_frame(0), "-vf", _WHOLE_PICTURE),
            *("-q:v", str(quality), "-pix_fmt", "yuvj420p", *_NOTHING_BUT_ITSELF),
            *("-f", "mjpeg", "-"),
        )
        if 0 < len(jpeg) <= LARGEST_BYTES:
            return jpeg
    return None


def _film_from(film: Path, at_ms: int) -> tuple[str, ...]:
    return *SAFE_INPUT, "-ss", f"{at_ms // 1000}.{at_ms % 1000:03d}", "-i", str(film)


def _one_frame(input_number: int) -> tuple[str, ...]:
    return "-map", f"{input_number}:V:0", "-frames:v", "1"


def _run_ffmpeg(*arguments: str) -> bytes:
    """What it writes to its output; a film that is damaged in places gives what it has."""
    command = ["nice", "ffmpeg", "-nostdin", "-v", "quiet", *arguments]
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, timeout=_TIMEOUT_S).stdout
    except subprocess.TimeoutExpired:
        return b""
