"""The office behind the real nginx: what the handed-out configuration promises, it keeps."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from protocol.canonical import canonical_bytes, sha256_hex
from tests.live.front import Front, free_port
from tests.live.prepared import Prepared
from tests.live.running_office import PATIENCE_S, Office, a_record, enrolled

pytestmark = pytest.mark.patient

ACCEL = {"TOWNSHIP_ACCEL": "/media/"}
BEHIND = {
    "TOWNSHIP_HTTPS": "1",
    "TOWNSHIP_TRUSTED_PROXY": "127.0.0.1",
    "TOWNSHIP_ALLOWED_HOSTS": "localhost",
}
TOO_OFTEN = 5


class Behind(Office):
    """An office on a port that its proxy knows beforehand; everybody comes by the proxy."""

    def __init__(self, folder: Path, told: dict[str, str]) -> None:
        super().__init__(folder, {**BEHIND, **told}, free_port())
        self.front = Front(folder / "front", folder / "data" / "media", self.port)

    def start(self) -> None:
        """Start both."""
        super().start()
        self.front.start()
        self.url = self.front.url

    def stop(self, with_signal: int = 15) -> int:
        """Stop both."""
        self.front.stop()
        return super().stop(with_signal)

    def new_browser(self) -> requests.Session:
        """One that believes the certificate."""
        browser = super().new_browser()
        browser.verify = str(self.front.certificate)
        return browser


@pytest.fixture(scope="module", params=[{}, ACCEL], ids=["program sends", "nginx sends"])
def office(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, prepared: Prepared
) -> Iterator[Behind]:
    """An office behind nginx, once sending its films itself, once leaving that to nginx."""
    office = Behind(tmp_path_factory.mktemp("behind"), request.param)
    prepared.new(office.folder / "data")
    office.start()
    try:
        office.log_in()
        yield office
    finally:
        office.stop()


@pytest.fixture(scope="module")
def station(office: Behind) -> requests.Session:
    """An enrolled station's line."""
    line = office.new_browser()
    line.headers.update(enrolled(office))
    return line


@pytest.fixture(scope="module")
def film(office: Behind) -> bytes:
    """A film that was uploaded through nginx."""
    path = office.folder / "one.mp4"
    source = "testsrc2=duration=2:size=160x90:rate=10"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-c:v", "mpeg4", str(path)]
    subprocess.run(command, check=True, timeout=PATIENCE_S)
    with path.open("rb") as stream:
        told = office.staff("POST", "courseware", files={"file": (path.name, stream)})
    assert told["verdict"] == "accepted"
    return path.read_bytes()


def asked(
    office: Behind, station: requests.Session, film: bytes, **headers: str
) -> requests.Response:
    address = f"{office.url}/api/v1/courseware/{sha256_hex(film)}"
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named.setdefault("Accept-Encoding", "identity")
    return station.get(address, headers=named, timeout=PATIENCE_S)


def test_a_film_comes_whole(office: Behind, station: requests.Session, film: bytes) -> None:
    answer = asked(office, station, film)
    assert (answer.status_code, answer.content) == (200, film)
    assert answer.headers["ETag"] == f'"{sha256_hex(film)}"'
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert "X-Accel-Redirect" not in answer.headers
    address = f"{office.url}/api/v1/courseware/{sha256_hex(film)}"
    head = station.head(address, headers={"Accept-Encoding": "identity"}, timeout=PATIENCE_S)
    assert (head.status_code, head.headers["Content-Length"]) == (200, str(len(film)))


@pytest.mark.parametrize(
    ("range_", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=10-19", 10, 20),
        ("bytes=100-", 100, None),
        ("bytes=-7", -7, None),
        ("bytes=5-99999999", 5, None),
        ("bytes=-99999999", 0, None),
    ],
)
def test_a_range_is_exactly_what_was_asked(
    office: Behind,
    station: requests.Session,
    film: bytes,
    range_: str,
    start: int,
    end: int | None,
) -> None:
    same = {"If_Range": f'"{sha256_hex(film)}"'}
    for answer in (
        asked(office, station, film, Range=range_),
        asked(office, station, film, Range=range_, **same),
    ):
        assert (answer.status_code, answer.content) == (206, film[start:end])
        first = start if start >= 0 else len(film) + start
        told = f"bytes {first}-{first + len(answer.content) - 1}/{len(film)}"
        assert answer.headers["Content-Range"] == told


