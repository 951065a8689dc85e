"""What the pages of planning tell each other."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """A meeting that is being planned: its type, and its day once that is chosen."""

    type_code: str
    day: str = ""
    """``2026-04-16``."""
