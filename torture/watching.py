"""Holds what the screen showed between two cuts against what the disk kept of it."""

import time
from collections.abc import Callable, Iterable

from demo.film_watcher import FilmWatcher
from demo.oracle import Sample, truth
from demo.oracle_film import FRAME_MS
from demo.remote import PageError
from protocol.segments import PlayedSegment

Frames = frozenset[int]
"""Frames of one film, by number."""

_UNSURE = 5
"""A looker fifty times a second may miss so many where a stretch begins or ends."""

_MOVES_S = 20.0
_MOVING_FRAMES = 3
_LOOK_S = 0.02


def wait_until_it_moves(watcher: FilmWatcher, look_up: Callable[[], None]) -> None:
    """Wait until frames follow one another.

    Args:
        watcher: sees the film.
        look_up: called all the while; may raise.

    Raises:
        PageError: nothing moves.
    """
    until = time.monotonic() + _MOVES_S
    begun = len(watcher.samples)
    while len(_readable(watcher.samples[begun:])) < _MOVING_FRAMES:
        if time.monotonic() > until:
            raise PageError("片子没有动")
        look_up()
        time.sleep(_LOOK_S)


def _readable(samples: Iterable[Sample]) -> set[int]:
    return {one.frame for one in samples if one.frame is not None}


def frames_seen(samples: Iterable[Sample]) -> Frames:
    """What the screen showed at a speed that counts."""
    return frozenset(
        frame
        for one in truth(tuple(samples)).stretches
        if one.counted
        for frame in range(one.first_frame, one.last_frame + 1)
    )


def frames_kept(segments: Iterable[PlayedSegment]) -> Frames:
    """What the disk says was watched; a frame of which a part was played counts."""
    return frozenset(
        frame
        for one in segments
        if one.counts
        for frame in range(one.start_ms // FRAME_MS, -(-one.end_ms // FRAME_MS))
    )


def lost_ms(seen: Frames, kept: Frames) -> int:
    """How much was seen that was not kept."""
    return FRAME_MS * len(seen - kept)


def invented_ms(kept: Frames, seen: Frames) -> int:
    """How much was kept that nobody saw."""
    near = {frame + off for frame in seen for off in range(-_UNSURE, _UNSURE + 1)}
    return FRAME_MS * len(kept - near)
