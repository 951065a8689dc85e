"""The month's report (月报): how every village stands, who is missing, and what is doubtful."""

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.utils import timezone

from protocol.canonical import canonical_bytes, sha256_hex
from township.faults.models import Fault
from township.ledger.models import Meeting
from township.reports.classes import held_classes
from township.reports.metrics import (
    AMBER_IDLE_DAYS,
    RED_IDLE_DAYS,
    Figures,
    Ratio,
    Repair,
    archived,
    days_in_order,
    idle_days,
    usual_wait,
)
from township.reports.progress import Row, State, overview
from township.reports.tally import last_valid_days, month_figures
from township.stations.models import Office, Station


@dataclass(frozen=True)
class Line:
    """One village's month."""

    station: Station
    figures: Figures
    required: Ratio
    """规定课件完成率; of a village that is not heard of only what has come so far."""
    in_order: Ratio
    """站点完好率, in days."""
    has_reported: bool
    """Whether everything of the month is here."""
    last_contact: datetime.datetime | None
    idle: int | None
    """闲置天数 by the month's end, or by today; nothing before the first valid meeting."""

    @property
    def is_idle(self) -> bool:
        """Whether that is worth pointing out."""
        return self.has_reported and (self.idle or 0) > AMBER_IDLE_DAYS

    @property
    def is_long_idle(self) -> bool:
        """Whether that is worth a visit."""
        return self.has_reported and (self.idle or 0) > RED_IDLE_DAYS

    def as_plain(self) -> dict[str, Any]:
        """The line as it is frozen: figures, and nobody's name."""
        told = self.figures
        return {
            "station": self.station.id,
            "name": self.station.name,
            "valid": told.valid,
            "effective_ms": told.effective_ms,
            "attendances": told.attendances,
            "people": len(told.people),
            "villagers": told.villagers,
            "turnout": _pair(told.turnout),
            "required": _pair(self.required),
            "musts": _pair(told.musts),
            "in_time": _pair(told.in_time),
            "corrected": _pair(told.corrected),
            "in_order": _pair(self.in_order),
            "by_hand": told.by_hand,
            "idle_days": self.idle,
            "has_reported": self.has_reported,
        }


@dataclass(frozen=True)
class Monthly:
    """The month of the whole township."""

    month: str
    lines: tuple[Line, ...]
    doubtful: int
    """Records of the month with a doubt that nobody has looked at."""
    archived: Ratio
    """归档完整率 of the classes on the 10th."""
    response: datetime.timedelta | None
    repair: datetime.timedelta | None
    """故障响应 and 修复: the usual wait from report to acceptance, and to its end."""

    @property
    def reported(self) -> int:
        """How many villages have reported."""
        return len(self.lines) - len(self.missing)

    @property
    def missing(self) -> tuple[Line, ...]:
        """Villages of which something may still come."""
        return tuple(one for one in self.lines if not one.has_reported)

    @property
    def total(self) -> Figures:
        """All villages together."""
        return sum((one.figures for one in self.lines), Figures())

    @property
    def required(self) -> Ratio:
        """规定课件完成率 of those villages that have reported: the others are not behind."""
        return sum((one.required for one in self.lines if one.has_reported), Ratio())

    @property
    def in_order(self) -> Ratio:
        """站点完好率 of all."""
        return sum((one.in_order for one in self.lines), Ratio())

    def as_plain(self) -> dict[str, Any]:
        """The report as it is frozen."""
        return {"month": self.month, "lines": [one.as_plain() for one in self.lines]}

    @property
    def content_hash(self) -> str:
        """What names its figures."""
        return sha256_hex(canonical_bytes(self.as_plain()))


def monthly(month: str) -> Monthly:
    """The report of a month as things stand.

    Args:
        month: such as ``2026-04``.
    """
    stations = list(Station.objects.select_related("status"))
    told = month_figures(month, stations)
    repairs, valid_days = _repairs(stations), last_valid_days(month, stations)
    first, last = first_and_last(month)
    until = max(first, min(last, timezone.localdate()))
    zone = timezone.get_default_timezone()
    rows = {row.station.id: row for row in overview(month, stations).rows}
    lines = tuple(
        Line(
            station=station,
            figures=told[station.id],
            required=_required(rows[station.id]),
            in_order=days_in_order(repairs[station.id], first, until, zone),
            has_reported=has_reported(station, month),
            last_contact=rows[station.id].last_contact,
            idle=idle_days(valid_days.get(station.id), until),
        )
        for station in stations
    )
    reported = [
        one
        for one in chain.from_iterable(repairs.values())
        if first <= one.reported.astimezone(zone).date() <= last
    ]
    return Monthly(
        month,
        lines,
        doubtful=Meeting.doubtful().filter(month=month).count(),
        archived=archived(one.documents for one in held_classes(month)),
        response=usual_wait(one.accepted - one.reported for one in reported if one.accepted),
        repair=usual_wait(one.restored - one.reported for one in reported if one.restored),
    )


def first_and_last(month: str) -> tuple[datetime.date, datetime.date]:
    """The days on which a month begins and ends."""
    year, number = (int(part) for part in month.split("-"))
    return (
        datetime.date(year, number, 1),
        datetime.date(year, number, calendar.monthrange(year, number)[1]),
    )


def has_reported(station: Station, month: str) -> bool:
    """Whether a village has said something since the month was over, and nothing waits there."""
    status = getattr(station, "status", None)
    if status is None or status.last_contact is None or status.pending_records:
        return False
    _, last = first_and_last(month)
    heard: datetime.date = timezone.localtime(status.last_contact).date()
    return heard > last or heard >= timezone.localdate()


def reminder(report: Monthly) -> str:
    """What to send to those who are missing (催报文字)."""
    names = "、".join(one.station.name for one in report.missing)
    number = int(report.month[5:])
    return (
        f"【{Office.current().name}】{number}月学用情况月报要汇总了，还差：{names}。"
        "请打开学习系统连上网，记录会自动报上来；没有网的，请把U盘带到镇里。"
    )


def brief(report: Monthly) -> str:
    """What may be told to everybody (通报), without anybody's name."""
    number, total = int(report.month[5:]), report.total
    hours, minutes = divmod(total.effective_ms // 60_000, 60)
    said = [
        f"{Office.current().township_name}{number}月党员干部现代远程教育学用情况：",
        f"{len(report.lines)}个站点，已报{report.reported}个。",
        f"集中学习有效场次{total.valid}场，{total.attendances}人次，群众{total.villagers}人次，"
        f"有效播放{f'{hours}小时' if hours else ''}{minutes}分。",
        f"参学率{total.turnout}，规定课件完成率{report.required}，四个必看落实率{total.musts}。",
    ]
    if report.missing:
        said.append(f"还有{len(report.missing)}个站点待同步，不计欠学。")
    return "\n".join(said)


def _pair(ratio: Ratio) -> list[int]:
    return [ratio.part, ratio.whole]


def _required(row: Row) -> Ratio:
    asked = [one for one in row.cells if one.state is not State.NOT_ASKED]
    return Ratio(sum(one.state is State.DONE for one in asked), len(asked))


def _repairs(stations: Sequence[Station]) -> dict[str, list[Repair]]:
    found: dict[str, list[Repair]] = {station.id: [] for station in stations}
    for fault in Fault.objects.filter(station__in=stations).order_by():
        found[fault.station_id].append(Repair(fault.begun_at, fault.accepted_at, fault.ended_at))
    return found
