"""A month begins with what the one before asked, as drafts, however often the button is pressed."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.township.village import Village
from township.courses.copying import Copied, copy_last_month, left_to_copy
from township.courses.models import Courseware, PlanItem, PlannedMeeting, StudyPlan
from township.courses.months import is_month, month_of, moved, next_months, retitled, span
from township.courses.plan_publishing import publish, withdraw
from township.courses.plan_state import PlanState, state_of

TODAY = datetime.date(2026, 3, 28)
DAYS = st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31))


@given(DAYS)
def test_a_day_moves_to_the_same_day_or_to_the_months_end(day: datetime.date) -> None:
    there = next_months(day)
    assert month_of(there) == moved(month_of(day), 1)
    assert there.day == day.day or (there.day < day.day and there == span(month_of(there))[1])


@given(DAYS, st.integers(-600, 600))
def test_months_can_be_walked_there_and_back(day: datetime.date, by: int) -> None:
    month = month_of(day)
    assert moved(moved(month, by), -by) == month
    assert is_month(moved(month, by))


@pytest.mark.parametrize(
    ("day", "there"),
    [("2026-01-31", "2026-02-28"), ("2028-01-30", "2028-02-29"), ("2026-12-25", "2027-01-25")],
)
def test_month_ends_and_year_ends(day: str, there: str) -> None:
    assert next_months(datetime.date.fromisoformat(day)).isoformat() == there


@pytest.mark.parametrize(
    ("title", "old", "new", "then"),
    [
        ("4月学习计划", "2026-04", "2026-05", "5月学习计划"),
        ("四月学习计划", "2026-04", "2026-05", "五月学习计划"),
        ("2026年12月计划", "2026-12", "2027-01", "2027年1月计划"),
        ("十二月计划", "2026-12", "2027-01", "一月计划"),
        ("2月计划（不是12月的）", "2026-02", "2026-03", "3月计划（不是12月的）"),
        ("二月计划（不是十二月的）", "2026-02", "2026-03", "三月计划（不是十二月的）"),
        ("本月计划", "2026-04", "2026-05", "本月计划"),
    ],
)
def test_a_title_that_names_its_month_names_the_new_one(
    title: str, old: str, new: str, then: str
) -> None:
    assert retitled(title, old, new) == then


@pytest.fixture
def march(liuwan: Village, film: Courseware, monkeypatch: pytest.MonkeyPatch) -> StudyPlan:
    """A plan of March for one village, and two meetings of the township besides others."""
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)
    plan = StudyPlan.objects.create(pk="p", month="2026-03", title="3月计划", for_all=False)
    plan.stations.set(["LW"])
    PlanItem.objects.create(
        plan=plan,
        item_id="i",
        courseware=film,
        required=False,
        deadline=datetime.date(2026, 3, 31),
        meeting_types=["other"],
        minimum_people=4,
        position=2,
    )
    publish(plan)
    for pk, fields in (
        ("all", {}),
        ("one", {"station_id": "LW"}),
        ("own", {"station_id": "LW", "by_village": True}),
        ("off", {"cancelled": True}),
    ):
        PlannedMeeting.objects.create(
            pk=pk, type_code="other", day="2026-03-05", time="19:00", **fields
        )
    return plan


def test_a_copy_asks_the_same_and_reaches_nobody(liuwan: Village, march: StudyPlan) -> None:
    before = liuwan.feed()
    assert copy_last_month("2026-04") == Copied(plans=1, meetings=2)
    plan = StudyPlan.objects.get(month="2026-04")
    assert (plan.title, plan.for_all, state_of(plan)) == ("4月计划", False, PlanState.DRAFT)
    assert [one.pk for one in plan.stations.all()] == ["LW"]
    item, source = plan.items.get(), march.items.get()
    assert item.deadline == datetime.date(2026, 4, 30)
    assert item.item_id != source.item_id
    for name in ("courseware", "required", "meeting_types", "minimum_people", "position"):
        assert getattr(item, name) == getattr(source, name)
    meetings = PlannedMeeting.objects.filter(day="2026-04-05", announced=False)
    assert {one.station_id for one in meetings} == {None, "LW"}
    after = liuwan.feed()
    assert (after.plans, after.planned_meetings) == (before.plans, before.planned_meetings)


def test_pressing_twice_is_pressing_once(march: StudyPlan) -> None:
    copy_last_month("2026-04")
    plan = StudyPlan.objects.get(month="2026-04")
    plan.title = "改过的"
    plan.save()
    plan.items.all().delete()
    assert left_to_copy("2026-04") == Copied()
    assert not copy_last_month("2026-04")
    again = StudyPlan.objects.get(month="2026-04")
    assert (again.title, again.items.count()) == ("改过的", 0)
    assert PlannedMeeting.objects.filter(day__month=4).count() == 2


def test_what_was_taken_back_is_not_copied(march: StudyPlan) -> None:
    withdraw(march)
    assert left_to_copy("2026-04") == Copied(plans=0, meetings=2)
    copy_last_month("2026-04")
    assert not StudyPlan.objects.filter(month="2026-04").exists()


def test_what_is_left_to_copy_is_what_copying_adds(march: StudyPlan) -> None:
    assert left_to_copy("2026-04") == copy_last_month("2026-04")


def test_copies_of_copies_go_on_through_the_year(march: StudyPlan) -> None:
    for number in range(4, 13):
        copy_last_month(f"2026-{number:02d}")
    (item,) = PlanItem.objects.filter(plan__month="2026-12")
    assert item.deadline.month == 12
    assert StudyPlan.objects.count() == 10


def test_the_button_says_what_it_did(staff: Client, march: StudyPlan) -> None:
    page = staff.get("/plans/2026-04/").content.decode()
    assert "3月还有计划1份、镇里安排的会议2场没有抄到这个月" in page
    page = staff.post("/plans/2026-04/copy/", follow=True).content.decode()
    assert "抄好了：计划1份，会议2场" in page
    assert "照3月抄一份" not in page
    assert "已经抄过了" in staff.post("/plans/2026-04/copy/", follow=True).content.decode()


def test_meetings_that_were_put_aside_are_told_at_a_press(
    staff: Client, liuwan: Village, march: StudyPlan
) -> None:
    copy_last_month("2026-04")
    before = liuwan.feed().planned_meetings
    assert "有2场会议还没告诉站点" in staff.get("/plans/2026-04/").content.decode()
    answer = staff.post("/plans/2026-04/meetings/", follow=True)
    assert "2场会议下发了" in answer.content.decode()
    told = [one for one in liuwan.feed().planned_meetings if one not in before]
    assert [one.day for one in told] == ["2026-04-05", "2026-04-05"]
