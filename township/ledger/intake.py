"""Takes in what a station sends: a verdict for each record, given only once it is safely stored."""

import logging
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, transaction

from protocol.receipt import Receipt, Verdict
from township.ledger.extraction import rewrite_rows
from township.ledger.models import Meeting
from township.ledger.newcomers import keep_newcomers, revision_of
from township.ledger.sent import Reason, Refused, Sent, read, refusal
from township.ledger.signals import revisions_came
from township.stations.models import Station
from township.together import together

_LOG = logging.getLogger(__name__)
_UNSTORABLE = (DataError, OverflowError, ValueError)
"""Something in a record that the database will not have."""


def take_in(station: Station, plain: Any, entered_by: User | None = None) -> Receipt:
    """Store one record of a station, whatever is in it.

    The verdict is given after the transaction has committed: from then on it survives a power cut.

    Args:
        station: whose record it is.
        plain: the record's JSON form.
        entered_by: who of the office entered it for the village (镇里补录); nobody where it was
            sent by the station.
    """
    return _taken_in(station, [plain], entered_by)[0]


def take_in_batch(station: Station, records: list[Any]) -> list[Receipt]:
    """A receipt for each record; one that cannot be read does not spoil the rest."""
    return _taken_in(station, records)


def _taken_in(
    station: Station, records: Sequence[Any], entered_by: User | None = None
) -> list[Receipt]:
    made_out = [_made_out(station, plain, entered_by) for plain in records]
    sent = [one for one in made_out if isinstance(one, Sent)]
    receipts = iter(together.do_each(_receipts_for, sent))
    return [one if isinstance(one, Receipt) else next(receipts) for one in made_out]


def _made_out(station: Station, plain: Any, entered_by: User | None) -> Sent | Receipt:
    """What needs no transaction is done before it."""
    try:
        return read(station, plain, entered_by)
    except Refused as refused:
        return refusal(plain, str(refused))


def _receipts_for(sent: Sequence[Sent]) -> list[Receipt]:
    """Store records of any stations; most of them are new, and are written at once."""
    new = _new_among(sent)
    try:
        with transaction.atomic():
            keep_newcomers(list(new.values()))
    except (*_UNSTORABLE, IntegrityError):
        # One of them: which it is shows when each is stored by itself.
        new = {}
    return [
        one.receipt(Verdict.STORED) if new.get(one.id) is one else _receipt_for(one) for one in sent
    ]


def _new_among(sent: Sequence[Sent]) -> dict[str, Sent]:
    """The first to come of each record that is not known yet, by its id."""
    ids = {one.id for one in sent}
    known = set(
        Meeting.objects.filter(record_id__in=ids).order_by().values_list("record_id", flat=True)
    )
    new: dict[str, Sent] = {}
    for one in sent:
        if one.id not in known:
            new.setdefault(one.id, one)
    return new


def _receipt_for(sent: Sent) -> Receipt:
    try:
        return sent.receipt(_stored(sent))
    except Refused as refused:
        return sent.receipt(Verdict.REFUSED, str(refused))
    except _UNSTORABLE as error:
        # Something in this one record: it must not hold up those behind it. The message of the
        # error may quote the record, so only its kind is logged.
        _LOG.error("a record cannot be stored: %s", type(error).__name__)
        return sent.receipt(Verdict.REFUSED, Reason.UNSTORABLE)


def _stored(sent: Sent) -> Verdict:
    try:
        return _store(sent)
    except IntegrityError:
        # The same record came by two roads at once; the other one was first.
        return _store(sent)


@transaction.atomic
def _store(sent: Sent) -> Verdict:
    meeting = Meeting.objects.select_for_update().filter(record_id=sent.id).first()
    if meeting is None:
        keep_newcomers([sent])
        return Verdict.STORED
    if meeting.station_id != sent.station.id:
        raise Refused(Reason.OTHER_STATION)
    same_number = meeting.revisions.filter(number=sent.revision)
    known = same_number.filter(content_hash=sent.content_hash).first()
    if known is not None:
        return Verdict.ALREADY
    conflict = same_number.exists()
    _keep_another(meeting, sent, conflict)
    return Verdict.CONFLICT if conflict else Verdict.STORED


def _keep_another(meeting: Meeting, sent: Sent, conflict: bool) -> None:
    revision = revision_of(meeting, sent, conflict)
    revisions_came.send(None, revisions=[revision])
    revision.save()
    rewrite_rows(meeting)
