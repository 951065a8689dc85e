"""The pages of the classes on the 10th: which documents are there, what was changed and why."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from protocol.meeting_types import TENTH_CLASS
from township.accounts.guard import may
from township.courses.models import TenthClass
from township.ledger.models import Meeting
from township.pages import staff_page
from township.reports.classes import (
    ArchiveRefused,
    answer_feedback,
    archive,
    held_classes,
    held_of,
    lacking,
)
from township.reports.metrics import CLASS_DOCUMENTS
from township.reports.monthly import first_and_last
from township.reports.months import MONTH, moved, number_of

_CHANGE = "reports.change_classfile"


@may("ledger.view_meeting", "courses.view_tenthclass")
@require_GET
def classes_page(request: HttpRequest) -> HttpResponse:
    """The month's classes, village by village, each with its five documents."""
    month = request.GET.get("month", "")
    if not MONTH.fullmatch(month):
        month = f"{timezone.localdate():%Y-%m}"
    only_lacking = request.GET.get("lacking") == "1"
    return staff_page(
        request,
        "classes.html",
        "十号课堂材料",
        {
            "month": month,
            "number": number_of(month),
            "before": moved(month, -1),
            "after": moved(month, 1),
            "only_lacking": only_lacking,
            "held": lacking(month) if only_lacking else held_classes(month),
            "documents": CLASS_DOCUMENTS,
            "announced": TenthClass.objects.filter(day__range=first_and_last(month)).order_by(
                "day", "time", "id"
            ),
        },
    )


@may("ledger.view_meeting", "courses.view_tenthclass", post=_CHANGE)
@require_http_methods(["GET", "POST"])
def class_page(request: HttpRequest, class_id: str) -> HttpResponse:
    """One announced class: how it was changed, and how the villages held it."""
    plan = get_object_or_404(TenthClass, pk=class_id)
    if request.method == "POST":
        _keep(request, plan)
        return redirect("class", class_id=class_id)
    return staff_page(
        request,
        "class.html",
        plan.topic,
        {
            "plan": plan,
            "month": f"{plan.day:%Y-%m}",
            "changes": plan.changes.all(),
            "held": held_of(plan),
            "documents": CLASS_DOCUMENTS,
            "may_change": request.user.has_perm(_CHANGE),
        },
    )


def _keep(request: HttpRequest, plan: TenthClass) -> None:
    if not isinstance(request.user, User):
        raise PermissionDenied
    meeting = get_object_or_404(
        Meeting,
        record_id=request.POST.get("record", ""),
        planned_meeting_id=plan.pk,
        type_code=TENTH_CLASS,
    )
    answer_feedback(meeting, request.POST.get("answer", ""))
    if "archive" not in request.POST:
        messages.success(request, "答复存好了。")
        return
    try:
        archive(meeting, request.user)
    except ArchiveRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "归档了。")
