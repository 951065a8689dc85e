"""Makes out a record as a station sent it: whose it is, and whether it is what its hash says."""

import re
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from pydantic import ValidationError

from protocol.canonical import canonical_bytes, sha256_hex
from protocol.receipt import Receipt, Verdict
from protocol.record import MeetingRecord
from township.ledger.fitting import SMALLEST_COLUMN
from township.stations.models import Station

_HASH = "content_hash"
_NO_HASH = "0" * 64
_HEX = set("0123456789abcdef")
_ID = re.compile(r"[A-Za-z0-9_-]{1,60}")


class Reason:
    """Why a record is refused; codes the station shows in its tray."""

    NO_IDENTITY = "identity"
    HASH = "hash"
    OTHER_STATION = "other_station"
    UNSTORABLE = "unstorable"


class Refused(Exception):
    """The record cannot be stored; the argument is the reason's code."""


@dataclass(frozen=True, eq=False)
class Sent:
    """A record as it arrived, with as much of it as could be made out."""

    station: Station
    id: str
    revision: int
    content_hash: str
    content: bytes
    record: MeetingRecord | None
    """Nothing when it is valid JSON but no record we understand."""
    entered_by: User | None = None
    """Who of the office entered it; nobody where a station sent it."""

    def receipt(self, verdict: Verdict, reason: str = "") -> Receipt:
        """The word on this record."""
        return Receipt(
            record_id=self.id,
            revision=self.revision,
            content_hash=self.content_hash,
            verdict=verdict,
            reason=reason,
        )


def read(station: Station, plain: Any, entered_by: User | None = None) -> Sent:
    """Make out what was sent.

    Raises:
        Refused: it has no identity, not the content its hash promises, or is another station's.
    """
    if not _has_identity(plain):
        raise Refused(Reason.NO_IDENTITY)
    record = _understood(plain)
    try:
        # Over what was sent, not over what we make of it: our version may know other fields.
        bare, content = _without_and_with_hash(plain)
        intact = sha256_hex(bare) == plain["content_hash"]
    except (ValueError, RecursionError) as error:
        raise Refused(Reason.HASH) from error
    if not intact:
        raise Refused(Reason.HASH)
    if plain.get("station_id") != station.id:
        raise Refused(Reason.OTHER_STATION)
    return Sent(
        station=station,
        id=plain["id"],
        revision=plain["revision"],
        content_hash=plain["content_hash"],
        content=content,
        record=record,
        entered_by=entered_by,
    )


def refusal(plain: Any, reason: str) -> Receipt:
    """The word on something that could not be made out, naming as much of it as is there."""
    known = plain if isinstance(plain, dict) else {}
    record_id, revision, digest = (known.get(k) for k in ("id", "revision", "content_hash"))
    return Receipt(
        record_id=record_id if isinstance(record_id, str) else "",
        revision=revision if isinstance(revision, int) else 0,
        content_hash=digest if isinstance(digest, str) and _is_digest(digest) else _NO_HASH,
        verdict=Verdict.REFUSED,
        reason=reason,
    )


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


def _without_and_with_hash(plain: dict[str, Any]) -> tuple[bytes, bytes]:
    """The canonical bytes that are hashed, and those that are kept, written out only once."""
    before = _members({key: value for key, value in plain.items() if key < _HASH})
    after = _members({key: value for key, value in plain.items() if key > _HASH})
    own = _members({_HASH: plain[_HASH]})
    return _object(before, after), _object(before, own, after)


def _members(plain: dict[str, Any]) -> bytes:
    return canonical_bytes(plain)[1:-1]


def _object(*members: bytes) -> bytes:
    return b"{" + b",".join(filter(None, members)) + b"}"
