"""The pages for a station's machine."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from township.accounts.audit import note
from township.accounts.guard import may
from township.identity import township_fingerprint
from township.pages import staff_page
from township.stations.enrolment import CODE_LIVES, EnrolmentRefused, enrol
from township.stations.models import Enrolment, EnrolmentStage, Station
from township.stations.pin_reset import PinResetRefused, answer_forgotten_pin
from township.stations.tokens import newcomers, revoke_token


@may("stations.enrol_station")
@require_http_methods(["GET", "POST"])
def enrol_page(request: HttpRequest, station_id: str) -> HttpResponse:
    """Type the code that a machine shows against this station."""
    station = get_object_or_404(Station, pk=station_id)
    code, fault = request.POST.get("code", ""), ""
    if request.method == "POST":
        try:
            enrol(station, code)
        except EnrolmentRefused as refusal:
            fault = str(refusal)
        else:
            messages.success(request, _enrolled_words(station))
            return redirect("station-enrol", station_id=station.pk)
    return staff_page(
        request,
        "enrol.html",
        f"{station.name} · 接入",
        {
            "station": station,
            "code": code,
            "fault": fault,
            "fingerprint": township_fingerprint(),
            "waiting": _waiting(),
            "is_moving": newcomers(station).exists(),
            "minutes": int(CODE_LIVES.total_seconds() // 60),
        },
    )


@may("stations.enrol_station")
@require_POST
def revoke(request: HttpRequest, station_id: str) -> HttpResponse:
    """Shut a station's machine out."""
    station = get_object_or_404(Station, pk=station_id)
    revoke_token(station)
    messages.success(request, f"{station.name}的机器已停用，它的记录都还在。")
    return redirect("station", station_id=station.pk)


@may("stations.enrol_station")
@require_http_methods(["GET", "POST"])
def pin_reset_page(request: HttpRequest, station_id: str) -> HttpResponse:
    """Answer the six digits that a station shows whose administrator has forgotten the PIN."""
    station = get_object_or_404(Station, pk=station_id)
    challenge, code, fault = request.POST.get("challenge", ""), "", ""
    if request.method == "POST":
        try:
            code = answer_forgotten_pin(station, challenge)
        except PinResetRefused as refusal:
            fault = str(refusal)
        else:
            note(station, "报了一次重设管理员密码的数字")
    return staff_page(
        request,
        "pin_reset.html",
        f"{station.name} · 忘了密码",
        {"station": station, "challenge": challenge, "code": code, "fault": fault},
    )


def _enrolled_words(station: Station) -> str:
    compare = "请和村里对一遍指纹，两边一样就好了。"
    if newcomers(station).exists():
        return f"{station.name}新电脑的接入码输好了，旧电脑用到新电脑来联系为止。{compare}"
    return f"{station.name}接入了。{compare}"


def _waiting() -> int:
    return Enrolment.objects.filter(
        stage=EnrolmentStage.WAITING, expires_at__gt=timezone.now()
    ).count()
