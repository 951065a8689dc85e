"""A film arrives whole and right, or not at all; and nothing that was proven is fetched twice."""

import errno
import gzip
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.errors import KioskError, Trouble
from kiosk.sync.answer import ContactError
from kiosk.sync.courseware import download
from kiosk.sync.http import Line
from kiosk.sync.link import Wanted
from kiosk.sync.right_of_way import GaveWay, RightOfWay
from protocol.canonical import sha256_hex
from protocol.feed import BLOCK_BYTES, Subtitle

from .conftest import LOGIN_PAGE
from .films import BLOCK, FILM, OTHER, course_of, honest, spoiled, wanted
from .odd_server import OddServer, Reply, Request, film_reply

ROOMY = shutil.disk_usage("/")._replace(total=100 * 10**9, free=50 * 10**9)


@pytest.fixture(autouse=True)
def _small_blocks_and_a_roomy_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.sync.part.BLOCK_BYTES", BLOCK)
    monkeypatch.setattr("kiosk.sync.courseware.shutil.disk_usage", lambda folder: ROOMY)


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


@pytest.fixture
def film(tmp_path: Path) -> Wanted:
    return wanted(tmp_path)


def test_a_film_is_verified_and_put_in_its_place(
    server: OddServer, line: Line, film: Wanted
) -> None:
    server.answering = honest()
    fetch(line, film)
    assert is_installed(film)
    (request,) = server.seen
    assert request.path == f"/api/v1/courseware/{film.courseware.sha256}"
    assert request.headers["accept-encoding"] == "identity"


def test_a_film_that_is_there_already_is_not_asked_for(
    server: OddServer, line: Line, film: Wanted
) -> None:
    film.target.write_bytes(FILM)
    fetch(line, film)
    assert server.seen == []


def test_a_broken_film_in_its_place_is_replaced(
    server: OddServer, line: Line, film: Wanted
) -> None:
    film.target.write_bytes(spoiled(FILM, 7))
    server.answering = honest()
    fetch(line, film)
    assert is_installed(film)


def test_after_a_broken_line_only_the_rest_is_fetched(
    server: OddServer, line: Line, film: Wanted
) -> None:
    cut_after(server, line, film, 250_000)
    assert film.part.stat().st_size == 250_000
    server.answering = honest()
    fetch(line, film)
    assert is_installed(film)
    assert ranges(server) == [f"bytes=250000-{len(FILM) - 1}"]
    assert server.seen[0].headers["if-range"] == '"film"'


