"""A class on the 10th is archived once its five documents are there; a change takes a reason."""

import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from protocol.record import Feedback
from tests.township.village import Village, moment
from township.courses.models import ClassChange, TenthClass
from township.ledger.models import Meeting
from township.reports.classes import lacking
from township.reports.models import ClassFile

MONTH = "2026-04"
FORM = "/admin/courses/tenthclass/c/change/"


@pytest.fixture
def announced(db: None) -> TenthClass:
    """The class of April, as villages were told of it."""
    return TenthClass.objects.create(
        pk="c",
        topic="草莓高垄栽培",
        day=datetime.date(2026, 4, 10),
        time=datetime.time(14, 30),
        lecturer="农技员",
    )


def typed(**fields: str) -> dict[str, str]:
    usual = {"topic": "草莓高垄栽培", "day": "2026-04-10", "time": "14:30", "lecturer": "农技员"}
    return {**usual, "venue": "", "contact": "", "note": "", "reason": "", **fields}


def test_a_class_is_announced_without_a_reason_and_leads_to_its_page(staff: Client) -> None:
    add = "/admin/courses/tenthclass/add/"
    assert 'name="reason"' not in staff.get(add).content.decode()
    answer = staff.post(add, typed())
    told = TenthClass.objects.get()
    assert answer.headers["Location"] == f"/classes/{told.id}/"
    form = f"/admin/courses/tenthclass/{told.id}/change/"
    assert 'name="reason"' in staff.get(form).content.decode()
    assert staff.post(form, typed(venue="大棚")).headers["Location"] == f"/classes/{told.id}/"


def hold(village: Village, **fields: Any) -> Meeting:
    record = village.record(
        **{
            "id": str(uuid4()),
            "type_code": "tenth_class",
            "type_name": "十号课堂",
            "planned_meeting_id": "c",
            "feedback": Feedback(satisfied=3),
            "photos": ["a" * 64],
            **fields,
        }
    )
    assert village.verdict_on(record) == "stored"
    return Meeting.objects.get(record_id=record.id)


@pytest.mark.parametrize(
    ("field", "value", "what"),
    [
        ("day", "2026-04-12", "日期"),
        ("topic", "水稻机插秧", "主题"),
        ("lecturer", "别人", "授课老师"),
    ],
)
def test_a_change_that_villages_were_told_otherwise_takes_a_reason(
    staff: Client, announced: TenthClass, field: str, value: str, what: str
) -> None:
    page = staff.post(FORM, typed(**{field: value})).content.decode()
    assert f"改{what}请写一句原因" in page
    assert value in page
    assert not ClassChange.objects.exists()
    staff.post(FORM, typed(**{field: value}, reason="10日下雨"))
    (change,) = ClassChange.objects.all()
    assert (change.what, change.reason) == (what, "10日下雨")
    assert TenthClass.objects.get().note == "10日下雨"


def test_every_change_is_kept(staff: Client, announced: TenthClass) -> None:
    staff.post(FORM, typed(day="2026-04-12", reason="下雨"))
    staff.post(FORM, typed(day="2026-04-13", reason="还在下"))
    page = staff.get("/classes/c/").content.decode()
    for words in ("4月10日", "4月12日", "4月13日", "还在下"):
        assert words in page
    assert TenthClass.objects.get().note == "还在下"


def test_another_hour_or_venue_needs_no_reason(staff: Client, announced: TenthClass) -> None:
    staff.post(FORM, typed(time="15:00", venue="村部"))
    assert {one.what for one in ClassChange.objects.all()} == {"时间", "地点"}


def test_a_program_moves_a_class_with_its_history(staff: Client, announced: TenthClass) -> None:
    body = {"topic": "草莓高垄栽培", "day": "2026-04-12", "time": "14:30", "note": "下雨"}
    staff.put("/api/staff/classes/c", {**body, "lecturer": "农技员"}, "application/json")
    (change,) = ClassChange.objects.all()
    assert (change.before, change.after, change.reason) == ("4月10日", "4月12日", "下雨")


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ({"photos": []}, "照片"),
        ({"feedback": None}, "反馈"),
        ({"attendance": []}, "签到"),
        ({"planned_meeting_id": ""}, "计划"),
    ],
)
def test_a_class_lacks_what_is_not_there(
    staff: Client, liuwan: Village, announced: TenthClass, without: dict[str, Any], missing: str
) -> None:
    hold(liuwan)
    assert lacking(MONTH) == ()
    hold(liuwan, **without)
    (found,) = lacking(MONTH)
    assert found.missing == (missing,)
    page = staff.get(f"/classes/?month={MONTH}&lacking=1").content.decode()
    assert page.count("<tr data-row>") == 1


def test_a_class_is_archived_when_all_five_are_there(
    staff: Client, liuwan: Village, announced: TenthClass
) -> None:
    whole, half = hold(liuwan), hold(liuwan, photos=[])
    for meeting in (whole, half):
        sent = {"record": meeting.record_id, "answer": "下月请农技员再讲一次", "archive": "1"}
        staff.post("/classes/c/", sent)
    assert ClassFile.objects.get(meeting=whole).archived_at is not None
    assert ClassFile.objects.get(meeting=half).archived_at is None
    page = staff.get("/classes/c/").content.decode()
    assert "下月请农技员再讲一次" in page
    assert "缺照片" in page


def test_no_other_meeting_is_archived_as_a_class(
    staff: Client, liuwan: Village, announced: TenthClass
) -> None:
    other = liuwan.record(planned_meeting_id="c", opened=moment())
    liuwan.put_record(other)
    assert staff.post("/classes/c/", {"record": other.id, "archive": "1"}).status_code == 404
    assert not ClassFile.objects.exists()
