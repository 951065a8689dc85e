"""Lays out one record for a person to read: everything in it, in plain words."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from protocol.meeting_types import MeetingForm
from protocol.moment import ClockTrust, Moment
from protocol.record import (
    Attendance,
    AttendanceStatus,
    DiscussionForm,
    Gap,
    MeetingRecord,
    Viewing,
)
from protocol.segments import PlayedSegment, effective_ms
from protocol.true_time import Lapse, lapse
from township.courses.inspection import clock
from township.ledger import by_hand
from township.ledger.apart import person_tint
from township.ledger.by_office import why_by_hand
from township.ledger.fitting import day, instant
from township.ledger.models import ATTENDANCE_NAMES

BAR_WIDTH = 1000
"""The drawn bar of a course is this many units long, whatever the course's length."""

FORM_NAMES = {
    MeetingForm.GROUP: "集中收看",
    MeetingForm.ON_DEMAND: "点播",
    MeetingForm.FIELD: "现场教学",
    MeetingForm.VISIT: "外出学习",
}
TRUST_NAMES = {
    ClockTrust.SYNCED: "准",
    ClockTrust.FLOOR: "没有核对过",
    ClockTrust.DOUBTFUL: "不准",
}
DISCUSSION_NAMES = {
    DiscussionForm.ON_PAPER: "写在纸上",
    DiscussionForm.TYPED: "打字记录",
    DiscussionForm.NONE: "没有讨论",
    DiscussionForm.UNKNOWN: "没有填",
}

_SAME_MS = 60_000
"""The page tells minutes; a smaller difference would only look like a mistake."""
_ORDER = list(AttendanceStatus)


@dataclass(frozen=True)
class Stretch:
    """A played segment on the bar."""

    x: int
    width: int
    counts: bool
    words: str


@dataclass(frozen=True)
class Screening:
    """One course as it was watched."""

    viewing: Viewing
    counted_ms: int
    started: str
    ended: str
    stretches: list[Stretch]

    @property
    def percent(self) -> int:
        """Share of the course that counts, rounded down: 90 must mean 90."""
        length = self.viewing.length_ms
        return self.counted_ms * 100 // length if length else 0

    @property
    def failure(self) -> str:
        """What kept the course from playing, in words; empty when nothing did."""
        return problem_name(self.viewing.failure) if self.viewing.failure else ""

    @property
    def differs(self) -> bool:
        """Whether the station computed another effective time than we do."""
        return self.counted_ms != self.viewing.effective_ms


@dataclass(frozen=True)
class Attendee:
    """One person of the meeting."""

    name: str
    status: str
    is_there: bool
    at: str
    note: str
    tint: str = "off"
    """Sets those who came late or studied afterwards apart from those who were there."""


def time_of(moment: Moment | None, seconds: bool = False) -> str:
    """A moment's time of day, in the station's zone."""
    at = instant(moment) if moment is not None else None
    if moment is None or at is None:
        return "–"
    zone = datetime.timezone(datetime.timedelta(minutes=moment.utc_offset_min))
    try:
        return f"{at.astimezone(zone):%H:%M:%S}" if seconds else f"{at.astimezone(zone):%H:%M}"
    except (ValueError, OverflowError):
        return "–"


def span(record: MeetingRecord, right: MeetingRecord) -> tuple[str, str, str]:
    """When it began, when it was over and how long that was; of one entered by hand, as told.

    Args:
        record: as it was sent.
        right: the same, its moments put right.
    """
    began, ended = by_hand.began(record), by_hand.ended(record)
    if record.held is not None:
        times = [f"{one:%H:%M}" if one is not None else "–" for one in (began, ended)]
        return times[0], times[1], clock(record.held.length_ms)
    lasted = duration(lapse(right.opened, right.closed))
    return time_of(right.opened), time_of(right.closed), lasted


def duration(lasted: Lapse | None) -> str:
    """How long something lasted; empty where no clock can tell."""
    if lasted is None:
        return ""
    return clock(lasted.ms) if lasted.measured else f"大约{clock(lasted.ms)}"


def day_and_time(moment: Moment) -> str:
    """A moment with its date, such as 1970年1月1日 08:12."""
    on = day(moment)
    return f"{on.year}年{on.month}月{on.day}日 {time_of(moment)}" if on is not None else "–"


def both_times(record: MeetingRecord, right: MeetingRecord) -> str:
    """When it was by the station's clock and when really; empty where the two agree.

    Args:
        record: as it was sent.
        right: the same, its moments put right.
    """
    if abs(right.opened.wall_ms - record.opened.wall_ms) > _SAME_MS:
        about = "" if right.opened.trust is ClockTrust.SYNCED else "左右"
        written, really = day_and_time(record.opened), day_and_time(right.opened)
        return f"机器上记的是{written}，实际是{really}{about}"
    if right.opened.trust is ClockTrust.DOUBTFUL:
        return f"机器上记的是{day_and_time(record.opened)}，钟不准，请问一下站里是哪天"
    return ""


def screenings(record: MeetingRecord) -> list[Screening]:
    """The courses of a meeting, each with its bar."""
    return [
        Screening(
            viewing=viewing,
            counted_ms=effective_ms(viewing.segments, viewing.length_ms),
            started=time_of(viewing.started, seconds=True),
            ended=time_of(viewing.ended, seconds=True),
            stretches=[_stretch(part, viewing.length_ms) for part in viewing.segments],
        )
        for viewing in record.viewings
    ]


