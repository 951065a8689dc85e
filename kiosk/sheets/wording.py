"""What the forms call things: the archive is Chinese, whatever language the screen speaks."""

from datetime import datetime, timedelta

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
    Source,
)
from protocol.true_time import Lapse

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
    "mistake": "误开（按错了）",
}
_REASONS = {
    CorrectionReason.MISSED_IN_ROLL_CALL: "点名点漏了",
    CorrectionReason.WRONG_TYPE: "类型选错了",
    CorrectionReason.DISCUSSION_MISSING: "补写讨论",
    CorrectionReason.ASKED_BY_TOWNSHIP: "镇里要求补充",
    CorrectionReason.WRONG_COUNT: "人数记错了",
    CorrectionReason.OTHER: "其他原因",
}
_SOURCES = {
    Source.PARTY_SITE.value: "共产党员网",
    Source.SATELLITE.value: "卫星",
    Source.LECTURE.value: "报告、讲座",
    Source.OTHER.value: "其他地方",
}
BY_HAND = "手工登记"
_WEEKDAYS = "一二三四五六日"


def number_of(record: MeetingRecord) -> str:
    """The record's number on paper (编号): the station's, then the meeting's."""
    return f"{record.station_id}-{record.sequence:04d}"


def day(record: MeetingRecord) -> str:
    """The day of a meeting, with its weekday; of one entered by hand, as it was told."""
    began, _ = _began_and_ended(record)
    return f"{_day(began)} 星期{_WEEKDAYS[began.weekday()]}"


def span(record: MeetingRecord) -> str:
    """From when to when; the second day is named where there is one."""
    began, ended = _began_and_ended(record)
    until = f"{ended:%H:%M}" if ended.date() == began.date() else minute(ended)
    return f"{began:%H:%M} 至 {until}"


def entered(record: MeetingRecord) -> str:
    """That a record was entered by hand, and on which day."""
    return f"{BY_HAND}，{_day(local_datetime(record.closed))}登记"


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
    if not called:
        return "—"
    # With 199 of 200 there, 100 % would say that nobody was missing.
    percent = f"{there * 100 / called:.1f}".removesuffix(".0")
    return f"{there}/{called}（{percent}%）"


def stop(lasted: Lapse | None) -> str:
    """For how long the machine stood still; only another boot tells of a power cut."""
    if lasted is None:
        return "断过电，时长不明"
    if lasted.measured:
        return f"中断{duration(lasted.ms)}"
    return f"断电{_rough(lasted.ms)}"


def source(code: str) -> str:
    """Where something was watched; a code of a later version stands for itself."""
    return _SOURCES.get(code, code)


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


def remark(mark: Attendance, record: MeetingRecord) -> str:
    """What the sign-in sheet notes beside a person."""
    late = mark.by_hand and mark.status.is_there and not record.entered_by_hand
    notes = (MARKS[mark.status], "补签" if late else "")
    return "，".join(one for one in notes if one)


def corrected(correction: Correction) -> str:
    """Why this revision follows another."""
    if correction.kind is CorrectionKind.SUPPLEMENT:
        return f"本稿为补充稿，补充人：{correction.author}"
    known = {reason.value: said for reason, said in _REASONS.items()}
    why = known.get(correction.reason, correction.reason)
    return f"本稿为更正稿，更正人：{correction.author}，原因：{why}"


def _began_and_ended(record: MeetingRecord) -> tuple[datetime, datetime]:
    if record.held is None:
        return local_datetime(record.opened), local_datetime(record.closed)
    began = datetime.fromisoformat(f"{record.held.day}T{record.held.time}")
    return began, began + timedelta(milliseconds=record.held.length_ms)


def _rough(length_ms: DurationMs) -> str:
    minutes = round(length_ms / 60_000)
    if minutes < 1:
        return "不到1分钟"
    if minutes < 120:
        return f"约{minutes}分钟"
    hours = round(minutes / 60)
    return f"约{hours}小时" if hours < 48 else f"约{round(hours / 24)}天"


def _day(when: datetime) -> str:
    return f"{when.year}年{when.month}月{when.day}日"
