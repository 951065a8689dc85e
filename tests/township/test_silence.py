"""Why a station is not heard of: each reason from its facts, by hand, and for many at once."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.township.test_faults import fault, report
from tests.township.village import Village
from township.ledger.models import Meeting
from township.stations.facts import silences, station_facts
from township.stations.models import Station, StationStatus
from township.stations.silence import (
    OpenFault,
    SilenceCode,
    StationFacts,
    Tone,
    why_silent,
)
from township.stations.tokens import revoke_token

NOW = datetime.datetime(2026, 4, 30, 12, tzinfo=datetime.UTC)


def ago(days: float) -> datetime.datetime:
    return NOW - datetime.timedelta(days=days)


def facts(**fields: Any) -> StationFacts:
    return StationFacts(**{"now": NOW, "last_contact": ago(23), **fields})


@pytest.mark.parametrize(
    ("told", "code", "state", "words"),
    [
        ({"is_enrolled": False, "last_contact": None}, "not_enrolled", "没接入", "还没有接入机器"),
        ({"is_enrolled": False, "revoked_at": ago(2)}, "revoked", "已停用", "机器停用了"),
        ({"last_contact": None}, "never_came", "没联系过", "还没来联系"),
        ({"last_contact": ago(0.5)}, "heard", "正常", ""),
        ({"last_contact": ago(5)}, "not_long", "5天没联系", ""),
        ({"refused_at": ago(1)}, "token_refused", "23天没联系", "登记已经停用"),
        ({"refused_at": ago(30)}, "unknown", "23天没联系", "还不知道"),
        ({"faults": (OpenFault("power", ago(9)),)}, "power_fault", "23天没联系", "报修9天了"),
        ({"faults": (OpenFault("network", ago(0.5)),)}, "line_fault", "23天没联系", "不到一天"),
        ({"faults": (OpenFault("player", ago(3)),)}, "machine_fault", "23天没联系", "报修3天了"),
        ({"faults": (OpenFault("sound", ago(3)),)}, "unknown", "23天没联系", "还不知道"),
        ({"last_by_stick": ago(4)}, "by_stick", "23天没联系", "上次U盘是4天前"),
        ({"last_by_stick": ago(40)}, "unknown", "23天没联系", "还不知道"),
        ({"problems": ("network",)}, "checked_wrong", "23天没联系", "自检就说网络不通"),
        ({"clock_offset": datetime.timedelta(days=400)}, "clock_wrong", "23天没联系", "日期不对"),
        ({"clock_offset": datetime.timedelta(minutes=3)}, "unknown", "23天没联系", "还不知道"),
        (
            {"pending_records": 2, "oldest_pending": datetime.timedelta(days=21)},
            "poor_line",
            "23天没联系",
            "等了21天",
        ),
        ({}, "unknown", "23天没联系", "还不知道"),
    ],
)
def test_each_reason_follows_from_its_facts(
    told: dict[str, Any], code: str, state: str, words: str
) -> None:
    found = why_silent(facts(**told))
    assert (found.code, found.state) == (code, state)
    assert words in found.words


def test_what_somebody_reported_goes_before_what_is_only_likely() -> None:
    found = why_silent(
        facts(
            faults=(OpenFault("network", ago(20)), OpenFault("power", ago(10))),
            last_by_stick=ago(1),
            problems=("network",),
        )
    )
    assert found.code is SilenceCode.POWER_FAULT


def test_a_reported_fault_explains_a_short_silence_too() -> None:
    assert why_silent(facts(last_contact=ago(3))).code is SilenceCode.NOT_LONG
    broken = facts(last_contact=ago(3), faults=(OpenFault("network", ago(3)),))
    assert why_silent(broken).code is SilenceCode.LINE_FAULT


def test_a_stick_that_is_long_overdue_is_asked_for() -> None:
    on_time = why_silent(facts(last_contact=ago(80), last_by_stick=ago(20)))
    late = why_silent(facts(last_contact=ago(80), last_by_stick=ago(50)))
    assert (on_time.what_to_do, late.what_to_do) == (
        "等下一次U盘，不用催",
        "打电话提醒一声，把U盘带到镇里",
    )


@pytest.mark.parametrize(
    "told", [{}, {"last_contact": None}, {"last_by_stick": ago(1)}, {"refused_at": ago(1)}]
)
def test_whatever_is_amiss_comes_with_something_to_do(told: dict[str, Any]) -> None:
    found = why_silent(facts(**told))
    assert found.is_silent
    assert found.what_to_do
    assert found.tone is not Tone.OK


def test_nothing_is_to_be_done_about_a_station_that_is_heard_of() -> None:
    found = why_silent(facts(last_contact=NOW))
    assert (found.is_silent, found.words, found.what_to_do, found.days) == (False, "", "", 0)


def test_a_clock_ahead_of_ours_is_no_negative_silence() -> None:
    assert why_silent(facts(last_contact=ago(-1))).days == 0


def silence_of(village: Village) -> Any:
    return silences([Station.objects.select_related("status").get(pk=village.station.pk)])["LW"]


def let_pass(village: Village, days: int) -> None:
    """As if the last contact had been so long ago."""
    village.get("feed")
    status = StationStatus.objects.get(station=village.station)
    assert status.last_contact is not None
    status.last_contact -= datetime.timedelta(days=days)
    status.save()


def test_the_facts_are_gathered_from_what_came(liuwan: Village) -> None:
    report(liuwan, fault(part="network", category="line"))
    assert silence_of(liuwan).code is SilenceCode.HEARD
    let_pass(liuwan, 23)
    assert (silence_of(liuwan).code, silence_of(liuwan).days) == (SilenceCode.LINE_FAULT, 23)


def test_records_that_came_after_the_last_contact_came_by_stick(liuwan: Village) -> None:
    liuwan.put_record(liuwan.record())
    assert silence_of(liuwan).code is SilenceCode.HEARD
    let_pass(liuwan, 23)
    assert silence_of(liuwan).code is SilenceCode.BY_STICK


def test_a_stopped_machine_that_knocks_is_known_once_another_is_silent(liuwan: Village) -> None:
    liuwan.get("feed")
    revoke_token(liuwan.station)
    assert silence_of(liuwan).code is SilenceCode.REVOKED
    assert liuwan.get("feed").status_code == 401
    facts_known = station_facts([Station.objects.select_related("status").get(pk="LW")])["LW"]
    assert facts_known.refused_at is not None


def test_a_status_beyond_every_calendar_stops_nothing(liuwan: Village) -> None:
    let_pass(liuwan, 23)
    StationStatus.objects.update(
        clock_offset_ms=-(2**53), oldest_pending_ms=2**53, pending_records=1
    )
    assert silence_of(liuwan).code is SilenceCode.CLOCK_WRONG


def queries_for(count: int) -> int:
    stations = list(Station.objects.select_related("status")[:count])
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(silences(stations)) == count
    return len(asked)


@pytest.mark.django_db
def test_as_many_queries_for_one_station_as_for_all() -> None:
    for number in range(12):
        station = Station.objects.create(
            pk=f"S{number}", name=f"村{number}", token_hash=str(number)
        )
        StationStatus.objects.create(station=station)
        Meeting.objects.create(record_id=f"r{number}", station=station)
    assert queries_for(1) == queries_for(12) == 3
