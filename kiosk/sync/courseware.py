"""Fetches a film by its hash over a line that breaks, repeats itself and lies.

Nothing that arrives is believed before its hash is right, so a wrong answer can cost time only.
"""

import errno
import re
import shutil
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from kiosk.errors import KioskError, Trouble
from kiosk.sync.answer import RANGE_REFUSED, ContactError
from kiosk.sync.http import Line, Stream
from kiosk.sync.link import Wanted
from kiosk.sync.part import PartFile, blocks_of, has_content
from kiosk.sync.right_of_way import RightOfWay
from kiosk.sync.speed import Pace

Progress = Callable[[int, int], None]

_FRUITLESS_TRIES = 3
_UNCHECKED_BLOCKS = 2
_DISK_FLOOR_BYTES = 2 * 1000**3
_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


class CoursewareError(KioskError):
    """A file that could not be had. What of it was proven is kept."""


def download(line: Line, wanted: Wanted, way: RightOfWay, on_progress: Progress) -> None:
    """Fetch, verify and install a file, going on where an earlier try ended.

    Args:
        line: the contact to use.
        wanted: what to fetch and where to put it.
        way: minded between chunks.
        on_progress: told bytes held and bytes in all.

    Raises:
        GaveWay: something more urgent came; the part is kept.
        ContactError: the line or the township failed; the part is kept.
        CoursewareError: ``course_missing``, ``course_damaged``, ``disk_full`` or ``disk_failed``.
    """
    try:
        _download(line, wanted, way, on_progress)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise CoursewareError(Trouble.DISK_FULL if full else Trouble.DISK_FAILED) from error
    except ContactError as error:
        way.check()
        if error.status == 404 and error.is_about_the_message:
            raise CoursewareError(Trouble.COURSE_MISSING) from error
        raise


