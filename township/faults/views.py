"""The pages for faults: the board, one fault with what is done about it, and form C on paper."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from protocol.fault_code import category_of, read_code
from township.accounts.guard import may
from township.accounts.roles import SEE_NAMES
from township.faults import deeds
from township.faults.deeds import CANNED_ANSWERS, FaultRefused, Told
from township.faults.models import Fault
from township.faults.register import (
    HEADS,
    downtime_words,
    faults_of,
    found_words,
    row_of,
    rows_of,
    span_words,
    stopgap_words,
)
from township.faults.standing import TONES, Standing, counts, faults_in, standing_of
from township.faults.words import category_name, fault_name, meaning
from township.pages import staff_page
from township.stations.models import Office, Station

FAULTS_A_PAGE = 50
_SPAN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?")
_DEEDS = {
    "accept": "受理了，村里的屏幕上会看到回话。",
    "repaired": "记下了：修好了。村里的屏幕会请他们试一试。",
    "restored": "记下了：村里说好了。",
    "broken": "记下了：又坏了。这处故障重新打开。",
    "details": "维修情况存好了。",
}


@dataclass(frozen=True)
class Row:
    """One fault on the board."""

    fault: Fault
    what: str
    category: str
    standing: Standing
    tone: str
    lasted: str


@may("faults.view_fault")
@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """The faults that trouble villages, the longest first; or those of one standing."""
    asked = {name: request.GET.get(name, "").strip() for name in ("state", "station", "q")}
    found = faults_in(asked["state"])
    heard = read_code(asked["q"]) if asked["q"] else None
    if asked["station"]:
        found = found.filter(station_id=asked["station"][:20])
    if asked["q"]:
        found = found.filter(code__icontains=asked["q"][:20])
    over = asked["state"] == Standing.RESTORED
    found = found.order_by("-restored_at", "-id") if over else found.order_by("received_at", "id")
    page = Paginator(found, FAULTS_A_PAGE).get_page(request.GET.get("page"))
    told = counts()
    return staff_page(
        request,
        "faults.html",
        "报修",
        {
            "asked": asked,
            "page": page,
            "rows": _rows(page.object_list),
            "counts": told,
            "open": sum(count for one, count in told if one is not Standing.RESTORED),
            "stations": Station.objects.order_by("position", "id"),
            "query": urlencode({name: words for name, words in asked.items() if words}),
            "meaning": meaning(heard) if heard is not None else "",
            "month": f"{timezone.localdate():%Y-%m}",
            "year": f"{timezone.localdate():%Y}",
        },
    )


@may("faults.view_fault", post="faults.change_fault")
@require_http_methods(["GET", "POST"])
def fault_page(request: HttpRequest, fault_id: int) -> HttpResponse:
    """One fault: its ladder, what was said, and what the office does."""
    if request.method == "POST":
        with transaction.atomic():
            # The village's own word may come in the same moment.
            said = _do(get_object_or_404(Fault.objects.select_for_update(), pk=fault_id), request)
        if said:
            messages.success(request, said)
        return redirect("fault", fault_id=fault_id)
    fault = get_object_or_404(Fault.objects.select_related("station"), pk=fault_id)
    standing, now = standing_of(fault), timezone.now()
    return staff_page(
        request,
        "fault.html",
        f"{fault.station.name} · {fault_name(fault.part)}",
        {
            "fault": fault,
            "standing": standing,
            "tone": TONES[standing],
            "category": category_name(fault.category),
            "found": found_words(fault),
            "stopgap": stopgap_words(fault),
            "rungs": _rungs(fault),
            "downtime": downtime_words(fault, now),
            "steps": fault.steps.all(),
            "answers": CANNED_ANSWERS,
            "named": request.user.has_perm(SEE_NAMES),
        },
    )


@may("faults.change_fault")
@require_http_methods(["GET", "POST"])
def new_fault(request: HttpRequest) -> HttpResponse:
    """Enter a fault that is told by telephone."""
    sent = request.POST if request.method == "POST" else request.GET
    names = ("station", "code", "part", "category", "words", "reporter", "stopgap")
    typed = {name: sent.get(name, "").strip() for name in names}
    refused, heard = "", read_code(typed["code"]) if typed["code"] else None
    if request.method == "POST":
        try:
            fault = _entered(typed)
        except FaultRefused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, f"{fault.station.name}的报修登记好了，编号{fault.number}。")
            return redirect("fault", fault_id=fault.pk)
    elif heard is not None:
        typed["part"] = typed["part"] or heard.part
        typed["category"] = typed["category"] or category_of(heard.part).value
    return staff_page(
        request,
        "fault_new.html",
        "登记电话报修",
        {
            "typed": typed,
            "refused": refused,
            "meaning": meaning(heard) if heard is not None else "",
            "unknown": bool(typed["code"]) and heard is None and not refused,
            "stations": Station.objects.order_by("position", "id"),
            "parts": deeds.fault_choices(),
            "categories": deeds.category_choices(),
        },
    )


@may("faults.view_fault")
@require_GET
def fault_form(request: HttpRequest, fault_id: int) -> HttpResponse:
    """One fault as form C, for A4 paper and a signature."""
    fault = get_object_or_404(Fault.objects.select_related("station"), pk=fault_id)
    row = row_of(fault, timezone.now(), request.user.has_perm(SEE_NAMES))
    cells = dict(zip((one.name for one in HEADS), row, strict=True))
    return render(
        request,
        "township/fault_form.html",
        {"fault": fault, "cells": cells, "office": Office.current()},
    )


@may("faults.view_fault")
@require_GET
def register(request: HttpRequest, span: str) -> HttpResponse:
    """A month's or a year's register of faults, for A4 paper on its side."""
    first, last, words = _days_of(span)
    whole = sum(one.width for one in HEADS)
    rows = rows_of(faults_of(first, last), request.user.has_perm(SEE_NAMES))
    return render(
        request,
        "township/fault_register.html",
        {
            "heads": [(one.name, f"{one.width * 100 / whole:.2f}") for one in HEADS],
            "rows": rows,
            "words": words,
            "office": Office.current(),
            "today": timezone.localdate(),
        },
    )


def _do(fault: Fault, request: HttpRequest) -> str:
    """Do what was pressed; what to say of it, or nothing for a button that there is not."""
    deed = request.POST.get("deed", "")
    if deed == "accept":
        deeds.accept(fault, request.POST.get("canned", "") or request.POST.get("answer", ""))
    elif deed == "repaired":
        deeds.call_repaired(fault)
    elif deed == "restored":
        deeds.call_restored(fault)
    elif deed == "broken":
        deeds.call_broken_again(fault)
    elif deed == "details":
        told = {name: request.POST[name] for name in deeds.KEPT if name in request.POST}
        deeds.keep_repair(fault, **told)
    return _DEEDS.get(deed, "")


def _entered(typed: dict[str, str]) -> Fault:
    """The fault that was told by telephone.

    Raises:
        FaultRefused: it is not clear where or what.
    """
    station = Station.objects.filter(pk=typed["station"][:20]).first()
    if station is None:
        raise FaultRefused("请选是哪个站点。")
    told = {name: words for name, words in typed.items() if name != "station"}
    return deeds.report_by_telephone(station, Told(**told))


def _rows(faults: Any) -> list[Row]:
    now = timezone.now()
    return [
        Row(
            fault=one,
            what=fault_name(one.part),
            category=category_name(one.category),
            standing=standing_of(one),
            tone=TONES[standing_of(one)],
            lasted=downtime_words(one, now),
        )
        for one in faults
    ]


def _rungs(fault: Fault) -> list[tuple[str, datetime.datetime | None, str]]:
    """The ladder: each rung's name, its time, and how long it took from the report."""
    repaired = fault.repaired_at - fault.begun_at if fault.repaired_at else None
    restored = fault.restored_at - fault.begun_at if fault.restored_at else None
    by_whom = "（村里来电话）" if fault.restored_by_office else ""
    return [
        ("报修（电话）" if fault.by_telephone else "报修", fault.begun_at, ""),
        ("受理", fault.accepted_at, span_words(fault.response)),
        ("修好", fault.repaired_at, span_words(repaired)),
        (f"恢复{by_whom}", fault.restored_at, span_words(restored)),
    ]


def _days_of(span: str) -> tuple[datetime.date, datetime.date, str]:
    """The first and the last day of a year or month, and its name.

    Raises:
        Http404: it is neither.
    """
    asked = _SPAN.fullmatch(span)
    if asked is None or not datetime.MINYEAR < int(asked[1]) < datetime.MAXYEAR:
        raise Http404
    year = int(asked[1])
    if asked[2] is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31), f"{year}年"
    month = int(asked[2])
    last = calendar.monthrange(year, month)[1]
    return (
        datetime.date(year, month, 1),
        datetime.date(year, month, last),
        f"{year}年{month}月",
    )
