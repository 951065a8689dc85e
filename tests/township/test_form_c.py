"""Form C: each cell, how lengths of time are told, and paper and workbook saying the same."""

import datetime
import io

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from tests.township.test_fault_pages import HOUR, begin
from tests.township.test_faults import fault, held_fault, report
from tests.township.village import Village
from township.faults.register import HEADS, faults_of, row_of, span_words
from township.reports.monthly import monthly
from township.reports.workbook import month_workbook


def test_form_c_has_every_column_and_its_cells(liuwan: Village) -> None:
    report(liuwan, fault(words="没声"))
    begin(hours_ago=30)
    kept = held_fault()
    kept.accepted_at = kept.begun_at + HOUR
    kept.restored_at = kept.begun_at + 27 * HOUR
    kept.repairer, kept.measures, kept.parts_replaced = "广电站", "换了线", "音频线"
    kept.stopgap, kept.note, kept.restored_by_office = "用扩音器", "保修期内", True
    cells = dict(zip((one.name for one in HEADS), row_of(kept, timezone.now()), strict=True))
    at = f"{timezone.localtime(kept.begun_at):%Y-%m-%d %H:%M}"
    assert cells == {
        "编号": f"LW-B{kept.pk:04d}",
        "站点": "柳湾",
        "报修时间": at,
        "报修人": "站点管理员",
        "设备名称": "音箱（声音）",
        "故障类别": "声音",
        "故障现象": "没有声音（A12-1）：没声",
        "自检结果": "没有声音",
        "应急处理": "按屏幕提示试了3步；用扩音器",
        "受理时间": f"{timezone.localtime(kept.accepted_at):%Y-%m-%d %H:%M}",
        "维修人": "广电站",
        "处理措施": "换了线",
        "更换配件": "音频线",
        "恢复时间": f"{timezone.localtime(kept.restored_at):%Y-%m-%d %H:%M}",
        "停用时长": "1天3小时",
        "验收人签字": "",
        "备注": "村里来电话说好了；保修期内",
    }


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (None, ""),
        (datetime.timedelta(seconds=59), "不到1分钟"),
        (40 * datetime.timedelta(minutes=1), "40分钟"),
        (5 * HOUR, "5小时"),
        (5 * HOUR + datetime.timedelta(minutes=7), "5小时7分"),
        (datetime.timedelta(days=9), "9天"),
        (datetime.timedelta(days=9, hours=3, minutes=50), "9天3小时"),
    ],
)
def test_a_length_of_time_is_told_as_people_say_it(
    span: datetime.timedelta | None, words: str
) -> None:
    assert span_words(span) == words


def test_paper_and_workbook_say_the_same(staff: Client, liuwan: Village) -> None:
    report(liuwan, fault(words="=1+1"))
    today = timezone.localdate()
    month = f"{today:%Y-%m}"
    book = load_workbook(io.BytesIO(month_workbook(monthly(month), "干事")))
    sheet = [[cell.value or "" for cell in row] for row in book["故障台账"].iter_rows(min_row=3)]
    (kept,) = faults_of(today, today)
    assert sheet == [[one.name for one in HEADS], list(row_of(kept, timezone.now()))]
    for address in (f"/faults/register/{month}/", f"/faults/register/{today.year}/"):
        page = staff.get(address).content.decode()
        assert all(one.name in page for one in HEADS)
        assert kept.number in page
    form = staff.get(f"/faults/{kept.pk}/form/").content.decode()
    assert all(one.name in form for one in HEADS)


@pytest.mark.parametrize("span", ["2026-13", "0000", "9999", "x", "2026-4"])
def test_what_is_no_month_or_year_has_no_register(staff: Client, span: str) -> None:
    assert staff.get(f"/faults/register/{span}/").status_code == 404
