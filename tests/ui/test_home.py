"""Home says what is due and offers one clear next step."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.window import TITLE
from protocol.moment import ClockTrust
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import PARTY_DAY, PLANNED, POWER, QUESTIONS, feed

Switch = Callable[..., Remote]
DAY_MS = 86_400_000


def calm() -> Village:
    village = Village()
    village.exchange.watched = frozenset({POWER.sha256, PARTY_DAY.sha256})
    return village


def test_a_normal_day_says_what_is_left_to_watch(switch_on: Switch) -> None:
    remote = switch_on(calm())
    assert remote.title == f"{TITLE}: home normal"
    assert "本月还有1课要看" in remote.screen
    assert "规定课件看完2课，共3课，25日前看完就行" in remote.screen
    assert "已联网，记录都已报到镇里" in remote.screen
    assert remote.focus == "开始收看"


def test_a_meeting_due_today_goes_straight_to_the_roll_call(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    assert "今天19:00 主题党日" in remote.screen
    assert "应到18人，课件已备好：《乡村振兴政策问答（上）》28分30秒" in remote.screen
    remote.press("ok")
    assert remote.page == "roll_call"


def test_weeks_without_the_network_do_no_harm_to_the_records(switch_on: Switch) -> None:
    remote = switch_on(calm())
    remote.village.exchange.say(connected=False, offline_ms=23 * DAY_MS, pending=11)
    assert "23天没连上网，不影响使用。11份记录存在本机，有网就自动上报" in remote.screen
    assert "没有网络也照样能用" in remote.screen


def test_a_silent_hall_is_told_before_the_film(switch_on: Switch) -> None:
    remote = switch_on(calm())
    remote.village.check.faults = {"sound"}
    remote.village.check.run()
    assert remote.title == f"{TITLE}: home fault"
    assert "没找到音箱，放片会没有声音" in remote.screen
    assert "0000-0000000，报故障码 A12" in remote.screen
    remote.press("right", "ok")
    assert remote.title == f"{TITLE}: home normal"


def test_a_missing_network_is_no_fault(switch_on: Switch) -> None:
    remote = switch_on(calm())
    remote.village.check.faults = {"township"}
    remote.village.check.run()
    assert remote.title == f"{TITLE}: home normal"


def test_a_doubtful_clock_is_asked_about_once(switch_on: Switch) -> None:
    village = calm()
    village.clock.trust = ClockTrust.DOUBTFUL
    remote = switch_on(village)
    assert "今天是2026年4月16日星期四，对吗？" in remote.screen
    remote.press("ok")
    assert remote.title == f"{TITLE}: home normal"


def test_a_wrong_date_is_explained_and_stands_in_nobodys_way(switch_on: Switch) -> None:
    village = calm()
    village.clock.trust = ClockTrust.DOUBTFUL
    remote = switch_on(village)
    remote.choose("不对，看看怎么办")
    assert remote.page == "guide"
    assert "由镇里核对" in remote.screen
    remote.press("back")
    assert remote.title == f"{TITLE}: home normal"


@pytest.mark.parametrize(
    ("digit", "page"), [("1", "on_demand"), ("2", "tenth_class"), ("3", "records"), ("4", "check")]
)
def test_digits_are_short_cuts(switch_on: Switch, qtbot: QtBot, digit: str, page: str) -> None:
    remote = switch_on(calm())
    remote.type(digit)
    qtbot.waitUntil(lambda: remote.page == page, timeout=2000)


def test_turning_off_needs_a_second_press(switch_on: Switch) -> None:
    remote = switch_on(calm())
    remote.choose("关机")
    assert remote.village.switched_off == 0
    remote.choose("再按就关")
    assert remote.village.switched_off == 1


def test_back_is_the_way_to_the_primary_step(switch_on: Switch) -> None:
    remote = switch_on(calm())
    remote.press("down", "right", "right")
    assert remote.focus == "学习记录"
    remote.press("back")
    assert remote.focus == "开始收看"


def test_arrows_stop_at_the_edge(switch_on: Switch) -> None:
    remote = switch_on(calm())
    remote.press("left", "up")
    assert remote.focus == "开始收看"
    remote.press("down", *["right"] * 9)
    assert remote.focus == "关机"


def test_the_card_follows_the_plan(switch_on: Switch) -> None:
    remote = switch_on(calm())
    assert "乡村振兴政策问答（上） 待看" in remote.screen
    remote.village.exchange.watched |= {QUESTIONS.sha256}
    remote.village.exchange.changed.emit()
    assert "本月的课都看完了" in remote.screen
    assert "待看" not in remote.screen


def test_the_clock_in_the_corner_goes_on_when_home_is_seen_again(switch_on: Switch) -> None:
    remote = switch_on(calm())
    remote.press("down", "ok")
    remote.village.clock.wall += timedelta(minutes=3)
    remote.press("back")
    assert "18:55" in remote.screen


def test_a_new_machine_shows_its_code_first(switch_on: Switch) -> None:
    village = Village(said=None)
    village.exchange.say(enrolled=False, connected=None)
    village.exchange.show_code("482913")
    remote = switch_on(village)
    assert remote.title == f"{TITLE}: enrolment waiting"
    assert "482 913" in remote.screen
    assert "1234 5678 9012" in remote.screen
    village.exchange.feed = feed()
    village.exchange.enrolment = None
    village.exchange.say(enrolled=True)
    assert remote.title == f"{TITLE}: enrolment enrolled"
    assert "柳湾村装好了" in remote.screen
    remote.press("ok")
    assert remote.page == "home"


def test_the_pages_behind_are_not_built_at_the_start(switch_on: Switch) -> None:
    remote = switch_on(calm())
    built = [child.name for child in remote.window.children() if hasattr(child, "theme")]
    assert built == ["home"]
