"""How a station gets its identity, and what it takes for none."""

import pytest

from kiosk.errors import Trouble
from kiosk.sync.answer import ContactError
from kiosk.sync.enrolment import ask, poll
from kiosk.sync.http import Line
from kiosk.sync.link import Link
from protocol.canonical import canonical_bytes
from protocol.enrolment import EnrolmentAnswer, EnrolmentOffer, EnrolmentRequest, EnrolmentState
from protocol.signing import new_key, public_key, seal_for

from .conftest import LOGIN_PAGE, TOWNSHIP_SECRET
from .odd_server import OddServer, Reply

SECRET = new_key()
OFFER = EnrolmentOffer(
    township_name="禾溪镇",
    township_key=public_key(TOWNSHIP_SECRET),
    device_code="d" * 20,
    user_code="204816",
    expires_in_s=600,
    interval_s=5,
)


def enrolled(sealed_token: str) -> Reply:
    answer = EnrolmentAnswer(
        state=EnrolmentState.ENROLLED, station_id="LW", sealed_token=sealed_token
    )
    return Reply(200, canonical_bytes(answer))


def test_a_station_asks_with_its_public_key_and_no_token(server: OddServer) -> None:
    server.answering = lambda request: Reply(200, canonical_bytes(OFFER))
    with Line(Link(server.address)) as line:
        assert ask(line, public_key(SECRET), "0.1.0") == OFFER
    (request,) = server.seen
    assert (request.method, request.path) == ("POST", "/api/v1/enrolments")
    assert EnrolmentRequest.model_validate_json(request.body).station_key == public_key(SECRET)
    assert "authorization" not in request.headers


@pytest.mark.parametrize(
    "state",
    [
        EnrolmentState.PENDING,
        EnrolmentState.SLOW_DOWN,
        EnrolmentState.EXPIRED,
        EnrolmentState.DENIED,
    ],
)
def test_until_the_office_has_typed_the_code_there_is_no_token(
    server: OddServer, line: Line, state: EnrolmentState
) -> None:
    server.answering = lambda request: Reply(200, canonical_bytes(EnrolmentAnswer(state=state)))
    answer, token = poll(line, OFFER.device_code, SECRET)
    assert (answer.state, token) == (state, "")


def test_an_enrolled_station_opens_its_token(server: OddServer, line: Line) -> None:
    sealed_token = seal_for(b"the-token", public_key(SECRET)).hex()
    server.answering = lambda request: enrolled(sealed_token)
    answer, token = poll(line, OFFER.device_code, SECRET)
    assert (answer.station_id, token) == ("LW", "the-token")
    assert server.seen[0].path == "/api/v1/enrolments/token"


@pytest.mark.parametrize(
    "sealed_token",
    [
        "",
        "not hexadecimal",
        "00" * 60,
        seal_for(b"the-token", public_key(new_key())).hex(),
        seal_for("令牌".encode(), public_key(SECRET)).hex(),
        seal_for(b"", public_key(SECRET)).hex(),
    ],
    ids=["none", "garbage", "damaged", "another station's", "no ascii", "empty"],
)
def test_a_token_that_does_not_open_is_no_enrolment(
    server: OddServer, line: Line, sealed_token: str
) -> None:
    server.answering = lambda request: enrolled(sealed_token)
    with pytest.raises(ContactError) as caught:
        poll(line, OFFER.device_code, SECRET)
    assert caught.value.code is Trouble.NOT_THE_TOWNSHIP


@pytest.mark.parametrize("reply", [Reply(200, LOGIN_PAGE, "text/html"), Reply(200, b"{}")])
def test_what_is_not_a_township_offers_no_code(server: OddServer, line: Line, reply: Reply) -> None:
    server.answering = lambda request: reply
    with pytest.raises(ContactError) as caught:
        ask(line, public_key(SECRET), "0.1.0")
    assert caught.value.code is Trouble.NOT_THE_TOWNSHIP
