"""Replaces a village's roster as a whole: the list on paper is what counts, not single changes."""

from collections.abc import Sequence

from django.db import transaction

from protocol.people import Person
from township.accounts.audit import note
from township.feeds.changes import touch_station
from township.stations.models import RosterEntry, Station


class RosterRefused(Exception):
    """The list cannot be taken; the message is a sentence for the person."""


@transaction.atomic
def replace_roster(station: Station, people: Sequence[Person]) -> None:
    """Make these people, in this order, the station's roster.

    Raises:
        RosterRefused: an id stands twice, a name is missing or too long.
    """
    _check(people)
    station.roster.all().delete()
    RosterEntry.objects.bulk_create(
        RosterEntry(
            station=station,
            person_id=person.id,
            position=position,
            name=person.name.strip(),
            status=person.status.value,
            roles=[role.value for role in person.roles],
            away=person.away,
            limited_mobility=person.limited_mobility,
        )
        for position, person in enumerate(people)
    )
    touch_station(station.id)
    note(station, f"换了花名册，{len(people)}人")


def _check(people: Sequence[Person]) -> None:
    seen: set[str] = set()
    for place, person in enumerate(people, start=1):
        if not person.name.strip() or len(person.name) > 40:
            raise RosterRefused(f"第{place}人没有姓名，或姓名太长。")
        if not person.id or len(person.id) > 60 or person.id in seen:
            raise RosterRefused(f"第{place}人的人员编号没有写、太长或和别人重复。")
        seen.add(person.id)
