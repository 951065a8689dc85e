"""What somebody presses who has no idea what it does: the same for the same seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

CHORDS = (
    ("Alt_L", "F4"),
    ("Control_L", "Alt_L", "Delete"),
    ("Control_L", "Alt_L", "t"),
    ("Control_L", "Alt_L", "BackSpace"),
    ("Super_L",),
    ("Super_L", "d"),
    ("Alt_L", "Tab"),
    ("Alt_L", "space"),
    ("Alt_L", "Escape"),
    ("Print",),
    ("Control_L", "q"),
    ("Control_L", "c"),
    ("F11",),
    ("Menu",),
    *(("Control_L", "Alt_L", f"F{number}") for number in range(1, 8)),
    *(("Control_L", "Alt_L", arrow) for arrow in ("Left", "Right", "Up", "Down")),
    *(("Shift_L", "Alt_L", arrow) for arrow in ("Left", "Right", "Up", "Down")),
    *(("Super_L", key) for key in ("e", "l", "r", "Tab", "F1", "F2", "F3", "F4", "Left", "Up")),
    *(("Alt_L", key) for key in ("F1", "F2", "F7", "F8", "F9", "F10", "Print", "Return")),
    *(("Control_L", key) for key in ("w", "x", "v", "z", "a", "n", "o", "p", "F4", "Tab")),
    ("Control_L", "Escape"),
    ("Control_L", "Shift_L", "Escape"),
    ("Control_L", "Alt_L", "d"),
    ("Control_L", "Alt_L", "l"),
    ("Shift_L", "F10"),
    *((f"F{number}",) for number in range(1, 13)),
    *((key,) for key in ("Pause", "Scroll_Lock", "Super_R", "Num_Lock")),
)
"""By which desktops close, hide, switch, lock or print something; the best known come first."""
WHEELS = (4, 5)
_REMOTE = ("Return", "Escape", "Up", "Down", "Left", "Right")
_REMOTE_WEIGHTS = (9, 2, 3, 4, 3, 4)
_OTHERS = (
    *("space", "Tab", "Delete", "Home", "End", "Prior", "Next", "Insert", "Caps_Lock", "BackSpace"),
    *(
        "minus",
        "plus",
        "comma",
        "period",
        "slash",
        "XF86_AudioRaiseVolume",
        "XF86_AudioLowerVolume",
    ),
    *("XF86_AudioMute", "XF86_AudioPlay", "XF86_Back", "XF86_HomePage"),
)
_DETERMINED = 0.004
"""How often somebody goes straight on for a while."""
_STRAIGHT_ON = 14
_SETTLED_S = 0.27
"""What comes sooner after the same key is a bounce."""
_LOOKED_AT_S = 0.4
"""How long somebody looks at what a click has done."""
_CARD = 8
"""Digits that a scanner types before its Enter."""


@dataclass(frozen=True)
class Step:
    """One thing that is done.

    Attributes:
        keys: pressed one after another, each let go at once.
        held: held down meanwhile, by the keyboard.
        button: pressed at the place, 0 for none.
        place: where the pointer goes, as shares of the screen's width and height.
        dragged_to: where it goes with the button down.
        rest_s: how long nothing is done afterwards.
    """

    keys: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    button: int = 0
    place: tuple[float, float] = (0, 0)
    dragged_to: tuple[float, float] | None = None
    rest_s: float = 0.02


def steps(chance: random.Random) -> Iterator[Step]:
    """Keys and clicks without end; more of those that lead somewhere."""
    while True:
        if chance.random() < _DETERMINED:
            yield from _determined(chance)
        rest_s = chance.choice((0.0, 0.01, 0.03, 0.06))
        kind = chance.random()
        if kind < 0.78:
            (key,) = chance.choices(_REMOTE, _REMOTE_WEIGHTS)
            yield Step((key,), rest_s=rest_s)
        elif kind < 0.82:
            yield Step((chance.choice("0123456789"),), rest_s=rest_s)
        elif kind < 0.85:
            yield Step((chance.choice("abcdefghijklmnopqrstuvwxyz"),), rest_s=rest_s)
        elif kind < 0.90:
            yield Step((chance.choice(_OTHERS),), rest_s=rest_s)
        elif kind < 0.91:
            yield Step((*(chance.choice("0123456789") for _ in range(_CARD)), "Return"))
        else:
            yield _click(chance, chance.choice((rest_s, _LOOKED_AT_S)))


def chords(chance: random.Random, count: int) -> Iterator[Step]:
    """So many chords: every kind before one comes again, and the mouse with Alt among them."""
    with_mouse = (_with_alt(chance) for _ in range(count))
    kinds = [Step(one[-1:], one[:-1]) for one in CHORDS]
    known, rest = kinds[:6], kinds[6:]
    chance.shuffle(rest)
    order = [*known, *rest]
    for number in range(count):
        yield next(with_mouse) if number % 8 == 7 else order[(number - number // 8) % len(order)]


def _determined(chance: random.Random) -> Iterator[Step]:
    """OK again and again, sometimes after a way out: this opens, shows and closes meetings."""
    if chance.random() < 0.5:
        yield Step(("Escape",), rest_s=_SETTLED_S)
    for _ in range(chance.randrange(2, _STRAIGHT_ON)):
        yield Step(("Return",), rest_s=_SETTLED_S)


def _click(chance: random.Random, rest_s: float) -> Step:
    place = chance.random(), chance.random()
    button = chance.choice((1, 1, 1, 1, 2, 3, *WHEELS))
    dragged_to = (chance.random(), chance.random()) if chance.random() < 0.1 else None
    return Step(button=button, place=place, dragged_to=dragged_to, rest_s=rest_s)


def _with_alt(chance: random.Random) -> Step:
    place = 0.1 + 0.8 * chance.random(), 0.1 + 0.8 * chance.random()
    button = chance.choice((1, 2, 3, *WHEELS))
    dragged_to = (chance.random(), chance.random()) if button in (1, 3) else None
    held = chance.choice((("Alt_L",), ("Control_L", "Alt_L"), ("Shift_L", "Alt_L")))
    return Step(held=held, button=button, place=place, dragged_to=dragged_to)
