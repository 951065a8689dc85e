"""What one village is shown of its month: each figure, and which meetings count and why not."""

import datetime
from collections.abc import Iterable
from typing import Any

from protocol.month_figures import FigureCode, MonthFigure, MonthMeeting, RowReason
from township.ledger.models import Meeting
from township.reports.metrics import IN_TIME, Gathering, Ratio, Rules, is_valid
from township.reports.monthly import Line, Monthly
from township.reports.tally import month_gatherings, rules

Content = dict[str, Any]
"""The fields of ``MonthFigures`` that are frozen, as plain data."""
_MOST_ROWS = 200


def village_months(report: Monthly) -> dict[str, Content]:
    """What each village is shown of a month, by station.

    Args:
        report: the month's figures as things stand.
    """
    held = month_gatherings(report.month, [one.station for one in report.lines])
    names = dict(Meeting.objects.filter(month=report.month).values_list("record_id", "type_name"))
    counting = rules()
    return {
        line.station.id: _content(line, held[line.station.id], names, counting)
        for line in report.lines
    }


def reason_of(one: Gathering, counting: Rules) -> str:
    """Why a meeting does not count as 有效场次, or what else is to be known of one that does.

    Returns:
        A ``RowReason``, or nothing.
    """
    if not one.took_place:
        return RowReason.NOT_HELD
    if not one.by_machine:
        return RowReason.BY_HAND
    if one.is_on_demand:
        return RowReason.ON_DEMAND
    if not one.people:
        return RowReason.NO_SIGN_IN
    if len(one.people) < counting.minimum_people:
        return RowReason.UNDER_MINIMUM
    if not one.watched:
        return RowReason.NOT_WATCHED
    late = one.closed_after is not None and one.closed_after > IN_TIME
    return RowReason.LATE if late else ""


def changed_between(before: Content, after: Content) -> tuple[str, ...]:
    """Codes and record ids of what is another in a later edition."""
    old, new = _by_id(before), _by_id(after)
    gone = [key for key in old if key not in new]
    return tuple([key for key, told in new.items() if old.get(key) != told] + gone)


def _by_id(content: Content) -> dict[str, Any]:
    figures = {one["code"]: one for one in content["figures"]}
    return {**figures, **{one["record_id"]: one for one in content["meetings"]}}


def _content(
    line: Line, held: Iterable[Gathering], names: dict[str, str], counting: Rules
) -> Content:
    ordered = sorted(held, key=lambda one: one.day)
    meetings = [
        _meeting(one, names.get(one.record_id, ""), counting) for one in ordered[:_MOST_ROWS]
    ]
    return {
        "figures": [one.model_dump(mode="json") for one in _figures(line, len(ordered))],
        "meetings": [one.model_dump(mode="json") for one in meetings],
        "is_complete": line.has_reported,
    }


def _meeting(one: Gathering, type_name: str, counting: Rules) -> MonthMeeting:
    return MonthMeeting(
        record_id=one.record_id,
        day=_iso(one.day),
        type_code=one.type_code,
        type_name=type_name,
        present=len(one.people),
        villagers=max(0, one.villagers),
        counted=is_valid(one, counting),
        reason=reason_of(one, counting),
    )


def _figures(line: Line, meetings: int) -> list[MonthFigure]:
    told = line.figures
    shares = (
        (FigureCode.TURNOUT, told.turnout),
        (FigureCode.REQUIRED, line.required),
        (FigureCode.MUSTS, told.musts),
        (FigureCode.IN_TIME, told.in_time),
        (FigureCode.IN_ORDER, line.in_order),
    )
    found = [
        MonthFigure(code=FigureCode.VALID, part=told.valid, whole=meetings),
        MonthFigure(code=FigureCode.ATTENDANCES, part=told.attendances),
        *(_share(code, ratio) for code, ratio in shares if ratio.whole),
    ]
    if line.idle is not None:
        found.append(MonthFigure(code=FigureCode.IDLE_DAYS, part=max(0, line.idle)))
    return found


def _share(code: str, ratio: Ratio) -> MonthFigure:
    return MonthFigure(code=code, part=max(0, ratio.part), whole=ratio.whole)


def _iso(day: datetime.date) -> str:
    return f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
