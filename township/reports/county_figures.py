"""What can be put into the county's form: each figure with its name and the words it goes by."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from township.reports.metrics import Ratio
from township.reports.monthly import Line, Monthly

Value = str | int | float | datetime.date | None
WAITING = "待同步"
"""What stands where a number would be nought only because nothing has come yet."""
_MINUTE_MS, _HOUR_MS = 60_000, 3_600_000


@dataclass(frozen=True)
class Sender:
    """Who fills the form in, and for whom."""

    township: str
    unit: str
    person: str
    on: datetime.date


@dataclass(frozen=True)
class RowFigure:
    """A figure of one village."""

    name: str
    heads: tuple[str, ...]
    """Words in a column's head that mean it; the longest that fits decides."""
    value: Callable[[int, Line], Value]
    is_number: bool = True


@dataclass(frozen=True)
class SingleFigure:
    """A figure of the whole month."""

    name: str
    value: Callable[[Monthly, Sender], Value]


def _share(ratio: Ratio) -> float | None:
    return float(round(Fraction(ratio.part, ratio.whole), 4)) if ratio.whole else None


def _pair(ratio: Ratio) -> str:
    return f"{ratio.part}/{ratio.whole}" if ratio.whole else "–"


ROW_FIGURES: dict[str, RowFigure] = {
    "place": RowFigure("序号", ("序号", "编号"), lambda place, _: place, is_number=False),
    "station": RowFigure(
        "站点",
        ("站点", "站点名称", "村名", "村", "行政村", "单位", "终端站点"),
        lambda _, line: line.station.name,
        is_number=False,
    ),
    "valid": RowFigure(
        "有效场次",
        ("有效场次", "场次", "播放场次", "收看场次", "学习场次", "集中学习次数", "次数"),
        lambda _, line: line.figures.valid,
    ),
    "minutes": RowFigure(
        "有效播放（分钟）",
        ("有效播放", "播放时长", "收看时长", "学习时长", "分钟"),
        lambda _, line: line.figures.effective_ms // _MINUTE_MS,
    ),
    "hours": RowFigure(
        "有效播放（小时）",
        ("小时", "播放小时", "有效播放（小时）", "播放时长（小时）", "收看时长（小时）"),
        lambda _, line: round(line.figures.effective_ms / _HOUR_MS, 1),
    ),
    "attendances": RowFigure(
        "人次",
        ("人次", "参学人次", "党员人次", "收看人次", "学习人次"),
        lambda _, line: line.figures.attendances,
    ),
    "people": RowFigure(
        "参学人数", ("参学人数", "人数", "参加人数"), lambda _, line: len(line.figures.people)
    ),
    "villagers": RowFigure(
        "群众人次", ("群众", "群众人次", "群众人数"), lambda _, line: line.figures.villagers
    ),
    "expected": RowFigure("应到", ("应到", "应参学"), lambda _, line: line.figures.turnout.whole),
    "present": RowFigure(
        "实到（应到的人中）", ("实到", "实参学"), lambda _, line: line.figures.turnout.part
    ),
    "by_hand": RowFigure(
        "手工登记", ("手工登记", "手工"), lambda _, line: line.figures.by_hand, is_number=False
    ),
    "idle": RowFigure("闲置天数", ("闲置天数", "闲置"), lambda _, line: line.idle, is_number=False),
    "note": RowFigure(
        "说明",
        ("说明", "备注"),
        lambda _, line: None if line.has_reported else "待同步，不计欠学",
        is_number=False,
    ),
}
_RATIOS: dict[str, tuple[str, tuple[str, ...], Callable[[Line], Ratio]]] = {
    "turnout": ("参学率", ("参学率", "到课率", "参加率"), lambda line: line.figures.turnout),
    "required": ("规定课件完成率", ("完成率", "规定课件"), lambda line: line.required),
    "musts": ("四个必看落实率", ("四个必看", "必看", "落实率"), lambda line: line.figures.musts),
    "in_time": ("记录及时率", ("及时率", "记录及时"), lambda line: line.figures.in_time),
    "in_order": ("站点完好率", ("完好率", "站点完好"), lambda line: line.in_order),
    "corrected": ("更正率", ("更正率",), lambda line: line.figures.corrected),
}


def _share_of(of: Callable[[Line], Ratio], _place: int, line: Line) -> Value:
    return _share(of(line))


def _pair_of(of: Callable[[Line], Ratio], _place: int, line: Line) -> Value:
    return _pair(of(line))


for _code, (_name, _heads, _of) in _RATIOS.items():
    ROW_FIGURES[_code] = RowFigure(f"{_name}（%）", _heads, partial(_share_of, _of))
    ROW_FIGURES[f"{_code}_pair"] = RowFigure(f"{_name}（分子/分母）", (), partial(_pair_of, _of))

IN_PLACE = "in_place"
"""The words that stand in the cell already, with their gaps filled in."""

SINGLE_FIGURES: dict[str, SingleFigure] = {
    IN_PLACE: SingleFigure("把这一格原来的话填全", lambda _report, _sender: None),
    "month": SingleFigure("月份（4）", lambda report, _: int(report.month[5:])),
    "month_words": SingleFigure(
        "月份（2026年4月）", lambda report, _: f"{report.month[:4]}年{int(report.month[5:])}月"
    ),
    "township": SingleFigure("乡镇", lambda _, sender: sender.township),
    "unit": SingleFigure("填报单位", lambda _, sender: sender.unit),
    "person": SingleFigure("填报人", lambda _, sender: sender.person),
    "day": SingleFigure("填报日期", lambda _, sender: sender.on),
    "stations": SingleFigure("站点数", lambda report, _: len(report.lines)),
    "reported": SingleFigure("已报站点数", lambda report, _: report.reported),
    "valid": SingleFigure("合计有效场次", lambda report, _: report.total.valid),
    "minutes": SingleFigure(
        "合计有效播放（分钟）", lambda report, _: report.total.effective_ms // _MINUTE_MS
    ),
    "attendances": SingleFigure("合计人次", lambda report, _: report.total.attendances),
    "people": SingleFigure(
        "合计参学人数", lambda report, _: sum(len(one.figures.people) for one in report.lines)
    ),
    "villagers": SingleFigure("合计群众人次", lambda report, _: report.total.villagers),
    "turnout": SingleFigure("合计参学率（%）", lambda report, _: _share(report.total.turnout)),
    "required": SingleFigure("合计完成率（%）", lambda report, _: _share(report.required)),
    "musts": SingleFigure("合计落实率（%）", lambda report, _: _share(report.total.musts)),
    "archived": SingleFigure("十号课堂归档（%）", lambda report, _: _share(report.archived)),
}
SHARES = frozenset({*_RATIOS, "turnout", "required", "musts", "archived"})
"""Figures between nought and one, shown as percentages where the form says nothing else."""


def row_value(code: str, place: int, line: Line) -> Value:
    """A village's figure; one that has not been heard of has no noughts."""
    figure = ROW_FIGURES[code]
    value = figure.value(place, line)
    if figure.is_number and not line.has_reported and (value is None or value in (0, "–")):
        return WAITING
    return value


def figure_of_head(words: str) -> str:
    """The figure that a column's head means; nothing where none does."""
    plain = words.replace("\n", "").replace(" ", "").replace("　", "")
    fits = [
        (len(head), code)
        for code, figure in ROW_FIGURES.items()
        for head in figure.heads
        if head == plain or (len(head) > 1 and head in plain)
    ]
    return max(fits)[1] if fits else ""
