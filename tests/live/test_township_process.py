"""The office's program as it is really started: enrolment, a film, a record, a restart."""

import os
import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest
import requests

from protocol.canonical import canonical_bytes, sha256_hex
from tests.live.running_office import PATIENCE_S, Office, a_record, enrolled, feed

pytestmark = pytest.mark.patient


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = Office(tmp_path_factory.mktemp("office"))
    assert "ganshi" in office.run("createstaff", "ganshi").stdout
    office.start()
    office.log_in()
    yield office
    assert office.stop() == 0


@pytest.fixture(scope="module")
def station(office: Office) -> dict[str, str]:
    """The headers of an enrolled station."""
    return enrolled(office)


@pytest.fixture(scope="module")
def film(office: Office) -> bytes:
    """A film's bytes, uploaded and accepted: more than sockets and the server hold."""
    path = office.folder / "草莓 栽培（上）.avi"
    source = "color=gray:duration=3:size=1280x720:rate=25,noise=alls=100:allf=t"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", source, "-c:v", "mjpeg", "-q:v", "2"]
    subprocess.run([*command, str(path)], check=True, timeout=PATIENCE_S)
    assert path.stat().st_size > 40_000_000
    with path.open("rb") as stream:
        told = office.staff("POST", "courseware", files={"file": (path.name, stream)})
    assert (told["verdict"], told["title"], told["length_ms"]) == (
        "accepted",
        "草莓 栽培（上）",
        3000,
    )
    return path.read_bytes()


def test_a_film_is_fetched_in_pieces_over_one_connection(
    office: Office, station: dict[str, str], film: bytes
) -> None:
    (course,) = feed(office, station).courseware
    assert course.sha256 == sha256_hex(film)
    address = f"{office.url}/api/v1/courseware/{course.sha256}"
    step = len(film) // 7 + 1
    pieces = []
    with requests.Session() as line:
        line.headers.update(station)
        for start in range(0, len(film), step):
            asked = {"Range": f"bytes={start}-{start + step - 1}", "If-Range": f'"{course.sha256}"'}
            answer = line.get(address, headers=asked, timeout=PATIENCE_S)
            assert answer.status_code == 206
            assert answer.headers["Content-Length"] == str(len(answer.content))
            pieces.append(answer.content)
        # Whatever is left unread on the line would spoil this one.
        head = line.head(address, timeout=PATIENCE_S)
        assert head.headers["Content-Length"] == str(len(film))
        assert line.get(address, timeout=PATIENCE_S).content == film
    assert b"".join(pieces) == film


def test_stations_that_read_slowly_do_not_keep_others_waiting(
    office: Office, station: dict[str, str], film: bytes
) -> None:
    address = f"{office.url}/api/v1/courseware/{sha256_hex(film)}"
    slow = [
        requests.get(address, headers=station, stream=True, timeout=PATIENCE_S) for _ in range(16)
    ]
    try:
        answer = requests.get(f"{office.url}/api/v1/feed", headers=station, timeout=5)
        assert answer.status_code == 200
    finally:
        for one in slow:
            one.close()


def test_the_same_record_from_many_sides_at_once_is_stored_once(
    office: Office, station: dict[str, str]
) -> None:
    record = a_record()
    address = f"{office.url}/api/v1/records/{record.id}/1"

    def send(_: int) -> str:
        answer = requests.put(address, canonical_bytes(record), headers=station, timeout=PATIENCE_S)
        return str(answer.json()["verdict"])

    with ThreadPoolExecutor(8) as senders:
        verdicts = list(senders.map(send, range(16)))
    assert sorted(verdicts) == ["already"] * 15 + ["stored"]


def test_what_was_receipted_is_there_after_the_program_was_killed(
    office: Office, station: dict[str, str], film: bytes
) -> None:
    record = a_record()
    address = f"{office.url}/api/v1/records/{record.id}/1"
    requests.put(address, canonical_bytes(record), headers=station, timeout=PATIENCE_S)
    before = feed(office, station)
    office.stop(signal.SIGKILL)
    office.start()
    office.log_in()
    (told,) = office.staff("GET", "records?station=LW")["records"]
    assert told["record"]["content_hash"] == record.content_hash
    after = feed(office, station)
    assert (after.version, after.township_name) == (before.version, before.township_name)


def serving(office: Office) -> list[psutil.Process]:
    assert office.process is not None
    return psutil.Process(office.process.pid).children()


