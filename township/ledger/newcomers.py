"""Keeps records of which nothing has come before, many of them with a handful of statements."""

from collections.abc import Sequence

from township.feeds.changes import touch_stations
from township.ledger.extraction import extract, insert_rows, record_of
from township.ledger.flags import Flag
from township.ledger.models import Meeting, Revision
from township.ledger.sent import Sent
from township.ledger.signals import revisions_came
from township.ledger.yardstick import Yardstick


def keep_newcomers(sent: Sequence[Sent]) -> None:
    """Store records that are new, each by an id of its own, and the rows made of them.

    Raises:
        IntegrityError: one of them is known meanwhile.
        DataError, OverflowError, ValueError: one of them has something no column holds.
    """
    if not sent:
        return
    meetings = [_meeting(one) for one in sent]
    revisions = [revision_of(m, one) for m, one in zip(meetings, sent, strict=True)]
    revisions_came.send(None, revisions=revisions)
    records = [
        record_of(revision) if revision.redaction else one.record
        for revision, one in zip(revisions, sent, strict=True)
    ]
    yardstick = Yardstick.for_records(
        [
            (one.station.id, record)
            for one, record in zip(sent, records, strict=True)
            if record is not None
        ]
    )
    rows = [
        extract(meeting, [revision], record, yardstick)
        for meeting, revision, record in zip(meetings, revisions, records, strict=True)
    ]
    # Past the signals, for whose sake the feeds are told below.
    Meeting.objects.bulk_create(meetings)
    Revision.objects.bulk_create(revisions)
    insert_rows(list(zip(meetings, rows, strict=True)))
    touch_stations(one.station.id for one in sent)


def revision_of(meeting: Meeting, sent: Sent, conflict: bool = False) -> Revision:
    """A revision as it came, not saved yet."""
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
    return revision


def _meeting(sent: Sent) -> Meeting:
    return Meeting(record_id=sent.id, station=sent.station, by_office=sent.entered_by is not None)
