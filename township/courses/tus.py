"""The door by which browsers bring large films in parts: tus 1.0.0, as far as it is needed.

Creation, checksum, termination and expiration of https://tus.io/protocols/resumable-upload; any
tus client may use it. Two things are ours: ``fingerprint`` among the metadata, which ``HEAD`` gives
back and ``Upload-Fingerprint`` may repeat with each part; and ``GET``, which tells as JSON what
became of the film.
"""

import base64
from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_http_methods, require_POST

from township.accounts.guard import may
from township.courses import receiving
from township.courses.arrivals import Arrival
from township.courses.models import Function
from township.courses.reporting import course_of_arrival, for_page
from township.courses.uploading import Details, UploadRefused

VERSION = "1.0.0"
_PART_TYPE = "application/offset+octet-stream"
_LONGEST_METADATA = 2000
_LONGEST_VALUE = 300
_ASKED_BY_ANYBODY = ("GET", "OPTIONS")
"""What need not say which tus it speaks."""
_STATUS: dict[type[UploadRefused], int] = {
    receiving.Gone: 404,
    receiving.OffsetDiffers: 409,
    receiving.OtherFile: 422,
    receiving.PartTooLarge: 413,
    receiving.AnotherWrites: 423,
    receiving.PartDamaged: 460,
}
"""What tus answers, by what is the matter; 422 for whatever else is refused."""


class _Unreadable(Exception):
    """A header says nothing that tus knows."""


_View = Callable[..., HttpResponseBase]


