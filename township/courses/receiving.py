"""Takes films in part by part, so that a dropped line or a restart costs one part and no more.

A part counts once it is checked, on the disk for certain and noted in the row; bytes beyond that
are cut off before the next part is written. A lock on the file keeps two tabs from writing at once.
"""

import base64
import errno
import fcntl
import hashlib
import os
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from io import FileIO
from pathlib import Path
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from township.courses.arrivals import LIVES, Arrival
from township.courses.fingerprint import begins_as, fingerprint_of
from township.courses.store import arrivals_folder
from township.courses.uploading import (
    Details,
    Received,
    UploadRefused,
    base_name,
    check_room,
    digest_of,
    megabytes,
    place,
)

LARGEST_BYTES = 16 * 1024**3
LARGEST_PART_BYTES = 32 * 1024**2
MOST_OPEN = 20
"""Of one person; an office has a few films a week."""
MOST_OPEN_OF_ALL = 200
CHECKSUMS = ("crc32", "sha1", "sha256")

_PIECE_BYTES = 1024**2


class Source(Protocol):
    """Where a part's bytes come from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


class Gone(UploadRefused):
    """There is no such arrival any more; it has to begin anew."""


class OffsetDiffers(UploadRefused):
    """The part does not begin where the file ends."""


class PartDamaged(UploadRefused):
    """The part's checksum is another: it was changed on the way and may be sent again."""


class PartTooLarge(UploadRefused):
    """The part, or the whole file, is larger than is taken."""


class AnotherWrites(UploadRefused):
    """Another tab is sending the same file this moment."""


class OtherFile(UploadRefused):
    """The bytes are another file's than was announced."""


def begin_arrival(
    owner: User,
    name: str,
    size_bytes: int,
    details: Details,
    fingerprint: str = "",
    metadata: str = "",
) -> Arrival:
    """Announce a film that comes in parts.

    Raises:
        PartTooLarge: it is larger than is taken.
        UploadRefused: it is empty, there is no room, too many are open, the details mean nothing.
    """
    details.check()
    clear_forgotten()
    if size_bytes <= 0:
        raise UploadRefused("文件是空的，请重新导出后再传。")
    if size_bytes > LARGEST_BYTES:
        raise PartTooLarge(f"文件太大，一个最多{megabytes(LARGEST_BYTES)}。")
    waiting = Arrival.objects.filter(courseware=None)
    if waiting.filter(owner=owner).count() >= MOST_OPEN or waiting.count() >= MOST_OPEN_OF_ALL:
        raise UploadRefused("没传完的文件太多了，请先传完几个，或者在下面点“不要了”。")
    check_room(size_bytes)
    arrival = Arrival(
        owner=owner,
        name=base_name(name)[-255:] or "未命名",
        size_bytes=size_bytes,
        details=asdict(details),
        fingerprint=fingerprint[:64],
        metadata=metadata,
    )
    part_path(arrival).touch(mode=0o600)
    arrival.save(force_insert=True)
    return arrival


def part_path(arrival: Arrival) -> Path:
    """Where its bytes lie; the id is ours, nothing the browser says becomes part of a path."""
    return arrivals_folder() / arrival.id


def append_part(
    arrival: Arrival, offset: int, source: Source, length: int, checksum: str = ""
) -> None:
    """Write the next part behind what is here.

    Args:
        arrival: where it belongs; knows afterwards how much is here.
        offset: where the sender believes the file to end.
        source: the part.
        length: how many bytes are to come; fewer are kept where no checksum tells.
        checksum: as tus has it, an algorithm's name and the digest in base64; may be empty.

    Raises:
        Gone: its bytes are not here any more.
        AnotherWrites: somebody else writes to it.
        OffsetDiffers: it ends elsewhere.
        PartTooLarge: it would become longer than was announced.
        PartDamaged: the checksum is another.
        OtherFile: its beginning is another file's; what is here is thrown away.
        UploadRefused: there is no room, or the checksum is of no known kind.
    """
    digest, due = _checksum(checksum)
    with _locked(arrival) as file:
        if offset != arrival.received_bytes:
            raise OffsetDiffers("接的地方不对，正在重新接上。")
        if length > LARGEST_PART_BYTES or offset + length > arrival.size_bytes:
            raise PartTooLarge("传来的比文件还长，请刷新页面再选一次。")
        check_room(length)
        with _undone_unless_kept(file, offset):
            written = _copy(source, file, length, digest)
            if due and digest.digest() != due:
                raise PartDamaged("路上传坏了一段，正在重传。")
            os.fsync(file.fileno())
            _note(arrival, offset + written)
    _check_beginning(arrival)


def finish_arrival(arrival: Arrival) -> Received:
    """Make what is whole a course, once; asked again, it tells the same course.

    Raises:
        Gone: its bytes are not here any more.
        AnotherWrites: it is being finished this moment.
        OtherFile: it is not the file that was announced; it is thrown away.
    """
    known = _known(arrival)
    if known is not None:
        return known
    with _locked(arrival):
        known = _known(arrival)  # another tab may have been first
        if known is not None:
            return known
        path = part_path(arrival)
        if arrival.fingerprint and fingerprint_of(path) != arrival.fingerprint:
            _throw_away(arrival)
            raise OtherFile("传来的和选的不是同一个文件，请重新选一次，从头传。")
        # Before the transaction: others want to write while gigabytes are read.
        digest, details = digest_of(path), Details(**arrival.details)
        with transaction.atomic():
            received = place(path, digest, arrival.name, details, arrival.owner)
            arrival.courseware, arrival.duplicate = received.course, received.duplicate
            arrival.save(update_fields=["courseware", "duplicate"])
        path.unlink(missing_ok=True)
    return received


