"""The roll is called from one page, for remote, mouse, touch and scanner alike."""

from collections.abc import Callable

from kiosk.ui.window import TITLE
from protocol.record import AttendanceStatus
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import NAMES, PLANNED, feed, roster

Switch = Callable[..., Remote]


def called(switch_on: Switch, **changes: object) -> Remote:
    """The roll call of a meeting that is due today."""
    remote = switch_on(planned_meetings=(PLANNED,), **changes)
    remote.press("ok")
    assert remote.page == "roll_call"
    return remote


def present(remote: Remote) -> list[str]:
    meeting = remote.village.evening.meeting
    assert meeting is not None
    return [one.name for one in meeting.attendance.values() if one.status.is_there]


def test_ok_marks_the_name_and_moves_on(switch_on: Switch) -> None:
    remote = called(switch_on)
    assert remote.focus == NAMES[0]
    remote.press("ok")
    assert remote.focus == NAMES[1]
    assert present(remote) == [NAMES[0]]
    assert remote.title == f"{TITLE}: roll_call 1/18"


def test_the_name_being_called_is_read_large(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("right", "right")
    assert remote.screen.count(NAMES[2]) >= 2


def test_right_passes_over_a_name_and_runs_on_into_the_next_row(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press(*["right"] * 5)
    assert remote.focus == NAMES[5]
    remote.press("left", "up", "down")
    assert remote.focus == NAMES[9]
    assert present(remote) == []


def test_right_after_the_last_name_is_the_way_on(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press(*["right"] * 18)
    assert remote.focus == "点完了，放片"


def test_ok_on_a_marked_name_takes_the_mark_back(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "left", "ok")
    assert present(remote) == []
    assert remote.focus == NAMES[0]


def test_those_already_marked_are_not_called_again(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("right", "ok", "left", "left", "ok")
    assert remote.focus == NAMES[2]


def test_the_mark_shows_only_once_it_is_durable_but_the_focus_does_not_wait(
    switch_on: Switch,
) -> None:
    remote = called(switch_on)
    remote.village.journal.held = True
    remote.press("ok", "ok")
    assert remote.focus == NAMES[2]
    assert remote.title.endswith("0/18")
    assert "到0人" in remote.screen
    remote.village.journal.settle()
    assert remote.title.endswith("2/18")
    assert "到2人" in remote.screen


def test_back_jumps_to_the_way_on(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("back")
    assert remote.focus == "点完了，放片"


def test_a_step_can_be_undone(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "ok")
    remote.choose("撤销刚才这一步")
    assert present(remote) == [NAMES[0]]


def test_a_counted_villager_is_a_step_too(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok")
    remote.choose("＋").choose("撤销刚才这一步")
    assert present(remote) == [NAMES[0]]
    assert "群众0人" in remote.screen
    remote.choose("撤销刚才这一步")
    assert present(remote) == []


def test_where_there_is_no_step_to_undo_the_face_says_so(switch_on: Switch) -> None:
    remote = called(switch_on)
    assert not remote.control("撤销刚才这一步").isEnabled()
    remote.press("ok")
    assert remote.control("撤销刚才这一步").isEnabled()
    remote.press("back", "up", "up")
    assert remote.focus == "撤销刚才这一步"
    remote.press("ok")
    assert not remote.control("撤销刚才这一步").isEnabled()
    assert remote.focus == NAMES[0]


def test_the_villagers_are_reached_over_a_step_that_cannot_be_undone(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("back", "up", "up")
    assert remote.focus == "＋"
    remote.press("down")
    assert remote.focus == "列席的人"
    remote.press("up", "ok", "down")
    assert remote.focus == "撤销刚才这一步"


def test_what_was_marked_before_the_roll_was_left_is_not_undone_there(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "ok", "ok", "back", "ok", "back", "left", "ok", "ok", "back")
    remote.village.screen.stop()
    assert len(present(remote)) == 4
    remote.choose("补签到")
    assert not remote.control("撤销刚才这一步").isEnabled()
    assert len(present(remote)) == 4


def test_calling_again_needs_a_second_press(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "ok")
    remote.choose("列席的人").choose("重新点名")
    assert len(present(remote)) == 2
    remote.read().choose("再按一次，重新点")
    assert present(remote) == []
    assert remote.page == "roll_call"
    assert remote.focus == NAMES[0]


def test_villagers_are_a_head_count(switch_on: Switch) -> None:
    remote = called(switch_on)
    for _ in range(5):
        remote.choose("＋")
    remote.choose("−")
    assert "群众4人" in remote.screen
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert meeting.villagers == 4


def test_villagers_are_counted_with_the_remote_too(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "back", "up", "up", "up", "ok", "ok", "ok", "left", "ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert meeting.villagers == 2
    remote.press("up")
    assert remote.focus == "−"


def test_too_few_people_is_said_here(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "ok", "back")
    assert "不到3人，这次不计场次，照样有记录" in remote.screen
    remote.press("left", "left")
    remote.choose("＋")
    remote.press("back")
    assert "不计场次" not in remote.screen


def test_more_than_thirty_names_turn_the_page_by_themselves(switch_on: Switch) -> None:
    remote = called(switch_on, roster=roster(44))
    remote.press(*["ok"] * 30)
    assert remote.title.endswith("30/44")
    assert "第2页，共2页" in remote.screen
    remote.press("ok")
    assert remote.title.endswith("31/44")
    remote.press("up")
    assert "第1页，共2页" in remote.screen
    remote.press(*["down"] * 9)
    remote.press(*["right"] * 5)
    assert remote.focus == "点完了，放片"


def test_names_can_be_touched(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.choose(NAMES[7])
    assert present(remote) == [NAMES[7]]
    remote.choose(NAMES[7])
    assert present(remote) == []


def test_who_comes_after_the_film_began_is_late(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "ok", "ok", "back", "ok")
    remote.village.screen.run(60_000)
    remote.village.screen.stop()
    remote.choose("补签到")
    assert remote.page == "roll_call"
    remote.press("ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert meeting.attendance["LW003"].status is AttendanceStatus.LATE
    remote.press("back", "ok")
    assert remote.page == "standby"


def test_names_do_not_stay_when_the_film_begins(switch_on: Switch) -> None:
    remote = called(switch_on)
    remote.press("ok", "back", "ok")
    assert remote.page == "playing"
    assert not any(name in remote.screen for name in NAMES)
    assert not any(name in remote.title for name in NAMES)


def test_a_meeting_without_a_film_goes_to_the_meeting(switch_on: Switch) -> None:
    village = Village(said=feed(planned_meetings=(PLANNED.model_copy(update={"courseware": ()}),)))
    village.exchange.watched = frozenset(village.exchange.present)
    remote = switch_on(village)
    remote.press("ok", "ok", "back")
    assert remote.focus == "点完了，开会"
    remote.press("ok")
    assert remote.page == "standby"


def test_a_press_that_led_away_does_not_take_the_focus_along(switch_on: Switch) -> None:
    remote = called(switch_on)
    evening, window = remote.village.evening, remote.window
    evening.changed.connect(lambda: window.show_page("home"))
    remote.press("ok")
    assert remote.page == "home"
    assert remote.focus not in NAMES
