"""Deletes a person: off the roster, and out of every record, where 某党员 is counted in the place.

Nothing that is counted changes. What a village still sends of the person comes in without the name.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from auditlog.models import LogEntry
from django.db import transaction

from protocol.canonical import canonical_bytes
from township.accounts.audit import note
from township.faults.models import Fault
from township.feeds.changes import touch_station
from township.ledger.models import AttendanceRow, Meeting, Redaction, Revision
from township.privacy.nameless import Names, Plain, without_person, word_for
from township.privacy.overwriting import clear_the_log, overwrite_what_is_deleted
from township.privacy.person import Subject, revisions_about
from township.stations.models import ErasedPerson, RosterDraft, Station
from township.stations.roster import forget_edition, person_hash
from township.stations.roster_words import plain_name

_OF_FAULTS = ("words", "repairer", "measures", "note", "answer")


class ErasureRefused(Exception):
    """Nobody was deleted; the message says why in plain words."""


def erase_person(subject: Subject, typed_name: str) -> int:
    """Delete somebody; out of how many records.

    Args:
        subject: who.
        typed_name: the name as somebody has typed it to confirm.

    Raises:
        ErasureRefused: another name was typed.
    """
    if plain_name(typed_name) != plain_name(subject.name):
        raise ErasureRefused("输入的姓名和要删的人不一样，没有删。请照着写一遍。")
    overwrite_what_is_deleted()
    with transaction.atomic():
        done = _erase(subject)
        note(subject.station, f"按本人要求删除了一个人，{done}份记录里改成了“某党员”")
    clear_the_log()
    return done


def withhold_erased(revisions: Sequence[Revision], **_sent: Any) -> None:
    """Take those who were deleted out of revisions that come in, before any of it is kept."""
    erased: dict[str, set[str]] = {}
    for station_id, hashed in ErasedPerson.objects.filter(
        station_id__in={one.meeting.station_id for one in revisions}
    ).values_list("station_id", "person_hash"):
        erased.setdefault(station_id, set()).add(hashed)
    for revision in revisions:
        hashes = erased.get(revision.meeting.station_id)
        if hashes:
            _withhold(revision, hashes)


def erased_id(station_id: str, person_id: str) -> str:
    """The number in the records of somebody who was deleted: always the same, and nobody's."""
    return f"~e{person_hash(station_id, person_id)[:24]}"


def _erase(subject: Subject) -> int:
    station, person_id = subject.station, subject.person_id
    entry = station.roster.filter(person_id=person_id).first()
    word = word_for(entry.status if entry is not None else "")
    others = set(station.roster.exclude(person_id=person_id).values_list("name", flat=True))
    names = Names(subject.names(), others)
    meetings = set()
    for revision in revisions_about(subject):
        _rewrite(revision, {person_id}, names)
        meetings.add(revision.meeting_id)
    AttendanceRow.objects.filter(meeting__station=station, person_id=person_id).update(
        person_id=erased_id(station.pk, person_id), name=word
    )
    station.roster.filter(person_id=person_id).delete()
    ErasedPerson.objects.get_or_create(
        station=station, person_hash=person_hash(station.pk, person_id)
    )
    _erase_words(station, names)
    _forget_drafts(station, subject.names())
    _erase_from_history(names)
    touch_station(station.pk)
    forget_edition(station.pk)
    return len(meetings)


def _withhold(revision: Revision, hashes: set[str]) -> None:
    station_id = revision.meeting.station_id
    plain = json.loads(bytes(revision.content))
    everybody = [*_list(plain, "expected"), *_list(plain, "attendance")]
    people = [
        one for one in everybody if person_hash(station_id, str(one.get("person_id"))) in hashes
    ]
    if people:
        names = Names(_names(people), _names(one for one in everybody if one not in people))
        _take_out(revision, {str(one["person_id"]) for one in people}, names)


def _rewrite(revision: Revision, ids: set[str], names: Names) -> None:
    _take_out(revision, ids, names)
    revision.save(update_fields=["content", "redaction"])


def _take_out(revision: Revision, ids: set[str], names: Names) -> None:
    station_id = revision.meeting.station_id
    plain = json.loads(bytes(revision.content))
    left = without_person(plain, ids, lambda one: erased_id(station_id, one), names)
    # Its identity is what a receipt is for; a name has no business in it.
    left |= {key: plain[key] for key in ("id", "revision", "content_hash") if key in plain}
    revision.content = canonical_bytes(left)
    revision.redaction = revision.redaction or Redaction.PERSON


def _list(plain: Plain, key: str) -> Iterable[Plain]:
    found = plain.get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _names(people: Iterable[Plain]) -> list[str]:
    return [str(one.get("name", "")) for one in people]


def _erase_words(station: Station, names: Names) -> None:
    for meeting in Meeting.objects.filter(station=station).exclude(returned_comment=""):
        left = names.out_of(meeting.returned_comment)
        if left != meeting.returned_comment:
            Meeting.objects.filter(pk=meeting.pk).update(returned_comment=left[:300])
    for fault in Fault.objects.filter(station=station):
        texts = {field: names.out_of(getattr(fault, field)) for field in _OF_FAULTS}
        if any(getattr(fault, field) != text for field, text in texts.items()):
            Fault.objects.filter(pk=fault.pk).update(**texts)


def _forget_drafts(station: Station, names: Iterable[str]) -> None:
    for draft in RosterDraft.objects.all():
        told = json.dumps(draft.content, ensure_ascii=False)
        if json.dumps(station.pk) in told and any(name in told for name in names):
            draft.delete()


def _erase_from_history(names: Names) -> None:
    """What staff wrote stands in the history with its values: there too the name goes."""
    for entry in LogEntry.objects.exclude(content_type__app_label="auth").order_by().iterator():
        told = (entry.changes, entry.additional_data, entry.object_repr)
        left = tuple(_out_of(names, one) for one in told)
        if left != told:
            changes, data, thing = left
            LogEntry.objects.filter(pk=entry.pk).update(
                changes=changes, additional_data=data, object_repr=thing
            )


def _out_of(names: Names, value: Any) -> Any:
    if isinstance(value, str):
        return names.out_of(value)
    if isinstance(value, dict):
        return {key: _out_of(names, one) for key, one in value.items()}
    return [_out_of(names, one) for one in value] if isinstance(value, list) else value
