"""A real HTTP server on loopback that answers as oddly as a village line does."""

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """An answer; ``says_length`` and ``dropped`` let it lie about its length or break off."""

    status: int = 200
    body: bytes = b""
    kind: str = "application/json"
    headers: dict[str, str] = field(default_factory=dict)
    says_length: int | None = None
    dropped: bool = False
    drip_s: float = 0.0
    """Pause after each byte."""


Answering = Callable[[Request], Reply]


class OddServer:
    """Answers each request by ``answering``, and may hang in ``after_reply``; keeps what it saw."""

    def __init__(self) -> None:
        self.answering: Answering = lambda request: Reply(404, b"{}")
        self.after_reply: Callable[[], object] = lambda: None
        self.seen: list[Request] = []
        self._closing = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer._serve(self)

            do_POST = do_PUT = do_GET

            def log_message(self, *args: object) -> None:
                """Keep the test's output clean."""

        self._http = _QuietServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}
        )
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    def close(self) -> None:
        self._closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _serve(self, handler: BaseHTTPRequestHandler) -> None:
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        request = Request(handler.command, handler.path, headers, body)
        self.seen.append(request)
        reply = self.answering(request)
        if reply.dropped and not reply.body:
            handler.close_connection = True
            return
        handler.send_response(reply.status)
        length = len(reply.body) if reply.says_length is None else reply.says_length
        handler.send_header("Content-Type", reply.kind)
        if reply.status != 304:
            handler.send_header("Content-Length", str(length))
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        pieces = [bytes([one]) for one in reply.body] if reply.drip_s else [reply.body]
        for piece in pieces:
            handler.wfile.write(piece)
            self._closing.wait(reply.drip_s)
        self.after_reply()
        handler.close_connection = reply.dropped or length != len(reply.body)


class _QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *args: object) -> None:
        """A client that hangs up is what these tests are about."""


def film_reply(film: bytes, request: Request, etag: str = '"film"') -> Reply:
    """What a well-behaved server answers, ranges and all."""
    headers = {"ETag": etag, "Accept-Ranges": "bytes"}
    asked = re.fullmatch(r"bytes=(\d+)-(\d*)", request.headers.get("range", ""))
    if not asked or request.headers.get("if-range", etag) != etag:
        return Reply(200, film, "video/mp4", headers)
    start = int(asked[1])
    end = min(int(asked[2]) + 1 if asked[2] else len(film), len(film))
    if start >= len(film):
        return Reply(416, b"", "video/mp4", {"Content-Range": f"bytes */{len(film)}"})
    headers["Content-Range"] = f"bytes {start}-{end - 1}/{len(film)}"
    return Reply(206, film[start:end], "video/mp4", headers)
