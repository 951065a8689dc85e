"""Makes the feed of one station out of what the office has entered."""

import datetime
import time
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from protocol import feed
from protocol.receipt import Receipt, Verdict
from township.courses.models import (
    Courseware,
    Notice,
    PlannedMeeting,
    PlanVersion,
    Playlist,
    TenthClass,
)
from township.faults.intake import answers_for
from township.ledger.models import Meeting, Revision
from township.reports.told import figures_for
from township.stations.models import Office, Station

RECEIPTS_FOR = datetime.timedelta(days=60)
"""A station offline for longer learns the verdict when it sends the record again."""

PLANS_FOR = datetime.timedelta(days=400)
PAST_MEETINGS_FOR = datetime.timedelta(days=62)


def compose(station: Station, version: int, draft: PlanVersion | None = None) -> feed.Feed:
    """Everything the township tells this station, now.

    Args:
        station: whom it is told.
        version: the feed's own.
        draft: a version of a plan that was not published, told in place of the one that was.
    """
    office = Office.current()
    courseware = [course.message() for course in _courseware()]
    offered = {course.sha256 for course in courseware}
    return feed.Feed(
        version=version,
        station_id=station.id,
        station_name=station.name,
        township_name=office.township_name,
        issued_ms=time.time_ns() // 1_000_000,
        courseware=tuple(courseware),
        plans=plans_told(station, offered, draft),
        playlists=tuple(one.message(offered) for one in _playlists()),
        planned_meetings=_planned_meetings(station, offered),
        classes=_classes(offered),
        roster=tuple(entry.person() for entry in station.roster.all()),
        thresholds=office.thresholds(),
        notices=tuple(one.message() for one in Notice.objects.filter(until__gte=_today())),
        office=feed.Office(name=office.name, phone=office.phone),
        returned=_returned(station),
        receipts=_receipts(station),
        faults=answers_for(station, timezone.now()),
        month_figures=figures_for(station),
    )


def plans_told(
    station: Station, offered: set[str], draft: PlanVersion | None = None
) -> tuple[feed.StudyPlan, ...]:
    """The plans that concern a station as they were published, newest month first.

    Args:
        station: whom they are told.
        offered: hashes of the courseware stations may have; other items are left out.
        draft: told in place of the published version of its plan.
    """
    standing = [*recent_versions().filter(withdrawn=False)]
    if draft is not None:
        standing = [one for one in standing if one.plan_id != draft.plan_id] + [draft]
        standing.sort(key=lambda one: one.plan_id)
        standing.sort(key=lambda one: one.month, reverse=True)
    return tuple(one.message(offered) for one in standing if station.id in one.audience)


def recent_versions() -> QuerySet[PlanVersion]:
    """The newest version of each plan that is recent enough to be told, withdrawals too."""
    oldest = f"{_today() - PLANS_FOR:%Y-%m}"
    return PlanVersion.latest().filter(month__gte=oldest).order_by("-month", "plan_id")


def _today() -> datetime.date:
    return timezone.localdate()


def _courseware() -> Iterable[Courseware]:
    return Courseware.offered().prefetch_related("subtitles").order_by("id")


def _playlists() -> Iterable[Playlist]:
    return Playlist.objects.prefetch_related("entries__courseware")


def _planned_meetings(station: Station, offered: set[str]) -> tuple[feed.PlannedMeeting, ...]:
    meetings = list(
        PlannedMeeting.due()
        .filter(Q(station=None) | Q(station=station))
        .filter(day__gte=_today() - PAST_MEETINGS_FOR)
        .order_by("day", "time", "id")
    )
    courses = _chosen(PlannedMeeting.courseware.through, "plannedmeeting_id", meetings, offered)
    return tuple(meeting.message(courses[meeting.id]) for meeting in meetings)


def _classes(offered: set[str]) -> tuple[feed.TenthClass, ...]:
    classes = list(
        TenthClass.objects.filter(day__gte=_today() - PAST_MEETINGS_FOR).order_by("day", "time")
    )
    courses = _chosen(TenthClass.courseware.through, "tenthclass_id", classes, offered)
    return tuple(one.message(courses[one.id]) for one in classes)


def _chosen(
    through: type[Model],
    owner: str,
    owners: list[PlannedMeeting] | list[TenthClass],
    offered: set[str],
) -> dict[str, list[str]]:
    """The hashes of the courseware chosen for each, in the order of choosing."""
    rows = (
        through._default_manager.filter(**{f"{owner}__in": [one.id for one in owners]})
        .order_by("pk")
        .values_list(owner, "courseware__sha256")
    )
    found: dict[str, list[str]] = defaultdict(list)
    for owner_id, sha256 in rows:
        if sha256 in offered:
            found[owner_id].append(sha256)
    return found


def _returned(station: Station) -> tuple[feed.ReturnedRecord, ...]:
    return tuple(
        feed.ReturnedRecord(
            record_id=meeting.record_id,
            revision=meeting.returned_revision or 0,
            comment=meeting.returned_comment,
        )
        for meeting in Meeting.returned().filter(station=station).order_by("id")
    )


def _receipts(station: Station) -> tuple[Receipt, ...]:
    since = timezone.now() - RECEIPTS_FOR
    rows = (
        Revision.objects.filter(
            meeting__station=station, meeting__by_office=False, received_at__gte=since
        )
        .order_by("id")
        .values_list("meeting__record_id", "number", "content_hash", "conflict")
    )
    return tuple(
        Receipt(
            record_id=record_id,
            revision=number,
            content_hash=content_hash,
            verdict=Verdict.CONFLICT if conflict else Verdict.STORED,
        )
        for record_id, number, content_hash, conflict in rows
    )
