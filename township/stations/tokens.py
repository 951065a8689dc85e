"""A station's bearer token: made once, sealed to the station, kept here only as a hash."""

import datetime
import secrets
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone

from protocol.pin_reset import token_hash
from protocol.signing import seal_for
from township.accounts.audit import note
from township.ledger.fitting import text
from township.stations.contacts import Contact, forget_sealed, note_contacts
from township.stations.models import Machine, MachineEnd, Station
from township.stations.numbering import numbers_after
from township.together import together

if TYPE_CHECKING:
    from django.db.models import QuerySet

NOTED_EVERY = datetime.timedelta(seconds=30)
REFUSAL_NOTED_EVERY = datetime.timedelta(hours=1)

# Not by Django's query compiler, which takes longer over it than all the rest of a small request.
_HOLDER = """
    SELECT station.*, status.last_contact > %s AS was_here_lately
    FROM stations_station AS station
    LEFT JOIN stations_stationstatus AS status ON status.station_id = station.id
    WHERE station.token_hash = %s
"""


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
        forget_sealed([station])
        note(station, "停用了机器")


def station_of(token: str) -> Station | None:
    """Whose token this is; nobody's if it was revoked or never issued."""
    digest, now = token_hash(token), timezone.now()
    station = _holder(digest, now)
    if station is None and _newly_come(digest):
        station = _holder(digest, now)
    if station is not None and not _is_noted(station):
        together.do_each(note_contacts, [Contact(station, now)])
    return station


def _holder(digest: str, now: datetime.datetime) -> Station | None:
    """Who holds a token, asked anew by every request: what was revoked is refused at once."""
    since = connection.ops.adapt_datetimefield_value(now - NOTED_EVERY)
    return next(iter(Station.objects.raw(_HOLDER, [since, digest])), None)


def _is_noted(holder: Station) -> bool:
    return holder.token_used and bool(getattr(holder, "was_here_lately", False))


def _newly_come(digest: str) -> bool:
    """Whether a new machine comes with this token and is the station now.

    One whose time is over is remembered.
    """
    machine = Machine.objects.filter(token_hash=digest).first()
    if machine is None:
        return False
    now = timezone.now()
    with transaction.atomic():
        station = Station.objects.select_for_update().get(pk=machine.station_id)
        machine.refresh_from_db()
        if machine.ended_at is None and station.token_hash != digest:
            _end_present(station, MachineEnd.REPLACED, now)
            _seat(station, machine, now)
    if machine.ended_at is not None:
        _note_refused(machine, now)
        return False
    return True


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


def _note_refused(machine: Machine, now: datetime.datetime) -> None:
    before = machine.refused_at
    if before is None or now - before > REFUSAL_NOTED_EVERY:
        Machine.objects.filter(pk=machine.pk).update(refused_at=now)
