"""Films of random bytes, and the ways a line spoils them."""

import random
from collections.abc import Callable
from pathlib import Path

from kiosk.sync.link import Wanted
from protocol.canonical import sha256_hex
from protocol.feed import Courseware

from .odd_server import Reply, Request, film_reply

BLOCK = 100_000
"""Small blocks, so that a film has several; the tests set this in place of 8 MB."""
FILM = random.Random(5).randbytes(5 * BLOCK - 1_234)
OTHER = random.Random(6).randbytes(len(FILM))


def course_of(film: bytes, block_bytes: int = BLOCK) -> Courseware:
    blocks = [film[start : start + block_bytes] for start in range(0, len(film), block_bytes)]
    return Courseware(
        sha256=sha256_hex(film),
        title="农村安全用电与防溺水",
        size_bytes=len(film),
        length_ms=60_000,
        extension="mp4",
        block_hashes=tuple(sha256_hex(block) for block in blocks),
    )


def wanted(folder: Path, film: bytes = FILM) -> Wanted:
    return Wanted(course_of(film), folder)


def honest(film: bytes = FILM) -> Callable[[Request], Reply]:
    return lambda request: film_reply(film, request)


def spoiled(film: bytes, at: int) -> bytes:
    return film[:at] + bytes([film[at] ^ 1]) + film[at + 1 :]
