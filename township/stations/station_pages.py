"""The pages that show how stations are: all of them in a list, and one as a whole."""

import datetime
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from township.accounts.guard import may
from township.faults.models import Fault
from township.faults.register import downtime_words
from township.faults.standing import TONES, standing_of
from township.faults.words import fault_name
from township.pages import staff_page
from township.stations import portrait
from township.stations.facts import silences
from township.stations.models import Station, StationStatus
from township.stations.portrait import Told
from township.stations.silence import Silence
from township.stations.tokens import newcomers, stop_old_machine

STATIONS_A_PAGE = 100
FAULTS_SHOWN = 8


@dataclass(frozen=True)
class Line:
    """One station in the list."""

    station: Station
    silence: Silence
    status: StationStatus
    version: Told
    disk: Told | None
    open_faults: int


@may("stations.view_station")
@require_GET
def station_list(request: HttpRequest) -> HttpResponse:
    """Every station in the office's own order, with what is amiss."""
    found = Station.objects.select_related("status")
    page = Paginator(found.order_by("position", "id"), STATIONS_A_PAGE).get_page(
        request.GET.get("page")
    )
    stations = list(page.object_list)
    told, (software, _) = silences(stations), portrait.newest_versions()
    counts = _open_faults(stations)
    lines = [_line(one, told[one.pk], software, counts.get(one.pk, 0)) for one in stations]
    return staff_page(request, "stations.html", "站点", {"page": page, "lines": lines, "query": ""})


@may("stations.view_station")
@require_GET
def station_page(request: HttpRequest, station_id: str) -> HttpResponse:
    """One station: how it is, why it is silent, what it sent, and its machines."""
    station = get_object_or_404(Station.objects.select_related("status", "edition"), pk=station_id)
    status = getattr(station, "status", None) or StationStatus(station=station)
    edition = getattr(station, "edition", None)
    now = timezone.now()
    faults = station.faults.order_by("-received_at", "-id")[:FAULTS_SHOWN]
    return staff_page(
        request,
        "station.html",
        station.name,
        {
            "station": station,
            "silence": silences([station])[station.pk],
            "status": status,
            "told": portrait.told(status, edition.version if edition else 0),
            "strip": portrait.contact_strip(station, timezone.localdate()),
            "months": portrait.months_of(station),
            "people": station.roster.count(),
            "faults": [_fault_line(one, now) for one in faults],
            "machines": portrait.machine_lines(station),
            "is_moving": newcomers(station).exists(),
        },
    )


def _fault_line(fault: Fault, now: datetime.datetime) -> tuple[Fault, str, str, str, str]:
    """A fault with its name, how far it has come and in which tint, and how long it has lasted."""
    standing = standing_of(fault)
    return fault, fault_name(fault.part), standing, TONES[standing], downtime_words(fault, now)


@may("stations.enrol_station")
@require_POST
def stop_old(request: HttpRequest, station_id: str) -> HttpResponse:
    """Shut the old machine out before the new one has come: it was stolen or lost."""
    station = get_object_or_404(Station, pk=station_id)
    stop_old_machine(station)
    messages.success(request, f"{station.name}的旧机器已停用。新机器一联系就接着用。")
    return redirect("station", station_id=station.pk)


def _open_faults(stations: list[Station]) -> dict[str, int]:
    rows = Fault.objects.filter(station__in=stations, restored_at=None).order_by()
    return dict(
        rows.values("station_id").annotate(count=Count("id")).values_list("station_id", "count")
    )


def _line(station: Station, silence: Silence, software: str, open_faults: int) -> Line:
    status = getattr(station, "status", None) or StationStatus(station=station)
    disk = portrait.disk_told(status.free_disk_bytes, status.problems) if status.software else None
    version = portrait.version_told(status.software, software)
    return Line(station, silence, status, version, disk, open_faults)
