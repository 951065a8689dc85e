"""Whether a plan has reached a village: who has not received it is not behind with it."""

import datetime
from collections.abc import Iterable, Sequence

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from township.courses.models import StudyPlan
from township.stations.models import Station


def not_received(plans: Iterable[StudyPlan], stations: Sequence[Station]) -> set[tuple[str, str]]:
    """Ids of station and plan where the plan has not arrived.

    A station fetches its feed whenever it is in contact; one that was not since the plan was
    first sent cannot have it.
    """
    sent = _first_sent([plan.pk for plan in plans])
    heard = {station.id: _heard(station) for station in stations}
    return {
        (station_id, plan_id)
        for plan_id, at in sent.items()
        for station_id, contact in heard.items()
        if contact is None or contact < at
    }


def _first_sent(plan_ids: Sequence[str]) -> dict[str, datetime.datetime]:
    made = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(StudyPlan),
        object_pk__in=plan_ids,
        action=LogEntry.Action.CREATE,
    )
    return dict(made.order_by("-timestamp").values_list("object_pk", "timestamp"))


def _heard(station: Station) -> datetime.datetime | None:
    status = getattr(station, "status", None)
    return status.last_contact if status is not None else None
