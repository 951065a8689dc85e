"""Publishes plans: what is being prepared becomes a version, and only versions reach stations."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from protocol.canonical import canonical_bytes, sha256_hex
from township.accounts.audit import note
from township.courses.models import PlanVersion, StudyPlan
from township.courses.plan_versions import Audience
from township.courses.plan_words import changes, counted_words, names_words
from township.stations.models import Station


def drafted(plan: StudyPlan) -> PlanVersion:
    """The version that publishing now would make, or has made; it is not stored."""
    new, issued = _next(plan), plan.issued
    if issued is not None and issued.says_the_same(new):
        new.number = issued.number
        new.content = {**new.content, "version": issued.number}
    return new


def _next(plan: StudyPlan) -> PlanVersion:
    items = list(plan.items.all())
    return PlanVersion(
        plan=plan,
        number=plan.version + 1,
        month=plan.month,
        content=plan.message(plan.version + 1).model_dump(mode="json"),
        titles={item.courseware.sha256: item.courseware.title for item in items},
        for_all=plan.for_all,
        station_ids=[] if plan.for_all else sorted(one.pk for one in plan.stations.all()),
    )


def is_changed(plan: StudyPlan) -> bool:
    """Whether what is being prepared differs from what stations have been given."""
    issued = plan.issued
    return issued is None or not issued.says_the_same(drafted(plan))


def fingerprint(version: PlanVersion) -> str:
    """Names what a version asks, and of whom: to notice that it is not what somebody looked at."""
    audience = "*" if version.for_all else version.station_ids
    return sha256_hex(canonical_bytes({"content": version.content, "audience": audience}))


@transaction.atomic
def publish(plan: StudyPlan, by: User | None = None) -> PlanVersion | None:
    """Give stations what is being prepared.

    Returns:
        The new version; nothing if stations have been given just this already.
    """
    # One at a time: the number must not be given twice.
    locked = StudyPlan.objects.select_for_update().get(pk=plan.pk)
    new, old = drafted(locked), locked.issued
    if old is not None and old.says_the_same(new):
        return None
    new.changes = _said(old, new)
    return _kept(plan, new, by, f"下发第{new.number}版")


@transaction.atomic
def withdraw(plan: StudyPlan, by: User | None = None) -> PlanVersion | None:
    """Take a plan back from the stations; what is being prepared stays as it is.

    Returns:
        The version that says so; nothing if stations do not have it.
    """
    locked = StudyPlan.objects.select_for_update().get(pk=plan.pk)
    old = locked.issued
    if old is None or old.withdrawn:
        return None
    number = locked.version + 1
    gone = PlanVersion(
        plan=locked,
        number=number,
        month=old.month,
        content=old.whole.model_copy(update={"version": number}).model_dump(mode="json"),
        titles=old.titles,
        for_all=old.for_all,
        station_ids=old.station_ids,
        withdrawn=True,
        changes=["撤回了，站点不再看到这份计划"],
    )
    return _kept(plan, gone, by, "撤回")


def audience_words(audience: Audience) -> str:
    """Whom a plan is for."""
    if audience.station_ids is None:
        return "所有站点"
    return _names(audience.station_ids) or "没有选站点"


def _kept(plan: StudyPlan, version: PlanVersion, by: User | None, deed: str) -> PlanVersion:
    version.published_by, version.published_at = by, timezone.now()
    plan.version, plan.published = version.number, not version.withdrawn
    plan.save(update_fields=["version", "published"])
    version.plan = plan
    version.save(force_insert=True)
    note(plan, deed)
    return version


def _said(old: PlanVersion | None, new: PlanVersion) -> list[str]:
    if old is None:
        much = counted_words(item.required for item in new.whole.items)
        return [f"第一次下发：{much}，发给{audience_words(new.audience)}"]
    return [
        *(["重新下发"] if old.withdrawn else []),
        *_audience_changes(old.audience, new.audience),
        *changes(old.whole, new.whole, {**old.titles, **new.titles}),
    ]


def _audience_changes(old: Audience, new: Audience) -> list[str]:
    if old == new:
        return []
    if old.station_ids is None or new.station_ids is None:
        return [f"原来发给{audience_words(old)}，现在发给{audience_words(new)}"]
    more, fewer = new.station_ids - old.station_ids, old.station_ids - new.station_ids
    return [
        *([f"多发给{_names(more)}"] if more else []),
        *([f"不再发给{_names(fewer)}"] if fewer else []),
    ]


def _names(station_ids: Iterable[str]) -> str:
    return names_words(
        list(Station.objects.filter(pk__in=station_ids).values_list("name", flat=True))
    )
