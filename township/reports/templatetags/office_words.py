"""How the first page tells of villages in plain words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import template

from township.reports.monthly import ratio_words
from township.reports.progress import State
from township.stations.words import contact_name

register = template.Library()

register.filter("contact_words", contact_name)
register.filter("ratio_words", ratio_words)

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
def minus(whole: int, without: Sequence[Any]) -> int:
    """So many without these."""
    return whole - len(without)
