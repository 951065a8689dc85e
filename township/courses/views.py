"""The page for uploading courseware, and what it and the library show of a course."""

from django.contrib.auth.models import User
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET, require_http_methods

from protocol.feed import CATEGORIES
from township.accounts.guard import may
from township.courses.models import Arrival, Conversion, Courseware, Function, Verdict
from township.courses.reporting import course_as_plain, for_page, outcome_of
from township.courses.store import media_path
from township.courses.uploading import Details, UploadRefused, receive
from township.pages import staff_page


@may("courses.add_courseware")
@require_http_methods(["GET", "POST"])
def upload_page(request: HttpRequest) -> HttpResponse:
    """Upload films; a program that accepts JSON is answered in JSON."""
    answer = _uploaded(request) if request.method == "POST" else None
    if answer is not None and "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(answer, status=422 if answer["verdict"] == Verdict.REFUSED else 200)
    return staff_page(
        request,
        "upload.html",
        "上传课件",
        {
            "answer": answer,
            "categories": CATEGORIES,
            "functions": Function.choices,
            "arrivals": Arrival.objects.filter(owner=request.user.pk, courseware=None),
        },
    )


@may("courses.view_courseware")
@require_GET
def course_json(request: HttpRequest, course_id: int) -> HttpResponse:  # noqa: ARG001
    """How a course's check stands, and its conversion."""
    course = get_object_or_404(Courseware, pk=course_id)
    wish = Conversion.objects.filter(original=course).first()
    conversion = {"open": wish.is_open, "percent": wish.percent} if wish else None
    return JsonResponse({**for_page(course_as_plain(course)), "conversion": conversion})


@may("courses.view_courseware")
@require_GET
def picture(request: HttpRequest, course_id: int) -> HttpResponseBase:  # noqa: ARG001
    """A picture from a film."""
    course = get_object_or_404(Courseware.objects.exclude(thumbnail_sha256=""), pk=course_id)
    return FileResponse(media_path(course.thumbnail_sha256).open("rb"), content_type="image/jpeg")


def _uploaded(request: HttpRequest) -> dict[str, object]:
    details = Details(
        title=request.POST.get("title", ""),
        category=request.POST.get("category", ""),
        function=request.POST.get("function") or Function.EDUCATION.value,
        campaign=request.POST.get("campaign", ""),
    )
    user = request.user if isinstance(request.user, User) else None
    file, subtitle = request.FILES.get("file"), request.FILES.get("subtitle")
    if file is None or isinstance(file, list):
        return _refused("还没有选文件。")
    try:
        received = receive(file, details, user)
        wait = request.POST.get("wait") == "true"
        one = None if isinstance(subtitle, list) else subtitle
        return for_page(outcome_of(received, one, wait=wait))
    except UploadRefused as refusal:
        return _refused(str(refusal))


def _refused(reason: str) -> dict[str, object]:
    return {"ok": False, "verdict": Verdict.REFUSED.value, "reason": reason}
