"""A station's wrong clock is put right once it was in contact, and both times are shown."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from protocol.moment import ClockTrust, Moment
from protocol.record import Gap, MeetingRecord
from protocol.true_time import ClockOffset, OffsetSource
from tests.township.village import Village
from township.ledger.models import Meeting
from township.stations.models import BootClock

HOUR_MS = 3_600_000
BOOTED_MS = 90_000
FLAT_MS = 12 * 60_000
"""08:12 on the first day of 1970, in the village."""


def flat(boot_ms: int, boot_id: str = "flat") -> Moment:
    """A moment by a clock that began with 1970 when the machine was switched on."""
    return Moment(
        wall_ms=FLAT_MS + boot_ms, boot_ms=boot_ms, boot_id=boot_id, trust=ClockTrust.DOUBTFUL
    )


def now_ms() -> int:
    return time.time_ns() // 1_000_000


def held(village: Village, **fields: Any) -> MeetingRecord:
    """A meeting of an hour, two hours before the contact at ``boot_ms`` 2 h."""
    plain = {"opened": flat(0), "closed": flat(HOUR_MS), "clock_trust": ClockTrust.DOUBTFUL}
    return village.record(**{**plain, "attendance": [], "villagers": 5, **fields})


def contact(village: Village, boot_ms: int = 2 * HOUR_MS, **fields: Any) -> None:
    """The station tells how it is."""
    status = {
        "sent": flat(boot_ms).model_dump(mode="json"),
        "software": "0.1.0",
        "feed_version": 1,
        "pending_records": 0,
        "free_disk_bytes": 0,
        "courseware_present": 0,
        "courseware_missing": 0,
        **fields,
    }
    assert village.post("status", status).status_code == 200


def offset(source: OffsetSource, true_ms: int, **fields: Any) -> dict[str, Any]:
    """What a station says it has learnt: at ``boot_ms`` 0 it was really ``true_ms``."""
    plain: dict[str, Any] = {
        "boot_id": "flat",
        "offset_ms": true_ms,
        "uncertainty_ms": 40,
        "source": source,
        "learnt_boot_ms": 0,
    }
    return ClockOffset(**{**plain, **fields}).model_dump(mode="json")


def row() -> Meeting:
    return Meeting.objects.get()


def page(staff: Client) -> str:
    return staff.get(f"/ledger/{row().record_id}/").content.decode()


def test_a_record_of_1970_is_put_right_by_the_contact_that_follows_it(
    liuwan: Village, staff: Client
) -> None:
    record = held(liuwan)
    liuwan.put_record(record)
    assert row().month == "1970-01"
    assert "clock_doubtful" in row().flags
    contact(liuwan)
    meeting = row()
    expected = datetime.now(UTC) - timedelta(hours=2)
    assert meeting.opened_at is not None
    assert abs(meeting.opened_at - expected) < timedelta(seconds=5)
    assert meeting.closed_at == meeting.opened_at + timedelta(hours=1)
    local = expected + timedelta(hours=8)
    assert meeting.month == f"{local:%Y-%m}"
    shown = page(staff)
    assert "机器上记的是1970年1月1日 08:12，实际是" in shown
    assert f"实际是{meeting.opened_at + timedelta(hours=8):%Y年%-m月%-d日 %H:%M}" in shown


def test_a_record_that_comes_after_the_contact_is_put_right_at_once(liuwan: Village) -> None:
    contact(liuwan)
    liuwan.put_record(held(liuwan))
    opened = row().opened_at
    assert opened is not None
    assert abs(opened - datetime.now(UTC) + timedelta(hours=2)) < timedelta(seconds=5)


def test_what_was_sent_stays_as_it_was(liuwan: Village) -> None:
    record = held(liuwan)
    liuwan.put_record(record)
    contact(liuwan)
    kept = bytes(row().revisions.get().content)
    assert MeetingRecord.model_validate_json(kept) == record


def test_what_the_station_measured_itself_proves_the_time(liuwan: Village) -> None:
    """There and back it knows how long the way was; we see only when its word came."""
    true_ms = now_ms() - 2 * HOUR_MS
    liuwan.put_record(held(liuwan))
    told = offset(OffsetSource.TOWNSHIP, true_ms, learnt_boot_ms=2 * HOUR_MS)
    contact(liuwan, clock_offsets=[told])
    assert row().flags == []
    opened = row().opened_at
    assert opened is not None
    assert round(opened.timestamp() * 1000) == true_ms


def test_times_of_a_boot_without_contact_stay_and_are_flagged(
    liuwan: Village, staff: Client
) -> None:
    liuwan.put_record(held(liuwan, opened=flat(0, "lost"), closed=flat(HOUR_MS, "lost")))
    contact(liuwan)
    assert row().month == "1970-01"
    assert row().flags == ["clock_doubtful"]
    assert "钟不准，请问一下站里是哪天" in page(staff)


def test_one_moment_of_a_boot_without_contact_is_enough_for_a_flag(liuwan: Village) -> None:
    contact(liuwan)
    gap = Gap(before=flat(60_000, "lost"), after=flat(0))
    liuwan.put_record(held(liuwan, gaps=[gap]))
    assert row().flags == ["clock_doubtful"]


def test_another_stations_boots_are_no_help(liuwan: Village, zaoling: Village) -> None:
    contact(zaoling)
    liuwan.put_record(held(liuwan))
    assert row().month == "1970-01"


def test_the_operators_word_counts_and_is_marked(liuwan: Village, staff: Client) -> None:
    true_ms = now_ms() - 2 * HOUR_MS
    told = offset(OffsetSource.OPERATOR, true_ms, uncertainty_ms=300_000)
    liuwan.put_record(held(liuwan, clock_offsets=[ClockOffset.model_validate(told)]))
    assert row().flags == ["time_by_hand"]
    assert "时间是站里报的" in page(staff)
    assert "左右" in page(staff)


def test_our_own_clock_goes_before_the_operators_word(liuwan: Village) -> None:
    wrong = offset(OffsetSource.OPERATOR, 0, uncertainty_ms=300_000)
    liuwan.put_record(held(liuwan, clock_offsets=[ClockOffset.model_validate(wrong)]))
    contact(liuwan)
    assert row().month == f"{datetime.now(UTC) + timedelta(hours=6):%Y-%m}"
    assert "time_by_hand" not in row().flags


def test_a_slow_status_does_not_take_the_place_of_a_measured_time(liuwan: Village) -> None:
    true_ms = now_ms() - 2 * HOUR_MS
    told = offset(OffsetSource.TOWNSHIP, true_ms, learnt_boot_ms=2 * HOUR_MS)
    contact(liuwan, clock_offsets=[told])
    contact(liuwan, boot_ms=2 * HOUR_MS - 20_000)
    (known,) = BootClock.objects.get().offsets
    assert known == told


def test_a_time_after_its_own_arrival_is_flagged(liuwan: Village) -> None:
    ahead = Moment(wall_ms=now_ms() + 100 * HOUR_MS, boot_ms=0, boot_id="ahead")
    liuwan.put_record(held(liuwan, opened=ahead, closed=ahead, clock_trust=ClockTrust.FLOOR))
    assert row().flags == ["later_than_received"]


def test_a_good_clock_is_told_once(liuwan: Village, staff: Client) -> None:
    liuwan.put_record(liuwan.record())
    assert "机器上记的是" not in page(staff)


@pytest.mark.parametrize(
    "fields",
    [
        {"sent": {"wall_ms": 10**40, "boot_ms": 10**40, "boot_id": "x" * 500}},
        {"clock_offsets": [offset(OffsetSource.TOWNSHIP, 10**40, boot_id="y\0")] * 500},
        {"clock_offsets": [offset(OffsetSource.OPERATOR, -(10**40))]},
    ],
)
def test_odd_clocks_stop_nothing(liuwan: Village, staff: Client, fields: dict[str, Any]) -> None:
    liuwan.put_record(held(liuwan))
    contact(liuwan, **fields)
    assert page(staff)
    assert row().revision == 1
