"""The first page: what waits, and how every village stands this month."""

import re

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from township.pages import staff_only, staff_page
from township.reports.progress import overview
from township.reports.waiting import errands, first_steps
from township.stations.models import Office, Station

STATIONS_A_PAGE = 100
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@staff_only
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The month at a glance."""
    month = request.GET.get("month", "")
    if not _MONTH.fullmatch(month):
        month = f"{timezone.localdate():%Y-%m}"
    stations = Station.objects.select_related("status")
    page = Paginator(stations, STATIONS_A_PAGE).get_page(request.GET.get("page"))
    year, number = month.split("-")
    return staff_page(
        request,
        "home.html",
        f"{Office.current().township_name} {year}年{int(number)}月",
        {
            "month": month,
            "number": int(number),
            "before": _moved(month, -1),
            "after": _moved(month, 1),
            "page": page,
            "overview": overview(month, list(page.object_list)),
            "errands": errands(month),
            "steps": first_steps(),
        },
    )


def _moved(month: str, by: int) -> str:
    year, number = (int(part) for part in month.split("-"))
    months = year * 12 + number - 1 + by
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
