"""A station and a real township process: enrolment, records, feed, status and a real film."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from demo.office import Office
from demo.servers import TownshipServer
from kiosk.errors import Trouble
from kiosk.sync.answer import ContactError
from kiosk.sync.courseware import CoursewareError, download
from kiosk.sync.enrolment import ask, poll
from kiosk.sync.feed import NewFeed, fetch_feed
from kiosk.sync.http import Line
from kiosk.sync.ladder import Errand, FeedUnchanged, Receipts, StatusAnswered, climb
from kiosk.sync.link import Link, Wanted
from kiosk.sync.right_of_way import GaveWay, RightOfWay
from protocol.canonical import sha256_hex
from protocol.enrolment import EnrolmentState
from protocol.feed import BLOCK_BYTES, Feed
from protocol.moment import Moment
from protocol.receipt import Verdict
from protocol.record import MeetingRecord, sealed
from protocol.signing import fingerprint, new_key, public_key
from protocol.status import Status
from tests.live.prepared import NAME
from tests.live.running_office import PASSWORD

pytestmark = pytest.mark.patient

NOW = Moment(wall_ms=1_777_000_000_000, boot_ms=0, boot_id="b")


@pytest.fixture(scope="module")
def film(folder: Path) -> Path:
    """Five seconds of noise: real, decodable, and more than one block long."""
    path = folder / "农村安全用电 与防溺水.mp4"
    noise = "color=gray:size=960x540:rate=25,noise=alls=100:allf=t"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", noise, "-t", "5"]
    coding = ["-c:v", "mpeg4", "-q:v", "1", "-threads", "2"]
    subprocess.run([*command, *coding, path], check=True, timeout=120)
    assert path.stat().st_size > 2 * BLOCK_BYTES
    return path


@pytest.fixture(scope="module")
def office(township: TownshipServer, film: Path) -> tuple[Office, str]:
    """The office with a station and a film, and where the station finds it."""
    staff = Office(township.url)
    staff.log_in(NAME, PASSWORD)
    staff.add_station("LW", "柳湾", 1)
    assert staff.upload(film, title="农村安全用电与防溺水").ok
    return staff, township.url


@pytest.fixture(scope="module")
def link(office: tuple[Office, str]) -> Link:
    """An identity, got as every station gets it."""
    staff, address = office
    secret = new_key()
    with Line(Link(address)) as line:
        offer = ask(line, public_key(secret), "0.1.0")
        waiting, nothing = poll(line, offer.device_code, secret)
        assert (waiting.state, nothing) == (EnrolmentState.PENDING, "")
        staff.enrol("LW", offer.user_code)
        answer, token = poll(line, offer.device_code, secret)
    assert (answer.state, answer.station_id) == (EnrolmentState.ENROLLED, "LW")
    assert fingerprint(offer.township_key)
    return Link(address, token, offer.township_key, answer.station_id)


@pytest.fixture
def line(link: Link) -> Iterator[Line]:
    with Line(link) as one:
        yield one


@pytest.fixture
def feed(line: Line, link: Link) -> Feed:
    new = fetch_feed(line, link, "", 0)
    assert new is not None
    return new.feed


def record(sequence: int, **changes: object) -> MeetingRecord:
    plain = MeetingRecord(
        id=f"11111111-1111-4111-8111-{sequence:012d}",
        station_id="LW",
        station_name="柳湾",
        sequence=sequence,
        feed_version=1,
        type_code="theme_party_day",
        type_name="主题党日",
        opened=NOW,
        closed=NOW,
    )
    return sealed(plain.model_copy(update=changes))


def status(feed_version: int) -> Status:
    return Status(
        sent=NOW,
        software="0.1.0",
        feed_version=feed_version,
        pending_records=0,
        free_disk_bytes=1,
        courseware_present=0,
        courseware_missing=1,
    )


def test_one_contact_delivers_records_once_and_brings_feed_and_time(
    line: Line, link: Link, office: tuple[Office, str]
) -> None:
    records = (record(1), record(2), record(2, villagers=5), record(3, revision=2))
    errand = Errand(link, "", 0, records, status(0))
    *receipts, new, answered = climb(line, errand, lambda: False)
    verdicts = [
        one.verdict for some in receipts if isinstance(some, Receipts) for one in some.receipts
    ]
    assert sorted(verdicts) == [Verdict.CONFLICT, Verdict.STORED, Verdict.STORED, Verdict.STORED]
    assert isinstance(new, NewFeed)
    assert isinstance(answered, StatusAnswered)
    assert answered.answer.township_ms > new.feed.issued_ms > 0
    assert len(office[0].records("LW")) == 3

    again = replace(errand, etag=new.etag, known_version=new.feed.version, records=records[:1])
    outcomes = list(climb(line, again, lambda: False))
    receipt, unchanged, _ = outcomes
    assert isinstance(receipt, Receipts)
    assert [one.verdict for one in receipt.receipts] == [Verdict.ALREADY]
    assert isinstance(unchanged, FeedUnchanged)


def test_a_film_pauses_and_goes_on_and_is_the_very_file_the_office_uploaded(
    line: Line, feed: Feed, film: Path, tmp_path: Path
) -> None:
    (course,) = feed.courseware
    wanted, way = Wanted(course, tmp_path), RightOfWay()

    def urgent_after_a_block(held: int, total: int) -> None:
        if held > BLOCK_BYTES:
            way.ask()

    with pytest.raises(GaveWay):
        download(line, wanted, way, urgent_after_a_block)
    assert BLOCK_BYTES < wanted.part.stat().st_size < course.size_bytes
    way.take()
    first_told: list[int] = []
    download(line, wanted, way, lambda held, total: first_told.append(held))
    assert first_told[0] > BLOCK_BYTES, "it went on where it had stopped"
    assert sha256_hex(wanted.target.read_bytes()) == sha256_hex(film.read_bytes())


def test_a_film_the_township_does_not_have_is_missing_and_not_a_login_page(
    line: Line, feed: Feed, tmp_path: Path
) -> None:
    gone = feed.courseware[0].model_copy(update={"sha256": "0" * 64})
    with pytest.raises(CoursewareError) as caught:
        download(line, Wanted(gone, tmp_path), RightOfWay(), lambda held, total: None)
    assert caught.value.code is Trouble.COURSE_MISSING


def test_a_wrong_token_is_refused_as_a_token(link: Link) -> None:
    stranger = replace(link, token="not-a-token")
    with Line(stranger) as line, pytest.raises(ContactError) as caught:
        fetch_feed(line, stranger, "", 0)
    assert caught.value.code is Trouble.TOKEN_REFUSED
