"""A revision as the document that a month's file holds, and what may be read out of it."""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tinydb.table import Document

from protocol.receipt import Receipt, Verdict
from protocol.record import MeetingRecord


class RecordState(StrEnum):
    """Where a revision is on its way to the township."""

    PENDING = "pending"
    ACKED = "acked"
    REFUSED = "refused"
    RETURNED = "returned"


_HELD = (RecordState.ACKED, RecordState.RETURNED)

ContentKey = tuple[str, int, str]
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


def standing_after(receipt: Receipt, at_ms: int) -> Standing:
    """Where a revision stands by the township's verdict on it."""
    if receipt.verdict is Verdict.RETURNED:
        return Standing(RecordState.RETURNED, comment=receipt.reason, acked_ms=at_ms)
    if receipt.verdict.is_held:
        return Standing(RecordState.ACKED, acked_ms=at_ms)
    return Standing(RecordState.REFUSED, reason=receipt.reason)


def follows(corrected: MeetingRecord, newest: Mapping[str, Any]) -> bool:
    """Whether a revision names this newest one as the one it replaces."""
    correction = corrected.correction
    return (
        correction is not None
        and correction.replaces == newest["record"]["content_hash"]
        and corrected.revision == newest["revision"] + 1
    )


def by_record(documents: Iterable[Document]) -> dict[str, list[Document]]:
    """Documents by record, each record's revisions oldest first."""
    found: dict[str, list[Document]] = {}
    for one in documents:
        found.setdefault(one["id"], []).append(one)
    return {record_id: oldest_first(some) for record_id, some in found.items()}


def oldest_first(documents: Iterable[Document]) -> list[Document]:
    """Documents of one record by revision."""
    return sorted(documents, key=lambda one: int(one["revision"]))


def is_past(newest: Mapping[str, Any], before_ms: int) -> bool:
    """Whether the township has held a record, by its newest revision, since before that time."""
    standing = standing_of(newest)
    return standing.state is RecordState.ACKED and 0 < standing.acked_ms < before_ms


def content_key(document: Mapping[str, Any]) -> ContentKey:
    """What names the content of a document."""
    return document["id"], document["revision"], document["record"]["content_hash"]


def key_of(record: MeetingRecord) -> ContentKey:
    """What names the content of a record."""
    return record.id, record.revision, record.content_hash


def standing_of(document: Mapping[str, Any]) -> Standing:
    """Where a document says it stands; the first version knew neither comment nor time."""
    return Standing(
        state=RecordState(document["state"]),
        reason=document["reason"],
        comment=document.get("comment", ""),
        acked_ms=document.get("acked_ms", 0),
    )


def write_standing(document: MutableMapping[str, Any], standing: Standing) -> None:
    """Let a document say where it stands."""
    document["state"] = standing.state.value
    document["reason"] = standing.reason
    document["comment"] = standing.comment
    document["acked_ms"] = standing.acked_ms


def writer_of(after: Mapping[ContentKey, Standing]) -> Callable[[MutableMapping[str, Any]], None]:
    """What brings the standings of documents up to date."""
    return lambda document: write_standing(document, after[content_key(document)])


def stored_from(revisions: list[Document]) -> StoredRecord:
    """A record out of its revisions, oldest first."""
    *earlier, newest = (MeetingRecord.model_validate(one["record"]) for one in revisions)
    standing = standing_of(revisions[-1])
    return StoredRecord(
        record=newest,
        state=standing.state,
        reason=standing.reason,
        comment=standing.comment,
        acked_ms=standing.acked_ms,
        earlier=tuple(earlier),
        was_held=any_held(revisions[:-1]),
    )


def any_held(revisions: Iterable[Document]) -> bool:
    """Whether the township holds one of these."""
    return any(standing_of(one).state in _HELD for one in revisions)
