"""The ledger and the month's end in a real browser: photos, entries by hand, search, the county."""

import datetime
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import requests
from PIL import Image
from playwright.sync_api import Browser

from demo.township import today
from protocol.people import Person, PersonStatus
from tests.live.office.clerk import PHONE, Clerk, at_the_desk
from tests.live.office.conftest import BusyOffice
from tests.township.county_template import county_template

pytestmark = pytest.mark.patient

GPS = 0x8825
READER, READS = "zhikan", "qinghe-daohua-58"
NAMES = ("周冬麦", "吴春荞", "徐秋豆")


@pytest.fixture(scope="module")
def reader(browser: Browser, office: BusyOffice) -> Iterator[Clerk]:
    """Somebody who may look at figures only, with an account that the office has just made."""
    with at_the_desk(browser, office.url, office.cookies) as clerk:
        clerk.open("/admin/auth/user/add/")
        clerk.write("用户名", READER)
        clerk.write("密码", READS)
        clerk.write("密码确认", READS)
        clerk.press("保存")
        assert clerk.sees(READER)
    with at_the_desk(browser, office.url, {}) as one:
        one.open("/")
        one.write("用户名", READER)
        one.write("密码", READS)
        one.page.keyboard.press("Enter")
        assert one.sees("各站点")
        yield one


def last_month() -> datetime.date:
    """The first day of it."""
    return (today().replace(day=1) - datetime.timedelta(days=1)).replace(day=1)


def photo(folder: Path) -> Path:
    """A telephone's picture, with the place where it was taken."""
    about = Image.Exif()
    about[0x010F] = "某手机"
    about[GPS] = {1: "N", 2: (30.0, 15.0, 0.0), 3: "E", 4: (103.0, 30.0, 0.0)}
    file = folder / "会场.jpg"
    Image.linear_gradient("L").resize((1600, 1200)).convert("RGB").save(file, exif=about)
    return file


def scan(folder: Path) -> Path:
    """A signed sheet as a scanner gives it."""
    file = folder / "签到表.pdf"
    Image.linear_gradient("L").save(file)
    return file


def get(office: BusyOffice, path: str) -> requests.Response:
    return requests.get(office.url + path, cookies=office.cookies, timeout=60)


def attached(clerk: Clerk) -> list[str]:
    """Where the shown attachments lie."""
    links = clerk.page.locator(".attachments li > a:first-of-type")
    return [one.get_attribute("href") or "" for one in links.all()]


def kept_files(office: BusyOffice) -> list[bytes]:
    folder = office.data / "attachments"
    return [one.read_bytes() for one in folder.rglob("*") if one.is_file()]


def test_a_photo_is_attached_by_telephone_and_taken_away(
    clerk: Clerk, office: BusyOffice, tmp_path: Path
) -> None:
    taken = photo(tmp_path)
    with Image.open(taken) as told:
        assert told.getexif().get_ifd(GPS)
    record = office.doors.records("LW")[-1]["id"]
    clerk.resize(PHONE)
    clerk.open(f"/ledger/{record}/")
    clerk.put("选照片或扫描件", taken)
    clerk.page.locator(".attachments img").wait_for()
    (place,) = attached(clerk)
    stored = get(office, place).content
    seen = Image.open(io.BytesIO(stored))
    assert seen.size == (1600, 1200)
    assert not seen.getexif()
    assert not [one for one in kept_files(office) if b"Exif" in one or b"GPS" in one]
    assert clerk.look_over() == []

    clerk.put("选照片或扫描件", taken)
    assert clerk.sees("这一份已经有了，没有再存。")
    clerk.unfold("撤下")
    clerk.write("为什么撤下", "拍糊了")
    clerk.press("撤下")
    assert clerk.sees("撤下：拍糊了")
    assert attached(clerk) == []
    assert get(office, place).status_code == 404
    assert clerk.look_over() == []


