"""The township's odd relatives, and what a station would send to them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.sync.http import Line, Timeouts
from kiosk.sync.link import Link, Wanted
from protocol.feed import Feed
from protocol.moment import Moment
from protocol.record import MeetingRecord, sealed
from protocol.signing import new_key, public_key

from .films import BLOCK, wanted
from .odd_server import OddServer

TOWNSHIP_SECRET = new_key()
ROOMY = shutil.disk_usage("/")._replace(total=100 * 10**9, free=50 * 10**9)
LOGIN_PAGE = b"<!DOCTYPE html><html><title>WiFi login</title></html>"


@pytest.fixture
def server() -> Iterator[OddServer]:
    odd = OddServer()
    yield odd
    odd.close()


@pytest.fixture
def link(server: OddServer) -> Link:
    return Link(server.address, "token-of-the-station", public_key(TOWNSHIP_SECRET), "LW")


@pytest.fixture
def line(link: Link) -> Iterator[Line]:
    with Line(link, Timeouts(connect_s=2, read_s=2)) as one:
        yield one


@pytest.fixture
def film(tmp_path: Path) -> Wanted:
    return wanted(tmp_path)


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of a size that a test can have several of, on a disk with room."""
    monkeypatch.setattr("kiosk.sync.part.BLOCK_BYTES", BLOCK)
    monkeypatch.setattr("kiosk.sync.courseware.shutil.disk_usage", lambda folder: ROOMY)


def feed(version: int = 7, station_id: str = "LW") -> Feed:
    return Feed(
        version=version,
        station_id=station_id,
        station_name="柳湾",
        township_name="禾溪镇",
        issued_ms=1,
    )


def record(sequence: int = 1, **changes: object) -> MeetingRecord:
    moment = Moment(wall_ms=0, boot_ms=0, boot_id="b")
    plain = MeetingRecord(
        id=f"00000000-0000-4000-8000-{sequence:012d}",
        station_id="LW",
        station_name="柳湾",
        sequence=sequence,
        feed_version=7,
        type_code="theme_party_day",
        type_name="主题党日",
        opened=moment,
        closed=moment,
    )
    return sealed(plain.model_copy(update=changes))
