"""The township's word, record by record, on what it holds."""

from enum import StrEnum

from protocol.message import FORMAT, Message, Sha256


class Verdict(StrEnum):
    """What became of one record that was sent."""

    STORED = "stored"
    ALREADY = "already"
    CONFLICT = "conflict"
    RETURNED = "returned"
    REFUSED = "refused"

    @property
    def is_held(self) -> bool:
        """Whether the township has these very bytes on its disk."""
        return self in (Verdict.STORED, Verdict.ALREADY, Verdict.CONFLICT)


class Receipt(Message):
    """The verdict on one revision of one record; without one nothing was delivered."""

    record_id: str
    revision: int
    content_hash: Sha256
    verdict: Verdict
    reason: str = ""


class ReceiptBatch(Message):
    """The answer to a batch: a receipt for each record, in any order."""

    format: int = FORMAT
    receipts: tuple[Receipt, ...]
