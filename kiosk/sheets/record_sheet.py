"""Form A, 远程教育学习收看记录表: what the computer knows is filled in, the rest is ruled."""

from collections.abc import Iterable, Iterator
from functools import partial

from kiosk.sheets import wording
from kiosk.sheets.document import DrawPage
from kiosk.sheets.flow import PageOfRows, draw_rows, paginated
from kiosk.sheets.form import (
    BODY_ROOM,
    BODY_TOP,
    LEFT,
    ROOM,
    Colophon,
    draw_footer,
    draw_title,
)
from kiosk.sheets.pen import Align, Pen
from kiosk.sheets.table import SMALL, Cell, Row, label, row
from kiosk.sheets.typeface import Typeface
from protocol.meeting_types import MeetingForm
from protocol.people import PersonStatus
from protocol.record import Attendance, AttendanceStatus, DiscussionForm, MeetingRecord, Viewing
from protocol.true_record import in_true_time
from protocol.true_time import ClockOffset, lapse

TITLE = "远程教育学习收看记录表"

_LABEL = 24.0
_COURSE_COLUMNS = (
    ("序号", 12.0),
    ("课件名称", 51.0),
    ("类别", 22.0),
    ("规定/\n自选", 15.0),
    ("计划编号", 28.0),
    ("课件时长", 21.0),
    ("有效播放\n时长", 23.0),
)
_TO_PASTE = "照片粘贴处（1—2张）"
_SAME_MS = 60_000


def record_pages(
    record: MeetingRecord, known: Iterable[ClockOffset], printed: str, typeface: Typeface
) -> list[DrawPage]:
    """The pages of form A, most often one.

    Args:
        record: as it was sealed.
        known: what has been learnt of the station's clocks.
        printed: when, in words.
        typeface: the letters.
    """
    right = in_true_time(record, known)
    pages = paginated(_Rows(record, right, typeface).all(), BODY_ROOM)
    colophon = Colophon(wording.number_of(record), record.revision, printed)
    return [
        partial(_draw, rows=rows, colophon=colophon, number=number, of=len(pages))
        for number, rows in enumerate(pages, start=1)
    ]


def _draw(pen: Pen, *, rows: PageOfRows, colophon: Colophon, number: int, of: int) -> None:
    draw_title(pen, TITLE, further=number > 1)
    draw_rows(pen, rows, LEFT, BODY_TOP, ROOM)
    draw_footer(pen, colophon, number, of)


