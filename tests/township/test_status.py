"""A station says how it is, and learns what time it is."""

import time
from typing import Any

import pytest

from tests.township.village import Village, moment
from township.stations.models import StationStatus


def status(**fields: Any) -> dict[str, Any]:
    usual = {
        "sent": moment().model_dump(mode="json"),
        "software": "0.1.0",
        "feed_version": 1,
        "pending_records": 2,
        "free_disk_bytes": 5 * 10**9,
        "courseware_present": 11,
        "courseware_missing": 1,
        "problems": ["no_sound"],
    }
    return {**usual, **fields}


def test_the_answer_is_the_townships_time(liuwan: Village) -> None:
    before = time.time_ns() // 1_000_000
    told = liuwan.post("status", status()).json()["township_ms"]
    assert before <= told <= time.time_ns() // 1_000_000


def test_what_was_said_is_kept_for_the_office(liuwan: Village) -> None:
    liuwan.post("status", status())
    kept = StationStatus.objects.get(station=liuwan.station)
    assert (kept.pending_records, kept.courseware_missing) == (2, 1)
    assert kept.problems == ["no_sound"]
    assert kept.last_contact is not None


def test_how_wrong_the_stations_clock_is_is_kept(liuwan: Village) -> None:
    behind = moment().model_copy(update={"wall_ms": time.time_ns() // 1_000_000 - 3_600_000})
    liuwan.post("status", status(sent=behind.model_dump(mode="json")))
    kept = StationStatus.objects.get(station=liuwan.station)
    assert kept.clock_offset_ms is not None
    assert abs(kept.clock_offset_ms - 3_600_000) < 60_000


@pytest.mark.parametrize(
    "fields",
    [
        {"feed_version": 10**40},
        {"free_disk_bytes": 10**40},
        {"software": "x" * 5000},
        {"problems": ["y" * 500] * 500},
    ],
)
def test_odd_values_stop_nothing(liuwan: Village, fields: dict[str, Any]) -> None:
    assert liuwan.post("status", status(**fields)).status_code == 200
    assert liuwan.get("feed").status_code == 200


def test_what_is_no_status_is_refused(liuwan: Village) -> None:
    assert liuwan.post("status", {"software": "0.1.0"}).status_code == 422


def test_any_contact_is_noted(liuwan: Village) -> None:
    liuwan.get("feed")
    assert StationStatus.objects.get(station=liuwan.station).last_contact is not None
