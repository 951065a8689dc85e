"""Has some seconds of a film played with libVLC, the villages' own player, and judges what came."""

import importlib.util
import json
import subprocess
import sys
from ctypes.util import find_library
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from township.courses.inspection import clock
from township.courses.models import Trial
from township.courses.vlc_trial import NO_LIBVLC

_DEADLINE_S = 60
"""The child's own patience, and a slow start."""
_ATTEMPTS = 2
"""libVLC may stumble on a busy machine; twice at the same film is the film's fault."""
_MOVED_MS = 300
_CHILD = (sys.executable, "-m", "township.courses.vlc_trial")
_HOUSE = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Outcome:
    """What came of a trial."""

    trial: Trial
    reason: str = ""


def can_try() -> bool:
    """Whether libVLC and its Python part seem to be installed; neither is loaded."""
    return importlib.util.find_spec("vlc") is not None and find_library("vlc") is not None


def try_out(film: Path, length_ms: int, has_video: bool) -> Outcome:
    """Play the film's beginning, middle and end; nothing is said where libVLC is missing."""
    outcome = Outcome(Trial.NOT_TRIED)
    for _ in range(_ATTEMPTS):
        outcome = _once(film, length_ms, has_video)
        if outcome.trial is not Trial.FAILED:
            break
    return outcome


def judged(places: list[dict[str, Any]], has_video: bool) -> Outcome:
    """What the child saw, place by place, as an outcome."""
    for number, place in enumerate(places):
        told = _fault_at(place, has_video)
        # Near the end of a film whose length is only estimated there may be nothing left.
        ran_out = number > 0 and number == len(places) - 1 and place["state"] == "Ended"
        if told and not ran_out:
            return _failed(told)
    return Outcome(Trial.PLAYED) if places else _failed("一放就停了")


def _fault_at(place: dict[str, Any], has_video: bool) -> str:
    decoded = place["pictures"] if has_video else place["sounds"]
    has_moved = place["moved_ms"] >= _MOVED_MS
    # On the way to a later place libVLC may decode a picture or two of the beginning.
    only_passed = place["asked_ms"] > 0 and place["state"] == "Ended" and not has_moved
    if decoded <= 0 or only_passed:
        return f"从{clock(place['asked_ms'])}起放不出{'画面' if has_video else '声音'}"
    if place["state"] != "Ended" and not has_moved:
        return f"放到{clock(place['asked_ms'])}就不动了"
    return ""


def _once(film: Path, length_ms: int, has_video: bool) -> Outcome:
    command = ["nice", "-n", "5", *_CHILD, str(film), str(length_ms)]
    command.append("picture" if has_video else "sound")
    try:
        child = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_DEADLINE_S,
            cwd=_HOUSE,
        )
    except subprocess.TimeoutExpired:
        return _failed("放着放着卡住了")
    if child.returncode == NO_LIBVLC:
        return Outcome(Trial.NOT_TRIED)
    if child.returncode != 0:
        return _failed("一放程序就退出了")
    try:
        return judged(json.loads(child.stdout)["places"], has_video)
    except (ValueError, LookupError, TypeError):
        return _failed("一放程序就退出了")


def _failed(how: str) -> Outcome:
    return Outcome(Trial.FAILED, f"{Trial.FAILED.label}：{how}。")