class _Rows:
    """The rows of one record.

    Args:
        sealed: with the times as they were recorded.
        record: the same, its times put right.
        typeface: the letters.
    """

    def __init__(self, sealed: MeetingRecord, record: MeetingRecord, typeface: Typeface) -> None:
        self._sealed, self._record, self._typeface = sealed, record, typeface

    def all(self) -> list[Row]:
        """Every row of the form, in its order."""
        return [
            *self._heading(),
            *self._courses(),
            *self._numbers(),
            self._wide("请假/缺席\n人员及原因", "\n".join(self._missing()), least=13.0),
            *self._talk(),
            self._wide("设备运行", self._equipment()),
            *self._notes(),
            self._wide("照片", _TO_PASTE, least=26.0, most=52.0, size=SMALL),
            self._signatures(),
        ]

    def _heading(self) -> list[Row]:
        record = self._record
        return [
            self._pairs(("编号", wording.number_of(record)), ("站点名称", record.station_name)),
            self._pairs(("日期", wording.day(record)), ("起止时间", wording.span(record))),
            self._pairs(("地点", record.venue), ("会议（活动）\n类型", record.type_name)),
            self._wide("学习形式", _ticked(wording.FORMS, record.form)),
            self._pairs(
                ("主持人", record.host), ("播放员", record.operator), ("记录人", record.recorder)
            ),
        ]

    def _courses(self) -> list[Row]:
        heading = row(self._typeface, [label(said, width) for said, width in _COURSE_COLUMNS])
        viewings = self._record.viewings
        if not viewings:
            return [self._wide("收看课件", "没有收看课件")]
        return [heading, *(self._course(at, one, heading) for at, one in enumerate(viewings, 1))]

    def _course(self, number: int, one: Viewing, heading: Row) -> Row:
        verdict = "看完" if one.watched else "未看完"
        if one.failure:
            verdict = wording.problem(one.failure)
        said = (
            str(number),
            f"《{one.title}》",
            one.category,
            "规定" if one.plan is not None and one.plan.required else "自选",
            one.plan.plan_id if one.plan is not None else "—",
            wording.duration(one.length_ms),
            f"{wording.duration(one.effective_ms)}\n{verdict}",
        )
        widths = [width for _, width in _COURSE_COLUMNS]
        cells = [
            Cell(text, width, size=SMALL, align=Align.LEFT if at == 1 else Align.CENTRE)
            for at, (text, width) in enumerate(zip(said, widths, strict=True))
        ]
        return row(self._typeface, cells, heading=heading)

    def _numbers(self) -> list[Row]:
        record = self._record
        called = {one.person_id for one in record.expected}
        there = {one.person_id for one in record.attendance if one.status.is_there}
        members = {
            one.person_id
            for one in record.expected
            if one.status in (PersonStatus.MEMBER, PersonStatus.PROBATIONARY)
        }
        observers = len(there - called)
        villagers = f"{record.villagers}人"
        return [
            self._pairs(
                ("应到", f"{len(called)}人" if called else "不定"),
                ("实到", f"{record.present}人"),
                ("参学率", wording.rate(len(there & called), len(called))),
            ),
            self._pairs(
                ("其中党员", f"{len(there & members)}人"),
                ("列席", f"{observers}人"),
                ("群众", villagers),
            ),
        ]

    def _missing(self) -> Iterator[str]:
        """Who was not there and why, who came late, and who has caught up."""
        marked = {one.person_id: one for one in self._record.attendance}
        unmarked = [one.name for one in self._record.expected if one.person_id not in marked]
        for status in (
            AttendanceStatus.ON_LEAVE,
            AttendanceStatus.ABSENT,
            AttendanceStatus.LATE,
            AttendanceStatus.MAKEUP,
        ):
            names = [_with_reason(one) for one in marked.values() if one.status is status]
            if status is AttendanceStatus.ABSENT:
                names += unmarked
            if names:
                yield f"{wording.MARKS[status]}：{'、'.join(names)}"

    def _talk(self) -> list[Row]:
        record = self._record
        wishes = "、".join(f"{one.category}{one.people}人" for one in record.topic_requests)
        hands = record.feedback
        said = [record.discussion.suggestions] if record.discussion.suggestions else []
        if wishes:
            said.append(f"大家还想学：{wishes}")
        if hands is not None:
            said.append(
                f"满意{hands.satisfied}人　基本满意{hands.fairly_satisfied}人　"
                f"不满意{hands.dissatisfied}人"
            )
        return [
            self._wide("讨论情况", self._discussion(), least=30.0, most=90.0, ruled=True),
            self._wide("意见建议", "\n".join(said), least=20.0, most=45.0, ruled=True),
        ]

    def _discussion(self) -> str:
        talk = self._record.discussion
        spoken = f"{talk.speakers}人发言" if talk.speakers else ""
        if talk.form is DiscussionForm.NONE:
            return "没有讨论"
        if talk.form is DiscussionForm.ON_PAPER:
            return f"已讨论，{spoken}，内容手写如下：" if spoken else "已讨论，内容手写如下："
        return "\n".join(one for one in (talk.text, spoken) if one)

    def _equipment(self) -> str:
        record = self._record
        problems = "、".join(dict.fromkeys(wording.problem(it) for it in record.equipment.problems))
        stops = [self._stop(at) for at in range(len(record.gaps))]
        normal = record.equipment.normal and not problems and not stops
        said = "；".join(one for one in (problems, *stops) if one)
        return "☑正常　□异常" if normal else f"□正常　☑异常：{said}"

    def _stop(self, at: int) -> str:
        gap = self._sealed.gaps[at]
        lasted = lapse(gap.before, gap.after, self._sealed.clock_offsets)
        return f"断电{wording.duration(lasted.ms)}" if lasted is not None else "断过电"

    def _notes(self) -> list[Row]:
        record, said = self._record, []
        if record.abandoned_reason:
            said.append(f"未开成：{wording.abandoned(record.abandoned_reason)}")
        if record.entered_by_hand:
            said.append("手工登记")
        if record.closed_by_itself:
            said.append("忘了结束，由机器自动结束")
        if abs(record.opened.wall_ms - self._sealed.opened.wall_ms) > _SAME_MS:
            said.append(
                f"机器的钟不准，当时记的是{wording.day(self._sealed)} {wording.span(self._sealed)}"
            )
        if record.correction is not None:
            said.append(wording.corrected(record.correction))
        return [self._wide("备注", "\n".join(said))] if said else []

    def _signatures(self) -> Row:
        date = "年　　月　　日"
        cells = []
        for said in ("支部书记\n签字", "管理员签字"):
            cells.append(label(said, _LABEL))
            cells.append(Cell(f"\n{date}", ROOM / 2 - _LABEL, size=SMALL, align=Align.RIGHT))
        return row(self._typeface, cells, least=16.0)

    def _pairs(self, *pairs: tuple[str, str]) -> Row:
        """Labels with what they name, side by side."""
        named = _LABEL if len(pairs) == 2 else 18.0
        width = ROOM / len(pairs) - named
        cells = [cell for name, said in pairs for cell in (label(name, named), Cell(said, width))]
        return row(self._typeface, cells)

    def _wide(
        self,
        name: str,
        said: str,
        *,
        least: float = 0.0,
        most: float = 0.0,
        ruled: bool = False,
        size: float | None = None,
    ) -> Row:
        """A label with all the width for what it names."""
        cell = Cell(said, ROOM - _LABEL, ruled=ruled)
        if size is not None:
            cell = Cell(said, ROOM - _LABEL, size=size, align=Align.CENTRE)
        cells = [label(name, _LABEL), cell]
        return row(self._typeface, cells, least=max(least, 8.2), most=most)


def _ticked(names: dict[MeetingForm, str], chosen: MeetingForm) -> str:
    return "　".join(f"{'☑' if one is chosen else '□'}{name}" for one, name in names.items())


def _with_reason(one: Attendance) -> str:
    return f"{one.name}（{one.reason}）" if one.reason else one.name
