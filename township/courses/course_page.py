"""A course's own page: what it is, whether villages play it, its subtitles, where it has got to."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from township.accounts.guard import may
from township.courses.converting import ConversionRefused, ask_for_conversion
from township.courses.inspection import clock
from township.courses.models import Conversion, Courseware, Trial, Verdict
from township.courses.subtitles import attach_subtitle, first_lines
from township.courses.uploading import UploadRefused, megabytes
from township.courses.whereabouts import whereabouts_of
from township.courses.words import state_name
from township.pages import staff_page

_CHANGE = "courses.change_courseware"
_STATE_KINDS = {
    Verdict.ACCEPTED.value: "ok",
    Verdict.FLAGGED.value: "warn",
    Verdict.CHECKING.value: "off",
}


@may("courses.view_courseware")
@require_GET
def course_page(request: HttpRequest, course_id: int) -> HttpResponse:
    """All about a course."""
    course = get_object_or_404(Courseware.objects.select_related("made_from"), pk=course_id)
    wish = Conversion.objects.filter(original=course).select_related("made").first()
    return staff_page(
        request,
        "course.html",
        course.title,
        {
            "course": course,
            "length": clock(course.length_ms) if course.length_ms else "–",
            "size": megabytes(course.size_bytes),
            "state": state_name(course),
            "state_kind": _STATE_KINDS.get(course.verdict, "bad"),
            "trial": Trial(course.trial).label,
            "wish": wish,
            "may_convert": _may_convert(course, wish),
            "tracks": [(track, first_lines(track)) for track in course.subtitles.all()],
            "versions": course.versions.all(),
            "where": whereabouts_of(course),
        },
    )


@may("courses.view_courseware", post=_CHANGE)
@require_POST
def convert(request: HttpRequest, course_id: int) -> HttpResponse:
    """Have it made anew in a form that every village plays."""
    course = get_object_or_404(Courseware, pk=course_id)
    user = request.user if isinstance(request.user, User) else None
    try:
        ask_for_conversion(course, user)
    except ConversionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "已经排上了，转的时候可以做别的事。转好会多出一个新课件。")
    return redirect("courseware-page", course_id=course.pk)


@may("courses.view_courseware", post=_CHANGE)
@require_POST
def add_subtitle(request: HttpRequest, course_id: int) -> HttpResponse:
    """Attach a subtitle to it; a program that accepts JSON is answered in JSON."""
    course = get_object_or_404(Courseware, pk=course_id)
    fault = _attached(request, course)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"ok": not fault, "reason": fault}, status=422 if fault else 200)
    if fault:
        messages.error(request, fault)
    else:
        messages.success(request, "字幕加好了，看看下面的头几句对不对。")
    return redirect("courseware-page", course_id=course.pk)


def _may_convert(course: Courseware, wish: Conversion | None) -> bool:
    """Whether there is anything to gain by it, and nobody has asked yet."""
    usable = course.verdict in (Verdict.ACCEPTED, Verdict.FLAGGED)
    gains = course.advice or course.verdict == Verdict.FLAGGED
    return usable and bool(gains) and (wish is None or not (wish.is_open or wish.made))


def _attached(request: HttpRequest, course: Courseware) -> str:
    """Why the subtitle cannot be taken; nothing if it was."""
    upload = request.FILES.get("subtitle")
    if upload is None or isinstance(upload, list):
        return "还没有选字幕文件。"
    try:
        attach_subtitle(course, upload)
    except UploadRefused as refusal:
        return str(refusal)
    return ""
