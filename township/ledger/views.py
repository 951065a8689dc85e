"""The ledger's pages: every received meeting, and each one whole."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from protocol.true_record import in_true_time
from township.accounts.guard import may
from township.accounts.roles import SEE_NAMES
from township.ledger import sheet
from township.ledger.by_hand import viewing_words
from township.ledger.comparing import answered_by, revision_rows
from township.ledger.counted import Counted, counted_name, made_of
from township.ledger.extraction import newest, record_of
from township.ledger.models import Meeting
from township.ledger.reading import meeting_as_plain, meetings_found, missing_numbers
from township.ledger.reviewing import accept_record, return_record, take_back
from township.ledger.timing import known_offsets
from township.pages import staff_page
from township.stations.models import Office, Station

ROWS_A_PAGE = 50
_JSON = {"ensure_ascii": False}


@may("ledger.view_meeting")
@require_GET
def ledger(request: HttpRequest) -> HttpResponse:
    """Every received meeting, by station, month, course, doubt or word."""
    asked = {key: request.GET.get(key, "").strip() for key in _FILTERS}
    meetings = (
        _filtered(asked, _sees_names(request))
        .select_related("station")
        .prefetch_related("viewings")
    )
    page = Paginator(meetings, ROWS_A_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    return staff_page(
        request,
        "ledger.html",
        "学习台账",
        {
            "page": page,
            "named": _sees_names(request),
            "asked": asked,
            "narrowed": any(asked.values()),
            "query": kept.urlencode(),
            "counted": counted_name(asked["counted"]),
            "stations": Station.objects.all(),
            "missing": missing_numbers(asked["station"]) if asked["station"] else [],
            "months": Meeting.objects.exclude(month="")
            .order_by("-month")
            .values_list("month", flat=True)
            .distinct(),
        },
    )


@may("ledger.view_meeting")
@require_GET
def record_page(request: HttpRequest, record_id: str) -> HttpResponse:
    """One meeting whole."""
    meeting = _meeting(record_id)
    readable = newest(meeting, understood_only=True)
    record = record_of(readable) if readable else None
    named = _sees_names(request)
    context: dict[str, Any] = {
        "named": named,
        "meeting": meeting,
        "record": record,
        "revisions": revision_rows(meeting),
        "answered_by": answered_by(meeting),
        "bar_width": sheet.BAR_WIDTH,
    }
    if record is not None:
        right = in_true_time(record, known_offsets(record, meeting.station_id))
        opened, closed, lasted = sheet.span(record, right)
        context |= {
            "opened": opened,
            "closed": closed,
            "lasted": lasted,
            "elsewhere": [viewing_words(one) for one in record.elsewhere],
            "observers": record.observers,
            "answered": record.present - record.observers,
            "both_times": sheet.both_times(record, right),
            "facts": list(sheet.facts(record, named)),
            "screenings": sheet.screenings(right),
            "attendees": sheet.attendees(right) if named else [],
            "gaps": sheet.gaps(right),
            "talk": list(sheet.talk(record, named)),
            "abandoned": sheet.abandoned_name(record.abandoned_reason),
        }
    return staff_page(request, "record.html", _title(meeting), context)


@may("ledger.view_meeting", SEE_NAMES)
@require_GET
def record_json(request: HttpRequest, record_id: str) -> HttpResponse:  # noqa: ARG001
    """One meeting for a program."""
    response = JsonResponse(meeting_as_plain(_meeting(record_id)), json_dumps_params=_JSON)
    response.headers["Content-Disposition"] = f'attachment; filename="{record_id}.json"'
    return response


@may("ledger.view_meeting", SEE_NAMES)
@require_GET
def ledger_json(request: HttpRequest) -> HttpResponse:
    """Many meetings for a program."""
    try:
        found = meetings_found(
            station=request.GET.get("station", ""),
            month=request.GET.get("month", ""),
            since=request.GET.get("since", ""),
        )
    except ValueError:
        return JsonResponse({"detail": "since 要写成 2026-04-16T20:00:00+08:00 这样。"}, status=422)
    records = [meeting_as_plain(meeting) for meeting in found]
    return JsonResponse({"records": records}, json_dumps_params=_JSON)


@may("ledger.review_meeting")
@require_POST
def review(request: HttpRequest, record_id: str) -> HttpResponse:
    """Accept a record, ask the village to add something, or take that back."""
    _meeting(record_id)
    if "accept" in request.POST:
        accept_record(record_id)
        messages.success(request, "审过了，没有问题。")
    elif "withdraw" in request.POST:
        take_back(record_id)
        messages.success(request, "不用补了，已撤回。")
    elif return_record(record_id, request.POST.get("comment", "")):
        messages.success(request, "退回了，站点下次联系时就会看到。")
    else:
        messages.error(request, "请写清楚要补什么。")
    return redirect("ledger-record", record_id=record_id)


_FILTERS = (
    "station",
    "month",
    "q",
    "course",
    "flagged",
    "returned",
    "changed",
    "by_hand",
    "counted",
)
_CHANGED = {"supplement": Q(supplements__gt=0), "correction": Q(corrections__gt=0)}


def _sees_names(request: HttpRequest) -> bool:
    return request.user.has_perm(SEE_NAMES)


def _filtered(asked: dict[str, str], named: bool) -> QuerySet[Meeting]:
    meetings = Meeting.objects.all()
    if asked["station"]:
        meetings = meetings.filter(station_id=asked["station"])
    if asked["month"]:
        meetings = meetings.filter(month=asked["month"])
    if asked["flagged"]:
        meetings = meetings & Meeting.doubtful()
    if asked["returned"]:
        meetings = meetings & Meeting.returned()
    if asked["changed"] in _CHANGED:
        meetings = meetings.filter(_CHANGED[asked["changed"]])
    if asked["by_hand"] in ("0", "1"):
        meetings = meetings.filter(entered_by_hand=asked["by_hand"] == "1")
    if asked["counted"] in set(Counted):
        minimum = Office.current().minimum_people
        meetings = meetings.filter(made_of(Counted(asked["counted"]), minimum))
    if asked["course"]:
        meetings = meetings.filter(viewings__courseware=asked["course"]).distinct()
    return _with_word(meetings, asked["q"], named)


def _with_word(meetings: QuerySet[Meeting], word: str, named: bool) -> QuerySet[Meeting]:
    if not word:
        return meetings
    found = (
        Q(record_id__startswith=word)
        | Q(type_name__icontains=word)
        | Q(station__name__icontains=word)
        | Q(viewings__title__icontains=word)
    )
    if named:
        found |= Q(attendances__name__icontains=word)
    return meetings.filter(found).distinct()


def _meeting(record_id: str) -> Meeting:
    found = Meeting.objects.select_related("station").prefetch_related("revisions")
    return get_object_or_404(found, record_id=record_id)


def _title(meeting: Meeting) -> str:
    day = (
        f"{meeting.day:%Y年}{meeting.day.month}月{meeting.day.day}日" if meeting.day else "日期不明"
    )
    return f"{meeting.station.name} · {day} · {meeting.type_name or '读不全的记录'}"
