"""Which stations have which version of a plan: what went out is compared with what they report."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone

from township.courses.models import Delivery, PlanVersion, StudyPlan
from township.feeds.composition import recent_versions
from township.stations.models import Station


def note_told(station: Station, feed_version: int) -> None:
    """Note which versions of plans a station's feed tells; only its first such feed counts.

    A withdrawal is told too, by the plan no longer being there.
    """
    told = [one for one in recent_versions() if station.id in one.audience]
    known = Delivery.objects.filter(station=station, plan_version__in=told)
    noted = set(known.values_list("plan_version_id", flat=True))
    # Another process may have made the same feed meanwhile.
    Delivery.objects.bulk_create(
        [
            Delivery(station=station, plan_version=one, feed_version=feed_version)
            for one in told
            if one.pk not in noted
        ],
        ignore_conflicts=True,
    )


def received(plan: StudyPlan) -> frozenset[str]:
    """Ids of the stations that have what was published last of a plan, by their own word.

    A station has it once the feed it reports (``StationStatus.feed_version``) is the first that
    told it, or a newer one. Stations the plan is not for are in no answer.
    """
    issued = plan.issued
    return having([issued])[issued.pk] if issued is not None else frozenset()


def received_in(month: str) -> dict[str, frozenset[str]]:
    """The same of every plan of a month that stands, by the plan's id; in two queries.

    Args:
        month: such as ``2026-04``.
    """
    standing = list(PlanVersion.standing().filter(month=month))
    found = having(standing)
    return {one.plan_id: found[one.pk] for one in standing}


def having(versions: Iterable[PlanVersion]) -> dict[int, frozenset[str]]:
    """Of each version, by its key, the ids of the stations that have it or had it."""
    known = list(versions)
    rows = Delivery.objects.filter(
        plan_version__in=known, station__status__feed_version__gte=F("feed_version")
    )
    found: dict[int, set[str]] = defaultdict(set)
    for version_id, station_id in rows.values_list("plan_version_id", "station_id"):
        found[version_id].add(station_id)
    return {one.pk: frozenset(found[one.pk]) for one in known}


@dataclass(frozen=True)
class Absent:
    """A station that has not received something yet."""

    station: Station
    why: str
    """Such as 23天没联系; empty where it was here today and will have it soon."""


@dataclass(frozen=True)
class Reception:
    """How many of those a version is for have it, and who has not."""

    version: PlanVersion
    asked: int
    absent: list[Absent]

    @property
    def got(self) -> int:
        """How many have it."""
        return self.asked - len(self.absent)


def receptions(
    versions: Iterable[PlanVersion], stations: Sequence[Station]
) -> dict[int, Reception]:
    """Who has received each version, by its key; one query.

    Args:
        versions: of any plans.
        stations: all there are, their status read in, in the order they are to be named.
    """
    known = list(versions)
    found = having(known)
    return {one.pk: _reception(one, found[one.pk], stations) for one in known}


def _reception(
    version: PlanVersion, there: frozenset[str], stations: Sequence[Station]
) -> Reception:
    asked = [one for one in stations if one.id in version.audience]
    absent = [Absent(one, _why(one)) for one in asked if one.id not in there]
    return Reception(version, len(asked), absent)


def _why(station: Station) -> str:
    status = getattr(station, "status", None)
    if not station.is_enrolled:
        return "还没接入机器"
    if status is None or status.last_contact is None:
        return "还没联系过"
    days = (timezone.localdate() - timezone.localdate(status.last_contact)).days
    return f"{days}天没联系" if days > 0 else ""
