"""The one wrapper round requests, so that every request has limits and every failure a code."""

import contextlib
import io
import ssl
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter

from kiosk.errors import Trouble
from kiosk.sync.answer import RANGE_REFUSED, Answer, ContactError, judge
from kiosk.sync.link import Link
from kiosk.sync.speed import SpeedFloor

API = "/api/v1"
CHUNK_BYTES = 64 * 1024
LARGEST_ANSWER_BYTES = 32 * 1024 * 1024
"""A feed of a thousand courses is about 1 MB; more than this is no answer of ours."""
_X509_V_FLAG_NO_CHECK_TIME = 0x200000
"""OpenSSL's flag, which the ssl module does not name."""
_CLOCK_COMPLAINTS = ("certificate is not yet valid", "certificate has expired")


@dataclass(frozen=True)
class Timeouts:
    """Seconds of silence after which a line counts as dead."""

    connect_s: float = 8.0
    """Also the longest for each 16 KB of an upload."""
    read_s: float = 20.0


class Stream:
    """An answer whose body is still to come."""

    def __init__(self, response: requests.Response) -> None:
        self.status = response.status_code
        self.headers = {name.lower(): value for name, value in response.headers.items()}
        self._raw: urllib3.HTTPResponse = response.raw
        self._floor = SpeedFloor()

    def read(self) -> bytes:
        """What has arrived, without waiting for a full chunk; empty at the end.

        Raises:
            ContactError: the line broke, went silent, or only drips.
        """
        asked = time.monotonic()
        with _translated():
            # read1 rather than read: read would sit on a dripping line until its buffer is full.
            data = self._raw.read1(CHUNK_BYTES, decode_content=True)
        if not self._floor.is_kept(len(data), time.monotonic() - asked):
            raise ContactError(Trouble.TOWNSHIP_UNREACHABLE, reason="too slow")
        return data

    def read_all(self) -> bytes:
        """The whole body.

        Raises:
            ContactError: as ``read``, or it is larger than any message of ours.
        """
        body = bytearray()
        while data := self.read():
            body += data
            if len(body) > LARGEST_ANSWER_BYTES:
                raise ContactError(Trouble.NOT_THE_TOWNSHIP, reason="endless")
        return bytes(body)

    def interrupt(self) -> None:
        """Wake a ``read`` that waits in another thread; it then finds the line broken."""
        with contextlib.suppress(OSError, ValueError, RuntimeError):
            self._raw.shutdown()


class Line:
    """A contact with one township. Not for several threads at once, save ``interrupt``."""

    def __init__(self, link: Link, timeouts: Timeouts | None = None) -> None:
        self._base = link.address.rstrip("/") + API
        self._timeouts = timeouts or Timeouts()
        self._stream: Stream | None = None
        self._session = requests.Session()
        # A proxy or .netrc in the environment must not redirect or replace the station's token.
        self._session.trust_env = False
        self._session.headers["User-Agent"] = "village-kiosk"
        if link.token:
            self._session.headers["Authorization"] = f"Bearer {link.token}"
        if link.authority_pem:
            self._session.mount("https://", _PinnedAuthority(link.authority_pem))

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Fetch something small."""
        return self._ask("GET", path, headers or {}, None)

    def post(self, path: str, body: bytes) -> Answer:
        """Send JSON."""
        return self._ask("POST", path, {"Content-Type": "application/json"}, body)

    def put(self, path: str, body: bytes) -> Answer:
        """Send JSON to the place that has its name."""
        return self._ask("PUT", path, {"Content-Type": "application/json"}, body)

    @contextlib.contextmanager
    def stream(
        self, path: str, headers: Mapping[str, str], method: str = "GET", body: bytes | None = None
    ) -> Iterator[Stream]:
        """Ask, and read the body as it comes. A refused range (416) is let through.

        Raises:
            ContactError: no answer, or none of the township's.
        """
        with _translated():
            response = self._session.request(
                method,
                self._base + path,
                headers=dict(headers),
                # As a file it goes out in blocks, each with its own timeout; whole, the timeout
                # would be for all of it, and a slow line could never send a large batch.
                data=None if body is None else io.BytesIO(body),
                timeout=(self._timeouts.connect_s, self._timeouts.read_s),
                allow_redirects=False,
                stream=True,
            )
        try:
            stream = Stream(response)
            if stream.status != RANGE_REFUSED:
                judge(stream.status, stream.headers)
            self._stream = stream
            yield stream
        finally:
            self._stream = None
            response.close()

    def interrupt(self) -> None:
        """Break off the body being read, from any thread."""
        stream = self._stream
        if stream is not None:
            stream.interrupt()

    def _ask(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None
    ) -> Answer:
        with self.stream(path, headers, method, body) as stream:
            return Answer(stream.status, stream.headers, stream.read_all())


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise _contact_error(error) from error


def _contact_error(error: Exception) -> ContactError:
    reason = type(error).__name__
    if isinstance(error, requests.exceptions.SSLError):
        if any(complaint in str(error) for complaint in _CLOCK_COMPLAINTS):
            return ContactError(Trouble.TOWNSHIP_UNREACHABLE, reason="clock")
        # A login page cannot show the township's certificate.
        return ContactError(Trouble.NOT_THE_TOWNSHIP, reason=reason)
    return ContactError(Trouble.TOWNSHIP_UNREACHABLE, reason=reason)


class _PinnedAuthority(HTTPAdapter):
    """Trusts one authority only, and that one whatever the station's clock says.

    A station with a flat clock battery is in 1970, where every certificate is "not yet valid".
    Against the one pinned authority names and signatures are checked in full, only time is not.
    """

    def __init__(self, authority_pem: str) -> None:
        self._context = ssl.create_default_context(cadata=authority_pem)
        self._context.verify_flags |= ssl.VerifyFlags(_X509_V_FLAG_NO_CHECK_TIME)
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Give every connection our context."""
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave the context alone: requests would add the public authorities to it."""
