"""Reporting what stays broken, and following what becomes of it, by keys."""

import pytest

from bench.painted import Words, painting_of
from kiosk.errors import Trouble
from kiosk.ui.window import TITLE
from protocol.faults import MOST_WORDS, FaultAnswer, FaultCategory, FaultReceipt
from protocol.status import StatusAnswer
from tests.ui.ailing import Switch, checking, ill, settle
from tests.ui.conftest import Remote
from tests.ui.village_feed import feed


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


def test_an_empty_ledger_does_not_say_that_anything_was_mended(switch_on: Switch) -> None:
    remote = switch_on()
    remote.window.show_page("faults")
    assert "还没有报过修" in remote.screen
    assert "都修好了" not in remote.screen
    assert remote.focus == "报一处"


def test_everything_that_was_reported_being_mended_is_said(switch_on: Switch) -> None:
    remote, fault_id = reported(switch_on)
    remote.village.faults.restore(fault_id)
    settle(remote)
    remote.window.show_page("faults")
    assert "都修好了" in remote.screen


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (1280, 1024)])
def test_as_many_words_as_may_be_written_are_shown_whole(
    switch_on: Switch, size: tuple[int, int]
) -> None:
    remote, fault_id = reported(switch_on)
    remote.window.resize(*size)
    remote.choose("写几句（可不写）")
    for _ in range(MOST_WORDS // 6):
        remote.choose("常用语").press("ok")
    remote.choose("写好了")
    settle(remote)
    assert remote.page == "fault"
    entry = remote.village.faults.entry(fault_id)
    assert entry is not None
    assert len(entry.report.words) > 80
    words = [one for one in painting_of(remote.window).strokes if isinstance(one, Words)]
    shown = "".join(one.text for one in words)
    assert entry.report.words[:20] in shown
    assert "…" not in shown
