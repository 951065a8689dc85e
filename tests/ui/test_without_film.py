"""A meeting without a film is held from home to the saved record, and says that there was none."""

from collections.abc import Callable

from tests.ui.conftest import Remote
from tests.ui.village_feed import QUESTIONS

Switch = Callable[..., Remote]


def test_a_meeting_without_a_film_by_keys_alone(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("ok")
    assert remote.page == "meeting_type"
    remote.press("ok")
    assert remote.page == "courses"
    remote.press("left", "up", "up", "up")
    assert remote.focus == QUESTIONS.title
    remote.press("ok", "right")
    while remote.focus != "不放片，只点名":
        assert remote.presses < 12, remote.focus
        remote.press("down")
    remote.press("ok")
    assert remote.page == "roll_call"
    remote.press("ok", "ok", "ok", "back")
    assert remote.focus == "点完了，开会"
    remote.press("ok")
    assert remote.page == "standby"
    assert "会议进行中" in remote.screen
    for page in ("absent", "discussion"):
        remote.press("ok")
        assert remote.page == page
    while remote.page != "review":
        assert remote.presses < 40, remote.screen
        remote.press("ok")
    assert "没有放片" in remote.screen
    remote.press("ok")
    assert "已存好" in remote.screen
    (stored,) = remote.village.exchange.records
    record = stored.record
    assert (record.viewings, record.entered_by_hand, record.present) == ((), False, 3)
    remote.window.show_page("records")
    assert "到3人，没有放片" in remote.screen
    remote.press("ok")
    assert "没有放片" in remote.screen


def test_a_meeting_with_a_film_does_not_say_so(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("ok", "ok", "ok", "ok", "ok", "ok", "back", "ok")
    assert remote.page == "playing"
    remote.village.screen.run(60_000)
    remote.village.screen.end()
    remote.village.evening.close()
    remote.window.show_page("records")
    assert "没有放片" not in remote.screen
