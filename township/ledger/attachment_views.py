"""The doors for photos and signed sheets: add, look at, take down.

What is given out is either our own JPEG or a file to be saved; no page of ours runs any of it.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
)
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from township.accounts.guard import may
from township.accounts.roles import SEE_NAMES
from township.ledger.attaching import (
    AttachmentRefused,
    attach,
    file_of,
    take_down,
    thumbnail_of,
)
from township.ledger.attachment import Attachment
from township.ledger.models import Meeting

ADD = "ledger.add_attachment"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, max-age=3600",
}


@may(ADD, SEE_NAMES)
@require_POST
def add(request: HttpRequest, record_id: str) -> HttpResponse:
    """Keep one file or several; whoever accepts JSON is answered in JSON, about the first one."""
    meeting = get_object_or_404(Meeting, record_id=record_id)
    uploads = request.FILES.getlist("file")
    outcomes = [_kept(request, meeting, upload) for upload in uploads] or [_nothing_chosen()]
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse(outcomes[0], status=200 if outcomes[0]["ok"] else 422)
    for one in outcomes:
        (messages.success if one["ok"] else messages.error)(request, one["words"])
    return redirect(_page(record_id))


@may("ledger.view_meeting")
@require_GET
def show(request: HttpRequest, record_id: str, attachment_id: int) -> HttpResponseBase:
    """A file as it is kept."""
    one = _visible(request, record_id, attachment_id)
    extension, kind = ("pdf", "application/pdf") if one.is_pdf else ("jpg", "image/jpeg")
    name = f"{record_id[:8]}-{one.pk}.{extension}"
    return _given_out(
        file_of(one.sha256).open("rb"), content_type=kind, as_attachment=one.is_pdf, filename=name
    )


@may("ledger.view_meeting")
@require_GET
def thumbnail(request: HttpRequest, record_id: str, attachment_id: int) -> HttpResponseBase:
    """The small picture of a picture."""
    one = _visible(request, record_id, attachment_id)
    if one.is_pdf:
        raise Http404
    return _given_out(thumbnail_of(one.sha256).open("rb"), content_type="image/jpeg")


@may(ADD, SEE_NAMES)
@require_POST
def remove(request: HttpRequest, record_id: str, attachment_id: int) -> HttpResponse:
    """Take a file down, with a reason; it is kept all the same."""
    meeting = get_object_or_404(Meeting, record_id=record_id)
    reason = request.POST.get("reason", "")
    if take_down(meeting, attachment_id, reason, _user(request)):
        messages.success(request, "撤下了。原件还留着，只是不再显示。")
    else:
        messages.error(request, "没有撤下：请写明为什么撤下。")
    return redirect(_page(record_id))


def _visible(request: HttpRequest, record_id: str, attachment_id: int) -> Attachment:
    """What may be seen: signed sheets hold names, and what was taken down is shown to nobody."""
    one = get_object_or_404(
        Attachment, pk=attachment_id, meeting__record_id=record_id, removed_at=None
    )
    if not one.is_photo and not request.user.has_perm(SEE_NAMES):
        raise PermissionDenied
    return one


def _given_out(stream: Any, **options: Any) -> FileResponse:
    response = FileResponse(stream, **options)
    for name, value in _HEADERS.items():
        response.headers[name] = value
    return response


def _kept(request: HttpRequest, meeting: Meeting, upload: "UploadedFile[bytes]") -> dict[str, Any]:
    try:
        kept = attach(meeting, request.POST.get("kind", ""), upload, _user(request))
    except AttachmentRefused as refusal:
        return {"ok": False, "words": str(refusal)}
    words = "这一份已经有了，没有再存。" if kept.duplicate else "存好了。"
    return {"ok": True, "words": words, "duplicate": kept.duplicate}


def _nothing_chosen() -> dict[str, Any]:
    return {"ok": False, "words": "还没有选文件。"}


def _page(record_id: str) -> str:
    return reverse("ledger-record", args=[record_id]) + "#attachments"


def _user(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None
