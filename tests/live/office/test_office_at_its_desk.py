"""A month's jobs at the office's desk, by keyboard alone, and what the village hears of each."""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator

from demo.township import REQUIRED, class_id, in_month, today
from tests.live.office.clerk import Clerk
from tests.live.office.conftest import BusyOffice
from tests.live.office.machine import Machine

pytestmark = pytest.mark.patient

LAST, THIS, NEXT = (f"{in_month(today(), by, 1):%Y-%m}" for by in (-1, 0, 1))


def number_of(month: str) -> int:
    return int(month[5:])


@pytest.fixture(scope="module")
def liuwan(office: BusyOffice) -> Machine:
    """柳湾's machine, in the place of the one that sent the past."""
    machine = Machine(office.url)
    office.doors.enrol("LW", machine.code)
    machine.come()
    return machine


def is_in_view(one: Locator) -> bool:
    """Whether somebody sees it without scrolling."""
    return bool(
        one.evaluate(
            "one => { const at = one.getBoundingClientRect();"
            " return at.top >= 0 && at.bottom <= innerHeight; }"
        )
    )


def line(clerk: Clerk, number: int, field: str) -> Locator:
    """A field of a plan's line, the first being 0."""
    return clerk.page.locator(f"#id_items-{number}-{field}")


def retype(clerk: Clerk, field: Locator, words: str) -> None:
    clerk.reach(field)
    clerk.page.keyboard.press("Control+a")
    clerk.page.keyboard.type(words)


def test_the_keyboard_gets_past_the_menu(clerk: Clerk) -> None:
    clerk.open("/plans/")
    clerk.press("跳过菜单", "link")
    clerk.page.keyboard.press("Tab")
    assert clerk.page.evaluate("document.activeElement.innerText") == "上月"


def test_next_months_plan_is_copied_changed_and_seen_as_a_village_will(
    clerk: Clerk, liuwan: Machine
) -> None:
    clerk.open("/plans/")
    clerk.press("下月", "link")
    assert clerk.sees(f"{number_of(NEXT)}月还没有学习计划")
    clerk.press(f"照{number_of(THIS)}月抄一份")
    assert clerk.sees("都是草稿，站点还看不到")
    assert clerk.look_over() == []
    clerk.press("修改", "link")
    assert clerk.sees("计划条目: #6")
    assert clerk.look_over() == []
    retype(clerk, line(clerk, 0, "deadline"), f"{NEXT}-08")
    clerk.reach(line(clerk, 1, "required"))
    clerk.page.keyboard.press("Space")
    clerk.press(f"去掉{REQUIRED[2]}", "checkbox")
    new = clerk.page.get_by_role("combobox", name="课件", exact=True).nth(5)
    clerk.find(new, "水稻机插秧田间管理")
    retype(clerk, line(clerk, 5, "deadline"), f"{NEXT}-20")
    clerk.press("保存")
    assert clerk.sees("改好了，还没下发")
    clerk.choose("换一个村看", "石板桥村")
    clerk.press("看")
    assert clerk.sees("石板桥村会看到")
    assert clerk.look_over() == []
    seen = clerk.page.locator(".screen").inner_text()
    assert f"{REQUIRED[0]}\n规定 {number_of(NEXT)}月8日前" in seen
    assert f"{REQUIRED[1]}\n自选" in seen
    assert REQUIRED[2] not in seen
    assert f"水稻机插秧田间管理\n规定 {number_of(NEXT)}月20日前" in seen
    assert not [plan for plan in liuwan.feed().plans if plan.month == NEXT]


def test_a_plan_is_published_received_and_changed_afterwards(clerk: Clerk, liuwan: Machine) -> None:
    clerk.open(f"/plans/{NEXT}/")
    clerk.press("预览和下发", "link")
    clerk.press("下发第1版给6个站点")
    assert clerk.sees("第1版下发了")
    assert clerk.sees("6个站点，已收到0个")
    (plan,) = [plan for plan in liuwan.feed().plans if plan.month == NEXT]
    assert (plan.version, plan.items[0].deadline) == (1, f"{NEXT}-08")
    assert [one.required for one in plan.items] == [True, False, False, False, True]
    liuwan.say()
    clerk.press("修改这份计划", "link")
    assert clerk.sees("计划条目: #6")
    retype(clerk, line(clerk, 0, "deadline"), f"{NEXT}-12")
    clerk.press("保存")
    assert clerk.sees("改了还没下发，站点用的是第1版")
    assert clerk.sees("6个站点，已收到1个")
    assert f"的期限从{number_of(NEXT)}月8日改到{number_of(NEXT)}月12日" in clerk.text
    assert clerk.look_over() == []
    clerk.press("下发第2版给6个站点")
    assert clerk.sees("第2版下发了")
    assert clerk.look_over() == []
    history = clerk.page.get_by_role("region", name="下发过的每一版").get_by_role("row")
    assert [row.inner_text().split()[0] for row in history.all()] == ["版本", "第2版", "第1版"]
    assert "1/6" in history.nth(2).inner_text()
    (plan,) = [plan for plan in liuwan.feed().plans if plan.month == NEXT]
    assert (plan.version, plan.items[0].deadline) == (2, f"{NEXT}-12")


