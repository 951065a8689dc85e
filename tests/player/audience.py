"""Watches a player as the evening does: keeps every signal and folds them into a viewing."""

from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from kiosk.player.port import Player
from kiosk.viewing import OpenViewing
from protocol.feed import Courseware
from protocol.moment import Moment

SIGNALS = (
    "ready",
    "started",
    "position_changed",
    "paused",
    "resumed",
    "seeked",
    "rate_changed",
    "volume_changed",
    "ended",
    "stopped",
    "failed",
    "recovering",
    "recovered",
    "sound_missing",
)
LAST_WORDS = ("ended", "stopped", "failed")


class Word(NamedTuple):
    """One signal that was heard."""

    name: str
    values: tuple[Any, ...]


class Audience(QObject):
    """Hears everything a player says."""

    def __init__(self, player: Player) -> None:
        super().__init__()
        self.words: list[Word] = []
        for name in SIGNALS:
            getattr(player, name).connect(self._ear(name))

    def _ear(self, name: str) -> Any:
        return lambda *values: self.words.append(Word(name, values))

    def told(self, *names: str) -> list[Word]:
        """All words of these names, oldest first."""
        return [word for word in self.words if word.name in names]

    def last(self, name: str) -> tuple[Any, ...]:
        """What the latest signal of a name carried."""
        return self.told(name)[-1].values

    def forget(self) -> None:
        """Start with a clean sheet."""
        self.words.clear()

    def viewing(self, play_id: int, length_ms: int) -> OpenViewing:
        """What the evening makes of one play."""
        viewing = _unseen(length_ms)
        for name, values in self.words:
            if values and values[0] == play_id and name != "volume_changed":
                viewing = _fold(viewing, name, values[1:])
        return viewing


def _unseen(length_ms: int) -> OpenViewing:
    course = Courseware(
        sha256="c" * 64, title="片", size_bytes=1, length_ms=length_ms, extension="mp4"
    )
    now = Moment(wall_ms=0, boot_ms=0, boot_id="this")
    return OpenViewing(courseware=course, plan=None, started=now, watched_percent=90, last=now)


def _fold(viewing: OpenViewing, name: str, values: tuple[Any, ...]) -> OpenViewing:
    now = viewing.last
    match name, values:
        case "started", (position_ms,):
            return viewing.begin(position_ms, 0)
        case "position_changed", (position_ms, at_ms):
            return viewing.advance(position_ms, at_ms)
        case "ended" | "stopped", (position_ms, at_ms):
            return viewing.advance(position_ms, at_ms).settle()
        case "paused", (position_ms, at_ms):
            return viewing.pause(position_ms, at_ms, now)
        case "resumed", (position_ms, at_ms):
            return viewing.resume(position_ms, at_ms, now)
        case "seeked", (from_ms, to_ms, at_ms):
            return viewing.jump(from_ms, to_ms, at_ms)
        case "rate_changed", (percent, position_ms, at_ms):
            return viewing.change_rate(percent, position_ms, at_ms)
        case "recovered", (position_ms, at_ms):
            return viewing.begin(position_ms, at_ms)
    return viewing
