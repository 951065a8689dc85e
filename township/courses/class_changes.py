"""Keeps what was changed about a class on the 10th after it was announced, and why."""

from collections.abc import Callable

from django.contrib.auth.models import User

from township.courses.models import ClassChange, TenthClass

_TOLD: dict[str, Callable[[TenthClass], str]] = {
    "日期": lambda one: f"{one.day.month}月{one.day.day}日",
    "时间": lambda one: f"{one.time:%H:%M}",
    "主题": lambda one: one.topic,
    "授课老师": lambda one: one.lecturer,
    "地点": lambda one: one.venue,
}
NEEDS_REASON = frozenset({"日期", "主题", "授课老师"})
"""A change of these is a rescheduling or a replacement (DOMAIN 2, step 7)."""


def changed(before: TenthClass, after: TenthClass) -> tuple[str, ...]:
    """What is told otherwise now, in plain words."""
    return tuple(what for what, told in _TOLD.items() if told(before) != told(after))


def keep_changes(
    before: TenthClass, after: TenthClass, reason: str, user: User | None = None
) -> None:
    """Keep every change as a row of its own.

    Args:
        before: as it was announced.
        after: as it is announced now, saved.
        reason: why, in somebody's words.
        user: who changed it; nobody, where a program did.
    """
    ClassChange.objects.bulk_create(
        ClassChange(
            tenth_class=after,
            what=what,
            before=_TOLD[what](before),
            after=_TOLD[what](after),
            reason=reason,
            made_by=user,
        )
        for what in changed(before, after)
    )
