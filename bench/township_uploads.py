"""Lets hundreds of kiosks upload at the same moment, kills the office, and looks what is there."""

import json
import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from bench.township_office import Premises, opened
from protocol.canonical import canonical_bytes, sha256_hex

VIEWINGS_A_RECORD = 2
BARE_WRITES = 100
_STORED = (
    "SELECT m.record_id, r.number, r.content_hash, r.content FROM ledger_revision r"
    " JOIN ledger_meeting m ON m.id = r.meeting_id WHERE m.station_id LIKE 'K%'"
)
_VIEWINGS = (
    "SELECT COUNT(*) FROM ledger_viewingrow v JOIN ledger_meeting m ON m.id = v.meeting_id"
    " WHERE m.station_id LIKE 'K%'"
)


@dataclass
class Evening:
    """What came of one office's evenings, all of them together."""

    records: int = 0
    """That were sent."""
    lost: int = 0
    """Records with a receipt that were not there, or not as they had been sent."""
    doubled: int = 0
    """Rows that nobody sent: counted twice somewhere."""
    unanswered: int = 0
    """Answers of 500 and above, and none at all."""
    refused: int = 0
    """Records without a receipt, though an answer came."""
    latency_ms: list[float] = field(default_factory=list)
    record_rate: list[float] = field(default_factory=list)
    """Records a second, of each evening."""
    bare_rate: list[float] = field(default_factory=list)
    """Rows a second that the same database takes from one writer who flushes each."""


def upload(premises: Premises, tokens: Path, records: int, evening: Evening, salt: str) -> None:
    """Let all kiosks upload, then kill the office as a power cut would, and count.

    Args:
        premises: the office; its kiosks are enrolled.
        tokens: of the kiosks.
        records: so many of each.
        evening: what is added to.
        salt: other records than those of another evening.
    """
    evening.bare_rate.append(_bare_rate(premises, BARE_WRITES))
    before = _there(premises)
    with opened(premises) as server:
        said = premises.run("bench.kiosks", server.url, str(tokens), str(records), salt)
        server.kill()
    heard = json.loads(said)
    _count(heard, evening)
    after = _there(premises)
    receipted = [tuple(one) for one in heard["receipted"]]
    evening.lost += sum(one not in after.records for one in receipted)
    new = len(after.records) - len(before.records)
    evening.doubled += max(0, new - heard["sent"]) + after.twice
    evening.doubled += abs(after.viewings - VIEWINGS_A_RECORD * len(after.records))


def _count(heard: dict[str, Any], evening: Evening) -> None:
    evening.records += heard["sent"]
    statuses = heard["statuses"]
    evening.unanswered += sum(n for status, n in statuses.items() if not "100" <= status < "500")
    evening.refused += heard["sent"] - len(heard["receipted"])
    for some in heard["latency_ms"].values():
        evening.latency_ms += some
    evening.record_rate.append(len(heard["receipted"]) / heard["took_s"])


@dataclass(frozen=True)
class _There:
    """The kiosks' records as the database has them, read past the product."""

    records: frozenset[tuple[str, int, str]]
    """Id, revision and hash of those whose bytes have that hash."""
    twice: int
    viewings: int


def _there(premises: Premises) -> _There:
    rows = asked(premises, _STORED)
    intact = [(one[0], one[1], one[2]) for one in rows if _hash_of(bytes(one[3])) == one[2]]
    ((viewings,),) = asked(premises, _VIEWINGS)
    return _There(frozenset(intact), len(rows) - len({one[:2] for one in rows}), viewings)


def _hash_of(content: bytes) -> str:
    plain = json.loads(content)
    plain.pop("content_hash", None)
    return sha256_hex(canonical_bytes(plain))


def asked(premises: Premises, query: str) -> Sequence[Any]:
    """The rows of a query, past the product."""
    if premises.database_url:
        with psycopg.connect(premises.database_url) as line:
            return line.execute(query).fetchall()
    with closing(sqlite3.connect(premises.data / "db.sqlite3")) as file:
        return file.execute(query).fetchall()


def _bare_rate(premises: Premises, rows: int) -> float:
    """Rows of a record's size a second, each committed before the next, without any program."""
    body = os.urandom(3_000)
    if premises.database_url:
        with psycopg.connect(premises.database_url, autocommit=True) as line:
            line.execute("CREATE TABLE IF NOT EXISTS bench_bare (body bytea)")
            began = time.perf_counter()
            for _ in range(rows):
                line.execute("INSERT INTO bench_bare VALUES (%s)", [body])
            return rows / (time.perf_counter() - began)
    bare = premises.data.with_name("bare.sqlite3")
    with closing(sqlite3.connect(bare, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode=WAL")
        file.execute("PRAGMA synchronous=FULL")
        file.execute("CREATE TABLE IF NOT EXISTS bench_bare (body blob)")
        began = time.perf_counter()
        for _ in range(rows):
            file.execute("INSERT INTO bench_bare VALUES (?)", [body])
        return rows / (time.perf_counter() - began)
