"""What a village plans itself reaches the office with its status, and its own feed."""

import datetime
from typing import Any

import pytest
from django.test import Client

from protocol.feed import PlannedMeeting as Told
from tests.township.test_status import status
from tests.township.village import Village
from township.courses.models import PlannedMeeting

DAY = (datetime.date.today() + datetime.timedelta(days=3)).isoformat()  # noqa: DTZ011 - any day to come


def told(**fields: Any) -> Told:
    usual = {"id": "ab12", "type_code": "theme_party_day", "day": DAY, "time": "19:00"}
    return Told.model_validate({**usual, "by_village": True, **fields})


def tell(village: Village, *planned: Told) -> None:
    plain = [one.model_dump(mode="json") for one in planned]
    assert village.post("status", status(planned_meetings=plain)).status_code == 200


def test_what_a_village_plans_stands_in_its_feed_and_in_no_other(
    liuwan: Village, zaoling: Village
) -> None:
    tell(liuwan, told())
    assert liuwan.feed().planned_meetings == (told(),)
    assert zaoling.feed().planned_meetings == ()


def test_the_same_plan_told_again_changes_nothing(liuwan: Village) -> None:
    tell(liuwan, told())
    before = liuwan.feed().version
    tell(liuwan, told())
    assert liuwan.feed().version == before
    assert PlannedMeeting.objects.count() == 1


def test_another_villages_feed_is_not_made_anew(liuwan: Village, zaoling: Village) -> None:
    before = zaoling.feed().version
    tell(liuwan, told())
    assert zaoling.feed().version == before


def test_a_meeting_that_was_called_off_is_due_no_longer(liuwan: Village) -> None:
    tell(liuwan, told())
    tell(liuwan, told(cancelled=True))
    assert liuwan.feed().planned_meetings == ()
    assert PlannedMeeting.objects.get().cancelled


def test_a_village_cannot_change_what_the_office_or_another_village_planned(
    liuwan: Village, zaoling: Village
) -> None:
    office = PlannedMeeting.objects.create(
        id="office", type_code="members_meeting", day=DAY, time=datetime.time(9)
    )
    tell(zaoling, told())
    tell(liuwan, told(id="office", cancelled=True), told(time="08:00"))
    office.refresh_from_db()
    assert not office.cancelled
    assert zaoling.feed().planned_meetings[-1].time == "19:00"


@pytest.mark.parametrize(
    "odd",
    [{"day": "2026-02-31"}, {"id": "../etc"}, {"id": "x" * 500}, {"type_code": "y" * 500}],
)
def test_an_odd_plan_stops_nothing(liuwan: Village, odd: dict[str, Any]) -> None:
    tell(liuwan, told(**odd), told(id="good"))
    assert "good" in {one.id for one in liuwan.feed().planned_meetings}


def test_the_office_sees_who_planned_what(staff: Client, liuwan: Village) -> None:
    tell(liuwan, told(), told(id="off", cancelled=True))
    PlannedMeeting.objects.create(type_code="members_meeting", day=DAY, time=datetime.time(9))
    page = staff.get("/admin/courses/plannedmeeting/").content.decode()
    assert all(words in page for words in ("村里安排", "村里安排，又取消了", "镇里安排"))


def test_the_office_does_not_change_what_a_village_tells_anew(
    staff: Client, liuwan: Village
) -> None:
    tell(liuwan, told())
    answer = staff.post("/admin/courses/plannedmeeting/ab12/change/", {"time": "08:00"})
    assert answer.status_code == 403
    assert PlannedMeeting.objects.get().time == datetime.time(19)
