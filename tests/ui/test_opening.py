"""The first page answers before anything is read, and home goes on from what was pressed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiosk.ui.window import TITLE, KioskWindow
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import PLANNED, QUESTIONS, feed

Open = Callable[[Village], Remote]


def interrupted() -> Village:
    """A village whose film was cut short by a power cut."""
    village = Village(said=feed(planned_meetings=(PLANNED,)))
    village.screen.attach(1)
    village.evening.open(PLANNED.type_code, (QUESTIONS.sha256,))
    village.evening = village.new_evening()
    return village


def let_in(remote: Remote) -> None:
    remote.window.let_in(remote.village.backstage)


def test_the_frame_of_home_is_there_and_names_what_is_being_done(opening: Open) -> None:
    remote = opening(Village())
    assert remote.title == f"{TITLE}: opening"
    assert "正在打开学习记录" in remote.screen
    assert "4月16日 星期四  18:52" in remote.screen
    assert remote.focus == "开始收看"


def test_arrows_and_back_move_the_focus_at_once(opening: Open) -> None:
    remote = opening(Village())
    remote.press("down", "right")
    assert remote.focus == "十号课堂"
    remote.press("back")
    assert remote.focus == "开始收看"


def test_nothing_that_was_said_turns_out_untrue_on_a_calm_day(opening: Open) -> None:
    remote = opening(Village())
    before = {one: remote.control(one) for one in ("开始收看", "四月的学习任务", "学习记录")}
    let_in(remote)
    assert remote.title == f"{TITLE}: home normal"
    for words, face in before.items():
        assert remote.control(words).geometry() == face.geometry()


def test_the_focus_stays_where_it_is_when_the_facts_come(opening: Open) -> None:
    remote = opening(Village())
    remote.press("down", "right", "right")
    let_in(remote)
    assert (remote.page, remote.focus) == ("home", "学习记录")
    remote.press("ok", "back")
    assert remote.focus == "开始收看"


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        (("ok",), "meeting_type"),
        (("right", "ok"), "tasks"),
        (("down", "ok"), "on_demand"),
        (("down", "ok", "right", "ok"), "tenth_class"),
        (("down", "down", "ok"), "check"),
    ],
)
def test_what_was_pressed_last_is_done_as_soon_as_it_can_be(
    opening: Open, qtbot: QtBot, keys: tuple[str, ...], page: str
) -> None:
    remote = opening(Village())
    remote.press(*keys)
    assert remote.page == "opening"
    let_in(remote)
    qtbot.waitUntil(lambda: remote.page == page)


def test_a_digit_and_a_click_are_remembered_too(opening: Open, qtbot: QtBot) -> None:
    remote = opening(Village())
    remote.choose("点播课件")
    remote.type("3")
    qtbot.waitUntil(lambda: "记下了" in remote.screen)
    let_in(remote)
    qtbot.waitUntil(lambda: remote.page == "records")


def test_a_meeting_due_today_is_what_starting_meant(opening: Open, qtbot: QtBot) -> None:
    remote = opening(Village(said=feed(planned_meetings=(PLANNED,))))
    remote.press("ok")
    let_in(remote)
    qtbot.waitUntil(lambda: remote.page == "roll_call")


def test_starting_is_not_going_on_after_a_power_cut(opening: Open, qtbot: QtBot) -> None:
    remote = opening(interrupted())
    remote.press("ok")
    let_in(remote)
    qtbot.wait(50)
    assert remote.title == f"{TITLE}: home resume"
    assert remote.focus == "接着办"
    assert remote.village.evening.interrupted


def test_a_card_that_ends_a_meeting_is_not_pressed_for_its_tasks(
    opening: Open, qtbot: QtBot
) -> None:
    remote = opening(interrupted())
    remote.press("right", "ok")
    let_in(remote)
    qtbot.wait(50)
    assert (remote.page, remote.focus) == ("home", "结束这次活动")


def test_back_takes_a_press_back(opening: Open, qtbot: QtBot) -> None:
    remote = opening(Village())
    remote.press("down", "ok", "back")
    let_in(remote)
    qtbot.wait(50)
    assert (remote.page, remote.focus) == ("home", "开始收看")


def test_a_press_that_takes_longer_is_said_to_be_remembered(opening: Open, qtbot: QtBot) -> None:
    remote = opening(Village())
    remote.press("down", "ok")
    assert "记下了" not in remote.screen
    qtbot.waitUntil(lambda: "已经按下“点播课件”，记下了" in remote.screen, timeout=2000)
    assert remote.control("点播课件").isDown()
    remote.press("back")
    assert "记下了" not in remote.screen
    assert not remote.control("点播课件").isDown()


def test_the_question_about_turning_off_is_still_asked(opening: Open, qtbot: QtBot) -> None:
    remote = opening(Village())
    remote.press("down", "ok", *["right"] * 4, "ok")
    assert remote.focus == "再按就关"
    let_in(remote)
    qtbot.wait(50)
    assert (remote.page, remote.focus) == ("home", "再按就关")
    remote.read().press("ok")
    assert remote.village.switched_off == 1


def test_turning_off_was_meant_when_it_was_pressed_twice(opening: Open, qtbot: QtBot) -> None:
    remote = opening(Village())
    remote.press("down", *["right"] * 4, "ok").read().press("ok")
    assert remote.village.switched_off == 0
    let_in(remote)
    qtbot.waitUntil(lambda: remote.village.switched_off == 1)


def test_a_new_machine_goes_on_to_its_code(opening: Open, qtbot: QtBot) -> None:
    village = Village(said=None)
    village.exchange.say(enrolled=False, connected=None)
    village.exchange.show_code("482913")
    remote = opening(village)
    remote.press("ok")
    let_in(remote)
    qtbot.wait(50)
    assert remote.title == f"{TITLE}: enrolment waiting"


def test_it_tells_once_that_it_is_seen(qtbot: QtBot) -> None:
    village = Village()
    window = KioskWindow(village.config, village.clock.local_now)
    qtbot.addWidget(window)
    told: list[bool] = []
    window.seen.connect(lambda: told.append(True))
    window.show_on_screen()
    qtbot.waitUntil(lambda: bool(told))
    window.page.repaint()
    qtbot.wait(20)
    assert told == [True]


def test_nobody_is_let_in_twice(opening: Open) -> None:
    remote = opening(Village())
    let_in(remote)
    with pytest.raises(RuntimeError):
        let_in(remote)


def test_other_keys_do_nothing_yet(opening: Open, qtbot: QtBot) -> None:
    remote = opening(Village())
    qtbot.keyClick(remote.window, Qt.Key.Key_VolumeUp)
    remote.type("9")
    remote.type("12345")
    assert remote.page == "opening"
