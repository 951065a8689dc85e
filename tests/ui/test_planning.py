"""A village plans its own meetings: four keys, and home knows of them."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from kiosk.errors import Trouble
from protocol.feed import PlannedMeeting
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import PLANNED, POWER, QUESTIONS


def at_tasks(switch_on: Callable[..., Remote], **changes: object) -> Remote:
    remote = switch_on(**changes)
    remote.press("right", "ok")
    assert remote.page == "tasks"
    remote.press("down")
    return remote


def press(remote: Remote, *names: str) -> None:
    """Press, and let the disk answer."""
    for name in names:
        remote.press(name)
        QApplication.processEvents()


def own(remote: Remote) -> PlannedMeeting:
    (only,) = remote.village.desk.planned.values()
    return only


def test_four_keys_plan_todays_theme_party_day(switch_on: Callable[..., Remote]) -> None:
    remote = at_tasks(switch_on)
    press(remote, *["ok"] * 4)
    assert remote.page == "agenda"
    assert (own(remote).type_code, own(remote).day, own(remote).time) == (
        "theme_party_day",
        "2026-04-16",
        "19:00",
    )
    assert own(remote).by_village
    assert "已记下：4月16日星期四 19:00 主题党日" in remote.screen


def test_home_says_what_the_village_planned_for_today(switch_on: Callable[..., Remote]) -> None:
    remote = at_tasks(switch_on)
    press(remote, *["ok"] * 4, "ok")
    assert remote.page == "home"
    assert "今天19:00 主题党日" in remote.screen
    press(remote, "ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert meeting.planned_id == own(remote).id


def test_an_hour_that_is_past_cannot_be_chosen(switch_on: Callable[..., Remote]) -> None:
    remote = at_tasks(switch_on)
    press(remote, *["ok"] * 3, "up", "up", "ok")
    assert own(remote).time == "19:00", "7:00 and 8:00 lie behind us at 18:52"


def test_an_hour_that_is_past_says_so(switch_on: Callable[..., Remote]) -> None:
    remote = at_tasks(switch_on)
    press(remote, *["ok"] * 3)
    assert "18:00 已过" in remote.screen
    assert "19:00 已过" not in remote.screen


def test_half_past_is_one_press_away(switch_on: Callable[..., Remote]) -> None:
    remote = at_tasks(switch_on)
    press(remote, *["ok"] * 3, "down", "ok")
    assert "换成整点" in remote.screen
    press(remote, "up", "ok")
    assert own(remote).time.endswith(":30")


def test_a_day_that_is_past_cannot_be_chosen(switch_on: Callable[..., Remote]) -> None:
    remote = at_tasks(switch_on)
    press(remote, "ok", "ok")
    remote.choose("15日 已过")
    assert remote.page == "plan_day"
    remote.choose("17日")
    assert remote.page == "plan_time"


def test_what_was_called_off_is_held_after_all(switch_on: Callable[..., Remote]) -> None:
    remote = at_tasks(switch_on)
    press(remote, *["ok"] * 4, "left", "ok")
    assert own(remote).cancelled
    assert "已取消：4月16日星期四 19:00 主题党日" in remote.screen
    press(remote, "ok")
    assert not own(remote).cancelled
    assert "照样开：4月16日星期四 19:00 主题党日" in remote.screen


def test_what_the_office_planned_is_not_the_villages_to_call_off(
    switch_on: Callable[..., Remote],
) -> None:
    announced = PlannedMeeting(id="t", type_code="members_meeting", day="2026-04-20", time="09:00")
    remote = at_tasks(switch_on, planned_meetings=(announced,))
    press(remote, "down", "ok")
    assert remote.page == "agenda"
    press(remote, "left", "ok")
    assert not remote.village.desk.planned
    assert "要改请打电话给镇里" in remote.screen


def test_nothing_is_called_planned_that_the_disk_did_not_take(
    switch_on: Callable[..., Remote],
) -> None:
    remote = at_tasks(switch_on)
    remote.village.desk.trouble = Trouble.DISK_FULL
    press(remote, *["ok"] * 4)
    assert remote.page == "plan_time"
    remote.village.desk.trouble = None
    press(remote, "ok")
    assert remote.page == "agenda"


def test_a_planned_course_that_is_not_here_is_told(switch_on: Callable[..., Remote]) -> None:
    village = Village()
    village.exchange.present = set()
    remote = switch_on(village)
    press(remote, "right", "ok")
    assert "未下载" in remote.screen
    assert "还没下载好" in remote.screen


def held_by_a_longer_road(remote: Remote) -> str:
    """The theme party day begun by way of the study tasks; which planned meeting it is."""
    remote.window.show_page("tasks")
    remote.choose("开始收看").choose("主题党日").choose("开始点名")
    assert remote.page == "roll_call"
    meeting = remote.village.evening.meeting
    assert meeting is not None
    return meeting.planned_id


def test_a_planned_meeting_begun_by_the_longer_road_is_held(
    switch_on: Callable[..., Remote],
) -> None:
    remote = switch_on(planned_meetings=(PLANNED,))
    assert held_by_a_longer_road(remote) == PLANNED.id
    remote.village.evening.close()
    remote.window.show_page("home")
    assert "今天19:00" not in remote.screen


def test_what_the_village_planned_itself_is_held_by_the_longer_road_too(
    switch_on: Callable[..., Remote],
) -> None:
    remote = at_tasks(switch_on)
    press(remote, *["ok"] * 4)
    assert held_by_a_longer_road(remote) == own(remote).id


def test_a_meeting_of_another_type_is_not_the_planned_one(
    switch_on: Callable[..., Remote],
) -> None:
    members = PLANNED.model_copy(update={"type_code": "members_meeting"})
    assert held_by_a_longer_road(switch_on(planned_meetings=(members,))) == ""


def test_what_the_village_planned_is_entered_by_hand_as_held(
    switch_on: Callable[..., Remote],
) -> None:
    remote = at_tasks(switch_on)
    press(remote, *["ok"] * 4)
    registering = remote.village.registering
    registering.tell(day=remote.village.clock.wall.date(), hour=8)
    registering.save()
    assert remote.village.exchange.records[0].record.planned_meeting_id == own(remote).id


def test_a_morning_nobody_held_does_not_hide_the_evening(
    switch_on: Callable[..., Remote],
) -> None:
    morning = PLANNED.model_copy(update={"id": "m0", "time": "08:00"})
    remote = switch_on(planned_meetings=(morning, PLANNED))
    assert "今天19:00 主题党日" in remote.screen


def test_a_planned_meeting_of_no_type_stands_in_nobodys_way(
    switch_on: Callable[..., Remote],
) -> None:
    gone = PLANNED.model_copy(update={"type_code": "field_day"})
    remote = switch_on(planned_meetings=(gone,))
    assert "今天19:00" not in remote.screen
    remote.press("ok")
    assert remote.page == "meeting_type"


def test_a_line_of_the_plan_leads_to_its_meeting_with_that_course_chosen(
    switch_on: Callable[..., Remote],
) -> None:
    remote = switch_on()
    press(remote, "right", "ok", "left", "down")
    assert remote.focus == POWER.title
    press(remote, "ok")
    assert remote.page == "meeting_type"
    remote.choose("主题党日")
    assert remote.focus == "开始点名"
    press(remote, "ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert [one.courseware for one in meeting.programme] == [POWER]


def test_the_type_is_chosen_with_no_course_in_mind_the_next_time(
    switch_on: Callable[..., Remote],
) -> None:
    remote = switch_on()
    press(remote, "right", "ok", "left", "down", "ok", "back", "ok")
    assert remote.page == "meeting_type"
    remote.choose("主题党日")
    press(remote, "ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert [one.courseware for one in meeting.programme] == [QUESTIONS]


def test_a_line_of_the_plan_that_is_not_here_is_fetched_first(
    switch_on: Callable[..., Remote],
) -> None:
    village = Village()
    village.exchange.present = {QUESTIONS.sha256}
    remote = switch_on(village)
    press(remote, "right", "ok", "left", "down", "ok")
    assert remote.page == "tasks"
    assert village.exchange.wishes == {POWER.sha256}
    assert f"《{POWER.title}》还没下来，已排到最前下载" in remote.screen
    assert "排在最前下载" in remote.screen
    assert remote.focus == POWER.title
