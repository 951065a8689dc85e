"""Hundreds of kiosks that are online at the same moment: each sends its records, then its status.

A process of its own, so that their work is not done on the township's interpreter:
``python -m bench.kiosks URL TOKENS RECORDS SALT`` prints one JSON object with every answer it got.
"""

import asyncio
import datetime
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from bench.township_records import uploads
from protocol.canonical import canonical_bytes
from protocol.moment import Moment
from protocol.status import Status

FIRST_EVENING = datetime.date(2026, 3, 1)
GIVE_UP_S = 120
_RECEIPTED = ("stored", "already", "conflict")


@dataclass(frozen=True)
class Letter:
    """One request, ready to be sent."""

    kind: str
    head: bytes
    body: bytes
    record: tuple[str, int, str] | None = None
    """Id, revision and hash of the record in it."""


@dataclass
class Heard:
    """What came back."""

    latency_ms: dict[str, list[float]] = field(default_factory=dict)
    """By kind of request."""
    statuses: dict[str, int] = field(default_factory=dict)
    """How many answers of each status; ``broken`` where none came."""
    receipted: list[tuple[str, int, str]] = field(default_factory=list)
    """Records whose receipt says that the township has these very bytes."""
    sent: int = 0
    """Records that were sent."""
    took_s: float = 0.0
    """From the first byte to the last answer."""

    def note(self, letter: Letter, status: str, took_ms: float, body: bytes) -> None:
        """Keep one answer."""
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.latency_ms.setdefault(letter.kind, []).append(took_ms)
        if letter.record is None or status != "200":
            return
        receipt = json.loads(body)
        told = (receipt["record_id"], receipt["revision"], receipt["content_hash"])
        if told == letter.record and receipt["verdict"] in _RECEIPTED:
            self.receipted.append(told)


def letters(host: str, station: str, token: str, records: int, salt: str = "") -> Iterator[Letter]:
    """All that one kiosk has to send, in its order."""
    for address, body, content_hash in uploads(station, records, FIRST_EVENING, salt):
        *_, record_id, revision = address.split("/")
        head = _head("PUT", address, host, token, body)
        yield Letter("record", head, body, (record_id, int(revision), content_hash))
    body = canonical_bytes(_status())
    yield Letter("status", _head("POST", "/api/v1/status", host, token, body), body)


async def all_at_once(url: str, tokens: dict[str, str], records: int, salt: str) -> Heard:
    """Connect every kiosk, then let all of them begin at the same moment."""
    parts, heard = urlsplit(url), Heard()
    work = {one: list(letters(parts.netloc, one, tokens[one], records, salt)) for one in tokens}
    heard.sent = records * len(tokens)
    begin = asyncio.Event()
    kiosks = [
        asyncio.create_task(_one_kiosk(str(parts.hostname), parts.port or 80, mine, begin, heard))
        for mine in work.values()
    ]
    await asyncio.sleep(0)
    started = time.perf_counter()
    begin.set()
    await asyncio.gather(*kiosks)
    heard.took_s = time.perf_counter() - started
    return heard


async def _one_kiosk(
    host: str, port: int, mine: list[Letter], begin: asyncio.Event, heard: Heard
) -> None:
    await begin.wait()
    line = None
    for letter in mine:
        asked = time.perf_counter()
        status, body = "broken", b""
        try:
            async with asyncio.timeout(GIVE_UP_S):
                line = line or await asyncio.open_connection(host, port)
                status, body = await _exchange(*line, letter)
        except (OSError, EOFError, TimeoutError, ValueError):
            line = None
        heard.note(letter, status, (time.perf_counter() - asked) * 1000, body)
    if line is not None:
        line[1].close()


async def _exchange(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, letter: Letter
) -> tuple[str, bytes]:
    writer.write(letter.head + letter.body)
    await writer.drain()
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    named = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
    body = await reader.readexactly(int(named.get("content-length", "0")))
    return head[0].split()[1], body


def _head(method: str, address: str, host: str, token: str, body: bytes) -> bytes:
    return (
        f"{method} {address} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode("ascii")


def _status() -> Status:
    now = time.time_ns() // 1_000_000
    return Status(
        sent=Moment(wall_ms=now, boot_ms=600_000, boot_id="this-evening"),
        software="0.1.0",
        feed_version=0,
        pending_records=0,
        free_disk_bytes=200_000_000_000,
        courseware_present=60,
        courseware_missing=0,
    )


def main() -> int:
    """Send everything and say what came back."""
    url, tokens, records, salt = sys.argv[1:5]
    told = json.loads(Path(tokens).read_text(encoding="utf-8"))
    print(json.dumps(asdict(asyncio.run(all_at_once(url, told, int(records), salt)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
