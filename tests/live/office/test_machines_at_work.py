"""The office and the villages' machines in a real browser: faults, new PCs, films on their way."""

import re
import secrets
import sqlite3
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request

from protocol.faults import FaultReport
from protocol.pin_reset import is_reset_code, token_hash
from tests.live.conftest import FilmMaker
from tests.live.office.clerk import Clerk, at_the_desk
from tests.live.office.conftest import BusyOffice
from tests.live.office.machine import Machine, now
from tests.live.prepared import NAME
from tests.live.running_office import PASSWORD

pytestmark = pytest.mark.patient

SLOW_BYTES_A_SECOND = 600_000
_MB = 1024 * 1024
SUBTITLE = "1\n00:00:00,000 --> 00:00:02,000\n草莓要起高垄\n"


def broken(**more: object) -> FaultReport:
    told = {"id": "f1", "code": "A12-1", "part": "sound", "category": "sound", "steps_tried": 3}
    return FaultReport.model_validate({**told, "reported": now(), "wrong": ("sound",), **more})


def a_station(office: BusyOffice, station_id: str, name: str) -> Machine:
    """A new station whose machine was let in and has come."""
    office.doors.add_station(station_id, name, 30)
    machine = Machine(office.url)
    office.doors.enrol(station_id, machine.code)
    machine.come()
    return machine


def padded(film: Path, megabytes: int) -> Path:
    """The same film in a larger file: what players skip is at its end, and no two are alike."""
    with film.open("ab") as stream:
        stream.write((8 + megabytes * _MB).to_bytes(4, "big") + b"free")
        stream.write(secrets.token_bytes(megabytes * _MB))
    return film


