"""Invents what a restless viewer presses during a film: the same for the same seed."""

import random
from dataclasses import dataclass
from enum import Enum

from demo.remote import BACK, LEFT, OK, RIGHT


class Act(Enum):
    """One thing a viewer does."""

    PAUSE = "pause"
    LEAP = "leap"
    """Forward or back by ten seconds at a press, once or several times."""
    RATE = "rate"
    STOP = "stop"


@dataclass(frozen=True)
class Step:
    """Wait, then do it."""

    wait_s: float
    act: Act
    keys: tuple[str, ...]
    still_s: float = 0.0
    """How long a pause lasts."""


_WAIT_S = (0.8, 4.0)
_STILL_S = (0.5, 3.0)
_CHANCES = {Act.PAUSE: 4, Act.LEAP: 5, Act.RATE: 3}
_STOPS_EARLY = 0.6


def invent(seed: int, steps: int) -> tuple[Step, ...]:
    """So many steps for a seed; more than half of all scripts stop the film before its end."""
    chance = random.Random(seed)
    acts = chance.choices(list(_CHANCES), list(_CHANCES.values()), k=steps)
    script = [_step(act, chance) for act in acts]
    if chance.random() < _STOPS_EARLY:
        script.append(Step(chance.uniform(*_WAIT_S), Act.STOP, (BACK, OK)))
    return tuple(script)


def _step(act: Act, chance: random.Random) -> Step:
    wait_s = chance.uniform(*_WAIT_S)
    if act is Act.PAUSE:
        return Step(wait_s, act, (OK,), chance.uniform(*_STILL_S))
    if act is Act.LEAP:
        # More often back than forward, or the film would be over before the script.
        key = chance.choices((LEFT, RIGHT), (3, 2))[0]
        return Step(wait_s, act, (key,) * chance.choice((1, 1, 1, 2, 3)))
    # On the bar 倍速 stands beside 结束播放, where Back puts the focus.
    return Step(wait_s, act, (BACK, LEFT, *(OK,) * chance.choice((1, 1, 2, 3))))
