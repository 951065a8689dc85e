"""The pages of rosters: every village's, one village's, and what an import would change."""

import io
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from protocol.people import Person
from township.accounts.audit import note
from township.accounts.guard import may
from township.accounts.roles import SEE_NAMES
from township.accounts.staff import name_of
from township.pages import staff_page
from township.stations.member_cards import card_sheets
from township.stations.models import ROLE_NAMES, STATUS_NAMES, Office, RosterDraft, Station
from township.stations.roster import RosterRefused, people_of, replace_roster, roster_print
from township.stations.roster_changes import VillageChange
from township.stations.roster_drafts import (
    APPLIED_LIVES,
    DraftOutdated,
    Same,
    applied_drafts,
    apply_draft,
    changes_of,
    draft_of,
    propose,
    undo_draft,
    written_of,
)
from township.stations.roster_export import empty_workbook, roster_workbook
from township.stations.roster_table import (
    expected_count,
    expected_words,
    ids_text,
    left_out_words,
    ticks_in,
)
from township.stations.roster_text import as_text, written_in_text
from township.stations.roster_workbook import written_in
from township.stations.roster_written import Written
from township.stations.workbook_file import LARGEST_BYTES

_CHANGE = "stations.change_rosterentry"
_OUTDATED = "花名册刚才被别人改过，还没有导入。现在会改的在下面，请再看一遍。"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class VillageDraft:
    """One village of a dry run, with its name."""

    station: Station
    change: VillageChange


@may(SEE_NAMES, post=_CHANGE)
@require_http_methods(["GET", "POST"])
def rosters_page(request: HttpRequest) -> HttpResponse:
    """Every village's roster, and the way to bring in a workbook of all of them."""
    fault = ""
    if request.method == "POST":
        try:
            every = list(Station.objects.all())
            return _to_draft(request, written_in(_uploaded(request), every, None))
        except RosterRefused as refusal:
            fault = str(refusal)
    stations = Station.objects.prefetch_related("roster")
    villages = [(one, people_of(one)) for one in stations]
    context = {
        "fault": fault,
        "villages": [
            (one, len(people), expected_count(people), left_out_words(people))
            for one, people in villages
        ],
        "total": sum(len(people) for _, people in villages),
        "imports": _imports({one.pk: one.name for one in stations}),
        "lives_days": APPLIED_LIVES.days,
    }
    return staff_page(request, "rosters.html", "各村花名册", context)


@may(SEE_NAMES, post=_CHANGE)
@require_http_methods(["GET", "POST"])
def roster_page(request: HttpRequest, station_id: str) -> HttpResponse:
    """A village's roster: ticks to save, a list to paste, a workbook to bring in."""
    station = get_object_or_404(Station, pk=station_id)
    people = people_of(station)
    fault, shown = "", people
    if request.method == "POST":
        try:
            if "ids" in request.POST:
                shown = ticks_in(
                    request.POST["ids"],
                    request.POST.getlist("status"),
                    request.POST.getlist("tick"),
                ).on(people)
                return _save_ticks(request, station, people, shown)
            return _to_draft(request, _handed_in(request, station))
        except RosterRefused as refusal:
            fault = str(refusal)
    context = {
        "station": station,
        "people": shown,
        "ids": ids_text(shown),
        "print": roster_print(people),
        "text": request.POST.get("people") or as_text(people),
        "pasted": "people" in request.POST,
        "fault": fault,
        "expected": expected_words(shown),
        "statuses": list(STATUS_NAMES.items()),
        "roles": list(ROLE_NAMES.items()),
    }
    return staff_page(request, "roster.html", f"{station.name} · 花名册", context)


@may(_CHANGE)
@require_http_methods(["GET", "POST"])
def draft_page(request: HttpRequest, token: str) -> HttpResponse:
    """What an import would change; once that is what somebody wants, it is done."""
    draft = _draft(token)
    if request.method == "POST":
        return _apply(request, draft)
    changes, written = changes_of(draft), written_of(draft)
    names = Station.objects.in_bulk([one.station_id for one in changes])
    context = {
        "draft": draft,
        "villages": [
            VillageDraft(names[one.station_id], one) for one in changes if one.station_id in names
        ],
        "homeless": written.villages[""].unread if "" in written.villages else (),
        "written": written,
        "is_change": any(one.is_change for one in changes),
        "lives_days": APPLIED_LIVES.days,
    }
    title = "花名册导入好了" if draft.applied_at else "导入花名册：请先看一遍"
    return staff_page(request, "roster_draft.html", title, context)


@may(_CHANGE)
@require_POST
def undo_page(request: HttpRequest, token: str) -> HttpResponse:
    """Bring back the rosters from before an import."""
    draft = _draft(token)
    try:
        count = undo_draft(draft)
    except RosterRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("roster-draft", token=token)
    messages.success(request, f"撤销了，{count}个村的花名册和导入以前一样。")
    return redirect("rosters")


