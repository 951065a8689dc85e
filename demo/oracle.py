"""Works out from what the screen showed how much of a film was really played.

It is the second opinion on the kiosk's own figures, so it shares no arithmetic with them: it knows
frames and wall time only, and counts each frame once that passed at a speed people can follow.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter
from statistics import linear_regression
from typing import NamedTuple

from demo.oracle_film import FRAME_MS

SLOWEST_COUNTED, FASTEST_COUNTED = 0.66, 1.7
"""x0.75 and x1.5 with room for the error of a measured speed; players offer steps further apart."""

_STALL_MS = 300
_LONGEST_COVERED_MS = 3_000
_LARGEST_SKIP = 15
_FASTEST_PLAYER = 2.5
_WINDOW_MS = 500


class Sample(NamedTuple):
    """One look at the screen."""

    at_ms: float
    frame: int | None
    """The number that was readable, if any."""


@dataclass(frozen=True)
class Stretch:
    """Frames that passed one after another, all at a speed that counts or all not."""

    first_frame: int
    last_frame: int
    rate_percent: int
    counted: bool


@dataclass(frozen=True)
class Truth:
    """What the screen showed."""

    effective_ms: int
    stretches: tuple[Stretch, ...]
    samples_per_second: float
    readable_percent: int


def truth(samples: Sequence[Sample]) -> Truth:
    """The account of all samples of one film, oldest first."""
    runs = enumerate(_runs(_changes(samples)))
    steps = [step for number, run in runs for step in _steps(number, run)]
    frames = {frame for step in steps if step.counted for frame in step.frames}
    return Truth(
        effective_ms=len(frames) * FRAME_MS,
        stretches=tuple(_stretches(steps)),
        samples_per_second=_per_second(samples),
        readable_percent=_readable_percent(samples),
    )


class _Step(NamedTuple):
    """From one frame to the next one seen, within a run."""

    run: int
    frames: range
    rate: float

    @property
    def counted(self) -> bool:
        return SLOWEST_COUNTED <= self.rate <= FASTEST_COUNTED


class _Change(NamedTuple):
    at_ms: float
    frame: int
    seen_until_ms: float
    """When it was last read before the next one came."""


def _changes(samples: Iterable[Sample]) -> Iterator[_Change]:
    """The moments at which another frame came up; a still picture makes none."""
    read = ((sample.frame, sample.at_ms) for sample in samples if sample.frame is not None)
    for frame, group in groupby(read, key=itemgetter(0)):
        moments = [at_ms for _, at_ms in group]
        yield _Change(moments[0], frame, moments[-1])


def _runs(changes: Iterable[_Change]) -> Iterator[list[_Change]]:
    """Cuts where the film was paused, stalled or moved by hand."""
    run: list[_Change] = []
    for change in changes:
        if run and not _follows(run[-1], change):
            yield run
            run = []
        run.append(change)
    if run:
        yield run


def _follows(before: _Change, after: _Change) -> bool:
    elapsed = after.at_ms - before.at_ms
    ahead = after.frame - before.frame
    if before.seen_until_ms - before.at_ms > _STALL_MS:
        return False
    if elapsed > _STALL_MS:
        # Something may have covered the row; what passed meanwhile shows whether the film went on.
        rate = ahead * FRAME_MS / elapsed
        return elapsed <= _LONGEST_COVERED_MS and SLOWEST_COUNTED <= rate <= FASTEST_COUNTED
    return 0 < ahead <= _LARGEST_SKIP + _FASTEST_PLAYER * elapsed / FRAME_MS


def _steps(number: int, run: list[_Change]) -> Iterator[_Step]:
    for place, (before, after) in enumerate(pairwise(run)):
        last = place == len(run) - 2
        frames = range(before.frame, after.frame + last)
        yield _Step(number, frames, _rate(run, place))


def _rate(run: list[_Change], place: int) -> float:
    """Film time per wall time round a place of a run, by least squares."""
    middle = run[place].at_ms
    near = [one for one in run if abs(one.at_ms - middle) <= _WINDOW_MS]
    if len(near) < 2:
        near = run[place : place + 2]
    times = [one.at_ms for one in near]
    return linear_regression(times, [one.frame * FRAME_MS for one in near]).slope


def _stretches(steps: Iterable[_Step]) -> Iterator[Stretch]:
    for (_, counted), group in groupby(steps, key=lambda step: (step.run, step.counted)):
        part = list(group)
        rates = sorted(step.rate for step in part)
        yield Stretch(
            first_frame=part[0].frames.start,
            last_frame=part[-1].frames.stop - 1,
            rate_percent=round(100 * rates[len(rates) // 2]),
            counted=counted,
        )


def _per_second(samples: Sequence[Sample]) -> float:
    if len(samples) < 2:
        return 0.0
    return round(1000 * (len(samples) - 1) / (samples[-1].at_ms - samples[0].at_ms), 1)


def _readable_percent(samples: Sequence[Sample]) -> int:
    if not samples:
        return 0
    return round(100 * sum(sample.frame is not None for sample in samples) / len(samples))
