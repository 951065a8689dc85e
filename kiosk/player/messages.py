"""The words on the pipe between the kiosk and the player's child: one JSON object a line."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

FORMAT = 1
"""Version of the lines; a reader takes this one and the one before."""


class UnreadableLine(ValueError):
    """A line that is no message of a format this reader knows."""


@dataclass(frozen=True, slots=True)
class Attach:
    """Show films in this X window from the next play on."""

    window_id: int


@dataclass(frozen=True, slots=True)
class Play:
    """Play a film from a position; what was playing is dropped."""

    play_id: int
    path: str
    length_ms: int
    start_ms: int = 0
    subtitle: str = ""
    rate_percent: int = 100
    paused: bool = False
    """Stand at the first picture: the film was paused when the child before this one fell."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Hold the picture."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let the picture go on."""


@dataclass(frozen=True, slots=True)
class Seek:
    """Go to a position of the film that plays."""

    position_ms: int


@dataclass(frozen=True, slots=True)
class SetRate:
    """Play at this speed; 100 is the film's own."""

    percent: int


@dataclass(frozen=True, slots=True)
class SetSound:
    """How loud, and whether at all."""

    volume_percent: int
    muted: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """Drop the film."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The child stands and libVLC is loaded."""

    version: str


@dataclass(frozen=True, slots=True)
class Beat:
    """The child's main thread is alive, not held up in a call to libVLC."""


@dataclass(frozen=True, slots=True)
class Started:
    """The first picture, or the first sound of a film without one, is moving."""

    play_id: int
    position_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the film was at a moment of CLOCK_BOOTTIME."""

    play_id: int
    position_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Stirred:
    """The film's clock runs, though no new picture has been seen yet."""

    play_id: int


@dataclass(frozen=True, slots=True)
class Paused:
    """The film stands here."""

    play_id: int
    position_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Resumed:
    """The film goes on from here."""

    play_id: int
    position_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Seeked:
    """The film left one position and goes on, or stands, at another."""

    play_id: int
    from_ms: int
    to_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class RateChanged:
    """From this position on the film runs at this speed."""

    play_id: int
    rate_percent: int
    position_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class SoundChanged:
    """How loud it is, read back from libVLC."""

    volume_percent: int
    muted: bool


@dataclass(frozen=True, slots=True)
class SoundMissing:
    """The film has sound and the machine has nothing to let it out by."""

    play_id: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The film ran to its end."""

    play_id: int
    position_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Stopped:
    """The film was dropped by request, or another took its place."""

    play_id: int
    position_ms: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class Failed:
    """The film cannot be played, or broke off where it should have gone on."""

    play_id: int
    code: str


Command = Attach | Play | Pause | Resume | Seek | SetRate | SetSound | Stop
Report = (
    Ready
    | Beat
    | Started
    | Moved
    | Stirred
    | Paused
    | Resumed
    | Seeked
    | RateChanged
    | SoundChanged
    | SoundMissing
    | Ended
    | Stopped
    | Failed
)

_COMMANDS: dict[str, type] = {kind.__name__: kind for kind in Command.__args__}
_REPORTS: dict[str, type] = {kind.__name__: kind for kind in Report.__args__}


def encode(message: Command | Report) -> bytes:
    """The message as one line, newline included."""
    words = {"format": FORMAT, "kind": type(message).__name__, **asdict(message)}
    return json.dumps(words, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def decode_command(line: bytes) -> Command:
    """The command on a line.

    Raises:
        UnreadableLine: it is none, or of a format this reader does not know.
    """
    command: Command = _decode(line, _COMMANDS)
    return command


def decode_report(line: bytes) -> Report:
    """The report on a line.

    Raises:
        UnreadableLine: it is none, or of a format this reader does not know.
    """
    report: Report = _decode(line, _REPORTS)
    return report


def _decode(line: bytes, kinds: dict[str, type]) -> Any:
    try:
        words = json.loads(line)
        if words["format"] not in (FORMAT, FORMAT - 1):
            raise UnreadableLine(f"format {words['format']}")
        kind = kinds[words["kind"]]
        known = {field.name for field in fields(kind)}
        return kind(**{name: value for name, value in words.items() if name in known})
    except (KeyError, TypeError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise UnreadableLine("not a message of the player's pipe") from error
