"""Closed meetings, a TinyDB file a month: each revision, and where it is on its way up."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tinydb import TinyDB, where
from tinydb.table import Document

from kiosk.clock import local_datetime
from kiosk.errors import KioskError, Trouble
from kiosk.store.documents import (
    ContentKey,
    RecordState,
    Standing,
    StoredRecord,
    any_held,
    by_record,
    content_key,
    follows,
    is_past,
    key_of,
    oldest_first,
    standing_after,
    standing_of,
    stored_from,
    write_standing,
    writer_of,
)
from kiosk.store.files import Folder
from kiosk.store.record_line import RecordLine, line_of
from kiosk.store.storage import DurableStorage
from kiosk.summary import RecordSummary, summarise
from protocol.feed import ReturnedRecord
from protocol.receipt import Receipt
from protocol.record import MeetingRecord, plain_record


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
        stored = (stored_from(some) for some in by_record(self._month(month).all()).values())
        return tuple(sorted(stored, key=lambda one: -one.record.sequence))

    def lines(self, month: str) -> tuple[RecordLine, ...]:
        """The records of a month as a list shows them, the newest meeting first.

        Raises:
            KioskError: the file cannot be read, see ``Folder.read``.
        """
        newest = (some[-1] for some in by_record(self._month(month).all()).values())
        return tuple(sorted(map(line_of, newest), key=lambda one: -one.sequence))

    def find(self, record_id: str, months: Iterable[str]) -> StoredRecord | None:
        """A record by its newest revision, if one of these months has it.

        Raises:
            KioskError: a file cannot be read, see ``Folder.read``.
        """
        for month in months:
            some = self._month(month).search(where("id") == record_id)
            if some:
                return stored_from(oldest_first(some))
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
        if not known:
            return self._insert(record, [])
        self._folder.settle()
        return stored_from(oldest_first(known))

    def revise(self, corrected: MeetingRecord) -> StoredRecord:
        """Keep a further revision of a record; repeating it changes nothing.

        Two revisions of one number can never come about here: each names the one it follows.

        Raises:
            KioskError: ``revision_taken``: it does not follow the newest revision there is.
            OSError: it is not known to be durable.
        """
        found = self._month(month_of(corrected)).search(where("id") == corrected.id)
        known = oldest_first(found)
        if any(content_key(one) == key_of(corrected) for one in known):
            self._folder.settle()
            return stored_from(known)
        if not known or not follows(corrected, known[-1]):
            raise KioskError(Trouble.REVISION_TAKEN)
        return self._insert(corrected, known)

    def make_way(self, record: MeetingRecord) -> None:
        """Set a month's file aside that the disk still gives nothing back of: a record needs room.

        Raises:
            KioskError: ``file_unreadable``: the disk does not even let it be moved.
        """
        month = month_of(record)
        try:
            self._month(month).all()
        except OSError:
            self._folder.set_aside(f"{month}.json", Trouble.FILE_UNREADABLE)
            self._database = None

    def forget(self, month: str, before_ms: int) -> int:
        """Delete what the township has held long enough, out of every generation of the file.

        A record goes with all its revisions, and only once the newest of them was acknowledged.

        Args:
            month: whose file to look at.
            before_ms: true time before which it must have been acknowledged, ms since 1970Z.

        Returns:
            How many records are gone.

        Raises:
            KioskError: the file cannot be read, see ``Folder.read``.
            OSError: they may be there still; asking again finishes it.
        """
        name = f"{month}.json"
        table = self._month(month)
        records = by_record(table.all())
        past = [some for some in records.values() if is_past(some[-1], before_ms)]
        if past and len(past) == len(records):
            self._folder.remove(name)
            self._database = None
            return len(past)
        if past:
            table.remove(doc_ids=[one.doc_id for some in past for one in some])
        self._folder.forget_previous(name)
        return len(past)

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
            receipt = by_content.get(content_key(document))
            if receipt is None or before.state in (RecordState.ACKED, RecordState.RETURNED):
                return before
            return standing_after(receipt, at_ms)

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
        write_standing(document, Standing())
        self._month(month_of(record)).insert(document)
        return StoredRecord(
            record,
            RecordState.PENDING,
            earlier=tuple(MeetingRecord.model_validate(one["record"]) for one in earlier),
            was_held=any_held(earlier),
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
            after: dict[ContentKey, Standing] = {}
            numbers: set[int] = set()
            for some in by_record(table.all()).values():
                for one in some:
                    before = standing_of(one)
                    standing = judge(one, before, one is some[-1])
                    if standing != before:
                        after[content_key(one)] = standing
                        numbers.add(one.doc_id)
            if after:
                table.update(writer_of(after), doc_ids=list(numbers))
                changed += [one for one in _entries(table.all(), month) if _key_in(one, after)]
        self._folder.settle()
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
            # A cache of its own would not hear of a write that failed and is there all the same.
            self._database.table(TinyDB.default_table_name, cache_size=0)
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


def _months_of(record_ids: Iterable[str], months: Mapping[str, str]) -> list[str]:
    return sorted({months[one] for one in record_ids if one in months})


def _key_in(entry: IndexEntry, keys: Iterable[ContentKey]) -> bool:
    one = entry.summary
    return (one.id, one.revision, one.content_hash) in keys


def _entries(documents: Iterable[Document], month: str) -> tuple[IndexEntry, ...]:
    return tuple(
        IndexEntry(summarise(one["record"]), standing_of(one).state, month, one is some[-1])
        for some in by_record(documents).values()
        for one in some
    )
