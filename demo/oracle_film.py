"""Makes a film whose every frame says which one it is, so that what was shown can be measured."""

import argparse
import subprocess
from pathlib import Path

from PIL import Image, ImageDraw

from demo import barcode
from demo.slides import BOLD, HEIGHT, INK, INK2, PAPER, RED, SANS, SERIF, WIDTH
from demo.typeface import typeface

FRAMES_PER_SECOND = 25
FRAME_MS = 1000 // FRAMES_PER_SECOND
ROW_WIDTH, ROW_HEIGHT = WIDTH // 2, HEIGHT // 9
"""The barcode takes the top left: panels come in from the right, the bar from below."""


def main() -> None:
    """Makes the film at the place asked for."""
    parser = argparse.ArgumentParser(prog="python -m demo.oracle_film", description=__doc__)
    parser.add_argument("film", type=Path, help="放在哪里（where to put it, .mp4）")
    parser.add_argument("--seconds", type=int, default=75, help="多少秒（length, 75）")
    parser.add_argument("--title", default="逐帧编号片", help="片名（title on the picture）")
    options = parser.parse_args()
    make_oracle_film(options.film, options.seconds, options.title)


def make_oracle_film(film: Path, seconds: int, title: str = "逐帧编号片") -> None:
    """H.264 and AAC, 1280x720 at 25 frames a second, a quiet tone that changes each second.

    Raises:
        ValueError: it would have more frames than the barcode can count.
    """
    frames = seconds * FRAMES_PER_SECOND
    if frames - 1 > barcode.LARGEST:
        raise ValueError(f"at most {barcode.LARGEST // FRAMES_PER_SECOND} seconds")
    film.parent.mkdir(parents=True, exist_ok=True)
    background = _background(title)
    with subprocess.Popen(_ffmpeg(film, seconds), stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin is not None  # noqa: S101 - it was asked for in the line above
        for number in range(frames):
            encoder.stdin.write(oracle_frame(number, frames, background).tobytes())
    if encoder.returncode != 0:
        raise RuntimeError(f"ffmpeg could not make {film.name}")


def oracle_frame(number: int, frames: int, background: Image.Image | None = None) -> Image.Image:
    """One frame: the row of cells, the number in digits, the time and how far it is."""
    image = (background or _background("")).copy()
    draw = ImageDraw.Draw(image)
    width = ROW_WIDTH // barcode.CELLS
    for place, white in enumerate(barcode.cells(number)):
        box = (place * width, 0, (place + 1) * width - 1, ROW_HEIGHT - 1)
        draw.rectangle(box, fill="#FFFFFF" if white else "#000000")
    middle = (WIDTH / 2, HEIGHT / 2)
    draw.text(middle, f"{number:04d}", font=typeface(BOLD, 260), fill=INK, anchor="mm")
    seconds = number / FRAMES_PER_SECOND
    below = (WIDTH / 2, HEIGHT / 2 + 190)
    draw.text(below, f"{seconds:05.2f}", font=typeface(SANS, 64), fill=INK2, anchor="mm")
    draw.rectangle((0, HEIGHT - 16, WIDTH * (number + 1) / frames, HEIGHT), fill=RED)
    return image


def _background(title: str) -> Image.Image:
    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.text((WIDTH / 2, 160), title, font=typeface(SERIF, 56), fill=INK2, anchor="mm")
    return image


def _ffmpeg(film: Path, seconds: int) -> list[str]:
    tone = f"aevalsrc='0.08*sin(2*PI*t*(330+110*mod(floor(t)\\,3)))':d={seconds}:s=44100"
    return [
        *("ffmpeg", "-v", "error", "-y"),
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}"),
        *("-r", str(FRAMES_PER_SECOND), "-i", "-", "-f", "lavfi", "-i", tone),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p"),
        # A short distance between key frames lets a player land where it was told to seek.
        *("-g", "25", "-threads", "1", "-c:a", "aac", "-b:a", "64k", "-ac", "1"),
        *("-movflags", "+faststart", str(film)),
    ]


if __name__ == "__main__":
    main()
