"""A station's bearer token: made once, sealed to the station, kept here only as a hash."""

import datetime
import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from protocol.pin_reset import token_hash
from protocol.signing import seal_for
from township.accounts.audit import note
from township.ledger.fitting import text
from township.stations.models import (
    ContactDay,
    Enrolment,
    Machine,
    MachineEnd,
    Station,
    StationStatus,
)
from township.stations.numbering import numbers_after
from township.together import together

if TYPE_CHECKING:
    from django.db.models import QuerySet

CONTACT_NOTED_EVERY = datetime.timedelta(seconds=30)
REFUSAL_NOTED_EVERY = datetime.timedelta(hours=1)


@transaction.atomic
def issue_token(station: Station, station_key: str, software: str = "") -> str:
    """Make a token for a machine; the token sealed to its key, as hex digits.

    The machine that is the station now stays it until the new one has come with its token: a move
    that fails half-way costs the village nothing. Where none is, or none ever came, the new one
    is the station at once.
    """
    _as_it_is_now(station)
    token, now = secrets.token_urlsafe(32), timezone.now()
    machine = Machine(
        station=station,
        station_key=station_key,
        software=text(software, 60),
        token_hash=token_hash(token),
        numbers_after=numbers_after(station, station_key),
        enrolled_at=now,
    )
    for earlier in newcomers(station):
        earlier.end(MachineEnd.NEVER_CAME, now)
    machine.save()
    if not station.token_used:
        _seat(station, machine, now)
    return seal_for(token.encode("ascii"), station_key).hex()


def newcomers(station: Station) -> "QuerySet[Machine]":
    """The machine that has a token and has not come with it yet, where another is the station."""
    return station.machines.filter(ended_at=None).exclude(token_hash=station.token_hash or "")


def stop_old_machine(station: Station) -> None:
    """Shut the present machine out at once (stolen, lost); one that is to replace it stays."""
    with transaction.atomic():
        _as_it_is_now(station)
        machine = newcomers(station).first()
        if machine is None:
            revoke_token(station)
            return
        _end_present(station, MachineEnd.STOPPED, timezone.now())
        station.token_hash, station.token_used = None, False
        _seat(station, machine, timezone.now())
        note(station, "停用了旧机器，等新机器来联系")


def revoke_token(station: Station) -> None:
    """Shut the station out; its records stay."""
    with transaction.atomic():
        _as_it_is_now(station)
        now = timezone.now()
        for machine in station.machines.filter(ended_at=None):
            machine.end(MachineEnd.STOPPED, now)
        station.token_hash, station.token_used = None, False
        station.revoked_at = now
        station.save()
        _forget_sealed(station)
        note(station, "停用了机器")


def station_of(token: str) -> Station | None:
    """Whose token this is; nobody's if it was revoked or never issued."""
    digest = token_hash(token)
    station = Station.objects.select_related("status").filter(token_hash=digest).first()
    if station is None:
        station = _newly_come(digest)
    if station is None:
        return None
    if not station.token_used:
        together.do(lambda: _note_first_use(station))
    _note_contact(station)
    return station


def _newly_come(digest: str) -> Station | None:
    """The station whose new machine comes with this token; one that is over is remembered."""
    machine = Machine.objects.filter(token_hash=digest).first()
    if machine is None:
        return None
    now = timezone.now()
    with transaction.atomic():
        station = Station.objects.select_for_update().get(pk=machine.station_id)
        machine.refresh_from_db()
        if machine.ended_at is None and station.token_hash != digest:
            _end_present(station, MachineEnd.REPLACED, now)
            _seat(station, machine, now)
    if machine.ended_at is not None:
        _note_refused(machine, now)
        return None
    return Station.objects.select_related("status").get(pk=station.pk)


def _as_it_is_now(station: Station) -> None:
    """Hold the station's row, so that a machine that comes meanwhile comes before or after."""
    station.refresh_from_db(from_queryset=Station.objects.select_for_update())


def _seat(station: Station, machine: Machine, now: datetime.datetime) -> None:
    """Let a machine be the station."""
    _end_present(station, MachineEnd.NEVER_CAME, now)
    station.token_hash = machine.token_hash
    station.token_used = False
    station.enrolled_at = machine.enrolled_at
    station.revoked_at = None
    station.save()


def _end_present(station: Station, ending: MachineEnd, now: datetime.datetime) -> None:
    if station.token_hash is None:
        return
    for machine in station.machines.filter(token_hash=station.token_hash, ended_at=None):
        machine.end(ending, now)


def _note_first_use(station: Station) -> None:
    with transaction.atomic():
        Station.objects.filter(pk=station.pk).update(token_used=True)
        Machine.objects.filter(token_hash=station.token_hash, first_contact=None).update(
            first_contact=timezone.now()
        )
        _forget_sealed(station)


def _note_refused(machine: Machine, now: datetime.datetime) -> None:
    before = machine.refused_at
    if before is None or now - before > REFUSAL_NOTED_EVERY:
        Machine.objects.filter(pk=machine.pk).update(refused_at=now)


def _forget_sealed(station: Station) -> None:
    Enrolment.objects.filter(station=station).exclude(sealed_token="").update(sealed_token="")


def _note_contact(station: Station) -> None:
    now = timezone.now()
    status = getattr(station, "status", None)
    if status is None:
        station.status = StationStatus.objects.get_or_create(station=station)[0]
    elif status.last_contact and now - status.last_contact < CONTACT_NOTED_EVERY:
        return
    together.do(lambda: _note_contact_at(station, now))
    station.status.last_contact = now


def _note_contact_at(station: Station, now: datetime.datetime) -> None:
    _note_day(station, now)
    StationStatus.objects.filter(station=station).update(last_contact=now)


def _note_day(station: Station, now: datetime.datetime) -> None:
    before, today = station.status.last_contact, timezone.localdate(now)
    if before is None or timezone.localdate(before) != today:
        ContactDay.objects.get_or_create(station=station, day=today)
