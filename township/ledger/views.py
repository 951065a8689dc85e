"""The ledger's pages: every received meeting, and each one whole."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from protocol.true_record import in_true_time
from township.accounts.guard import may
from township.accounts.roles import SEE_NAMES
from township.ledger import sheet
from township.ledger.attachment import AttachmentKind
from township.ledger.by_hand import viewing_words
from township.ledger.comparing import answered_by, revision_rows
from township.ledger.extraction import newest, record_of
from township.ledger.listing import CappedPaginator
from township.ledger.models import Meeting
from township.ledger.reading import meeting_as_plain, meetings_found, missing_numbers
from township.ledger.replacing import perhaps_double, same_evening
from township.ledger.reviewing import accept_record, return_record, take_back
from township.ledger.search_words import CHOICES, campaigns, chips, months, selects
from township.ledger.searching import Question
from township.ledger.side_by_side import pair
from township.ledger.timing import known_offsets
from township.pages import staff_page
from township.stations.models import Station

ROWS_A_PAGE = 50
_JSON = {"ensure_ascii": False}


@may("ledger.view_meeting")
@require_GET
def ledger(request: HttpRequest) -> HttpResponse:
    """Every received meeting, newest first, narrowed by what stands in the address.

    Whatever page shows a number of meetings links here with these; all of them hold at once, an
    unknown name says nothing, and an unknown value finds nothing or says nothing.

    ``station``: its id. ``month``: ``2026-04``. ``type``: code of a meeting type. ``must``: 1-4,
    one of the four musts. ``three``: 1-3, one of the three musts. ``form``: ``group``,
    ``on_demand``, ``field``, ``visit``. ``course``: SHA-256 of a course that was shown.
    ``required``: 1 where a required course was shown, 0 where an optional one was. ``function``:
    ``publicity``, ``education``, ``service``; ``campaign``: both of a course that was shown.
    ``plan`` and ``item``: ids of a plan and its line that a viewing answers. ``planned``: id of the
    planned meeting or class on the 10th that it was. ``attendance``: ``low`` (参学率 below
    ``below`` per cent, 60 unless told), ``none`` (nobody signed in), ``under_minimum`` (fewer
    signed in than counts). ``people``: ``1-9``, ``10-19``, ``20-49``, ``50`` there, villagers
    included. ``flagged=1``: with a doubt that nobody has settled. ``returned=1``: the village has
    not added yet what it was asked for. ``review``: ``accepted`` or ``waiting``. ``changed``:
    ``supplement`` or ``correction``. ``by_hand``: 0 machine evidence, 1 told by anybody,
    ``village``, ``office``. ``late=1``: with somebody late, entered or studying afterwards.
    ``attachments``: ``missing`` or ``there``. ``counted``: ``valid``, ``called`` or ``by_hand``,
    the meetings a number of that name is made of. ``q``: part of the name of a village, type,
    course or (for whoever may see names) person, or the beginning of a record's id; of a
    person's name two characters at least. ``page``: which page.
    """
    question = Question.of(request.GET, _sees_names(request))
    found = question.meetings().select_related("station").prefetch_related("viewings")
    page = CappedPaginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    asked = question.values
    return staff_page(
        request,
        "ledger.html",
        "学习台账",
        {
            "page": page,
            "double": perhaps_double(list(page)),
            "named": _sees_names(request),
            "asked": asked,
            "chips": chips(question),
            "narrowed": question.is_narrow,
            "query": question.address,
            "stations": Station.objects.all(),
            "missing": missing_numbers(asked["station"]) if asked["station"] else [],
            "months": months(asked["month"]),
            "types": CHOICES["type"],
            "selects": selects(question),
            "campaigns": campaigns(),
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
        "pair": pair(meeting, request.GET.get("left", ""), request.GET.get("right", ""), named),
        "same": same_evening(meeting),
        **_attachments(meeting, named),
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
            "village_photos": len(record.photos),
            "elsewhere": [viewing_words(one) for one in record.elsewhere],
            "observers": record.observers,
            "answered": meeting.present - record.observers,
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


def _sees_names(request: HttpRequest) -> bool:
    return request.user.has_perm(SEE_NAMES)


def _attachments(meeting: Meeting, named: bool) -> dict[str, Any]:
    """What lies beside the record; a signed sheet is told of by its number where names are not."""
    every = list(meeting.attachments.select_related("added_by"))
    there = [one for one in every if one.removed_at is None]
    return {
        "attachments": [one for one in there if named or one.is_photo],
        "hidden_sheets": 0 if named else sum(not one.is_photo for one in there),
        "removed": [one for one in every if one.removed_at is not None],
        "kinds": AttachmentKind.choices,
    }


def _meeting(record_id: str) -> Meeting:
    found = Meeting.objects.select_related("station", "replaced_by").prefetch_related(
        "revisions__entered_by", "replaces"
    )
    return get_object_or_404(found, record_id=record_id)


def _title(meeting: Meeting) -> str:
    day = (
        f"{meeting.day:%Y年}{meeting.day.month}月{meeting.day.day}日" if meeting.day else "日期不明"
    )
    return f"{meeting.station.name} · {day} · {meeting.type_name or '读不全的记录'}"
