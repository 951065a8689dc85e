"""The self-check says at a glance how the machine is, and leads to whatever is wrong, by keys."""

import pytest

from kiosk.selfcheck import IN_ORDER
from kiosk.ui.window import TITLE
from tests.ui.ailing import Switch, checking
from tests.ui.village import Village


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
    remote.press("right", "down", "ok")
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


def test_a_player_that_is_not_up_says_so_instead_of_ringing(switch_on: Switch) -> None:
    remote = checking(switch_on)
    remote.village.bell.is_there = False
    remote.press("down", "ok")
    assert "等一会儿再试" in remote.screen
    assert "听到了" not in remote.screen, "nobody can have heard it"
    remote.village.bell.is_there = True
    remote.press("ok")
    assert "听到“叮”了吗？" in remote.screen
    assert remote.focus == "听到了"


def test_a_chime_that_cannot_ring_lets_one_go(switch_on: Switch) -> None:
    remote = checking(switch_on)
    remote.village.bell.is_there = False
    remote.press("down", "ok", "right", "ok")
    assert remote.page == "check"
    assert remote.village.check.heard is None


def test_leaving_silences_the_chime(switch_on: Switch) -> None:
    remote = checking(switch_on)
    remote.press("down", "ok", "back")
    assert not remote.village.bell.is_ringing


def test_ok_does_what_the_page_says_and_shows_how_the_first_fault_is_mended(
    switch_on: Switch,
) -> None:
    remote = checking(switch_on, "sound", "network")
    assert "按“确定”看怎么修" in remote.screen
    remote.press("ok")
    assert remote.title == f"{TITLE}: guide 1"
    assert "没声音" in remote.screen


def test_a_fault_that_is_found_while_somebody_waits_takes_the_focus_once(
    switch_on: Switch,
) -> None:
    remote = checking(switch_on)
    check = remote.village.check
    assert remote.focus == "再检查一遍"
    check.faults = {"sound"}
    check.look()
    assert remote.focus == "声音"
    remote.press("right")
    check.look()
    assert remote.focus == "再检查一遍", "who went there on purpose stays there"
    remote.press("ok")
    assert remote.focus == "声音"


def test_a_fault_takes_no_focus_from_another_button(switch_on: Switch) -> None:
    remote = checking(switch_on)
    remote.press("down")
    remote.village.check.faults = {"sound"}
    remote.village.check.look()
    assert remote.focus == "听声音"


@pytest.mark.parametrize(("code", "called"), [("printer", "打印不了"), ("stick", "U盘用不了")])
def test_a_printer_or_stick_that_is_not_found_opens_its_guide(
    switch_on: Switch, code: str, called: str
) -> None:
    remote = checking(switch_on)
    remote.press("left", *["down"] * IN_ORDER.index(code), "ok")
    assert f"{called}：第1步，共3步" in remote.screen
    remote.village.check.states[code] = ""
    remote.village.check.look()
    assert remote.title == f"{TITLE}: guide mended"


def test_what_a_new_machine_offers_is_reached_by_arrows(switch_on: Switch) -> None:
    village = Village(allow_quit=True)
    village.exchange.say(enrolled=False, connected=None)
    remote = switch_on(village)
    remote.window.show_page("check")
    remote.press("down", "down", "down")
    assert remote.focus == "去登记"
    remote.press("right")
    assert remote.focus == "退出学习系统"
    remote.press("down")
    assert remote.focus == "返回"
    remote.press("ok")
    assert remote.page == "home"
