"""Who comes while the film runs signs in beside it, by name or by card."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer

from kiosk.meeting import Meeting
from kiosk.ui.late_panel import LatePanel
from protocol.record import AttendanceStatus
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import NAMES, PLANNED, feed

Switch = Callable[..., Remote]


def playing(switch_on: Switch, type_code: str = "theme_party_day") -> Remote:
    """Three people watch; all others may still come."""
    planned = PLANNED.model_copy(update={"type_code": type_code})
    remote = switch_on(Village(said=feed(planned_meetings=(planned,))))
    remote.press("ok", "ok", "ok", "ok", "back", "ok")
    assert remote.page == "playing"
    return remote


def meeting_of(remote: Remote) -> Meeting:
    meeting = remote.village.evening.meeting
    assert meeting is not None
    return meeting


@pytest.fixture
def panel(switch_on: Switch) -> Remote:
    remote = playing(switch_on)
    remote.press("back", "left", "ok")
    assert remote.title.endswith("late")
    return remote


def test_after_a_mark_the_next_name_is_asked_about_not_the_first(panel: Remote) -> None:
    panel.press("down", "ok", "ok", "up")
    assert NAMES[5] in panel.screen
    panel.press("ok")
    assert meeting_of(panel).attendance["LW005"].status is AttendanceStatus.LATE
    assert NAMES[6] in panel.screen


def test_behind_the_last_name_the_first_is_asked_about_again(panel: Remote) -> None:
    panel.press("down", *["ok"] * 14, "up")
    assert NAMES[17] in panel.screen
    panel.press("ok")
    assert NAMES[3] in panel.screen


def test_at_an_open_meeting_latecomers_have_names_too(switch_on: Switch) -> None:
    remote = playing(switch_on, "other")
    remote.press("back", "left", "ok", "ok")
    assert meeting_of(remote).attendance["LW003"].status is AttendanceStatus.LATE


def test_a_card_at_the_door_signs_in_late_and_presses_nothing(switch_on: Switch) -> None:
    remote = playing(switch_on)
    for _ in range(2):
        remote.window.page.card_scanned("LW009")
        assert f"{NAMES[9]} 到了" in remote.screen
    assert meeting_of(remote).attendance["LW009"].status is AttendanceStatus.LATE
    assert meeting_of(remote).present == 4
    assert not remote.village.screen.playback.paused


def test_a_card_of_somebody_who_is_there_keeps_the_mark(switch_on: Switch) -> None:
    remote = playing(switch_on)
    remote.window.page.card_scanned("LW000")
    assert meeting_of(remote).attendance["LW000"].status is AttendanceStatus.PRESENT


def test_the_key_after_a_card_marks_nobody(switch_on: Switch) -> None:
    remote = playing(switch_on)
    remote.window.page.card_scanned("LW009")
    remote.press("ok")
    assert meeting_of(remote).present == 4
    assert NAMES[3] in remote.screen
    remote.press("ok")
    assert meeting_of(remote).present == 5


def test_a_strange_card_is_said_to_be_strange(switch_on: Switch) -> None:
    remote = playing(switch_on)
    remote.window.page.card_scanned("XX001")
    assert "这张卡不是本村的" in remote.screen
    assert meeting_of(remote).present == 3


def test_a_click_after_a_card_marks_nobody_either(switch_on: Switch) -> None:
    remote = playing(switch_on)
    remote.window.page.card_scanned("LW009")
    remote.choose("到了")
    assert meeting_of(remote).present == 4
    assert NAMES[3] in remote.screen
    remote.choose("到了")
    assert meeting_of(remote).attendance["LW003"].status is AttendanceStatus.LATE


def test_a_click_closes_the_panel_though_a_card_was_read(switch_on: Switch) -> None:
    remote = playing(switch_on)
    remote.window.page.card_scanned("LW009")
    remote.choose("关上")
    assert remote.title.endswith("playing")


def test_a_click_keeps_the_panel_open_as_a_key_does(panel: Remote) -> None:
    timers = panel.window.page.findChild(LatePanel).findChildren(QTimer)
    closes = next(one for one in timers if one.isActive())
    closes.stop()
    panel.choose("下一个名字")
    assert closes.isActive()


def test_no_card_is_told_of_once_the_film_was_left(switch_on: Switch) -> None:
    remote = playing(switch_on)
    remote.window.page.card_scanned("LW009")
    remote.village.screen.stop()
    remote.choose("接着看" if "接着看" in remote.screen else "从头放")
    remote.press("back", "left", "ok")
    assert NAMES[9] not in remote.screen
