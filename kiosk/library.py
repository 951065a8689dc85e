"""The courses a station knows of, and which of them it can show."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property

from protocol.feed import Courseware, Feed, Thumbnail


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
    wished_for: bool = False
    """Somebody wanted to see it and it was not here: it is fetched before all others."""

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
        return self._by_hash.get(sha256)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What the courses are called, each title once."""
        return tuple(dict.fromkeys(one.courseware.title for one in self.entries))

    @cached_property
    def _by_hash(self) -> Mapping[str, LibraryEntry]:
        return {one.courseware.sha256: one for one in self.entries}

    @property
    def wishes(self) -> frozenset[str]:
        """Hashes of the courses that somebody wanted to see while they were not here."""
        return frozenset(one.courseware.sha256 for one in self.entries if one.wished_for)

    def with_progress(self, progress: Mapping[str, int]) -> "Library":
        """The same with other percents downloaded, by hash; all other entries stay as they are."""
        return Library(
            tuple(
                one
                if one.progress_percent == (percent := progress.get(one.courseware.sha256, 0))
                else replace(one, progress_percent=percent)
                for one in self.entries
            )
        )

    @property
    def missing(self) -> tuple[Courseware, ...]:
        """Courses still to be downloaded."""
        return tuple(one.courseware for one in self.entries if not one.is_present)


def shelve(
    feed: Feed,
    present: Iterable[str],
    damaged: Iterable[str] = (),
    progress: Mapping[str, int] | None = None,
    wishes: Collection[str] = (),
) -> Library:
    """The library as the feed names it and the disk holds it.

    Args:
        feed: the township's word.
        present: hashes on the shelf.
        damaged: hashes that were found damaged and wait for a new copy.
        progress: percent downloaded, by hash.
        wishes: hashes of what somebody wanted to see.
    """
    here, broken, progress = frozenset(present), frozenset(damaged), progress or {}

    def availability(sha256: str) -> Availability:
        if sha256 in here:
            return Availability.PRESENT
        return Availability.DAMAGED if sha256 in broken else Availability.MISSING

    return Library(
        tuple(
            LibraryEntry(
                course,
                availability(course.sha256),
                progress.get(course.sha256, 0),
                course.sha256 in wishes,
            )
            for course in feed.courseware
        )
    )


def download_order(
    feed: Feed,
    missing: Iterable[Courseware],
    today: date,
    unpictured: Iterable[Courseware] = (),
    wishes: Collection[str] = (),
) -> tuple[Courseware | Thumbnail, ...]:
    """What to fetch first: what is wished for, what is due soonest, what is overdue, the rest.

    Pictures are small: those of the courses that are due come before these, all others before the
    films that are not due.

    Args:
        feed: its plans, those of earlier months too, and its planned meetings.
        missing: the courses to put in order.
        today: in the station's zone.
        unpictured: courses whose pictures are missing.
        wishes: hashes of what somebody wanted to see.
    """
    wanted_on: dict[str, list[date]] = {}
    for item in (item for plan in feed.plans for item in plan.items):
        wanted_on.setdefault(item.courseware, []).append(date.fromisoformat(item.deadline))
    for meeting in feed.planned_meetings:
        for sha256 in meeting.courseware:
            wanted_on.setdefault(sha256, []).append(date.fromisoformat(meeting.day))

    def rank(course: Courseware) -> tuple[int, int]:
        if course.sha256 in wishes:
            return -1, 0
        days = wanted_on.get(course.sha256, [])
        coming = [day for day in days if day >= today]
        if coming:
            return 0, min(coming).toordinal()
        return (1, -max(days).toordinal()) if days else (2, 0)

    def is_due(course: Courseware) -> bool:
        return rank(course)[0] <= 0

    films, pictured = sorted(missing, key=rank), sorted(unpictured, key=rank)
    return (
        *(one.thumbnail for one in pictured if one.thumbnail and is_due(one)),
        *(one for one in films if is_due(one)),
        *(one.thumbnail for one in pictured if one.thumbnail and not is_due(one)),
        *(one for one in films if not is_due(one)),
    )
