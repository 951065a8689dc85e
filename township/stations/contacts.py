"""Notes that machines have come: their first time, the day, and when it was last; many at once."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from township.stations.models import ContactDay, Enrolment, Machine, Station, StationStatus


@dataclass(frozen=True)
class Contact:
    """A machine that came with its token."""

    station: Station
    at: datetime.datetime


def note_contacts(contacts: Sequence[Contact]) -> list[None]:
    """Note that these came; it may be done again."""
    _note_first_use([one.station for one in contacts if not one.station.token_used])
    latest = {one.station.pk: one for one in contacts}.values()
    StationStatus.objects.bulk_create(
        [StationStatus(station=one.station, last_contact=one.at) for one in latest],
        update_conflicts=True,
        unique_fields=["station"],
        update_fields=["last_contact"],
    )
    ContactDay.objects.bulk_create(
        [ContactDay(station=one.station, day=timezone.localdate(one.at)) for one in latest],
        ignore_conflicts=True,
    )
    return [None] * len(contacts)


def _note_first_use(stations: Sequence[Station]) -> None:
    if not stations:
        return
    Station.objects.filter(pk__in=[one.pk for one in stations]).update(token_used=True)
    tokens = [one.token_hash for one in stations]
    Machine.objects.filter(token_hash__in=tokens, first_contact=None).update(
        first_contact=timezone.now()
    )
    forget_sealed(stations)


def forget_sealed(stations: Sequence[Station]) -> None:
    """Forget tokens that were kept, sealed, until their machines fetched them."""
    sealed = Enrolment.objects.filter(station__in=stations).exclude(sealed_token="")
    sealed.update(sealed_token="")
