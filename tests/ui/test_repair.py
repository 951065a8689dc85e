"""Checking the machine, being led through a fault, and reporting what stays broken, by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.errors import Trouble
from kiosk.selfcheck import IN_ORDER
from kiosk.ui import guides
from kiosk.ui.window import TITLE
from protocol.fault_code import PARTS
from protocol.faults import FaultAnswer, FaultCategory, FaultReceipt
from protocol.status import StatusAnswer
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import feed

Switch = Callable[..., Remote]


def ill(*faults: str, **states: str) -> Village:
    village = Village()
    village.check.codes = IN_ORDER
    village.check.faults = set(faults)
    village.check.states = {"printer": "absent", "stick": "absent", **states}
    village.check.look()
    return village


def checking(switch_on: Switch, *faults: str, **states: str) -> Remote:
    remote = switch_on(ill(*faults, **states))
    remote.window.show_page("check")
    return remote


def settle(remote: Remote) -> None:
    """What the disk answered is on the screen."""
    QApplication.processEvents()


def test_a_machine_that_is_well_says_so_at_a_glance(switch_on: Switch) -> None:
    remote = checking(switch_on)
    assert "一切正常，可以开始" in remote.screen
    remote.press("left", *["down"] * 10)
    assert "没接，不影响放片" in remote.screen
    assert "没插，不影响放片" in remote.screen


def test_faults_stand_first_and_say_how_they_are_wrong(switch_on: Switch) -> None:
    remote = checking(switch_on, "sound", "network", sound="unheard", network="no_link")
    assert "有2处要看一看" in remote.screen
    assert "放片没有声音 A12" in remote.screen
    assert "网线没插好 B51" in remote.screen


def test_a_missing_line_keeps_nobody_from_beginning(switch_on: Switch) -> None:
    remote = checking(switch_on, "network", "township")
    assert "可以开始" in remote.screen
    assert "不影响收看" in remote.screen


def test_reading_the_films_is_told_and_can_be_given_up(switch_on: Switch) -> None:
    remote = checking(switch_on)
    remote.village.check.read(3, 20)
    assert "正在核对课件，第3部，共20部" in remote.screen
    assert remote.focus == "先不看课件"
    remote.press("ok")
    assert remote.village.check.cancelled == 1
    assert remote.focus == "再检查一遍"


def test_leaving_the_page_leaves_the_disk_to_others(switch_on: Switch) -> None:
    remote = checking(switch_on)
    remote.village.check.read(1, 20)
    remote.press("back")
    assert remote.village.check.cancelled == 1


def test_the_chime_is_heard(switch_on: Switch) -> None:
    remote = checking(switch_on, "sound")
    remote.press("down", "ok")
    assert (remote.page, remote.focus) == ("chime", "听到了")
    assert remote.village.bell.rings == 1
    remote.press("ok")
    assert (remote.page, remote.village.check.heard) == ("check", True)
    assert "一切正常" in remote.screen


def test_the_chime_can_ring_again_and_louder(switch_on: Switch) -> None:
    remote = checking(switch_on)
    remote.press("down", "ok")
    remote.choose("再响一次")
    remote.choose("大声一点")
    assert remote.village.bell.rings == 3
    assert remote.village.screen.playback.volume_percent == 90
    assert "现在音量是90" in remote.screen


def test_a_chime_nobody_hears_leads_to_the_guide_which_asks_after_each_step(
    switch_on: Switch,
) -> None:
    remote = checking(switch_on)
    remote.press("down", "ok")
    remote.choose("没听到")
    assert remote.title == f"{TITLE}: guide 1"
    remote.press("ok")
    assert remote.title == f"{TITLE}: guide 1 heard"
    remote.press("right", "ok")
    assert remote.title == f"{TITLE}: guide 2"
    remote.press("ok")
    remote.choose("听到了")
    assert remote.title == f"{TITLE}: guide mended"
    assert remote.village.check.heard is True
    remote.press("ok")
    assert remote.page == "home"


def test_a_player_that_is_not_up_says_so_instead_of_ringing(switch_on: Switch) -> None:
    remote = checking(switch_on)
    remote.village.bell.is_there = False
    remote.press("down", "ok")
    assert "等一会儿再试" in remote.screen


def test_leaving_silences_the_chime(switch_on: Switch) -> None:
    remote = checking(switch_on)
    remote.press("down", "ok", "back")
    assert not remote.village.bell.is_ringing


def test_a_mended_part_is_noticed_without_a_key(switch_on: Switch) -> None:
    remote = checking(switch_on, "network", network="no_link")
    remote.press("left", "up", "ok")
    assert remote.title == f"{TITLE}: guide 1"
    remote.village.check.look()
    assert remote.title == f"{TITLE}: guide 1"
    remote.village.check.faults = set()
    remote.village.check.look()
    assert remote.title == f"{TITLE}: guide mended"


def test_doing_a_step_looks_again_and_goes_on_only_if_it_did_not_help(switch_on: Switch) -> None:
    remote = checking(switch_on, "network")
    remote.press("left", "up", "ok", "ok")
    assert remote.title == f"{TITLE}: guide 2"
    remote.village.check.faults = set()
    remote.press("ok")
    assert remote.title == f"{TITLE}: guide mended"


def test_help_needs_no_red_check(switch_on: Switch) -> None:
    remote = checking(switch_on)
    remote.choose("看图帮助")
    assert remote.page == "help"
    for words in ("没声音", "没画面", "没网络", "放不了片", "遥控器不灵", "打印不了"):
        assert words in remote.screen
    remote.press("down", "right", "ok")
    assert "遥控器不灵：第1步，共3步" in remote.screen
    remote.village.check.look()
    assert remote.title == f"{TITLE}: guide 1"


@pytest.mark.parametrize("part", [*PARTS, "remote"])
def test_every_part_has_three_steps_and_the_last_leads_to_a_report(
    switch_on: Switch, part: str
) -> None:
    assert len(guides.steps_of(part)) == 3
    remote = switch_on(ill(part))
    remote.village.bell.is_there = False
    remote.window.show_page("guide", part)
    remote.press("ok", "ok")
    assert remote.title == f"{TITLE}: guide 3"
    remote.choose("做好了，听一听" if part == "sound" else "还是不行，报修")
    assert remote.page == "repair"


def test_a_fault_is_reported_in_one_press_and_its_code_can_be_read_out(switch_on: Switch) -> None:
    remote = checking(switch_on, "sound", "network")
    remote.press("left", "up", "up", "ok")
    remote.choose("修不好，报修")
    assert (remote.page, remote.focus) == ("repair", "报给镇里")
    remote.press("ok")
    settle(remote)
    assert remote.title == f"{TITLE}: fault open"
    for said in ("A12-5", "0000-0000000", "停电也不会丢"):
        assert said in remote.screen
    (entry,) = remote.village.drawer.entries
    report = entry.report
    assert (report.category, report.wrong) == ("sound", ("sound", "network"))
    assert report.steps_tried == 1


def test_nothing_is_called_reported_that_the_disk_did_not_take(switch_on: Switch) -> None:
    remote = checking(switch_on, "sound")
    remote.village.drawer.trouble = Trouble.DISK_FULL
    remote.press("left", "up", "ok")
    remote.choose("修不好，报修")
    remote.press("ok")
    settle(remote)
    assert remote.page == "repair"
    remote.village.drawer.trouble = None
    remote.press("ok")
    settle(remote)
    assert remote.page == "fault"
    assert len(remote.village.drawer.entries) == 1


def test_without_a_guide_the_kind_is_asked_first(switch_on: Switch) -> None:
    remote = checking(switch_on)
    remote.choose("报修")
    assert remote.page == "repair_kind"
    remote.choose("主机")
    assert remote.page == "repair"
    assert "类别：主机" in remote.screen
    remote.press("ok")
    settle(remote)
    assert "E79-0" in remote.screen


def test_the_proposed_category_can_be_changed(switch_on: Switch) -> None:
    remote = switch_on(ill("sound"))
    remote.window.show_page("guide", "sound")
    remote.choose("修不好，报修")
    remote.choose("类别：声音")
    assert remote.focus == "声音"
    remote.choose("线路")
    remote.press("ok")
    settle(remote)
    (entry,) = remote.village.drawer.entries
    assert (entry.report.part, entry.report.category) == ("sound", "line")


def reported(switch_on: Switch) -> tuple[Remote, str]:
    village = ill("sound")
    remote = switch_on(village)
    fault_id = village.faults.report("sound", FaultCategory.SOUND, ("sound",))
    settle(remote)
    remote.window.show_page("fault", fault_id)
    return remote, fault_id


def test_the_page_follows_what_the_office_says(switch_on: Switch) -> None:
    remote, fault_id = reported(switch_on)
    receipt = FaultReceipt(fault_id=fault_id, revision=1)
    remote.village.faults.take_answer(StatusAnswer(township_ms=1, faults=(receipt,)))
    settle(remote)
    assert "已报到镇里" in remote.screen
    for stage, said in (("accepted", "镇里已经知道了：明天来"), ("repaired", "镇里说修好了")):
        answer = FaultAnswer(fault_id=fault_id, stage=stage, words="明天来")
        remote.village.faults.hear(feed(faults=(answer,)))
        settle(remote)
        assert said in remote.screen


def test_what_works_again_is_told_and_can_be_taken_back(switch_on: Switch) -> None:
    remote, _fault_id = reported(switch_on)
    remote.choose("修好了")
    settle(remote)
    assert remote.title == f"{TITLE}: fault restored"
    (entry,) = remote.village.drawer.entries
    assert entry.report.restored is not None
    remote.choose("又坏了")
    settle(remote)
    assert remote.title == f"{TITLE}: fault open"


def test_words_are_added_on_the_writing_page(switch_on: Switch) -> None:
    remote, _fault_id = reported(switch_on)
    remote.choose("写几句（可不写）")
    assert remote.page == "write"
    remote.press("back")
    assert remote.page == "fault"
    assert remote.village.drawer.entries[0].report.words == ""


def test_open_faults_are_found_from_the_check(switch_on: Switch) -> None:
    remote, _fault_id = reported(switch_on)
    remote.window.show_page("check")
    remote.choose("报修（1）")
    assert remote.title == f"{TITLE}: faults 1"
    assert "没声音  A12-1" in remote.focus
    remote.press("ok")
    assert remote.page == "fault"


def test_home_says_how_a_part_is_wrong_not_only_which(switch_on: Switch) -> None:
    remote = switch_on(ill("disk", disk="errors"))
    remote.village.check.look()
    assert "硬盘出过错" in remote.screen
    assert "快存满" not in remote.screen


def test_home_leads_to_the_fault_it_tells_of(switch_on: Switch) -> None:
    remote = switch_on(ill("films", "player"))
    remote.village.check.look()
    assert "放片的程序没打开" in remote.screen
    remote.press("ok")
    assert "放不了片" in remote.screen


def test_home_says_that_the_office_calls_a_fault_mended(switch_on: Switch) -> None:
    remote, fault_id = reported(switch_on)
    remote.press("back")
    remote.village.faults.hear(feed(faults=(FaultAnswer(fault_id=fault_id, stage="repaired"),)))
    settle(remote)
    assert "镇里说修好了" in remote.screen
    remote.press("down", "down", "ok")
    assert remote.page == "faults"
    remote.press("ok")
    assert remote.focus == "修好了"


@pytest.mark.parametrize("page", ["chime", "help", "repair_kind", "faults", "guide"])
def test_back_leads_home(switch_on: Switch, page: str) -> None:
    remote = switch_on()
    remote.window.show_page(page)
    remote.press("back")
    assert remote.page == "home"
