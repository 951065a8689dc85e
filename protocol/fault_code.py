"""What is read out by telephone when something is broken: which fault, and what else was found.

A code such as ``A12-14`` is heard over a bad line, so its digits alone decide: no two faults share
them, whatever letter was understood. After the dash stands what the self-check found wrong, as an
octal number, so that no digit is above 7.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from protocol.faults import FaultCategory

PARTS = (
    "sound",
    "screen",
    "network",
    "township",
    "disk",
    "films",
    "clock",
    "player",
    "power",
    "printer",
    "stick",
)
"""Parts the self-check looks at, by their place in the number after the dash; most frequent
faults first, so that most numbers are short. The order never changes; what is new is added."""

OTHER = "other"
"""A fault that belongs to no part."""

_CODES = {
    "sound": "A12",
    "sound_missing": "A12",
    "screen": "A21",
    "player": "A22",
    "player_died_twice": "A22",
    "disk": "C31",
    "disk_full": "C31",
    "disk_failed": "C32",
    "disk_slow": "C32",
    "file_damaged": "C33",
    "file_mended": "C33",
    "file_unreadable": "C33",
    "newer_format": "C34",
    "films": "C41",
    "network": "B51",
    "township": "B52",
    "township_unreachable": "B52",
    "token_refused": "B53",
    "clock": "D61",
    "power": "E71",
    "remote": "E72",
    "printer": "E73",
    "stick": "E74",
    OTHER: "E79",
}

_CATEGORIES = {
    "sound": FaultCategory.SOUND,
    "sound_missing": FaultCategory.SOUND,
    "screen": FaultCategory.DISPLAY,
    "player": FaultCategory.SOFTWARE,
    "player_died_twice": FaultCategory.SOFTWARE,
    "newer_format": FaultCategory.SOFTWARE,
    "network": FaultCategory.LINE,
    "township": FaultCategory.SIGNAL,
    "township_unreachable": FaultCategory.SIGNAL,
    "token_refused": FaultCategory.SOFTWARE,
    "clock": FaultCategory.MACHINE,
    "power": FaultCategory.POWER,
    "remote": FaultCategory.OPERATION,
    "printer": FaultCategory.MACHINE,
    OTHER: FaultCategory.OPERATION,
}

_SPOKEN = re.compile(r"[A-Z]?([1-9]{2})(?:([0-7]+))?")


@dataclass(frozen=True)
class SpokenCode:
    """What somebody has read out."""

    part: str
    """Which fault, one of those with a code."""
    wrong: tuple[str, ...]
    """Parts that the self-check had found wrong."""


def fault_code(fault: str) -> str:
    """The short code of a fault; empty where ringing helps nobody."""
    return _CODES.get(fault, "")


def category_of(fault: str) -> FaultCategory:
    """The category that a fault most likely belongs to."""
    return _CATEGORIES.get(fault, FaultCategory.STORAGE)


def report_code(fault: str, wrong: Iterable[str]) -> str:
    """The code of a report.

    Args:
        fault: what is reported; what has no code of its own counts as ``OTHER``.
        wrong: parts that the self-check found wrong; others than ``PARTS`` are left out.
    """
    found = sum(1 << PARTS.index(part) for part in set(wrong) if part in PARTS)
    return f"{_CODES.get(fault, _CODES[OTHER])}-{found:o}"


def read_code(spoken: str) -> SpokenCode | None:
    """What a code means; None if there is no such code. Case, spaces and dashes do not matter."""
    heard = _SPOKEN.fullmatch(re.sub(r"[\s\-－—]", "", spoken).upper())
    if heard is None:
        return None
    part = next((one for one, code in _CODES.items() if code[1:] == heard[1]), None)
    found = int(heard[2] or "0", 8)
    if part is None or found >> len(PARTS):
        return None
    return SpokenCode(part, tuple(one for place, one in enumerate(PARTS) if found >> place & 1))
