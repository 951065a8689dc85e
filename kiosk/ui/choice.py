"""What one page tells the next: a meeting being prepared, a course and where it begins."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """A meeting about to be opened, or a course about to be added to the one going on."""

    type_code: str = ""
    class_id: str = ""
    courses: tuple[str, ...] = ()
    """Hashes that were announced; empty means what the plan proposes."""
    adding: bool = False
    """The meeting is going on: one more course is wanted."""


@dataclass(frozen=True)
class FromPlace:
    """A course to be shown from where somebody left it at another meeting."""

    sha256: str
    position_ms: int


@dataclass(frozen=True)
class FromStart:
    """A course to be shown from its start, wherever it stood."""

    sha256: str
