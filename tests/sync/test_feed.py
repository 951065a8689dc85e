"""Only the pinned key's newest word is followed."""

import json
from dataclasses import replace

import pytest

from kiosk.errors import Trouble
from kiosk.sync.answer import ContactError
from kiosk.sync.feed import FeedRefused, fetch_feed, open_feed
from kiosk.sync.http import Line
from kiosk.sync.link import Link
from protocol.canonical import canonical_bytes
from protocol.signing import new_key, sign_document

from .conftest import TOWNSHIP_SECRET, feed
from .odd_server import OddServer, Reply, Request

OCTETS = "application/octet-stream"


def signed(version: int = 7, station_id: str = "LW", secret: str = TOWNSHIP_SECRET) -> bytes:
    return sign_document(canonical_bytes(feed(version, station_id)), secret)


def offering(document: bytes, etag: str = '"7"') -> Reply:
    return Reply(200, document, OCTETS, {"ETag": etag})


def test_a_newer_feed_comes_with_its_exact_bytes_and_its_etag(
    server: OddServer, line: Line, link: Link
) -> None:
    document = signed(version=7)
    server.answering = lambda request: offering(document)
    new = fetch_feed(line, link, etag='"6"', known_version=6)
    assert new is not None
    assert (new.document, new.feed.version, new.etag) == (document, 7, '"7"')
    assert server.seen[0].headers["if-none-match"] == '"6"'


def test_an_unchanged_feed_is_not_sent_again(server: OddServer, line: Line, link: Link) -> None:
    def answer(request: Request) -> Reply:
        assert request.headers["if-none-match"] == '"7"'
        return Reply(304, kind="text/html; charset=utf-8")  # as Django says of no body at all

    server.answering = answer
    assert fetch_feed(line, link, '"7"', 7) is None


def test_the_same_version_under_another_etag_is_nothing_new(
    server: OddServer, line: Line, link: Link
) -> None:
    server.answering = lambda request: offering(signed(7), etag='"other"')
    assert fetch_feed(line, link, '"7"', 7) is None


def test_a_station_that_lost_its_feed_gets_the_same_version_again(
    server: OddServer, line: Line, link: Link
) -> None:
    server.answering = lambda request: offering(signed(7))
    new = fetch_feed(line, link, etag="", known_version=7)
    assert new is not None
    assert "if-none-match" not in server.seen[0].headers


def test_unchanged_is_no_answer_to_a_station_that_has_nothing(
    server: OddServer, line: Line, link: Link
) -> None:
    server.answering = lambda request: Reply(304)
    with pytest.raises(ContactError) as caught:
        fetch_feed(line, link, "", 0)
    assert caught.value.code is Trouble.NOT_THE_TOWNSHIP


def test_a_login_page_in_disguise_is_not_a_forged_feed(
    server: OddServer, line: Line, link: Link
) -> None:
    server.answering = lambda request: Reply(200, b"\r\n<html>login</html>", OCTETS)
    with pytest.raises(ContactError) as caught:
        fetch_feed(line, link, "", 0)
    assert caught.value.code is Trouble.NOT_THE_TOWNSHIP


def test_a_feed_signed_by_another_key_is_refused(link: Link) -> None:
    with pytest.raises(FeedRefused) as caught:
        open_feed(signed(secret=new_key()), link, 0)
    assert caught.value.code is Trouble.BAD_SIGNATURE


def test_one_changed_byte_is_a_bad_signature(link: Link) -> None:
    document = signed().replace("禾溪".encode(), "禾西".encode())
    with pytest.raises(FeedRefused) as caught:
        open_feed(document, link, 0)
    assert caught.value.code is Trouble.BAD_SIGNATURE


def test_an_old_feed_played_back_is_refused_though_its_signature_is_good(link: Link) -> None:
    with pytest.raises(FeedRefused) as caught:
        open_feed(signed(version=6), link, known_version=7)
    assert caught.value.code is Trouble.OLDER_FEED


def test_the_feed_of_another_village_is_refused(link: Link) -> None:
    with pytest.raises(FeedRefused) as caught:
        open_feed(signed(station_id="SB"), link, 0)
    assert caught.value.code is Trouble.NOT_THE_TOWNSHIP
    assert open_feed(signed(station_id="SB"), replace(link, station_id=""), 0).station_id == "SB"


@pytest.mark.parametrize(
    "payload",
    [b"[]", b"not json", b'{"format": 1}', json.dumps({"format": 99, "version": 1}).encode()],
)
def test_a_signed_feed_that_is_not_understood_is_of_a_newer_township(
    link: Link, payload: bytes
) -> None:
    with pytest.raises(FeedRefused) as caught:
        open_feed(sign_document(payload, TOWNSHIP_SECRET), link, 0)
    assert caught.value.code is Trouble.NEWER_FORMAT


def test_what_a_newer_township_adds_survives(link: Link) -> None:
    plain = {**feed().model_dump(mode="json"), "weather": "rain"}
    opened = open_feed(sign_document(canonical_bytes(plain), TOWNSHIP_SECRET), link, 0)
    assert opened.model_dump()["weather"] == "rain"
