"""A whole evening with nothing but arrows, OK and Back."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kiosk.ui.window import TITLE
from protocol.record import AttendanceStatus, DiscussionForm
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import NAMES, PLANNED, POWER, QUESTIONS, feed

Switch = Callable[..., Remote]


def test_an_evening_needs_no_typed_character(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    village = remote.village
    assert remote.title == f"{TITLE}: home due"

    remote.press("ok")
    assert remote.page == "roll_call"
    for _ in NAMES:
        remote.press("ok")
    assert remote.focus == "点完了，放片"
    remote.press("ok")
    assert remote.page == "playing"
    assert remote.presses <= 20

    village.screen.run(QUESTIONS.length_ms)
    village.screen.end()
    before = remote.presses
    assert remote.page == "standby"
    assert "《乡村振兴政策问答（上）》看完了，计28分30秒" in remote.screen
    remote.press("ok")
    assert remote.page == "discussion"
    remote.press("ok", "ok")
    assert remote.page == "topics"
    remote.press("ok")
    assert remote.page == "review"
    remote.press("ok")
    assert remote.title == f"{TITLE}: saved done"
    assert remote.presses - before <= 5

    kept = village.exchange.records[0].record
    assert kept.present == 18
    assert kept.viewings[0].watched
    assert kept.viewings[0].effective_ms == QUESTIONS.length_ms
    assert kept.discussion.form is DiscussionForm.ON_PAPER
    assert kept.planned_meeting_id == PLANNED.id
    remote.press("ok")
    assert remote.page == "home"


def test_a_meeting_that_is_not_due_is_two_pages_further(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("ok")
    assert remote.page == "meeting_type"
    assert remote.focus == "主题党日"
    remote.press("ok")
    assert remote.page == "courses"
    assert remote.village.evening.meeting is None
    assert remote.focus == "开始点名"
    remote.press("ok")
    assert remote.page == "roll_call"
    assert remote.village.evening.meeting is not None
    assert [one.courseware for one in remote.village.evening.meeting.programme] == [QUESTIONS]
    for _ in NAMES:
        remote.press("ok")
    remote.press("ok")
    assert remote.page == "playing"
    assert remote.presses <= 22


def test_those_who_did_not_answer_are_on_leave_or_absent(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    village = remote.village
    remote.press("ok", *["ok"] * 15)
    remote.press("back", "ok")
    village.screen.run(QUESTIONS.length_ms)
    village.screen.end()
    remote.press("ok")
    assert remote.title == f"{TITLE}: absent 3"
    assert "没应的3人" in remote.screen
    remote.press("left", "ok")
    assert remote.focus == "杨青田"
    remote.press("right", "ok")
    assert remote.page == "discussion"
    meeting = village.evening.meeting
    assert meeting is not None
    assert not meeting.unmarked
    statuses = [meeting.attendance[one.person_id].status for one in meeting.expected[15:]]
    assert statuses == [
        AttendanceStatus.ON_LEAVE,
        AttendanceStatus.ABSENT,
        AttendanceStatus.ABSENT,
    ]


def gone_home_and_back(switch_on: Switch) -> Remote:
    """Three did not come, one of them is on leave, and the meeting was nearly ended."""
    remote = switch_on(planned_meetings=(PLANNED,))
    remote.press("ok", *["ok"] * 15, "back", "ok")
    remote.village.screen.run(60_000)
    remote.village.screen.stop()
    remote.choose("散会，填记录")
    remote.press("left", "ok", "right", "ok")
    assert remote.page == "discussion"
    remote.press("back")
    remote.choose("接着办")
    assert remote.page == "standby"
    return remote


def test_ending_again_asks_again_for_those_who_are_not_there(switch_on: Switch) -> None:
    remote = gone_home_and_back(switch_on)
    remote.choose("散会，填记录")
    assert remote.title == f"{TITLE}: absent 3"
    assert "杨青田  请假" in remote.screen
    remote.press("left", "ok", "down", "ok", "right", "ok")
    assert remote.page == "discussion"
    meeting = remote.village.evening.meeting
    assert meeting is not None
    statuses = [meeting.attendance[one.person_id].status for one in meeting.expected[15:]]
    assert statuses == [
        AttendanceStatus.ABSENT,
        AttendanceStatus.ON_LEAVE,
        AttendanceStatus.ABSENT,
    ]


def test_home_ends_it_by_way_of_those_who_are_not_there(switch_on: Switch) -> None:
    remote = gone_home_and_back(switch_on)
    remote.press("back")
    remote.choose("结束这次活动")
    assert remote.page == "absent"


def test_who_was_called_absent_may_still_come(switch_on: Switch, qtbot: QtBot) -> None:
    remote = gone_home_and_back(switch_on)
    remote.choose("补签到")
    assert remote.focus == "杨青田"
    qtbot.waitUntil(lambda: bool(remote.village.names.find("zhm")))
    remote.type("zhm")
    qtbot.waitUntil(lambda: remote.focus == "周禾苗")
    remote.press("back", "ok")
    assert remote.page == "standby"
    remote.choose("接着看")
    remote.press("back", "left", "ok")
    assert "都点过名了" not in remote.screen
    assert "杨青田" in remote.screen
    remote.press("ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert meeting.attendance["LW015"].status is AttendanceStatus.LATE


def test_saved_is_said_only_once_the_record_is_on_the_disk(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    village = remote.village
    remote.press("ok", "ok", "ok", "ok", "back", "ok")
    village.screen.run(QUESTIONS.length_ms)
    village.screen.end()
    remote.press("ok", "ok", "ok", "ok", "ok")
    assert remote.page == "review"
    village.journal.held = True
    remote.press("ok")
    assert "正在保存" in remote.screen
    assert "已存好" not in remote.screen
    village.journal.settle()
    assert "已存好，停电也不会丢" in remote.screen


def test_a_disk_that_refuses_the_record_is_told_and_asked_again(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    village = remote.village
    remote.press("ok", "ok", "ok", "ok", "back", "ok")
    village.screen.run(QUESTIONS.length_ms)
    village.screen.end()
    remote.press("ok", "ok", "ok", "ok", "ok")
    village.journal.held = True
    remote.press("ok")
    village.journal.refuse()
    assert "还没存好" in remote.screen
    assert "已存好" not in remote.screen
    village.journal.held = False
    remote.press("ok")
    assert "已存好，停电也不会丢" in remote.screen
    assert len(village.exchange.records) == 1


def test_nobody_signed_in_is_said_before_the_record(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    remote.press("ok", "back", "ok")
    remote.village.screen.run(QUESTIONS.length_ms)
    remote.village.screen.end()
    remote.press("ok")
    assert "还没有人签到" in remote.screen
    assert remote.focus == "补签到"
    remote.press("ok")
    assert remote.page == "roll_call"


def test_after_a_power_cut_home_offers_to_go_on(switch_on: Switch) -> None:
    first = Village(said=feed(planned_meetings=(PLANNED,)))
    remote = switch_on(first)
    remote.press("ok", *["ok"] * 18, "ok")
    first.screen.run(760_000)
    meeting = first.journal.meeting

    first.clock.wait(8 * 60_000)
    second = Village(said=feed(planned_meetings=(PLANNED,)), clock=first.clock, left=meeting)
    again = switch_on(second)
    assert again.title == f"{TITLE}: home resume"
    assert "刚才断电了，记录都在" in again.screen
    assert "18人已签到，放到12分40秒，停了8分钟" in again.screen
    assert "从12分38秒接着放" in again.screen
    again.press("ok")
    assert again.page == "playing"
    assert second.screen.playback.position_ms == 758_000


def test_back_leads_home_and_loses_nothing(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    remote.press("ok", "ok", "ok", "back", "back")
    assert remote.title == f"{TITLE}: home resume"
    assert "活动还没结束" in remote.screen
    remote.press("ok")
    assert remote.page == "roll_call"
    assert remote.title.endswith("2/18")


def test_a_meeting_without_a_film_can_be_given_up_with_a_reason(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    remote.press("ok", "back", "back")
    remote.press("right", "ok")
    assert remote.page == "abandon"
    remote.choose("没人来")
    assert remote.page == "saved"
    assert remote.village.exchange.records[0].record.abandoned_reason == "nobody"


def test_a_course_that_was_stopped_holds_up_no_other(switch_on: Switch) -> None:
    both = PLANNED.model_copy(update={"courseware": (QUESTIONS.sha256, POWER.sha256)})
    remote = switch_on(planned_meetings=(both,))
    remote.press("ok", "ok", "ok", "ok", "back", "ok")
    remote.village.screen.run(60_000)
    remote.village.screen.stop()
    assert remote.focus == "接着看"
    remote.press("right", "up", "up")
    assert remote.focus == "放下一课"
    for following in ("散会，填记录", "再放一课", "补签到"):
        assert remote.press("down").focus == following
    remote.choose("放下一课")
    assert remote.village.screen.playback.sha256 == POWER.sha256


def test_a_meeting_opened_by_mistake_is_said_to_be_one(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    remote.press("ok", "back", "back", "right", "ok")
    assert remote.page == "abandon"
    assert remote.focus == "按错了，没有开会"
    remote.press("ok")
    assert remote.page == "saved"
    kept = remote.village.exchange.records[0].record
    assert (kept.abandoned_reason, kept.present) == ("mistake", 0)
    remote.press("ok")
    assert "今天19:00 主题党日" in remote.screen
    remote.window.show_page("record", remote.village.exchange.records[0])
    assert "按错了，没有开会" in remote.screen


def test_where_nobody_came_the_other_reasons_are_all_there(switch_on: Switch) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    remote.press("ok", "back", "back", "right", "ok", "right", "up", "up")
    seen = [remote.focus]
    for _ in range(4):
        seen.append(remote.press("down").focus)
    assert seen == ["没人来", "停电", "设备坏了", "改期", "不结束，回去"]


@pytest.mark.parametrize("deeds", [("ok",), ("back", "up", "up", "ok")])
def test_where_somebody_was_marked_or_counted_it_was_no_mistake(
    switch_on: Switch, deeds: tuple[str, ...]
) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    remote.press("ok", *deeds)
    remote.window.show_page("abandon")
    assert "按错了" not in remote.screen


def test_a_film_on_demand_that_never_began_may_have_been_a_mistake(switch_on: Switch) -> None:
    remote = switch_on()
    remote.village.evening.open("on_demand", (QUESTIONS.sha256,), villagers=1)
    remote.press("right", "ok")
    assert remote.focus == "按错了，没有开会"