@may(SEE_NAMES)
@require_GET
def rosters_file(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """Every village's roster as a workbook."""
    stations = list(Station.objects.prefetch_related("roster"))
    made = roster_workbook(stations)
    note(Office.current(), f"导出了全镇花名册，{sum(one.roster.count() for one in stations)}人")
    return _file(made, f"{Office.current().township_name}花名册")


@may(SEE_NAMES)
@require_GET
def roster_file(request: HttpRequest, station_id: str) -> HttpResponseBase:  # noqa: ARG001
    """A village's roster as a workbook."""
    station = get_object_or_404(Station, pk=station_id)
    made = roster_workbook([station])
    note(station, f"导出了花名册，{station.roster.count()}人")
    return _file(made, f"{station.name}花名册")


@may(SEE_NAMES)
@require_GET
def template_file(request: HttpRequest) -> HttpResponseBase:  # noqa: ARG001
    """An empty form."""
    first = Station.objects.first()
    return _file(empty_workbook(first.name if first is not None else "柳湾"), "花名册空表")


@may(_CHANGE)
@require_GET
def cards_page(request: HttpRequest, station_id: str) -> HttpResponse:
    """A village's member cards, ready to be printed and cut."""
    station = get_object_or_404(Station, pk=station_id)
    people = people_of(station)
    asked = set(request.GET.getlist("person"))
    chosen = [one for one in people if one.id in asked] if asked else people
    context = {
        "station": station,
        "sheets": card_sheets(chosen),
        "count": len(chosen),
        "people": people,
        "asked": asked,
    }
    return staff_page(request, "cards.html", f"{station.name} · 签到卡", context)


def _imports(names: dict[str, str]) -> list[tuple[RosterDraft, str, str]]:
    """The imports that can be undone, each with whose it was and which villages it changed."""
    found = []
    for draft in applied_drafts():
        changed = [one.station_id for one in changes_of(draft) if one.is_change]
        villages = "、".join(names[one] for one in changed if one in names)
        found.append((draft, name_of(draft.made_by) if draft.made_by else "", villages))
    return found


def _handed_in(request: HttpRequest, station: Station) -> Written:
    if "people" in request.POST:
        return Written(villages={station.pk: written_in_text(request.POST["people"])})
    return written_in(_uploaded(request), list(Station.objects.all()), station)


def _uploaded(request: HttpRequest) -> bytes:
    file = request.FILES.get("file")
    if file is None:
        raise RosterRefused("请先选一个 .xlsx 文件，再按“看看会改什么”。")
    if (file.size or 0) > LARGEST_BYTES:
        raise RosterRefused(f"文件太大了，最大{LARGEST_BYTES // 1024**2}MB。花名册里不用放图片。")
    content: bytes = file.read()
    return content


def _to_draft(request: HttpRequest, written: Written) -> HttpResponse:
    user = request.user if isinstance(request.user, User) else None
    return redirect("roster-draft", token=propose(written, user).token)


def _save_ticks(
    request: HttpRequest, station: Station, people: list[Person], ticked: list[Person]
) -> HttpResponse:
    if request.POST.get("print") != roster_print(people):
        raise RosterRefused(
            "刚才有别人改过这份花名册，还没有存。下面是现在的人和您勾的，看一眼再按一次“存好”。"
        )
    if ticked == people:
        messages.success(request, f"没有改动。{expected_words(people)}。")
    else:
        changed = sum(one != other for one, other in zip(people, ticked, strict=True))
        replace_roster(station, ticked, f"改了花名册上{changed}人的身份、职务或应到")
        messages.success(request, f"存好了，改了{changed}人。{expected_words(ticked)}。")
    return redirect("station-roster", station_id=station.pk)


def _apply(request: HttpRequest, draft: RosterDraft) -> HttpResponse:
    try:
        count = apply_draft(draft, _same(request))
    except RosterRefused as refusal:
        messages.error(request, str(refusal))
    except DraftOutdated as outdated:
        messages.warning(request, _OUTDATED)
        return redirect("roster-draft", token=str(outdated))
    else:
        messages.success(request, f"照这样改好了，{count}个村。站点下次联系时就用新的。")
    return redirect("roster-draft", token=draft.token)


def _same(request: HttpRequest) -> list[Same]:
    parts = [one.rpartition(":") for one in request.POST.getlist("same")]
    return [(village, int(place)) for village, _, place in parts if place.isdecimal()]


def _draft(token: str) -> RosterDraft:
    draft = draft_of(token)
    if draft is None:
        raise Http404
    return draft


def _file(content: bytes, name: str) -> FileResponse:
    day = f"{timezone.localdate():%Y%m%d}"
    return FileResponse(
        io.BytesIO(content), as_attachment=True, filename=f"{name}{day}.xlsx", content_type=_XLSX
    )