def test_a_process_that_ends_takes_the_others_with_it(office: Office) -> None:
    first, *others = serving(office)
    first.kill()
    assert office.process is not None
    assert office.process.wait(PATIENCE_S) == 1
    assert office.process.stdout is not None
    office.process.stdout.close()
    assert psutil.wait_procs(others, PATIENCE_S)[1] == []
    office.start()
    office.log_in()


def test_no_process_outlives_the_program(office: Office) -> None:
    processes = serving(office)
    assert len(processes) == min(4, len(os.sched_getaffinity(0)))
    office.stop(signal.SIGKILL)
    assert psutil.wait_procs(processes, PATIENCE_S)[1] == []
    office.start()
    office.log_in()


def test_the_data_folder_is_for_its_owner_only(office: Office, film: bytes) -> None:
    data = office.folder / "data"
    open_to_others = [p for p in (data, *data.rglob("*")) if p.stat().st_mode & 0o077]
    assert open_to_others == []


def test_the_log_holds_no_token(office: Office, station: dict[str, str]) -> None:
    feed(office, station)
    log = (office.folder / "log").read_text("utf-8")
    assert "GET /api/v1/feed 200" in log
    assert station["Authorization"].split()[-1] not in log


def test_a_film_in_parts_goes_on_after_the_program_was_killed(office: Office, film: bytes) -> None:
    data = film[:9_000_000]  # no film to the end; what counts is that the bytes are the same
    tus = {"Tus-Resumable": "1.0.0", "X-CSRFToken": office.browser.cookies["csrftoken"]}

    def ask(method: str, path: str, body: bytes = b"", **headers: str) -> requests.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return office.browser.request(
            method, f"{office.url}{path}", headers={**tus, **named}, data=body, timeout=PATIENCE_S
        )

    def send(place: str, offset: int, size: int) -> requests.Response:
        part = data[offset : offset + size]
        kind = "application/offset+octet-stream"
        return ask("PATCH", place, part, Content_Type=kind, Upload_Offset=str(offset))

    began = ask("POST", "/staff/courseware/arrivals/", Upload_Length=str(len(data)))
    place = began.headers["Location"]
    assert send(place, 0, 4_000_000).headers["Upload-Offset"] == "4000000"
    office.stop(signal.SIGKILL)
    office.start()
    offset = int(ask("HEAD", place).headers["Upload-Offset"])
    assert offset == 4_000_000
    assert send(place, 0, 4_000_000).status_code == 409
    assert send(place, offset, len(data)).status_code == 204
    assert ask("GET", place).json()["sha256"] == sha256_hex(data)


def test_a_strange_host_name_is_turned_away(office: Office) -> None:
    answer = requests.get(f"{office.url}/", headers={"Host": "evil.example"}, timeout=PATIENCE_S)
    assert answer.status_code == 400


def test_a_restored_office_has_what_the_one_before_had(
    office: Office, station: dict[str, str], film: bytes
) -> None:
    record = a_record()
    address = f"{office.url}/api/v1/records/{record.id}/1"
    requests.put(address, canonical_bytes(record), headers=station, timeout=PATIENCE_S)
    file = office.folder / "backup.tar"
    assert "备份好了" in office.run("backup", str(file)).stdout
    other = Office(office.folder / "other")
    other.folder.mkdir()
    assert "恢复好了" in other.run("restore", str(file)).stdout
    other.start()
    try:
        other.log_in()
        (told,) = other.staff("GET", "records?station=LW")["records"]
        assert told["record"]["content_hash"] == record.content_hash
        course = f"{other.url}/api/v1/courseware/{sha256_hex(film)}"
        assert requests.get(course, headers=station, timeout=PATIENCE_S).content == film
        (other.folder / "township_key").write_text((office.folder / "township_key").read_text())
        assert feed(other, station).station_id == "LW"
    finally:
        assert other.stop() == 0
    with pytest.raises(subprocess.CalledProcessError) as refused:
        other.run("restore", str(file))
    assert "已经有数据" in refused.value.stderr


def test_what_is_unfit_for_the_network_is_said(office: Office) -> None:
    with pytest.raises(subprocess.CalledProcessError) as unfit:
        office.run("check", "--deploy")
    lines = unfit.value.stdout.splitlines()
    assert any(line.startswith("  ✓ 数据库是最新的") for line in lines)
    assert any(line.startswith("  ✗ TOWNSHIP_HTTPS=1") for line in lines)
