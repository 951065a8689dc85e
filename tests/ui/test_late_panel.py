"""Who comes while the film runs signs in beside it, by name or by card."""

from collections.abc import Callable

import pytest

from kiosk.meeting import Meeting
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
    assert "这张卡不在名单里" in remote.screen
    assert meeting_of(remote).present == 3
