"""Where nothing is there yet the page says so, says what to do, and has the focus on the way."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from tests.ui.conftest import Remote
from tests.ui.test_pages import watched
from tests.ui.village import Village
from tests.ui.village_feed import feed

Switch = Callable[..., Remote]


def test_no_meeting_is_planned(switch_on: Switch) -> None:
    remote = switch_on()
    remote.window.show_page("agenda")
    assert "还没有安排会议 按“确定”安排一次" in remote.screen
    assert remote.press("ok").page == "plan_type"


def test_the_office_has_sent_no_plan(switch_on: Switch) -> None:
    remote = switch_on(plans=())
    remote.window.show_page("tasks")
    assert "镇里还没有发学习计划 发了会自己下来" in remote.screen
    assert remote.press("ok").page == "meeting_type"


def test_nothing_was_recorded_yet(switch_on: Switch) -> None:
    remote = switch_on()
    remote.window.show_page("records")
    assert "还没有学习记录 开过会、看过课，记录都在这里" in remote.screen
    assert remote.press("ok").page == "home"


def test_no_class_was_announced(switch_on: Switch) -> None:
    remote = switch_on(classes=())
    remote.window.show_page("tenth_class")
    assert "镇里还没有通知开课 通知了会自己下来" in remote.screen
    assert remote.press("ok").page == "courses"


def test_no_course_has_come_yet(switch_on: Switch) -> None:
    remote = switch_on(Village(said=feed(courseware=(), plans=(), classes=())))
    remote.press("down", "ok")
    assert "镇里的课件还没下来 连上网会自己下来" in remote.screen
    assert remote.press("ok").page == "home"


def test_no_course_has_such_a_title(switch_on: Switch, qtbot: QtBot) -> None:
    remote = switch_on()
    qtbot.waitUntil(lambda: remote.village.finder.is_ready)
    remote.press("down", "ok")
    remote.type("xyz")
    assert "没有找到这样的课件 按“确定”看全部课件" in remote.screen
    remote.press("ok")
    assert "没有找到" not in remote.screen
    assert "点播课件" in remote.screen


def test_what_is_there_again_takes_the_place(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press(*["ok"] * 6)
    assert remote.page == "home"
    remote.window.show_page("records")
    assert "还没有学习记录" not in remote.screen
