"""A village reads its month and says what is wrong with it, by the remote alone."""

import pytest

from kiosk.errors import Trouble
from protocol.month_figures import (
    MonthFigures,
    ObjectionAnswer,
    ObjectionReceipt,
)
from protocol.status import StatusAnswer
from tests.ui.ailing import Switch, settle
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import MARCH, NAMES, feed


def village(**changes: object) -> Village:
    return Village(said=feed(month_figures=(MARCH.model_copy(update=changes),)))


def reading(switch_on: Switch, **changes: object) -> Remote:
    remote = switch_on(village(**changes))
    settle(remote)
    remote.window.show_page("month_figures")
    return remote


def hears(remote: Remote, figures: MonthFigures) -> None:
    remote.village.objecting.hear(feed(month_figures=(figures,)))
    settle(remote)


def test_home_says_one_line_and_leads_to_the_figures(switch_on: Switch) -> None:
    remote = switch_on(village())
    settle(remote)
    line = "3月学用情况请看一看，4月18日前可以提意见"
    assert line in remote.screen
    remote.press("down", "down")
    assert remote.focus == line
    remote.press("ok")
    assert (remote.page, remote.focus) == ("month_figures", "没有意见")


def test_the_months_tasks_lead_there_too(switch_on: Switch) -> None:
    remote = switch_on(village())
    settle(remote)
    remote.press("right", "ok", "down", "down", "down")
    assert remote.focus == "3月学用情况"
    remote.press("ok")
    assert remote.page == "month_figures"


def test_without_figures_nothing_leads_there(switch_on: Switch) -> None:
    remote = switch_on()
    settle(remote)
    assert "学用情况" not in remote.screen
    remote.press("right", "ok")
    assert "学用情况" not in remote.screen


def test_every_figure_and_every_meeting_can_be_read_and_names_nobody(switch_on: Switch) -> None:
    remote = reading(switch_on)
    seen = remote.screen
    remote.press("left", *["down"] * 13)
    seen += remote.screen
    remote.press(*["up"] * 5)
    seen += remote.screen
    for said in ("算上的集中学习", "33/36人次", "2/3课", "3月2日 主题党日", "算上了"):
        assert said in seen
    for said in ("没算：不到3人", "没算：课没看完", "没算：没有人签到", "没算：手工登记"):
        assert said in seen
    assert "a_later_invention" not in seen
    assert not [name for name in NAMES if name in seen]


def test_no_objection_is_one_press_and_home_asks_no_more(switch_on: Switch) -> None:
    remote = reading(switch_on)
    remote.press("ok")
    settle(remote)
    assert "没有意见，已存好，有网就报到镇里" in remote.screen
    assert remote.focus == "回首页"
    remote.press("ok")
    assert remote.page == "home"
    assert "请看一看" not in remote.screen
    assert [one.revision for one in remote.village.slips.said.agreed] == [1]


def test_an_objection_is_a_line_and_a_reason_and_nothing_is_typed(switch_on: Switch) -> None:
    remote = reading(switch_on)
    remote.press("down", "ok")
    assert (remote.page, remote.focus) == ("month_figures", "算上的集中学习")
    assert "哪一条不对？" in remote.screen
    remote.press(*["down"] * 10)
    assert remote.focus == "3月9日 村“两委”班子会"
    remote.press("ok")
    assert (remote.page, remote.focus) == ("objection_reason", "人数不对")
    assert "0000-0000000" in remote.screen
    remote.press("left", "ok")
    settle(remote)
    assert remote.page == "objection"
    assert "已存好，有网就报到镇里" in remote.screen
    assert "这次会议没算进来" in remote.screen
    (entry,) = remote.village.slips.said.entries
    said = entry.objection
    assert (said.month, said.revision) == (MARCH.month, 1)
    assert (said.about, said.reason, said.words) == ("r2", "not_counted", "")
    remote.press("ok")
    assert remote.page == "month_figures"
    assert "提了1条意见" in remote.screen


def test_a_line_of_figures_has_its_own_first_reason(switch_on: Switch) -> None:
    remote = reading(switch_on)
    remote.press("left", "up", "up", "ok")
    assert (remote.page, remote.focus) == ("objection_reason", "有会议没算进来")


