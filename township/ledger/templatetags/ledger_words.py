"""Codes, durations and ratios in plain words, for the ledger's pages."""

from collections.abc import Mapping

from django import template

from township.accounts.staff import name_of
from township.courses.inspection import clock
from township.ledger.apart import marks_of
from township.ledger.by_hand import source_name
from township.ledger.flags import Flag, flag_name
from township.ledger.models import Meeting

register = template.Library()

register.filter("duration", clock)
register.filter("flag_name", flag_name)
register.filter("source_name", source_name)
register.filter("marks_of", marks_of)
register.filter("staff_name", name_of)


@register.filter
def percent(part: int, whole: int) -> str:
    """A ratio as a whole percentage; nothing out of nothing has none."""
    return f"{round(part * 100 / whole)}%" if whole else "–"


@register.filter
def doubts_of(meeting: Meeting) -> list[str]:
    """Its flags, but for the one that its own mark tells already."""
    return [flag for flag in meeting.flags if flag != Flag.BY_HAND]


@register.filter
def value_of(values: Mapping[str, str], name: str) -> str:
    """What stands under a name."""
    return values.get(name, "")


@register.filter
def split_words(text: str) -> list[str]:
    """The words of a line."""
    return text.split()