def test_the_month_shows_deadlines_and_meetings_on_their_days(
    clerk: Clerk, liuwan: Machine
) -> None:
    clerk.open(f"/plans/{NEXT}/")
    day = clerk.page.get_by_role("listitem").filter(
        has=clerk.page.locator(f"time[datetime='{NEXT}-12']")
    )
    assert REQUIRED[0] in day.inner_text()
    told = clerk.page.get_by_role("button", name=re.compile("把这.*下发")).inner_text()
    assert not [one for one in liuwan.feed().planned_meetings if one.day.startswith(NEXT)]
    clerk.press(told)
    assert clerk.sees("场会议下发了")
    assert [one for one in liuwan.feed().planned_meetings if one.day.startswith(NEXT)]
    assert clerk.look_over() == []


def changed_roster(taken: Path) -> None:
    """The workbook's first person is away now, its last is gone, and somebody is new."""
    book = openpyxl.load_workbook(taken)
    page = book["花名册"]
    heads = [str(cell.value) for cell in page[1]]
    page.cell(2, heads.index("外出") + 1).value = "是"
    last = page.max_row
    page.cell(last, heads.index("人员编号") + 1).value = None
    page.cell(last, heads.index("姓名") + 1).value = "徐新来"
    book.save(taken)


def test_a_roster_goes_out_as_a_workbook_comes_back_changed_and_is_undone(
    clerk: Clerk, liuwan: Machine, tmp_path: Path
) -> None:
    before = liuwan.feed().roster
    clerk.open("/staff/rosters/")
    assert clerk.look_over() == []
    with clerk.page.expect_download() as download:
        clerk.press("导出 柳湾村花名册", "link")
    taken = tmp_path / "roster.xlsx"
    download.value.save_as(taken)
    changed_roster(taken)
    clerk.press("柳湾村", "link")
    clerk.page.set_input_files("#file", taken)
    clerk.press("看看会改什么")
    assert clerk.sees("请先看一遍")
    for said in ("新增1人", "去掉1人", "改动1人", "新增：徐新来", f"去掉：{before[-1].name}"):
        assert said in clerk.text
    assert clerk.look_over() == []
    assert liuwan.feed().roster == before
    clerk.press("照这样改")
    assert clerk.sees("照这样改好了，1个村")
    assert clerk.look_over() == []
    after = liuwan.feed().roster
    assert after[0].away
    assert [one.name for one in after] == [*[one.name for one in before[:-1]], "徐新来"]
    clerk.press("好了", "link")
    clerk.reach(clerk.page.get_by_role("link", name=re.compile("月.*日.*柳湾村$")))
    clerk.page.keyboard.press("Enter")
    clerk.press("撤销这次导入")
    assert clerk.sees("撤销了，1个村的花名册和导入以前一样")
    assert liuwan.feed().roster == before


def test_who_is_away_or_cannot_walk_is_ticked_and_is_expected_no_longer(
    clerk: Clerk, liuwan: Machine
) -> None:
    away, limited = [one for one in liuwan.feed().roster if not (one.away or one.limited_mobility)][
        :2
    ]
    clerk.open("/staff/stations/LW/roster/")
    assert clerk.look_over() == []
    expected = int(re.findall(r"党员大会应到(\d+)人", clerk.text)[0])
    clerk.press(f"{away.name} 外出", "checkbox")
    clerk.press(f"{limited.name} 行动不便", "checkbox")
    clerk.press("存好")
    assert clerk.sees(f"存好了，改了2人。党员大会应到{expected - 2}人")
    told = {one.id: one for one in liuwan.feed().roster}
    assert told[away.id].away
    assert told[limited.id].limited_mobility


def test_cards_are_chosen_and_printed(clerk: Clerk, liuwan: Machine) -> None:
    person = liuwan.feed().roster[1]
    clerk.open("/staff/rosters/")
    clerk.press("打印签到卡 柳湾村", "link")
    assert clerk.sees("打印这28张")
    assert clerk.look_over() == []
    clerk.reach(clerk.page.get_by_text("只打印几个人的"))
    clerk.page.keyboard.press("Enter")
    clerk.press(person.name, "checkbox")
    clerk.press("只看勾选的")
    assert clerk.sees("打印这1张")
    assert clerk.page.get_by_role("img", name=f"{person.name}的签到码").count() == 1
    assert clerk.look_over() == []
    clerk.page.evaluate("window.print = () => document.body.dataset.printed = 'yes'")
    clerk.press("打印这1张")
    assert clerk.page.locator("body").get_attribute("data-printed") == "yes"


