"""Where a film really is: libVLC tells its clock a few times a second, and not always true."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.player.messages import (
    Ended,
    Failed,
    Moved,
    Paused,
    Play,
    RateChanged,
    Report,
    Resumed,
    Seeked,
    Started,
    Stopped,
)

TAIL_MS = 1500
"""libVLC's last clock stops this far short of the end at most (an mp3 of 15.02 s ends at 13.90)."""
_BLIND_MS = 1200
"""Without news from libVLC the film is believed to run on for this long, and no longer."""
_LANDING_MS = 100
"""A precise seek shows its first picture about this long after it was asked for."""
_SLACK_MS = 300
"""How far libVLC's clock trembles about the truth."""
_UNHEARD_SEEK_MS = 2000
"""A film that has not jumped by then cannot be sought in: where it runs is where it is."""
_STILL_MS = 2000
"""A film whose picture does not change for this long is a still one; its clock is trusted."""
_LEAST_LEAD_MS = 200
_LARGEST_LEAD_MS = 3000


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of the picture when libVLC told its clock."""

    has_video: bool
    shown_pictures: int = 0
    picture_ms: float = 40.0


@dataclass(frozen=True, slots=True)
class _Jump:
    from_ms: int
    to_ms: int
    at_ms: int


class Timeline:
    """One play. Each method takes what happened and when, and returns what is to be told.

    Positions are milliseconds of the film, moments milliseconds of CLOCK_BOOTTIME.
    """

    def __init__(self, play: Play, at_ms: int) -> None:
        self._play = play
        self._rate = play.rate_percent
        self._base_ms = play.start_ms
        self._base_at = at_ms
        self._runs = False
        self._heard_ms: int | None = None
        self._first_heard_at: int | None = None
        self._lead_ms = 0
        self._jump: _Jump | None = None
        self._heard_since_jump = False
        self.started = False
        self.paused = False

    @property
    def play_id(self) -> int:
        """Which play this is."""
        return self._play.play_id

    def position_ms(self, at_ms: int) -> int:
        """Where the film is at a moment, as far as can be told."""
        if not self._runs:
            return self._base_ms
        unheard_ms = min(max(0, at_ms - self._base_at), _BLIND_MS)
        return self._within(self._base_ms + unheard_ms * self._rate // 100)

    def libvlc_ms(self, position_ms: int) -> int:
        """What libVLC's clock says at a position of the film."""
        return position_ms + self._lead_ms

    def heard(self, libvlc_ms: int, at_ms: int, sight: Sight) -> list[Report]:
        """LibVLC told its clock."""
        if libvlc_ms == self._heard_ms:
            return []
        self._heard_ms = libvlc_ms
        if not self.started:
            return self._begin(libvlc_ms, at_ms, sight)
        position_ms = self._within(libvlc_ms - self._lead_ms)
        if self._jump is not None:
            return self._land(self._jump, position_ms, at_ms)
        if self.paused:
            return []
        self._heard_since_jump = True
        self._anchor(position_ms, at_ms)
        return [Moved(self.play_id, position_ms, at_ms)]

    def pause(self, at_ms: int) -> list[Report]:
        """The picture stands."""
        if self.paused or not self.started:
            return []
        told = self._settle(at_ms)
        self._anchor(self.position_ms(at_ms), at_ms)
        self._runs, self.paused = False, True
        return [*told, Paused(self.play_id, self._base_ms, at_ms)]

    def resume(self, at_ms: int) -> list[Report]:
        """The picture moves again."""
        if not self.paused:
            return []
        self._base_at = at_ms
        self._runs, self.paused = True, False
        return [Resumed(self.play_id, self._base_ms, at_ms)]

    def seek(self, to_ms: int, at_ms: int) -> list[Report]:
        """A jump was asked for; it is told where it landed, or at once when the picture stands."""
        to_ms = self._within(to_ms)
        from_ms = self._jump.from_ms if self._jump is not None else self.position_ms(at_ms)
        self._heard_since_jump = False
        if self.paused:
            self._anchor(to_ms, at_ms)
            self._runs = False
            return [Seeked(self.play_id, from_ms, to_ms, at_ms)]
        self._anchor(from_ms, at_ms)
        self._jump = _Jump(from_ms, to_ms, at_ms)
        return []

    def change_rate(self, percent: int, at_ms: int) -> list[Report]:
        """The film runs at another speed from now on."""
        told = self._settle(at_ms)
        if not self.paused:
            self._anchor(self.position_ms(at_ms), at_ms)
        self._rate = percent
        return [*told, RateChanged(self.play_id, percent, self._base_ms, at_ms)]

    def end(self, at_ms: int) -> list[Report]:
        """LibVLC says the film is over, which it says of a broken one too."""
        if not self.started:
            return [Failed(self.play_id, "undecodable")]
        told = self._settle(at_ms)
        position_ms, length_ms = self.position_ms(at_ms), self._play.length_ms
        if position_ms < length_ms - TAIL_MS:
            moved = Moved(self.play_id, position_ms, at_ms)
            return [*told, moved, Failed(self.play_id, "damaged")]
        if self._heard_since_jump and length_ms > 0:
            position_ms = length_ms
        return [*told, Ended(self.play_id, position_ms, at_ms)]

    def stop(self, at_ms: int) -> list[Report]:
        """The film is dropped."""
        told = self._settle(at_ms)
        return [*told, Stopped(self.play_id, self.position_ms(at_ms), at_ms)]

    def _begin(self, libvlc_ms: int, at_ms: int, sight: Sight) -> list[Report]:
        if self._first_heard_at is None:
            self._first_heard_at = at_ms
        waits = at_ms - self._first_heard_at < _STILL_MS
        if sight.has_video and sight.shown_pictures < 2 and waits:
            return []
        start_ms = self._play.start_ms
        self._lead_ms = self._lead(libvlc_ms, sight)
        position_ms = self._within(libvlc_ms - self._lead_ms)
        if not start_ms - _SLACK_MS <= position_ms <= start_ms + _STILL_MS:
            start_ms = position_ms
        self.started = self._runs = self._heard_since_jump = True
        self._anchor(position_ms, at_ms)
        began_at = at_ms - max(0, position_ms - start_ms) * 100 // self._rate
        return [
            Started(self.play_id, start_ms, began_at),
            Moved(self.play_id, position_ms, at_ms),
        ]

    def _lead(self, libvlc_ms: int, sight: Sight) -> int:
        """How far libVLC's clock is ahead of the picture.

        In MPEG-TS it follows the stream's own clock, which runs up to a second ahead of the
        pictures it belongs to; counting the pictures shown since the beginning tells how far.
        """
        if self._play.start_ms > 0 or sight.shown_pictures < 2:
            return 0
        lead_ms = libvlc_ms - round(sight.shown_pictures * sight.picture_ms)
        return lead_ms if _LEAST_LEAD_MS <= lead_ms <= _LARGEST_LEAD_MS else 0

    def _land(self, jump: _Jump, position_ms: int, at_ms: int) -> list[Report]:
        waited_ms = at_ms - jump.at_ms
        run_ms = waited_ms * self._rate // 100
        unmoved = abs(position_ms - jump.from_ms - run_ms) < abs(position_ms - jump.to_ms)
        echoes = position_ms == jump.to_ms
        if (unmoved or echoes) and waited_ms < _UNHEARD_SEEK_MS:
            return []
        on_target = jump.to_ms - _SLACK_MS <= position_ms <= jump.to_ms + run_ms + _SLACK_MS
        to_ms = min(jump.to_ms, position_ms) if on_target else position_ms
        landed_at = at_ms - (position_ms - to_ms) * 100 // self._rate
        self._jump = None
        self._heard_since_jump = True
        self._anchor(position_ms, at_ms)
        return [
            Seeked(self.play_id, jump.from_ms, to_ms, landed_at),
            Moved(self.play_id, position_ms, at_ms),
        ]

    def _settle(self, at_ms: int) -> Iterable[Report]:
        """Believe a jump that libVLC has not confirmed yet."""
        jump = self._jump
        if jump is None:
            return ()
        self._jump = None
        landed_at = min(at_ms, jump.at_ms + _LANDING_MS)
        self._anchor(jump.to_ms, landed_at)
        return (Seeked(self.play_id, jump.from_ms, jump.to_ms, landed_at),)

    def _anchor(self, position_ms: int, at_ms: int) -> None:
        self._base_ms, self._base_at = position_ms, at_ms

    def _within(self, position_ms: int) -> int:
        length_ms = self._play.length_ms
        return max(0, min(position_ms, length_ms) if length_ms > 0 else position_ms)
