"""How the first page tells of villages in plain words."""

import datetime

from django import template

from township.reports.musts import Mark, MustState
from township.reports.progress import Cell, State
from township.stations.words import contact_name

register = template.Library()

register.filter("contact_words", contact_name)

_LONG_HOURS = 48
_CELL_WORDS = {
    State.OPEN: "○ 待看",
    State.OVERDUE: "！过期",
    State.NOT_RECEIVED: "… 未收到",
    State.UNKNOWN: "… 待同步",
    State.NOT_ASKED: "–",
}
_MUST_WORDS = {
    MustState.HELD: "✓ {day}",
    MustState.UNWATCHED: "开了没看 {day}",
    MustState.TOLD: "手工 {day}",
    MustState.DUE: "○ 待开 {day}",
    MustState.OVERDUE: "！过期 {day}",
    MustState.UNKNOWN: "… 待同步 {day}",
}


@register.filter
def cell_words(cell: Cell) -> str:
    """How a village stands with a course, as sign and word."""
    if cell.day is not None and cell.state in (State.DONE, State.LATE):
        late = "" if cell.state is State.DONE else "迟到"
        return f"✓ {late}{cell.day.month}/{cell.day.day:02d}"
    return _CELL_WORDS[cell.state]


@register.filter
def must_words(mark: Mark) -> str:
    """How a village stands with one of its planned meetings."""
    return _MUST_WORDS[mark.state].format(day=f"{mark.day.month}/{mark.day.day:02d}")


@register.filter
def wait_words(wait: datetime.timedelta | None) -> str:
    """How long something usually took, in hours up to two days."""
    if wait is None:
        return "–"
    hours = round(wait.total_seconds() / 3600)
    return f"{hours}小时" if hours < _LONG_HOURS else f"{round(hours / 24)}天"
