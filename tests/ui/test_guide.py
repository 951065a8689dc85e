"""Being led through a fault by keys: one step at a time, until it is mended or reported."""

import pytest

from bench.painted import Words, painting_of
from kiosk.ui import guides
from kiosk.ui.window import TITLE
from protocol.fault_code import PARTS
from protocol.feed import Office
from tests.ui.ailing import Switch, checking, ill


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


def test_a_disk_that_says_how_it_is_wrong_gets_advice_instead_of_steps(switch_on: Switch) -> None:
    remote = checking(switch_on, "disk", disk="read_only")
    remote.press("ok")
    assert "电脑存不进东西了" in remote.screen
    assert "请早点给镇里打电话" in remote.screen
    assert "先照样收看；新课先不下载" not in remote.screen


def test_a_disk_that_is_only_full_is_gone_through_step_by_step(switch_on: Switch) -> None:
    remote = checking(switch_on, "disk")
    remote.press("ok")
    assert "第1步，共3步" in remote.screen


def test_saying_that_the_sound_is_there_again_clears_it_from_home(switch_on: Switch) -> None:
    remote = checking(switch_on, "sound")
    remote.press("ok", "right", "ok")
    assert remote.title == f"{TITLE}: guide mended"
    assert remote.village.check.heard is True
    remote.press("ok")
    assert remote.page == "home"
    assert "音箱" not in remote.screen


def test_saying_that_another_part_is_well_again_has_it_looked_at(switch_on: Switch) -> None:
    remote = checking(switch_on, "power")
    remote.press("ok")
    looks = remote.village.check.looks
    remote.village.check.faults = set()
    remote.press("right", "ok")
    assert remote.title == f"{TITLE}: guide mended"
    assert remote.village.check.looks > looks


def test_what_is_mended_asks_nobody_to_ring(switch_on: Switch) -> None:
    remote = checking(switch_on, "sound")
    remote.press("ok")
    assert "修不好请打镇组织办电话 0000-0000000，报故障码 A12" in remote.screen
    remote.press("right", "ok")
    assert "修不好" not in remote.screen
    remote.window.show_page("guide", "sound")
    assert "修不好请打" in remote.screen


def test_without_a_number_the_foot_has_no_gap_where_it_would_be(switch_on: Switch) -> None:
    remote = switch_on(office=Office(name="镇组织办"))
    remote.window.show_page("guide", "sound")
    assert "修不好请打镇组织办电话，报故障码 A12" in remote.screen


def test_what_to_do_stands_right_above_what_is_seen_then(switch_on: Switch) -> None:
    remote = checking(switch_on, "sound")
    remote.press("ok")
    words = [one for one in painting_of(remote.window).strokes if isinstance(one, Words)]
    do = next(one.ink for one in words if one.text.startswith("多按几下"))
    see = next(one.ink for one in words if one.text.startswith("做好以后"))
    assert 0 < see.top() - do.bottom() < 0.1 * remote.window.height()


def test_the_township_is_asked_as_soon_as_its_guide_wants_to_know(switch_on: Switch) -> None:
    remote = checking(switch_on, "township")
    remote.press("ok")
    asked = remote.village.exchange.rounds
    assert asked
    remote.press("ok")
    assert remote.village.exchange.rounds == asked + 1
