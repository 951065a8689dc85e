"""One course within the meeting going on: what of it was really played, folded from positions."""

from dataclasses import dataclass, replace

from protocol.feed import Courseware
from protocol.moment import Moment
from protocol.record import PlanReference
from protocol.segments import PlayedSegment, effective_ms, is_watched

_JITTER_MS = 500
"""A clock that steps back by less than this only trembles; the run goes on."""
_LEAP_MS = 1500
"""A position that leaps further ahead of the monotonic clock than this was not watched."""


@dataclass(frozen=True)
class _Run:
    """The stretch being played now: it grows with each position, and becomes a segment."""

    start_ms: int
    position_ms: int
    held_ms: int


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
    muted_ms: int = 0
    ended: bool = False
    failure: str = ""

    @property
    def played(self) -> tuple[PlayedSegment, ...]:
        """All segments, the one being played included."""
        run = self.run
        if run is None or run.position_ms <= run.start_ms:
            return self.segments
        latest = PlayedSegment(
            start_ms=run.start_ms, end_ms=run.position_ms, rate_percent=self.rate_percent
        )
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

    def begin(self, position_ms: int, held_ms: int) -> "OpenViewing":
        """Start a run at a position."""
        settled = self.settle()
        return replace(
            settled,
            run=_Run(position_ms, position_ms, held_ms),
            position_ms=position_ms,
            ended=False,
            failure="",
        )

    def advance(self, position_ms: int, held_ms: int) -> "OpenViewing":
        """Take the run on to a position, unless the position leapt there without being played."""
        run = self.run
        if run is None:
            return replace(self, position_ms=position_ms)
        if run.position_ms - _JITTER_MS <= position_ms <= run.position_ms:
            return self
        playable_ms = (held_ms - run.held_ms) * self.rate_percent // 100
        leapt = position_ms - run.position_ms > max(0, playable_ms) + _LEAP_MS
        if leapt or position_ms < run.position_ms:
            return self.begin(position_ms, held_ms)
        return replace(self, run=_Run(run.start_ms, position_ms, held_ms), position_ms=position_ms)

    def settle(self) -> "OpenViewing":
        """End the run: what it played becomes a segment."""
        return replace(self, segments=self.played, run=None)

    def pause(self, position_ms: int, held_ms: int, at: Moment) -> "OpenViewing":
        """Stand still."""
        return replace(self.advance(position_ms, held_ms).settle(), paused_since=at)

    def resume(self, position_ms: int, held_ms: int, at: Moment) -> "OpenViewing":
        """Move again."""
        return self.end_pause(at).begin(position_ms, held_ms)

    def end_pause(self, at: Moment) -> "OpenViewing":
        """Count the pause that is over."""
        if self.paused_since is None:
            return self
        waited_ms = self.paused_since.elapsed_ms(at)
        return replace(self, paused_ms=self.paused_ms + waited_ms, paused_since=None)

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