def disk_floor_bytes(total_bytes: int) -> int:
    """What must stay free on the disk for records, photos and the system."""
    return max(_DISK_FLOOR_BYTES, total_bytes // 20)


def _download(line: Line, wanted: Wanted, way: RightOfWay, on_progress: Progress) -> None:
    way.check()
    course = wanted.courseware
    if course.size_bytes == 0:
        raise CoursewareError(Trouble.COURSE_DAMAGED, reason="empty")
    target = _target(wanted)
    if has_content(target, course.sha256, course.size_bytes):
        return
    with (
        PartFile(wanted.part, course.sha256, blocks_of(course)) as part,
        ThreadPoolExecutor(1, "block-hash") as hashing,
    ):
        part.check_written()
        _require_room(wanted, course.size_bytes - part.held_bytes)
        fetching = _Fetching(line, wanted, part, hashing, way, on_progress)
        for _ in range(2):
            fetching.fill()
            if part.is_whole():
                part.install(target)
                return
            # Either the disk lost what it had kept, or the feed contradicts itself.
            part.doubt()
        part.discard()
        raise CoursewareError(Trouble.COURSE_DAMAGED, reason="whole")


def _target(wanted: Wanted) -> Path:
    try:
        return wanted.target
    except ValueError as error:
        raise CoursewareError(Trouble.COURSE_DAMAGED, reason="name") from error


def _require_room(wanted: Wanted, missing_bytes: int) -> None:
    disk = shutil.disk_usage(wanted.folder)
    if disk.free - missing_bytes < disk_floor_bytes(disk.total):
        raise CoursewareError(Trouble.DISK_FULL, missing_bytes=missing_bytes)


class _Fetching:
    """The requests it takes until every block of one file is proven."""

    def __init__(
        self,
        line: Line,
        wanted: Wanted,
        part: PartFile,
        hashing: ThreadPoolExecutor,
        way: RightOfWay,
        on_progress: Progress,
    ) -> None:
        self._line = line
        self._path = f"/courseware/{wanted.courseware.sha256}"
        self._part = part
        self._hashing = hashing
        self._way = way
        self._on_progress = on_progress
        self._pace = Pace(wanted.limit_bytes_s, way.wait)
        self._ranges_work = True
        self._checks: list[Future[bool]] = []
        self._proven = True

    def fill(self) -> None:
        """Ask until nothing is missing, as long as asking brings something that is right."""
        fruitless = wrong = 0
        while gap := self._part.first_gap():
            self._way.check()
            held, proven = self._part.held_bytes, self._part.proven_bytes
            failure = self._ask(*gap)
            fruitless = 0 if self._part.held_bytes > held else fruitless + 1
            # Counted apart: where a line breaks within blocks, wrong bytes look like progress.
            wrong = 0 if self._part.proven_bytes > proven else wrong + (not self._proven)
            if max(fruitless, wrong) >= _FRUITLESS_TRIES:
                raise failure

    def _ask(self, start: int, end: int) -> KioskError:
        """One request, and what to say should it have brought nothing."""
        self._proven = True
        failure: KioskError | None = None
        try:
            with self._line.stream(self._path, self._headers(start, end)) as stream:
                failure = self._take(stream, start, end)
        finally:
            self._settle(0)
        if failure is None or not self._proven:
            return CoursewareError(Trouble.COURSE_DAMAGED, reason="block")
        return failure

    def _headers(self, start: int, end: int) -> dict[str, str]:
        headers = {"Accept-Encoding": "identity"}
        if self._ranges_work and (start, end) != (0, self._part.size_bytes):
            headers["Range"] = f"bytes={start}-{end - 1}"
            if self._part.etag:
                headers["If-Range"] = self._part.etag
        return headers

    def _take(self, stream: Stream, start: int, end: int) -> KioskError | None:
        place = self._place(stream, start if self._ranges_work else 0)
        if place is None:
            # This road does not do ranges as it should: ask for the whole, keep what is proven.
            self._ranges_work = False
            return CoursewareError(Trouble.COURSE_DAMAGED, reason="range")
        etag = stream.headers.get("etag", "")
        self._part.etag = "" if etag.startswith("W/") else etag
        try:
            self._copy(stream, place[0], min(place[1], end))
        except ContactError as error:
            return error
        return None

    def _place(self, stream: Stream, asked_start: int) -> tuple[int, int] | None:
        """Which bytes of the file this answer brings; None when they are not those asked for."""
        size = self._part.size_bytes
        encoded = stream.headers.get("content-encoding", "identity").lower() != "identity"
        if stream.status == 200:
            length = stream.headers.get("content-length", "")
            if length.isdigit() and int(length) != size and not encoded:
                raise CoursewareError(Trouble.COURSE_DAMAGED, reason="size")
            return 0, size
        found = _CONTENT_RANGE.fullmatch(stream.headers.get("content-range", ""))
        if stream.status == RANGE_REFUSED or encoded or found is None:
            return None
        first, last, total = found.groups()
        if int(first) != asked_start or total not in ("*", str(size)):
            return None
        return int(first), int(last) + 1

    def _copy(self, stream: Stream, position: int, end: int) -> None:
        """Write what comes; an answer that goes on past the end is cut off there."""
        held = self._part.held_bytes
        while position < end and self._proven:
            self._way.check()
            data = stream.read()[: end - position]
            if not data:
                raise ContactError(Trouble.TOWNSHIP_UNREACHABLE, reason="short")
            held += self._part.write(position, data)
            self._check_blocks(position, position + len(data))
            position += len(data)
            self._on_progress(min(held, self._part.size_bytes), self._part.size_bytes)
            self._pace.spend(len(data))

    def _check_blocks(self, start: int, end: int) -> None:
        """Hash each block that these bytes completed, while the next one is on its way."""
        for index in range(self._part.block_at(start), self._part.block_at(end - 1) + 1):
            if self._part.blocks[index].end <= end and not self._part.is_verified(index):
                self._checks.append(self._hashing.submit(self._part.check, index))
        self._settle(_UNCHECKED_BLOCKS)

    def _settle(self, left: int) -> None:
        while len(self._checks) > left:
            self._proven &= self._checks.pop(0).result()
