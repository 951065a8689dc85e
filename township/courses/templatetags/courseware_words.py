"""How the pages of courseware tell of sizes, and of villages that are not heard of."""

from django import template
from django.utils import timezone

from township.courses.uploading import megabytes
from township.stations.models import Station

register = template.Library()

register.filter("megabytes", megabytes)

_QUIET_DAYS = 2
"""A station that was heard of later than this is only slow."""


@register.filter
def silence(station: Station) -> str:
    """How long nothing was heard of a station, such as （23天没联系）; nothing for a few days."""
    status = getattr(station, "status", None)
    if status is None or status.last_contact is None:
        return "（还没联系过）"
    days = (timezone.now() - status.last_contact).days
    return f"（{days}天没联系）" if days > _QUIET_DAYS else ""
