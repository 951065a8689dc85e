"""The courses a station knows of, and which of them it can show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from protocol.feed import Courseware, Feed


class Availability(StrEnum):
    """Whether a course can be shown."""

    PRESENT = "present"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class LibraryEntry:
    """One course on the shelf."""

    courseware: Courseware
    availability: Availability
    progress_percent: int = 0

    @property
    def is_present(self) -> bool:
        """Whether it can be shown now."""
        return self.availability is Availability.PRESENT


@dataclass(frozen=True)
class Library:
    """All courses of the feed, in its order."""

    entries: tuple[LibraryEntry, ...] = ()

    def entry(self, sha256: str) -> LibraryEntry | None:
        """One course, by its hash."""
        for one in self.entries:
            if one.courseware.sha256 == sha256:
                return one
        return None

    @property
    def missing(self) -> tuple[Courseware, ...]:
        """Courses still to be downloaded."""
        return tuple(one.courseware for one in self.entries if not one.is_present)


def shelve(
    feed: Feed,
    present: Iterable[str],
    damaged: Iterable[str] = (),
    progress: Mapping[str, int] | None = None,
) -> Library:
    """The library as the feed names it and the disk holds it.

    Args:
        feed: the township's word.
        present: hashes on the shelf.
        damaged: hashes that were found damaged and wait for a new copy.
        progress: percent downloaded, by hash.
    """
    here, broken, progress = frozenset(present), frozenset(damaged), progress or {}

    def availability(sha256: str) -> Availability:
        if sha256 in here:
            return Availability.PRESENT
        return Availability.DAMAGED if sha256 in broken else Availability.MISSING

    return Library(
        tuple(
            LibraryEntry(course, availability(course.sha256), progress.get(course.sha256, 0))
            for course in feed.courseware
        )
    )


def download_order(feed: Feed, missing: Iterable[Courseware]) -> tuple[Courseware, ...]:
    """What to fetch first: the soonest deadline, then what is planned, then the rest."""
    deadlines = {item.courseware: item.deadline for plan in feed.plans for item in plan.items}
    for meeting in feed.planned_meetings:
        for sha256 in meeting.courseware:
            deadlines[sha256] = min(meeting.day, deadlines.get(sha256, meeting.day))
    return tuple(sorted(missing, key=lambda one: deadlines.get(one.sha256, "9999")))
