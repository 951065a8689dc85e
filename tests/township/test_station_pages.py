"""A station's page: its last word judged, its days in contact, its records, people and machines."""

import datetime
import time
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from protocol.moment import ClockTrust
from protocol.people import Person, PersonStatus
from tests.township.test_permissions import browser_of
from tests.township.test_status import status
from tests.township.village import Village, moment
from township.accounts.roles import Role
from township.stations import portrait
from township.stations.models import ContactDay, Station, StationStatus
from township.stations.roster import replace_roster
from township.stations.silence import Tone
from township.stations.tokens import revoke_token

MINUTE_MS = 60_000
DAY_MS = 24 * 60 * MINUTE_MS
GB = 10**9


def page_of(browser: Client, station_id: str = "LW") -> str:
    answer = browser.get(f"/stations/{station_id}/")
    assert answer.status_code == 200
    return answer.content.decode()


def tell(village: Village, **fields: Any) -> None:
    assert village.post("status", status(**fields)).status_code == 200


@pytest.mark.parametrize(
    ("version", "newest", "tone"),
    [
        ("0.9.0", "0.10.0", Tone.WARN),
        ("0.10.0", "0.10.0", Tone.OK),
        ("3.0.18 Vetinari", "3.0.21 Vetinari", Tone.WARN),
        ("", "0.10.0", Tone.OFF),
        ("odd", "0.10.0", Tone.WARN),
    ],
)
def test_a_version_is_held_against_the_newest(version: str, newest: str, tone: Tone) -> None:
    assert portrait.version_told(version, newest).tone is tone


def test_the_newest_version_goes_by_its_numbers() -> None:
    assert portrait.newest(["0.9.1", "0.10.0", "odd", ""]) == "0.10.0"
    assert portrait.newest([]) == ""


@pytest.mark.parametrize(
    ("free", "problems", "tone"),
    [
        (5 * GB, (), Tone.OK),
        (4 * GB - 1, (), Tone.WARN),
        (2 * GB - 1, (), Tone.BAD),
        (9 * GB, ("disk",), Tone.BAD),
    ],
)
def test_the_disk_is_marked_by_the_floor(free: int, problems: tuple[str, ...], tone: Tone) -> None:
    assert portrait.disk_told(free, problems).tone is tone


@pytest.mark.parametrize(
    ("offset_ms", "words", "tone"),
    [
        (None, "还不知道", Tone.OFF),
        (59_999, "准", Tone.OK),
        (-3 * MINUTE_MS, "快3分钟", Tone.WARN),
        (3 * MINUTE_MS, "慢3分钟", Tone.WARN),
        (5 * 60 * MINUTE_MS, "慢5小时", Tone.WARN),
        (-400 * DAY_MS, "快400天", Tone.BAD),
    ],
)
def test_a_clock_is_told_in_words(offset_ms: int | None, words: str, tone: Tone) -> None:
    told = portrait.clock_told(offset_ms, doubtful=False)
    assert (told.words, told.tone) == (words, tone)


def test_a_clock_that_doubts_itself_is_marked() -> None:
    assert portrait.clock_told(0, doubtful=True).tone is Tone.WARN


def test_what_a_station_told_is_on_its_page(staff: Client, liuwan: Village) -> None:
    sent = moment().model_copy(
        update={
            "wall_ms": time.time_ns() // 1_000_000 + 3 * MINUTE_MS + 5_000,
            "trust": ClockTrust.DOUBTFUL,
        }
    )
    tell(
        liuwan,
        sent=sent.model_dump(mode="json"),
        libvlc="3.0.21 Vetinari",
        problems=["sound", "network"],
        free_disk_bytes=3 * GB,
    )
    page = page_of(staff)
    for words in ("正常", "0.1.0", "3.0.21", "还剩3.0 GB", "12个课件到了11个", "快3分钟"):
        assert words in page, words
    assert "没有声音、没有网络" in page
    assert "2份" in page
    assert StationStatus.objects.get().clock_doubtful


