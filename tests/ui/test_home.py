"""Home says what is due and offers one clear next step."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.window import TITLE
from protocol.record import AttendanceStatus
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import PARTY_DAY, PLANNED, POWER, QUESTIONS, feed

Switch = Callable[..., Remote]
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS


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


def test_a_course_that_was_given_up_stands_in_nobodys_way(switch_on: Switch) -> None:
    remote = switch_on(calm())
    remote.village.check.codes += ("player_died_twice",)
    remote.village.check.faults = {"player_died_twice"}
    remote.village.check.run()
    assert remote.title == f"{TITLE}: home normal"
    remote.choose("检查和帮助")
    assert "有一课让画面断了两次 A22" in remote.screen


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
    remote.read().choose("再按就关")
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
    remote.village.clock.wait(3 * 60_000)
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


def left_alone(stood_ms: int, *, flat: bool = False) -> Village:
    """The machine fell during a party day's roll call, and is switched on so much later."""
    before = calm()
    before.evening.open(PLANNED.type_code, (QUESTIONS.sha256,))
    before.evening.mark("LW000", AttendanceStatus.PRESENT)
    before.clock.wait(stood_ms)
    if flat:
        before.clock.go_flat()
    return Village(clock=before.clock, left=before.journal.meeting)


def test_a_meeting_nobody_ended_is_kept_and_asks_for_what_is_missing(switch_on: Switch) -> None:
    remote = switch_on(left_alone(22 * HOUR_MS))
    assert remote.title == f"{TITLE}: home forgotten"
    assert "上次（4月16日）的记录已替您存好" in remote.screen
    assert remote.focus == "补写"
    kept = remote.village.exchange.records[0].record
    assert kept.closed_by_itself
    assert kept.present == 1


def test_what_is_missing_is_added_by_keys_and_then_nobody_asks(
    switch_on: Switch, qtbot: QtBot
) -> None:
    remote = switch_on(left_alone(22 * HOUR_MS))
    remote.press("ok")
    assert remote.page == "amend"
    remote.press("ok", "ok", "ok", "ok")
    qtbot.waitUntil(lambda: remote.title == f"{TITLE}: amend_saved done")
    remote.window.show_page("home")
    assert remote.title == f"{TITLE}: home normal"


def test_nothing_to_add_is_an_answer(switch_on: Switch) -> None:
    remote = switch_on(left_alone(22 * HOUR_MS))
    remote.choose("不用补")
    assert remote.title == f"{TITLE}: home normal"
    assert remote.focus == "开始收看"


def test_what_was_added_is_not_asked_for_again(switch_on: Switch) -> None:
    remote = switch_on(left_alone(22 * HOUR_MS))
    kept = remote.village.exchange.records[0]
    second = kept.record.model_copy(update={"revision": 2})
    remote.village.exchange.add_record(replace(kept, record=second))
    assert remote.title == f"{TITLE}: home normal"


def test_a_week_later_it_is_still_last_times_record(switch_on: Switch) -> None:
    remote = switch_on(left_alone(22 * HOUR_MS))
    remote.village.clock.wait(7 * DAY_MS)
    remote.village.exchange.changed.emit()
    assert remote.title == f"{TITLE}: home forgotten"


def test_once_another_meeting_was_held_nobody_is_asked_of_the_one_before(
    switch_on: Switch,
) -> None:
    remote = switch_on(left_alone(22 * HOUR_MS))
    evening = remote.village.evening
    remote.village.exchange.next_sequence += 1
    evening.open("on_demand", (QUESTIONS.sha256,), villagers=1)
    evening.close()
    assert remote.title == f"{TITLE}: home forgotten"
    evening.open(PLANNED.type_code, ())
    evening.abandon("mistake")
    assert remote.title == f"{TITLE}: home forgotten"
    evening.open(PLANNED.type_code, ())
    evening.close()
    assert remote.title == f"{TITLE}: home normal"


def test_a_film_on_demand_that_was_left_has_nothing_to_be_added(switch_on: Switch) -> None:
    before = calm()
    before.evening.open("on_demand", (QUESTIONS.sha256,), villagers=4)
    before.clock.wait(4 * HOUR_MS)
    remote = switch_on(Village(clock=before.clock, left=before.journal.meeting))
    assert remote.village.exchange.records[0].record.closed_by_itself
    assert remote.title == f"{TITLE}: home normal"


def test_nothing_to_add_is_remembered_when_the_machine_is_switched_on_again(
    switch_on: Switch,
) -> None:
    remote = switch_on(left_alone(22 * HOUR_MS))
    remote.choose("不用补")
    before = remote.village
    after = Village(clock=before.clock, settings=before.adjusting.settings)
    after.exchange.records = before.exchange.records
    assert switch_on(after).title == f"{TITLE}: home normal"


def test_a_short_cut_leaves_the_meeting_to_those_who_are_there(switch_on: Switch) -> None:
    remote = switch_on(left_alone(8 * 60_000))
    assert remote.title == f"{TITLE}: home resume"
    assert "停了8分钟" in remote.screen


def test_how_long_it_stood_is_not_said_where_no_clock_can_tell(switch_on: Switch) -> None:
    doubtful = left_alone(0, flat=True)
    remote = switch_on(doubtful)
    assert remote.title == f"{TITLE}: home resume"
    assert "刚才断电了，记录都在" in remote.screen
    assert "停了" not in remote.screen
    remote.press("ok")
    meeting = doubtful.journal.meeting
    assert meeting is not None
    assert len(meeting.gaps) == 1


def test_a_meeting_left_while_a_page_is_open_leads_home(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    remote.press("ok", "ok")
    assert remote.page == "roll_call"
    remote.village.clock.wait(3 * HOUR_MS)
    remote.village.evening.look_round()
    assert remote.title == f"{TITLE}: home forgotten"


def test_nobody_is_asked_to_go_on_with_a_meeting_that_is_being_closed(switch_on: Switch) -> None:
    village = calm()
    remote = switch_on(village)
    village.evening.open(PLANNED.type_code, ())
    village.clock.wait(3 * HOUR_MS)
    village.journal.held = True
    village.evening.look_round()
    village.exchange.changed.emit()
    assert remote.title == f"{TITLE}: home normal"
    village.journal.settle()
    assert remote.title == f"{TITLE}: home forgotten"


def test_a_record_the_disk_did_not_take_is_saved_from_home(switch_on: Switch) -> None:
    village = calm()
    remote = switch_on(village)
    village.evening.open(PLANNED.type_code, ())
    village.journal.held = True
    village.evening.close()
    village.journal.settle_one()
    village.journal.refuse()
    remote.press("back")
    assert "上次的记录还没存好" in remote.screen
    assert "报故障码 C32" in remote.screen
    village.journal.held = False
    remote.choose("再存一次")
    assert "已存好，停电也不会丢" in remote.screen
    assert len(village.exchange.records) == 1
    remote.press("ok")
    assert remote.title == f"{TITLE}: home normal"


def test_a_film_on_demand_that_never_began_is_played_and_not_called_for(
    switch_on: Switch,
) -> None:
    before = calm()
    before.evening.open("on_demand", (QUESTIONS.sha256,), villagers=4)
    before.clock.wait(1000)
    remote = switch_on(Village(clock=before.clock, left=before.journal.meeting))
    remote.press("ok")
    assert remote.page == "playing"
    assert remote.village.evening.meeting is not None
    assert remote.village.evening.meeting.villagers == 4
