"""The pages by which the office enters a meeting for a village, looks it over, and corrects it.

What is looked over is sealed and signed already: the second press stores these very bytes, so that
pressing twice, or a reload, stores them once.
"""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.models import User
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from protocol.receipt import Verdict
from protocol.record import MeetingRecord, plain_record
from township.accounts.audit import note
from township.accounts.guard import may
from township.accounts.roles import SEE_NAMES
from township.accounts.staff import name_of
from township.courses.models import Courseware
from township.ledger import sheet
from township.ledger.attaching import AttachmentRefused, attach
from township.ledger.attachment import AttachmentKind
from township.ledger.by_hand import viewing_words
from township.ledger.by_office import (
    corrected_record,
    counted_heads,
    first_record,
    people_for,
    why_by_hand,
)
from township.ledger.comparing import change_rows
from township.ledger.entry_form import MARKS, REASONS, EntryForm, initial_of
from township.ledger.extraction import newest, record_of
from township.ledger.intake import take_in
from township.ledger.models import Meeting
from township.ledger.replacing import count_again, give_way
from township.pages import staff_page
from township.stations.models import Station

ENTER = "ledger.enter_meeting"
_SALT = "township.ledger.entry"
_LIVES_S = 24 * 3600
_COURSES_OFFERED = 300


@may(ENTER, SEE_NAMES)
@require_http_methods(["GET", "POST"])
def new_entry(request: HttpRequest) -> HttpResponse:
    """Choose the village, fill the form in, look it over, store it."""
    asked = request.POST.get("station") or request.GET.get("station", "")
    station = Station.objects.filter(pk=asked).first()
    if station is None:
        return staff_page(
            request, "entry_station.html", "手工补录", {"stations": Station.objects.all()}
        )
    saved = _saved(request, station)
    if saved is not None:
        return saved
    form = _form(request, station, None, {"form": "group", "type_code": "theme_party_day"})
    if request.method == "POST" and "back" not in request.POST and form.is_valid():
        record = first_record(station, form.entry(), str(uuid4()), name_of(_user(request)))
        return _preview(request, station, record, None)
    return _form_page(request, station, form, None)


@may(ENTER, SEE_NAMES)
@require_http_methods(["GET", "POST"])
def correct_entry(request: HttpRequest, record_id: str) -> HttpResponse:
    """Correct what the office entered: a revision with a reason, both are kept."""
    meeting = get_object_or_404(
        Meeting.objects.select_related("station"), record_id=record_id, by_office=True
    )
    latest = newest(meeting, understood_only=True)
    before = record_of(latest) if latest is not None else None
    if before is None:
        return redirect("ledger-record", record_id=record_id)
    station = meeting.station
    saved = _saved(request, station)
    if saved is not None:
        return saved
    form = _form(request, station, before, initial_of(before))
    if request.method == "POST" and "back" not in request.POST and form.is_valid():
        reason = form.cleaned_data["correction"]
        author = name_of(_user(request))
        record = corrected_record(before, station, form.entry(), author, reason)
        return _preview(request, station, record, before)
    return _form_page(request, station, form, before)


@may(ENTER)
@require_POST
def same_meeting(request: HttpRequest, record_id: str) -> HttpResponse:
    """Say that an entry of the office and a village's record are one meeting, or are not."""
    entry = get_object_or_404(Meeting, record_id=record_id)
    if "undo" in request.POST:
        count_again(entry)
        messages.success(request, "这份补录重新计算了。")
    elif give_way(entry, request.POST.get("record", "")):
        messages.success(request, "以村里的记录为准，这份补录还留着，不再计算。")
    else:
        messages.error(request, "这两份对不上，请刷新页面再看一看。")
    return redirect("ledger-record", record_id=record_id)


def _form(
    request: HttpRequest, station: Station, before: MeetingRecord | None, initial: dict[str, Any]
) -> EntryForm:
    people = people_for(station, before)
    data = request.POST if request.method == "POST" else None
    return EntryForm(data, people=people, correcting=before is not None, initial=initial)


def _form_page(
    request: HttpRequest, station: Station, form: EntryForm, before: MeetingRecord | None
) -> HttpResponse:
    courses = Courseware.objects.order_by("-uploaded_at").values_list("title", flat=True)
    verb = "更正补录" if before is not None else "手工补录"
    return staff_page(
        request,
        "entry.html",
        f"{verb} · {station.name}",
        {
            "station": station,
            "form": form,
            "marks": [(status.value, name) for status, name in MARKS.items()],
            "reasons": REASONS,
            "courses": courses[:_COURSES_OFFERED],
            "correcting": before.id if before is not None else "",
        },
        status=422 if form.is_bound and form.errors else 200,
    )


def _preview(
    request: HttpRequest, station: Station, record: MeetingRecord, before: MeetingRecord | None
) -> HttpResponse:
    began, ended, lasted = sheet.span(record, record)
    heads = counted_heads(record)
    kept = [(k, one) for k, many in request.POST.lists() for one in many if k != _CSRF]
    told = {
        "began": began,
        "ended": ended,
        "lasted": lasted,
        "expected": heads.expected if heads is not None else len(record.expected),
        "present": heads.present if heads is not None else record.present,
        "courses": [viewing_words(one) for one in record.elsewhere],
        "attendees": sheet.attendees(record),
        "facts": list(sheet.facts(record)),
        "talk": list(sheet.talk(record)),
        "why": why_by_hand(record),
        "changes": change_rows(before, record) if before is not None else [],
    }
    there = Meeting.counted().filter(station=station, day=record.held.day) if record.held else []
    return staff_page(
        request,
        "entry_preview.html",
        f"请看一遍 · {station.name}",
        {
            **told,
            "record": record,
            "station": station,
            "correction": record.correction,
            "kept": kept,
            "sealed": signing.dumps(plain_record(record), salt=_SALT, compress=True),
            "there": [one for one in there if one.record_id != record.id],
        },
    )


_CSRF = "csrfmiddlewaretoken"


def _saved(request: HttpRequest, station: Station) -> HttpResponse | None:
    """Store what was looked over; nothing where that was not asked, or it must be looked over anew.

    A file that cannot be kept spoils nothing.
    """
    if "save" not in request.POST:
        return None
    try:
        plain = signing.loads(request.POST.get("sealed", ""), salt=_SALT, max_age=_LIVES_S)
    except signing.BadSignature:
        messages.error(request, "这一页放得太久了，请再看一遍，再存一次。")
        return None
    user = _user(request)
    receipt = take_in(station, plain, entered_by=user)
    if not receipt.verdict.is_held:
        messages.error(request, "没有存成，请再看一遍，再存一次。")
        return None
    meeting = Meeting.objects.get(record_id=receipt.record_id)
    if receipt.verdict is not Verdict.ALREADY:
        note(meeting, f"镇里补录，第{receipt.revision}版")
        _attach_sheets(request, meeting, user)
    messages.success(request, "补录存好了，记作镇里补录，不和机器记录混在一起。")
    return redirect("ledger-record", record_id=meeting.record_id)


def _attach_sheets(request: HttpRequest, meeting: Meeting, user: User) -> None:
    for upload in request.FILES.getlist("sheet"):
        try:
            attach(meeting, AttachmentKind.SIGNED_RECORD, upload, user)
        except AttachmentRefused as refusal:
            messages.error(request, f"签字的表没有附上：{refusal}")


def _user(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise TypeError("only staff come here")
    return request.user
