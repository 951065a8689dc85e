"""The month's report (月报): how every village stands, who is missing, and what is doubtful."""

import calendar
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from protocol.canonical import canonical_bytes, sha256_hex
from township.faults.models import Fault
from township.ledger.models import Meeting
from township.reports.metrics import Figures, Ratio, Repair, days_in_order
from township.reports.progress import Row, State, overview
from township.reports.tally import month_figures
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
            "has_reported": self.has_reported,
        }


@dataclass(frozen=True)
class Monthly:
    """The month of the whole township."""

    month: str
    lines: tuple[Line, ...]
    doubtful: int
    """Records of the month with a doubt that nobody has looked at."""

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
    order = _in_order(month, stations)
    rows = {row.station.id: row for row in overview(month, stations).rows}
    lines = tuple(
        Line(
            station=station,
            figures=told[station.id],
            required=_required(rows[station.id]),
            in_order=order[station.id],
            has_reported=has_reported(station, month),
            last_contact=rows[station.id].last_contact,
        )
        for station in stations
    )
    return Monthly(month, lines, Meeting.doubtful().filter(month=month).count())


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
    said = [
        f"{Office.current().township_name}{number}月党员干部现代远程教育学用情况：",
        f"{len(report.lines)}个站点，已报{len(report.lines) - len(report.missing)}个。",
        f"集中学习有效场次{total.valid}场，{total.attendances}人次，群众{total.villagers}人次，"
        f"有效播放{total.effective_ms // 3_600_000}小时{total.effective_ms // 60_000 % 60}分。",
        f"参学率{ratio_words(total.turnout)}，规定课件完成率{ratio_words(report.required)}，"
        f"四个必看落实率{ratio_words(total.musts)}。",
    ]
    if report.missing:
        said.append(f"还有{len(report.missing)}个站点待同步，不计欠学。")
    return "\n".join(said)


def ratio_words(ratio: Ratio) -> str:
    """A ratio as it is always shown: both numbers, then the percentage."""
    if ratio.percent is None:
        return "–"
    return f"{ratio.part}/{ratio.whole}（{ratio.percent}%）"


def _pair(ratio: Ratio) -> list[int]:
    return [ratio.part, ratio.whole]


def _required(row: Row) -> Ratio:
    asked = [one for one in row.cells if one.state is not State.NOT_ASKED]
    return Ratio(sum(one.state is State.DONE for one in asked), len(asked))


def _in_order(month: str, stations: Sequence[Station]) -> dict[str, Ratio]:
    first, last = first_and_last(month)
    last = max(first, min(last, timezone.localdate()))
    found: dict[str, list[Repair]] = {station.id: [] for station in stations}
    for fault in Fault.objects.filter(station__in=stations).order_by():
        found[fault.station_id].append(
            Repair(fault.reported_at or fault.received_at, fault.accepted_at, _end_of(fault))
        )
    zone = timezone.get_default_timezone()
    return {name: days_in_order(repairs, first, last, zone) for name, repairs in found.items()}


def _end_of(fault: Fault) -> datetime.datetime | None:
    """The village says when it works again; until then the office's word stands for it."""
    return fault.restored_at or fault.repaired_at
