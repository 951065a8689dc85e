"""The one question CUPS's programs do not answer: how far a job is (IPP, RFC 8010 and 8011)."""

import re
import socket
from contextlib import closing
from http.client import HTTPConnection
from struct import pack

_NOT_FOUND = b"\x04\x06"
"""client-error-not-found (RFC 8011 B.1.4.7)."""


class JobForgotten(Exception):
    """The server knows of no such job."""


def job_state(place: str, number: str, timeout_s: float) -> int | None:
    """How far a job is (job-state, RFC 8011 5.3.7).

    Args:
        place: of the server: the path of its socket, or host and port.
        number: the job's.
        timeout_s: how long an answer is waited for.

    Returns:
        The state's number; nothing where the answer holds none.

    Raises:
        JobForgotten: there is no such job.
        OSError: the server does not answer.
        HTTPException: it does not speak HTTP.
    """
    with closing(_server(place, timeout_s)) as server:
        server.request("POST", "/", _question_about(number), {"Content-Type": "application/ipp"})
        answer = server.getresponse().read()
    if answer[2:4] == _NOT_FOUND:
        raise JobForgotten
    state = re.search(rb"\x23\x00\x09job-state\x00\x04\x00\x00\x00(.)", answer, re.DOTALL)
    return state[1][0] if state else None


class _Local(HTTPConnection):
    """CUPS behind a socket of this machine."""

    def __init__(self, place: str, timeout_s: float) -> None:
        super().__init__("localhost", timeout=timeout_s)
        self._place = place

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._place)


def _server(place: str, timeout_s: float) -> HTTPConnection:
    if not place:
        raise ConnectionRefusedError
    if place.startswith("/"):
        return _Local(place, timeout_s)
    return HTTPConnection(place, timeout=timeout_s)


def _question_about(number: str) -> bytes:
    """Get-Job-Attributes (RFC 8011 4.3.4), for the one that says how far a job is."""
    wanted = (
        (0x47, "attributes-charset", "utf-8"),
        (0x48, "attributes-natural-language", "en"),
        (0x45, "job-uri", f"ipp://localhost/jobs/{number}"),
        (0x44, "requested-attributes", "job-state"),
    )
    asked = (
        pack(">BH", tag, len(name)) + name.encode() + pack(">H", len(value)) + value.encode()
        for tag, name, value in wanted
    )
    return b"\x01\x01\x00\x09\x00\x00\x00\x01\x01" + b"".join(asked) + b"\x03"
