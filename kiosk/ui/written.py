"""What a page says when it wants words written by somebody, and what it gets back."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class WriteVisit:
    """Words are wanted: ``go.emit("write", WriteVisit(...))``; the answer is a ``Written``."""

    prompt: str
    """What is asked for, in one short line."""
    then: str
    """The page to go back to, whose ``enter`` gets the ``Written``."""
    about: str = ""
    """Handed back as it is, for a page that asks for several things."""
    text: str = ""
    """What was written before."""
    most: int = 500
    """How many characters there may be."""
    points: bool = False
    """Whether there may be several lines, one a point."""
    phrases: tuple[str, ...] = ()
    """Whole sentences that can be put in by one press."""
    keep: Callable[[str], None] | None = None
    """Called with the unfinished text every second or so while it changes."""


@dataclass(frozen=True)
class Written:
    """Words as they were left."""

    text: str
    about: str = ""
    is_done: bool = True
    """Whether the person said so; ``False`` after Back."""
