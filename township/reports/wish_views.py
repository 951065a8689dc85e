"""The page of what people asked to learn, and of the office's answers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from township.accounts.guard import may
from township.courses.models import Courseware
from township.pages import staff_page
from township.reports.models import WishAnswer
from township.reports.months import MONTH, moved, number_of
from township.reports.wishes import AnswerRefused, answer, by_category, wishes
from township.stations.models import Station

_ANSWER = "reports.add_wishanswer"


@may("ledger.view_meeting", post=_ANSWER)
@require_http_methods(["GET", "POST"])
def wishes_page(request: HttpRequest) -> HttpResponse:
    """By category: who asked, how many, at which meeting, and what the office says."""
    month = request.GET.get("month", "")
    if not MONTH.fullmatch(month):
        month = f"{timezone.localdate():%Y-%m}"
    refusal = _answer_refused(request, month) if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        return redirect(f"{reverse('wishes')}?{request.GET.urlencode()}")
    only_open, station = request.GET.get("open") == "1", request.GET.get("station", "")
    found = wishes(month, only_open, station)
    wanted = by_category(found)
    return staff_page(
        request,
        "wishes.html",
        "群众想学",
        {
            "month": month,
            "number": number_of(month),
            "number_before": number_of(moved(month, -1)),
            "before": moved(month, -1),
            "after": moved(month, 1),
            "query": request.GET.urlencode(),
            "station": station,
            "stations": Station.objects.all(),
            "only_open": only_open,
            "count": len(found),
            "wanted": wanted,
            "refusal": refusal,
            "refused_elsewhere": refusal
            and request.POST.get("category") not in {one.category for one in wanted},
            "typed": request.POST,
            "ticked": set(request.POST.getlist("wish")),
            "may_answer": request.user.has_perm(_ANSWER),
            "kinds": WishAnswer.Kind.choices,
            "courses": Courseware.offered().order_by("title").only("pk", "title"),
        },
    )


def _answer_refused(request: HttpRequest, month: str) -> str:
    """Answer what was ticked; in plain words why not, or nothing."""
    chosen = set(request.POST.getlist("wish"))
    asked = [one for one in wishes(month) if one.key in chosen]
    number = request.POST.get("courseware", "")
    course = Courseware.offered().filter(pk=number).first() if number.isdecimal() else None
    if request.user.is_anonymous:
        raise PermissionDenied
    if not asked:
        return "请先勾上要答复的。"
    try:
        count = answer(
            asked, request.POST.get("kind", ""), course, request.user, "tell" in request.POST
        )
    except AnswerRefused as refusal:
        return str(refusal)
    messages.success(request, f"答复了{count}条。")
    return ""
