"""Who is at the other end, and is anybody there at all?"""

import socket
import ssl
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kiosk.errors import Trouble
from kiosk.sync.answer import ContactError
from kiosk.sync.http import Line, Timeouts
from kiosk.sync.link import Link
from kiosk.sync.speed import SpeedFloor
from protocol.status import StatusAnswer

from .conftest import LOGIN_PAGE
from .odd_server import OddServer, Reply

JSON = "application/json"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(200, LOGIN_PAGE, "text/html; charset=utf-8"), Trouble.NOT_THE_TOWNSHIP),
        (Reply(302, b"", headers={"Location": "http://login.example/"}), Trouble.NOT_THE_TOWNSHIP),
        (Reply(301, b"", headers={"Location": "/api/v1/feed/"}), Trouble.NOT_THE_TOWNSHIP),
        (Reply(403, LOGIN_PAGE, "text/html"), Trouble.NOT_THE_TOWNSHIP),
        (Reply(404, LOGIN_PAGE, "text/html"), Trouble.NOT_THE_TOWNSHIP),
        (Reply(407, b"{}"), Trouble.NOT_THE_TOWNSHIP),
        (Reply(511, b"{}"), Trouble.NOT_THE_TOWNSHIP),
        (Reply(401, b'{"detail": "Unauthorized"}'), Trouble.TOKEN_REFUSED),
        (Reply(404, b'{"detail": "Not Found"}'), Trouble.TOWNSHIP_TROUBLE),
        (Reply(404, b"", "text/html"), Trouble.TOWNSHIP_TROUBLE),
        (Reply(401, b"", "text/html"), Trouble.NOT_THE_TOWNSHIP),
        (Reply(413, LOGIN_PAGE, "text/html"), Trouble.TOWNSHIP_TROUBLE),
        (Reply(429, b"{}"), Trouble.TOWNSHIP_TROUBLE),
        (Reply(500, LOGIN_PAGE, "text/html"), Trouble.TOWNSHIP_TROUBLE),
        (Reply(503, b"", "text/plain"), Trouble.TOWNSHIP_TROUBLE),
        (Reply(dropped=True), Trouble.TOWNSHIP_UNREACHABLE),
        (Reply(200, b'{"a"', JSON, says_length=900), Trouble.TOWNSHIP_UNREACHABLE),
    ],
)
def test_what_is_not_a_good_answer_has_a_code(
    server: OddServer, line: Line, reply: Reply, code: Trouble
) -> None:
    server.answering = lambda request: reply
    with pytest.raises(ContactError) as caught:
        line.get("/feed")
    assert caught.value.code is code


def test_a_redirect_is_never_followed(server: OddServer, line: Line) -> None:
    elsewhere = OddServer()
    try:
        server.answering = lambda request: Reply(
            307, headers={"Location": elsewhere.address + "/api/v1/feed"}
        )
        with pytest.raises(ContactError):
            line.get("/feed")
        assert elsewhere.seen == []
    finally:
        elsewhere.close()


def test_nobody_listening_means_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with (
        Line(Link(f"http://127.0.0.1:{port}")) as line,
        pytest.raises(ContactError) as caught,
    ):
        line.get("/feed")
    assert caught.value.code is Trouble.TOWNSHIP_UNREACHABLE


@pytest.mark.parametrize("address", ["", "township", "ftp://township", "http://", "http://[::"])
def test_an_address_that_is_none_is_an_answer_too(address: str) -> None:
    with Line(Link(address)) as line, pytest.raises(ContactError) as caught:
        line.get("/feed")
    assert caught.value.code is Trouble.TOWNSHIP_UNREACHABLE


def test_a_township_that_accepts_and_says_nothing_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        link = Link(f"http://127.0.0.1:{silent.getsockname()[1]}")
        with Line(link, Timeouts(read_s=0.05)) as line, pytest.raises(ContactError) as caught:
            line.get("/feed")
    assert caught.value.code is Trouble.TOWNSHIP_UNREACHABLE