def test_a_line_that_breaks_again_and_again_still_brings_the_film(
    server: OddServer, line: Line, film: Wanted
) -> None:
    def answer(request: Request) -> Reply:
        reply = film_reply(FILM, request)
        return replace(reply, body=reply.body[:60_000], says_length=len(reply.body), dropped=True)

    server.answering = answer
    fetch(line, film)
    assert is_installed(film)
    assert len(server.seen) == -(-len(FILM) // 60_000)


def test_a_lost_side_file_costs_hashing_but_no_download(
    server: OddServer, line: Line, film: Wanted
) -> None:
    cut_after(server, line, film, 3 * BLOCK)
    film.part.with_name(film.part.name + ".json").unlink()
    server.answering = honest()
    fetch(line, film)
    assert is_installed(film)
    assert ranges(server) == [f"bytes={3 * BLOCK}-{len(FILM) - 1}"]


def test_a_tail_that_a_power_cut_spoiled_is_fetched_again(
    server: OddServer, line: Line, film: Wanted
) -> None:
    cut_after(server, line, film, 250_000)
    with film.part.open("r+b") as part:
        part.seek(249_000)
        part.write(bytes(1_000))
    server.answering = honest()
    fetch(line, film)
    assert is_installed(film)
    assert ranges(server)[-1].startswith(f"bytes={2 * BLOCK}-")


def test_a_block_the_disk_lost_after_it_was_proven_is_fetched_again(
    server: OddServer, line: Line, film: Wanted
) -> None:
    cut_after(server, line, film, 250_000)
    with film.part.open("r+b") as part:
        part.seek(BLOCK + 5)
        part.write(bytes(100))
    server.answering = honest()
    fetch(line, film)
    assert is_installed(film)
    assert ranges(server) == [
        f"bytes=250000-{len(FILM) - 1}",
        f"bytes={BLOCK}-{2 * BLOCK - 1}",
    ]


def test_a_block_damaged_on_the_way_is_asked_for_again(
    server: OddServer, line: Line, film: Wanted
) -> None:
    server.answering = lambda request: film_reply(
        spoiled(FILM, BLOCK + 50) if len(server.seen) == 1 else FILM, request
    )
    fetch(line, film)
    assert is_installed(film)
    assert ranges(server)[1].startswith(f"bytes={BLOCK}-")


def test_a_township_whose_film_is_not_the_one_it_signed_is_given_up(
    server: OddServer, line: Line, film: Wanted
) -> None:
    server.answering = honest(OTHER)
    assert refused(line, film) is Trouble.COURSE_DAMAGED
    assert len(server.seen) == 3


def test_a_wrong_film_in_small_pieces_is_given_up_too(
    server: OddServer, line: Line, film: Wanted
) -> None:
    def answer(request: Request) -> Reply:
        reply = film_reply(OTHER, request)
        return replace(reply, body=reply.body[:60_000], says_length=len(reply.body), dropped=True)

    server.answering = answer
    assert refused(line, film) is Trouble.COURSE_DAMAGED
    assert len(server.seen) < 10


def test_a_feed_that_contradicts_itself_installs_nothing(
    server: OddServer, line: Line, tmp_path: Path
) -> None:
    lying = course_of(FILM).model_copy(update={"sha256": "0" * 64})
    server.answering = honest()
    assert refused(line, Wanted(lying, tmp_path)) is Trouble.COURSE_DAMAGED
    assert list(tmp_path.iterdir()) == []


def resumed_through(
    server: OddServer, line: Line, film: Wanted, odd: Callable[[Request], Reply]
) -> None:
    """Resume a film at 250,000 bytes; the first answer is the odd one, the others are honest."""
    cut_after(server, line, film, 250_000)
    server.answering = lambda request: (odd if len(server.seen) == 1 else honest())(request)
    fetch(line, film)
    assert is_installed(film)


def test_the_whole_film_for_an_answer_to_a_range_is_put_where_it_belongs(
    server: OddServer, line: Line, film: Wanted
) -> None:
    resumed_through(server, line, film, lambda request: Reply(200, FILM, "video/mp4"))
    assert len(server.seen) == 1


def test_a_changed_etag_brings_the_whole_film_and_no_mixture(
    server: OddServer, line: Line, film: Wanted
) -> None:
    resumed_through(server, line, film, lambda request: film_reply(FILM, request, '"new"'))
    assert len(server.seen) == 1


def test_another_film_under_a_changed_etag_cannot_overwrite_what_is_proven(
    server: OddServer, line: Line, film: Wanted
) -> None:
    resumed_through(server, line, film, lambda request: film_reply(OTHER, request, '"new"'))
    assert ranges(server)[1:] == [f"bytes={2 * BLOCK}-{len(FILM) - 1}"]


@pytest.mark.parametrize(
    "content_range",
    [
        f"bytes 0-{len(FILM) - 1}/{len(FILM)}",
        f"bytes 249999-{len(FILM) - 1}/{len(FILM)}",
        f"bytes 250000-{len(FILM) - 1}/999",
        "bytes */*",
        "",
    ],
    ids=["from the start", "one byte early", "of another file", "of nothing", "unsaid"],
)
def test_a_range_from_somewhere_else_is_not_written_at_our_offset(
    server: OddServer, line: Line, film: Wanted, content_range: str
) -> None:
    headers = {"Content-Range": content_range} if content_range else {}
    resumed_through(
        server, line, film, lambda request: Reply(206, OTHER[250_000:], "video/mp4", headers)
    )
    assert ranges(server)[1] == "", "then the whole is asked for"


def test_a_refused_range_falls_back_to_the_whole(
    server: OddServer, line: Line, film: Wanted
) -> None:
    resumed_through(server, line, film, lambda request: Reply(416, LOGIN_PAGE, "text/html"))
    assert ranges(server)[1] == ""


def test_a_compressed_range_is_not_taken_for_the_films_bytes(
    server: OddServer, line: Line, film: Wanted
) -> None:
    def odd(request: Request) -> Reply:
        headers = {
            "Content-Encoding": "gzip",
            "Content-Range": f"bytes 250000-{len(FILM) - 1}/{len(FILM)}",
        }
        return Reply(206, gzip.compress(FILM[250_000:]), "video/mp4", headers)

    resumed_through(server, line, film, odd)
    assert ranges(server)[1] == ""


def test_a_proxy_that_compresses_the_whole_film_does_no_harm(
    server: OddServer, line: Line, film: Wanted
) -> None:
    server.answering = lambda request: Reply(
        200, gzip.compress(FILM, 1), "video/mp4", {"Content-Encoding": "gzip"}
    )
    fetch(line, film)
    assert is_installed(film)


def test_a_shorter_range_than_asked_for_is_only_a_step(
    server: OddServer, line: Line, film: Wanted
) -> None:
    cut_after(server, line, film, 1_000)

    def in_steps(request: Request) -> Reply:
        start = int(request.headers["range"].removeprefix("bytes=").split("-")[0])
        end = min(start + 150_000, len(FILM))
        headers = {"Content-Range": f"bytes {start}-{end - 1}/{len(FILM)}"}
        return Reply(206, FILM[start:end], "video/mp4", headers)

    server.answering = in_steps
    fetch(line, film)
    assert is_installed(film)


def test_a_range_that_goes_on_past_the_end_is_cut_off(
    server: OddServer, line: Line, film: Wanted
) -> None:
    def long(request: Request) -> Reply:
        reply = film_reply(FILM, request)
        return replace(reply, body=reply.body + b"more than asked for")

    resumed_through(server, line, film, long)


@pytest.mark.parametrize("body", [FILM[:-1], FILM + b"x", b"moved"], ids=["short", "long", "text"])
def test_a_whole_answer_of_another_size_is_another_file(
    server: OddServer, line: Line, film: Wanted, body: bytes
) -> None:
    server.answering = lambda request: Reply(200, body, "video/mp4")
    assert refused(line, film) is Trouble.COURSE_DAMAGED


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(200, LOGIN_PAGE, "text/html"), Trouble.NOT_THE_TOWNSHIP),
        (Reply(302, headers={"Location": "http://login.example/"}), Trouble.NOT_THE_TOWNSHIP),
        (Reply(404, b'{"detail": "gone"}'), Trouble.COURSE_MISSING),
        (Reply(404, LOGIN_PAGE, "text/html"), Trouble.NOT_THE_TOWNSHIP),
        (Reply(401, b"{}"), Trouble.TOKEN_REFUSED),
        (Reply(503, b"{}"), Trouble.TOWNSHIP_TROUBLE),
        (Reply(dropped=True), Trouble.TOWNSHIP_UNREACHABLE),
    ],
)
def test_what_is_no_film_has_a_code_and_is_asked_for_once(
    server: OddServer, line: Line, film: Wanted, reply: Reply, code: Trouble
) -> None:
    cut_after(server, line, film, 2 * BLOCK)
    server.answering = lambda request: reply
    assert refused(line, film) is code
    assert len(server.seen) == 1
    assert film.part.read_bytes() == FILM[: 2 * BLOCK], "what was proven is kept"


