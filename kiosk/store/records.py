"""Closed meetings, a TinyDB file for each month, each record with where it stands on its way up."""

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where
from tinydb.table import Document

from kiosk.clock import local_datetime
from kiosk.errors import KioskError, Trouble
from kiosk.store.files import Folder
from kiosk.store.storage import DurableStorage
from kiosk.summary import RecordSummary, summarise
from protocol.receipt import Receipt, Verdict
from protocol.record import MeetingRecord, plain_record


class RecordState(StrEnum):
    """Where a record is on its way to the township."""

    PENDING = "pending"
    ACKED = "acked"
    REFUSED = "refused"
    RETURNED = "returned"


_AFTER_VERDICT = {
    Verdict.STORED: RecordState.ACKED,
    Verdict.ALREADY: RecordState.ACKED,
    Verdict.CONFLICT: RecordState.ACKED,
    Verdict.RETURNED: RecordState.RETURNED,
    Verdict.REFUSED: RecordState.REFUSED,
}


@dataclass(frozen=True)
class StoredRecord:
    """A record and its state."""

    record: MeetingRecord
    state: RecordState
    reason: str = ""


@dataclass(frozen=True)
class IndexEntry:
    """What the index knows of a record."""

    summary: RecordSummary
    state: RecordState
    month: str
    """The month whose file holds it."""


class Records:
    """The record files of a station. A record stays in the month in which its meeting opened."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._open_month = ""
        self._database: TinyDB | None = None

    def months(self) -> tuple[str, ...]:
        """Months with records, newest first, such as ``2026-04``."""
        stems = {path.name.split(".")[0] for path in self._folder.path.glob("????-??.json*")}
        return tuple(sorted(stems, reverse=True))

    def load(self, month: str) -> tuple[StoredRecord, ...]:
        """The records of a month, newest first.

        Raises:
            KioskError: the file cannot be read, see ``Folder.read``.
        """
        stored = [_from_document(one) for one in self._month(month).all()]
        return tuple(sorted(stored, key=lambda one: -one.record.sequence))

    def index(self, month: str) -> tuple[IndexEntry, ...]:
        """What the index needs of a month's records.

        Raises:
            KioskError: the file cannot be read, see ``Folder.read``.
        """
        return tuple(
            IndexEntry(summarise(one["record"]), RecordState(one["state"]), month)
            for one in self._month(month).all()
        )

    def fetch(self, entries: Iterable[IndexEntry]) -> tuple[MeetingRecord, ...]:
        """The whole records of some entries, in the same order.

        Raises:
            KioskError: a file cannot be read, see ``Folder.read``.
        """
        return tuple(self._fetch(one) for one in entries)

    def put(self, record: MeetingRecord) -> StoredRecord:
        """Keep a record; repeating it with the same revision changes nothing.

        Raises:
            OSError: it is not known to be durable.
        """
        table = self._month(month_of(record))
        same = (where("id") == record.id) & (where("revision") == record.revision)
        known = table.get(same)
        if isinstance(known, Document):
            return _from_document(known)
        stored = StoredRecord(record, RecordState.PENDING)
        table.insert(_to_document(stored))
        return stored

    def apply_receipts(
        self, receipts: Iterable[Receipt], months: dict[str, str]
    ) -> tuple[IndexEntry, ...]:
        """Note the township's verdicts, one write for each month.

        Args:
            receipts: verdicts in any order.
            months: in which month each record id is.

        Returns:
            The entries whose state changed.
        """
        by_month: dict[str, list[Receipt]] = {}
        for receipt in receipts:
            if receipt.record_id in months:
                by_month.setdefault(months[receipt.record_id], []).append(receipt)
        changed: list[IndexEntry] = []
        for month, some in by_month.items():
            changed.extend(self._apply_to_month(month, some))
        return tuple(changed)

    def _apply_to_month(self, month: str, receipts: list[Receipt]) -> list[IndexEntry]:
        table = self._month(month)
        by_content = {(one.record_id, one.revision, one.content_hash): one for one in receipts}
        changed: dict[int, Receipt] = {}
        for document in table.all():
            receipt = by_content.get(_content_key(document))
            if receipt is None:
                continue
            state = _AFTER_VERDICT[receipt.verdict].value
            if (document["state"], document["reason"]) != (state, receipt.reason):
                changed[document.doc_id] = receipt

        def note(document: MutableMapping[str, Any]) -> None:
            receipt = by_content[_content_key(document)]
            document["state"] = _AFTER_VERDICT[receipt.verdict].value
            document["reason"] = receipt.reason

        if changed:
            table.update(note, doc_ids=list(changed))
        return [
            IndexEntry(summarise(one["record"]), RecordState(one["state"]), month)
            for one in table.all()
            if one.doc_id in changed
        ]

    def _fetch(self, entry: IndexEntry) -> MeetingRecord:
        same = (where("id") == entry.summary.id) & (where("revision") == entry.summary.revision)
        document = self._month(entry.month).get(same)
        if not isinstance(document, Document):
            raise KioskError(Trouble.FILE_DAMAGED, file=entry.month)
        return MeetingRecord.model_validate(document["record"])

    def _month(self, month: str) -> TinyDB:
        if self._database is None or self._open_month != month:
            self._database = TinyDB(self._folder, f"{month}.json", storage=DurableStorage)
            self._open_month = month
        return self._database


def entry_of(stored: StoredRecord) -> IndexEntry:
    """What the index needs of a record just stored."""
    return IndexEntry(summarise(plain_record(stored.record)), stored.state, month_of(stored.record))


def month_of(record: MeetingRecord) -> str:
    """The month, in the station's zone, in which the meeting opened."""
    return local_datetime(record.opened).strftime("%Y-%m")


def _content_key(document: Mapping[str, Any]) -> tuple[str, int, str]:
    return document["id"], document["revision"], document["record"]["content_hash"]


def _to_document(stored: StoredRecord) -> dict[str, object]:
    return {
        "id": stored.record.id,
        "revision": stored.record.revision,
        "state": stored.state.value,
        "reason": stored.reason,
        "record": plain_record(stored.record),
    }


def _from_document(document: Document) -> StoredRecord:
    return StoredRecord(
        record=MeetingRecord.model_validate(document["record"]),
        state=RecordState(document["state"]),
        reason=document["reason"],
    )


def records_folder(data: Path) -> Path:
    """Where the record files of a data folder are."""
    return data / "records"
