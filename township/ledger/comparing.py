"""Lays a record's revisions side by side: who changed what, when and why, in plain words."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from protocol.differences import PRESENT, Change, MarkChange, differences
from protocol.moment import Moment
from protocol.record import (
    AttendanceStatus,
    Correction,
    CorrectionKind,
    CorrectionReason,
    DiscussionForm,
    MeetingRecord,
)
from township.ledger import fitting
from township.ledger.extraction import record_of
from township.ledger.models import ATTENDANCE_NAMES, Meeting, Revision
from township.ledger.reading import content_of
from township.ledger.sheet import DISCUSSION_NAMES, abandoned_name, time_of

CORRECTION_NAMES = {CorrectionKind.SUPPLEMENT: "补充", CorrectionKind.CORRECTION: "更正"}
REASON_NAMES = {
    CorrectionReason.ADDED: "补上漏的",
    CorrectionReason.MISSED_IN_ROLL_CALL: "点名点漏了",
    CorrectionReason.WRONG_TYPE: "类型选错了",
    CorrectionReason.DISCUSSION_MISSING: "补写讨论",
    CorrectionReason.ASKED_BY_TOWNSHIP: "镇里要求补充",
    CorrectionReason.WRONG_COUNT: "人数记错了",
    CorrectionReason.OTHER: "其他原因",
}

_FIELD_NAMES = {
    PRESENT: "实到",
    "expected": "应到",
    "type_name": "会议类型",
    "type_code": "会议类型",
    "form": "学习形式",
    "venue": "地点",
    "host": "主持人",
    "operator": "播放员",
    "recorder": "记录人",
    "opened": "开始时间",
    "closed": "结束时间",
    "abandoned_reason": "未开成",
    "villagers": "群众",
    "viewings": "收看的课件",
    "held": "开会时间",
    "elsewhere": "别处收看",
    "discussion": "讨论",
    "topic_requests": "还想学",
    "feedback": "满意人数",
    "photos": "照片",
    "equipment": "设备",
}


@dataclass(frozen=True)
class ChangeRow:
    """One line of a comparison."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class RevisionRow:
    """One revision, and what it changed in the one it follows."""

    revision: Revision
    kind: str = ""
    """补充 or 更正; empty for a first one."""
    why: str = ""
    who: str = ""
    when: str = ""
    """By the station's own clock."""
    changes: list[ChangeRow] = field(default_factory=list)
    asked: str = ""
    """What the office asked to be added to it."""
    content: dict[str, Any] | None = None
    """What was sent, where it is not understood."""


def revision_rows(meeting: Meeting) -> list[RevisionRow]:
    """Every revision that was received, oldest first."""
    revisions = list(meeting.revisions.all())
    records = {one.pk: record_of(one) for one in revisions}
    return [_row(meeting, one, revisions, records) for one in revisions]


def answered_by(meeting: Meeting) -> int | None:
    """The revision that answered what the office asked to be added; none before there is one."""
    if meeting.returned_revision is None or meeting.is_returned:
        return None
    later = meeting.revisions.filter(number__gt=meeting.returned_revision).first()
    return later.number if later is not None else None


def change_rows(before: MeetingRecord, after: MeetingRecord) -> list[ChangeRow]:
    """What is different between two revisions: fields, then people."""
    found = differences(before, after)
    return [_change(one) for one in found.fields] + [_mark(one) for one in found.marks]


def reason_name(reason: str) -> str:
    """Why it was changed; a village's own words stand for themselves."""
    return REASON_NAMES[CorrectionReason(reason)] if reason in set(CorrectionReason) else reason


def _row(
    meeting: Meeting,
    revision: Revision,
    revisions: list[Revision],
    records: dict[int, MeetingRecord | None],
) -> RevisionRow:
    asked = meeting.returned_comment if revision.number == meeting.returned_revision else ""
    record = records[revision.pk]
    if record is None:
        return RevisionRow(revision, asked=asked, content=content_of(revision))
    correction = record.correction
    if correction is None:
        return RevisionRow(revision, asked=asked)
    base = _base(revision, correction, revisions)
    before = records[base.pk] if base is not None else None
    return RevisionRow(
        revision,
        kind=CORRECTION_NAMES[correction.kind],
        why=reason_name(correction.reason) or "没有写原因",
        who=correction.author or "没有署名",
        when=_when(correction.at),
        changes=change_rows(before, record) if before is not None else [],
        asked=asked,
    )


def _base(revision: Revision, correction: Correction, known: Iterable[Revision]) -> Revision | None:
    """The revision it names; where that has not arrived, the newest before it that has."""
    earlier = [one for one in known if one.number < revision.number and one.understood]
    named = [one for one in earlier if one.content_hash == correction.replaces]
    return max(named or earlier, key=lambda one: (one.number, -one.pk), default=None)


def _change(one: Change) -> ChangeRow:
    say = _SAYINGS.get(one.field, _plainly)
    what = _FIELD_NAMES.get(one.field, one.field)
    return ChangeRow(what, say(one.before), say(one.after))


def _mark(one: MarkChange) -> ChangeRow:
    return ChangeRow(one.name, _status(one.before), _status(one.after))


def _status(status: AttendanceStatus | None) -> str:
    return ATTENDANCE_NAMES[status] if status is not None else "不在名单"


def _people(count: Any) -> str:
    return f"{count}人"


def _talk(plain: Any) -> str:
    parts = [DISCUSSION_NAMES[DiscussionForm(plain["form"])]]
    if plain["speakers"]:
        parts.append(f"{plain['speakers']}人发言")
    typed = (plain.get(field, "") for field in ("text", "suggestions"))
    return "，".join((*parts, *(f"“{one}”" for one in typed if one)))


def _topics(plain: Any) -> str:
    return "、".join(f"{one['category']}{one['people']}人" for one in plain) or "没有"


def _held(reason: Any) -> str:
    return abandoned_name(str(reason)) if reason else "开成了"


def _courses(plain: Any) -> str:
    return "、".join(f"《{one['title']}》" for one in plain) or "没有放片"


def _hands(plain: Any) -> str:
    if plain is None:
        return "没有记"
    return f"{plain['satisfied']}、{plain['fairly_satisfied']}、{plain['dissatisfied']}人"


def _time(plain: Any) -> str:
    return _when(Moment.model_validate(plain))


def _when(moment: Moment) -> str:
    day = fitting.day(moment)
    return f"{day:%Y-%m-%d} {time_of(moment)}" if day is not None else "时间不明"


def _number_of(plain: Any) -> str:
    return f"{len(plain)}张"


def _plainly(value: Any) -> str:
    if isinstance(value, str):
        return value or "没有"
    return "没有" if value is None else json.dumps(value, ensure_ascii=False)


_SAYINGS: dict[str, Callable[[Any], str]] = {
    PRESENT: _people,
    "expected": _people,
    "villagers": _people,
    "discussion": _talk,
    "topic_requests": _topics,
    "abandoned_reason": _held,
    "viewings": _courses,
    "feedback": _hands,
    "opened": _time,
    "closed": _time,
    "photos": _number_of,
}
