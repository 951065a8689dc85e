"""The month's end: who is missing, what is doubtful, what is final, and the workbook."""

import datetime
import io
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from protocol.people import PersonStatus
from protocol.record import (
    Attendance,
    AttendanceStatus,
    ExpectedPerson,
    MeetingRecord,
    TopicRequest,
    Viewing,
)
from protocol.segments import PlayedSegment
from tests.township.village import HOUR_MS, Village, moment
from township.courses.models import Courseware, PlannedMeeting
from township.ledger.models import Meeting
from township.reports.metrics import Ratio
from township.reports.models import MonthReport
from township.reports.monthly import brief, monthly, reminder
from township.reports.workbook import month_workbook

MONTH = "2026-04"
EARLY = {"early": "1"}
PAGE = f"/reports/{MONTH}/"


def watched(film: Courseware) -> Viewing:
    length = film.length_ms
    return Viewing(
        courseware=film.sha256,
        title=film.title,
        length_ms=length,
        segments=(PlayedSegment(start_ms=0, end_ms=length),),
        effective_ms=length,
        watched=True,
        started=moment(),
        ended=moment(length),
    )


def evening(village: Village, film: Courseware, **fields: Any) -> MeetingRecord:
    """Three of three came and watched one course."""
    return village.record(**{"viewings": [watched(film)], "id": str(uuid4()), **fields})


def people(count: int, called: int) -> dict[str, Any]:
    names = [f"人{number}" for number in range(called)]
    return {
        "expected": [
            ExpectedPerson(person_id=f"p{n}", name=name, status=PersonStatus.MEMBER)
            for n, name in enumerate(names)
        ],
        "attendance": [
            Attendance(person_id=f"p{n}", name=names[n], status=AttendanceStatus.PRESENT)
            for n in range(count)
        ],
    }


def line_of(station_id: str) -> Any:
    return next(one for one in monthly(MONTH).lines if one.station.id == station_id)


def test_a_villages_month_adds_up(liuwan: Village, zaoling: Village, film: Courseware) -> None:
    """Two party days of 3/3 and 4/5, one that nobody came to (0/5): 7/13, two of three musts."""
    liuwan.put_record(evening(liuwan, film))
    liuwan.put_record(evening(liuwan, film, **people(4, 5), villagers=6))
    liuwan.put_record(evening(liuwan, film, viewings=[], **people(0, 5)))
    told = line_of("LW").figures
    assert (told.valid, told.attendances, len(told.people), told.villagers) == (2, 7, 4, 6)
    assert told.effective_ms == 2 * film.length_ms
    assert (told.turnout, told.musts) == (Ratio(7, 13), Ratio(2, 3))
    assert line_of("ZL").figures.valid == 0
    assert monthly(MONTH).total.turnout == Ratio(7, 13)


def test_a_record_that_closed_the_next_evening_is_late(liuwan: Village, film: Courseware) -> None:
    liuwan.put_record(evening(liuwan, film))
    assert line_of("LW").figures.in_time == Ratio(1, 1)
    liuwan.put_record(evening(liuwan, film, closed=moment(25 * HOUR_MS)))
    assert line_of("LW").figures.in_time == Ratio(1, 2)


def test_correcting_costs_nothing(liuwan: Village, film: Courseware) -> None:
    liuwan.put_record(evening(liuwan, film))
    before = line_of("LW").figures
    Meeting.objects.update(corrections=1)
    after = line_of("LW").figures
    assert after.corrected == Ratio(1, 1)
    assert (after.valid, after.turnout, after.musts) == (before.valid, before.turnout, before.musts)


def test_the_number_of_queries_does_not_grow_with_the_rows(
    liuwan: Village, film: Courseware
) -> None:
    liuwan.put_record(evening(liuwan, film))
    monthly(MONTH)
    with CaptureQueriesContext(connection) as few:
        monthly(MONTH)
    for _ in range(5):
        liuwan.put_record(evening(liuwan, film))
    with CaptureQueriesContext(connection) as many:
        monthly(MONTH)
    assert len(many) == len(few)


