"""Tells the office how the station is, and learns from the answer how wrong its clock may be."""

import time

from kiosk.sync.http import Line
from protocol.canonical import canonical_bytes
from protocol.status import Status, StatusAnswer


def send_status(line: Line, status: Status) -> tuple[StatusAnswer, int]:
    """Send the station's state.

    Returns:
        The township's answer, and the round trip in milliseconds: its time is that much in doubt.

    Raises:
        ContactError: the township did not answer as one.
    """
    sent = time.monotonic()
    answer = line.post("/status", canonical_bytes(status))
    round_trip_ms = round((time.monotonic() - sent) * 1000)
    return answer.read_as(StatusAnswer), round_trip_ms
