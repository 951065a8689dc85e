"""Attaches photos and signed sheets to a record, and takes them down again without losing them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from township.accounts.audit import note
from township.courses.store import free_bytes, keep_bytes
from township.courses.uploading import KEEP_FREE_BYTES
from township.ledger.attachment import Attachment, AttachmentKind
from township.ledger.models import Meeting
from township.ledger.pictures import PictureRefused, cleaned
from township.ledger.scans import ScanRefused, looks_like_pdf, pages_of

LARGEST_PICTURE_BYTES = 40 * 1024 * 1024
MOST_A_MEETING = 40
"""A few photos and two sheets are usual; this only stops a mistake."""
_HEAD_BYTES = 1024


class AttachmentRefused(Exception):
    """It is not kept; the message is a sentence for the person."""


@dataclass(frozen=True)
class Attached:
    """What became of a file."""

    attachment: Attachment
    duplicate: bool
    """Whether the very same is attached already."""


@dataclass(frozen=True)
class _Fit:
    """A file as it will be kept."""

    data: bytes
    thumbnail: bytes | None
    pages: int


def file_of(sha256: str) -> Path:
    """Where an attached file lies; its name is its hash and nothing that anybody typed."""
    return Path(settings.TOWNSHIP_DATA) / "attachments" / sha256[:2] / sha256


def thumbnail_of(sha256: str) -> Path:
    """Where the small picture of an attached picture lies."""
    return file_of(sha256).with_name(f"{sha256}.small")


def attach(
    meeting: Meeting, kind: str, upload: "UploadedFile[bytes]", user: User | None
) -> Attached:
    """Keep a file beside a record; it is on the disk before this returns.

    Raises:
        AttachmentRefused: it is no picture or scan that can be kept, or there is no room.
    """
    if kind not in AttachmentKind.values:
        raise AttachmentRefused("请选这是照片、记录表还是签到表。")
    if free_bytes() < KEEP_FREE_BYTES:
        raise AttachmentRefused("镇里电脑的硬盘快满了，请先清理再传。")
    fit = _fitted(upload, kind)
    sha256 = hashlib.sha256(fit.data).hexdigest()
    if not file_of(sha256).is_file():
        keep_bytes(fit.data, file_of(sha256))
    if fit.thumbnail is not None and not thumbnail_of(sha256).is_file():
        keep_bytes(fit.thumbnail, thumbnail_of(sha256))
    return _enter(meeting, kind, fit, sha256, user)


def take_down(meeting: Meeting, attachment_id: int, reason: str, user: User | None) -> bool:
    """Mark a file as taken down; it stays on the disk. Whether there was one and a reason."""
    if not reason.strip():
        return False
    with transaction.atomic():
        held = Meeting.objects.select_for_update().get(pk=meeting.pk)
        changed = held.attachments.filter(pk=attachment_id, removed_at=None).update(
            removed_at=timezone.now(), removed_reason=reason.strip()[:200], removed_by=user
        )
        if not changed:
            return False
        _count(held)
        note(held, f"撤下了附件{attachment_id}")
    return True


def destroy(meeting: Meeting) -> None:
    """Delete the files of a record whose names have been kept long enough (DOMAIN 10).

    That they were there stays counted. The files go first: broken off, it is done again, for the
    record's names have not gone either.
    """
    hashes = set(meeting.attachments.values_list("sha256", flat=True))
    elsewhere = Attachment.objects.filter(sha256__in=hashes).exclude(meeting=meeting)
    for sha256 in hashes - set(elsewhere.values_list("sha256", flat=True)):
        file_of(sha256).unlink(missing_ok=True)
        thumbnail_of(sha256).unlink(missing_ok=True)
    meeting.attachments.update(removed_at=timezone.now(), removed_reason="满五年，按规定删除了")


@transaction.atomic
def _enter(meeting: Meeting, kind: str, fit: _Fit, sha256: str, user: User | None) -> Attached:
    held = Meeting.objects.select_for_update().get(pk=meeting.pk)
    there = held.attachments.filter(removed_at=None)
    known = there.filter(kind=kind, sha256=sha256).first()
    if known is not None:
        return Attached(known, duplicate=True)
    if there.count() >= MOST_A_MEETING:
        raise AttachmentRefused(f"这份记录已经附了{MOST_A_MEETING}份，请先撤下不要的。")
    attachment = held.attachments.create(
        kind=kind,
        sha256=sha256,
        size_bytes=len(fit.data),
        is_pdf=fit.thumbnail is None,
        pages=fit.pages,
        added_by=user,
    )
    _count(held)
    note(held, f"附上了{attachment.get_kind_display()}")
    return Attached(attachment, duplicate=False)


def _count(meeting: Meeting) -> None:
    """A photo of the office's counts as one of the meeting's (DOMAIN 2, step 7: archived)."""
    there = meeting.attachments.filter(removed_at=None)
    taken = meeting.photos - meeting.attached_photos
    meeting.attached_photos = there.filter(kind=AttachmentKind.PHOTO).count()
    meeting.attached_sheets = there.exclude(kind=AttachmentKind.PHOTO).count()
    meeting.photos = taken + meeting.attached_photos
    meeting.save(update_fields=["attached_photos", "attached_sheets", "photos"])


def _fitted(upload: "UploadedFile[bytes]", kind: str) -> _Fit:
    size = upload.size or 0
    if size == 0:
        raise AttachmentRefused("这个文件是空的，请再选一次。")
    if size > LARGEST_PICTURE_BYTES:
        raise AttachmentRefused("这个文件太大了，请用手机重拍一张。")
    head = upload.read(_HEAD_BYTES)
    upload.seek(0)
    try:
        if looks_like_pdf(head):
            return _scan(upload, kind)
        picture, thumbnail = cleaned(upload.open())
    except (PictureRefused, ScanRefused) as refusal:
        raise AttachmentRefused(str(refusal)) from refusal
    return _Fit(picture, thumbnail, pages=1)


def _scan(upload: "UploadedFile[bytes]", kind: str) -> _Fit:
    if kind == AttachmentKind.PHOTO:
        raise ScanRefused("照片请传图片；PDF请当作签字的记录表或签到表传。")
    data = upload.read()
    return _Fit(data, None, pages_of(data))