def test_whoever_is_not_heard_of_is_missing_and_not_behind(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    liuwan.get("feed")
    report = monthly(MONTH)
    assert [one.station.name for one in report.missing] == ["枣岭"]
    assert "枣岭" in reminder(report)
    assert "柳湾" not in reminder(report)
    page = staff.get(PAGE).content.decode()
    assert "还差1个站点：枣岭" in page
    assert "1/2" in page
    assert "1个站点待同步，不计欠学" in brief(report)


def test_a_brief_names_nobody(liuwan: Village, film: Courseware) -> None:
    record = evening(liuwan, film)
    liuwan.put_record(record)
    assert not [one.name for one in record.attendance if one.name in brief(monthly(MONTH))]


@pytest.mark.parametrize(
    ("ratio", "said"),
    [(Ratio(), "–"), (Ratio(33, 36), "33/36（91%）"), (Ratio(0, 2), "0/2（0%）")],
)
def test_a_ratio_is_shown_with_both_numbers(ratio: Ratio, said: str) -> None:
    assert str(ratio) == said


def test_a_doubt_that_somebody_settled_is_none(
    staff: Client, liuwan: Village, film: Courseware
) -> None:
    record = evening(liuwan, film, **people(1, 3))
    liuwan.put_record(record)
    assert monthly(MONTH).doubtful == 1
    staff.post(f"/ledger/{record.id}/review/", {"accept": "1"})
    assert monthly(MONTH).doubtful == 0
    assert "审过了" in staff.get(f"/ledger/{record.id}/").content.decode()
    assert "没有符合的记录" in staff.get(f"/ledger/?month={MONTH}&flagged=1").content.decode()


def test_a_month_is_final_once_and_later_arrivals_change_nothing(
    staff: Client, liuwan: Village, film: Courseware
) -> None:
    liuwan.put_record(evening(liuwan, film))
    assert staff.post(f"{PAGE}final/", EARLY).status_code == 302
    final = MonthReport.objects.get()
    first = b"".join(staff.get(f"/reports/{MONTH}.xlsx").streaming_content)
    late = evening(liuwan, film)
    liuwan.put_record(late)
    page = staff.get(PAGE).content.decode()
    assert "已定稿" in page
    assert "算作补报" in page
    assert f"/ledger/{late.id}/" in page
    assert b"".join(staff.get(f"/reports/{MONTH}.xlsx").streaming_content) == first
    staff.post(f"{PAGE}final/", EARLY)
    again = MonthReport.objects.get()
    assert (again.content, again.made_at) == (final.content, final.made_at)
    assert final.content["lines"][0]["valid"] == 1


def test_a_month_that_no_village_has_seen_is_final_only_on_purpose(
    staff: Client, liuwan: Village
) -> None:
    page = staff.post(f"{PAGE}final/", follow=True).content.decode()
    assert "还没有公示，村里还没看过自己的数。真要现在定稿，请先打勾。" in page
    assert not MonthReport.objects.exists()
    assert "我知道，现在就定稿" in page
    staff.post(f"{PAGE}final/", EARLY)
    assert MonthReport.objects.count() == 1


def test_a_month_that_is_not_over_cannot_be_final(staff: Client, liuwan: Village) -> None:
    this = f"{timezone.localdate():%Y-%m}"
    answer = staff.post(f"/reports/{this}/final/", follow=True)
    assert "这个月还没过完" in answer.content.decode()
    assert not MonthReport.objects.exists()


@pytest.mark.parametrize("month", ["2026-13", "april", "2026-4"])
def test_there_is_no_report_of_no_month(staff: Client, month: str) -> None:
    assert staff.get(f"/reports/{month}/").status_code == 404


def cells(made: bytes, name: str) -> list[list[Any]]:
    return [list(row) for row in load_workbook(io.BytesIO(made))[name].iter_rows(values_only=True)]


def test_the_workbook_says_what_the_page_says(liuwan: Village, film: Courseware) -> None:
    topic = TopicRequest(category="实用技术", people=7)
    liuwan.put_record(evening(liuwan, film, **people(4, 5), topic_requests=[topic]))
    made = month_workbook(monthly(MONTH), "干事")
    rows = cells(made, "汇总")
    assert "4月份学用情况月报表" in rows[0][0]
    assert "填报人：干事" in rows[1][0]
    assert rows[3][:6] == [1, "柳湾", 1, film.length_ms // 60_000, 4, 4]
    assert rows[3][7] == "4/5（80%）"
    assert cells(made, "播放明细")[3][3] == film.title
    assert cells(made, "反馈与需求")[3][3:] == ["实用技术", 7]


def test_names_are_in_the_workbook_only_when_asked_for(
    staff: Client, liuwan: Village, film: Courseware
) -> None:
    record = evening(liuwan, film)
    liuwan.put_record(record)
    plain = b"".join(staff.get(f"/reports/{MONTH}.xlsx").streaming_content)
    assert "签到明细" not in load_workbook(io.BytesIO(plain)).sheetnames
    named = b"".join(staff.get(f"/reports/{MONTH}.xlsx?names=1").streaming_content)
    assert [row[3] for row in cells(named, "签到明细")[3:]] == ["王麦青", "李稻香", "张禾苗"]


@pytest.mark.parametrize("title", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2", "\x0b坏\x00字"])
def test_a_title_is_never_a_formula(liuwan: Village, film: Courseware, title: str) -> None:
    viewing = watched(film).model_copy(update={"title": title})
    liuwan.put_record(evening(liuwan, film, viewings=[viewing]))
    book = load_workbook(io.BytesIO(month_workbook(monthly(MONTH), "=1+1")))
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    told = book["播放明细"].cell(4, 4).value
    assert told == title.replace("\x0b", "").replace("\x00", "")


def test_every_sheet_is_ready_for_a4_paper(liuwan: Village, film: Courseware) -> None:
    liuwan.put_record(evening(liuwan, film))
    for sheet in load_workbook(io.BytesIO(month_workbook(monthly(MONTH), "干事"))):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows == "$1:$3"
        assert sheet.freeze_panes == "A4"
        assert sheet.print_area


def test_numbers_that_never_came_are_told(staff: Client, liuwan: Village) -> None:
    for sequence in (3, 4, 7):
        liuwan.put_record(liuwan.record(sequence=sequence))
    assert "没有收到第5、6号" in staff.get("/ledger/?station=LW").content.decode()


def test_what_was_planned_and_never_held_counts_against_the_musts(
    liuwan: Village, film: Courseware
) -> None:
    planned = PlannedMeeting.objects.create(
        id="april",
        station=liuwan.station,
        type_code="theme_party_day",
        day=datetime.date(2026, 4, 16),
        time=datetime.time(19),
    )
    assert line_of("LW").figures.musts == Ratio(0, 1)
    liuwan.put_record(evening(liuwan, film, planned_meeting_id=planned.id))
    assert line_of("LW").figures.musts == Ratio(1, 1)
