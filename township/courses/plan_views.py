"""The pages of plans: a month's calendar, and one plan with its preview, receipt and history."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from township.accounts.guard import may
from township.accounts.staff import name_of
from township.courses.announcing import announce, put_aside
from township.courses.copying import copy_last_month, left_to_copy
from township.courses.models import PlanItem, PlanVersion, StudyPlan
from township.courses.month_calendar import WEEKDAYS, month_calendar
from township.courses.months import is_month, month_of, moved
from township.courses.plan_publishing import drafted, fingerprint, is_changed, publish, withdraw
from township.courses.plan_state import PlanState, state_of, state_words
from township.courses.plan_warnings import warnings
from township.courses.plan_words import names_words, people_words, types_words
from township.feeds.preview import preview
from township.feeds.received import Reception, receptions
from township.pages import staff_page
from township.stations.models import Station


@dataclass(frozen=True)
class Card:
    """A plan as its month's page shows it."""

    plan: StudyPlan
    state: PlanState
    words: str
    audience: str
    lines: list[tuple[PlanItem, str, str]]
    """Each item with its meetings and people in words."""
    reception: Reception | None


@dataclass(frozen=True)
class Chapter:
    """One version in a plan's history."""

    version: PlanVersion
    by: str
    reception: Reception


@may("courses.view_studyplan")
@require_GET
def plans(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """This month."""
    return redirect("plans-month", month=month_of(timezone.localdate()))


@may("courses.view_studyplan")
@require_GET
def month_page(request: HttpRequest, month: str) -> HttpResponse:
    """A month: its plans, and what is on which day."""
    _known(month)
    found = list(_plans().filter(month=month).order_by("pk"))
    return staff_page(
        request,
        "plans.html",
        f"{month[:4]}年{int(month[5:])}月计划",
        {
            "month": month,
            "number": int(month[5:]),
            "before": moved(month, -1),
            "after": moved(month, 1),
            "number_before": int(moved(month, -1)[5:]),
            "today": timezone.localdate(),
            "weekdays": WEEKDAYS,
            "cards": _cards(found),
            "calendar": month_calendar(month, found),
            "copyable": left_to_copy(month),
            "put_aside": put_aside(month).count(),
        },
    )


@may("courses.add_studyplan")
@require_POST
def copy(request: HttpRequest, month: str) -> HttpResponse:
    """Begin a month with a copy of the one before."""
    _known(month)
    copied = copy_last_month(month)
    if copied:
        said = f"抄好了：计划{copied.plans}份，会议{copied.meetings}场。都是草稿，站点还看不到。"
        messages.success(request, said)
    else:
        messages.info(request, "上个月的都已经抄过了，没有再加。")
    return redirect("plans-month", month=month)


@may("courses.change_plannedmeeting")
@require_POST
def announce_meetings(request: HttpRequest, month: str) -> HttpResponse:
    """Tell stations of the month's meetings that were put aside."""
    _known(month)
    count = announce(month)
    messages.success(request, f"{count}场会议下发了。站点下次联网就收到。")
    return redirect("plans-month", month=month)


@may("courses.view_studyplan")
@require_GET
def plan_page(request: HttpRequest, plan_id: str) -> HttpResponse:
    """A plan before it goes out and after: what a village will see, who has it, what changed."""
    plan = get_object_or_404(_plans(), pk=plan_id)
    draft, stations = drafted(plan), _stations()
    asked = [one for one in stations if one.id in draft.audience]
    chosen = _chosen(request.GET.get("station", ""), asked or stations)
    history = _history(plan, stations)
    return staff_page(
        request,
        "plan.html",
        plan.title,
        {
            "plan": plan,
            "number": int(plan.month[5:]),
            "state": state_of(plan),
            "words": state_words(plan),
            "changed": is_changed(plan),
            "draft": draft,
            "seen": fingerprint(draft),
            "audience": _audience_words(plan),
            "asked": len(asked),
            "stations": stations,
            "preview": preview(draft, chosen) if chosen is not None else None,
            "warnings": warnings(plan, timezone.localdate()),
            "history": history,
            "reception": history[0].reception if history else None,
        },
    )


@may("courses.change_studyplan")
@require_POST
def publish_plan(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Give a plan to the stations, if it still is what was looked at."""
    plan = get_object_or_404(StudyPlan, pk=plan_id)
    if request.POST.get("seen", "") != fingerprint(drafted(plan)) and is_changed(plan):
        messages.warning(request, "刚才又改过了，还没下发。请再看一遍，然后按“下发”。")
        return redirect("plan", plan_id=plan_id)
    version = publish(plan, _asking(request))
    if version is None:
        messages.info(request, "这一版已经下发过了。")
    else:
        messages.success(request, f"第{version.number}版下发了。站点下次联网就收到。")
    return redirect("plan", plan_id=plan_id)


@may("courses.change_studyplan")
@require_POST
def withdraw_plan(request: HttpRequest, plan_id: str) -> HttpResponse:
    """Take a plan back from the stations."""
    plan = get_object_or_404(StudyPlan, pk=plan_id)
    if withdraw(plan, _asking(request)) is None:
        messages.info(request, "站点没有这份计划，不用撤回。")
    else:
        messages.success(request, "撤回了。站点下次联网就看不到了，已经看过的照样算数。")
    return redirect("plan", plan_id=plan_id)


def _known(month: str) -> None:
    if not is_month(month):
        raise Http404


def _asking(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _plans() -> QuerySet[StudyPlan]:
    return StudyPlan.objects.prefetch_related(
        "items__courseware", "stations", "versions__published_by"
    )


def _stations() -> list[Station]:
    return list(Station.objects.select_related("status"))


def _chosen(station_id: str, stations: list[Station]) -> Station | None:
    """The village that is looked at; the first, unless another is asked for."""
    asked = Station.objects.filter(pk=station_id).first() if station_id else None
    return asked or next(iter(stations), None)


def _cards(found: list[StudyPlan]) -> list[Card]:
    latest = {plan.pk: plan.issued for plan in found}
    got = receptions([one for one in latest.values() if one is not None], _stations())
    return [_card(plan, latest[plan.pk], got) for plan in found]


def _card(plan: StudyPlan, issued: PlanVersion | None, got: dict[int, Reception]) -> Card:
    return Card(
        plan=plan,
        state=state_of(plan),
        words=state_words(plan),
        audience=_audience_words(plan),
        lines=[
            (item, types_words(item.meeting_types), people_words(item.minimum_people))
            for item in plan.items.all()
        ],
        reception=got[issued.pk] if issued is not None else None,
    )


def _audience_words(plan: StudyPlan) -> str:
    if plan.for_all:
        return "所有站点"
    return names_words([one.name for one in plan.stations.all()]) or "没有选站点"


def _history(plan: StudyPlan, stations: list[Station]) -> list[Chapter]:
    versions = list(plan.versions.all())
    got = receptions(versions, stations)
    return [
        Chapter(one, name_of(one.published_by) if one.published_by else "程序", got[one.pk])
        for one in versions
    ]
