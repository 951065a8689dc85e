"""The pages of privacy: what is kept and how long, everything about one person, and its end."""

import io

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from township.accounts.audit import note
from township.accounts.guard import may
from township.ledger.models import Redaction, Revision
from township.pages import staff_page
from township.privacy.erasing import ErasureRefused, erase_person
from township.privacy.person import Subject, person_workbook, subject_of, subjects_called
from township.privacy.retention import YEARS_KEPT, due, is_clock_plausible
from township.stations.models import RetentionRun, RosterEntry
from township.stations.roster_words import plain_name

_OFFICE = "stations.delete_rosterentry"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@may("ledger.view_meeting")
@require_GET
def privacy_page(request: HttpRequest) -> HttpResponse:
    """What is kept, how long, when names were last taken out, and which come next."""
    context = {
        "years": YEARS_KEPT,
        "people": RosterEntry.objects.count(),
        "nameless": Revision.objects.filter(redaction=Redaction.EVERYBODY)
        .values("meeting_id")
        .distinct()
        .count(),
        "due": due(timezone.localdate()),
        "last": RetentionRun.objects.order_by("-day").first(),
        "last_with_records": RetentionRun.objects.filter(records__gt=0).order_by("-day").first(),
        "is_clock_plausible": is_clock_plausible(timezone.now()),
    }
    return staff_page(request, "privacy.html", "隐私", context)


@may(_OFFICE)
@require_http_methods(["GET", "POST"])
def people_page(request: HttpRequest) -> HttpResponse:
    """Find somebody by name; the name is sent in the form, never in an address."""
    return _people_page(request)


@may(_OFFICE)
@require_POST
def person_file(request: HttpRequest) -> HttpResponseBase:
    """Everything about one person as a workbook."""
    subject = _subject(request)
    content = person_workbook(subject)
    note(subject.station, "导出了一个人的全部资料")
    return FileResponse(
        io.BytesIO(content),
        as_attachment=True,
        filename=f"个人资料{timezone.localdate():%Y%m%d}.xlsx",
        content_type=_XLSX,
    )


@may(_OFFICE)
@require_POST
def delete_person(request: HttpRequest) -> HttpResponse:
    """Delete a person once the name has been typed."""
    subject = _subject(request)
    try:
        done = erase_person(subject, request.POST.get("typed", ""))
    except ErasureRefused as refusal:
        return _people_page(request, str(refusal), subject)
    messages.success(
        request, f"删好了：花名册上没有这个人了，{done}份记录里改成了“某党员”，人数都没有变。"
    )
    return redirect("privacy")


def _people_page(
    request: HttpRequest, fault: str = "", refused: Subject | None = None
) -> HttpResponse:
    name = plain_name(request.POST.get("name", ""))[:40]
    context = {
        "name": name,
        "found": subjects_called(name) if name else [],
        "fault": fault,
        "refused": refused,
    }
    return staff_page(request, "person.html", "一个人的资料", context)


def _subject(request: HttpRequest) -> Subject:
    asked = (request.POST.get(field, "") for field in ("station", "person", "name"))
    subject = subject_of(*asked)
    if subject is None:
        raise Http404
    return subject
