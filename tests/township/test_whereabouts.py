"""Stations name what they lack; the office sees where each course has got to."""

import datetime
import time
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from protocol.status import MOST_MISSING
from tests.township.village import Village, moment
from township.courses.models import Courseware, Holding, Lack, Verdict
from township.courses.whereabouts import spread_of, whereabouts_of
from township.stations.models import Station, StationStatus


def tell(village: Village, missing: list[str] | None, **fields: Any) -> None:
    """Say what the village lacks, going by a feed that was made just now."""
    told: dict[str, Any] = {
        "sent": moment().model_dump(mode="json"),
        "software": "0.1.0",
        "feed_version": 1,
        "pending_records": 0,
        "free_disk_bytes": 5 * 10**9,
        "courseware_present": 1,
        "courseware_missing": len(missing or ()),
        "feed_issued_ms": time.time_ns() // 1_000_000,
        **fields,
    }
    if missing is not None:
        told["missing"] = missing
    assert village.post("status", told).status_code == 200


def counts(course: Courseware) -> tuple[int, int, int]:
    course.refresh_from_db()
    spread, where = spread_of([course])[course.pk], whereabouts_of(course)
    told = (spread.here, spread.lacking, spread.untold)
    assert told == (len(where.here), len(where.lacking), len(where.untold))
    return told


def test_who_has_a_course_who_lacks_it_and_who_was_not_told(
    liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    assert counts(film) == (0, 0, 2)
    tell(liuwan, [])
    assert counts(film) == (1, 0, 1)
    tell(zaoling, [film.sha256])
    assert counts(film) == (1, 1, 0)
    tell(zaoling, [])
    assert counts(film) == (2, 0, 0)


def test_a_course_newer_than_the_stations_feed_was_not_received(
    liuwan: Village, film: Courseware
) -> None:
    tell(liuwan, [])
    later = timezone.now() + datetime.timedelta(minutes=1)
    Courseware.objects.update(offered_at=later)
    assert counts(film) == (0, 0, 1)


def test_a_course_that_was_let_pass_later_counts_from_then(
    liuwan: Village, film: Courseware
) -> None:
    Courseware.objects.update(verdict=Verdict.FLAGGED, offered_at=None)
    tell(liuwan, [])
    film.refresh_from_db()
    film.released = True
    film.save(update_fields=["released"])
    film.refresh_from_db()
    assert film.offered_at is not None
    Holding.objects.update(feed_issued_ms=int(film.offered_at.timestamp() * 1000) - 1)
    assert counts(film) == (0, 0, 1)


def test_an_old_kiosk_that_names_nothing_is_not_taken_to_have_all(
    liuwan: Village, film: Courseware
) -> None:
    tell(liuwan, None)
    assert counts(film) == (0, 0, 1)


def test_of_a_list_that_was_cut_short_nothing_is_guessed(
    liuwan: Village, film: Courseware, other_film: Courseware
) -> None:
    tell(liuwan, [film.sha256], courseware_missing=250)
    assert counts(film) == (0, 1, 0)
    assert counts(other_film) == (0, 0, 1)


def test_a_machine_that_was_shut_out_counts_no_more(
    liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    tell(liuwan, [film.sha256])
    tell(zaoling, [])
    Station.objects.filter(pk="LW").update(token_hash=None)
    assert counts(film)[0] == 1
    assert spread_of([film])[film.pk].stations == 1


@pytest.mark.parametrize(
    "missing",
    [
        ["0" * 64, "nonsense", "\0", "\ud800x", "x" * 5000],
        ["0" * 64] * 5000,
    ],
)
def test_odd_lists_stop_nothing(liuwan: Village, film: Courseware, missing: list[str]) -> None:
    tell(liuwan, [one.encode("utf-8", "replace").decode() for one in missing])
    assert Lack.objects.count() == 0
    tell(liuwan, [film.sha256] * MOST_MISSING, feed_issued_ms=10**40)
    assert Lack.objects.count() == 1


def test_nothing_is_written_where_nothing_changed(liuwan: Village, film: Courseware) -> None:
    tell(liuwan, [film.sha256])
    before = Lack.objects.get().pk
    tell(liuwan, [film.sha256])
    assert Lack.objects.get().pk == before


def test_the_page_names_who_is_still_without(
    staff: Client, liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    tell(liuwan, [])
    tell(zaoling, [film.sha256])
    long_ago = timezone.now() - datetime.timedelta(days=23, hours=1)
    StationStatus.objects.filter(station="ZL").update(last_contact=long_ago)
    page = staff.get(f"/staff/courseware/{film.pk}/").content.decode()
    assert "已下到 <b>1村</b>；还差：枣岭（23天没联系）。" in page
    assert "1/2村" in staff.get("/admin/courses/courseware/").content.decode()


def queries(staff: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert staff.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("address", ["/admin/courses/courseware/", "/staff/courseware/{}/"])
def test_a_page_asks_as_often_for_many_stations_and_courses_as_for_few(
    staff: Client, liuwan: Village, film: Courseware, address: str
) -> None:
    tell(liuwan, [film.sha256])
    address = address.format(film.pk)
    staff.get(address)
    few = queries(staff, address)
    for number in range(30):
        station = Station.objects.create(
            pk=f"S{number}", name=f"村{number}", token_hash=str(number)
        )
        StationStatus.objects.create(station=station)
        course = Courseware.objects.create(
            sha256=f"{number:064x}", title="课", size_bytes=1, verdict=Verdict.ACCEPTED
        )
        holding = Holding.objects.create(station=station, feed_issued_ms=10**15)
        Lack.objects.create(holding=holding, courseware=course)
    assert queries(staff, address) == few
