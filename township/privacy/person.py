"""Everything that is kept of one person: where it stands, and as a workbook for who asks."""

import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from openpyxl import Workbook

from protocol.record import MeetingRecord
from township.ledger.extraction import newest, record_of
from township.ledger.models import ATTENDANCE_NAMES, AttendanceRow, Meeting, Revision
from township.ledger.sheet import time_of
from township.privacy.nameless import Names
from township.stations.models import STATUS_NAMES, RosterEntry, Station
from township.stations.words import roles_name

_LEADING = (("host", "主持人"), ("operator", "播放员"), ("recorder", "记录人"))
_TALK = (("text", "讨论情况"), ("suggestions", "意见建议"))
_CHUNK = 200


@dataclass(frozen=True)
class Subject:
    """Somebody of a village."""

    station: Station
    person_id: str
    name: str
    is_on_roster: bool = False
    meetings: int = 0

    def names(self) -> set[str]:
        """What the person is or was called here; people change their names."""
        rows = AttendanceRow.objects.filter(
            meeting__station=self.station, person_id=self.person_id
        ).order_by()
        return {self.name, *rows.values_list("name", flat=True).distinct()}


def subjects_called(name: str) -> list[Subject]:
    """Whoever bears this name, on a roster or in a record."""
    entries = {
        (one.station_id, one.person_id): one
        for one in RosterEntry.objects.filter(name=name).select_related("station")
    }
    rows = AttendanceRow.objects.filter(name=name).order_by()
    counted = rows.values_list("meeting__station_id", "person_id").annotate(Count("id"))
    counts = {(station_id, person_id): count for station_id, person_id, count in counted}
    keys = list(dict.fromkeys((*entries, *counts)))
    stations = Station.objects.in_bulk([station_id for station_id, _ in keys])
    return [
        Subject(stations[key[0]], key[1], name, key in entries, counts.get(key, 0)) for key in keys
    ]


def subject_of(station_id: str, person_id: str, name: str) -> Subject | None:
    """This very person, if there is one."""
    found = subjects_called(name)
    return next(
        (one for one in found if (one.station.pk, one.person_id) == (station_id, person_id)), None
    )


def revisions_about(subject: Subject) -> Iterator[Revision]:
    """Every revision of the village in whose content the person stands by number or name."""
    wanted = [one.encode() for one in subject.names() if one]
    wanted += [json.dumps(subject.person_id, ensure_ascii=False).encode()]
    revisions = Revision.objects.filter(meeting__station=subject.station).select_related("meeting")
    # In chunks by key: rows are changed while they are walked through.
    last = 0
    while chunk := list(revisions.filter(pk__gt=last).order_by("pk")[:_CHUNK]):
        last = chunk[-1].pk
        for one in chunk:
            if any(part in bytes(one.content) for part in wanted):
                yield one


def person_workbook(subject: Subject) -> bytes:
    """What is kept of a person, in words; the bytes of an ``.xlsx`` file."""
    entry = subject.station.roster.filter(person_id=subject.person_id).first()
    meetings = {one.meeting_id: one.meeting for one in revisions_about(subject)}
    held = sorted(meetings.values(), key=lambda one: (one.month, one.pk))
    told = [(one, record) for one in held if (record := _record(one)) is not None]
    book = Workbook()
    book.remove(book.worksheets[0])
    _sheet(book, "花名册", ("项目", "内容"), _roster_rows(subject, entry))
    _sheet(
        book,
        "参加的会议",
        ("日期", "站点", "会议（活动）类型", "记录编号", "应到", "签到", "签到时间", "请假原因"),
        (row for meeting, record in told for row in _attendance_rows(subject, meeting, record)),
    )
    _sheet(
        book,
        "文字里提到",
        ("日期", "记录编号", "在哪一栏", "内容"),
        (row for meeting, record in told for row in _mention_rows(subject, meeting, record)),
    )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _record(meeting: Meeting) -> MeetingRecord | None:
    readable = newest(meeting, understood_only=True)
    return record_of(readable) if readable is not None else None


def _roster_rows(subject: Subject, entry: RosterEntry | None) -> Iterator[tuple[Any, ...]]:
    yield "姓名", subject.name
    yield "站点", subject.station.name
    yield "人员编号", subject.person_id
    if entry is None:
        yield "花名册", "已经不在花名册上"
        return
    person = entry.person()
    yield "身份", STATUS_NAMES[person.status]
    yield "职务", roles_name(entry.roles)
    yield "外出", "是" if person.away else "否"
    yield "行动不便", "是" if person.limited_mobility else "否"


def _attendance_rows(
    subject: Subject, meeting: Meeting, record: MeetingRecord
) -> Iterator[tuple[Any, ...]]:
    is_expected = any(one.person_id == subject.person_id for one in record.expected)
    marks = [one for one in record.attendance if one.person_id == subject.person_id]
    about = (meeting.day, meeting.station.name, meeting.type_name, meeting.record_id)
    for one in marks:
        at = time_of(one.at) if one.at is not None else ""
        yield (*about, _yes_no(is_expected), ATTENDANCE_NAMES[one.status], at, one.reason)
    if is_expected and not marks:
        yield (*about, "是", "没有应", "", "")


def _mention_rows(
    subject: Subject, meeting: Meeting, record: MeetingRecord
) -> Iterator[tuple[Any, ...]]:
    names = Names({subject.name}, (one.name for one in record.expected))
    author = record.correction.author if record.correction is not None else ""
    said = [(where, getattr(record, field)) for field, where in _LEADING]
    said += [(where, getattr(record.discussion, field)) for field, where in _TALK]
    said += [("更正人", author)]
    for where, words in said:
        if names.out_of(words) != words:
            yield meeting.day, meeting.record_id, where, words


def _yes_no(flag: bool) -> str:
    return "是" if flag else "否"


def _sheet(
    book: Workbook, title: str, heads: tuple[str, ...], rows: Iterable[tuple[Any, ...]]
) -> None:
    page = book.create_sheet(title)
    for number, row in enumerate((heads, *rows), 1):
        for place, value in enumerate(row, 1):
            if isinstance(value, str):
                value = "".join(char for char in value if char.isprintable() or char == "\n")
            cell = page.cell(number, place, value or None)
            if isinstance(value, str) and value:
                cell.data_type = "s"
    for place in range(len(heads)):
        page.column_dimensions["ABCDEFGH"[place]].width = 22
