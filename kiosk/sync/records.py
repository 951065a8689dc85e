"""Sends records and believes only a receipt that names the very bytes that were sent.

One record that nobody can digest must never hold up the others: a batch that fails is sent again
record by record.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from kiosk.errors import Trouble
from kiosk.sync.answer import ContactError
from kiosk.sync.http import Line
from protocol.canonical import canonical_bytes
from protocol.message import FORMAT
from protocol.receipt import Receipt, ReceiptBatch, Verdict
from protocol.record import MeetingRecord, is_intact, plain_record

BATCH_RECORDS = 50

Records = Sequence[MeetingRecord]
_Key = tuple[str, int, str]


def deliver(line: Line, records: Records) -> Iterator[tuple[Receipt, ...]]:
    """Send the records, oldest first as given, and yield receipts as they come.

    Records for which no receipt was yielded were not delivered, whatever the township answered.

    Raises:
        ContactError: the line failed; or ``township_trouble`` at the end, when the township took
            its leave of some records without a word.
    """
    unanswered = 0
    for start in range(0, len(records), BATCH_RECORDS):
        batch = records[start : start + BATCH_RECORDS]
        intact = [one for one in batch if _is_as_sealed(one)]
        spoiled = tuple(_refused_here(one) for one in batch if one not in intact)
        if spoiled:
            yield spoiled
        for receipts in _deliver_batch(line, intact):
            unanswered -= len(receipts)
            yield receipts
        unanswered += len(intact)
    if unanswered:
        raise ContactError(Trouble.TOWNSHIP_TROUBLE, status=200, reason="no receipt")


def _deliver_batch(line: Line, batch: Records) -> Iterator[tuple[Receipt, ...]]:
    left = list(batch)
    if len(batch) > 1:
        receipts = _post(line, batch)
        if receipts:
            yield receipts
        answered = {(one.record_id, one.revision, one.content_hash) for one in receipts}
        left = [one for one in batch if _key(one) not in answered]
    for record in left:
        receipts = _put(line, record)
        if receipts:
            yield receipts


def _post(line: Line, batch: Records) -> tuple[Receipt, ...]:
    try:
        answer = line.post("/records", _batch_bytes(batch))
        receipts = answer.read_as(ReceiptBatch).receipts
    except ContactError as error:
        if error.is_about_the_message:
            return ()
        raise
    return _matching(batch, receipts)


def _batch_bytes(batch: Records) -> bytes:
    return canonical_bytes({"format": FORMAT, "records": [plain_record(one) for one in batch]})


def _put(line: Line, record: MeetingRecord) -> tuple[Receipt, ...]:
    path = f"/records/{quote(record.id, safe='')}/{record.revision}"
    try:
        receipt = line.put(path, canonical_bytes(plain_record(record))).read_as(Receipt)
    except ContactError as error:
        if error.is_refusal:
            return (_receipt(record, Verdict.REFUSED, f"http {error.status}"),)
        if error.is_about_the_message:
            return ()
        raise
    return _matching([record], [receipt])


def _matching(batch: Records, receipts: Sequence[Receipt]) -> tuple[Receipt, ...]:
    """The receipts that are about these records, each at most once.

    A refusal need not repeat our hash: it promises nothing, and a township that could not make
    the record out may not know it.
    """
    found: dict[_Key, Receipt] = {}
    for receipt in receipts:
        for record in batch:
            if (record.id, record.revision) != (receipt.record_id, receipt.revision):
                continue
            if record.content_hash == receipt.content_hash:
                found[_key(record)] = receipt
            elif receipt.verdict is Verdict.REFUSED:
                found.setdefault(_key(record), _receipt(record, Verdict.REFUSED, receipt.reason))
    return tuple(found.values())


def _key(record: MeetingRecord) -> _Key:
    return record.id, record.revision, record.content_hash


def _is_as_sealed(record: MeetingRecord) -> bool:
    try:
        return is_intact(record)
    except ValueError:
        return False


def _refused_here(record: MeetingRecord) -> Receipt:
    """A record that is not what it was sealed as would be refused; it need not travel for that."""
    return _receipt(record, Verdict.REFUSED, "hash")


def _receipt(record: MeetingRecord, verdict: Verdict, reason: str) -> Receipt:
    # Not validated: the record's own hash is what its owner knows it by, well formed or not.
    return Receipt.model_construct(
        record_id=record.id,
        revision=record.revision,
        content_hash=record.content_hash,
        verdict=verdict,
        reason=reason,
    )
