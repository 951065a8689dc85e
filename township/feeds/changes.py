"""Notices what a feed is made of changing, so that feeds are made again only then."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F, Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from township.courses import models as courses
from township.faults import models as faults
from township.feeds.models import Change
from township.ledger import models as ledger
from township.stations import models as stations

TOWNSHIP = "*"
"""The scope of what every station is told."""

_TOWNSHIP_WIDE: tuple[type[Model], ...] = (
    stations.Office,
    courses.Courseware,
    courses.Subtitle,
    courses.PlanVersion,
    courses.Playlist,
    courses.PlaylistEntry,
    courses.PlannedMeeting,
    courses.TenthClass,
    courses.Notice,
)
_SETS: tuple[type[Model], ...] = (
    courses.PlannedMeeting.courseware.through,
    courses.TenthClass.courseware.through,
)


def touch(scope: str = TOWNSHIP) -> None:
    """Count a change; for what is written past the signals (bulk writes)."""
    if Change.objects.filter(scope=scope).update(number=F("number") + 1):
        return
    with transaction.atomic():
        if not Change.objects.get_or_create(scope=scope, defaults={"number": 1})[1]:
            Change.objects.filter(scope=scope).update(number=F("number") + 1)


def numbers(station_id: str) -> tuple[int, int]:
    """How often the township's word and this station's own part have changed."""
    found = dict(
        Change.objects.filter(scope__in=(TOWNSHIP, _scope(station_id))).values_list(
            "scope", "number"
        )
    )
    return found.get(TOWNSHIP, 0), found.get(_scope(station_id), 0)


def touch_station(station_id: str) -> None:
    """Count a change that concerns one station."""
    touch(_scope(station_id))


def touch_stations(station_ids: Iterable[str]) -> None:
    """Count a change that concerns each of these stations."""
    scopes = {_scope(one) for one in station_ids}
    Change.objects.bulk_create(
        [Change(scope=one, number=0) for one in sorted(scopes)], ignore_conflicts=True
    )
    Change.objects.filter(scope__in=scopes).update(number=F("number") + 1)


def watch() -> None:
    """Connect the signals; called once, when the app is ready."""
    for model in _TOWNSHIP_WIDE:
        post_save.connect(_township_changed, sender=model)
        post_delete.connect(_township_changed, sender=model)
    for through in _SETS:
        m2m_changed.connect(_township_changed, sender=through)
    for signal in (post_save, post_delete):
        signal.connect(_station_changed, sender=stations.Station)
        signal.connect(_part_of_station_changed, sender=stations.RosterEntry)
        signal.connect(_part_of_station_changed, sender=ledger.Meeting)
        signal.connect(_part_of_station_changed, sender=faults.Fault)


def _scope(station_id: str) -> str:
    return f"station:{station_id}"


def _township_changed(**_: Any) -> None:
    touch()


def _station_changed(instance: stations.Station, **_: Any) -> None:
    touch_station(str(instance.pk))


def _part_of_station_changed(
    instance: "stations.RosterEntry | ledger.Meeting | faults.Fault", **_: Any
) -> None:
    touch_station(instance.station_id)
