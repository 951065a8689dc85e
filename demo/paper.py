"""Prints a record as the paper form has it, so that anybody can read what the township received."""

import datetime
from collections.abc import Iterator

from demo.received import Received
from demo.township import ZONE
from protocol.moment import Moment
from protocol.record import AttendanceStatus, DiscussionForm, MeetingRecord, Viewing
from protocol.true_time import lapse

_STATUS = {
    AttendanceStatus.PRESENT: "到",
    AttendanceStatus.LATE: "迟到",
    AttendanceStatus.ON_LEAVE: "请假",
    AttendanceStatus.ABSENT: "没来",
    AttendanceStatus.OBSERVER: "列席",
    AttendanceStatus.MAKEUP: "补学",
}
_DISCUSSION = {
    DiscussionForm.ON_PAPER: "写在纸上",
    DiscussionForm.TYPED: "打了字",
    DiscussionForm.NONE: "没有讨论",
    DiscussionForm.UNKNOWN: "没有记",
}
_PROBLEMS = {
    "damaged": "文件坏了，没有放",
    "missing": "没有下载，没有放",
    "undecodable": "解不开，没有放",
    "player_died_twice": "播放程序两次退出",
    "stalled": "画面卡住",
}
_RULE = "─" * 64
_LABEL_WIDTH = 8


def page_of(received: Received) -> str:
    """One record on a page."""
    record = received.record
    lines = [
        _RULE,
        f"  远程教育学习收看记录表    {record.station_name}第{record.sequence}号",
        _RULE,
    ]
    lines += [f"  {_padded(label)}{text}" for label, text in _facts(received)]
    return "\n".join([*lines, _RULE])


def _facts(received: Received) -> Iterator[tuple[str, str]]:
    record = received.record
    yield "活动", record.type_name
    yield "时间", _span(record)
    yield "地点", record.venue or "—"
    yield "主持", f"{record.host}    播放 {record.operator}    记录 {record.recorder}"
    if record.expected:
        yield (
            "应到",
            f"{len(record.expected)}人    实到 {record.present}人    参学率 {_rate(record)}",
        )
    yield "群众", f"{record.villagers}人"
    yield from _people(record)
    for number, viewing in enumerate(record.viewings, start=1):
        yield f"课件{number}", f"《{viewing.title}》{_kind(viewing)}"
        yield "", _played(viewing)
    yield "讨论", f"{_DISCUSSION[record.discussion.form]}，{record.discussion.speakers}人发言"
    for topic in record.topic_requests:
        yield "还想学", f"{topic.category} {topic.people}人"
    for gap in record.gaps:
        away = lapse(gap.before, gap.after, record.clock_offsets)
        lasted = f"停了{_duration(away.ms)}" if away is not None else "说不清停了多久"
        yield "中断", f"{_clock(gap.before)} 断了一次，{lasted}"
    yield "指纹", f"{record.content_hash[:16]}…  第{record.revision}版"


def _people(record: MeetingRecord) -> Iterator[tuple[str, str]]:
    for status in _STATUS:
        names = [one.name for one in record.attendance if one.status is status]
        for start in range(0, len(names), 6):
            yield _STATUS[status] if start == 0 else "", "  ".join(names[start : start + 6])


def _span(record: MeetingRecord) -> str:
    opened, closed = _local(record.opened), _local(record.closed)
    return f"{opened.year}年{opened.month}月{opened.day}日 {opened:%H:%M} – {closed:%H:%M}"


def _rate(record: MeetingRecord) -> str:
    return f"{record.present}/{len(record.expected)}"


def _kind(viewing: Viewing) -> str:
    if viewing.plan is None:
        return "自选"
    return "规定" if viewing.plan.required else "自选"


def _played(viewing: Viewing) -> str:
    if viewing.failure:
        return _PROBLEMS.get(viewing.failure, viewing.failure)
    verdict = "看完" if viewing.watched else "没看完"
    return (
        f"片长 {_duration(viewing.length_ms)}    "
        f"有效 {_duration(viewing.effective_ms)}    {verdict}"
    )


def _duration(ms: int) -> str:
    minutes, tenths = divmod(round(ms / 100), 600)
    seconds = f"{tenths / 10:04.1f}" if minutes else f"{tenths / 10:.1f}"
    return f"{minutes}分{seconds}秒" if minutes else f"{seconds}秒"


def _clock(moment: Moment) -> str:
    return f"{_local(moment):%H:%M:%S}"


def _local(moment: Moment) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(moment.wall_ms / 1000, ZONE)


def _padded(label: str) -> str:
    """A label of Chinese characters, which are two columns wide, filled up to a column."""
    return label + " " * (_LABEL_WIDTH - sum(2 if ord(sign) > 0xFF else 1 for sign in label))
