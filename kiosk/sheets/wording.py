"""What the forms call things: the archive is Chinese, whatever language the screen speaks."""

from datetime import datetime

from kiosk.clock import local_datetime
from protocol.meeting_types import MeetingForm
from protocol.message import DurationMs
from protocol.people import PersonStatus, Role
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Correction,
    CorrectionKind,
    CorrectionReason,
    ExpectedPerson,
    MeetingRecord,
)

FORMS = {
    MeetingForm.GROUP: "集中收看",
    MeetingForm.ON_DEMAND: "点播",
    MeetingForm.FIELD: "现场教学",
    MeetingForm.VISIT: "外出学习",
}
MARKS = {
    AttendanceStatus.PRESENT: "",
    AttendanceStatus.LATE: "迟到",
    AttendanceStatus.ON_LEAVE: "请假",
    AttendanceStatus.ABSENT: "缺席",
    AttendanceStatus.OBSERVER: "列席",
    AttendanceStatus.MAKEUP: "补学",
}
_PROBLEMS = {
    "player_restarted": "播放中断过，自动恢复",
    "player_died": "播放中断过，自动恢复",
    "player_froze": "画面停住过，自动恢复",
    "player_died_twice": "播放程序两次中断",
    "stalled": "画面卡住",
    "missing": "课件没有下载到",
    "damaged": "视频文件损坏",
    "undecodable": "这种视频放不了",
    "no_sound": "没有声音",
    "sound": "没有声音",
    "sound_missing": "没有声音",
    "no_picture": "没有画面",
    "disk_full": "硬盘满了",
}
_ABANDONED = {
    "nobody": "没人来",
    "power_cut": "停电",
    "equipment": "设备坏了",
    "postponed": "改期",
}
_REASONS = {
    CorrectionReason.MISSED_IN_ROLL_CALL: "点名点漏了",
    CorrectionReason.WRONG_TYPE: "类型选错了",
    CorrectionReason.DISCUSSION_MISSING: "补写讨论",
    CorrectionReason.ASKED_BY_TOWNSHIP: "镇里要求补充",
    CorrectionReason.WRONG_COUNT: "人数记错了",
    CorrectionReason.OTHER: "其他原因",
}
_WEEKDAYS = "一二三四五六日"


def number_of(record: MeetingRecord) -> str:
    """The record's number on paper (编号): the station's, then the meeting's."""
    return f"{record.station_id}-{record.sequence:04d}"


def revision_of(record: MeetingRecord) -> str:
    """Which revision the paper shows."""
    return f"第{record.revision}稿"


def day(record: MeetingRecord) -> str:
    """The day of a meeting, with its weekday."""
    opened = local_datetime(record.opened)
    return f"{_day(opened)} 星期{_WEEKDAYS[opened.weekday()]}"


def span(record: MeetingRecord) -> str:
    """From when to when; the second day is named where there is one."""
    opened, closed = local_datetime(record.opened), local_datetime(record.closed)
    until = f"{closed:%H:%M}" if closed.date() == opened.date() else minute(closed)
    return f"{opened:%H:%M} 至 {until}"


def minute(when: datetime) -> str:
    """A day and a time of day."""
    return f"{_day(when)} {when:%H:%M}"


def duration(length_ms: DurationMs) -> str:
    """A length of time to the second."""
    minutes, seconds = divmod(length_ms // 1000, 60)
    if not minutes:
        return f"{seconds}秒"
    return f"{minutes}分{seconds}秒" if seconds else f"{minutes}分钟"


def rate(there: int, called: int) -> str:
    """A rate as its numerator and denominator, and the percentage beside them."""
    return f"{there}/{called}（{there * 100 / called:.0f}%）" if called else "—"


def problem(code: str) -> str:
    """What was wrong with the machine; an unknown code stands for itself."""
    return _PROBLEMS.get(code, code)


def abandoned(code: str) -> str:
    """Why a meeting did not take place; somebody's own words stand for themselves."""
    return _ABANDONED.get(code, code)


def standing(person: ExpectedPerson) -> str:
    """What somebody is in the village (身份)."""
    if person.status is PersonStatus.PROBATIONARY:
        return "预备党员"
    if person.status is PersonStatus.MEMBER:
        return "党员"
    return "村民代表" if Role.VILLAGER_REP in person.roles else "群众"


def remark(mark: Attendance) -> str:
    """What the sign-in sheet notes beside a person."""
    notes = (MARKS[mark.status], "补签" if mark.by_hand and mark.status.is_there else "")
    return "，".join(one for one in notes if one)


def corrected(correction: Correction) -> str:
    """Why this revision follows another."""
    if correction.kind is CorrectionKind.SUPPLEMENT:
        return f"本稿为补充，{correction.author}补充"
    known = {reason.value: said for reason, said in _REASONS.items()}
    why = known.get(correction.reason, correction.reason)
    return f"本稿为更正，{correction.author}更正，原因：{why}"


def _day(when: datetime) -> str:
    return f"{when.year}年{when.month}月{when.day}日"
