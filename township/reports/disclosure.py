"""Shows the villages a month's figures before they are final (公示), and knows whom they reached.

Source: LOOK "Month's end", DOMAIN 5. A village sees its own rows only, and has three days.
"""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from township.accounts.audit import note
from township.feeds.changes import touch
from township.reports.models import DisclosedFigures, Disclosure, MonthReport
from township.reports.monthly import Monthly, first_and_last, monthly
from township.reports.village_month import Content, changed_between, village_months
from township.stations.models import Station

OBJECTION_DAYS = 3
"""Calendar days in the office's zone; the day of publication is the first of them, so that what
is published on the 1st can be final on the 3rd, when the county wants it."""


class DisclosureRefused(Exception):
    """The month cannot be shown to the villages; the message says why in plain words."""


@dataclass(frozen=True)
class Standing:
    """How the newest publication of a month stands."""

    disclosure: Disclosure
    villages: tuple[DisclosedFigures, ...]

    @property
    def is_running(self) -> bool:
        """Whether villages can still object."""
        return timezone.localdate() <= self.disclosure.object_until

    @property
    def unreached(self) -> tuple[Station, ...]:
        """Villages that have not received it yet, and so cannot object."""
        return tuple(one.station for one in self.villages if one.received_at is None)

    @property
    def reached(self) -> int:
        """How many have received it."""
        return len(self.villages) - len(self.unreached)

    @property
    def agreed(self) -> int:
        """How many said that they have no objection."""
        return sum(one.agreed_at is not None for one in self.villages)


def disclose(month: str, user: User) -> Disclosure:
    """Freeze every village's figures as they are now, and tell each village its own.

    Args:
        month: such as ``2026-04``.
        user: who answers for it.

    Raises:
        DisclosureRefused: the month is not over, is final, or says what was said last time.
    """
    if timezone.localdate() <= first_and_last(month)[1]:
        raise DisclosureRefused("这个月还没过完，过完了再公示。")
    if MonthReport.objects.filter(month=month).exists():
        raise DisclosureRefused("这个月已经定稿了，不用再公示。")
    try:
        with transaction.atomic():
            return _disclosed(month, user)
    except IntegrityError as already:
        raise DisclosureRefused("刚才有人公示过了，请看看是不是您要的。") from already


def standing_of(month: str) -> Standing | None:
    """How the newest publication of a month stands; nothing before the first."""
    newest = Disclosure.objects.filter(month=month).select_related("made_by").first()
    if newest is None:
        return None
    return Standing(newest, tuple(newest.villages.select_related("station")))


def changed_since(standing: Standing, report: Monthly) -> tuple[Station, ...]:
    """Villages whose figures are others now than those that were shown.

    Args:
        standing: the newest publication.
        report: the month's figures as things stand.
    """
    now = village_months(report)
    return tuple(
        one.station
        for one in standing.villages
        if one.station_id in now and changed_between(one.content, now[one.station_id])
    )


def _disclosed(month: str, user: User) -> Disclosure:
    before = standing_of(month)
    told = {one.station_id: one.content for one in before.villages} if before else {}
    revision = before.disclosure.revision + 1 if before else 1
    shown = village_months(monthly(month))
    editions = {key: _edition(one, told.get(key), revision) for key, one in shown.items()}
    if before and not any(one["same_since"] == revision for one in editions.values()):
        raise DisclosureRefused("数字和上次公示的一样，不用再公示。")
    made = Disclosure.objects.create(
        month=month,
        revision=revision,
        object_until=timezone.localdate() + datetime.timedelta(days=OBJECTION_DAYS - 1),
        made_by=user,
    )
    DisclosedFigures.objects.bulk_create(
        DisclosedFigures(disclosure=made, station_id=key, content=content)
        for key, content in editions.items()
    )
    note(made, f"第{revision}次公示{month}的数字，提意见到{made.object_until}", user)
    touch()
    return made


def _edition(now: Content, before: Content | None, revision: int) -> Content:
    """What is shown now, with what differs from what was shown before."""
    if before is None:
        return {**now, "same_since": revision, "changed": []}
    changed = changed_between(before, now)
    if not changed and before["is_complete"] == now["is_complete"]:
        return {**now, "same_since": before["same_since"], "changed": before["changed"]}
    return {**now, "same_since": revision, "changed": list(changed)}