def test_a_township_that_only_drips_is_given_up(
    server: OddServer, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No read ever times out here: each byte comes soon after the one before."""
    monkeypatch.setattr("kiosk.sync.http.SpeedFloor", lambda: SpeedFloor(1_000, patience_s=0.05))
    server.answering = lambda request: Reply(200, b" " * 1_000, drip_s=0.005)
    with pytest.raises(ContactError) as caught:
        line.get("/feed")
    assert caught.value.details["reason"] == "too slow"


def test_a_message_that_is_none_does_not_pass_for_one(server: OddServer, line: Line) -> None:
    server.answering = lambda request: Reply(200, '{"name": "王麦青"}'.encode())
    with pytest.raises(ContactError) as caught:
        line.get("/feed").read_as(StatusAnswer)
    assert caught.value.code is Trouble.NOT_THE_TOWNSHIP
    assert caught.value.__cause__ is None, "the cause would carry the name into a log"


def test_the_token_goes_with_every_request_whatever_the_environment_says(
    server: OddServer, link: Link, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password else\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.answering = lambda request: Reply(200, b"{}")
    with Line(link) as line:
        line.get("/feed")
    assert server.seen[0].headers["authorization"] == "Bearer token-of-the-station"


def test_a_token_is_in_no_text_a_log_could_hold(link: Link) -> None:
    assert link.token not in repr(link)


def test_an_endless_answer_is_cut_off(
    server: OddServer, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.sync.http.LARGEST_ANSWER_BYTES", 1_000)
    server.answering = lambda request: Reply(200, b"x" * 5_000)
    with pytest.raises(ContactError) as caught:
        line.get("/feed")
    assert caught.value.code is Trouble.NOT_THE_TOWNSHIP


def test_a_wait_for_bytes_can_be_broken_off_from_another_thread(
    server: OddServer, link: Link
) -> None:
    hold = threading.Event()
    server.after_reply = lambda: hold.wait(10)
    server.answering = lambda request: Reply(200, b"begin", "video/mp4", says_length=1_000)
    try:
        with (
            Line(link, Timeouts(read_s=30)) as line,
            line.stream("/courseware/x", {}) as stream,
        ):
            assert stream.read() == b"begin"
            threading.Timer(0.05, line.interrupt).start()
            with pytest.raises(ContactError):
                stream.read()
    finally:
        hold.set()


def test_a_large_batch_may_take_longer_than_one_timeout(link: Link) -> None:
    """Each block of an upload has its own timeout, or a slow line could never send a batch."""
    body = b"x" * 12_000_000
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        slow = threading.Thread(target=_read_slowly, args=(listening, len(body)))
        slow.start()
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with Line(Link(address), Timeouts(connect_s=0.3, read_s=5)) as line:
            assert line.post("/records", body).status == 200
        slow.join()


def _read_slowly(listening: socket.socket, size: int) -> None:
    connection, _ = listening.accept()
    pause = threading.Event()
    with connection:
        left = size
        while left > 0:
            received = len(connection.recv(200_000, socket.MSG_WAITALL))
            if not received:
                return
            left -= received
            pause.wait(0.015)
        connection.sendall(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
        )


_AUTHORITY = """
[ca]
default_ca = here
[here]
database = index.txt
serial = serial.txt
new_certs_dir = .
default_md = sha256
policy = any
x509_extensions = extensions
[any]
commonName = supplied
[extensions]
subjectAltName = IP:127.0.0.1
basicConstraints = CA:TRUE
"""


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of 2001 for 127.0.0.1: to a wrong clock every good one looks like that."""
    folder = tmp_path_factory.mktemp("tls")
    (folder / "ca.cnf").write_text(_AUTHORITY)
    (folder / "index.txt").touch()
    (folder / "serial.txt").write_text("01\n")
    key = ["-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-subj", "/CN=township"]
    dates = ["-startdate", "20010101000000Z", "-enddate", "20010201000000Z"]
    own = ["-batch", "-notext", "-selfsign", "-config", "ca.cnf", "-keyfile", "key.pem"]
    for command in (
        ["openssl", "req", "-new", *key, "-out", "request.pem"],
        ["openssl", "ca", *own, *dates, "-in", "request.pem", "-out", "cert.pem"],
    ):
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)
    return folder


@pytest.fixture
def tls_server(server: OddServer, certificates: Path) -> OddServer:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "cert.pem", certificates / "key.pem")
    server._http.socket = context.wrap_socket(server._http.socket, server_side=True)
    server.answering = lambda request: Reply(200, b"{}")
    return server


def test_a_dead_clock_does_not_keep_a_station_from_its_pinned_township(
    tls_server: OddServer, certificates: Path
) -> None:
    authority = (certificates / "cert.pem").read_text()
    address = tls_server.address.replace("http:", "https:")
    with Line(Link(address, authority_pem=authority)) as line:
        assert line.get("/feed").status == 200


def test_the_pinned_authority_vouches_for_its_own_name_only(
    tls_server: OddServer, certificates: Path
) -> None:
    authority = (certificates / "cert.pem").read_text()
    address = tls_server.address.replace("http://127.0.0.1", "https://localhost")
    with (
        Line(Link(address, authority_pem=authority)) as line,
        pytest.raises(ContactError) as caught,
    ):
        line.get("/feed")
    assert caught.value.code is Trouble.NOT_THE_TOWNSHIP


def test_a_stranger_with_a_certificate_is_not_the_township(tls_server: OddServer) -> None:
    with (
        Line(Link(tls_server.address.replace("http:", "https:"))) as line,
        pytest.raises(ContactError),
    ):
        line.get("/feed")
    assert tls_server.seen == []


def test_home_does_not_wait_for_requests_to_be_imported() -> None:
    probe = "import sys, kiosk.sync.worker; sys.exit('requests' in sys.modules)"
    subprocess.run([sys.executable, "-c", probe], check=True, timeout=60)