def test_a_download_gives_way_within_a_chunk_and_goes_on_later(
    server: OddServer, line: Line, film: Wanted
) -> None:
    server.answering = honest()
    way = RightOfWay()

    def something_urgent_comes(held: int, total: int) -> None:
        if held > 2 * BLOCK:
            way.ask()

    with pytest.raises(GaveWay):
        download(line, film, way, something_urgent_comes)
    assert not film.target.exists()
    assert film.part.stat().st_size < 4 * BLOCK
    way.take()
    fetch(line, film, way)
    assert is_installed(film)
    assert server.seen[1].headers["range"] > f"bytes={2 * BLOCK}"


def test_while_downloads_are_held_nothing_is_asked(
    server: OddServer, line: Line, film: Wanted
) -> None:
    way = RightOfWay()
    way.hold(held=True)
    with pytest.raises(GaveWay):
        fetch(line, film, way)
    assert server.seen == []


def test_progress_only_rises_and_ends_at_the_whole_film(
    server: OddServer, line: Line, film: Wanted
) -> None:
    cut_after(server, line, film, 250_000)
    told: list[int] = []
    server.answering = honest()
    download(line, film, RightOfWay(), lambda held, total: told.append(held))
    assert told == sorted(told)
    assert told[0] > 250_000
    assert told[-1] == len(FILM)


