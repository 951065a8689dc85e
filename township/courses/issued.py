"""What published plans ask for, line by line: villages are judged by this and by no draft."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from township.courses.models import Courseware, PlanVersion


@dataclass(frozen=True)
class IssuedCourse:
    """A course as a plan asks for it."""

    sha256: str
    title: str


@dataclass(frozen=True)
class IssuedItem:
    """One course that a published plan asks for."""

    plan_id: str
    item_id: str
    courseware: IssuedCourse
    required: bool
    deadline: datetime.date
    meeting_types: tuple[str, ...]
    minimum_people: int
    """0 means the township's threshold."""


def issued_in(month: str) -> list[tuple[PlanVersion, list[IssuedItem]]]:
    """Each plan of a month as it stands at the villages, with its items in their order.

    Args:
        month: such as ``2026-04``.
    """
    versions = list(PlanVersion.standing().filter(month=month).order_by("plan_id"))
    hashes = {item.courseware for version in versions for item in version.whole.items}
    titles = dict(
        Courseware.objects.filter(sha256__in=hashes).order_by().values_list("sha256", "title")
    )
    return [(version, list(_items(version, titles))) for version in versions]


def is_asked_for(sha256: str, since: str) -> bool:
    """Whether stations are asked to watch a course in a month or later.

    Args:
        sha256: the course's hash.
        since: such as ``2026-04``.
    """
    versions = PlanVersion.standing().filter(month__gte=since)
    return any(item.courseware == sha256 for one in versions for item in one.whole.items)


def _items(version: PlanVersion, titles: Mapping[str, str]) -> Iterator[IssuedItem]:
    known = {**version.titles, **titles}
    for item in version.whole.items:
        yield IssuedItem(
            plan_id=version.plan_id,
            item_id=item.id,
            courseware=IssuedCourse(item.courseware, known.get(item.courseware, "")),
            required=item.required,
            deadline=datetime.date.fromisoformat(item.deadline),
            meeting_types=item.meeting_types,
            minimum_people=item.minimum_people,
        )
