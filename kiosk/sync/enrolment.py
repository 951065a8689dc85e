"""How a station without an identity gets one, by a code read out over the telephone (RFC 8628)."""

from nacl.exceptions import CryptoError

from kiosk.errors import Trouble
from kiosk.sync.answer import ContactError
from kiosk.sync.http import Line
from protocol.canonical import canonical_bytes
from protocol.enrolment import (
    EnrolmentAnswer,
    EnrolmentOffer,
    EnrolmentPoll,
    EnrolmentRequest,
    EnrolmentState,
)
from protocol.signing import open_sealed


def ask(line: Line, station_key: str, software: str) -> EnrolmentOffer:
    """Ask for a code to show.

    Args:
        line: a contact without a token.
        station_key: the public half of the key pair the station has made.
        software: the kiosk's version.

    Raises:
        ContactError: no township answered.
    """
    request = EnrolmentRequest(station_key=station_key, software=software)
    return line.post("/enrolments", canonical_bytes(request)).read_as(EnrolmentOffer)


def poll(line: Line, device_code: str, station_secret: str) -> tuple[EnrolmentAnswer, str]:
    """Ask whether the office has typed the code by now.

    Returns:
        The answer, and the opened token; empty unless the answer is ``enrolled``.

    Raises:
        ContactError: no township answered, or with a token sealed to somebody else.
    """
    request = EnrolmentPoll(device_code=device_code)
    answer = line.post("/enrolments/token", canonical_bytes(request)).read_as(EnrolmentAnswer)
    if answer.state is not EnrolmentState.ENROLLED:
        return answer, ""
    try:
        token = open_sealed(bytes.fromhex(answer.sealed_token), station_secret).decode("ascii")
    except (CryptoError, ValueError) as error:
        raise ContactError(Trouble.NOT_THE_TOWNSHIP, reason="sealed to another key") from error
    if not token:
        raise ContactError(Trouble.NOT_THE_TOWNSHIP, reason="no token")
    return answer, token
