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

    def check(self) -> None:
        """Look whether they can be meant.

        Raises:
            UploadRefused: they cannot.
        """
        if self.function not in Function.values:
            raise UploadRefused("“作用”只能选宣传、教育或服务。")


@dataclass(frozen=True)
class Received:
    """What became of an upload."""

    course: Courseware
    duplicate: bool
    """Whether these very bytes were here already."""


@dataclass(frozen=True)
class FileDigest:
    """What a file is known by: its hash, its blocks' hashes and its size."""

    sha256: str
    block_hashes: list[str]
    size_bytes: int


def receive(upload: "UploadedFile[bytes]", details: Details, user: User | None) -> Received:
    """Store an upload under its hash; the course still has to be checked unless it is a duplicate.

    Raises:
        UploadRefused: there is no room, or the details cannot be meant.
    """
    details.check()
    draft = _draft_of(upload)
    try:
        return place(draft, digest_of(draft), base_name(upload.name or ""), details, user)
    finally:
        draft.unlink(missing_ok=True)


def place(
    draft: Path, digest: "FileDigest", name: str, details: Details, user: User | None
) -> Received:
    """Move a file that is whole into the store; it stays where it is if its bytes are there.

    Args:
        draft: the file, on the store's disk.
        digest: of that file.
        name: what it was called.
        details: what was said about it.
        user: who brought it.
    """
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


def check_room(coming_bytes: int = 0) -> None:
    """Look whether there is room on the disk.

    Args:
        coming_bytes: how much is to come.

    Raises:
        UploadRefused: afterwards too little would be left.
    """
    free = free_bytes() - KEEP_FREE_BYTES
    if free < 0:
        raise UploadRefused("镇里电脑的硬盘快满了，请先清理再上传。")
    if coming_bytes > free:
        raise UploadRefused(
            f"镇里电脑的硬盘放不下：这个文件{megabytes(coming_bytes)}，"
            f"只能再放{megabytes(free)}，请先清理。"
        )


def megabytes(size_bytes: int) -> str:
    """A size in words."""
    mb = size_bytes / 1024**2
    return f"{mb / 1024:.1f} GB" if mb >= 1000 else f"{mb:.1f} MB"


def base_name(told: str) -> str:
    """A file's own name out of what a browser tells: no folder, nothing that cannot be read."""
    name = PurePosixPath(told.replace("\\", "/")).name
    return "".join(c for c in name if c.isprintable())


def _draft_of(upload: "UploadedFile[bytes]") -> Path:
    check_room()
    with tempfile.NamedTemporaryFile(dir=drafts(), delete=False) as stream:
        draft = Path(stream.name)
        if not isinstance(upload, TemporaryUploadedFile):
            shutil.copyfileobj(upload, stream)
            return draft
    # Renaming where both are on one disk, which is so under ``serve``.
    upload.flush()
    shutil.move(upload.temporary_file_path(), draft)
    return draft


def digest_of(path: Path) -> FileDigest:
    """Read a file through once; seconds for a long film."""
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
    return FileDigest(whole.hexdigest(), hashes, size)
