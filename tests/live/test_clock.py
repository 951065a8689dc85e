"""A real station whose wall clock lies, and a real township: what both make of the time."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from demo.servers import TownshipServer
from protocol.people import Person, PersonStatus
from tests.live.lying_clock import LyingStation
from tests.live.prepared import Prepared
from tests.live.test_exchange import free_port, office_of

pytestmark = pytest.mark.patient

PATIENCE_S = 60
FLAT = "@1970-01-01 08:12:00"
YEAR_MS = 365 * 86_400_000


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def until(station: LyingStation, seen: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Ask again until it is seen."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        told = station.ask("look")
        if seen(told):
            return told
    raise AssertionError(f"not seen in {PATIENCE_S} s: {told}")


@pytest.fixture
def township(tmp_path: Path, prepared: Prepared) -> Iterator[TownshipServer]:
    """On a port that stays the same when it is started again."""
    prepared.new(tmp_path / "town")
    with TownshipServer(tmp_path / "town", tmp_path / "town.log", port=free_port()) as server:
        yield server


@pytest.fixture
def data(tmp_path: Path, township: TownshipServer) -> Path:
    """The disk of a station that was enrolled in an earlier boot."""
    office = office_of(township)
    office.add_station("LW", "柳湾村", 1)
    office.set_roster("LW", [Person(id="p0", name="王麦青", status=PersonStatus.MEMBER)])
    data = tmp_path / "station"
    with LyingStation(data, township.url, "enrolment", FLAT) as station:
        office.enrol("LW", until(station, lambda told: bool(told["code"]))["code"])
        until(station, lambda told: told["has_feed"] and told["compared"])
    return data


def held_meeting(station: LyingStation) -> dict[str, Any]:
    """Open a meeting and close it; its record as it is on the disk."""
    station.ask("open")
    until(station, lambda told: told["meeting"])
    station.ask("close")
    record: dict[str, Any] = until(station, lambda told: bool(told["record"]))["record"]
    return record


def test_a_record_of_1970_is_kept_as_it_was_and_put_right_by_contact(
    data: Path, township: TownshipServer
) -> None:
    township.stop()
    with LyingStation(data, township.url, "evening", FLAT) as station:
        assert station.ask("look")["doubted"]
        opened_ms = now_ms()
        record = held_meeting(station)
        assert record["clock_trust"] == "doubtful"
        assert record["opened"]["wall_ms"] < 3_600_000
        township.start()
        told = until(station, lambda told: told["pending"] == 0 and told["compared"])
        assert abs(told["now_ms"] - now_ms()) < 5_000
        assert not told["doubted"]
        assert told["moment"]["wall_ms"] < 3_600_000, "the machine's own clock is left alone"
    office = office_of(township)
    (held,) = office.records("LW")
    assert held["record"] == record
    at_township_ms = datetime.fromisoformat(held["opened_at"]).timestamp() * 1000
    assert abs(at_township_ms - opened_ms) < 5_000
    page = office._session.get(f"{township.url}/ledger/{held['id']}/", timeout=10)
    assert "机器上记的是1970年1月1日 08:12，实际是" in page.text


def test_a_clock_that_jumps_in_a_meeting_changes_no_duration_and_is_noticed(
    data: Path, township: TownshipServer
) -> None:
    township.stop()
    with LyingStation(data, township.url, "evening", "+0") as station:
        station.ask("open")
        opened = until(station, lambda told: told["meeting"])
        assert opened["moment"]["trust"] == "floor"
        station.turn("+365d")
        jumped = station.ask("look")
        assert jumped["moment"]["wall_ms"] - opened["moment"]["wall_ms"] >= YEAR_MS
        assert jumped["moment"]["trust"] == "doubtful"
        station.ask("close")
        record = until(station, lambda told: bool(told["record"]))["record"]
    lasted_ms = record["closed"]["boot_ms"] - record["opened"]["boot_ms"]
    assert 0 <= lasted_ms < PATIENCE_S * 1000
    assert record["closed"]["wall_ms"] - record["opened"]["wall_ms"] >= YEAR_MS
    assert (record["opened"]["trust"], record["clock_trust"]) == ("floor", "doubtful")
