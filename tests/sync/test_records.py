"""A record is delivered when a receipt says so, and no record holds up another."""

import json
from collections.abc import Callable
from itertools import chain

import pytest

from kiosk.errors import Trouble
from kiosk.sync.answer import ContactError
from kiosk.sync.http import Line
from kiosk.sync.records import deliver
from protocol.canonical import canonical_bytes
from protocol.receipt import Receipt, Verdict
from protocol.record import MeetingRecord

from .conftest import LOGIN_PAGE, record
from .odd_server import OddServer, Reply, Request

Judging = Callable[[dict], Receipt | None]  # type: ignore[type-arg]


def stored(sent: dict) -> Receipt:  # type: ignore[type-arg]
    return Receipt(
        record_id=sent["id"],
        revision=sent["revision"],
        content_hash=sent["content_hash"],
        verdict=Verdict.STORED,
    )


def township(judging: Judging = stored) -> Callable[[Request], Reply]:
    """A township that judges each record, in batches or one by one."""

    def answer(request: Request) -> Reply:
        sent = json.loads(request.body)
        one_by_one = request.method == "PUT"
        receipts = [judging(one) for one in ([sent] if one_by_one else sent["records"])]
        given = [one.model_dump(mode="json") for one in receipts if one is not None]
        if one_by_one:
            return Reply(200, canonical_bytes(given[0] if given else {}))
        return Reply(200, canonical_bytes({"format": 1, "receipts": given}))

    return answer


def sent_all(line: Line, *records: MeetingRecord) -> list[Receipt]:
    return list(chain.from_iterable(deliver(line, records)))


def methods(server: OddServer) -> list[str]:
    return [one.method for one in server.seen]


def test_one_record_goes_to_the_place_that_has_its_name(server: OddServer, line: Line) -> None:
    server.answering = township()
    one = record(revision=2)
    receipts = sent_all(line, one)
    assert [receipt.verdict for receipt in receipts] == [Verdict.STORED]
    assert server.seen[0].path == f"/api/v1/records/{one.id}/2"
    assert server.seen[0].body == canonical_bytes(one), "the very bytes that were sealed"


def test_several_go_in_batches_of_fifty_oldest_first(server: OddServer, line: Line) -> None:
    server.answering = township()
    receipts = sent_all(line, *(record(number) for number in range(1, 121)))
    assert [len(json.loads(one.body)["records"]) for one in server.seen] == [50, 50, 20]
    assert [int(one.record_id[-12:]) for one in receipts] == list(range(1, 121))


def test_nothing_to_send_asks_nothing(server: OddServer, line: Line) -> None:
    assert sent_all(line) == []
    assert server.seen == []


@pytest.mark.parametrize(
    "about",
    [{"content_hash": "0" * 64}, {"revision": 9}, {"record_id": record(9).id}],
    ids=["another hash", "another revision", "another record"],
)
def test_a_receipt_for_something_else_is_no_delivery(
    server: OddServer, line: Line, about: dict[str, object]
) -> None:
    server.answering = township(lambda sent: stored(sent).model_copy(update=about))
    receipts: list[Receipt] = []
    with pytest.raises(ContactError) as caught:
        receipts.extend(chain.from_iterable(deliver(line, [record()])))
    assert receipts == []
    assert caught.value.code is Trouble.TOWNSHIP_TROUBLE


def test_success_without_any_receipt_is_no_delivery(server: OddServer, line: Line) -> None:
    server.answering = lambda request: Reply(200, b"{}")
    with pytest.raises(ContactError) as caught:
        sent_all(line, record(1), record(2))
    assert caught.value.code is Trouble.NOT_THE_TOWNSHIP


def test_a_record_the_batch_forgot_is_sent_by_itself(server: OddServer, line: Line) -> None:
    answer = township()
    forgetful = township(lambda sent: None if sent["sequence"] == 2 else stored(sent))
    server.answering = lambda request: (answer if request.method == "PUT" else forgetful)(request)
    receipts = sent_all(line, record(1), record(2), record(3))
    assert sorted(one.record_id for one in receipts) == [record(n).id for n in (1, 2, 3)]
    assert methods(server) == ["POST", "PUT"]


def test_a_poison_record_does_not_hold_up_the_rest(server: OddServer, line: Line) -> None:
    good = township()

    def answer(request: Request) -> Reply:
        return Reply(500, b"{}") if record(2).id.encode() in request.body else good(request)

    server.answering = answer
    receipts: list[Receipt] = []
    with pytest.raises(ContactError) as caught:
        receipts.extend(chain.from_iterable(deliver(line, [record(1), record(2), record(3)])))
    assert [one.record_id for one in receipts] == [record(1).id, record(3).id]
    assert caught.value.is_about_the_message, "the township is there, the ladder goes on"


