"""Serves courseware by hash, whole or a single range, from a file the server sends by itself.

Where nginx stands in front and holds the media (``TOWNSHIP_ACCEL``), it sends them: this decides
who may have what, and answers whatever nginx would understand otherwise.
"""

import io
import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

from township.courses.models import Courseware, Subtitle
from township.courses.store import media_path

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
_OCTETS = "application/octet-stream"


@dataclass(frozen=True)
class Span:
    """A stretch of a file: from ``start`` up to and without ``end``, in bytes."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many bytes it has."""
        return self.end - self.start


class RangeRefused(Exception):
    """The range lies outside the file."""


class FileSpan(io.RawIOBase):
    """A stretch of an open file that looks like a whole file.

    A server's ``wsgi.file_wrapper`` sends to the end of the file; this is where the end is.
    """

    def __init__(self, stream: io.FileIO, span: Span) -> None:
        super().__init__()
        self._stream = stream
        self._span = span
        stream.seek(span.start)

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def seekable(self) -> bool:
        """Waitress seeks to learn the length and to look ahead."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read on, never past the end of the stretch."""
        left = max(0, self._span.end - self._stream.tell())
        view = memoryview(buffer)[:left]
        return self._stream.readinto(view) or 0

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move to a place counted within the stretch."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self.tell(), io.SEEK_END: self._span.length}[whence]
        return self._stream.seek(self._span.start + max(0, base + offset)) - self._span.start

    def tell(self) -> int:
        """The place within the stretch."""
        return self._stream.tell() - self._span.start

    def close(self) -> None:
        """Close the file."""
        self._stream.close()
        super().close()


class SpanResponse(FileResponse):
    """A stretch of a file; its headers are set by us, not guessed from the file's name."""

    def set_headers(self, filelike: Any) -> None:
        """Nothing: a guess would measure the whole file."""


def courseware_response(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """The file with this hash, if it is one that stations may have."""
    if not _is_offered(sha256):
        return HttpResponse(status=404)
    try:
        stream = media_path(sha256).open("rb", buffering=0)
    except FileNotFoundError:
        return HttpResponse(status=404)
    size = stream.seek(0, io.SEEK_END)
    try:
        span = _asked_span(request, f'"{sha256}"', size)
    except RangeRefused:
        stream.close()
        return _described(HttpResponse(status=416), sha256, {"Content-Range": f"bytes */{size}"})
    if settings.TOWNSHIP_ACCEL and (span is not None or "Range" not in request.headers):
        stream.close()
        return _left_to_nginx(sha256)
    return _described(_body(request, stream, span, size), sha256, _extent(span, size))


def _left_to_nginx(sha256: str) -> HttpResponse:
    """It sends the file, or the range that was asked for, and takes our ETag for ``If-Range``."""
    inside = media_path(sha256).relative_to(settings.TOWNSHIP_DATA).as_posix()
    address = settings.TOWNSHIP_ACCEL + inside.removeprefix("media/")
    response = HttpResponse()
    _described(response, sha256, {"X-Accel-Redirect": address})
    # It says this by itself, and would say it twice.
    del response.headers["Accept-Ranges"]
    return response


def _is_offered(sha256: str) -> bool:
    offered = Courseware.offered()
    return (
        offered.filter(Q(sha256=sha256) | Q(thumbnail_sha256=sha256)).exists()
        or Subtitle.objects.filter(sha256=sha256, courseware__in=offered).exists()
    )


def _asked_span(request: HttpRequest, etag: str, size: int) -> Span | None:
    """The single range asked for; nothing when the whole file is to be sent.

    Several ranges, other units and malformed ranges are ignored, as RFC 9110 allows.
    """
    match = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if request.method != "GET" or match is None:
        return None
    # A date in If-Range never matches: files here are known by hash only.
    if request.headers.get("If-Range", etag).strip() != etag:
        return None
    first, last = match.groups()
    if not first:
        return _tail(last, size) if last else None
    return _from(int(first), int(last) if last else size - 1, size)


def _tail(count: str, size: int) -> Span:
    if int(count) == 0 or size == 0:
        raise RangeRefused
    return Span(max(0, size - int(count)), size)


def _from(first: int, last: int, size: int) -> Span | None:
    if last < first <= size - 1:
        return None
    if first >= size:
        raise RangeRefused
    return Span(first, min(last + 1, size))


def _body(
    request: HttpRequest, stream: io.FileIO, span: Span | None, size: int
) -> HttpResponseBase:
    status = 200 if span is None else 206
    if request.method == "HEAD":
        # The server would send a wrapped file's bytes even for HEAD.
        stream.close()
        return HttpResponse(status=status)
    return SpanResponse(FileSpan(stream, span or Span(0, size)), status=status)


def _extent(span: Span | None, size: int) -> dict[str, str]:
    if span is None:
        return {"Content-Length": str(size)}
    return {
        "Content-Length": str(span.length),
        "Content-Range": f"bytes {span.start}-{span.end - 1}/{size}",
    }


def _described(response: HttpResponseBase, sha256: str, extent: dict[str, str]) -> HttpResponseBase:
    headers = {
        "Content-Type": _OCTETS,
        "Accept-Ranges": "bytes",
        "ETag": f'"{sha256}"',
        "Cache-Control": "private, max-age=31536000, immutable",
        **extent,
    }
    for name, value in headers.items():
        response.headers[name] = value
    return response