def _known(arrival: Arrival) -> Received | None:
    """What it has become already."""
    course = arrival.courseware
    return Received(course, arrival.duplicate) if course is not None else None


def drop_arrival(arrival: Arrival) -> None:
    """Throw away what is here of it.

    Raises:
        AnotherWrites: somebody is writing to it.
    """
    if arrival.courseware is not None or not part_path(arrival).is_file():
        _throw_away(arrival)
        return
    with _locked(arrival):
        _throw_away(arrival)


def clear_forgotten() -> None:
    """Throw away what nobody went on with for ``LIVES``, and bytes that belong to nothing."""
    oldest = timezone.now() - LIVES
    for arrival in Arrival.objects.filter(heard_at__lt=oldest):
        try:
            drop_arrival(arrival)
        except AnotherWrites:
            continue
    before = time.time() - LIVES.total_seconds()
    for path in arrivals_folder().iterdir():
        if path.stat().st_mtime < before and not Arrival.objects.filter(pk=path.name).exists():
            path.unlink(missing_ok=True)


def held_bytes(arrival: Arrival) -> int:
    """How much of it is here.

    Raises:
        Gone: nothing is, not even an empty file: a backup was restored.
    """
    if arrival.courseware is not None:
        return arrival.size_bytes
    path = part_path(arrival)
    if not path.is_file():
        _throw_away(arrival)
        raise Gone("传过的部分不在了，要从头传。")
    return min(arrival.received_bytes, path.stat().st_size)


@contextmanager
def _locked(arrival: Arrival) -> Iterator[FileIO]:
    """Its file, ours alone, and the row as it is now."""
    try:
        file = part_path(arrival).open("r+b", buffering=0)
    except FileNotFoundError as missing:
        raise Gone("传过的部分不在了，要从头传。") from missing
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise AnotherWrites("别的页面正在传这个文件。") from busy
        try:
            arrival.refresh_from_db()
        except Arrival.DoesNotExist as missing:
            raise Gone("这个文件已经不要了。") from missing
        arrival.received_bytes = min(arrival.received_bytes, os.fstat(file.fileno()).st_size)
        yield file


@contextmanager
def _undone_unless_kept(file: FileIO, offset: int) -> Iterator[None]:
    """Cut off what a broken part has left, before it and after it."""
    file.truncate(offset)
    file.seek(offset)
    try:
        yield
    except OSError as failure:
        file.truncate(offset)
        if failure.errno in (errno.ENOSPC, errno.EDQUOT):
            raise UploadRefused("镇里电脑的硬盘满了，请先清理，再接着传。") from failure
        raise
    except BaseException:
        file.truncate(offset)
        raise


def _copy(source: Source, file: FileIO, length: int, digest: "_Digest") -> int:
    left = length
    while left and (piece := source.read(min(left, _PIECE_BYTES))):
        digest.update(piece)
        left -= len(piece)
        rest = memoryview(piece)
        while rest:
            rest = rest[file.write(rest) :]
    return length - left


def _note(arrival: Arrival, received: int) -> None:
    arrival.received_bytes, arrival.heard_at = received, timezone.now()
    arrival.save(update_fields=["received_bytes", "heard_at"])


def _check_beginning(arrival: Arrival) -> None:
    if arrival.fingerprint and not begins_as(part_path(arrival), arrival.fingerprint):
        _throw_away(arrival)
        raise OtherFile("传来的和选的不是同一个文件，请重新选一次，从头传。")


def _throw_away(arrival: Arrival) -> None:
    part_path(arrival).unlink(missing_ok=True)
    arrival.delete()


class _Digest(Protocol):
    def update(self, data: bytes, /) -> object: ...

    def digest(self) -> bytes: ...


class _Crc32:
    def __init__(self) -> None:
        self._value = 0

    def update(self, data: bytes) -> None:
        self._value = zlib.crc32(data, self._value)

    def digest(self) -> bytes:
        return self._value.to_bytes(4, "big")


_ALGORITHMS: dict[str, Callable[[], Any]] = {
    "crc32": _Crc32,
    "sha1": lambda: hashlib.sha1(usedforsecurity=False),
    "sha256": hashlib.sha256,
}


def _checksum(told: str) -> tuple[_Digest, bytes]:
    """What works the part's digest out, and what it is to be; nothing if none was told."""
    if not told:
        return _Crc32(), b""
    name, _, digits = told.partition(" ")
    if name not in CHECKSUMS:
        raise UploadRefused("这种校验方法不认识。")
    try:
        return _ALGORITHMS[name](), base64.b64decode(digits, validate=True) or b"\0"
    except ValueError as unreadable:
        raise UploadRefused("校验码读不出来。") from unreadable
