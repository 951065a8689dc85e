"""How a station and its township get to know each other (after RFC 8628, device authorization).

The station makes a key pair and shows a short code; the office types the code against the
station; both show the same fingerprint of the township's key, which the station then pins.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from protocol.message import FORMAT, Count, Message

SLOW_DOWN_S = 5
"""RFC 8628, 3.5: what ``slow_down`` adds to the seconds between polls, for good."""

PublicKey = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""An Ed25519 public key as hexadecimal digits."""


class EnrolmentRequest(Message):
    """Station to township: ``POST /api/v1/enrolments``."""

    format: int = FORMAT
    station_key: PublicKey
    software: str
    """Version of the kiosk, for the office's page."""


class EnrolmentOffer(Message):
    """Township to station: the code to show."""

    format: int = FORMAT
    township_name: str
    township_key: PublicKey
    device_code: str
    """Secret between the two; the station polls with it."""
    user_code: Annotated[str, Field(pattern=r"^\d{6}$")]
    """Six digits to read out by telephone."""
    expires_in_s: int
    interval_s: int
    """Seconds between polls."""


class EnrolmentPoll(Message):
    """Station to township: ``POST /api/v1/enrolments/token``."""

    format: int = FORMAT
    device_code: str


class EnrolmentState(StrEnum):
    """Where an enrolment stands."""

    PENDING = "pending"
    SLOW_DOWN = "slow_down"
    ENROLLED = "enrolled"
    EXPIRED = "expired"
    DENIED = "denied"


class EnrolmentAnswer(Message):
    """Township to station: not yet, or the identity."""

    format: int = FORMAT
    state: EnrolmentState
    station_id: str = ""
    station_name: str = ""
    sealed_token: str = ""
    """The station's bearer token, sealed to its key (hexadecimal)."""
    last_sequence: Count = 0
    """Numbers of meetings up to this one are taken, or kept free for what an earlier PC holds."""


def next_interval_s(interval_s: int, state: EnrolmentState) -> int:
    """Seconds until the next poll, after an answer of this state to one of ``interval_s``."""
    return interval_s + SLOW_DOWN_S if state is EnrolmentState.SLOW_DOWN else interval_s
