"""Choosing what the meeting watches: the plan's courses, a playlist of the township, any other."""

from collections.abc import Callable

import pytest

from protocol.feed import Playlist
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import PARTY_DAY, POWER, QUESTIONS, STRAWBERRY, feed

Switch = Callable[..., Remote]
PLAYLIST = Playlist(id="spring", title="春耕专题", courseware=(STRAWBERRY.sha256, QUESTIONS.sha256))


@pytest.fixture
def remote(switch_on: Switch) -> Remote:
    """At the choice of courses for a members' meeting, with one playlist."""
    remote = switch_on(Village(feed(playlists=(PLAYLIST,))))
    remote.press("ok")
    remote.choose("主题党日")
    assert remote.page == "courses"
    return remote


def programme(remote: Remote) -> list[str]:
    remote.choose("开始点名")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    return [item.courseware.sha256 for item in meeting.programme]


def test_the_plans_next_course_is_chosen_already(remote: Remote) -> None:
    assert "选了1课" in remote.screen
    assert programme(remote) == [QUESTIONS.sha256]


def test_a_playlist_adds_its_courses_in_its_order(remote: Remote) -> None:
    remote.choose("春耕专题")
    assert "选了2课" in remote.screen
    assert programme(remote) == [QUESTIONS.sha256, STRAWBERRY.sha256]


def test_a_playlist_pressed_again_takes_its_courses_back(remote: Remote) -> None:
    remote.choose("春耕专题")
    remote.choose("春耕专题")
    assert "选了0课" in remote.screen


def test_a_course_beside_the_plan_can_be_added(remote: Remote) -> None:
    remote.choose(PARTY_DAY.title)
    assert programme(remote) == [QUESTIONS.sha256, PARTY_DAY.sha256]


def test_a_playlist_leaves_out_what_is_not_here(switch_on: Switch) -> None:
    village = Village(feed(playlists=(PLAYLIST,)))
    village.exchange.present = {QUESTIONS.sha256, POWER.sha256}
    remote = switch_on(village)
    remote.press("ok")
    remote.choose("主题党日")
    assert "1课 28分30秒" in remote.screen


def test_a_meeting_the_disk_did_not_take_is_opened_by_pressing_again(remote: Remote) -> None:
    journal = remote.village.journal
    journal.held = True
    remote.press("ok")
    journal.refuse()
    journal.held = False
    assert remote.page == "courses"
    remote.press("ok")
    assert remote.page == "roll_call"


def test_who_went_home_before_the_disk_answered_is_not_led_away(remote: Remote) -> None:
    remote.village.journal.held = True
    remote.press("ok", "back")
    remote.village.journal.settle()
    assert remote.title.endswith("home resume")
