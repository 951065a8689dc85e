"""What a film may meet on its way: answers that are late, wrong, twisted or somebody else's."""

import gzip
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.errors import Trouble
from kiosk.sync.http import Line
from kiosk.sync.link import Wanted

from .conftest import LOGIN_PAGE
from .films import (
    BLOCK,
    FILM,
    OTHER,
    cut_after,
    fetch,
    honest,
    is_installed,
    ranges,
    refused,
)
from .odd_server import OddServer, Reply, Request, film_reply

pytestmark = pytest.mark.usefixtures("small_blocks")


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
    cut_after(server, line, film, 250_000)
    server.answering = lambda request: film_reply(
        OTHER if len(server.seen) == 1 else FILM, request, '"new"'
    )
    fetch(line, film)
    assert is_installed(film)
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
