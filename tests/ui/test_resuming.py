"""After a cut at any moment of a meeting home knows where to go on, and how to end it."""

from collections.abc import Callable

import pytest

from kiosk.folding import fold
from kiosk.meeting import Meeting
from kiosk.ui.window import TITLE
from tests.meeting.stories import whole_meeting
from tests.ui.conftest import Remote
from tests.ui.village import StandingClock, Village

Switch = Callable[..., Remote]
LENGTH = len(whole_meeting().events)
STOOD_MS = 8 * 60_000
TOLD = {
    1: "主题党日，0人已签到，停了8分钟",
    11: "主题党日，3人已签到，放到5秒，停了8分钟",
    12: "主题党日，3人已签到，放到5秒，停了8分钟",
}
"""After the opening, in a pause, and a minute later: the pause is no part of the gap."""


def left_after(events: int) -> Meeting:
    meeting = fold(whole_meeting().events[:events])
    assert meeting is not None
    return meeting


def after_a_cut(left: Meeting) -> Village:
    clock = StandingClock(boot_id=left.last.boot_id, boot_ms=left.last.boot_ms)
    clock.wait(STOOD_MS)
    return Village(clock=clock, left=left)


@pytest.mark.parametrize("events", range(1, LENGTH))
def test_home_goes_on_where_the_meeting_stood(switch_on: Switch, events: int) -> None:
    left = left_after(events)
    remote = switch_on(after_a_cut(left))
    assert remote.title == f"{TITLE}: home resume"
    assert "刚才断电了，记录都在" in remote.screen
    assert "停了8分钟" in remote.screen
    remote.press("ok")
    if left.playing is not None:
        assert remote.page == "playing"
        stood_ms = max(0, left.playing.position_ms - 2000)
        assert remote.village.screen.playback.position_ms == stood_ms
    else:
        assert remote.page == ("standby" if left.viewings else "roll_call")


@pytest.mark.parametrize(("events", "said"), TOLD.items())
def test_home_says_how_far_the_meeting_had_come(switch_on: Switch, events: int, said: str) -> None:
    assert said in switch_on(after_a_cut(left_after(events))).screen


@pytest.mark.parametrize("events", range(1, LENGTH))
def test_home_can_end_it_from_there(switch_on: Switch, events: int) -> None:
    left = left_after(events)
    remote = switch_on(after_a_cut(left))
    remote.press("right", "ok")
    assert remote.page in ("abandon", "absent", "discussion")
    assert (remote.page == "abandon") is not bool(left.viewings)


def test_a_meeting_over_and_not_saved_is_saved_from_home(switch_on: Switch) -> None:
    remote = switch_on(after_a_cut(left_after(LENGTH)))
    assert remote.title == f"{TITLE}: home unsaved"
    remote.press("ok")
    assert "已存好，停电也不会丢" in remote.screen
    assert len(remote.village.exchange.records) == 1
