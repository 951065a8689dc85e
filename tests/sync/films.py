"""Films of random bytes, how they are fetched, and the ways a line spoils them."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.errors import KioskError, Trouble
from kiosk.sync.answer import ContactError
from kiosk.sync.courseware import download
from kiosk.sync.http import Line
from kiosk.sync.link import Wanted
from kiosk.sync.right_of_way import RightOfWay
from protocol.canonical import sha256_hex
from protocol.feed import Courseware

from .odd_server import OddServer, Reply, Request, film_reply

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


def no_one_looks(held: int, total: int) -> None:
    """Nobody watches the progress."""


def fetch(line: Line, what: Wanted, way: RightOfWay | None = None) -> None:
    download(line, what, way or RightOfWay(), no_one_looks)


def refused(line: Line, what: Wanted) -> Trouble:
    with pytest.raises(KioskError) as caught:
        fetch(line, what)
    assert not what.target.exists()
    return caught.value.code


def is_installed(what: Wanted, film: bytes = FILM) -> bool:
    left = {path.name for path in what.folder.iterdir()}
    return what.target.read_bytes() == film and left == {what.target.name}


def ranges(server: OddServer) -> list[str]:
    return [one.headers.get("range", "") for one in server.seen]


def cut_after(server: OddServer, line: Line, what: Wanted, size: int) -> None:
    """Leave a part of the film behind, as a line that broke there does."""
    server.answering = lambda request: (
        Reply(
            200, FILM[:size], "video/mp4", {"ETag": '"film"'}, says_length=len(FILM), dropped=True
        )
        if len(server.seen) == 1
        else Reply(dropped=True)
    )
    with pytest.raises(ContactError):
        fetch(line, what)
    server.seen.clear()