def broken_off(film: Path) -> Path:
    """The first third of a film whose table of contents lies in front, as a bad copy leaves it."""
    part = film.with_name("断了的片子.mp4")
    command = ["ffmpeg", "-v", "error", "-i", str(film), "-c", "copy", "-movflags", "+faststart"]
    subprocess.run([*command, str(part)], check=True, timeout=60)
    part.write_bytes(part.read_bytes()[: part.stat().st_size // 3])
    return part


def on_a_slow_line(clerk: Clerk, bytes_a_second: int) -> None:
    """Let what the browser sends take its time; 0 for as fast as may be."""
    line = clerk.page.context.new_cdp_session(clerk.page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": 0,
            "downloadThroughput": -1,
            "uploadThroughput": bytes_a_second or -1,
        },
    )


def courses(office: BusyOffice) -> list[str]:
    return [one["title"] for one in office.doors.courseware()]


def test_a_fault_is_accepted_repaired_and_restored(
    clerk: Clerk, office: BusyOffice, tmp_path: Path
) -> None:
    machine = a_station(office, "QD", "桥东村")
    machine.say(broken())
    clerk.open("/")
    clerk.press("镇里该回话的故障 1（桥东村，今天报的）", "link")
    assert clerk.sees("共1处")
    assert clerk.look_over() == []
    row = clerk.page.get_by_role("row").filter(has_text="桥东村")
    clerk.press(row.get_by_role("link").first.inner_text(), "link")
    assert clerk.sees("先给村里回个话")
    assert clerk.look_over() == []

    clerk.write("回话（显示在村里的屏幕上）", "明天上午来修")
    clerk.press("受理")
    assert clerk.sees("受理了，村里的屏幕上会看到回话")
    (answer,) = machine.feed().faults
    assert (answer.stage, answer.words) == ("accepted", "明天上午来修")

    clerk.write("处理措施", "换了一根音频线")
    clerk.write("更换配件", "音频线1根")
    clerk.press("存好")
    assert clerk.sees("维修情况存好了")
    clerk.press("修好了，请村里试一试")
    assert clerk.sees("记下了：修好了")
    assert machine.feed().faults[0].stage == "repaired"

    machine.say(broken(revision=2, restored=now()))
    clerk.page.reload()
    assert clerk.sees("又坏了？")
    clerk.press("打印登记表", "link")
    assert clerk.sees("验收人签字")
    assert clerk.look_over() == []
    words = on_paper(clerk, tmp_path)
    written = ("桥东村", "没有声音", "换了一根音频线", "音频线1根")
    assert [one for one in written if one not in words] == []
    clerk.press("‹ 回去", "link")
    clerk.press("‹ 回到报修", "link")
    clerk.press("本月", "link")
    assert clerk.sees("填表人：")
    assert clerk.sees("换了一根音频线")
    assert clerk.look_over() == []


def on_paper(clerk: Clerk, folder: Path) -> str:
    """What is printed of the page, on one sheet of A4."""
    sheet = folder / "sheet.pdf"
    clerk.page.pdf(path=sheet, prefer_css_page_size=True)
    about = subprocess.run(["pdfinfo", str(sheet)], capture_output=True, text=True, check=True)
    assert re.search(r"Pages:\s+1\n", about.stdout)
    assert "(A4)" in about.stdout
    told = subprocess.run(
        ["pdftotext", "-raw", str(sheet), "-"], capture_output=True, text=True, check=True
    )
    return told.stdout.replace("\n", "")


def test_a_fault_is_taken_by_telephone(clerk: Clerk, office: BusyOffice) -> None:
    clerk.open("/faults/")
    clerk.press("登记电话报修", "link")
    clerk.write("故障码", "Z99")
    clerk.press("看看是什么毛病")
    assert clerk.page.get_by_role("alert").inner_text() == "没有故障码 Z99，请村里再念一遍。"
    clerk.write("故障码", "A12-5")
    clerk.press("看看是什么毛病")
    assert clerk.sees("没有声音；自检还发现：没有网络")
    assert clerk.look_over() == []
    clerk.choose("站点", "望禾村")
    clerk.write("故障现象", "喇叭里只有沙沙声")
    clerk.press("登记报修")
    assert clerk.sees("望禾村的报修登记好了")
    assert clerk.sees("报修（电话）")
    clerk.press("村里来电话说好了")
    assert clerk.sees("记下了：村里说好了")
    clerk.open("/faults/?state=restored&station=WH")
    assert "喇叭里只有沙沙声" in clerk.text
    clerk.open("/stations/WH/")
    assert "没有声音" in clerk.text


def test_a_station_moves_to_a_new_pc(clerk: Clerk, office: BusyOffice) -> None:
    old = a_station(office, "XZ", "西庄村")
    new = Machine(office.url)
    clerk.open("/stations/")
    assert clerk.look_over() == []
    clerk.press("西庄村", "link")
    clerk.press("输入接入码", "link")
    clerk.write("6位数字", new.code)
    clerk.press("接入西庄村")
    assert clerk.sees("西庄村新电脑的接入码输好了，旧电脑用到新电脑来联系为止")
    assert clerk.look_over() == []
    clerk.press("西庄村的页面：换机、停用、忘了密码", "link")
    assert clerk.sees("正在换机")
    assert clerk.look_over() == []
    assert old.is_known()
    new.come()
    assert (new.is_known(), old.is_known()) == (True, False)
    clerk.page.reload()
    machines = clerk.page.get_by_role("table", name="用过的机器").get_by_role("row")
    assert [("正在用" in one, "换下来了" in one) for one in machines.all_inner_texts()[1:]] == [
        (True, False),
        (False, True),
    ]


def test_a_stolen_machine_is_shut_out(clerk: Clerk, office: BusyOffice) -> None:
    machine = a_station(office, "NG", "南岗村")
    clerk.open("/stations/NG/")
    clerk.unfold("真的要停用南岗村的机器")
    clerk.press("停用这台机器")
    assert clerk.sees("南岗村的机器已停用，它的记录都还在")
    assert clerk.look_over() == []
    assert not machine.is_known()
    clerk.open("/stations/")
    row = clerk.page.get_by_role("row").filter(has_text="南岗村").inner_text()
    assert "已停用" in row
    assert "机器停用了，以前的记录都在" in row


def test_why_a_station_is_silent_is_said(clerk: Clerk, office: BusyOffice) -> None:
    office.doors.add_station("BY", "北窑村", 31)
    machine = a_station(office, "HT", "河头村")
    machine.say(broken(id="f2", code="A3", part="network", category="line"))
    # Nobody waits nine days for a test: the office's own notes are put back.
    with sqlite3.connect(office.data / "db.sqlite3", timeout=20) as held:
        held.execute(
            "UPDATE stations_stationstatus SET last_contact = datetime('now', '-9 days') "
            "WHERE station_id = 'HT'"
        )
    clerk.open("/stations/")
    assert clerk.look_over() == []
    told = {
        name: clerk.page.get_by_role("row").filter(has_text=name).inner_text()
        for name in ("北窑村", "河头村")
    }
    assert "还没有接入机器" in told["北窑村"]
    assert "9天没联系" in told["河头村"]
    assert "网络不通，报修不到一天" in told["河头村"]
    clerk.press("河头村", "link")
    assert clerk.sees("催一下修网络；记录先用U盘带来")
    assert clerk.look_over() == []


def test_a_forgotten_pin_is_answered(clerk: Clerk, office: BusyOffice) -> None:
    machine = a_station(office, "DW", "大屋村")
    clerk.open("/stations/DW/")
    clerk.press("村里忘了管理员密码", "link")
    clerk.write("站点屏幕上的6位数字", "12345")
    clerk.press("算出8位数字")
    assert clerk.page.get_by_role("alert").inner_text() == "屏幕上是6位数字，请再听一遍。"
    clerk.write("站点屏幕上的6位数字", "482 913")
    clerk.press("算出8位数字")
    said = clerk.page.locator(".fingerprint").inner_text()
    assert is_reset_code(said.replace(" ", ""), token_hash(machine.token), "482913")
    assert clerk.look_over() == []
    clerk.open("/staff/audit/")
    assert "报了一次重设管理员密码的数字" in clerk.text


def test_an_upload_pauses_and_goes_on(
    clerk: Clerk, office: BusyOffice, make_film: FilmMaker
) -> None:
    film = padded(make_film("玉米的追肥.mp4", 2), 4)
    clerk.open("/staff/courseware/upload/")
    on_a_slow_line(clerk, SLOW_BYTES_A_SECOND)
    clerk.put("选文件", film)
    clerk.press("上传")
    assert clerk.sees("已传")
    clerk.press("暂停 玉米的追肥.mp4")
    assert clerk.sees("按“继续”接着传")
    assert clerk.look_over() == []
    assert "玉米的追肥" not in courses(office)
    on_a_slow_line(clerk, 0)
    clerk.press("继续 玉米的追肥.mp4")
    row = clerk.page.get_by_role("row").filter(has_text="玉米的追肥")
    row.get_by_text("可以用").wait_for(timeout=60_000)
    assert "玉米的追肥" in courses(office)


def test_a_closed_page_loses_nothing(
    clerk: Clerk, office: BusyOffice, make_film: FilmMaker
) -> None:
    film = padded(make_film("果树的修剪.mp4", 2), 4)
    begins: list[int] = []

    def note(request: Request) -> None:
        if request.method == "PATCH":
            begins.append(int(request.headers["upload-offset"]))

    clerk.open("/staff/courseware/upload/")
    on_a_slow_line(clerk, SLOW_BYTES_A_SECOND)
    clerk.put("选文件", film)
    with clerk.page.expect_response(lambda answer: answer.request.method == "PATCH"):
        clerk.press("上传")
    clerk.open("/")
    on_a_slow_line(clerk, 0)
    clerk.press("上传课件", "link")
    assert clerk.sees("上次没传完的")
    assert clerk.look_over() == []
    clerk.page.on("request", note)
    clerk.put("选文件", film)
    clerk.press("上传")
    row = clerk.page.get_by_role("row").filter(has_text="果树的修剪")
    row.get_by_text("可以用").wait_for(timeout=60_000)
    assert begins[0] > 0
    assert courses(office).count("果树的修剪") == 1
    assert clerk.page.get_by_role("table", name="没传完的课件").count() == 0


def test_what_cannot_be_played_is_not_taken_and_what_is_there_is_told(
    clerk: Clerk, office: BusyOffice, make_film: FilmMaker, tmp_path: Path
) -> None:
    note, film = tmp_path / "会议通知.mp4", padded(make_film("茶园的绿肥.mp4", 2), 1)
    note.write_text("各村：请于十号前上报。", encoding="utf-8")
    part = broken_off(make_film("长片.mp4", 12))
    clerk.open("/staff/courseware/upload/")
    clerk.put("选文件", note, part, film)
    clerk.press("上传")
    rows = clerk.page.get_by_role("row")
    refused = rows.filter(has_text="会议通知").get_by_text("不能用：不是能播放的影音文件")
    refused.wait_for(timeout=60_000)
    cut = rows.filter(has_text="断了的片子").get_by_text("不能用：文件不完整：应有12秒")
    cut.wait_for(timeout=60_000)
    rows.filter(has_text="茶园的绿肥").get_by_text("可以用").wait_for(timeout=60_000)
    assert clerk.look_over() == []
    again = film.rename(film.with_name("茶园（又一份）.mp4"))
    clerk.put("选文件", again)
    clerk.press("上传")
    told = rows.filter(has_text="茶园（又一份）")
    told.get_by_text("已有同一个文件：《茶园的绿肥》，没有再存").wait_for(timeout=60_000)
    taken = [one["title"] for one in office.doors.courseware() if one["verdict"] == "accepted"]
    assert [one for one in taken if re.search("茶园|通知|片子", one)] == ["茶园的绿肥"]


def test_a_subtitle_of_an_old_computer_is_read(
    clerk: Clerk, office: BusyOffice, make_film: FilmMaker, tmp_path: Path
) -> None:
    film, words = padded(make_film("草莓的高垄.mp4", 2), 1), tmp_path / "草莓的高垄.srt"
    words.write_bytes(SUBTITLE.encode("gbk"))
    clerk.open("/staff/courseware/upload/")
    clerk.put("选文件", film)
    clerk.press("上传")
    clerk.page.get_by_text("可以用").wait_for(timeout=60_000)
    clerk.press("看一看", "link")
    clerk.put("加一个字幕（srt、ass、vtt，GBK 或 UTF-8 都行）", words)
    clerk.press("加上")
    assert clerk.sees("草莓要起高垄")
    assert clerk.sees("已存成 UTF-8")
    assert clerk.look_over() == []
    machine = a_station(office, "GL", "高垄村")
    (told,) = [one for one in machine.feed().courseware if one.title == "草莓的高垄"]
    assert len(told.subtitles) == 1


def test_a_guesser_is_shut_out_and_nobody_else(browser: Browser, office: BusyOffice) -> None:
    with at_the_desk(browser, office.url, {}) as guesser:
        guesser.open("/")
        for number in range(5):
            guesser.write("用户名", "caice")
            guesser.write("密码", f"mima-{number}")
            guesser.page.keyboard.press("Enter")
            guesser.page.wait_for_load_state()
        assert guesser.sees("密码输错的次数太多了")
        assert guesser.sees("请过15分钟再登录")
        assert guesser.look_over() == []
        assert [one for one in guesser.faults if not one.startswith("429: /admin/login/")] == []
        guesser.press("回到登录", "link")
        guesser.write("用户名", NAME)
        guesser.write("密码", PASSWORD)
        guesser.page.keyboard.press("Enter")
        assert guesser.sees("要您办的")
