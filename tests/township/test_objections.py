"""Objections are held once by their id, an errand until answered, and answered to one village."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from protocol.month_figures import ObjectionAnswer
from tests.township.test_disclosure import (
    PAGE,
    at,
    confirm,
    evening,
    object_to,
    objection,
    told,
)
from tests.township.village import Village, moment
from township.accounts.roles import Role, give_role
from township.courses.models import Courseware
from township.reports.disclosure import disclose
from township.reports.models import Objection as Held

MONTH = "2026-04"


def test_an_objection_sent_again_is_one_and_keeps_what_it_said(liuwan: Village) -> None:
    assert object_to(liuwan, objection()) == [{"objection_id": "o1"}]
    object_to(liuwan, objection(reason="other", words="别的话"))
    kept = Held.objects.get()
    assert (kept.station, kept.reason, kept.words) == (liuwan.station, "people", "")
    assert kept.made_at is not None


def test_two_villages_may_use_the_same_id(liuwan: Village, zaoling: Village) -> None:
    object_to(liuwan, objection())
    object_to(zaoling, objection())
    assert Held.objects.count() == 2


def test_an_objection_is_an_errand_and_its_answer_reaches_that_village_alone(
    staff: Client, liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    record = evening(liuwan, film)
    staff.post(f"{PAGE}disclose/")
    object_to(liuwan, objection(about=record.id, reason="not_counted"))
    first = staff.get("/").content.decode()
    assert "村里的意见该答复" in first
    assert f"{PAGE}#objections" in first
    page = staff.get(PAGE).content.decode()
    assert "4月16日 主题党日" in page
    assert "这次会议没算进来" in page
    version = zaoling.feed().version
    door = f"{PAGE}objections/{Held.objects.get().pk}/"
    staff.post(door, {"stage": "explained", "words": " 那天签到 2 人，不到3人 "})
    said = ObjectionAnswer(objection_id="o1", stage="explained", words="那天签到 2 人，不到3人")
    assert told(liuwan).answers == (said,)
    assert (told(zaoling).answers, zaoling.feed().version) == ((), version)
    assert "村里的意见该答复" not in staff.get("/").content.decode()
    assert "那天签到 2 人，不到3人" in staff.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "posted",
    [
        {"stage": "explained", "words": "  "},
        {"stage": "", "words": "话"},
        {"stage": "mended", "words": "长" * 201},
    ],
)
def test_an_answer_that_says_nothing_is_refused(
    staff: Client, liuwan: Village, posted: dict[str, str]
) -> None:
    object_to(liuwan, objection())
    staff.post(f"{PAGE}objections/{Held.objects.get().pk}/", posted)
    assert Held.unanswered().count() == 1


def test_an_objection_of_another_month_is_not_found(staff: Client, liuwan: Village) -> None:
    object_to(liuwan, objection())
    door = f"/reports/2026-03/objections/{Held.objects.get().pk}/"
    assert staff.post(door, {"stage": "mended"}).status_code == 404


def test_what_was_objected_after_the_days_were_over_is_kept_and_says_so(
    staff: Client, liuwan: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, "2026-05-01T09:00:00+08:00")
    disclose(MONTH, User.objects.get())
    last_ms = round(datetime.datetime.fromisoformat("2026-05-03T23:59:00+08:00").timestamp() * 1000)
    made = moment().model_copy(update={"wall_ms": last_ms})
    after = moment().model_copy(update={"wall_ms": last_ms + 60_000})
    at(monkeypatch, "2026-05-09T09:00:00+08:00")
    object_to(liuwan, objection(made=made))
    assert "过了日子" not in staff.get(PAGE).content.decode()
    object_to(liuwan, objection(id="o2", made=after))
    assert "过了日子" in staff.get(PAGE).content.decode()


def test_an_objection_of_no_month_troubles_nobody(staff: Client, liuwan: Village) -> None:
    assert object_to(liuwan, objection(month="2026-13"))[0]["objection_id"] == "o1"
    assert "村里的意见该答复" not in staff.get("/").content.decode()


def test_whoever_may_only_look_reads_objections_and_answers_none(
    staff: Client, liuwan: Village
) -> None:
    staff.post(f"{PAGE}disclose/")
    object_to(liuwan, objection())
    reader = User.objects.create(username="reader")
    give_role(reader, Role.READER)
    browser = Client()
    browser.force_login(User.objects.get(pk=reader.pk))
    page = browser.get(PAGE).content.decode()
    assert "等答复" in page
    assert 'class="answer"' not in page
    assert "再公示一次" not in page


def test_what_was_done_is_noted_with_who_did_it(staff: Client, liuwan: Village) -> None:
    staff.post(f"{PAGE}disclose/")
    object_to(liuwan, objection())
    staff.post(f"{PAGE}objections/{Held.objects.get().pk}/", {"stage": "mended"})
    page = staff.get("/staff/audit/").content.decode()
    assert "第1次公示2026-04的数字" in page
    assert "答复2026-04的意见：已改" in page


def test_objections_are_history_once_the_month_is_final(staff: Client, liuwan: Village) -> None:
    staff.post(f"{PAGE}disclose/")
    object_to(liuwan, objection())
    staff.post(f"{PAGE}final/", {"early": "1"})
    assert "村里的意见" in staff.get(PAGE).content.decode()
    staff.post(f"{PAGE}objections/{Held.objects.get().pk}/", {"stage": "mended"})
    assert [one.stage for one in told(liuwan).answers] == ["mended"]


@pytest.mark.parametrize(
    "fields",
    [
        {"about": "<script>alert(1)</script>" * 9, "reason": "x" * 400, "words": "话" * 4000},
        {"id": "o" * 500},
        {"revision": 10**30},
        {"made": moment().model_copy(update={"wall_ms": 10**17})},
        {"words": "坏\x00字"},
    ],
)
def test_odd_values_stop_nothing(staff: Client, liuwan: Village, fields: dict[str, Any]) -> None:
    staff.post(f"{PAGE}disclose/")
    assert object_to(liuwan, objection(**fields))[0]["objection_id"]
    page = staff.get(PAGE)
    assert page.status_code == 200
    assert b"<script>alert" not in page.content
    assert liuwan.get("feed").status_code == 200


def test_the_pages_queries_do_not_grow_with_the_objections(
    staff: Client, liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    record = evening(liuwan, film)
    staff.post(f"{PAGE}disclose/")
    object_to(liuwan, objection(about=record.id))
    staff.get(PAGE)
    with CaptureQueriesContext(connection) as few:
        staff.get(PAGE)
    object_to(zaoling, *(objection(id=f"z{n}", about=f"r{n}") for n in range(9)))
    confirm(zaoling)
    with CaptureQueriesContext(connection) as many:
        staff.get(PAGE)
    assert len(many) == len(few)
