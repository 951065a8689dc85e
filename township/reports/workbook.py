"""The month's workbook (DOMAIN 4, form D): what each sheet says, read out of the ledger."""

import datetime
from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils import timezone

from township.courses.models import TenthClass
from township.faults.register import HEADS, faults_of, rows_of
from township.ledger.by_hand import source_name
from township.ledger.models import ATTENDANCE_NAMES, AttendanceRow, Meeting, ViewingRow
from township.reports.classes import held_classes
from township.reports.monthly import Line, Monthly, first_and_last
from township.reports.progress import Cell, State, overview
from township.reports.sheets import Column, Filled, Sheet, Value, workbook_of
from township.stations.models import Office, Station

_MINUTE_MS = 60_000
_CHUNK = 2_000
_RATIOS = (
    *("参学率", "规定课件完成率", "四个必看落实率", "记录及时率"),
    *("站点完好率（天）", "更正率（不扣分）"),
)


def month_workbook(report: Monthly, person: str, named: bool = False) -> bytes:
    """The workbook of a month.

    Args:
        report: the month's figures.
        person: who fills the form in.
        named: whether 签到明细, which names everybody who came, is among the sheets.

    Returns:
        The bytes of an ``.xlsx`` file.
    """
    office, number = Office.current(), int(report.month[5:])
    title = f"{office.township_name}党员干部现代远程教育{number}月份学用情况月报表"
    filled = Filled(office.name, person, timezone.localdate())
    sheets = [
        _summary(report),
        _viewings(report.month),
        *([_attendances(report.month)] if named else []),
        _plan(report.month),
        _faults(report.month),
        _classes(report.month),
        _wishes(report.month),
        _administrators(report),
        _corrections(report.month),
    ]
    return workbook_of(title, filled, sheets)


