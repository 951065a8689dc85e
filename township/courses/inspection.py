"""Decodes a whole film once at upload, because players play damaged films without a word."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from township.courses.decoding import SAFE_INPUT, Decoding, decode, first_fault_ms
from township.courses.models import Verdict

_CONTAINERS: dict[str, tuple[str, ...]] = {
    "mov": ("mp4", "m4v", "mov", "m4a", "3gp", "f4v"),
    "matroska": ("mkv", "webm", "mka"),
    "asf": ("wmv", "asf", "wma"),
    "mpeg": ("mpg", "mpeg", "vob", "dat"),
    "mpegts": ("ts", "m2ts", "mts"),
    "rm": ("rm", "rmvb", "ra"),
    "avi": ("avi",),
    "flv": ("flv",),
    "mp3": ("mp3",),
    "aac": ("aac",),
    "wav": ("wav",),
    "ogg": ("ogg", "ogv", "oga"),
    "flac": ("flac",),
}
"""Containers that are taken, by ffmpeg's first name, with the suffixes they go by.

Everything else is refused before it is opened: playlists and scripts could make ffmpeg read other
files, and it would "decode" even a text as a film.
"""

_WITHOUT_A_LENGTH = {"mpeg", "mpegts", "mp3", "aac"}
"""Containers that do not write their length down: ffprobe estimates it from the bit rate."""

_SHORT_BY_MS = 1500
_SHORT_BY_PERMILLE = 2
"""How far decoding may stay behind the container's length: the last frame, uneven tracks."""

_PROBE_TIMEOUT_S = 120


@dataclass(frozen=True)
class Inspection:
    """What became known of a file."""

    verdict: Verdict
    reason: str = ""
    length_ms: int = 0
    extension: str = "bin"
    has_video: bool = False


@dataclass(frozen=True)
class _Probe:
    container: str
    length_ms: int
    has_video: bool
    has_sound: bool


def inspect(path: Path, suffix: str) -> Inspection:
    """Judge a file by decoding all of it.

    Args:
        path: the file; its name tells nothing.
        suffix: the suffix it was uploaded with, used only among those its container goes by.
    """
    if path.stat().st_size == 0:
        return _refused("文件是空的，请重新导出后再传。")
    probe = _probe(path)
    if probe is None:
        return _refused("不是能播放的影音文件，从开头就读不出内容。")
    if not (probe.has_video or probe.has_sound):
        return _refused("文件里没有画面也没有声音。")
    if probe.length_ms <= 0:
        return _refused("读不出时长，文件头可能坏了，请重新导出后再传。")
    return _judged(path, suffix, probe)


def clock(ms: int) -> str:
    """A place in a film or how long something lasted, as people say it: 12分40秒, 8分, 1小时."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "小时"), (minutes, "分"), (seconds, "秒"))
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "0秒"


def _refused(reason: str) -> Inspection:
    return Inspection(Verdict.REFUSED, reason)


def _probe(path: Path) -> _Probe | None:
    command = [
        *("ffprobe", "-v", "quiet", *SAFE_INPUT, "-of", "json"),
        *("-show_entries", "format=format_name,duration"),
        *("-show_entries", "stream=codec_type,codec_name:stream_disposition=attached_pic"),
        str(path),
    ]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PROBE_TIMEOUT_S, check=True)
        found = json.loads(done.stdout)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired, ValueError):
        return None
    return _read_probe(found)


def _read_probe(found: dict[str, Any]) -> _Probe | None:
    container = found.get("format", {}).get("format_name", "").split(",")[0]
    if container not in _CONTAINERS:
        return None
    streams = found.get("streams", [])
    films = (s for s in streams if s.get("codec_type") == "video")
    return _Probe(
        container=container,
        length_ms=_length_ms(found["format"].get("duration")),
        # The picture on a record's sleeve is a video stream to ffprobe, and no film to people.
        has_video=any(not s.get("disposition", {}).get("attached_pic") for s in films),
        has_sound=any(s.get("codec_type") == "audio" for s in streams),
    )


def _length_ms(duration: str | None) -> int:
    try:
        return round(float(duration or 0) * 1000)
    except (ValueError, OverflowError):
        return 0


def _judged(path: Path, suffix: str, probe: _Probe) -> Inspection:
    decoding = decode(path)
    if decoding.reached_ms <= 0:
        return _refused("不是能播放的影音文件，从开头就解不出内容。")
    verdict, reason = _verdict(path, probe, decoding)
    return Inspection(
        verdict=verdict,
        reason=reason,
        length_ms=probe.length_ms,
        extension=_extension(probe.container, suffix),
        has_video=probe.has_video,
    )


def _verdict(path: Path, probe: _Probe, decoding: Decoding) -> tuple[Verdict, str]:
    missing_ms = probe.length_ms - decoding.reached_ms
    allowed_ms = _SHORT_BY_MS + probe.length_ms * _SHORT_BY_PERMILLE // 1000
    estimated = probe.container in _WITHOUT_A_LENGTH
    if missing_ms > allowed_ms and not (estimated and decoding.faults == 0):
        return Verdict.REFUSED, (
            f"文件不完整：应有{clock(probe.length_ms)}，放到{clock(decoding.reached_ms)}就没有了，"
            "请重新复制后再传。"
        )
    if decoding.faults or not decoding.finished:
        place = _place_name(first_fault_ms(path))
        return Verdict.FLAGGED, f"{place}有损坏，解码出错{decoding.faults}次，请看过再决定。"
    if abs(missing_ms) > allowed_ms and estimated:
        return Verdict.FLAGGED, (
            f"时长对不上：文件说有{clock(probe.length_ms)}，"
            f"实际放了{clock(decoding.reached_ms)}，请看过再决定。"
        )
    return Verdict.ACCEPTED, ""


def _place_name(ms: int) -> str:
    return f"约{clock(ms)}处" if ms >= 1000 else "一开头就"


def _extension(container: str, suffix: str) -> str:
    known = _CONTAINERS[container]
    asked = suffix.lower().lstrip(".")
    return asked if asked in known else known[0]
