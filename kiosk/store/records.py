"""Closed meetings, a TinyDB file a month: each revision, and where it is on its way up."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
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
from protocol.feed import ReturnedRecord
from protocol.receipt import Receipt, Verdict
from protocol.record import MeetingRecord, plain_record


class RecordState(StrEnum):
    """Where a revision is on its way to the township."""

    PENDING = "pending"
    ACKED = "acked"
    REFUSED = "refused"
    RETURNED = "returned"


_HELD = (RecordState.ACKED, RecordState.RETURNED)

_ContentKey = tuple[str, int, str]
"""Id, revision and content hash: what names exactly one content."""


@dataclass(frozen=True)
class Standing:
    """Where a revision is on its way, and what was said to it."""

    state: RecordState = RecordState.PENDING
    reason: str = ""
    """Code of why the township refused it."""
    comment: str = ""
    """What the office asks for, where it returned it."""
    acked_ms: int = 0
    """Wall time at which the township was known to hold it, ms since 1970Z; 0 if never."""


@dataclass(frozen=True)
class StoredRecord:
    """The newest revision of a record, where it stands, and those it replaced."""

    record: MeetingRecord
    state: RecordState
    reason: str = ""
    comment: str = ""
    acked_ms: int = 0
    earlier: tuple[MeetingRecord, ...] = ()
    """The revisions before it, oldest first."""
    was_held: bool = False
    """Whether the township holds one of those before it."""

    @property
    def is_held(self) -> bool:
        """Whether the township holds this record, in whatever revision."""
        return self.was_held or self.state in _HELD


@dataclass(frozen=True)
class IndexEntry:
    """What the index knows of a revision."""

    summary: RecordSummary
    state: RecordState
    month: str
    """The month whose file holds it."""
    is_newest: bool = True
    """Whether no revision of the same record follows it."""


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
        """The records of a month, each by its newest revision, the newest meeting first.

        Raises:
            KioskError: the file cannot be read, see ``Folder.read``.
        """
        stored = [_stored(some) for some in _by_record(self._month(month).all()).values()]
        return tuple(sorted(stored, key=lambda one: -one.record.sequence))

    def find(self, record_id: str, months: Iterable[str]) -> StoredRecord | None:
        """A record by its newest revision, if one of these months has it.

        Raises:
            KioskError: a file cannot be read, see ``Folder.read``.
        """
        for month in months:
            some = self._month(month).search(where("id") == record_id)
            if some:
                return _stored(_oldest_first(some))
        return None

    def index(self, month: str) -> tuple[IndexEntry, ...]:
        """What the index needs of a month's revisions.

        Raises:
            KioskError: the file cannot be read, see ``Folder.read``.
        """
        return _entries(self._month(month).all(), month)

    def fetch(self, entries: Iterable[IndexEntry]) -> tuple[MeetingRecord, ...]:
        """The whole records of some entries, in the same order.

        Raises:
            KioskError: a file cannot be read, see ``Folder.read``.
        """
        return tuple(self._fetch(one) for one in entries)

    def put(self, record: MeetingRecord) -> StoredRecord:
        """Keep the record of a meeting that was closed; repeating it changes nothing.

        Raises:
            OSError: it is not known to be durable.
        """
        known = self._month(month_of(record)).search(where("id") == record.id)
        return _stored(_oldest_first(known)) if known else self._insert(record, [])

    def revise(self, corrected: MeetingRecord) -> StoredRecord:
        """Keep a further revision of a record; repeating it changes nothing.

        Two revisions of one number can never come about here: each names the one it follows.

        Raises:
            KioskError: ``revision_taken``: it does not follow the newest revision there is.
            OSError: it is not known to be durable.
        """
        found = self._month(month_of(corrected)).search(where("id") == corrected.id)
        known = _oldest_first(found)
        if any(_content_key(one) == _key_of(corrected) for one in known):
            return _stored(known)
        if not known or not _follows(corrected, known[-1]):
            raise KioskError(Trouble.REVISION_TAKEN)
        return self._insert(corrected, known)

    def apply_receipts(
        self, receipts: Iterable[Receipt], months: Mapping[str, str], at_ms: int
    ) -> tuple[IndexEntry, ...]:
        """Note the township's verdicts, one write for each month.

        That it holds a revision is no news of one it returned: only the feed takes that back.

        Args:
            receipts: verdicts in any order.
            months: in which month each record id is.
            at_ms: wall time at which they came, ms since 1970Z.

        Returns:
            The entries whose standing changed.
        """
        by_content = {(one.record_id, one.revision, one.content_hash): one for one in receipts}

        def judge(document: Mapping[str, Any], before: Standing, _newest: bool) -> Standing:
            receipt = by_content.get(_content_key(document))
            if receipt is None or before.state in (RecordState.ACKED, RecordState.RETURNED):
                return before
            return _after(receipt, at_ms)

        wanted = {one.record_id for one in by_content.values()}
        return self._rewrite(_months_of(wanted, months), judge)

    def apply_returned(
        self,
        asked: Iterable[ReturnedRecord],
        settled: Iterable[str],
        months: Mapping[str, str],
        at_ms: int,
    ) -> tuple[IndexEntry, ...]:
        """Note what the office asks to be added, and what it no longer asks for.

        Args:
            asked: all it asks for now; an older revision than the newest here is answered already.
            settled: ids of records that stand as returned and are asked for no more.
            months: in which month each record id is.
            at_ms: wall time at which it came, ms since 1970Z.

        Returns:
            The entries whose standing changed.
        """
        comments = {(one.record_id, one.revision): one.comment for one in asked}
        wanted = {record_id for record_id, _ in comments} | set(settled)

        def judge(document: Mapping[str, Any], before: Standing, newest: bool) -> Standing:
            if not newest or document["id"] not in wanted:
                return before
            comment = comments.get((document["id"], document["revision"]))
            held_ms = before.acked_ms or at_ms
            if comment is not None:
                return Standing(RecordState.RETURNED, comment=comment, acked_ms=held_ms)
            if before.state is RecordState.RETURNED:
                return Standing(RecordState.ACKED, acked_ms=held_ms)
            return before

        return self._rewrite(_months_of(wanted, months), judge)

    def _insert(self, record: MeetingRecord, earlier: list[Document]) -> StoredRecord:
        document = {"id": record.id, "revision": record.revision, "record": plain_record(record)}
        _write_standing(document, Standing())
        self._month(month_of(record)).insert(document)
        return StoredRecord(
            record,
            RecordState.PENDING,
            earlier=tuple(MeetingRecord.model_validate(one["record"]) for one in earlier),
            was_held=_any_held(earlier),
        )

    def _rewrite(
        self,
        months: Iterable[str],
        judge: Callable[[Mapping[str, Any], Standing, bool], Standing],
    ) -> tuple[IndexEntry, ...]:
        """Give documents another standing, in one write for each month that needs it."""
        changed: list[IndexEntry] = []
        for month in months:
            table = self._month(month)
            after: dict[_ContentKey, Standing] = {}
            numbers: set[int] = set()
            for some in _by_record(table.all()).values():
                for one in some:
                    before = _standing(one)
                    standing = judge(one, before, one is some[-1])
                    if standing != before:
                        after[_content_key(one)] = standing
                        numbers.add(one.doc_id)
            if after:
                table.update(_writer_of(after), doc_ids=list(numbers))
                changed += [one for one in _entries(table.all(), month) if _key_in(one, after)]
        return tuple(changed)

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


def records_folder(data: Path) -> Path:
    """Where the record files of a data folder are."""
    return data / "records"


def _after(receipt: Receipt, at_ms: int) -> Standing:
    """Where a revision stands by the township's verdict on it."""
    if receipt.verdict is Verdict.RETURNED:
        return Standing(RecordState.RETURNED, comment=receipt.reason, acked_ms=at_ms)
    if receipt.verdict.is_held:
        return Standing(RecordState.ACKED, acked_ms=at_ms)
    return Standing(RecordState.REFUSED, reason=receipt.reason)


