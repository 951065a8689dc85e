"""In which order films are offered to somebody who only wants to see something."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from kiosk.library import Library, LibraryEntry
from kiosk.tasks import Task
from protocol.feed import Courseware, Feed

NEW_FOR_MS = 30 * 86_400_000
"""As long a course is new, by the township's clock alone: the station's own may be wrong."""


class Corner(StrEnum):
    """A part of the library that is no category."""

    ALL = "all"
    NEW = "new"
    LEFT = "left"


class Reason(StrEnum):
    """Why a film is likely to be wanted."""

    LEFT = "left"
    """It was left in the middle."""
    NEW = "new"
    REQUIRED = "required"
    OPTIONAL = "optional"
    """The plan names it, and leaves it to the village."""


@dataclass(frozen=True)
class Film:
    """One course as it is offered."""

    entry: LibraryEntry
    reason: Reason | None = None
    left_off_ms: int = 0
    """Where to go on with it, ms; 0 where nobody left it."""


@dataclass(frozen=True)
class Catalogue:
    """The whole library, likeliest first; films that cannot be shown are at the end.

    Attributes:
        films: all of them.
        categories: those that have films, in the township's order, others behind.
    """

    films: tuple[Film, ...] = ()
    categories: tuple[str, ...] = ()

    @cached_property
    def corners(self) -> tuple[Corner | str, ...]:
        """Where there is something to look for: all, what was left, what is new, categories."""
        reasons = {one.reason for one in self.films}
        left = (Corner.LEFT,) if Reason.LEFT in reasons else ()
        new = (Corner.NEW,) if Reason.NEW in reasons else ()
        return (Corner.ALL, *left, *new, *self.categories)

    def within(self, corner: "Corner | str") -> tuple[Film, ...]:
        """The films of a corner or of a category, in their order."""
        if corner is Corner.ALL:
            return self.films
        if isinstance(corner, Corner):
            return tuple(one for one in self.films if one.reason == corner.value)
        return tuple(one for one in self.films if one.entry.courseware.category == corner)


def catalogue(
    feed: Feed | None,
    library: Library,
    tasks: Sequence[Task],
    left_off: Sequence[tuple[str, int]] | None = None,
) -> Catalogue:
    """What is wished for most often first: to go on, what is new, what the plan names, the rest.

    Args:
        feed: says what is new, and the order of categories.
        library: every course, and whether it is here.
        tasks: this month's lines of the plan, in their order.
        left_off: courses that were left on demand, the latest first, and where in ms. Nothing
            for a meeting, which goes by the plan before anything else.
    """
    if feed is None:
        return Catalogue()
    newest_ms = feed.issued_ms - NEW_FOR_MS
    by_plan, places_ms = left_off is None, dict(left_off or ())
    left = {sha256: place for place, sha256 in enumerate(places_ms)}
    planned = {task.courseware.sha256: place for place, task in reversed([*enumerate(tasks)])}
    shelves = {category: place for place, category in enumerate(feed.categories)}

    def reason(course: Courseware) -> Reason | None:
        line = planned.get(course.sha256)
        is_new = course.added_ms > newest_ms > 0
        if line is None or (is_new and not by_plan):
            return Reason.NEW if is_new else None
        return Reason.REQUIRED if tasks[line].item.required else Reason.OPTIONAL

    def film(entry: LibraryEntry) -> Film:
        course = entry.courseware
        if course.sha256 in left:
            return Film(entry, Reason.LEFT, places_ms[course.sha256])
        return Film(entry, reason(course))

    def rank(one: Film) -> tuple[bool, int, int]:
        course, away = one.entry.courseware, not one.entry.is_present
        if one.reason is Reason.LEFT:
            return away, 0, left[course.sha256]
        if one.reason is Reason.NEW:
            return away, 2, -course.added_ms
        if one.reason is not None:
            return away, 1 if by_plan else 3, planned[course.sha256]
        return away, 4, shelves.get(course.category, len(shelves))

    films = tuple(sorted((film(entry) for entry in library.entries), key=rank))
    return Catalogue(films, _categories(feed, library))


def _categories(feed: Feed, library: Library) -> tuple[str, ...]:
    used = dict.fromkeys(one.courseware.category for one in library.entries)
    known = [one for one in feed.categories if one in used]
    return (*known, *(one for one in used if one and one not in known))
