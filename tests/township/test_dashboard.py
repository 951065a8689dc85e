"""Every number on the first page opens exactly the rows it is made of."""

import datetime
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from protocol import feed
from protocol.faults import FaultCategory
from protocol.meeting_types import MeetingForm
from protocol.moment import Moment
from protocol.record import Feedback, TopicRequest, Viewing
from protocol.segments import PlayedSegment
from tests.township.village import Village
from township.courses.entering import enter_plan
from township.courses.models import Courseware, PlannedMeeting, TenthClass
from township.faults.models import Fault
from township.ledger.models import Meeting, ViewingRow
from township.reports.dashboard import dashboard, head_of
from township.reports.musts import MustState
from township.stations.models import Station, StationStatus

MONTH = "2026-04"
TODAY = datetime.date(2026, 4, 28)
ZONE = datetime.timezone(datetime.timedelta(hours=8))


@pytest.fixture(autouse=True)
def _it_is_late_april(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@dataclass
class Numbers(HTMLParser):
    """The links of a page that say how many rows they open, and the rows it has itself."""

    links: list[tuple[str, str, str]] = field(default_factory=list)
    rows: int = 0

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.rows += "data-row" in told
        for kind in ("data-rows", "data-sum"):
            if kind in told:
                self.links.append((kind, told[kind] or "", told["href"] or ""))


def read(page: Any) -> Numbers:
    numbers = Numbers()
    numbers.feed(page.content.decode())
    return numbers


def rows_of(page: Any) -> int:
    """How many rows a page says, or shows, that it lists."""
    if "cl" in (page.context or {}):
        return int(page.context["cl"].result_count)
    listed = page.context.get("page") if page.context else None
    return int(listed.paginator.count) if listed is not None else read(page).rows


def on(day: int, hour: int = 19) -> Moment:
    wall = datetime.datetime(2026, 4, day, hour, tzinfo=ZONE)
    return Moment(wall_ms=int(wall.timestamp() * 1000), boot_ms=day, boot_id="one")


def watched(course: Courseware) -> Viewing:
    length = course.length_ms
    return Viewing(
        courseware=course.sha256,
        title=course.title,
        length_ms=length,
        segments=(PlayedSegment(start_ms=0, end_ms=length),),
        effective_ms=length,
        watched=True,
    )


def hold(village: Village, course: Courseware, day: int, **fields: Any) -> str:
    usual = {
        "id": str(uuid4()),
        "opened": on(day),
        "closed": on(day),
        "viewings": [watched(course)],
    }
    record = village.record(**{**usual, **fields})
    assert village.verdict_on(record) == "stored"
    return record.id


def planned(name: str, day: int, station: Station | None = None, **fields: Any) -> PlannedMeeting:
    return PlannedMeeting.objects.create(
        **{
            "id": name,
            "station": station,
            "type_code": "theme_party_day",
            "day": datetime.date(2026, 4, day),
            "time": datetime.time(19),
            **fields,
        }
    )


@pytest.fixture
def month(liuwan: Village, zaoling: Village, film: Courseware) -> None:
    """A month with something of everything, and what must not be counted beside it."""
    item = feed.PlanItem(id="i", courseware=film.sha256, deadline="2026-04-25")
    enter_plan(
        "p", feed.StudyPlan(id="p", version=1, month=MONTH, title="四月", items=(item,)), None
    )
    topics = [TopicRequest(category=name, people=2) for name in ("实用技术", "法律法规")]
    hold(liuwan, film, 16, topic_requests=topics)
    hold(liuwan, film, 17, abandoned_reason="停电")
    hold(liuwan, film, 18, entered_by_hand=True, viewings=[])
    hold(liuwan, film, 19, form=MeetingForm.ON_DEMAND, type_code="on_demand")
    hold(liuwan, film, 20, viewings=[])
    hold(liuwan, film, 10, type_code="tenth_class", feedback=Feedback(satisfied=3))
    returned = hold(zaoling, film, 21, attendance=[])
    Meeting.objects.filter(record_id=returned).update(returned_revision=1)
    for village, days in ((zaoling, 9), (liuwan, 0)):
        Fault.objects.create(
            station=village.station,
            fault_id=str(days),
            code="A12",
            part="sound",
            category=FaultCategory.SOUND.value,
            received_at=datetime.datetime(2026, 4, 28 - days, 12, tzinfo=ZONE),
        )


@pytest.mark.usefixtures("month")
@pytest.mark.parametrize(
    ("page", "at_least"), [(f"/?month={MONTH}", 12), (f"/reports/{MONTH}/", 6)]
)
def test_every_number_opens_exactly_its_rows(staff: Client, page: str, at_least: int) -> None:
    numbers = read(staff.get(page))
    assert len(numbers.links) >= at_least
    for kind, told, link in numbers.links:
        opened = staff.get(link)
        assert opened.status_code == 200, link
        if kind == "data-rows":
            assert rows_of(opened) == int(told), link
        else:
            meetings = opened.context["page"].object_list
            came = sum(one.expected_present for one in meetings)
            assert f"{came}/{sum(one.expected for one in meetings)}" == told, link


@pytest.mark.usefixtures("month")
def test_what_waits_stands_in_the_offices_order(staff: Client) -> None:
    page = staff.get(f"/?month={MONTH}").content.decode()
    words = ("待审记录", "镇里该回话的故障", "群众想学 <b>2</b>", "十号课堂缺材料 <b>1</b>")
    places = [page.index(one) for one in words]
    assert places == sorted(places)
    assert "（枣岭9天）" in page


def test_the_head_says_how_many_villages_have_come(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    liuwan.get("feed")
    told = head_of(MONTH)
    assert (told.stations, told.reported, told.due) == (2, 1, datetime.date(2026, 5, 3))
    opened = staff.get(f"/reports/{MONTH}/?reported=0")
    assert [one.station.name for one in opened.context["lines"]] == ["枣岭"]


def marks(village: Village) -> list[MustState]:
    station = Station.objects.select_related("status").get(pk=village.station.pk)
    return [mark.state for one in dashboard(MONTH, [station]).lines[0].musts for mark in one]


def test_a_planned_meeting_is_held_due_or_overdue(liuwan: Village, film: Courseware) -> None:
    liuwan.get("feed")
    planned("a", 9)
    planned("b", 10)
    planned("c", 11)
    planned("d", 12)
    planned("e", 28)
    planned("off", 13, liuwan.station, cancelled=True, by_village=True)
    planned("lesson", 13, type_code="tenth_class")
    hold(liuwan, film, 9, planned_meeting_id="a")
    hold(liuwan, film, 10, planned_meeting_id="b", viewings=[])
    hold(liuwan, film, 11, planned_meeting_id="c", viewings=[], entered_by_hand=True)
    assert marks(liuwan) == [
        MustState.HELD,
        MustState.UNWATCHED,
        MustState.TOLD,
        MustState.OVERDUE,
        MustState.DUE,
    ]


def test_another_villages_meeting_is_not_asked_of_this_one(
    liuwan: Village, zaoling: Village
) -> None:
    planned("a", 9, zaoling.station, by_village=True)
    assert marks(liuwan) == []
    assert marks(zaoling) == [MustState.UNKNOWN]


def test_a_silent_village_is_never_red(staff: Client, liuwan: Village, film: Courseware) -> None:
    planned("a", 9)
    item = feed.PlanItem(id="i", courseware=film.sha256, deadline="2026-04-25")
    enter_plan(
        "p", feed.StudyPlan(id="p", version=1, month=MONTH, title="四月", items=(item,)), None
    )
    page = staff.get(f"/?month={MONTH}").content.decode()
    table = page[page.index("<tbody>") :]
    assert "过期" not in table
    assert "未收到" in table
    assert "待同步" in table
    assert ">0<" not in table


def test_the_reason_for_silence_is_told_with_its_rows(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    fault = Fault.objects.create(
        station=zaoling.station,
        fault_id="1",
        code="A12",
        part="sound",
        category="sound",
        received_at=datetime.datetime(2026, 4, 19, 12, tzinfo=ZONE),
    )
    page = staff.get(f"/?month={MONTH}").content.decode()
    assert "没有声音，9天，不计欠学" in page
    assert f'href="/faults/{fault.pk}/"' in page
    assert "不计欠学" in page.replace("没有声音，9天，不计欠学", "")


def fill(stations: int, meetings: int, film: Courseware) -> None:
    """Villages with meetings and viewings, past the doors."""
    places = [Station(pk=f"S{n}", name=f"{n}村", position=n) for n in range(stations)]
    Station.objects.bulk_create(places, ignore_conflicts=True)
    StationStatus.objects.bulk_create(
        (StationStatus(station=one, last_contact=timezone.now()) for one in places),
        ignore_conflicts=True,
    )
    held = [
        Meeting(
            record_id=str(uuid4()),
            station=place,
            month=MONTH,
            day=datetime.date(2026, 4, 1 + number),
            type_code="theme_party_day" if number % 2 else "tenth_class",
            topics=[{"category": "实用技术", "people": 1}],
            wishes=1,
            expected=3,
            present=3,
            expected_present=3,
            courses_watched=1,
            planned_meeting_id="a",
        )
        for place in places
        for number in range(meetings)
    ]
    Meeting.objects.bulk_create(held)
    ViewingRow.objects.bulk_create(
        ViewingRow(meeting=one, courseware=film.sha256, title="x", watched=True) for one in held
    )


@pytest.mark.parametrize("page", ["/", "/wishes/", "/classes/"])
def test_a_page_asks_as_little_for_many_villages_as_for_few(
    staff: Client, film: Courseware, page: str
) -> None:
    planned("a", 9)
    TenthClass.objects.create(pk="a", topic="草莓", day=TODAY, time=datetime.time(9))
    item = feed.PlanItem(id="i", courseware=film.sha256, deadline="2026-04-25")
    enter_plan(
        "p", feed.StudyPlan(id="p", version=1, month=MONTH, title="四月", items=(item,)), None
    )
    counts = []
    for stations, meetings in ((20, 1), (300, 4)):
        fill(stations, meetings, film)
        staff.get(f"{page}?month={MONTH}")
        with CaptureQueriesContext(connection) as asked:
            assert staff.get(f"{page}?month={MONTH}").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_only_red_words_are_overdue(staff: Client, liuwan: Village) -> None:
    liuwan.get("feed")
    planned("a", 9)
    page = staff.get(f"/?month={MONTH}").content.decode()
    assert set(re.findall(r'class="mark (?:overdue|bad)">([^<]*)', page)) == {"！过期 4/09"}