def _follows(corrected: MeetingRecord, newest: Mapping[str, Any]) -> bool:
    correction = corrected.correction
    return (
        correction is not None
        and correction.replaces == newest["record"]["content_hash"]
        and corrected.revision == newest["revision"] + 1
    )


def _by_record(documents: Iterable[Document]) -> dict[str, list[Document]]:
    """Documents by record, each record's revisions oldest first."""
    found: dict[str, list[Document]] = {}
    for one in documents:
        found.setdefault(one["id"], []).append(one)
    return {record_id: _oldest_first(some) for record_id, some in found.items()}


def _oldest_first(documents: Iterable[Document]) -> list[Document]:
    return sorted(documents, key=lambda one: int(one["revision"]))


def _entries(documents: Iterable[Document], month: str) -> tuple[IndexEntry, ...]:
    return tuple(
        IndexEntry(summarise(one["record"]), _standing(one).state, month, one is some[-1])
        for some in _by_record(documents).values()
        for one in some
    )


def _months_of(record_ids: Iterable[str], months: Mapping[str, str]) -> list[str]:
    return sorted({months[one] for one in record_ids if one in months})


def _content_key(document: Mapping[str, Any]) -> _ContentKey:
    return document["id"], document["revision"], document["record"]["content_hash"]


def _key_of(record: MeetingRecord) -> _ContentKey:
    return record.id, record.revision, record.content_hash


def _key_in(entry: IndexEntry, keys: Iterable[_ContentKey]) -> bool:
    one = entry.summary
    return (one.id, one.revision, one.content_hash) in keys


def _standing(document: Mapping[str, Any]) -> Standing:
    """Where a document says it stands; the first version knew neither comment nor time."""
    return Standing(
        state=RecordState(document["state"]),
        reason=document["reason"],
        comment=document.get("comment", ""),
        acked_ms=document.get("acked_ms", 0),
    )


def _write_standing(document: MutableMapping[str, Any], standing: Standing) -> None:
    document["state"] = standing.state.value
    document["reason"] = standing.reason
    document["comment"] = standing.comment
    document["acked_ms"] = standing.acked_ms


def _writer_of(after: Mapping[_ContentKey, Standing]) -> Callable[[MutableMapping[str, Any]], None]:
    return lambda document: _write_standing(document, after[_content_key(document)])


def _stored(revisions: list[Document]) -> StoredRecord:
    """A record out of its revisions, oldest first."""
    *earlier, newest = (MeetingRecord.model_validate(one["record"]) for one in revisions)
    standing = _standing(revisions[-1])
    return StoredRecord(
        record=newest,
        state=standing.state,
        reason=standing.reason,
        comment=standing.comment,
        acked_ms=standing.acked_ms,
        earlier=tuple(earlier),
        was_held=_any_held(revisions[:-1]),
    )


def _any_held(revisions: Iterable[Document]) -> bool:
    return any(_standing(one).state in _HELD for one in revisions)
