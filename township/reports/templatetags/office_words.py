"""How the first page tells of villages in plain words."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django import template

from township.reports.progress import State
from township.stations.words import contact_name

register = template.Library()

register.filter("contact_words", contact_name)

_LONG_HOURS = 48
_CELL_WORDS = {
    State.OPEN: "○ 待看",
    State.OVERDUE: "！过期",
    State.UNKNOWN: "… 未收到",
    State.NOT_ASKED: "–",
}


@register.filter
def cell_words(state: State) -> str:
    """How a village stands with a course, as sign and word."""
    return _CELL_WORDS.get(state, "")


@register.filter
def beside(one: Iterable[Any], other: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """Two lists of the same length, pair by pair."""
    return zip(one, other, strict=True)


@register.filter
def wait_words(wait: datetime.timedelta | None) -> str:
    """How long something usually took, in hours up to two days."""
    if wait is None:
        return "–"
    hours = round(wait.total_seconds() / 3600)
    return f"{hours}小时" if hours < _LONG_HOURS else f"{round(hours / 24)}天"
