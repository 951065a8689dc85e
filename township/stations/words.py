"""How stations and people are told of in plain words."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from township.stations.models import ROLE_NAMES


def contact_name(at: datetime.datetime | None) -> str:
    """When a station was last heard of, such as 今天 20:05 or 23天前."""
    if at is None:
        return "还没有联系过"
    local = timezone.localtime(at)
    days = (timezone.localdate() - local.date()).days
    if days <= 0:
        return f"今天 {local:%H:%M}"
    return f"昨天 {local:%H:%M}" if days == 1 else f"{days}天前"


def roles_name(codes: Iterable[str]) -> str:
    """Somebody's roles in a row."""
    given = set(codes)
    return "、".join(name for code, name in ROLE_NAMES.items() if code.value in given) or "–"
