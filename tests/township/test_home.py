"""The first page: what waits for the office, and how every village stands this month."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from protocol import feed
from protocol.meeting_types import MeetingForm
from protocol.moment import Moment
from protocol.record import Viewing
from protocol.segments import PlayedSegment
from tests.township.village import Village
from township.courses.entering import enter_plan
from township.courses.models import Courseware, Delivery, PlanVersion
from township.reports.progress import Cell, State, overview
from township.stations.models import Station, StationStatus

TODAY = datetime.date(2026, 4, 28)
ZONE = datetime.timezone(datetime.timedelta(hours=8))


@pytest.fixture(autouse=True)
def _it_is_late_april(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def plan(film: Courseware, other_film: Courseware) -> None:
    """One course that was due on the 25th, one that is due on the 30th."""
    items = tuple(
        feed.PlanItem(id=course.title, courseware=course.sha256, deadline=f"2026-04-{day}")
        for course, day in ((film, 25), (other_film, 30))
    )
    message = feed.StudyPlan(id="p", version=1, month="2026-04", title="四月", items=items)
    enter_plan("p", message, None)


def arrive(station: Station) -> None:
    """What was published has reached a village, by its own word."""
    StationStatus.objects.update_or_create(station=station, defaults={"feed_version": 9})
    for version in PlanVersion.standing():
        Delivery.objects.get_or_create(
            station=station, plan_version=version, defaults={"feed_version": 1}
        )


def on(day: int) -> Moment:
    wall = datetime.datetime(2026, 4, day, 19, tzinfo=ZONE)
    return Moment(wall_ms=int(wall.timestamp() * 1000), boot_ms=day, boot_id="one")


def hold(village: Village, course: Courseware, day: int, **fields: object) -> None:
    """A meeting at which the course was watched to its end."""
    length = course.length_ms
    viewing = Viewing(
        courseware=course.sha256,
        title=course.title,
        length_ms=length,
        segments=(PlayedSegment(start_ms=0, end_ms=length),),
        effective_ms=length,
        watched=True,
    )
    usual = {"opened": on(day), "closed": on(day), "viewings": [viewing]}
    assert village.verdict_on(village.record(**{**usual, **fields})) == "stored"


def cells(village: Village, *, has_the_plan: bool = True) -> list[Cell]:
    if has_the_plan:
        arrive(village.station)
    station = Station.objects.select_related("status").get(pk=village.station.pk)
    return overview("2026-04", [station]).rows[0].cells


@pytest.mark.usefixtures("plan")
def test_what_was_watched_in_time_is_done(liuwan: Village, film: Courseware) -> None:
    hold(liuwan, film, 16)
    assert cells(liuwan)[0] == Cell(State.DONE, datetime.date(2026, 4, 16))


@pytest.mark.usefixtures("plan")
def test_what_was_watched_after_the_deadline_is_late(liuwan: Village, film: Courseware) -> None:
    hold(liuwan, film, 26)
    assert cells(liuwan)[0] == Cell(State.LATE, datetime.date(2026, 4, 26))


@pytest.mark.usefixtures("plan")
def test_past_the_deadline_is_overdue_and_before_it_open(liuwan: Village) -> None:
    liuwan.get("feed")
    assert [cell.state for cell in cells(liuwan)] == [State.OVERDUE, State.OPEN]


@pytest.mark.usefixtures("plan")
def test_a_village_that_has_not_been_heard_of_is_not_behind(liuwan: Village) -> None:
    long_ago = timezone.now() - datetime.timedelta(days=23)
    liuwan.get("feed")
    StationStatus.objects.update(last_contact=long_ago)
    states = {cell.state for cell in cells(liuwan, has_the_plan=False)}
    assert states == {State.NOT_RECEIVED}
    assert {cell.state for cell in cells(liuwan)} == {State.UNKNOWN}


@pytest.mark.usefixtures("plan")
def test_what_still_waits_in_the_village_is_not_overdue(liuwan: Village) -> None:
    liuwan.get("feed")
    StationStatus.objects.update(pending_records=1)
    assert cells(liuwan)[0].state is State.UNKNOWN


@pytest.mark.usefixtures("plan")
def test_a_film_played_to_an_empty_room_is_not_counted(liuwan: Village, film: Courseware) -> None:
    hold(liuwan, film, 16, attendance=[], villagers=0)
    assert cells(liuwan)[0].state is State.OVERDUE


@pytest.mark.usefixtures("plan")
def test_watching_alone_on_demand_does_not_answer_the_plan(
    liuwan: Village, film: Courseware
) -> None:
    hold(liuwan, film, 16, form=MeetingForm.ON_DEMAND)
    assert cells(liuwan)[0].state is State.OVERDUE


@pytest.mark.usefixtures("plan")
def test_last_months_viewing_does_not_answer_this_months_plan(
    liuwan: Village, film: Courseware
) -> None:
    march = Moment(wall_ms=on(1).wall_ms - 86_400_000 * 5, boot_ms=1, boot_id="one")
    hold(liuwan, film, 1, opened=march, closed=march)
    assert cells(liuwan)[0].state is State.OVERDUE


def test_a_plan_for_others_is_not_asked(
    liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    item = feed.PlanItem(id="i", courseware=film.sha256, deadline="2026-04-25")
    message = feed.StudyPlan(id="p", version=1, month="2026-04", title="四月", items=(item,))
    enter_plan("p", message, ["ZL"])
    assert cells(liuwan)[0].state is State.NOT_ASKED
    zaoling.get("feed")
    assert cells(zaoling)[0].state is State.OVERDUE


@pytest.mark.usefixtures("plan")
def test_the_month_is_summed_up_as_numerator_and_denominator(
    staff: Client, liuwan: Village, film: Courseware
) -> None:
    hold(liuwan, film, 16)
    hold(liuwan, film, 17, abandoned_reason="停电")
    page = staff.get("/?month=2026-04").content.decode()
    assert "3/3" in page
    assert "✓ 4/16" in page
    (row,) = overview("2026-04", [liuwan.station]).rows
    assert (row.meetings, row.present, row.expected) == (1, 3, 3)


@pytest.mark.usefixtures("plan")
def test_villages_stand_in_the_offices_order_not_by_score(
    staff: Client, liuwan: Village, zaoling: Village, film: Courseware
) -> None:
    hold(zaoling, film, 16)
    Station.objects.filter(pk="LW").update(position=1)
    Station.objects.filter(pk="ZL").update(position=2)
    page = staff.get("/?month=2026-04").content.decode()
    assert page.index("柳湾") < page.index("枣岭")


def test_on_the_first_day_four_steps_are_shown(staff: Client) -> None:
    page = staff.get("/").content.decode()
    for words in ("建站点", "导入花名册", "传课件", "发计划"):
        assert words in page
    assert page.count("还没办") == 4


@pytest.mark.usefixtures("plan")
def test_a_step_that_is_done_says_so(staff: Client, liuwan: Village) -> None:
    page = staff.get("/").content.decode()
    assert (page.count("办好了"), page.count("还没办")) == (3, 1)


def test_what_waits_opens_its_rows(staff: Client, liuwan: Village) -> None:
    liuwan.verdict_on(liuwan.record(entered_by_hand=True))
    page = staff.get("/?month=2026-04").content.decode()
    assert "待审记录 <b>1</b>" in page
    assert 'href="/ledger/?flagged=1&amp;month=2026-04"' in page


@pytest.mark.parametrize("month", ["", "2026-13", "x", "2026-1"])
def test_an_impossible_month_is_this_month(staff: Client, month: str) -> None:
    assert "2026年4月" in staff.get(f"/?month={month}").content.decode()


def test_another_month_is_not_called_this_one(staff: Client, liuwan: Village) -> None:
    page = staff.get("/", {"month": "2026-02"}).content.decode()
    assert "各站点2月情况" in page
    assert "看2月台账" in page
