"""What one page tells the next about the meeting that is being prepared."""

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
