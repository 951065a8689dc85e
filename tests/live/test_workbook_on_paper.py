"""The month's workbook as a real office suite prints it: A4, no column cut, heads on every page."""

import datetime
import os
import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from township.courses.models import Courseware, PlanItem, StudyPlan
from township.courses.plan_publishing import publish
from township.faults.models import Fault
from township.ledger.models import AttendanceRow, Meeting, ViewingRow
from township.reports.monthly import monthly
from township.reports.workbook import month_workbook
from township.stations.models import Station, StationStatus

pytestmark = [
    pytest.mark.live,
    pytest.mark.patient,
    pytest.mark.skipif(
        shutil.which("soffice") is None and "CI" not in os.environ, reason="needs LibreOffice"
    ),
]
MONTH = "2026-04"
VILLAGES = 200
A4_LANDSCAPE_PT = (841.89, 595.28)
_LONG = "农村土地流转合同怎么签和集体“三资”管理警示教育"


def fill_the_month() -> None:
    """Two hundred villages, each with something in every sheet."""
    places = [Station(pk=f"S{n}", name=f"第{n}号青禾村", position=n) for n in range(VILLAGES)]
    Station.objects.bulk_create(places)
    StationStatus.objects.bulk_create(
        StationStatus(station=one, last_contact=timezone.now()) for one in places
    )
    plan_courses()
    hold_meetings(places)
    Fault.objects.bulk_create(
        Fault(
            station=place,
            fault_id="1",
            code="A12-5",
            part="sound",
            category="sound",
            words="放片没有声音，换了线也没有",
            received_at=datetime.datetime(2026, 4, 12, 3, tzinfo=datetime.UTC),
            measures="换了音箱，重新接了线",
        )
        for place in places
    )


def plan_courses() -> None:
    course = Courseware.objects.create(sha256="a" * 64, title=_LONG, size_bytes=1, length_ms=60_000)
    plan = StudyPlan.objects.create(pk="p", month=MONTH, title="四月")
    for number in range(6):
        item = PlanItem(plan=plan, courseware=course, deadline=datetime.date(2026, 4, 25))
        item.position, item.item_id = number, str(number)
        item.save()
    publish(plan)


def hold_meetings(places: list[Station]) -> None:
    held = [
        Meeting(
            record_id=str(uuid4()),
            station=place,
            month=MONTH,
            day=datetime.date(2026, 4, 10),
            opened_at=datetime.datetime(2026, 4, 10, 11, tzinfo=datetime.UTC),
            type_code="tenth_class",
            type_name="十号课堂",
            topics=[{"category": "实用技术", "people": 12}],
            wishes=1,
            expected=18,
            present=16,
            expected_present=16,
            courses=1,
            courses_watched=1,
            revision=2,
            corrections=1,
            returned_comment="请补写讨论情况，写清楚谁发了言、说了什么",
        )
        for place in places
    ]
    Meeting.objects.bulk_create(held)
    ViewingRow.objects.bulk_create(
        ViewingRow(
            meeting=one,
            courseware="a" * 64,
            title=_LONG,
            category="法律法规",
            required=True,
            length_ms=1_710_000,
            effective_ms=1_710_000,
            watched=True,
        )
        for one in held
    )
    AttendanceRow.objects.bulk_create(
        AttendanceRow(meeting=one, person_id="a", name="王麦青", status="present", is_there=True)
        for one in held
    )


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=240).stdout


@pytest.fixture
def printed(db: None, tmp_path: Path) -> Path:
    """Folder with ``month.xlsx`` and what LibreOffice prints of it, ``month.pdf``."""
    fill_the_month()
    book = tmp_path / "month.xlsx"
    book.write_bytes(month_workbook(monthly(MONTH), "干事", named=True))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path))
    run("soffice", profile, *convert, str(book))
    return tmp_path


def pages_of(file: Path) -> list[str]:
    """The words of each page as they were drawn: ``-layout`` would tear a head's lines apart."""
    drawn = run("pdftotext", "-raw", str(file), "-").split("\f")[:-1]
    return [re.sub(r"\s", "", page) for page in drawn]


def test_every_sheet_is_printed_whole_on_a4(printed: Path) -> None:
    file = printed / "month.pdf"
    pages = pages_of(file)
    sizes = re.findall(
        r"Page +\d+ size: +([\d.]+) x ([\d.]+)", run("pdfinfo", "-l", "9999", str(file))
    )
    assert len(sizes) == len(pages)
    for size in sizes:
        assert [float(one) for one in size] == pytest.approx(A4_LANDSCAPE_PT, abs=2)
    by_sheet = defaultdict(list)
    for page in pages:
        (sheet,) = re.findall(r"月份学用情况月报表（(\w+)）", page)
        by_sheet[sheet].append(page)
    book = load_workbook(printed / "month.xlsx", read_only=False)
    assert list(by_sheet) == book.sheetnames
    for page in book:
        heads = [str(cell.value) for cell in page[3] if cell.value]
        for number, words in enumerate(by_sheet[page.title], 1):
            missing = [one for one in heads if re.sub(r"\s", "", one) not in words]
            assert missing == [], (page.title, number)
    long = {name for name, found in by_sheet.items() if len(found) > 1}
    assert {"汇总", "播放明细", "签到明细", "学习计划完成情况", "故障台账"} <= long
    assert f"第1页，共{len(pages)}页" in pages[0]
