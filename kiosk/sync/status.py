"""Tells the office how the station is, and learns from the answer how wrong its clock may be."""

from dataclasses import dataclass

from kiosk.clock import boottime_ms
from kiosk.sync.http import Line
from protocol.canonical import canonical_bytes
from protocol.status import Status, StatusAnswer


@dataclass(frozen=True)
class StatusAnswered:
    """The township has the status; its time was true somewhere between the two moments."""

    answer: StatusAnswer
    status: Status
    """As it was sent."""
    asked_boot_ms: int
    """CLOCK_BOOTTIME when it left, in milliseconds."""
    answered_boot_ms: int


def send_status(line: Line, status: Status) -> StatusAnswered:
    """Send the station's state, its moment moved on to now: what came before it took its time.

    Raises:
        ContactError: the township did not answer as one.
    """
    asked_ms = boottime_ms()
    sent = status.sent.moved(asked_ms - status.sent.boot_ms)
    timely = status.model_copy(update={"sent": sent})
    answer = line.post("/status", canonical_bytes(timely))
    answered_ms = boottime_ms()
    return StatusAnswered(answer.read_as(StatusAnswer), timely, asked_ms, answered_ms)
