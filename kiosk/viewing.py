"""One course within the meeting going on: what of it was really played, folded from positions."""

from dataclasses import dataclass, replace

from protocol.feed import Courseware
from protocol.moment import Moment
from protocol.record import PlanReference
from protocol.segments import PlayedSegment, effective_ms, is_watched

DIED_TWICE = "player_died_twice"
"""Code of a course that is not tried again at this meeting."""

_JITTER_MS = 500
"""A clock that steps back by less than this only trembles; the run goes on."""
_LEAP_MS = 1500
"""A position that leaps further ahead of the monotonic clock than this was not watched."""
_DRIFT_PERCENT = 2
"""How far a whole run may outpace the clock beside that: speeds are told in whole per cent."""
FALLS = ("player_died", "player_froze")
"""Problems in which the film took the player down; one that stood may have had a slow disk."""
_FALLS_FORGIVEN = 1


@dataclass(frozen=True)
class _Run:
    """The stretch being played now: it grows with each position, and becomes a segment."""

    start_ms: int
    position_ms: int
    start_held_ms: int
    """CLOCK_BOOTTIME at its start."""
    held_ms: int
    """CLOCK_BOOTTIME at its latest position."""

    def leaps_to(self, position_ms: int, held_ms: int, rate_percent: int) -> bool:
        """Whether a position is further on than the film can have been played till then."""
        step_ms = _playable_ms(held_ms - self.held_ms, rate_percent)
        whole_ms = _playable_ms(held_ms - self.start_held_ms, rate_percent)
        drift_ms = whole_ms * _DRIFT_PERCENT // 100
        return (
            position_ms - self.position_ms > step_ms + _LEAP_MS
            or position_ms - self.start_ms > whole_ms + drift_ms + _LEAP_MS
        )


