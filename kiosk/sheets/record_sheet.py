"""Form A, 远程教育学习收看记录表: what the computer knows is filled in, the rest is ruled."""

from collections.abc import Iterable, Iterator
from functools import partial

from kiosk.sheets import wording
from kiosk.sheets.course_table import course_rows
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
from kiosk.sheets.turnout import turnout_of
from kiosk.sheets.typeface import Typeface
from protocol.meeting_types import MeetingForm
from protocol.moment import ClockTrust
from protocol.record import (
    Attendance,
    AttendanceStatus,
    DiscussionForm,
    MeetingRecord,
)
from protocol.true_record import in_true_time
from protocol.true_time import ClockOffset, lapse

TITLE = "远程教育学习收看记录表"

_LABEL, _SHORT_LABEL = 24.0, 18.0
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
    learnt = tuple(known)
    right = in_true_time(record, learnt)
    pages = paginated(_Rows(record, right, learnt, typeface).all(), BODY_ROOM)
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
        known: what has been learnt of the station's clocks.
        typeface: the letters.
    """

    def __init__(
        self,
        sealed: MeetingRecord,
        record: MeetingRecord,
        known: tuple[ClockOffset, ...],
        typeface: Typeface,
    ) -> None:
        self._sealed, self._record, self._known = sealed, record, known
        self._typeface = typeface

    def all(self) -> list[Row]:
        """Every row of the form, in its order."""
        return [
            *self._heading(),
            *self._courses(),
            *self._numbers(),
            self._wide("请假/缺席\n人员及原因", self._absence(), least=13.0),
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
        rows = course_rows(self._record, self._typeface)
        return rows or [self._wide("收看课件", "没有收看课件")]

    def _numbers(self) -> list[Row]:
        turnout = turnout_of(self._record)
        return [
            self._pairs(
                ("应到", f"{turnout.called}人" if turnout.called else "不定"),
                ("实到", f"{turnout.there}人"),
                ("参学率", turnout.rate),
            ),
            self._pairs(
                ("其中党员", f"{turnout.members}人"),
                ("列席", f"{turnout.observers}人"),
                ("群众", f"{self._record.villagers}人"),
            ),
        ]

    def _absence(self) -> str:
        if self._record.abandoned_reason:
            return "未开成，不记缺席"
        called = self._record.expected or self._record.attendance
        return "\n".join(self._missing()) or ("无" if called else "")

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
            self._discussion(),
            self._wide("意见建议", "\n".join(said), least=20.0, most=45.0, ruled=True),
        ]

    def _discussion(self) -> Row:
        talk = self._record.discussion
        spoken = f"{talk.speakers}人发言" if talk.speakers else ""
        if talk.form is DiscussionForm.ON_PAPER:
            spoken = "，".join(one for one in ("已讨论", spoken, "内容手写如下：") if one)
        if talk.form is DiscussionForm.NONE:
            spoken = "没有讨论"
        said = "\n".join(one for one in (talk.text, spoken) if one)
        if talk.form is DiscussionForm.NONE:
            return self._wide("讨论情况", said)
        return self._wide("讨论情况", said, least=30.0, most=90.0, ruled=True)

    def _equipment(self) -> str:
        record = self._record
        if record.entered_by_hand:
            return "□正常　□异常"
        problems = "、".join(dict.fromkeys(wording.problem(it) for it in record.equipment.problems))
        stops = [
            wording.stop(lapse(one.before, one.after, self._known)) for one in self._sealed.gaps
        ]
        normal = record.equipment.normal and not problems and not stops
        said = "；".join(one for one in (problems, *stops) if one)
        return "☑正常　□异常" if normal else f"□正常　☑异常：{said}"

    def _notes(self) -> list[Row]:
        record, said = self._record, []
        if record.abandoned_reason:
            said.append(f"未开成：{wording.abandoned(record.abandoned_reason)}")
        if record.entered_by_hand:
            said.append(wording.entered(record))
        if record.closed_by_itself:
            said.append("忘了结束，由机器自动结束")
        if not record.entered_by_hand and (clock := self._clock()):
            said.append(clock)
        if record.correction is not None:
            said.append(wording.corrected(record.correction))
        return [self._wide("备注", "\n".join(said))] if said else []

    def _clock(self) -> str:
        """What is to be said of the machine's clock; nothing where it was right."""
        record, sealed = self._record, self._sealed
        pairs = ((record.opened, sealed.opened), (record.closed, sealed.closed))
        if any(abs(right.wall_ms - raw.wall_ms) > _SAME_MS for right, raw in pairs):
            recorded = f"{wording.day(sealed)} {wording.span(sealed)}"
            return f"机器的钟不准，当时记的是{recorded}，已改正"
        if any(right.trust is ClockTrust.DOUBTFUL for right, _ in pairs):
            return "机器的钟不准，日期和起止时间请核对，不对的手写改正"
        return ""

    def _signatures(self) -> Row:
        date = "年　　月　　日"
        cells = []
        for said in ("支部书记\n签字", "管理员签字"):
            cells.append(label(said, _LABEL))
            cells.append(Cell(f"\n{date}", ROOM / 2 - _LABEL, size=SMALL, align=Align.RIGHT))
        return row(self._typeface, cells, least=16.0)

    def _pairs(self, *pairs: tuple[str, str]) -> Row:
        """Labels with what they name, side by side."""
        further = _LABEL if len(pairs) == 2 else _SHORT_LABEL
        named = (_LABEL, *[further] * (len(pairs) - 1))
        width = (ROOM - sum(named)) / len(pairs)
        cells = [
            cell
            for room, (name, said) in zip(named, pairs, strict=True)
            for cell in (label(name, room), Cell(said, width))
        ]
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
