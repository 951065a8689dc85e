"""Codes, durations and ratios in plain words, for the ledger's pages."""

from django import template

from township.courses.inspection import clock
from township.ledger.by_hand import source_name
from township.ledger.flags import flag_name

register = template.Library()

register.filter("duration", clock)
register.filter("flag_name", flag_name)
register.filter("source_name", source_name)


@register.filter
def percent(part: int, whole: int) -> str:
    """A ratio as a whole percentage; nothing out of nothing has none."""
    return f"{round(part * 100 / whole)}%" if whole else "–"