def test_a_full_disk_is_told_before_anything_is_fetched(
    server: OddServer, line: Line, film: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    nearly_full = ROOMY._replace(free=5 * 10**9 + 1_000)
    monkeypatch.setattr("kiosk.sync.courseware.shutil.disk_usage", lambda folder: nearly_full)
    assert refused(line, film) is Trouble.DISK_FULL
    assert server.seen == []


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, Trouble.DISK_FULL), (errno.EIO, Trouble.DISK_FAILED)]
)
def test_a_disk_that_fails_on_the_way_is_told_as_the_disk(
    server: OddServer,
    line: Line,
    film: Wanted,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    code: Trouble,
) -> None:
    def fail(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    server.answering = honest()
    monkeypatch.setattr("kiosk.sync.part.os.pwrite", fail)
    assert refused(line, film) is code


def test_a_subtitle_comes_by_its_hash_alone(server: OddServer, line: Line, tmp_path: Path) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\n安全用电\n".encode()
    subtitle = Wanted(Subtitle(sha256=sha256_hex(text), size_bytes=len(text)), tmp_path)
    server.answering = honest(text)
    fetch(line, subtitle)
    assert subtitle.target == tmp_path / f"{sha256_hex(text)}.srt"
    assert is_installed(subtitle, text)


def test_no_name_leads_out_of_the_folder(server: OddServer, line: Line, tmp_path: Path) -> None:
    sly = Subtitle(sha256=sha256_hex(FILM), size_bytes=len(FILM), extension="/../../etc/x")
    with pytest.raises(KioskError) as caught:
        fetch(line, Wanted(sly, tmp_path))
    assert caught.value.code is Trouble.COURSE_DAMAGED
    assert server.seen == []


def test_a_symlink_in_the_parts_place_is_not_followed(
    server: OddServer, line: Line, film: Wanted, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "file"
    elsewhere.write_bytes(b"precious")
    film.part.symlink_to(elsewhere)
    server.answering = honest()
    assert refused(line, film) is Trouble.DISK_FAILED
    assert elsewhere.read_bytes() == b"precious"


@pytest.fixture
def big_film() -> bytes:
    return os.urandom(2 * BLOCK_BYTES + 333)


def test_the_feeds_own_block_size_is_the_one_that_counts(
    server: OddServer,
    line: Line,
    tmp_path: Path,
    big_film: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kiosk.sync.part.BLOCK_BYTES", BLOCK_BYTES)
    what = Wanted(course_of(big_film, BLOCK_BYTES), tmp_path)
    server.answering = lambda request: film_reply(
        spoiled(big_film, 5) if len(server.seen) == 1 else big_film, request
    )
    fetch(line, what)
    assert is_installed(what, big_film)
    assert len(server.seen) == 2
