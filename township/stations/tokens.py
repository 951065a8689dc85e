"""A station's bearer token: made once, sealed to the station, kept here only as a hash."""

import datetime
import secrets

from django.db import transaction
from django.utils import timezone

from protocol.pin_reset import token_hash
from protocol.signing import seal_for
from township.accounts.audit import note
from township.stations.models import Enrolment, Station, StationStatus
from township.together import together

CONTACT_NOTED_EVERY = datetime.timedelta(seconds=30)


def issue_token(station: Station, station_key: str) -> str:
    """Give the station a new token, which ends an earlier one; the token sealed, as hex digits."""
    token = secrets.token_urlsafe(32)
    now = timezone.now()
    station.token_hash = token_hash(token)
    station.token_used = False
    station.enrolled_at = now
    station.revoked_at = None
    station.save()
    return seal_for(token.encode("ascii"), station_key).hex()


def revoke_token(station: Station) -> None:
    """Shut the station out; its records stay."""
    with transaction.atomic():
        station.token_hash = None
        station.revoked_at = timezone.now()
        station.save()
        _forget_sealed(station)
        note(station, "停用了机器")


def station_of(token: str) -> Station | None:
    """Whose token this is; nobody's if it was revoked or never issued."""
    station = Station.objects.select_related("status").filter(token_hash=token_hash(token)).first()
    if station is None:
        return None
    if not station.token_used:
        together.do(lambda: _note_first_use(station))
    _note_contact(station)
    return station


def _note_first_use(station: Station) -> None:
    with transaction.atomic():
        Station.objects.filter(pk=station.pk).update(token_used=True)
        _forget_sealed(station)


def _forget_sealed(station: Station) -> None:
    Enrolment.objects.filter(station=station).exclude(sealed_token="").update(sealed_token="")


def _note_contact(station: Station) -> None:
    now = timezone.now()
    status = getattr(station, "status", None)
    if status is None:
        station.status = StationStatus.objects.get_or_create(station=station)[0]
    elif status.last_contact and now - status.last_contact < CONTACT_NOTED_EVERY:
        return
    together.do(lambda: StationStatus.objects.filter(station=station).update(last_contact=now))
    station.status.last_contact = now
