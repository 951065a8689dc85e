"""A village's roster as a whole: the list on paper is what counts, not single changes."""

from collections.abc import Iterable, Sequence
from secrets import token_hex

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from protocol.canonical import canonical_bytes, sha256_hex
from protocol.people import Person
from township.accounts.audit import note
from township.feeds.changes import touch_station
from township.feeds.models import Edition
from township.stations.models import ErasedPerson, RosterEntry, Station


class RosterRefused(Exception):
    """The list cannot be taken; the message is a sentence for the person."""


@transaction.atomic
def replace_roster(station: Station, people: Sequence[Person], said: str = "") -> None:
    """Make these people, in this order, the station's roster.

    Args:
        station: the village.
        people: all of them.
        said: what is noted of it, without names; how many there are, if nothing is told.

    Raises:
        RosterRefused: an id stands twice, a name is missing or too long.
    """
    _check(people)
    gone = set(station.roster.values_list("person_id", flat=True)) - {one.id for one in people}
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
    if gone:
        forget_edition(station.id)
    # Whoever the office puts on the roster again is told of by name again.
    hashes = [person_hash(station.id, one.id) for one in people]
    ErasedPerson.objects.filter(station=station, person_hash__in=hashes).delete()
    note(station, said or f"换了花名册，{len(people)}人")


def people_of(station: Station) -> list[Person]:
    """A village's roster in its order."""
    return [entry.person() for entry in station.roster.all()]


def new_person_id(station_id: str) -> str:
    """A number for somebody new: it tells nothing of the name."""
    return f"{station_id}-{token_hex(6)}"


def roster_print(people: Iterable[Person]) -> str:
    """A short text that is another one as soon as anything in the roster is."""
    return sha256_hex(canonical_bytes([one.model_dump(mode="json") for one in people]))[:32]


def person_hash(station_id: str, person_id: str) -> str:
    """What is kept of somebody who was deleted; without the office's key it says nothing."""
    key = str(settings.SECRET_KEY)
    told = f"{station_id}/{person_id}"
    return salted_hmac("erased person", told, secret=key, algorithm="sha256").hexdigest()


def forget_edition(station_id: str) -> None:
    """Throw away the feed that was made last: those who have left are still in it."""
    Edition.objects.filter(pk=station_id).update(document=b"", content_hash="", station_changes=-1)


def _check(people: Sequence[Person]) -> None:
    seen: set[str] = set()
    for place, person in enumerate(people, start=1):
        if not person.name.strip() or len(person.name) > 40:
            raise RosterRefused(f"第{place}人没有姓名，或姓名太长。")
        if not person.id or len(person.id) > 60 or person.id in seen:
            raise RosterRefused(f"第{place}人的人员编号没有写、太长或和别人重复。")
        seen.add(person.id)
