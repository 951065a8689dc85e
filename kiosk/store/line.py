"""One event as a line of the journal: numbered, with its length and a checksum over all of it."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.errors import KioskError, Trouble

LINE_FORMAT = 2
"""Version of the lines written by this code; readers take this one and the one before."""

_SECOND = re.compile(rb"(\d{1,4}) (\d{1,10}) (\d{1,9}) ([0-9a-f]{8}) ")
_FIRST = re.compile(rb"1 (\d{1,9}) ([0-9a-f]{8}) ")
"""In the first version lines had no number, and the checksum covered the event alone."""


@dataclass(frozen=True)
class Line:
    """A line that is as it was written.

    Attributes:
        number: counts the lines of one journal from 1; 0 where lines had none.
        body: the event as JSON.
    """

    number: int
    body: bytes


def line_of(number: int, body: bytes) -> bytes:
    """The bytes of a line, its end included."""
    return b"%s %08x %s\n" % (_counted(LINE_FORMAT, number, body), _sum_of(number, body), body)


def lines_in(content: bytes) -> Iterator[Line | None]:
    """Every whole line in order, and None for each stretch that is none.

    A line is found by its length, so that a damaged end of a line costs no other.

    Raises:
        KioskError: ``newer_format``: a line is whole, but of a version that is not known here.
    """
    place, lost = 0, False
    while place < len(content):
        found = _line_at(content, place)
        if found is not None:
            if lost:
                yield None
            line, end = found
            place = _after(content, end)
            lost = content[end:place] != b"\n" and end < len(content)
            yield line
        else:
            lost = True
            place = _next_start(content, place)
    if lost:
        yield None


def _after(content: bytes, end: int) -> int:
    """Where the next line starts: behind one byte that ends this one, damaged or not."""
    if content[end : end + 1] == b"\n" or _line_at(content, end) is None:
        return min(end + 1, len(content))
    return end


def _next_start(content: bytes, place: int) -> int:
    end = content.find(b"\n", place)
    return len(content) if end < 0 else end + 1


def _line_at(content: bytes, place: int) -> tuple[Line, int] | None:
    if head := _SECOND.match(content, place):
        version, number, length, checksum = (
            int(head[n], 16 if n == 4 else 10) for n in range(1, 5)
        )
        body = content[head.end() : head.end() + length]
        whole = len(body) == length and checksum == _sum_of(number, body, version)
        if whole and version > LINE_FORMAT:
            raise KioskError(Trouble.NEWER_FORMAT)
        return (Line(number, body), head.end() + length) if whole else None
    if head := _FIRST.match(content, place):
        length = int(head[1])
        body = content[head.end() : head.end() + length]
        whole = len(body) == length and int(head[2], 16) == zlib.crc32(body)
        return (Line(0, body), head.end() + length) if whole else None
    return None


def _counted(version: int, number: int, body: bytes) -> bytes:
    return b"%d %d %d" % (version, number, len(body))


def _sum_of(number: int, body: bytes, version: int = LINE_FORMAT) -> int:
    """Every later version must keep this form, so that ours can tell newer from damaged."""
    return zlib.crc32(_counted(version, number, body) + body)