def attendees(record: MeetingRecord) -> list[Attendee]:
    """Everybody who was expected or came, those who came first."""
    noted = sorted(record.attendance, key=lambda one: _ORDER.index(one.status))
    marked = {one.person_id for one in record.attendance}
    return [_attendee(one) for one in noted] + [
        Attendee(person.name, "没有应", is_there=False, at="–", note="")
        for person in record.expected
        if person.person_id not in marked
    ]


def gaps(record: MeetingRecord) -> list[str]:
    """Each stretch in which the station was not running, in words."""
    return [_gap(one) for one in record.gaps]


def facts(record: MeetingRecord, named: bool = True) -> Iterable[tuple[str, str]]:
    """What the head of the paper form asks for, row by row; ``named`` where names may be seen."""
    yield "会议类型", record.type_name or record.type_code
    yield "学习形式", FORM_NAMES[record.form]
    yield "地点", record.venue or "–"
    if named:
        yield "主持人", record.host or "–"
        yield "播放员", record.operator or "–"
        yield "记录人", record.recorder or "–"
    if why_by_hand(record):
        yield "登记方式", f"镇里补录，{day_and_time(record.closed)}存的"
        yield "为什么补录", why_by_hand(record)
    else:
        yield from _of_the_machine(record)
    if record.closed_by_itself:
        yield "结束", "忘了结束，由机器自动结束"
    if record.abandoned_reason:
        yield "未开成", abandoned_name(record.abandoned_reason)


def _of_the_machine(record: MeetingRecord) -> Iterable[tuple[str, str]]:
    told = record.entered_by_hand
    yield "站点时钟", TRUST_NAMES[record.clock_trust]
    yield "设备", _equipment(record)
    yield "村里拍的照片", f"{len(record.photos)}张" if record.photos else "没有"
    yield "登记方式", f"手工登记，{day_and_time(record.closed)}存的" if told else "机器记录"
    yield "按第几版安排", str(record.feed_version)


def talk(record: MeetingRecord, named: bool = True) -> Iterable[tuple[str, str]]:
    """What people said, asked for and thought; what was typed may hold names."""
    yield "讨论", DISCUSSION_NAMES[record.discussion.form]
    if record.discussion.speakers:
        yield "发言", f"{record.discussion.speakers}人"
    if record.discussion.text and named:
        yield "内容", record.discussion.text
    if record.discussion.suggestions and named:
        yield "意见建议", record.discussion.suggestions
    for request in record.topic_requests:
        yield "还想学", f"{request.category} {request.people}人"
    if record.feedback is not None:
        hands = record.feedback
        yield (
            "反馈",
            (
                f"满意{hands.satisfied}人　基本满意{hands.fairly_satisfied}人　"
                f"不满意{hands.dissatisfied}人"
            ),
        )


def _stretch(part: PlayedSegment, length_ms: int) -> Stretch:
    length = max(length_ms, 1)
    start = min(part.start_ms, length) * BAR_WIDTH // length
    end = min(part.end_ms, length) * BAR_WIDTH // length
    words = f"{clock(part.start_ms)} 到 {clock(part.end_ms)}"
    if part.rate_percent != 100:
        words += f"，{part.rate_percent / 100:g}倍速"
    return Stretch(start, max(end - start, 2), part.counts, words)


def _attendee(one: Attendance) -> Attendee:
    notes = [one.reason, "补签" if one.by_hand and one.status.is_there else ""]
    return Attendee(
        name=one.name,
        status=ATTENDANCE_NAMES[one.status],
        is_there=one.status.is_there,
        at=time_of(one.at),
        note="，".join(note for note in notes if note),
        tint=person_tint(one.status),
    )


def _gap(gap: Gap) -> str:
    lasted = duration(lapse(gap.before, gap.after)) or "不知多久"
    return f"{time_of(gap.before, seconds=True)} 停了{lasted}，{time_of(gap.after)} 接着"


def _equipment(record: MeetingRecord) -> str:
    if record.equipment.normal and not record.equipment.problems:
        return "正常"
    return "异常：" + "、".join(problem_name(code) for code in record.equipment.problems)


_PROBLEM_NAMES = {
    "player_restarted": "播放中断过，自动恢复",
    "player_died": "播放中断过，自动恢复",
    "player_froze": "画面停住过，自动恢复",
    "player_died_twice": "播放程序两次中断",
    "stalled": "画面卡住",
    "missing": "课件没有下载到",
    "damaged": "视频文件损坏",
    "undecodable": "这种视频放不了",
    "no_sound": "没有声音",
    "no_picture": "没有画面",
    "no_network": "网络不通",
    "disk_full": "硬盘满了",
    "clock_doubtful": "时钟不准",
}
_ABANDONED_NAMES = {
    "nobody": "没人来",
    "power_cut": "停电",
    "equipment": "设备坏了",
    "postponed": "改期",
    "mistake": "误开（按错了）",
}


def problem_name(code: str) -> str:
    """A problem in plain words; an unknown code stands for itself."""
    return _PROBLEM_NAMES.get(code, code)


def abandoned_name(code: str) -> str:
    """Why a meeting did not take place, in plain words; an unknown code stands for itself."""
    return _ABANDONED_NAMES.get(code, code)
