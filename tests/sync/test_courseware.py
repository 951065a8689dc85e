"""A film arrives whole and right, or not at all; and nothing that was proven is fetched twice."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.errors import KioskError, Trouble
from kiosk.sync.courseware import download
from kiosk.sync.http import Line
from kiosk.sync.link import Wanted
from kiosk.sync.right_of_way import GaveWay, RightOfWay
from protocol.canonical import sha256_hex
from protocol.feed import BLOCK_BYTES, Subtitle

from .conftest import ROOMY
from .films import (
    BLOCK,
    FILM,
    OTHER,
    course_of,
    cut_after,
    fetch,
    honest,
    is_installed,
    ranges,
    refused,
    spoiled,
)
from .odd_server import OddServer, Reply, Request, film_reply

pytestmark = pytest.mark.usefixtures("small_blocks")


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


def test_a_weak_etag_is_no_promise_about_ranges(
    server: OddServer, line: Line, film: Wanted
) -> None:
    server.answering = lambda request: (
        Reply(200, FILM[:BLOCK], "video/mp4", {"ETag": 'W/"film"'}, len(FILM), dropped=True)
        if len(server.seen) == 1
        else film_reply(FILM, request)
    )
    fetch(line, film)
    assert is_installed(film)
    assert "if-range" not in server.seen[1].headers


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


def test_a_wrong_film_costs_a_few_blocks_and_not_its_whole_length(
    server: OddServer, line: Line, film: Wanted
) -> None:
    server.answering = honest(OTHER)
    told: list[int] = []
    with pytest.raises(KioskError):
        download(line, film, RightOfWay(), lambda held, total: told.append(held))
    assert max(told) < 4 * BLOCK


def test_a_rate_cap_leaves_room_for_others(server: OddServer, line: Line, film: Wanted) -> None:
    pauses: list[float] = []

    class Patient(RightOfWay):
        def wait(self, seconds: float) -> None:
            pauses.append(seconds)

    server.answering = honest()
    fetch(line, replace(film, limit_bytes_s=len(FILM) // 60), Patient())
    assert pauses[-1] == pytest.approx(60, abs=5)


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
