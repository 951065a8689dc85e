"""Dry runs of rosters: what would change is kept for a day, applied as it was seen, and undone.

An applied one is kept for a week with the rosters before it: somebody who imported the wrong file
has no other copy of the right one.
"""

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from secrets import token_urlsafe

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from protocol.people import Person
from township.stations.models import RosterDraft, Station
from township.stations.roster import RosterRefused, new_person_id, people_of, replace_roster
from township.stations.roster_changes import VillageChange, village_change
from township.stations.roster_written import Written

PROPOSED_LIVES = datetime.timedelta(days=1)
APPLIED_LIVES = datetime.timedelta(days=7)

Same = tuple[str, int]
"""A village, and which of its ``VillageChange.alike`` are one person."""


class DraftOutdated(Exception):
    """Something has changed meanwhile; the argument is the token of a dry run as things are now."""


def propose(written: Written, user: User | None) -> RosterDraft:
    """Keep what a list would change, for somebody to look at."""
    forget_old_drafts()
    stations = Station.objects.filter(pk__in=list(written.villages)).prefetch_related("roster")
    changes = [
        village_change(
            one.pk, people_of(one), written.villages[one.pk], partial(new_person_id, one.pk)
        )
        for one in stations
    ]
    content = {
        "written": written.model_dump(mode="json"),
        "changes": [one.model_dump(mode="json") for one in changes],
    }
    return RosterDraft.objects.create(token=token_urlsafe(24), made_by=user, content=content)


def draft_of(token: str) -> RosterDraft | None:
    """A dry run that is not too old."""
    return RosterDraft.objects.exclude(_too_old()).filter(token=token).first()


def applied_drafts() -> list[RosterDraft]:
    """The imports that can still be undone, the newest first."""
    applied = RosterDraft.objects.exclude(_too_old()).exclude(applied_at=None)
    return list(applied.select_related("made_by").order_by("-applied_at"))


def changes_of(draft: RosterDraft) -> list[VillageChange]:
    """What it changes, village by village."""
    return [VillageChange.model_validate(one) for one in draft.content["changes"]]


def written_of(draft: RosterDraft) -> Written:
    """What was handed in."""
    return Written.model_validate(draft.content["written"])


def apply_draft(draft: RosterDraft, same: Iterable[Same] = ()) -> int:
    """Change the rosters just as it was seen, all villages or none.

    Args:
        draft: the dry run that somebody looked at.
        same: who is one person under two names, of those that were offered.

    Returns:
        How many villages have another roster now.

    Raises:
        DraftOutdated: a roster is not what it was; nothing was changed.
        RosterRefused: it has been applied before.
    """
    pairs = set(same)
    with transaction.atomic():
        locked = RosterDraft.objects.select_for_update().get(pk=draft.pk)
        if locked.applied_at is not None:
            raise RosterRefused("这次导入已经做过了。")
        changes = [
            one.with_same({place for village, place in pairs if village == one.station_id})
            for one in changes_of(locked)
        ]
        done = _replace(changes, [(one.before, one.after) for one in changes], _said)
        if done is not None:
            locked.applied_at = timezone.now()
            # What was read is needed no longer; the rosters before are, for a week.
            locked.content = {
                "written": Written().model_dump(mode="json"),
                "changes": [one.model_dump(mode="json") for one in changes],
            }
            locked.save()
            return done
    raise DraftOutdated(propose(written_of(draft), draft.made_by).token)


@transaction.atomic
def undo_draft(draft: RosterDraft) -> int:
    """Bring back the rosters from before an import; how many villages.

    Raises:
        RosterRefused: it was not applied, or a roster has been changed since.
    """
    locked = RosterDraft.objects.select_for_update().get(pk=draft.pk)
    changes = changes_of(locked)
    if locked.applied_at is None:
        raise RosterRefused("这次导入还没有做，没有什么要撤销。")
    done = _replace(
        changes, [(one.after, one.before) for one in changes], lambda _: "撤销了一次花名册导入"
    )
    if done is None:
        raise RosterRefused("导入以后花名册又改过，不能整个撤销了，请直接在花名册上改。")
    locked.delete()
    return done


def forget_old_drafts() -> int:
    """Delete the dry runs whose time is over; how many."""
    return RosterDraft.objects.filter(_too_old()).delete()[0]


def _too_old() -> Q:
    now = timezone.now()
    return Q(applied_at=None, made_at__lt=now - PROPOSED_LIVES) | Q(
        applied_at__lt=now - APPLIED_LIVES
    )


def _replace(
    changes: Sequence[VillageChange],
    rosters: Sequence[tuple[Sequence[Person], Sequence[Person]]],
    said: Callable[[VillageChange], str],
) -> int | None:
    """Put other rosters in the place of those that must still be there; nothing if one is not."""
    ids = [one.station_id for one in changes]
    locked = Station.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    stations = {one.pk: one for one in locked}
    if any(
        one.station_id not in stations or people_of(stations[one.station_id]) != list(here)
        for one, (here, _) in zip(changes, rosters, strict=True)
    ):
        return None
    done = 0
    for one, (here, there) in zip(changes, rosters, strict=True):
        if list(here) != list(there):
            replace_roster(stations[one.station_id], there, said(one))
            done += 1
    return done


def _said(change: VillageChange) -> str:
    return (
        f"导入花名册：新增{len(change.added)}人，去掉{len(change.removed)}人，"
        f"改动{len(change.changed)}人"
    )
