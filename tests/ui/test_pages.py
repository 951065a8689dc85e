"""The quieter pages: choosing, counting, looking back, looking after the machine."""

from collections.abc import Callable

from kiosk.store.documents import RecordState, StoredRecord
from kiosk.ui.window import TITLE
from protocol.meeting_types import ON_DEMAND, TENTH_CLASS
from protocol.record import Feedback
from tests.ui.conftest import Remote
from tests.ui.village import Village
from tests.ui.village_feed import NAMES, PLANNED, POWER, QUESTIONS, STRAWBERRY, feed

Switch = Callable[..., Remote]


def watched(switch_on: Switch) -> Remote:
    """A planned course was watched by eighteen; the meeting stands by."""
    remote = switch_on(planned_meetings=(PLANNED,))
    remote.press("ok", *["ok"] * 18, "ok")
    remote.village.screen.run(QUESTIONS.length_ms)
    remote.village.screen.end()
    return remote


def test_on_demand_asks_how_many_and_no_names(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("down", "ok", "ok")
    assert remote.title == f"{TITLE}: on_demand people"
    remote.press("right", "right", "ok", "left", "left", "ok")
    assert remote.page == "playing"
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert (meeting.type_code, meeting.villagers, meeting.expected) == (ON_DEMAND, 2, ())
    remote.press("back")
    assert "倍速 1" in remote.screen
    assert "补签到" not in remote.screen
    remote.choose("倍速 1")
    assert remote.village.screen.playback.rate_percent == 125


def test_on_demand_is_saved_in_one_press(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("down", "ok", "ok", "ok")
    remote.village.screen.run(QUESTIONS.length_ms)
    remote.village.screen.end()
    remote.press("ok")
    assert remote.title == f"{TITLE}: saved done"
    assert remote.village.exchange.records[0].record.villagers == 1


def test_a_course_that_is_not_here_is_grey_and_says_why(switch_on: Switch) -> None:
    village = Village()
    village.exchange.present = {STRAWBERRY.sha256}
    village.exchange.damaged = {POWER.sha256}
    remote = switch_on(village)
    remote.press("down", "ok")
    assert remote.focus == STRAWBERRY.title
    assert "未下载" in remote.screen
    assert "放不了，重新下载中" in remote.screen


def test_a_class_on_the_tenth_counts_hands(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("down", "right", "ok")
    assert remote.page == "tenth_class"
    remote.press("ok")
    assert remote.page == "courses"
    remote.press("ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert meeting.type_code == TENTH_CLASS
    assert [one.courseware for one in meeting.programme] == [STRAWBERRY]
    assert "谁来都行" in remote.screen
    remote.press("ok", "ok", "ok", "back", "ok")
    remote.village.screen.run(STRAWBERRY.length_ms)
    remote.village.screen.end()
    remote.press("ok", "ok", "ok", "ok")
    assert remote.page == "feedback"
    remote.press("ok", "ok", "down", "ok")
    remote.choose("下一步")
    assert remote.page == "review"
    meeting = remote.village.evening.meeting
    assert meeting is not None
    given = Feedback(satisfied=2, fairly_satisfied=1)
    assert meeting.feedback == given, meeting.feedback


def test_what_people_want_to_learn_is_counted_by_category(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press("ok", "ok", "ok")
    assert remote.page == "topics"
    assert remote.focus == "跳过"
    remote.press("down", "ok", "ok", "left", "ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert set(meeting.topic_requests.values()) == {1}
    assert "下一步" in remote.screen


def test_the_number_of_speakers_can_be_changed(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press("ok", "ok", "right", "right", "ok", "ok", "left", "left", "ok")
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert meeting.discussion.speakers == 5


def test_another_course_can_follow(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.choose("再放一课")
    assert remote.page == "courses"
    remote.choose(STRAWBERRY.title)
    remote.press("ok")
    assert remote.page == "playing"
    assert remote.village.screen.playback.sha256 == STRAWBERRY.sha256
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert [one.courseware for one in meeting.programme] == [QUESTIONS, STRAWBERRY]


def test_the_review_says_what_will_be_kept(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press("ok", "ok", "ok", "ok")
    assert remote.page == "review"
    for said in ("主题党日", "18:52 – 19:20", "应到18人，到18人", "28分30秒 看完", "3人发言"):
        assert said in remote.screen


def test_host_and_recorder_are_picked_from_the_roster(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press("ok", "ok", "ok", "ok")
    assert remote.page == "review"
    remote.press("down", "ok").choose("主持人、记录人")
    assert remote.title == f"{TITLE}: hosts host"
    remote.press("down", "ok")
    assert remote.title == f"{TITLE}: hosts recorder"
    remote.press("ok")
    assert remote.page == "review"
    meeting = remote.village.evening.meeting
    assert meeting is not None
    assert (meeting.host, meeting.recorder) == (NAMES[1], NAMES[0])


def test_saved_says_where_the_record_is(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.village.exchange.say(connected=False)
    remote.press("ok", "ok", "ok", "ok", "ok")
    assert "等有网了自动上报" in remote.screen
    remote.village.exchange.say(connected=True, pending=0)
    assert "已报到镇里" in remote.screen


def test_names_on_a_record_open_on_request_and_close_again(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press("ok", "ok", "ok", "ok", "ok", "ok")
    remote.press("down", "right", "right", "ok")
    assert remote.title == f"{TITLE}: records 2026-04 1"
    remote.press("ok")
    assert remote.page == "record"
    assert not any(name in remote.screen for name in NAMES)
    remote.press("ok")
    assert all(name in remote.screen for name in NAMES)
    assert remote.title == f"{TITLE}: record names"
    remote.window.page._closes.timeout.emit()
    assert not any(name in remote.screen for name in NAMES)
    remote.press("back")
    assert remote.page == "records"


def test_a_returned_record_says_what_the_office_asks_for(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press("ok", "ok", "ok", "ok", "ok", "ok")
    exchange = remote.village.exchange
    sent = exchange.records[0].record
    exchange.records[0] = StoredRecord(sent, RecordState.RETURNED, comment="请补主持人")
    exchange.say(pending=0, returned=1)
    assert "镇里请您补充1处" in remote.screen
    remote.press("down", "right", "right", "ok")
    assert "镇里请您补充" in remote.screen
    remote.press("ok")
    assert "镇里请您补充：请补主持人" in remote.screen


def test_an_earlier_month_is_one_press_away(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press("ok", "ok", "ok", "ok", "ok", "ok", "down", "right", "right", "ok")
    remote.choose("上个月")
    assert "2026年3月的学习记录" in remote.screen
    assert remote.title == f"{TITLE}: records 2026-03 0"


def test_the_check_shows_the_papers_for_a_telephone_call(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("down", "right", "right", "right", "ok")
    for said in ("禾溪镇", "核对号", "0000-0000000", "0.1.0"):
        assert said in remote.screen


def test_leaving_the_kiosk_is_offered_only_where_the_settings_allow_it(switch_on: Switch) -> None:
    remote = switch_on()
    remote.press("down", "right", "right", "right", "ok")
    assert "退出学习系统" not in remote.screen
    open_one = switch_on(Village(allow_quit=True))
    open_one.press("down", "right", "right", "right", "ok")
    assert "退出学习系统" in open_one.screen


def test_a_township_that_said_nothing_yet_is_no_dead_end(switch_on: Switch) -> None:
    village = Village(said=None)
    remote = switch_on(village)
    remote.press("ok")
    assert "镇里的资料还没下来" in remote.screen
    remote.press("ok")
    assert remote.page == "home"


def test_a_second_meeting_cannot_begin_inside_the_first(switch_on: Switch) -> None:
    remote = watched(switch_on)
    remote.press("back", "down", "ok")
    assert remote.page == "on_demand"
    assert "活动还没结束" in remote.screen
    assert remote.focus == "返回"


def test_unsaid_words_of_the_feed_are_shown_as_they_are(switch_on: Switch) -> None:
    strange = tuple(f"类别{{{place}}}" for place in range(3))
    remote = switch_on(Village(said=feed(planned_meetings=(PLANNED,), categories=strange)))
    remote.press("ok", "ok", "back", "ok")
    remote.village.screen.run(QUESTIONS.length_ms)
    remote.village.screen.end()
    remote.press("ok", "ok", "ok", "ok")
    assert "类别{1} 0" in remote.screen
