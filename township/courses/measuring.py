"""Measures a film's form by ffprobe: what it is made of, and whether a weak machine plays it."""

import json
import re
import subprocess
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from township.courses.decoding import SAFE_INPUT

_TIMEOUT_S = 120
_CODEC_NAMES = {
    "h264": "H.264",
    "hevc": "H.265",
    "vp8": "VP8",
    "vp9": "VP9",
    "av1": "AV1",
    "mpeg1video": "MPEG-1",
    "mpeg2video": "MPEG-2",
    "mpeg4": "MPEG-4",
    "wmv3": "WMV",
    "vc1": "VC-1",
    "flv1": "FLV",
    "rv40": "RM",
    "aac": "AAC",
    "mp3": "MP3",
}
_MP4 = "mov"
_DEEP = re.compile(r"1[0246](le|be)$")
"""How ffmpeg's names of pixels end where a colour has more than eight bits."""


@dataclass(frozen=True)
class Measures:
    """A film's form."""

    container: str = ""
    """ffmpeg's first name of it."""
    video: str = ""
    """Codec of the picture, as ffmpeg names it; empty without one."""
    audio: str = ""
    width: int = 0
    height: int = 0
    frames_per_second: float = 0.0
    is_interlaced: bool = False
    is_deep: bool = False
    kbit_per_second: int = 0
    starts_at_once: bool = True
    """Whether the index lies before the film; only MP4 may have it behind."""

    def __str__(self) -> str:
        """For people, such as ``MP4，H.264 1920×1080，25帧，5.2 Mbit/s，AAC``."""
        box = "MP4" if self.container == _MP4 else self.container.upper()
        picture = f"{_named(self.video)} {self.width}×{self.height}" if self.video else ""
        frames = f"{round(self.frames_per_second)}帧" if self.video else ""
        rate = f"{self.kbit_per_second / 1000:.1f} Mbit/s" if self.kbit_per_second else ""
        return "，".join(part for part in (box, picture, frames, rate, _named(self.audio)) if part)


def measure(path: Path) -> Measures | None:
    """A file's form; nothing if ffprobe cannot tell."""
    command = [
        *("ffprobe", "-v", "quiet", *SAFE_INPUT, "-of", "json", "-show_format", "-show_streams"),
        str(path),
    ]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT_S, check=True)
        return _read(json.loads(done.stdout), path)
    except (OSError, subprocess.SubprocessError, ValueError, TypeError, ArithmeticError):
        return None


def has_index_first(path: Path) -> bool:
    """Whether an MP4's index (``moov``) lies before its film (``mdat``): ISO 14496-12, boxes."""
    with path.open("rb") as stream:
        while len(head := stream.read(8)) == 8:
            size, kind = int.from_bytes(head[:4], "big"), head[4:]
            if kind in (b"moov", b"mdat"):
                return kind == b"moov"
            if size == 1:
                size = int.from_bytes(stream.read(8), "big") - 8
            if size < 8:
                return False
            stream.seek(size - 8, 1)
    return False


def _read(found: dict[str, Any], path: Path) -> Measures:
    streams, form = found.get("streams", []), found.get("format", {})
    container = str(form.get("format_name", "")).split(",")[0]
    films = [s for s in streams if s.get("codec_type") == "video" and not _is_sleeve(s)]
    video = films[0] if films else {}
    audio: dict[str, Any] = next((s for s in streams if s.get("codec_type") == "audio"), {})
    return Measures(
        container=container,
        video=video.get("codec_name", ""),
        audio=audio.get("codec_name", ""),
        width=int(video.get("width", 0)),
        height=int(video.get("height", 0)),
        frames_per_second=_rate(video.get("avg_frame_rate", "0/1")),
        is_interlaced=video.get("field_order", "progressive") not in ("progressive", "unknown"),
        is_deep=bool(_DEEP.search(video.get("pix_fmt", ""))),
        kbit_per_second=int(form.get("bit_rate", 0)) // 1000,
        starts_at_once=container != _MP4 or has_index_first(path),
    )


def _is_sleeve(stream: dict[str, Any]) -> bool:
    return bool(stream.get("disposition", {}).get("attached_pic"))


def _rate(told: str) -> float:
    try:
        return float(Fraction(told))
    except (ValueError, ZeroDivisionError):
        return 0.0


def _named(codec: str) -> str:
    return _CODEC_NAMES.get(codec, codec.upper())
