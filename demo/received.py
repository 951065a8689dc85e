"""The township's copy of the tour's records: read over HTTP, held against what was really done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from protocol.record import Attendance, AttendanceStatus, MeetingRecord, Viewing, is_intact
from protocol.segments import effective_ms

TOLERANCE_MS = 500
"""How far a whole play may be from the film's length."""


@dataclass(frozen=True)
class Received:
    """One record as the township holds it."""

    record: MeetingRecord
    flags: tuple[str, ...]
    revisions: int

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "Received":
        """Out of the office's answer."""
        return cls(
            record=MeetingRecord.model_validate(plain["record"]),
            flags=tuple(plain["flags"]),
            revisions=len(plain["revisions"]),
        )

    @property
    def there(self) -> tuple[Attendance, ...]:
        """Those who were there, in the order of the roll."""
        return tuple(one for one in self.record.attendance if one.status.is_there)

    def with_status(self, status: AttendanceStatus) -> int:
        """How many are marked so."""
        return sum(1 for one in self.record.attendance if one.status is status)


def attendees(received: Iterable[Received]) -> int:
    """Distinct rostered people over all records (参学人数)."""
    return len({one.person_id for each in received for one in each.there})


def viewing_as_plain(viewing: Viewing, files: Mapping[str, str]) -> dict[str, object]:
    """A viewing for the tour's last line.

    Args:
        viewing: as the township holds it.
        files: name of the file that was uploaded, by hash.
    """
    return {
        "title": viewing.title,
        "file": files.get(viewing.courseware, ""),
        "length_ms": viewing.length_ms,
        "effective_ms": viewing.effective_ms,
        "watched": viewing.watched,
        "problem": viewing.failure,
    }


def broken_seals(received: Sequence[Received]) -> Iterator[str]:
    """What is wrong with the records themselves."""
    for one in received:
        number = one.record.sequence
        if not is_intact(one.record):
            yield f"第{number}份记录的内容和它的指纹对不上"
        if one.revisions != 1:
            yield f"第{number}份记录应只有一版，镇里有{one.revisions}版"
        if one.flags:
            yield f"第{number}份记录镇里有疑问：{'、'.join(sorted(one.flags))}"
        for viewing in one.record.viewings:
            if viewing.effective_ms != effective_ms(viewing.segments, viewing.length_ms):
                yield f"《{viewing.title}》的有效时长和播放片段对不上"


def not_played_whole(received: Sequence[Received], hashes: Iterable[str]) -> Iterator[str]:
    """Courses that were not played to their end, or not counted so."""
    seen = {view.courseware: view for one in received for view in one.record.viewings}
    for sha256 in hashes:
        viewing = seen.get(sha256)
        if viewing is None:
            yield f"课件 {sha256[:12]} 没有放"
            continue
        if viewing.failure:
            yield f"《{viewing.title}》没放成：{viewing.failure}"
        elif not viewing.watched:
            yield f"《{viewing.title}》没有算看完"
        off_ms = viewing.effective_ms - viewing.length_ms
        if abs(off_ms) > TOLERANCE_MS:
            yield f"《{viewing.title}》有效时长和片长差{off_ms}毫秒"
