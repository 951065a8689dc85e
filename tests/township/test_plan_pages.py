"""The plans' pages: a month on its calendar, and what a village will see before it goes out."""

import datetime
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from protocol.plan_lines import month_lines
from tests.township.village import Village
from township.accounts.roles import Role, give_role
from township.accounts.staff import create_staff
from township.courses.models import (
    Courseware,
    PlanItem,
    PlannedMeeting,
    PlanVersion,
    StudyPlan,
    TenthClass,
    Verdict,
)
from township.courses.month_calendar import month_calendar
from township.courses.plan_publishing import drafted, publish
from township.courses.plan_warnings import warnings
from township.feeds.composition import compose
from township.feeds.preview import preview
from township.stations.models import Station

TODAY = datetime.date(2026, 4, 16)
PAGE = "/plans/2026-04/"


@pytest.fixture(autouse=True)
def _it_is_mid_april(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def plan(film: Courseware, other_film: Courseware) -> StudyPlan:
    """One required course until the 25th, and an optional one until the 20th."""
    plan = StudyPlan.objects.create(pk="april.1", month="2026-04", title="四月计划")
    add(plan, film, 25)
    add(plan, other_film, 20, required=False)
    return plan


def add(plan: StudyPlan, course: Courseware, day: int, **fields: Any) -> PlanItem:
    deadline = datetime.date(2026, 4, day)
    return PlanItem.objects.create(plan=plan, courseware=course, deadline=deadline, **fields)


def words(answer: Any) -> str:
    """What can be read on a page, without its menu."""
    page = answer.content.decode()
    body = page[page.index('<div class="office">') :]
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def look(browser: Client, station: str = "") -> str:
    return words(browser.get("/plans/one/april.1/", {"station": station} if station else {}))


def test_the_menus_way_leads_to_this_month(staff: Client) -> None:
    assert staff.get("/plans/").headers["Location"] == PAGE


@pytest.mark.parametrize("month", ["2026-13", "x", "2026-1", "0000-01"])
def test_there_is_no_page_for_an_impossible_month(staff: Client, month: str) -> None:
    assert staff.get(f"/plans/{month}/").status_code == 404
    assert staff.post(f"/plans/{month}/copy/").status_code == 404


def test_a_month_begins_on_its_weekday_and_has_its_days(db: None) -> None:
    days = month_calendar("2026-04", []).days
    assert (len(days), days[0].column, days[0].weekday) == (30, 3, "周三")
    assert [len(month_calendar(f"{year}-02", []).days) for year in (2026, 2028)] == [28, 29]


def test_what_is_on_stands_under_its_day(plan: StudyPlan, liuwan: Village) -> None:
    TenthClass.objects.create(topic="草莓", day="2026-04-10", time="14:30")
    for pk, fields in (
        ("all", {}),
        ("own", {"station_id": "LW", "by_village": True}),
        ("off", {"station_id": "LW", "by_village": True, "cancelled": True}),
    ):
        kind = "theme_party_day" if pk == "all" else "other"
        PlannedMeeting.objects.create(
            pk=pk, type_code=kind, day="2026-04-05", time="19:00", **fields
        )
    days = {day.date.day: day for day in month_calendar("2026-04", [plan]).days if not day.is_empty}
    assert sorted(days) == [5, 10, 20, 25]
    own, theirs = days[5].gatherings
    assert (own.by_village, own.type_name, len(own.meetings)) == (False, "主题党日", 1)
    assert (theirs.by_village, theirs.are_off, len(theirs.meetings)) == (True, False, 2)
    assert [due.words for due in days[25].due] == ["规定1课"]


def test_the_calendar_tells_who_meets_and_who_does_not(staff: Client, liuwan: Village) -> None:
    for pk, fields in (("on", {}), ("off", {"cancelled": True})):
        PlannedMeeting.objects.create(
            pk=pk,
            type_code="other",
            day="2026-04-05",
            time="19:00",
            station=liuwan.station,
            by_village=True,
            **fields,
        )
    page = staff.get(PAGE).content.decode()
    assert "村里安排" in page
    assert "<s>19:00 柳湾</s>" in re.sub(r"\s+", " ", page)
    assert "取消了" in page


def test_a_deadline_outside_its_month_is_not_lost(
    staff: Client, plan: StudyPlan, film: Courseware
) -> None:
    plan.items.filter(courseware=film).update(deadline=datetime.date(2026, 5, 5))
    assert "期限不在4月的：《草莓高垄栽培》2026年5月5日前" in words(staff.get(PAGE))


def test_the_month_shows_where_each_plan_stands(staff: Client, plan: StudyPlan) -> None:
    assert "草稿，还没下发" in words(staff.get(PAGE))
    publish(plan)
    assert "已下发 第1版" in words(staff.get(PAGE))
    plan.title = "另一个"
    plan.save()
    assert "改了还没下发，站点用的是第1版" in words(staff.get(PAGE))


def test_a_village_is_shown_what_its_screen_will_list(
    staff: Client, liuwan: Village, plan: StudyPlan
) -> None:
    seen = look(staff)
    assert "柳湾会看到： " in seen
    assert "草莓高垄栽培 规定 4月25日前 水稻机插秧田间管理 自选 4月20日前" in seen


def test_the_preview_says_what_changes_for_a_village(
    staff: Client, liuwan: Village, plan: StudyPlan, film: Courseware
) -> None:
    publish(plan)
    assert "没有改动，不用再下发" in look(staff)
    plan.items.filter(courseware=film).update(deadline=datetime.date(2026, 4, 28))
    assert "《草莓高垄栽培》的期限从4月25日改到4月28日 下发第2版给1个站点" in look(staff)


def test_a_village_left_out_loses_what_it_has(
    staff: Client, liuwan: Village, zaoling: Village, plan: StudyPlan
) -> None:
    publish(plan)
    plan.for_all = False
    plan.save()
    plan.stations.set(["LW"])
    seen = look(staff, "ZL")
    assert "枣岭会看到： " in seen
    assert "这份计划不发给枣岭" in seen
    assert "去掉了《草莓高垄栽培》" in seen
    assert "下发第2版给1个站点" in seen


@pytest.mark.parametrize("station", ["nowhere", "<script>", "x" * 500])
def test_an_unknown_village_is_the_first_one(
    staff: Client, liuwan: Village, plan: StudyPlan, station: str
) -> None:
    assert "柳湾会看到" in look(staff, station)


def test_a_plan_can_be_looked_at_before_there_are_stations(staff: Client, plan: StudyPlan) -> None:
    assert "还没有站点" in look(staff)


def seen_on(browser: Client) -> str:
    page = browser.get("/plans/one/april.1/").content.decode()
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found is not None
    return found[1]


def test_what_was_looked_at_is_published(staff: Client, liuwan: Village, plan: StudyPlan) -> None:
    seen = seen_on(staff)
    assert "第1版下发了" in press(staff, "publish", seen=seen)
    assert liuwan.feed().plans[0].title == "四月计划"
    assert "这一版已经下发过了" in press(staff, "publish", seen=seen)
    assert PlanVersion.objects.count() == 1


def press(browser: Client, deed: str, **fields: str) -> str:
    """A page after a press, its message too."""
    answer = browser.post(f"/plans/one/april.1/{deed}/", fields, follow=True)
    page: str = answer.content.decode()
    return page


def test_what_was_changed_since_is_looked_at_again_first(
    staff: Client, liuwan: Village, plan: StudyPlan
) -> None:
    seen = seen_on(staff)
    plan.title = "刚才改的"
    plan.save()
    assert "请再看一遍" in press(staff, "publish", seen=seen)
    assert liuwan.feed().plans == ()


def test_the_history_tells_who_and_what(staff: Client, liuwan: Village, plan: StudyPlan) -> None:
    press(staff, "publish", seen=seen_on(staff))
    press(staff, "withdraw")
    seen = look(staff)
    assert "第2版 撤回" in seen
    assert "ganshi 第一次下发：规定1课，自选1课，发给所有站点 0/1" in seen
    assert "站点没有这份计划，不用撤回" in press(staff, "withdraw")


def test_a_reader_sees_all_and_can_press_nothing(
    client: Client, liuwan: Village, plan: StudyPlan
) -> None:
    user = create_staff("reader", "mai-qing-2026", Role.READER)
    give_role(user, Role.READER)
    client.force_login(user)
    publish(plan)
    for address in (PAGE, "/plans/one/april.1/"):
        main = client.get(address).content.decode().split('<div class="office">')[1]
        assert 'method="post"' not in main
        assert "/admin/courses/studyplan/" not in main


def test_forms_without_the_browsers_token_are_refused(liuwan: Village, plan: StudyPlan) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(create_staff("clerk", "mai-qing-2026"))
    for address in ("one/april.1/publish/", "one/april.1/withdraw/", "2026-04/copy/"):
        assert browser.post(f"/plans/{address}").status_code == 403
    assert PlanVersion.objects.count() == 0


def test_a_title_is_text_and_no_page(staff: Client, liuwan: Village, plan: StudyPlan) -> None:
    StudyPlan.objects.filter(pk=plan.pk).update(title="<script>alert(1)</script>")
    Courseware.objects.update(title="<img src=x onerror=alert(1)>")
    for address in (PAGE, "/plans/one/april.1/"):
        page = staff.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_what_should_be_looked_at_is_pointed_out(
    staff: Client, liuwan: Village, plan: StudyPlan, film: Courseware, other_film: Courseware
) -> None:
    assert warnings(plan, TODAY) == []
    assert warnings(plan, datetime.date(2026, 4, 21)) == [
        "《水稻机插秧田间管理》的期限4月20日已经过了。"
    ]
    film.length_ms, film.verdict, film.reason = 95 * 60_000, Verdict.FLAGGED, ""
    film.save()
    plan.items.filter(courseware=other_film).update(
        deadline=datetime.date(2026, 5, 2), courseware=film
    )
    plan.for_all = False
    plan.save()
    told = warnings(StudyPlan.objects.get(), TODAY)
    for said in (
        "没有选发给谁，哪个站点也收不到。",
        "《草莓高垄栽培》在计划里有2次。",
        "《草莓高垄栽培》的期限5月2日不在这个月里。",
        "《草莓高垄栽培》还不能下发，站点看不到这一课：有疑问。",
        "《草莓高垄栽培》有95分钟，一次会可能放不完。",
    ):
        assert said in told
        assert said in look(staff)


def test_an_empty_plan_is_pointed_out(db: None) -> None:
    plan = StudyPlan.objects.create(month="2026-04", title="空的")
    assert warnings(plan, TODAY) == ["计划里一课也没有。"]


def test_a_saved_meeting_leads_back_to_its_month(staff: Client) -> None:
    form = {"type_code": "other", "day": "2026-04-05", "time": "19:00", "announced": "on"}
    answer = staff.post("/admin/courses/plannedmeeting/add/", form)
    assert answer.headers["Location"] == PAGE


def queries(browser: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert browser.get(address).status_code == 200
    return len(counted)


def test_the_pages_ask_as_often_for_three_hundred_villages_as_for_one(
    staff: Client, liuwan: Village, plan: StudyPlan, film: Courseware
) -> None:
    plan.for_all = False
    plan.save()
    plan.stations.set(["LW"])
    publish(plan)
    PlannedMeeting.objects.create(
        pk="first", type_code="other", day="2026-04-05", time="19:00", station=liuwan.station
    )
    addresses = (PAGE, "/plans/one/april.1/", "/admin/courses/studyplan/")
    staff.get(PAGE)  # content types are learnt once
    few = [queries(staff, address) for address in addresses]
    many = [Station(pk=f"S{number}", name=f"村{number}") for number in range(300)]
    Station.objects.bulk_create(many)
    PlannedMeeting.objects.bulk_create(
        PlannedMeeting(type_code="other", day="2026-04-05", time="19:00", station=one)
        for one in many
    )
    plan.stations.set([*many, liuwan.station])
    for number in range(5):
        plan.title = f"第{number}稿"
        plan.save()
        add(plan, film, 20 + number)
        publish(plan)
    other = StudyPlan.objects.create(month="2026-04", title="另一份")
    add(other, film, 20)
    publish(other)
    assert [queries(staff, address) for address in addresses] == few
    assert "其他会议（活动） 301场" in words(staff.get(PAGE))
    assert "等301个站点" in words(staff.get(PAGE))
    assert "还没收到的301个" in look(staff)


ITEMS = st.lists(
    st.fixed_dictionaries(
        {
            "course": st.integers(0, 3),
            "required": st.booleans(),
            "day": st.integers(1, 30),
            "minimum_people": st.integers(0, 5),
            "meeting_types": st.lists(st.sampled_from(["other", "theme_party_day"]), unique=True),
        }
    ),
    max_size=5,
)


class WhatIsPreviewedIsWhatIsTold(TestCase):
    """Whatever a plan says, and whatever was published before."""

    @settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
    @given(before=ITEMS, after=ITEMS, to_all=st.booleans(), has_other=st.booleans())
    def test_after_publishing_the_feed_holds_what_the_preview_showed(
        self, before: list[Any], after: list[Any], to_all: bool, has_other: bool
    ) -> None:
        station = Station.objects.create(pk="LW", name="柳湾")
        courses = [
            Courseware.objects.create(
                sha256=f"{number}" * 64,
                title=f"第{number}课",
                size_bytes=1,
                length_ms=1,
                verdict=Verdict.ACCEPTED if number else Verdict.CHECKING,
            )
            for number in range(4)
        ]
        if has_other:
            other = StudyPlan.objects.create(pk="other", month="2026-04", title="另一份")
            add(other, courses[1], 9)
            publish(other)
        plan = StudyPlan.objects.create(pk="p", month="2026-04", title="四月")
        for items in (before, after):
            plan.items.all().delete()
            for item in items:
                fields = {key: item[key] for key in ("required", "minimum_people", "meeting_types")}
                add(plan, courses[item["course"]], item["day"], **fields)
            plan.for_all = to_all
            plan.save()
            shown = preview(drafted(StudyPlan.objects.get(pk="p")), station)
            publish(plan)
            told = compose(station, 1)
            assert told.plans == shown.plans
            assert month_lines(told, "2026-04") == shown.lines
            again = preview(drafted(StudyPlan.objects.get(pk="p")), station)
            assert again.changes == []
