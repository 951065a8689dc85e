"""Reads records out of the ledger for programs: what was sent, exactly, and what is doubtful."""

import datetime
import json
from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from township.ledger.extraction import newest
from township.ledger.models import Meeting, Revision
from township.stations.numbering import unused_numbers

_FURTHEST = 100_000
"""No station holds so many meetings; a number further away is no number of ours."""


def meetings_found(station: str = "", month: str = "", since: str = "") -> Iterable[Meeting]:
    """The meetings of a station and month that arrived since a time, oldest first.

    Raises:
        ValueError: ``since`` is no ISO time.
    """
    found = Meeting.objects.select_related("station", "replaced_by").prefetch_related("revisions")
    if station:
        found = found.filter(station_id=station)
    if month:
        found = found.filter(month=month)
    if since:
        found = found.filter(received_at__gte=_aware(since))
    return found.order_by("id")


def missing_numbers(station_id: str) -> list[int]:
    """Numbers of a station's meetings that never came, though later ones did."""
    came = set(
        Meeting.objects.filter(station_id=station_id, sequence__gt=0)
        .order_by()
        .values_list("sequence", flat=True)
    )
    if not came or max(came) - min(came) > _FURTHEST:
        return []
    return sorted(set(range(min(came), max(came))) - came - unused_numbers(station_id, came))


def meeting_as_plain(meeting: Meeting) -> dict[str, Any]:
    """A meeting with its newest record, every revision and every doubt."""
    latest = newest(meeting)
    return {
        "id": meeting.record_id,
        "station": meeting.station_id,
        "record": content_of(latest) if latest else None,
        "revisions": [_revision_as_plain(one) for one in meeting.revisions.all()],
        "opened_at": meeting.opened_at.isoformat() if meeting.opened_at else None,
        "closed_at": meeting.closed_at.isoformat() if meeting.closed_at else None,
        "flags": meeting.flags,
        "by_office": meeting.by_office,
        "replaced_by": meeting.replaced_by.record_id if meeting.replaced_by else "",
        "counted": {
            "expected": meeting.expected,
            "expected_present": meeting.expected_present,
            "present": meeting.present,
            "villagers": meeting.villagers,
            "courses": meeting.courses,
            "courses_watched": meeting.courses_watched,
            "supplements": meeting.supplements,
            "corrections": meeting.corrections,
        },
        "returned": meeting.returned_comment if meeting.is_returned else "",
        "received_at": meeting.received_at.isoformat(),
    }


def content_of(revision: Revision) -> dict[str, Any]:
    """The record exactly as it was sent."""
    plain: dict[str, Any] = json.loads(bytes(revision.content))
    return plain


def _revision_as_plain(revision: Revision) -> dict[str, Any]:
    return {
        "revision": revision.number,
        "content_hash": revision.content_hash,
        "conflict": revision.conflict,
        "understood": revision.understood,
        "flags": revision.flags,
        "received_at": revision.received_at.isoformat(),
        "record": content_of(revision),
    }


def _aware(text: str) -> datetime.datetime:
    at = datetime.datetime.fromisoformat(text)
    return at if timezone.is_aware(at) else timezone.make_aware(at)
