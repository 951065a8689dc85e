"""Where each course has got to: keeps what stations say they lack, and counts it for the office."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count

from protocol.status import MOST_MISSING, Status
from township.courses.models import Courseware, Holding, Lack
from township.ledger.fitting import number
from township.stations.models import Station

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Spread:
    """How far one course has got."""

    here: int
    """Stations that have it."""
    lacking: int
    """Stations that know of it and are still without."""
    untold: int
    """Stations that have not been given it, or have not said."""

    @property
    def stations(self) -> int:
        """All that are enrolled."""
        return self.here + self.lacking + self.untold


@dataclass(frozen=True)
class Whereabouts:
    """Which stations have a course, which lack it, and which have not been told of it."""

    here: tuple[Station, ...]
    lacking: tuple[Station, ...]
    untold: tuple[Station, ...]


@transaction.atomic(savepoint=False)
def note_missing(station: Station, status: Status) -> None:
    """Keep which courses a station lacks; an older kiosk says nothing of it."""
    if status.missing is None:
        return
    told = [one for one in status.missing[:MOST_MISSING] if _HASH.fullmatch(one)]
    lacked = set(Courseware.objects.filter(sha256__in=told).values_list("pk", flat=True))
    was_cut = status.courseware_missing > len(status.missing)
    holding, _ = Holding.objects.update_or_create(
        station=station,
        defaults={
            "feed_issued_ms": number(status.feed_issued_ms),
            "through_id": max(lacked, default=0) if was_cut else None,
        },
    )
    known = set(Lack.objects.filter(holding=holding).values_list("courseware_id", flat=True))
    if known - lacked:
        Lack.objects.filter(holding=holding, courseware__in=known - lacked).delete()
    # A row that somebody else has written meanwhile is the same row.
    new = [Lack(holding=holding, courseware_id=key) for key in sorted(lacked - known)]
    Lack.objects.bulk_create(new, ignore_conflicts=True)


def spread_of(courses: Iterable[Courseware]) -> dict[int, Spread]:
    """How far courses have got, by key, in three queries however many there are."""
    wanted = list(courses)
    stations = Station.objects.exclude(token_hash=None).count()
    holdings = list(
        Holding.objects.exclude(station__token_hash=None).values_list(
            "feed_issued_ms", "through_id"
        )
    )
    whole = sorted(issued for issued, through in holdings if through is None)
    cut = [(issued, through) for issued, through in holdings if through is not None]
    lacking = dict(
        Lack.objects.filter(courseware__in=[one.pk for one in wanted])
        .exclude(holding__station__token_hash=None)
        .values_list("courseware")
        .annotate(stations=Count("pk"))
    )
    return {
        one.pk: _spread(one, stations, _told(one, whole, cut), lacking.get(one.pk, 0))
        for one in wanted
    }


def whereabouts_of(course: Courseware) -> Whereabouts:
    """Which stations have a course; three queries."""
    lacking = set(Lack.objects.filter(courseware=course).values_list("holding", flat=True))
    groups: dict[str, list[Station]] = defaultdict(list)
    for station in Station.objects.exclude(token_hash=None).select_related("status", "holding"):
        holding = getattr(station, "holding", None)
        if station.pk in lacking:
            groups["lacking"].append(station)
        elif holding is not None and _is_told(course, holding.feed_issued_ms, holding.through_id):
            groups["here"].append(station)
        else:
            groups["untold"].append(station)
    return Whereabouts(*(tuple(groups[name]) for name in ("here", "lacking", "untold")))


def _spread(course: Courseware, stations: int, told: int, lacking: int) -> Spread:
    if not course.is_offered:
        return Spread(0, 0, stations)
    here = max(0, told - lacking)
    return Spread(here, lacking, max(0, stations - here - lacking))


def _told(course: Courseware, whole: Sequence[int], cut: Iterable[tuple[int, int]]) -> int:
    """How many stations' lists say something of this course."""
    since_ms = _offered_ms(course)
    if since_ms is None:
        return 0
    partly = sum(_is_told(course, issued, through) for issued, through in cut)
    return len(whole) - bisect_left(whole, since_ms) + partly


def _is_told(course: Courseware, issued_ms: int, through_id: int | None) -> bool:
    since_ms = _offered_ms(course)
    if since_ms is None or issued_ms < since_ms:
        return False
    return through_id is None or course.pk <= through_id


def _offered_ms(course: Courseware) -> int | None:
    """Since when stations may have a course; nothing while they may not."""
    if not course.is_offered:
        return None
    at = course.offered_at or course.uploaded_at
    return int(at.timestamp() * 1000)