def test_a_range_outside_the_film_is_told_so(
    office: Behind, station: requests.Session, film: bytes
) -> None:
    answer = asked(office, station, film, Range="bytes=99999999-")
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(film)}"


@pytest.mark.parametrize(
    "headers",
    [
        {"Range": "bytes=1-2,5-6"},
        {"Range": "bytes=9-3"},
        {"Range": "bytes=-"},
        {"Range": "bytes=0-3", "If_Range": '"another"'},
        {"Range": "bytes=0-3", "If_Range": "Wed, 21 Oct 2099 07:28:00 GMT"},
    ],
    ids=["several", "backwards", "nothing", "another film", "a date"],
)
def test_whatever_is_no_range_of_this_film_gives_the_whole(
    office: Behind, station: requests.Session, film: bytes, headers: dict[str, str]
) -> None:
    answer = asked(office, station, film, **headers)
    assert (answer.status_code, answer.content) == (200, film)


def test_films_are_given_to_stations_only(office: Behind, film: bytes) -> None:
    stranger, sha256 = office.new_browser(), sha256_hex(film)
    for address in (f"api/v1/courseware/{sha256}", f"media/{sha256[:2]}/{sha256}", "media/"):
        answer = stranger.get(f"{office.url}/{address}", timeout=PATIENCE_S)
        assert answer.status_code in (401, 404)
        assert film not in answer.content


def test_a_record_is_taken_in(office: Behind, station: requests.Session) -> None:
    record = a_record()
    address = f"{office.url}/api/v1/records/{record.id}/1"
    answer = station.put(address, canonical_bytes(record), timeout=PATIENCE_S)
    assert answer.json()["verdict"] == "stored"


def test_whoever_logs_in_is_known_by_secure_cookies_only(office: Behind) -> None:
    kept = {cookie.name: cookie for cookie in office.browser.cookies}
    assert kept["sessionid"].secure
    assert kept["csrftoken"].secure
    page = office.browser.get(f"{office.url}/", timeout=PATIENCE_S)
    assert page.status_code == 200
    sheets = re.findall(r'href="(/static/[^"]+\.css[^"]*)"', page.text)
    assert sheets
    assert all(office.browser.get(f"{office.url}{one}", timeout=9).ok for one in sheets)


def test_what_is_too_large_is_refused_in_a_sentence(
    office: Behind, station: requests.Session
) -> None:
    address = f"{office.url}/api/v1/records"
    answer = station.post(address, b" " * (33 * 1024**2), timeout=PATIENCE_S)
    assert answer.status_code == 413
    assert "文件太大" in answer.content.decode("utf-8")


def test_an_invented_address_does_not_get_round_the_throttle(office: Behind) -> None:
    guesser = Behind.new_browser(office)
    known, office.browser = office.browser, guesser
    try:
        for number in range(TOO_OFTEN):
            spoofed = {"X-Forwarded-For": f"10.1.1.{number}", "Forwarded": f"for=10.1.1.{number}"}
            answer = office.try_password("wrong-guess", **spoofed)
        assert answer.status_code == 429
        assert (
            office.try_password("wrong-guess", **{"X-Forwarded-For": "10.9.9.9"}).status_code == 429
        )
    finally:
        office.browser = known


def test_while_the_program_is_away_a_sentence_says_so(office: Behind) -> None:
    Office.stop(office)
    try:
        answer = office.browser.get(f"{office.url}/", timeout=PATIENCE_S)
        assert answer.status_code == 503
        assert "不会丢失" in answer.content.decode("utf-8")
    finally:
        Office.start(office)
        office.url = office.front.url
