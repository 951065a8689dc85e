"""The first page, and the month's end: what waits, how every village stands, what is final."""

import io

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from township.accounts.audit import note
from township.accounts.guard import may
from township.accounts.roles import SEE_NAMES
from township.accounts.staff import name_of
from township.pages import staff_page
from township.reports.county_forms import confirmed_form
from township.reports.dashboard import dashboard, head_of
from township.reports.disclosure import DisclosureRefused, changed_since, disclose, standing_of
from township.reports.finality import (
    FinalityRefused,
    came_late,
    make_month_final,
    too_early,
    workbook_path,
)
from township.reports.models import MonthReport, Objection
from township.reports.monthly import Line, Monthly, brief, first_and_last, monthly, reminder
from township.reports.months import MONTH, moved
from township.reports.objections import AnswerRefused, answer, heard_of
from township.reports.waiting import errands, first_steps
from township.reports.workbook import month_workbook
from township.stations.models import Office, Station

STATIONS_A_PAGE = 100
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@may("ledger.view_meeting")
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The month at a glance."""
    month = request.GET.get("month", "")
    if not MONTH.fullmatch(month):
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
            "before": moved(month, -1),
            "after": moved(month, 1),
            "page": page,
            "head": head_of(month),
            "table": dashboard(month, list(page.object_list)),
            "errands": errands(month),
            "steps": first_steps(),
        },
    )


@may("reports.view_monthreport")
@require_GET
def months(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The month that is to be reported now: the last one until it is final."""
    this = f"{timezone.localdate():%Y-%m}"
    last = moved(this, -1)
    is_done = MonthReport.objects.filter(month=last).exists()
    return redirect("month", month=this if is_done else last)


@may("reports.view_monthreport")
@require_GET
def month_page(request: HttpRequest, month: str) -> HttpResponse:
    """A month's report: who is missing, what is doubtful, every village's figures."""
    _known(month)
    final = MonthReport.objects.filter(month=month).select_related("made_by").first()
    report, standing = monthly(month), standing_of(month)
    _, last = first_and_last(month)
    return staff_page(
        request,
        "month.html",
        f"{int(month[5:])}月月报",
        {
            "month": month,
            "number": int(month[5:]),
            "before": moved(month, -1),
            "after": moved(month, 1),
            "report": report,
            "lines": _asked_for(report, request.GET.get("reported", "")),
            "reported": request.GET.get("reported", ""),
            "final": final,
            "has_county": bool(final.county_sha256 if final else confirmed_form()),
            "made_by": name_of(final.made_by) if final is not None else "",
            "changed": final is not None and final.content_hash != report.content_hash,
            "late": came_late(final).select_related("station") if final is not None else [],
            "is_over": timezone.localdate() > last,
            "standing": standing,
            "others_now": changed_since(standing, report) if standing and not final else (),
            "too_early": too_early(standing),
            "objections": heard_of(month),
            "reminder": reminder(report),
            "brief": brief(report),
        },
    )


@may("reports.add_monthreport")
@require_POST
def make_final(request: HttpRequest, month: str) -> HttpResponse:
    """Make a month's figures final."""
    _known(month)
    try:
        make_month_final(month, _asking(request), early="early" in request.POST)
    except FinalityRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{int(month[5:])}月月报定稿了。以后收到的，算作补报。")
    return redirect("month", month=month)


@may("reports.add_disclosure")
@require_POST
def make_public(request: HttpRequest, month: str) -> HttpResponse:
    """Show every village its own figures of a month, before they are final."""
    _known(month)
    try:
        made = disclose(month, _asking(request))
    except DisclosureRefused as refusal:
        messages.error(request, str(refusal))
    else:
        until = f"{made.object_until.month}月{made.object_until.day}日"
        messages.success(request, f"公示了。村里联网就能看到自己的数，{until}前可以提意见。")
    return redirect("month", month=month)


@may("reports.change_objection")
@require_POST
def answer_objection(request: HttpRequest, month: str, objection_id: int) -> HttpResponse:
    """Answer what a village objected to."""
    objection = get_object_or_404(Objection, pk=objection_id, month=month)
    try:
        answer(objection, request.POST.get("stage", ""), request.POST.get("words", ""))
    except AnswerRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"答复了{objection.station.name}，村里联网就能看到。")
    return redirect(f"{reverse('month', args=[month])}#objections")


@may("reports.view_monthreport")
@require_GET
def month_workbook_file(request: HttpRequest, month: str) -> HttpResponseBase:
    """The month's workbook: the final one byte for byte, before that as things stand."""
    _known(month)
    named = "names" in request.GET
    if named and not request.user.has_perm(SEE_NAMES):
        raise PermissionDenied
    final = MonthReport.objects.filter(month=month).first()
    name = f"{int(month[:4])}年{int(month[5:])}月学用情况月报表.xlsx"
    if final is not None and not named:
        file = workbook_path(final).open("rb")
        return FileResponse(file, as_attachment=True, filename=name, content_type=_XLSX)
    user = _asking(request)
    if named:
        note(user, f"下载了{month}的签到明细（有姓名）")
    made = io.BytesIO(month_workbook(monthly(month), name_of(user), named))
    return FileResponse(made, as_attachment=True, filename=name, content_type=_XLSX)


def _asked_for(report: Monthly, reported: str) -> tuple[Line, ...]:
    """Everybody's line, or only of those that have or have not reported."""
    if reported not in ("0", "1"):
        return report.lines
    return tuple(one for one in report.lines if one.has_reported is (reported == "1"))


def _known(month: str) -> None:
    if not MONTH.fullmatch(month):
        raise Http404


def _asking(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