def test_nobody_can_say_of_a_counted_meeting_that_it_was_not_counted(switch_on: Switch) -> None:
    remote = reading(switch_on)
    remote.press("down", "ok", *["down"] * 8, "ok")
    assert (remote.page, remote.focus) == ("objection_reason", "人数不对")
    assert "这次会议没算进来" not in remote.screen


def test_what_is_told_by_telephone_shows_the_number(switch_on: Switch) -> None:
    remote = reading(switch_on)
    remote.press("down", "ok", "ok")
    remote.choose("其他，打电话说")
    settle(remote)
    assert remote.page == "objection"
    assert "0000-0000000" in remote.screen
    assert remote.village.slips.said.entries[0].objection.reason == "other"


def test_nothing_is_called_kept_that_the_disk_did_not_take(switch_on: Switch) -> None:
    remote = reading(switch_on)
    remote.press("down", "ok", "ok")
    remote.village.slips.trouble = Trouble.DISK_FULL
    remote.press("ok")
    settle(remote)
    assert remote.page == "objection_reason"
    remote.village.slips.trouble = None
    remote.press("ok")
    settle(remote)
    assert remote.page == "objection"
    assert len(remote.village.slips.said.entries) == 1


def test_the_answer_is_told_at_home_until_it_was_read(switch_on: Switch) -> None:
    remote = reading(switch_on)
    remote.press("down", "ok", "ok", "ok")
    settle(remote)
    (entry,) = remote.village.slips.said.entries
    objection_id = entry.objection.id
    receipt = ObjectionReceipt(objection_id=objection_id)
    remote.village.objecting.take_answer(StatusAnswer(township_ms=1, objections=(receipt,)))
    settle(remote)
    assert "已报到镇里，等镇里答复" in remote.screen
    remote.press("back")
    said = ObjectionAnswer(objection_id=objection_id, stage="explained", words="那天只有两人")
    hears(remote, MARCH.model_copy(update={"answers": (said,)}))
    assert "3月的意见镇里答复了" in remote.screen
    remote.press("down", "down", "ok")
    assert remote.page == "objection"
    assert "镇里答复：有说明" in remote.screen
    assert "那天只有两人" in remote.screen
    settle(remote)
    remote.press("back")
    assert "镇里答复了" not in remote.screen


def test_an_answer_that_comes_while_the_page_is_read_shows_at_once(switch_on: Switch) -> None:
    remote = reading(switch_on)
    remote.press("down", "ok", "ok", "ok")
    settle(remote)
    (entry,) = remote.village.slips.said.entries
    said = ObjectionAnswer(objection_id=entry.objection.id, stage="mended")
    hears(remote, MARCH.model_copy(update={"answers": (said,)}))
    settle(remote)
    assert "镇里答复：已改" in remote.screen
    assert remote.village.objecting.unseen is None


def test_another_edition_can_be_objected_to_again(switch_on: Switch) -> None:
    remote = reading(switch_on)
    remote.press("down", "ok", "ok", "ok")
    settle(remote)
    newer = MARCH.model_copy(update={"revision": 2, "same_since": 2, "changed": ("valid",)})
    hears(remote, newer)
    remote.choose("看别的")
    assert "这次改过" in remote.screen
    remote.press("down", "ok", "ok")
    assert remote.page == "objection"
    remote.choose("还是不对")
    remote.press("ok")
    settle(remote)
    assert [one.objection.revision for one in remote.village.slips.said.entries] == [1, 2]


@pytest.mark.parametrize("over", [{"is_final": True}, {"object_until": "2026-04-15"}])
def test_afterwards_it_can_be_read_and_the_telephone_is_left(
    switch_on: Switch, over: dict[str, object]
) -> None:
    remote = reading(switch_on, **over)
    assert remote.focus == "返回"
    assert "有意见" not in [remote.focus]
    assert "0000-0000000" in remote.screen
    remote.press("left", "ok")
    assert remote.page == "objection"
    assert "提意见的日子过了" in remote.screen
    remote.press("back")
    assert remote.page == "home"
    assert "请看一看" not in remote.screen
    assert remote.village.slips.said.entries == ()
