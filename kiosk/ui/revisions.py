"""Tells what a revision changed, who changed it and why, in the words of the screen."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from kiosk.clock import local_datetime
from kiosk.ui import dates, words
from protocol.differences import PRESENT, Change, Differences, MarkChange
from protocol.record import (
    AttendanceStatus,
    Correction,
    CorrectionKind,
    CorrectionReason,
    Discussion,
    DiscussionForm,
)

translate = QCoreApplication.translate


def kind_name(kind: CorrectionKind) -> str:
    """Supplement or correction."""
    if kind is CorrectionKind.SUPPLEMENT:
        return translate("revisions", "补充")
    return translate("revisions", "更正")


def reason_name(code: str) -> str:
    """Why a record was changed; other peers' own words stand for themselves."""
    reasons = {
        CorrectionReason.ADDED: translate("revisions", "添上漏的"),
        CorrectionReason.MISSED_IN_ROLL_CALL: translate("revisions", "点名点漏了"),
        CorrectionReason.WRONG_TYPE: translate("revisions", "类型选错了"),
        CorrectionReason.DISCUSSION_MISSING: translate("revisions", "补写讨论"),
        CorrectionReason.ASKED_BY_TOWNSHIP: translate("revisions", "镇里要求补充"),
        CorrectionReason.WRONG_COUNT: translate("revisions", "人数记错了"),
        CorrectionReason.OTHER: translate("revisions", "其他原因"),
    }
    known: Mapping[str, str] = {str(one): said for one, said in reasons.items()}
    return known.get(code, code)


def status_name(status: AttendanceStatus | None) -> str:
    """How somebody took part."""
    names = {
        AttendanceStatus.PRESENT: translate("revisions", "到了"),
        AttendanceStatus.LATE: translate("revisions", "迟到"),
        AttendanceStatus.ON_LEAVE: translate("revisions", "请假"),
        AttendanceStatus.ABSENT: translate("revisions", "没来"),
        AttendanceStatus.OBSERVER: translate("revisions", "列席"),
        AttendanceStatus.MAKEUP: translate("revisions", "补学"),
    }
    return names[status] if status is not None else translate("revisions", "没点到")


def refusal(code: str) -> str:
    """Why the township did not take a record, and what helps."""
    known = {
        "hash": translate("revisions", "镇里没收下：收到的内容不完整。改一下再存，会重新上报"),
        "other_station": translate("revisions", "镇里没收下：这份记录是别的村的。请打镇里电话"),
    }
    return known.get(code, translate("revisions", "镇里没收下，请打镇里电话；改过再存，会重新上报"))


def heading(number: int, correction: Correction | None) -> str:
    """Which revision it is, who made it when, and why."""
    said = translate("revisions", "第{number}稿").format(number=number)
    if correction is None:
        return said
    when = local_datetime(correction.at)
    return translate("revisions", "{revision} {kind}：{reason}（{author}，{day} {time}）").format(
        revision=said,
        kind=kind_name(correction.kind),
        reason=reason_name(correction.reason),
        author=correction.author or translate("revisions", "没有署名"),
        day=dates.day(when.date()),
        time=f"{when:%H:%M}",
    )


def changes(found: Differences) -> list[str]:
    """What is different, a line each, without the names of those who attended."""
    lines = [_change(one) for one in found.fields]
    if found.marks and all(one.field != PRESENT for one in found.fields):
        count = len(found.marks)
        lines.append(translate("revisions", "签到改了{count}人").format(count=count))
    return lines


def mark_changes(marks: tuple[MarkChange, ...]) -> list[str]:
    """Whose mark is another one, a line each."""
    return [_arrow(one.name, status_name(one.before), status_name(one.after)) for one in marks]


def _change(one: Change) -> str:
    if one.field == "type_name":
        return _arrow(translate("revisions", "类型"), str(one.before), str(one.after))
    if one.field == PRESENT:
        return _arrow(translate("revisions", "到了"), _people(one.before), _people(one.after))
    if one.field == "expected":
        return _arrow(translate("revisions", "应到"), _people(one.before), _people(one.after))
    if one.field == "villagers":
        return _arrow(translate("revisions", "群众"), _people(one.before), _people(one.after))
    if one.field == "discussion":
        return _arrow(translate("revisions", "讨论"), _talk(one.before), _talk(one.after))
    if one.field == "abandoned_reason":
        return _arrow(translate("revisions", "这次活动"), _held(one.before), _held(one.after))
    changed = {
        "host": translate("revisions", "换了主持人"),
        "recorder": translate("revisions", "换了记录人"),
        "topic_requests": translate("revisions", "改了大家还想学什么"),
        "feedback": translate("revisions", "改了满意人数"),
        "viewings": translate("revisions", "改了课件"),
        "photos": translate("revisions", "改了照片"),
    }
    return changed.get(one.field, translate("revisions", "改了别的内容"))


def _arrow(what: str, before: str, after: str) -> str:
    return translate("revisions", "{what} {before} → {after}").format(
        what=what, before=before, after=after
    )


def _people(count: Any) -> str:
    return translate("revisions", "{count}人").format(count=count)


def _talk(plain: Any) -> str:
    talk = Discussion.model_validate(plain)
    if talk.form is DiscussionForm.NONE:
        return translate("revisions", "没有")
    if talk.form is DiscussionForm.UNKNOWN:
        return translate("revisions", "没填")
    people = translate("revisions", "{people}人发言").format(people=talk.speakers)
    typed = len(talk.text) + len(talk.suggestions)
    count = translate("revisions", "打了{count}个字").format(count=typed) if typed else ""
    return words.listed([people, count])


def _held(reason: Any) -> str:
    if not reason:
        return translate("revisions", "开成了")
    return translate("revisions", "未开成，{reason}").format(reason=words.abandoned(str(reason)))