def test_a_class_on_the_10th_is_announced_and_moved_with_a_reason(
    clerk: Clerk, liuwan: Machine
) -> None:
    clerk.open("/classes/")
    assert clerk.look_over() == []
    clerk.press("安排十号课堂", "link")
    assert clerk.sees("用到的课件")
    assert "改期或更换的原因" not in clerk.text
    assert clerk.look_over() == []
    for label, words in {
        "主题": "山楂树冬季修剪",
        "日期": f"{NEXT}-18",
        "时间": "09:30",
        "地点": "石板桥村二组山坡",
        "授课老师": "县林业站技术员",
    }.items():
        clerk.write(label, words)
    clerk.press("保存")
    assert clerk.sees("安排好了")
    assert clerk.look_over() == []
    (told,) = [one for one in liuwan.feed().classes if one.topic == "山楂树冬季修剪"]
    assert (told.day, told.time, told.venue) == (f"{NEXT}-18", "09:30", "石板桥村二组山坡")
    clerk.press("改期或更换", "link")
    assert clerk.sees("改期或更换的原因")
    clerk.write("日期", f"{NEXT}-19")
    clerk.press("保存")
    assert clerk.sees("已经告诉各村了，改日期请写一句原因。")
    assert clerk.look_over() == []
    clerk.write("改期或更换的原因", "18日下雪，改到19日")
    clerk.press("保存")
    assert clerk.sees("改好了")
    row = clerk.page.get_by_role("region", name="改期和更换").get_by_role("row").nth(1)
    assert "18日下雪，改到19日" in row.inner_text()
    (told,) = [one for one in liuwan.feed().classes if one.topic == "山楂树冬季修剪"]
    assert (told.day, told.note) == (f"{NEXT}-19", "18日下雪，改到19日")


def test_it_is_seen_where_a_class_stands_and_its_feedback_is_answered(clerk: Clerk) -> None:
    clerk.open(f"/classes/?month={LAST}")
    assert clerk.look_over() == []
    clerk.press("只看缺材料的", "link")
    assert clerk.sees("份缺材料")
    clerk.open(f"/classes/{class_id(in_month(today(), -1, 10))}/")
    assert clerk.look_over() == []
    clerk.write("对反馈的答复（采纳情况）", "下次带样株来")
    clerk.press("保存答复")
    assert clerk.sees("答复存好了")
    clerk.page.reload()
    assert clerk.page.get_by_label("对反馈的答复（采纳情况）").input_value() == "下次带样株来"


def test_what_people_want_to_learn_is_answered_and_they_hear_of_it(
    clerk: Clerk, liuwan: Machine
) -> None:
    clerk.open("/wishes/")
    assert clerk.look_over() == []
    card = clerk.page.locator("section.card").filter(has=clerk.page.locator("tr:nth-child(2) td"))
    category = card.first.get_by_role("heading").inner_text().split()[0]
    card = clerk.page.get_by_role("region", name=re.compile(f"^{category}"))
    wishes = card.get_by_role("row").filter(has=clerk.page.locator("td")).count()
    clerk.reach(card.get_by_role("checkbox").first)
    clerk.page.keyboard.press("Space")
    clerk.choose(f"{category}：怎么答复", "已安排课件")
    clerk.press(f"答复勾上的 {category}")
    refused = card.get_by_role("alert")
    refused.wait_for()
    assert refused.inner_text() == "请选安排了哪个课件。"
    assert is_in_view(refused)
    assert clerk.look_over() == []
    assert not card.get_by_role("checkbox").first.is_checked()
    clerk.choose(f"{category}：安排了哪个课件", REQUIRED[0])
    clerk.press(f"答复勾上的 {category}")
    assert clerk.sees(f"答复了{wishes - 1}条。")
    assert card.get_by_text(REQUIRED[0]).count() >= wishes - 1
    assert card.get_by_text("还没答复").count() == 1
    notices = [one.text for one in liuwan.feed().notices]
    assert [one for one in notices if category in one and REQUIRED[0] in one]


def test_a_month_is_shown_to_the_villages_and_what_one_objects_to_is_answered(
    clerk: Clerk, liuwan: Machine
) -> None:
    clerk.open(f"/reports/{LAST}/")
    clerk.press("公示给各村")
    assert clerk.sees("公示了。村里联网就能看到自己的数")
    assert clerk.look_over() == []
    (figures,) = liuwan.feed().month_figures
    assert (figures.month, figures.is_final) == (LAST, False)
    liuwan.object_to(figures.meetings[0].record_id, figures)
    clerk.open("/")
    clerk.press("村里的意见该答复 1", "link")
    assert clerk.sees("这次会议没算进来")
    assert clerk.look_over() == []
    clerk.press("说明")
    refused = clerk.page.get_by_role("status").get_by_text("写")
    refused.wait_for()
    assert is_in_view(refused)
    field = clerk.page.get_by_role("textbox", name=re.compile("^答复柳湾村"))
    retype(clerk, field, "那天没到3人，不计场次")
    clerk.press("说明")
    assert clerk.sees("答复了柳湾村，村里联网就能看到")
    (answer,) = liuwan.feed().month_figures[0].answers
    assert (answer.stage, answer.words) == ("explained", "那天没到3人，不计场次")
    clerk.open("/")
    assert "村里的意见该答复" not in clerk.text