def test_the_time_of_the_last_self_check_is_put_right(liuwan: Village) -> None:
    """The station's clock is an hour slow; what it says of its check is an hour slow too."""
    now_ms = time.time_ns() // 1_000_000
    sent = moment().model_copy(update={"wall_ms": now_ms - 3_600_000, "boot_ms": 900_000})
    checked = sent.moved(-10 * MINUTE_MS)
    tell(liuwan, sent=sent.model_dump(mode="json"), checked=checked.model_dump(mode="json"))
    kept = StationStatus.objects.get().checked_at
    assert kept is not None
    late = datetime.datetime.fromtimestamp(now_ms / 1000, datetime.UTC) - kept
    assert abs(late - datetime.timedelta(minutes=10)) < datetime.timedelta(minutes=1)


def test_a_station_that_does_not_tell_when_it_checked_is_as_good(liuwan: Village) -> None:
    tell(liuwan)
    assert StationStatus.objects.get().checked_at is None


def test_a_check_beyond_every_calendar_stops_nothing(liuwan: Village) -> None:
    odd = (
        moment()
        .model_copy(update={"wall_ms": 10**17, "boot_id": "another"})
        .model_dump(mode="json")
    )
    tell(liuwan, checked=odd)
    assert StationStatus.objects.get().checked_at is None


def test_a_day_of_contact_is_one_row_however_often_it_came(
    liuwan: Village, django_assert_num_queries: Any
) -> None:
    liuwan.get("feed")
    assert ContactDay.objects.count() == 1
    StationStatus.objects.update(last_contact=timezone.now() - datetime.timedelta(minutes=5))
    liuwan.get("feed")
    assert ContactDay.objects.count() == 1
    StationStatus.objects.update(last_contact=timezone.now() - datetime.timedelta(days=1))
    liuwan.get("feed")
    assert ContactDay.objects.count() == 1
    ContactDay.objects.all().delete()
    StationStatus.objects.update(last_contact=timezone.now() - datetime.timedelta(days=1))
    liuwan.get("feed")
    assert ContactDay.objects.get().day == timezone.localdate()


def test_the_strip_shows_the_last_thirty_days(liuwan: Village) -> None:
    today = datetime.date(2026, 4, 30)
    for back in (0, 3, 29, 30):
        ContactDay.objects.create(station=liuwan.station, day=today - datetime.timedelta(days=back))
    strip = portrait.contact_strip(liuwan.station, today)
    assert len(strip) == 30
    assert (strip[0].day, strip[-1].day) == (datetime.date(2026, 4, 1), today)
    assert [place for place, one in enumerate(strip) if one.was_there] == [0, 26, 29]


def test_records_people_and_the_plan_are_counted(staff: Client, liuwan: Village) -> None:
    replace_roster(
        liuwan.station,
        [Person(id="p1", name="王麦青", status=PersonStatus.MEMBER)],
    )
    liuwan.put_record(liuwan.record())
    version = liuwan.feed().version
    tell(liuwan, feed_version=version)
    page = page_of(staff)
    assert "1人" in page
    assert "1份记录" in page
    assert f"第{version}版" in page
    assert "王麦青" not in page


def test_a_station_without_a_machine_has_a_page_too(staff: Client) -> None:
    Station.objects.create(pk="NEW", name="新村")
    page = page_of(staff, "NEW")
    assert "没接入" in page
    assert "还没有接入过机器" in page
    assert "输入接入码" in page


def test_a_stopped_station_says_so_and_how_to_go_on(staff: Client, liuwan: Village) -> None:
    liuwan.put_record(liuwan.record())
    revoke_token(liuwan.station)
    page = page_of(staff)
    assert "已停用" in page
    assert "以前的记录都在" in page
    assert "1份记录" in page


def test_the_list_shows_every_station_with_its_reason(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    tell(liuwan)
    revoke_token(zaoling.station)
    page = staff.get("/stations/").content.decode()
    for words in ("柳湾", "正常", "枣岭", "已停用", "重新接入", "2份"):
        assert words in page, words


def test_whoever_may_only_look_finds_no_way_to_the_machines(liuwan: Village) -> None:
    page = page_of(browser_of(Role.READER))
    assert "用过的机器" in page
    for way in ("/enrol/", "/revoke/", "/stop-old/", "/pin/", "/roster/", "/faults/new/"):
        assert way not in page, way


def test_a_name_with_markup_is_shown_as_words(staff: Client) -> None:
    Station.objects.create(pk="X", name="<script>柳</script>")
    assert "<script>柳" not in page_of(staff, "X")
    assert "<script>柳" not in staff.get("/stations/").content.decode()
