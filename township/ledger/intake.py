"""Takes in what a station sends: a verdict for each record, given only once it is safely stored."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, transaction
from pydantic import ValidationError

from protocol.canonical import canonical_bytes, sha256_hex
from protocol.receipt import Receipt, Verdict
from protocol.record import MeetingRecord
from township.ledger.extraction import rewrite_rows
from township.ledger.fitting import SMALLEST_COLUMN
from township.ledger.flags import Flag
from township.ledger.models import Meeting, Revision
from township.stations.models import Station
from township.together import together

_LOG = logging.getLogger(__name__)

NO_HASH = "0" * 64
_HEX = set("0123456789abcdef")
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")


class Reason:
    """Why a record is refused; codes the station shows in its tray."""

    NO_IDENTITY = "identity"
    HASH = "hash"
    OTHER_STATION = "other_station"
    UNSTORABLE = "unstorable"


class _Refused(Exception):
    """The record cannot be stored; the argument is the reason's code."""


@dataclass(frozen=True)
class Sent:
    """A record as it arrived, with as much of it as could be made out."""

    id: str
    revision: int
    content_hash: str
    content: bytes
    record: MeetingRecord | None
    """Nothing when it is valid JSON but no record we understand."""
    entered_by: User | None = None
    """Who of the office entered it; nobody where a station sent it."""

    def receipt(self, verdict: Verdict) -> Receipt:
        """The word on this record."""
        return Receipt(
            record_id=self.id,
            revision=self.revision,
            content_hash=self.content_hash,
            verdict=verdict,
        )


def take_in(station: Station, plain: Any, entered_by: User | None = None) -> Receipt:
    """Store one record of a station, whatever is in it.

    The verdict is given after the transaction has committed: from then on it survives a power cut.

    Args:
        station: whose record it is.
        plain: the record's JSON form.
        entered_by: who of the office entered it for the village (镇里补录); nobody where it was
            sent by the station.
    """
    return together.do(_errand(station, plain, entered_by))


def take_in_batch(station: Station, records: list[Any]) -> list[Receipt]:
    """A receipt for each record; one that cannot be read does not spoil the rest."""
    return together.do_all([_errand(station, plain) for plain in records])


def _errand(station: Station, plain: Any, entered_by: User | None = None) -> Callable[[], Receipt]:
    """What is left to be done in the transaction: all that needs none is done here."""
    try:
        sent = replace(read(plain), entered_by=entered_by)
        _check_owner(station, plain)
    except _Refused as refusal:
        receipt = _refusal(plain, str(refusal))
        return lambda: receipt
    return partial(_receipt_for, station, plain, sent)


def _receipt_for(station: Station, plain: Any, sent: Sent) -> Receipt:
    try:
        return sent.receipt(_stored(station, sent))
    except _Refused as refusal:
        return _refusal(plain, str(refusal))
    except (DataError, OverflowError, ValueError) as error:
        # Something in this one record: it must not hold up those behind it. The message of the
        # error may quote the record, so only its kind is logged.
        _LOG.error("a record cannot be stored: %s", type(error).__name__)
        return _refusal(plain, Reason.UNSTORABLE)


def read(plain: Any) -> Sent:
    """Make out what was sent.

    Raises:
        _Refused: it has no identity, or not the content its hash promises.
    """
    if not _has_identity(plain):
        raise _Refused(Reason.NO_IDENTITY)
    record = _understood(plain)
    try:
        # Over what was sent, not over what we make of it: our version may know other fields.
        intact = _hash_of_plain(plain) == plain["content_hash"]
        content = canonical_bytes(plain)
    except (ValueError, RecursionError) as error:
        raise _Refused(Reason.HASH) from error
    if not intact:
        raise _Refused(Reason.HASH)
    return Sent(plain["id"], plain["revision"], plain["content_hash"], content, record)


def _has_identity(plain: Any) -> bool:
    if not isinstance(plain, dict):
        return False
    record_id, revision, digest = (plain.get(k) for k in ("id", "revision", "content_hash"))
    return (
        _is_id(record_id)
        and isinstance(revision, int)
        and not isinstance(revision, bool)
        and 1 <= revision <= SMALLEST_COLUMN
        and _is_digest(digest)
    )


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 64 and set(value) <= _HEX


def _understood(plain: dict[str, Any]) -> MeetingRecord | None:
    try:
        return MeetingRecord.model_validate(plain)
    except ValidationError:
        return None


def _hash_of_plain(plain: dict[str, Any]) -> str:
    return sha256_hex(canonical_bytes({k: v for k, v in plain.items() if k != "content_hash"}))


def _check_owner(station: Station, plain: dict[str, Any]) -> None:
    if plain.get("station_id") != station.id:
        raise _Refused(Reason.OTHER_STATION)


def _refusal(plain: Any, reason: str) -> Receipt:
    known = plain if isinstance(plain, dict) else {}
    record_id, revision, digest = (known.get(k) for k in ("id", "revision", "content_hash"))
    return Receipt(
        record_id=record_id if isinstance(record_id, str) else "",
        revision=revision if isinstance(revision, int) else 0,
        content_hash=digest if isinstance(digest, str) and _is_digest(digest) else NO_HASH,
        verdict=Verdict.REFUSED,
        reason=reason,
    )


def _stored(station: Station, sent: Sent) -> Verdict:
    try:
        return _store(station, sent)
    except IntegrityError:
        # The same record came by two roads at once; the other one was first.
        return _store(station, sent)


@transaction.atomic
def _store(station: Station, sent: Sent) -> Verdict:
    meeting = Meeting.objects.select_for_update().filter(record_id=sent.id).first()
    if meeting is None:
        new = Meeting(record_id=sent.id, station=station, by_office=sent.entered_by is not None)
        _keep(new, sent, conflict=False)
        return Verdict.STORED
    if meeting.station_id != station.id:
        raise _Refused(Reason.OTHER_STATION)
    same_number = meeting.revisions.filter(number=sent.revision)
    known = same_number.filter(content_hash=sent.content_hash).first()
    if known is not None:
        return Verdict.ALREADY
    conflict = same_number.exists()
    _keep(meeting, sent, conflict)
    return Verdict.CONFLICT if conflict else Verdict.STORED


def _keep(meeting: Meeting, sent: Sent, conflict: bool) -> None:
    is_first = meeting.pk is None
    revision = Revision(
        meeting=meeting,
        number=sent.revision,
        content_hash=sent.content_hash,
        content=sent.content,
        understood=sent.record is not None,
        conflict=conflict,
        flags=[Flag.CONFLICT.value] if conflict else [],
        entered_by=sent.entered_by,
    )
    meeting.received_at = revision.received_at
    if is_first:
        rewrite_rows(meeting, (revision, sent.record))
        revision.meeting = meeting
        revision.save()
    else:
        revision.save()
    # Names that have been taken out of it on the way in must not stand in the rows either.
    if not is_first or revision.redaction:
        rewrite_rows(meeting)