def test_after_a_photo_the_keyboard_goes_on_beside_it(
    clerk: Clerk, office: BusyOffice, tmp_path: Path
) -> None:
    record = office.doors.records("SB")[-1]["id"]
    clerk.open(f"/ledger/{record}/")
    clerk.put("选照片或扫描件", photo(tmp_path))
    clerk.page.locator(".attachments img").wait_for()
    clerk.page.keyboard.press("Tab")
    assert clerk.page.evaluate("document.activeElement.closest('.attachments') !== null")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("会场.heic", b"\0\0\0\x18ftypheic" + bytes(400), "请在手机上存成JPEG再传"),
        ("名单.txt", "各村名单".encode(), "请选照片（JPEG、PNG），或者扫描成PDF的表"),
    ],
)
def test_a_file_that_is_no_photo_is_refused_in_a_sentence(
    clerk: Clerk, office: BusyOffice, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    record = office.doors.records("WH")[-1]["id"]
    clerk.resize(PHONE)
    clerk.open(f"/ledger/{record}/")
    clerk.put("选照片或扫描件", file)
    assert clerk.sees(said)
    assert clerk.look_over() == []
    # The browser's own word for an answer of 422; the page has said what it means.
    assert clerk.faults.pop() == f"422: /ledger/{record}/attachments/"
    clerk.page.reload()
    assert attached(clerk) == []


def test_a_signed_sheet_is_for_those_who_may_see_names(
    clerk: Clerk, office: BusyOffice, reader: Clerk, tmp_path: Path
) -> None:
    record = office.doors.records("ZL")[-1]
    clerk.open(f"/ledger/{record['id']}/")
    clerk.pick("附上一份", "签到表")
    clerk.put("选照片或扫描件", scan(tmp_path))
    clerk.page.locator(".attachments .sheet").wait_for()
    (place,) = attached(clerk)
    assert get(office, place).content.startswith(b"%PDF")

    reader.open(f"/ledger/{record['id']}/")
    assert reader.sees("另有签字的表1份，上面有姓名，只有办公室和检查员看得到。")
    assert reader.look_over() == []
    names = [one["name"] for one in record["record"]["expected"]]
    assert len(names) > 3
    assert [one for one in names if one in reader.page.content()] == []
    reader.open(f"/ledger/?q={names[0]}")
    assert "共0份" in reader.text
    assert reader.faults == []
    month = f"{last_month():%Y-%m}"
    for hidden in (place, "/staff/stations/ZL/roster/", f"/reports/{month}.xlsx?names=1"):
        reader.open(hidden)
        assert reader.sees("您的账号没有办这件事的权限")
        assert reader.faults.pop() == f"403: {hidden}"
    assert reader.look_over() == []


def test_whoever_is_missing_is_reminded(clerk: Clerk, office: BusyOffice) -> None:
    office.doors.add_station("DG", "东岗村", 40)
    office.doors.set_roster(
        "DG", [Person(id=one, name=one, status=PersonStatus.MEMBER) for one in NAMES]
    )
    clerk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    clerk.open(f"/reports/{last_month():%Y-%m}/")
    clerk.press("复制催报文字")
    assert clerk.sees("复制好了")
    reminder = clerk.page.evaluate("navigator.clipboard.readText()")
    assert f"{last_month().month}月学用情况月报要汇总了，还差：东岗村。" in reminder
    clerk.press("复制通报文字")
    clerk.page.wait_for_function(
        "async () => (await navigator.clipboard.readText()).includes('有效场次')"
    )
    brief = clerk.page.evaluate("navigator.clipboard.readText()")
    assert "7个站点，已报6个" in brief
    people = [one["name"] for one in office.doors.records("LW")[0]["record"]["expected"]]
    assert [one for one in people if one in brief] == []
    assert clerk.look_over() == []


def test_a_meeting_is_entered_for_a_village_whose_pc_is_dead(
    clerk: Clerk, office: BusyOffice
) -> None:
    day = last_month().replace(day=11)
    clerk.open("/ledger/")
    clerk.press("手工补录", "link")
    clerk.choose("给哪个村补录", "东岗村")
    clerk.press("下一步")
    # Debian's Chromium knows dates in English order only.
    clerk.write("哪一天", f"{day:%m%d%Y}")
    clerk.write("几点开始", "0730PM")
    clerk.write("开了多少分钟", "50")
    clerk.write("第1个课件", "农村安全用电与防溺水")
    clerk.pick(NAMES[0], "到")
    clerk.pick(NAMES[1], "请假")
    clerk.pick(NAMES[2], "迟到")
    clerk.write("群众几人", "4")
    clerk.write("为什么手工补录", "电脑坏了")
    assert clerk.look_over() == []
    clerk.press("下一步：看一遍")
    assert clerk.sees("请看一遍")
    assert clerk.look_over() == []
    clerk.press("存好")
    assert clerk.sees("补录存好了，记作镇里补录")
    assert clerk.look_over() == []
    (kept,) = office.doors.records("DG")
    marks = {one["name"]: one["status"] for one in kept["record"]["attendance"]}
    assert marks == dict(zip(NAMES, ("present", "on_leave", "late"), strict=True))
    assert kept["by_office"]
    assert kept["record"]["held"] == {
        "day": f"{day:%Y-%m-%d}",
        "time": "19:30",
        "length_ms": 50 * 60_000,
    }
    told_apart(clerk, f"{day:%Y-%m}")


def told_apart(clerk: Clerk, month: str) -> None:
    """The village's only meeting stands as an entry, in the ledger and in the month."""
    clerk.open(f"/ledger/?station=DG&month={month}")
    row = clerk.page.get_by_role("row").filter(has_text="东岗村")
    assert row.get_by_text("镇里补录").inner_text() == "镇里补录"
    assert clerk.look_over() == []
    clerk.open(f"/reports/{month}/")
    row = clerk.page.get_by_role("row").filter(has_text="东岗村")
    cells = row.get_by_role("cell")
    heads = clerk.page.get_by_role("columnheader").all_inner_texts()[1:]
    told = dict(zip(("".join(one.split()) for one in heads), cells.all_inner_texts(), strict=True))
    assert (told["有效场次"], told["手工登记"]) == ("0", "1")


def test_two_revisions_are_seen_side_by_side(clerk: Clerk, office: BusyOffice) -> None:
    (record,) = [one for one in office.doors.records("LW") if len(one["revisions"]) == 2]
    clerk.open("/ledger/")
    clerk.choose("站点", "柳湾村")
    clerk.unfold("更多条件")
    clerk.choose("补充和更正", "更正过的")
    clerk.press("查找")
    assert clerk.sees("共1份")
    row = clerk.page.get_by_role("row").nth(1)
    clerk.press(row.get_by_role("link").first.inner_text(), "link")
    clerk.choose("左边看哪一版", "第1版")
    clerk.choose("右边看哪一版", "第2版")
    clerk.press("并排看")
    assert clerk.sees("第1版和第2版：")
    assert clerk.look_over() == []
    line = clerk.page.get_by_role("row").filter(has_text="会议类型").filter(has_text="不一样")
    told = [one["record"]["type_name"] for one in record["revisions"]]
    assert line.get_by_role("cell").all_inner_texts() == told


def test_the_ledger_is_narrowed_until_one_is_found(clerk: Clerk, office: BusyOffice) -> None:
    records = office.doors.records("SB")
    month = f"{last_month():%Y-%m}"
    there = [one for one in records if one["opened_at"].startswith(month)]
    parties = [one for one in there if one["record"]["type_code"] == "theme_party_day"]
    clerk.open("/ledger/")
    clerk.choose("站点", "石板桥村")
    clerk.choose("月份", month)
    clerk.press("查找")
    assert clerk.sees(f"共{len(there)}份")
    clerk.choose("会议类型", "主题党日")
    clerk.press("查找")
    assert clerk.sees(f"共{len(parties)}份")
    assert clerk.look_over() == []
    clerk.press("去掉：主题党日", "link")
    assert clerk.sees(f"共{len(there)}份")
    clerk.press("去掉：石板桥村", "link")
    clerk.press("全部显示", "link")
    clerk.unfold("更多条件")
    clerk.choose("三个必看", "2. 党员活动日")
    clerk.press("查找")
    clerk.page.get_by_role("link", name="去掉：2. 党员活动日").wait_for()
    assert clerk.page.get_by_role("row").filter(has_text="班子会").count() == 0
    assert clerk.page.get_by_role("row").filter(has_text="主题党日").count() > 0


def test_the_ledger_is_searched_by_words_and_by_attendance(
    clerk: Clerk, office: BusyOffice
) -> None:
    record = office.doors.records("WH")[0]
    person = next(one for one in record["record"]["attendance"] if one["status"] == "present")
    was_there = [one for one in office.doors.records("WH") if signed_in(one, person["name"])]
    clerk.open("/ledger/")
    clerk.write("查找", person["name"])
    clerk.page.keyboard.press("Enter")
    assert clerk.sees(f"共{len(was_there)}份")
    clerk.write("查找", "守河人")
    clerk.page.keyboard.press("Enter")
    assert clerk.sees("“守河人”")
    rows = clerk.page.get_by_role("row").all_inner_texts()[1:]
    assert rows
    assert [one for one in rows if "守河人" not in one] == []
    clerk.press("全部显示", "link")
    clerk.unfold("更多条件")
    clerk.choose("参学情况", "参学率偏低")
    clerk.write("参学率低于百分之几算偏低", "85")
    clerk.press("查找")
    assert clerk.sees("参学率不到85%")
    assert clerk.look_over() == []
    shares = clerk.page.locator("td:nth-child(7) .small").all_inner_texts()
    assert shares
    assert [one for one in shares if int(one.rstrip("%")) >= 85] == []


def signed_in(record: dict[str, Any], name: str) -> bool:
    return name in [one["name"] for one in record["record"]["attendance"]]


def test_the_countys_own_form_is_mapped_once_and_filled(
    clerk: Clerk, office: BusyOffice, tmp_path: Path
) -> None:
    empty, filled = tmp_path / "县表.xlsx", tmp_path / "filled.xlsx"
    empty.write_bytes(county_template(rows=20))
    month = f"{last_month():%Y-%m}"
    clerk.open(f"/reports/{month}/")
    clerk.press("用县里的表", "link")
    clerk.put("县里发的空表（.xlsx）", empty)
    clerk.press("上传")
    assert clerk.sees("还没核对")
    clerk.choose("F列填什么", "群众人次")
    clerk.press("看看效果")
    assert clerk.sees("这是您刚选的，还没保存。")
    assert clerk.look_over() == []
    clerk.press("保存")
    assert clerk.sees("每月在用")
    clerk.open(f"/reports/{month}/")
    with clerk.page.expect_download() as download:
        clerk.press("下载县里的表", "link")
    download.value.save_as(filled)
    page = openpyxl.load_workbook(filled).worksheets[0]
    rows = {page.cell(row, 2).value: page.cell(row, 6).value for row in range(5, 25)}
    villagers = sum(
        one["counted"]["villagers"]
        for one in office.doors.records("BQ")
        if one["opened_at"].startswith(month)
    )
    assert rows["北渠村"] == villagers
    assert page["C25"].value == "=SUM(C5:C24)"
