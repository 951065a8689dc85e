"""A plan is given to stations as it was published last, and every version stays known."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from django.utils import timezone

from protocol import feed
from tests.township.village import JSON, Village
from township.courses.entering import enter_plan
from township.courses.issued import issued_in
from township.courses.models import Courseware, PlanItem, PlanVersion, StudyPlan
from township.courses.plan_publishing import is_changed, publish, withdraw
from township.courses.plan_state import PlanState, state_of
from township.reports.progress import overview
from township.stations.models import Station

DEADLINE = datetime.date(2026, 4, 25)


@pytest.fixture(autouse=True)
def _it_is_mid_april(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: datetime.date(2026, 4, 16))


@pytest.fixture
def plan(film: Courseware, other_film: Courseware) -> StudyPlan:
    """A plan that asks for one course, and proposes another, of everybody."""
    plan = StudyPlan.objects.create(pk="p", month="2026-04", title="四月")
    for position, course in enumerate((film, other_film)):
        PlanItem.objects.create(
            plan=plan,
            item_id=f"i{position}",
            position=position,
            courseware=course,
            required=position == 0,
            deadline=DEADLINE,
        )
    return plan


def words(plan: StudyPlan) -> list[str]:
    """What the newest version says it changed."""
    return list(PlanVersion.latest().get(plan=plan).changes)


def test_a_draft_is_not_told(liuwan: Village, plan: StudyPlan) -> None:
    assert liuwan.feed().plans == ()
    assert state_of(plan) is PlanState.DRAFT
    assert issued_in("2026-04") == []


def test_what_is_published_is_told(liuwan: Village, plan: StudyPlan, film: Courseware) -> None:
    publish(plan)
    (told,) = liuwan.feed().plans
    assert (told.version, [item.id for item in told.items]) == (1, ["i0", "i1"])
    assert state_of(StudyPlan.objects.get()) is PlanState.PUBLISHED


def test_editing_a_published_plan_reaches_nobody_until_it_is_published_again(
    liuwan: Village, plan: StudyPlan
) -> None:
    publish(plan)
    before = liuwan.get("feed").content
    plan.items.filter(item_id="i0").update(deadline=datetime.date(2026, 4, 28))
    plan.items.get(item_id="i1").delete()
    plan.title = "改过的"
    plan.save()
    assert liuwan.get("feed").content == before
    assert state_of(StudyPlan.objects.get()) is PlanState.CHANGED
    publish(plan)
    (told,) = liuwan.feed().plans
    assert (told.title, told.version) == ("改过的", 2)
    assert [(item.id, item.deadline) for item in told.items] == [("i0", "2026-04-28")]


def test_villages_are_judged_by_what_was_published(liuwan: Village, plan: StudyPlan) -> None:
    publish(plan)
    plan.items.filter(item_id="i0").update(deadline=datetime.date(2026, 4, 10))
    (column,) = overview("2026-04", [liuwan.station]).columns
    assert (column.item.deadline, column.item.courseware.title) == (DEADLINE, "草莓高垄栽培")
    publish(plan)
    (column,) = overview("2026-04", [liuwan.station]).columns
    assert column.item.deadline == datetime.date(2026, 4, 10)


def test_publishing_the_same_again_makes_no_version(plan: StudyPlan) -> None:
    publish(plan)
    assert publish(plan) is None
    assert PlanVersion.objects.count() == 1
    assert not is_changed(StudyPlan.objects.get())


def test_a_withdrawn_plan_is_told_no_longer_and_asks_nothing(
    liuwan: Village, plan: StudyPlan
) -> None:
    publish(plan)
    withdraw(plan)
    assert liuwan.feed().plans == ()
    assert overview("2026-04", [liuwan.station]).columns == []
    assert state_of(StudyPlan.objects.get()) is PlanState.WITHDRAWN
    assert withdraw(plan) is None
    assert plan.items.count() == 2


def test_a_withdrawn_plan_can_go_out_again(liuwan: Village, plan: StudyPlan) -> None:
    publish(plan)
    withdraw(plan)
    publish(plan)
    assert liuwan.feed().plans[0].version == 3
    assert words(plan) == ["重新下发"]


def test_a_plan_that_never_went_out_cannot_be_withdrawn(plan: StudyPlan) -> None:
    assert withdraw(plan) is None
    assert StudyPlan.objects.get().version == 0


def test_the_first_version_says_how_much_it_asks_and_of_whom(plan: StudyPlan) -> None:
    publish(plan)
    assert words(plan) == ["第一次下发：规定1课，自选1课，发给所有站点"]


def test_each_version_says_in_words_what_it_changed(
    plan: StudyPlan, film: Courseware, other_film: Courseware
) -> None:
    publish(plan)
    plan.items.filter(item_id="i0").update(
        deadline=datetime.date(2026, 4, 28), required=False, minimum_people=5
    )
    plan.items.filter(item_id="i1").update(meeting_types=["theme_party_day"])
    publish(plan)
    assert words(plan) == [
        "《草莓高垄栽培》从规定改成自选",
        "《草莓高垄栽培》的期限从4月25日改到4月28日",
        "《草莓高垄栽培》的最少人数从镇里的标准改成5人",
        "《水稻机插秧田间管理》用于的会议从“哪种会议都可以”改成“主题党日”",
    ]
    plan.items.get(item_id="i1").delete()
    PlanItem.objects.create(plan=plan, courseware=other_film, deadline=DEADLINE, position=9)
    plan.title = "四月计划"
    plan.save()
    publish(plan)
    assert words(plan) == [
        "名称从“四月”改成“四月计划”",
        "加了《水稻机插秧田间管理》，规定，4月25日前看完",
        "去掉了《水稻机插秧田间管理》",
    ]
    plan.items.filter(item_id="i0").update(position=10, courseware=other_film)
    publish(plan)
    assert words(plan) == ["《草莓高垄栽培》换成了《水稻机插秧田间管理》", "课件的先后改了"]


def test_whom_a_plan_is_for_is_told_by_name(
    liuwan: Village, zaoling: Village, plan: StudyPlan
) -> None:
    publish(plan)
    plan.for_all = False
    plan.save()
    plan.stations.set(["LW"])
    publish(plan)
    assert words(plan) == ["原来发给所有站点，现在发给柳湾"]
    plan.stations.set(["ZL"])
    publish(plan)
    assert words(plan) == ["多发给枣岭", "不再发给柳湾"]
    assert liuwan.feed().plans == ()
    assert zaoling.feed().plans[0].version == 3


def test_who_published_is_kept_for_programs_too(staff: Client, film: Courseware) -> None:
    item = {"id": "a", "courseware": film.sha256, "deadline": "2026-04-25"}
    body = {"month": "2026-04", "title": "四月", "items": [item]}
    assert staff.put("/api/staff/plans/p", body, JSON).json()["version"] == 1
    assert PlanVersion.objects.get().published_by == User.objects.get(username="ganshi")


def test_what_went_out_is_not_deleted_with_its_plan(
    staff: Client, liuwan: Village, plan: StudyPlan
) -> None:
    address = "/admin/courses/studyplan/p/delete/"
    publish(plan)
    assert staff.post(address, {"post": "yes"}).status_code == 403
    ticked = {"action": "delete_selected", "_selected_action": ["p"], "post": "yes"}
    staff.post("/admin/courses/studyplan/", ticked)
    assert liuwan.feed().plans


def test_a_draft_may_be_deleted(staff: Client, plan: StudyPlan) -> None:
    staff.post("/admin/courses/studyplan/p/delete/", {"post": "yes"})
    assert StudyPlan.objects.count() == 0


def test_a_course_that_villages_are_asked_for_cannot_be_deleted_after_a_draft_dropped_it(
    staff: Client, plan: StudyPlan, film: Courseware
) -> None:
    publish(plan)
    plan.items.filter(courseware=film).delete()
    address = f"/admin/courses/courseware/{film.pk}/delete/"
    assert staff.post(address, {"post": "yes"}).status_code == 403
    publish(plan)
    assert staff.post(address, {"post": "yes"}).status_code == 302


def test_a_course_that_is_gone_keeps_its_name_in_what_is_asked(
    plan: StudyPlan, film: Courseware
) -> None:
    publish(plan)
    plan.items.filter(courseware=film).delete()
    film.delete()
    ((_, items),) = issued_in("2026-04")
    assert [item.courseware.title for item in items] == ["草莓高垄栽培", "水稻机插秧田间管理"]


def test_a_course_that_cannot_be_had_is_left_out_until_it_can(
    liuwan: Village, plan: StudyPlan, film: Courseware
) -> None:
    publish(plan)
    Courseware.objects.filter(pk=film.pk).update(verdict="flagged")
    film.refresh_from_db()
    film.save()
    assert [item.id for item in liuwan.feed().plans[0].items] == ["i1"]
    film.released = True
    film.save()
    assert [item.id for item in liuwan.feed().plans[0].items] == ["i0", "i1"]


def test_drafting_makes_no_feed_anew(
    liuwan: Village, plan: StudyPlan, django_assert_max_num_queries: Any
) -> None:
    liuwan.get("feed")
    with django_assert_max_num_queries(100) as unchanged:
        liuwan.get("feed")
    plan.title = "还在想"
    plan.save()
    plan.items.get(item_id="i1").delete()
    with django_assert_max_num_queries(len(unchanged)):
        liuwan.get("feed")


@pytest.fixture
def old_office(tmp_path: Path, django_db_blocker: Any) -> Any:
    """The database of an office as it was before plans had versions."""
    connections.databases["old"] = {
        **connections.databases["default"],
        "NAME": str(tmp_path / "old.sqlite3"),
        "ENGINE": "django.db.backends.sqlite3",
        "OPTIONS": {},
    }
    with django_db_blocker.unblock():
        yield connections["old"]
        connections["old"].close()
    del connections["old"]
    del connections.databases["old"]


def test_plans_that_were_published_before_stay_as_stations_have_them(old_office: Any) -> None:
    before = [("courses", "0003_village_plans"), ("feeds", "0001_initial")]
    executor = MigrationExecutor(old_office)
    apps = executor.migrate([*before, ("stations", "0003_who_may_enrol")]).apps

    def rows(name: str) -> Any:
        return apps.get_model(name).objects.using("old").all()

    course = rows("courses.Courseware").create(sha256="a" * 64, title="用电安全", size_bytes=1)
    village = rows("stations.Station").create(pk="LW", name="柳湾")
    rows("feeds.Edition").create(station=village, made_on=DEADLINE)
    for pk, version, fields in (
        ("out", 3, {"published": True, "for_all": False}),
        ("never-counted", 0, {"published": True}),
        ("draft", 2, {"published": False}),
    ):
        made = rows("courses.StudyPlan").create(
            pk=pk, version=version, month="2026-04", title="四月", **fields
        )
        rows("courses.PlanItem").create(
            plan=made, item_id="i", courseware=course, deadline=DEADLINE, meeting_types=["other"]
        )
    rows("courses.StudyPlan").get(pk="out").stations.add(village)

    executor = MigrationExecutor(old_office)
    apps = executor.migrate([("courses", "0004_plan_versions")]).apps
    found = {
        one.plan_id: (one.number, one.for_all, one.station_ids)
        for one in rows("courses.PlanVersion")
    }
    assert found == {"out": (3, False, ["LW"]), "never-counted": (1, True, [])}
    out = rows("courses.PlanVersion").get(plan_id="out")
    item = feed.PlanItem(
        id="i", courseware="a" * 64, deadline="2026-04-25", meeting_types=("other",)
    )
    told = feed.StudyPlan(id="out", version=3, month="2026-04", title="四月", items=(item,))
    assert out.content == told.model_dump(mode="json")
    assert rows("feeds.Edition").get().made_on is None


def test_entering_a_plan_publishes_it_at_once(film: Courseware, liuwan: Village) -> None:
    item = feed.PlanItem(id="i", courseware=film.sha256, deadline="2026-04-25")
    message = feed.StudyPlan(id="p", version=7, month="2026-04", title="四月", items=(item,))
    assert enter_plan("p", message, None).version == 1
    assert liuwan.feed().plans[0].items == (item,)
    assert Station.objects.count() == 1
