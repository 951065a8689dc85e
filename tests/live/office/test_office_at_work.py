"""The office's jobs in a real browser, by keyboard and in Chinese; every page on two screens."""

import re
from pathlib import Path

import openpyxl
import pytest
import requests
from playwright.sync_api import Browser

from demo.township import today
from protocol.enrolment import EnrolmentOffer, EnrolmentRequest
from protocol.signing import new_key, public_key
from tests.live.conftest import FilmMaker
from tests.live.office.clerk import DESK, PHONE, Clerk, at_the_desk
from tests.live.office.conftest import BusyOffice
from tests.live.office.walk import pages
from tests.live.prepared import NAME
from tests.live.running_office import PASSWORD

pytestmark = pytest.mark.patient


def last_month() -> str:
    year, month = today().year, today().month
    return f"{year - (month == 1)}-{(month - 2) % 12 + 1:02d}"


def test_every_page_is_fit_for_eyes_that_need_help_and_for_a_telephone(
    clerk: Clerk, office: BusyOffice
) -> None:
    faults = []
    for kind in pages(clerk, office.url):
        faults += [f"{kind}: {one}" for one in clerk.audit()]
        clerk.resize(PHONE)
        faults += [f"{kind}: 比手机宽{over}" for over in [clerk.overhang()] if over > 0]
        clerk.resize(DESK)
    assert not faults, "\n".join(faults)


def test_what_is_wrong_with_a_page_is_found(browser: Browser, office: BusyOffice) -> None:
    with at_the_desk(browser, office.url, {}) as clerk:
        clerk.page.set_content(
            "<html lang=zh><title>坏</title><main><input><p style='width:3000px'>宽</p>"
            "<a href='/'>挡住</a><div style='position:fixed;inset:0'></div>"
            "<script>console.error('坏了')</script></main></html>"
        )
        assert [one for one in clerk.audit() if one.startswith("label")]
        assert clerk.overhang() > 0
        assert clerk.faults == ["error: 坏了"]
        with pytest.raises(AssertionError, match="到不了"):
            clerk.reach(clerk.page.get_by_text("宽"))
        with pytest.raises(AssertionError, match="被挡住"):
            clerk.reach(clerk.page.get_by_text("挡住"))


def test_somebody_logs_in(browser: Browser, office: BusyOffice) -> None:
    with at_the_desk(browser, office.url, {}) as clerk:
        clerk.open("/ledger/")
        assert clerk.audit() == []
        clerk.write("用户名", NAME)
        clerk.write("密码", PASSWORD)
        clerk.page.keyboard.press("Enter")
        assert clerk.sees("学习台账")
        assert clerk.page.url == f"{office.url}/ledger/"
        assert clerk.faults == []


def test_a_station_is_made_and_its_machine_let_in(clerk: Clerk, office: BusyOffice) -> None:
    clerk.open("/admin/stations/station/add/")
    clerk.write("编号", "NH")
    clerk.write("站点名称", "南禾村")
    clerk.press("保存")
    assert clerk.sees("南禾村")
    request = EnrolmentRequest(station_key=public_key(new_key()), software="0.1.0")
    shown = requests.post(f"{office.url}/api/v1/enrolments", request.model_dump_json(), timeout=30)
    code = EnrolmentOffer.model_validate_json(shown.content).user_code
    clerk.open("/staff/stations/NH/enrol/")
    clerk.write("6位数字", "000000")
    clerk.page.keyboard.press("Enter")
    assert clerk.page.get_by_role("alert").inner_text()
    clerk.write("6位数字", code)
    clerk.press("接入南禾村")
    assert clerk.sees("南禾村接入了")


def test_a_film_is_sent_up_and_checked(clerk: Clerk, make_film: FilmMaker) -> None:
    film = make_film("南禾的稻子.mp4", 2)
    clerk.open("/")
    clerk.press("上传课件", "link")
    clerk.page.set_input_files("#file", film)
    clerk.choose("类别", "实用技术")
    clerk.press("上传")
    row = clerk.page.get_by_role("row").filter(has_text="南禾的稻子")
    row.get_by_text("可以用").wait_for(timeout=60_000)


def test_a_record_is_given_back_and_then_found_right(clerk: Clerk, office: BusyOffice) -> None:
    record = office.doors.records("SB")[0]
    clerk.open(f"/ledger/{record['id']}/")
    clerk.write("退回意见", "请补上讨论情况")
    clerk.press("退回补充")
    assert clerk.sees("退回了，站点下次联系时就会看到")
    clerk.press("不用补了")
    assert clerk.sees("已撤回")
    clerk.press("没有问题")
    assert clerk.sees("审过了")


def test_a_month_is_made_final_and_taken_home(
    clerk: Clerk, office: BusyOffice, tmp_path: Path
) -> None:
    month = last_month()
    clerk.open(f"/reports/{month}/")
    clerk.press("我知道，现在就定稿", "checkbox")
    clerk.press(f"定稿{int(month[5:])}月月报")
    assert clerk.sees("已定稿")
    with clerk.page.expect_download() as download:
        clerk.press("下载月报", "link")
    taken = tmp_path / "month.xlsx"
    download.value.save_as(taken)
    book = openpyxl.load_workbook(taken)
    assert "汇总" in book.sheetnames
    again = requests.get(f"{office.url}/reports/{month}.xlsx", cookies=office.cookies, timeout=60)
    assert again.content == taken.read_bytes()


def test_somebody_new_gets_an_account_that_only_reads(
    browser: Browser, clerk: Clerk, office: BusyOffice
) -> None:
    clerk.open("/admin/auth/user/add/")
    clerk.write("用户名", "xinlai")
    clerk.write("密码", "qinghe-daohua-58")
    clerk.write("密码确认", "qinghe-daohua-58")
    clerk.press("保存")
    assert clerk.sees("xinlai")
    with at_the_desk(browser, office.url, {}) as reader:
        reader.open("/")
        reader.write("用户名", "xinlai")
        reader.write("密码", "qinghe-daohua-58")
        reader.page.keyboard.press("Enter")
        assert reader.sees("各站点")
        assert not re.search("发计划|上传课件|操作记录", reader.page.locator("body").inner_text())
    clerk.open("/staff/audit/")
    assert "xinlai" in clerk.text
