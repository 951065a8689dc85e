"""Makes the demonstration's films out of its lessons: the same bytes each time on one machine."""

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from demo.lessons import FILMS, Lesson, load_lessons
from demo.slides import HEIGHT, WIDTH, point_slide, question_slide, title_slide, with_progress
from demo.voice import SAMPLE_RATE, speech, write_wave

FRAMES_PER_SECOND = 25
_SAMPLES_PER_FRAME = SAMPLE_RATE // FRAMES_PER_SECOND
_PAUSE_FRAMES = 12
_LAST_PAUSE_FRAMES = 50


@dataclass(frozen=True)
class Shot:
    """One still picture with what is said over it."""

    picture: Image.Image
    samples: bytes
    frames: int
    dark: bool = False


def main() -> None:
    """Makes all films, or those whose title contains the given words."""
    parser = argparse.ArgumentParser(prog="python -m demo.make_films", description=__doc__)
    parser.add_argument("--only", default="", help="只做标题里有这几个字的（words in the title）")
    parser.add_argument("--to", type=Path, default=FILMS, help="放在哪里（folder for the films）")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    for lesson in load_lessons():
        if options.only in lesson.title:
            path = options.to / lesson.film.name
            make_film(lesson, path)
            print(f"{path.name}  {path.stat().st_size // 1024} KB", flush=True)


def make_film(lesson: Lesson, path: Path) -> None:
    """Draws, speaks and encodes one lesson."""
    shots = list(_shots(lesson))
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "voice.wav"
        write_wave(str(sound), b"".join(_padded(shot) for shot in shots))
        _encode(shots, sound, path)


def _shots(lesson: Lesson) -> Iterator[Shot]:
    yield _shot(title_slide(lesson), f"{lesson.title}。")
    for number, slide in enumerate(lesson.slide):
        yield _shot(point_slide(lesson, number, 0), f"{slide.heading}。", pause_frames=4)
        for revealed, line in enumerate(slide.lines, start=1):
            last = revealed == len(slide.lines)
            yield _shot(
                point_slide(lesson, number, revealed),
                f"{line.spoken}。",
                pause_frames=_PAUSE_FRAMES * (2 if last else 1),
            )
    question = lesson.question.replace("\n", "")
    yield _shot(question_slide(lesson), question, _LAST_PAUSE_FRAMES, dark=True)


def _shot(
    picture: Image.Image, words: str, pause_frames: int = _PAUSE_FRAMES, dark: bool = False
) -> Shot:
    samples = speech(words)
    spoken_frames = -(-len(samples) // (2 * _SAMPLES_PER_FRAME))
    return Shot(picture, samples, spoken_frames + pause_frames, dark)


def _padded(shot: Shot) -> bytes:
    return shot.samples.ljust(shot.frames * _SAMPLES_PER_FRAME * 2, b"\0")


def _encode(shots: list[Shot], sound: Path, path: Path) -> None:
    total = sum(shot.frames for shot in shots)
    with subprocess.Popen(_ffmpeg(sound, path), stdin=subprocess.PIPE) as encoder:
        assert encoder.stdin is not None  # noqa: S101 - it was asked for in the line above
        shown = 0
        for shot in shots:
            rgb = shot.picture.tobytes()
            for _ in range(shot.frames):
                shown += 1
                encoder.stdin.write(with_progress(rgb, shown / total, shot.dark))
    if encoder.returncode != 0:
        raise RuntimeError(f"ffmpeg could not make {path.name}")


def _ffmpeg(sound: Path, path: Path) -> list[str]:
    return [
        *("ffmpeg", "-v", "error", "-y"),
        *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}"),
        *("-r", str(FRAMES_PER_SECOND), "-i", "-", "-i", str(sound)),
        *("-c:v", "libx264", "-preset", "slow", "-crf", "28", "-pix_fmt", "yuv420p"),
        *("-tune", "stillimage", "-g", "250", "-threads", "1"),
        *("-c:a", "aac", "-b:a", "32k", "-ar", "44100", "-ac", "1"),
        *("-map_metadata", "-1", "-fflags", "+bitexact"),
        *("-flags:v", "+bitexact", "-flags:a", "+bitexact"),
        *("-movflags", "+faststart", str(path)),
    ]


if __name__ == "__main__":
    main()
