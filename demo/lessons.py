"""What the demonstration's courses show and say, so that films and office agree on one list."""

import re
import tomllib
from pathlib import Path

from protocol.feed import Function
from protocol.message import Message

FILMS = Path(__file__).parent / "films"
"""Where the finished films lie, one for each lesson."""

_COURSES = Path(__file__).with_name("courses.toml")


class Line(Message):
    """One line of a slide; it is spoken while it appears."""

    show: str
    say: str = ""

    @property
    def spoken(self) -> str:
        """What the voice reads."""
        return self.say or self.show


class Slide(Message):
    """One point of a lesson."""

    heading: str
    lines: tuple[Line, ...]


class Lesson(Message):
    """One invented course: its labels, and its film from the title to the question at the end."""

    title: str
    cover: str
    """The title as it is broken on the first slide."""
    category: str
    function: Function
    campaign: str
    subtitle: str
    slide: tuple[Slide, ...]
    question: str
    """What to talk about after the film; it may have a line break."""

    @property
    def film(self) -> Path:
        """The finished film."""
        return FILMS / f"{re.sub(r'[“”：/]', '', self.title)}.mp4"


def load_lessons() -> tuple[Lesson, ...]:
    """All invented courses, in the order of DOMAIN "Demo data"."""
    plain = tomllib.loads(_COURSES.read_text(encoding="utf-8"))
    return tuple(Lesson.model_validate(course) for course in plain["course"])
