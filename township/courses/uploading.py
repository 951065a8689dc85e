"""Takes an upload into the store under its hash, once, whatever name it came under."""

import hashlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.contrib.auth.models import User
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.utils import timezone

from protocol.feed import BLOCK_BYTES
from township.courses.models import Courseware, Function, Verdict
from township.courses.store import adopt, drafts, free_bytes, media_path

KEEP_FREE_BYTES = 1024**3
"""Left free on the disk: the records of the villages must always find room."""

_READ_BYTES = 1024 * 1024
"""Divides ``BLOCK_BYTES``, so that every block ends with a piece."""


class UploadRefused(Exception):
    """The upload cannot be taken; the message is a sentence for the person."""


@dataclass(frozen=True)
class Details:
    """What the person says about a course."""

    title: str = ""
    category: str = ""
    function: str = Function.EDUCATION.value
    campaign: str = ""


@dataclass(frozen=True)
class Received:
    """What became of an upload."""

    course: Courseware
    duplicate: bool
    """Whether these very bytes were here already."""


@dataclass(frozen=True)
class _Digest:
    sha256: str
    block_hashes: list[str]
    size_bytes: int


def receive(upload: "UploadedFile[bytes]", details: Details, user: User | None) -> Received:
    """Store an upload under its hash; the course still has to be checked unless it is a duplicate.

    Raises:
        UploadRefused: there is no room, or the details cannot be meant.
    """
    if details.function not in Function.values:
        raise UploadRefused("“作用”只能选宣传、教育或服务。")
    draft = _draft_of(upload)
    try:
        return _placed(draft, _digest(draft), _base_name(upload), details, user)
    finally:
        draft.unlink(missing_ok=True)


def _placed(
    draft: Path, digest: _Digest, name: str, details: Details, user: User | None
) -> Received:
    target = media_path(digest.sha256)
    course = Courseware.objects.filter(sha256=digest.sha256).first()
    if course is not None and course.verdict != Verdict.REFUSED and target.is_file():
        return Received(course, duplicate=True)
    adopt(draft, target)
    course = course or Courseware(sha256=digest.sha256)
    course.size_bytes = digest.size_bytes
    course.block_hashes = digest.block_hashes
    _describe(course, name, details)
    course.uploaded_by = user
    course.uploaded_at = timezone.now()
    course.verdict = Verdict.CHECKING
    course.reason = ""
    course.released = False
    course.save()
    return Received(course, duplicate=False)


def _describe(course: Courseware, name: str, details: Details) -> None:
    course.original_name = name[-255:]
    course.title = (details.title.strip() or Path(name).stem or "未命名课件")[:120]
    course.category = details.category.strip()[:40]
    course.function = details.function
    course.campaign = details.campaign.strip()[:60]


def _base_name(upload: "UploadedFile[bytes]") -> str:
    name = PurePosixPath((upload.name or "").replace("\\", "/")).name
    return "".join(c for c in name if c.isprintable())


def _draft_of(upload: "UploadedFile[bytes]") -> Path:
    if free_bytes() < KEEP_FREE_BYTES:
        raise UploadRefused("镇里电脑的硬盘快满了，请先清理再上传。")
    with tempfile.NamedTemporaryFile(dir=drafts(), delete=False) as stream:
        draft = Path(stream.name)
        if not isinstance(upload, TemporaryUploadedFile):
            shutil.copyfileobj(upload, stream)
            return draft
    # Renaming where both are on one disk, which is so under ``serve``.
    upload.flush()
    shutil.move(upload.temporary_file_path(), draft)
    return draft


def _digest(path: Path) -> _Digest:
    whole, block = hashlib.sha256(), hashlib.sha256()
    hashes: list[str] = []
    size = 0
    with path.open("rb") as stream:
        while piece := stream.read(_READ_BYTES):
            whole.update(piece)
            block.update(piece)
            size += len(piece)
            if size % BLOCK_BYTES == 0:
                hashes.append(block.hexdigest())
                block = hashlib.sha256()
    if size % BLOCK_BYTES:
        hashes.append(block.hexdigest())
    return _Digest(whole.hexdigest(), hashes, size)
