"""Says in a word what stands in a village's way, with the rows where one reads on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from township.faults.models import Fault
from township.faults.words import fault_name
from township.reports.progress import Row
from township.stations.facts import silences
from township.stations.silence import Silence


@dataclass(frozen=True)
class Note:
    """A few words, and where they lead."""

    words: str
    link: str


def notes(rows: Sequence[Row]) -> dict[str, Note]:
    """By station, of those that something is to be said of."""
    faults = _oldest_faults(rows)
    why = silences([row.station for row in rows])
    told = {
        row.station.id: _note(row, faults.get(row.station.id), why[row.station.pk]) for row in rows
    }
    return {station_id: note for station_id, note in told.items() if note is not None}


def _oldest_faults(rows: Sequence[Row]) -> dict[str, Fault]:
    still_open = Fault.objects.filter(
        station__in=[row.station for row in rows], restored_at=None, repaired_at=None
    )
    return {one.station_id: one for one in still_open.order_by("-received_at", "-id")}


def _note(row: Row, fault: Fault | None, why: Silence) -> Note | None:
    station = row.station
    if fault is not None:
        days = (timezone.localdate() - timezone.localtime(fault.received_at).date()).days
        since = f"，{days}天" if days > 0 else "，今天报的"
        excused = "，不计欠学" if row.silent else ""
        return Note(
            f"{fault_name(fault.part)}{since}{excused}",
            reverse("fault", args=[fault.pk]),
        )
    if not station.is_enrolled:
        return Note("没接入", reverse("station", args=[station.pk]))
    if row.silent:
        return Note(f"{why.words}，不计欠学", reverse("station", args=[station.pk]))
    return None