@dataclass(frozen=True)
class OpenViewing:
    """A course of the meeting, playing or played. Positions and lengths in milliseconds."""

    courseware: Courseware
    plan: PlanReference | None
    started: Moment
    watched_percent: int
    last: Moment
    segments: tuple[PlayedSegment, ...] = ()
    run: _Run | None = None
    rate_percent: int = 100
    position_ms: int = 0
    paused_since: Moment | None = None
    paused_ms: int = 0
    muted_since: Moment | None = None
    muted_ms: int = 0
    ended: bool = False
    failure: str = ""
    falls: int = 0
    """How often it took the player down at this meeting."""

    @property
    def played(self) -> tuple[PlayedSegment, ...]:
        """All segments, the one being played included; none reaches beyond the course."""
        run = self.run
        if run is None:
            return self.segments
        end_ms = min(run.position_ms, self.courseware.length_ms)
        if end_ms <= run.start_ms:
            return self.segments
        latest = PlayedSegment(start_ms=run.start_ms, end_ms=end_ms, rate_percent=self.rate_percent)
        return (*self.segments, latest)

    @property
    def effective_ms(self) -> int:
        """Milliseconds of the course that count."""
        return effective_ms(self.played, self.courseware.length_ms)

    @property
    def watched(self) -> bool:
        """Whether enough of it was played."""
        return is_watched(self.effective_ms, self.courseware.length_ms, self.watched_percent)

    @property
    def missing_ms(self) -> int:
        """How much is still to be played before the course counts as watched."""
        wanted = -(-self.courseware.length_ms * self.watched_percent // 100)
        return max(0, wanted - self.effective_ms)

    @property
    def is_unfinished(self) -> bool:
        """Whether there is a place to go on from: it was left before it was watched."""
        return not (self.ended or self.watched) and self.position_ms > 0

    @property
    def fell(self) -> bool:
        """Whether it took the player down once: the next fall is its last at this meeting."""
        return self.falls >= _FALLS_FORGIVEN

    @property
    def is_given_up(self) -> bool:
        """Whether it took the player down so often that it is not tried again."""
        return self.falls > _FALLS_FORGIVEN

    def start(self, position_ms: int, held_ms: int, at: Moment, muted: bool) -> "OpenViewing":
        """Come on screen, for the first time or again, at normal speed."""
        ready = replace(
            self.leave(at),
            rate_percent=100,
            ended=False,
            failure="",
            muted_since=at if muted else None,
        )
        return ready.begin(position_ms, held_ms)

    def leave(self, at: Moment) -> "OpenViewing":
        """Go off the screen: what was going on at that moment is over."""
        return replace(self.end_pause(at).unmute(at).settle(), last=at)

    def fail(self, code: str, at: Moment) -> "OpenViewing":
        """Give up: it cannot be played, or not any further."""
        falls = max(self.falls, _FALLS_FORGIVEN) + 1 if code == DIED_TWICE else self.falls
        return replace(self.leave(at), failure=code, falls=falls)

    def begin(self, position_ms: int, held_ms: int) -> "OpenViewing":
        """Start a run at a position."""
        run = _Run(position_ms, position_ms, held_ms, held_ms)
        return replace(self.settle(), run=run, position_ms=position_ms)

    def advance(self, position_ms: int, held_ms: int) -> "OpenViewing":
        """Take the run on to a position, unless the position leapt there without being played."""
        run = self.run
        if run is None:
            return replace(self, position_ms=position_ms)
        if run.position_ms - _JITTER_MS <= position_ms <= run.position_ms:
            # While a film stands the clock goes on; what it leaps over after was not played.
            return replace(self, run=replace(run, held_ms=held_ms))
        if position_ms < run.position_ms or run.leaps_to(position_ms, held_ms, self.rate_percent):
            return self.begin(position_ms, held_ms)
        grown = replace(run, position_ms=position_ms, held_ms=held_ms)
        return replace(self, run=grown, position_ms=position_ms)

    def settle(self) -> "OpenViewing":
        """End the run: what it played becomes a segment."""
        return replace(self, segments=self.played, run=None)

    def pause(self, position_ms: int, held_ms: int, at: Moment) -> "OpenViewing":
        """Stand still."""
        stood = self.advance(position_ms, held_ms).settle()
        return replace(stood, paused_since=self.paused_since or at)

    def resume(self, position_ms: int, held_ms: int, at: Moment) -> "OpenViewing":
        """Move again."""
        return self.end_pause(at).begin(position_ms, held_ms)

    def recover(self, position_ms: int, held_ms: int, problem: str) -> "OpenViewing":
        """Be back after the picture went away by itself; what was paused stands as before."""
        back = replace(self.settle(), falls=self.falls + (problem in FALLS))
        if self.paused_since is not None:
            return replace(back, position_ms=position_ms)
        return back.begin(position_ms, held_ms)

    def end_pause(self, at: Moment) -> "OpenViewing":
        """Count the pause that is over."""
        if self.paused_since is None:
            return self
        waited_ms = self.paused_since.elapsed_ms(at) or 0
        return replace(self, paused_ms=self.paused_ms + waited_ms, paused_since=None)

    def mute(self, at: Moment) -> "OpenViewing":
        """Go on without sound."""
        return replace(self, muted_since=self.muted_since or at)

    def unmute(self, at: Moment) -> "OpenViewing":
        """Count the silence that is over."""
        if self.muted_since is None:
            return self
        silent_ms = self.muted_since.elapsed_ms(at) or 0
        return replace(self, muted_ms=self.muted_ms + silent_ms, muted_since=None)

    def jump(self, from_ms: int, to_ms: int, held_ms: int) -> "OpenViewing":
        """Seek: what lies between was not played."""
        if self.run is None:
            return replace(self, position_ms=to_ms)
        return self.advance(from_ms, held_ms).begin(to_ms, held_ms)

    def change_rate(self, rate_percent: int, position_ms: int, held_ms: int) -> "OpenViewing":
        """Go on at another speed, in a segment of its own."""
        if self.run is None:
            return replace(self, rate_percent=rate_percent)
        settled = replace(self.advance(position_ms, held_ms).settle(), rate_percent=rate_percent)
        return settled.begin(position_ms, held_ms)


def _playable_ms(held_ms: int, rate_percent: int) -> int:
    return max(0, held_ms) * rate_percent // 100