def _summary(report: Monthly) -> Sheet:
    columns = (
        *(
            Column("序号", 5),
            Column("站点", 11),
            Column("有效场次", 6),
            Column("有效播放（分）", 9),
        ),
        *(Column("人次", 6), Column("参学人数", 6), Column("群众人次", 6)),
        *(Column(name, 15) for name in _RATIOS),
        *(Column("手工登记", 6), Column("闲置天数", 6), Column("说明", 16)),
    )
    total = report.total
    return Sheet(
        "汇总",
        columns,
        [_summary_row(place, one) for place, one in enumerate(report.lines, 1)],
        total=(
            *("", "合计", total.valid, total.effective_ms // _MINUTE_MS, total.attendances),
            *(sum(len(one.figures.people) for one in report.lines), total.villagers),
            *(total.turnout, report.required, total.musts, total.in_time, report.in_order),
            *(total.corrected, total.by_hand, None),
            f"{len(report.missing)}个站点待同步" if report.missing else "",
        ),
    )


def _summary_row(place: int, line: Line) -> tuple[Value, ...]:
    told = line.figures
    return (
        *(place, line.station.name, told.valid, told.effective_ms // _MINUTE_MS),
        *(told.attendances, len(told.people), told.villagers, told.turnout),
        line.required if line.has_reported or line.required.part else "待同步",
        *(told.musts, told.in_time, line.in_order, told.corrected, told.by_hand, line.idle),
        "" if line.has_reported else "待同步，不计欠学",
    )


def _meetings(month: str) -> QuerySet[Meeting]:
    return Meeting.counted().filter(month=month).select_related("station")


def _viewings(month: str) -> Sheet:
    columns = (
        *(Column("站点", 12), Column("日期", 11), Column("会议（活动）类型", 16)),
        *(Column("课件名称", 34), Column("类别", 12), Column("规定/自选", 10)),
        *(Column("课件时长（分）", 9), Column("有效播放（分）", 9), Column("看完", 7)),
        *(Column("实到", 7), Column("群众", 7), Column("登记方式", 12)),
    )
    return Sheet("播放明细", columns, _viewing_rows(month))


def _viewing_rows(month: str) -> Iterator[tuple[Value, ...]]:
    rows = ViewingRow.objects.filter(meeting__month=month).select_related("meeting__station")
    for one in rows.order_by("meeting__station__position", "meeting__opened_at", "position"):
        held = one.meeting
        yield (
            *(held.station.name, held.day, held.type_name, one.title, one.category),
            "规定" if one.required else "自选",
            *(_minutes(one.length_ms), _minutes(one.effective_ms)),
            "看完" if one.watched else "没看完",
            *(held.present, held.villagers, "机器记录"),
        )
    for held in _meetings(month).exclude(elsewhere=[]).order_by("station__position", "opened_at"):
        for told in held.elsewhere:
            yield (
                *(held.station.name, held.day, held.type_name, told["title"], "", ""),
                *(None, None, "", held.present, held.villagers),
                f"手工登记：{source_name(told['source'])}",
            )


def _attendances(month: str) -> Sheet:
    columns = (
        *(Column("站点", 12), Column("日期", 11), Column("会议（活动）类型", 18)),
        *(Column("姓名", 12), Column("签到", 9)),
    )
    rows = AttendanceRow.objects.filter(
        meeting__month=month, meeting__replaced_by=None
    ).select_related("meeting__station")
    ordered = rows.order_by("meeting__station__position", "meeting__opened_at", "id")
    names = {code.value: name for code, name in ATTENDANCE_NAMES.items()}
    return Sheet(
        "签到明细",
        columns,
        (
            (
                *(one.meeting.station.name, one.meeting.day, one.meeting.type_name, one.name),
                names.get(one.status, one.status),
            )
            for one in ordered.iterator(_CHUNK)
        ),
    )


def _plan(month: str) -> Sheet:
    told = overview(month, list(Station.objects.select_related("status")))
    columns = [Column("站点", 12)] + [
        Column(f"{one.item.courseware.title}（{one.item.deadline:%m-%d}前）", 16)
        for one in told.columns
    ]
    rows = [(row.station.name, *(_cell(one) for one in row.cells)) for row in told.rows]
    if not told.columns:
        return Sheet("学习计划完成情况", [Column("站点", 40)], [], "这个月没有发规定课件")
    return Sheet("学习计划完成情况", columns, rows)


def _cell(cell: Cell) -> str:
    day = f"{cell.day.month}月{cell.day.day}日" if cell.day else ""
    return {
        State.DONE: f"✓ {day}",
        State.LATE: f"迟到 {day}",
        State.OPEN: "待看",
        State.OVERDUE: "过期",
        State.NOT_RECEIVED: "未收到",
        State.UNKNOWN: "待同步",
        State.NOT_ASKED: "–",
    }[cell.state]


def _faults(month: str) -> Sheet:
    columns = [Column(one.name, one.width) for one in HEADS]
    return Sheet("故障台账", columns, rows_of(faults_of(*first_and_last(month))))


def _classes(month: str) -> Sheet:
    columns = (
        *(Column("日期", 11), Column("主题", 26), Column("地点", 16), Column("授课老师", 12)),
        *(Column("站点", 12), Column("实到", 7), Column("群众", 7), Column("照片", 7)),
        *(Column("满意", 7), Column("基本满意", 9), Column("不满意", 8), Column("归档", 20)),
    )
    return Sheet("十号课堂台账", columns, _class_rows(month))


def _class_rows(month: str) -> Iterator[tuple[Value, ...]]:
    held = held_classes(month)
    for one in held:
        meeting, plan, hands = one.meeting, one.plan, one.meeting.feedback or {}
        yield (
            *(meeting.day, plan.topic if plan else "", plan.venue if plan else ""),
            *(plan.lecturer if plan else "", meeting.station.name, meeting.present),
            *(meeting.villagers, meeting.photos, hands.get("satisfied")),
            *(hands.get("fairly_satisfied"), hands.get("dissatisfied")),
            f"缺{'、'.join(one.missing)}" if one.missing else "齐全",
        )
    met = [one.plan.pk for one in held if one.plan is not None]
    announced = TenthClass.objects.filter(day__range=first_and_last(month)).exclude(pk__in=met)
    for plan in announced.order_by("day", "id"):
        yield (plan.day, plan.topic, plan.venue, plan.lecturer, *[None] * 7, "还没有记录")


def _wishes(month: str) -> Sheet:
    columns = (
        *(Column("站点", 14), Column("日期", 12), Column("会议（活动）类型", 20)),
        *(Column("想学的类别", 24), Column("人数", 10)),
    )
    rows = [
        (one.station.name, one.day, one.type_name, topic["category"], topic["people"])
        for one in _meetings(month).exclude(topics=[]).order_by("station__position", "opened_at")
        for topic in one.topics
    ]
    return Sheet("反馈与需求", columns, rows, "本月没有人提")


def _administrators(report: Monthly) -> Sheet:
    columns = (
        *(Column("站点", 14), Column("组织有效场次", 14), Column("记录及时率", 20)),
        *(Column("四个必看落实率", 20), Column("站点完好率（天）", 20), Column("评语", 30)),
    )
    rows = [
        (
            *(one.station.name, one.figures.valid, one.figures.in_time, one.figures.musts),
            *(one.in_order, ""),
        )
        for one in report.lines
    ]
    return Sheet("管理员考核", columns, rows, "还没有站点")


def _corrections(month: str) -> Sheet:
    columns = (
        *(Column("站点", 12), Column("日期", 11), Column("会议（活动）类型", 18)),
        *(Column("版次", 7), Column("补充次数", 9), Column("更正次数", 9)),
        *(Column("最近收到", 16), Column("退回意见", 30)),
    )
    changed = _meetings(month).filter(revision__gt=1).order_by("station__position", "opened_at")
    rows = [
        (
            *(one.station.name, one.day, one.type_name, one.revision, one.supplements),
            *(one.corrections, _time(one.received_at), one.returned_comment),
        )
        for one in changed
    ]
    return Sheet("更正记录", columns, rows)


def _minutes(ms: int) -> float:
    return round(ms / _MINUTE_MS, 1)


def _time(at: datetime.datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at is not None else ""
