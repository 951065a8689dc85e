"""One contact: records first, and what still stands when a rung breaks."""

from dataclasses import replace

import pytest

from kiosk.errors import Trouble
from kiosk.sync.feed import NewFeed
from kiosk.sync.http import Line
from kiosk.sync.ladder import Errand, Failed, FeedUnchanged, Receipts, StatusAnswered, climb
from kiosk.sync.link import Link
from protocol.canonical import canonical_bytes
from protocol.moment import Moment
from protocol.signing import new_key, public_key, sign_document
from protocol.status import Status, StatusAnswer

from .conftest import TOWNSHIP_SECRET, feed, record
from .odd_server import OddServer, Reply, Request
from .test_records import township

STATUS = Status(
    sent=Moment(wall_ms=0, boot_ms=0, boot_id="b"),
    software="0.1.0",
    feed_version=6,
    pending_records=1,
    free_disk_bytes=1,
    courseware_present=0,
    courseware_missing=0,
)


@pytest.fixture
def errand(link: Link) -> Errand:
    return Errand(link, '"6"', 6, (record(),), STATUS)


def well(request: Request) -> Reply:
    """A township in which everything works."""
    if "/records" in request.path:
        return township()(request)
    if request.path.endswith("/feed"):
        return Reply(200, sign_document(canonical_bytes(feed()), TOWNSHIP_SECRET), "x/octets")
    return Reply(200, canonical_bytes(StatusAnswer(township_ms=1_800_000_000_000)))


def kinds(line: Line, errand: Errand) -> list[type]:
    return [type(outcome) for outcome in climb(line, errand, lambda: False)]


def asked(server: OddServer) -> list[str]:
    return [one.path.removeprefix("/api/v1/").split("/")[0] for one in server.seen]


def test_records_go_before_the_feed_and_the_status_last(
    server: OddServer, line: Line, errand: Errand
) -> None:
    server.answering = well
    assert kinds(line, errand) == [Receipts, NewFeed, StatusAnswered]
    assert asked(server) == ["records", "feed", "status"]


def test_without_records_or_status_only_the_feed_is_asked_for(
    server: OddServer, line: Line, link: Link
) -> None:
    server.answering = lambda request: Reply(304)
    assert kinds(line, Errand(link, '"7"', 7)) == [FeedUnchanged]
    assert asked(server) == ["feed"]


def test_the_townships_time_comes_with_how_long_the_way_was(
    server: OddServer, line: Line, errand: Errand
) -> None:
    server.answering = well
    *_, answered = climb(line, errand, lambda: False)
    assert isinstance(answered, StatusAnswered)
    assert answered.answer.township_ms == 1_800_000_000_000
    assert 0 <= answered.answered_boot_ms - answered.asked_boot_ms < 5_000


def test_a_forged_feed_does_not_keep_the_status_from_the_office(
    server: OddServer, line: Line, errand: Errand
) -> None:
    server.answering = well
    other_key = replace(errand, link=replace(errand.link, township_key=public_key(new_key())))
    outcomes = list(climb(line, other_key, lambda: False))
    assert outcomes[1] == Failed(Trouble.BAD_SIGNATURE)
    assert isinstance(outcomes[2], StatusAnswered)


def test_records_that_make_the_township_stumble_do_not_keep_the_feed_away(
    server: OddServer, line: Line, errand: Errand
) -> None:
    server.answering = lambda request: (
        Reply(500, b"{}") if request.method == "PUT" else well(request)
    )
    assert kinds(line, errand) == [Failed, NewFeed, StatusAnswered]


@pytest.mark.parametrize("reply", [Reply(dropped=True), Reply(401, b"{}"), Reply(503, b"{}")])
def test_a_township_that_is_not_there_is_asked_once_only(
    server: OddServer, line: Line, errand: Errand, reply: Reply
) -> None:
    server.answering = lambda request: reply
    assert kinds(line, errand) == [Failed]
    assert asked(server) == ["records"]


def test_a_worker_that_is_to_stop_climbs_no_further(
    server: OddServer, line: Line, errand: Errand
) -> None:
    server.answering = well
    stopped: list[bool] = []
    for _ in climb(line, errand, lambda: bool(stopped)):
        stopped.append(True)
    assert asked(server) == ["records"]