def _speaks_tus(view: _View) -> _View:
    """Answer as tus does, and refuse other versions and headers that cannot be read."""

    @wraps(view)
    def speaking(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
        response = _answered(view, request, *args, **kwargs)
        response.headers["Tus-Resumable"] = VERSION
        response.headers["Cache-Control"] = "no-store"
        return response

    return speaking


def _answered(view: _View, request: HttpRequest, *args: str, **kwargs: str) -> HttpResponseBase:
    is_tus = request.headers.get("Tus-Resumable") == VERSION
    if not is_tus and request.method not in _ASKED_BY_ANYBODY:
        return HttpResponse(status=412, headers={"Tus-Version": VERSION})
    try:
        return view(request, *args, **kwargs)
    except UploadRefused as refusal:
        return _refused(str(refusal), _STATUS.get(type(refusal), 422))
    except _Unreadable as fault:
        return _refused(str(fault), 400)


@may("courses.add_courseware")
@require_http_methods(["POST", "OPTIONS"])
@_speaks_tus
def arrivals(request: HttpRequest) -> HttpResponseBase:
    """Announce a film (``POST``), or ask what is spoken here (``OPTIONS``)."""
    if request.method == "OPTIONS":
        return HttpResponse(
            status=204,
            headers={
                "Tus-Version": VERSION,
                "Tus-Extension": "creation,checksum,termination,expiration",
                "Tus-Max-Size": str(receiving.LARGEST_BYTES),
                "Tus-Checksum-Algorithm": ",".join(receiving.CHECKSUMS),
            },
        )
    told = request.headers.get("Upload-Metadata", "")
    values = _metadata(told)
    arrival = receiving.begin_arrival(
        _person(request),
        values.get("filename", ""),
        _number(request, "Upload-Length"),
        _details(values),
        values.get("fingerprint", ""),
        told,
    )
    response = HttpResponse(status=201, headers=_expiry(arrival))
    response.headers["Location"] = reverse("courseware-arrival", args=[arrival.pk])
    return response


@may("courses.add_courseware")
@require_http_methods(["GET", "HEAD", "PATCH", "DELETE"])
@_speaks_tus
def arrival(request: HttpRequest, arrival_id: str) -> HttpResponseBase:
    """One film on its way: how much is here, the next part, what became of it, throw it away."""
    found = _own(request, arrival_id)
    match request.method:
        case "HEAD":
            return _how_much(found)
        case "PATCH":
            return _next_part(request, found)
        case "GET":
            return _what_became(found)
    receiving.drop_arrival(found)
    return HttpResponse(status=204)


@may("courses.add_courseware")
@require_POST
def drop(request: HttpRequest, arrival_id: str) -> HttpResponse:
    """Throw away what came of a film: the button on the page."""
    found = _own(request, arrival_id)
    try:
        receiving.drop_arrival(found)
    except UploadRefused as refusal:
        messages.error(request, f"《{found.name}》还在传：{refusal}先暂停，再点一次。")
    else:
        messages.success(request, f"《{found.name}》不传了，传过的部分已经清掉。")
    return redirect("courseware-upload")


def _own(request: HttpRequest, arrival_id: str) -> Arrival:
    owned = Arrival.objects.select_related("courseware", "owner").filter(owner=_person(request))
    return get_object_or_404(owned, pk=arrival_id)


def _how_much(arrival: Arrival) -> HttpResponse:
    headers = {
        **_expiry(arrival),
        "Upload-Offset": str(receiving.held_bytes(arrival)),
        "Upload-Length": str(arrival.size_bytes),
    }
    if arrival.metadata:
        headers["Upload-Metadata"] = arrival.metadata
    return HttpResponse(headers=headers)


def _next_part(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    if request.content_type != _PART_TYPE:
        return _refused(f"Content-Type 要是 {_PART_TYPE}", 415)
    same = request.headers.get("Upload-Fingerprint", arrival.fingerprint)
    if same != arrival.fingerprint:
        raise receiving.OffsetDiffers("这不是上次传的那个文件，会从头传。")
    receiving.append_part(
        arrival,
        _number(request, "Upload-Offset"),
        request,
        _number(request, "Content-Length"),
        request.headers.get("Upload-Checksum", ""),
    )
    if arrival.is_whole:
        course_of_arrival(arrival)
    headers = {**_expiry(arrival), "Upload-Offset": str(arrival.received_bytes)}
    return HttpResponse(status=204, headers=headers)


def _what_became(arrival: Arrival) -> HttpResponse:
    if receiving.held_bytes(arrival) < arrival.size_bytes:
        return JsonResponse({"verdict": "arriving", "percent": arrival.percent})
    return JsonResponse(for_page(course_of_arrival(arrival)))


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):  # the guard lets nobody else through
        raise _Unreadable("请先登录。")
    return request.user


def _number(request: HttpRequest, name: str) -> int:
    told = request.headers.get(name, "")
    if not (told.isascii() and told.isdigit() and len(told) <= 15):
        raise _Unreadable(f"{name} 不是数字。")
    return int(told)


def _metadata(told: str) -> dict[str, str]:
    """``Upload-Metadata``: keys, each with its value in base64 behind it, separated by commas."""
    if len(told) > _LONGEST_METADATA:
        raise _Unreadable("Upload-Metadata 太长。")
    pairs = (pair.strip().partition(" ") for pair in told.split(",") if pair.strip())
    try:
        return {
            key: base64.b64decode(value, validate=True).decode("utf-8")[:_LONGEST_VALUE]
            for key, _, value in pairs
        }
    except ValueError as unreadable:
        raise _Unreadable("Upload-Metadata 读不出来。") from unreadable


def _details(values: dict[str, str]) -> Details:
    return Details(
        title=values.get("title", "").replace("\0", ""),
        category=values.get("category", "").replace("\0", ""),
        function=values.get("function") or Function.EDUCATION.value,
        campaign=values.get("campaign", "").replace("\0", ""),
    )


def _expiry(arrival: Arrival) -> dict[str, str]:
    return {"Upload-Expires": http_date(arrival.expires_at.timestamp())}


def _refused(reason: str, status: int) -> HttpResponse:
    return JsonResponse({"ok": False, "verdict": "refused", "reason": reason}, status=status)