def test_a_record_too_large_for_the_townships_door_is_told_as_refused(
    server: OddServer, line: Line
) -> None:
    """Nginx says so itself, with a page of its own; the rest must not wait for that record."""
    server.answering = lambda request: Reply(413, LOGIN_PAGE, "text/html")
    (receipt,) = sent_all(line, record())
    assert (receipt.verdict, receipt.reason) == (Verdict.REFUSED, "http 413")


def test_two_versions_of_one_revision_each_have_their_own_receipt(
    server: OddServer, line: Line
) -> None:
    server.answering = township()
    one, other = record(1), record(1, villagers=5)
    receipts = sent_all(line, one, other)
    assert [receipt.content_hash for receipt in receipts] == [one.content_hash, other.content_hash]


def test_a_receipt_that_comes_twice_is_told_once(server: OddServer, line: Line) -> None:
    def answer(request: Request) -> Reply:
        plain = json.loads(township()(request).body)
        return Reply(200, canonical_bytes({**plain, "receipts": plain["receipts"] * 2}))

    server.answering = answer
    assert len(sent_all(line, record(1), record(2))) == 2


def test_a_record_whose_content_is_refused_is_told_as_refused(
    server: OddServer, line: Line
) -> None:
    server.answering = lambda request: Reply(422, b'{"detail": "no"}')
    (receipt,) = sent_all(line, record())
    assert (receipt.verdict, receipt.reason) == (Verdict.REFUSED, "http 422")
    assert receipt.content_hash == record().content_hash


def test_a_wrong_server_at_the_address_does_not_make_records_refused(
    server: OddServer, line: Line
) -> None:
    server.answering = lambda request: Reply(404, b'{"detail": "Not Found"}')
    with pytest.raises(ContactError):
        sent_all(line, record())


def test_a_refusal_counts_though_it_does_not_know_our_hash(server: OddServer, line: Line) -> None:
    refused = {"verdict": Verdict.REFUSED, "reason": "hash", "content_hash": "0" * 64}
    server.answering = township(lambda sent: stored(sent).model_copy(update=refused))
    (receipt,) = sent_all(line, record())
    assert (receipt.verdict, receipt.content_hash) == (Verdict.REFUSED, record().content_hash)


@pytest.mark.parametrize("verdict", [Verdict.ALREADY, Verdict.CONFLICT, Verdict.RETURNED])
def test_every_verdict_reaches_the_caller(server: OddServer, line: Line, verdict: Verdict) -> None:
    server.answering = township(lambda sent: stored(sent).model_copy(update={"verdict": verdict}))
    assert [one.verdict for one in sent_all(line, record(1), record(2))] == [verdict] * 2


def test_a_record_that_is_not_what_was_sealed_never_leaves(server: OddServer, line: Line) -> None:
    server.answering = township()
    spoiled = record(1).model_copy(update={"villagers": 99})
    with_float = record(2).model_copy(update={"extra": 0.5})
    receipts = sent_all(line, spoiled, with_float, record(3))
    verdicts = {one.record_id: one.verdict for one in receipts}
    assert verdicts == {
        spoiled.id: Verdict.REFUSED,
        with_float.id: Verdict.REFUSED,
        record(3).id: Verdict.STORED,
    }
    assert [one.path for one in server.seen] == [f"/api/v1/records/{record(3).id}/1"]


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(503, b"{}"), Trouble.TOWNSHIP_TROUBLE),
        (Reply(429, b"{}"), Trouble.TOWNSHIP_TROUBLE),
        (Reply(401, b"{}"), Trouble.TOKEN_REFUSED),
        (Reply(200, LOGIN_PAGE, "text/html"), Trouble.NOT_THE_TOWNSHIP),
        (Reply(dropped=True), Trouble.TOWNSHIP_UNREACHABLE),
    ],
)
def test_a_township_that_is_not_there_is_not_asked_record_by_record(
    server: OddServer, line: Line, reply: Reply, code: Trouble
) -> None:
    server.answering = lambda request: reply
    with pytest.raises(ContactError) as caught:
        sent_all(line, record(1), record(2), record(3))
    assert caught.value.code is code
    assert len(server.seen) == 1


def test_receipts_had_before_the_line_broke_are_not_lost(server: OddServer, line: Line) -> None:
    good = township()
    server.answering = lambda request: (
        good(request) if len(server.seen) == 1 else Reply(dropped=True)
    )
    receipts: list[Receipt] = []
    with pytest.raises(ContactError):
        receipts.extend(
            chain.from_iterable(deliver(line, [record(number) for number in range(1, 71)]))
        )
    assert len(receipts) == 50
