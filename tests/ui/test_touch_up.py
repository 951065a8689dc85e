"""Before the record is sealed one answer can be changed, and no other changes with it."""

from collections.abc import Callable

import pytest

from kiosk.ui.window import TITLE
from protocol.people import Role
from protocol.record import AttendanceStatus, DiscussionForm, MeetingRecord
from tests.ui.conftest import Remote
from tests.ui.village_feed import NAMES, PLANNED, QUESTIONS, STRAWBERRY, roster

Switch = Callable[..., Remote]

LEADERS = 4


def village_roster() -> tuple[object, ...]:
    """Eighteen members, the first four of them the committee."""
    return tuple(
        one.model_copy(update={"roles": (Role.COMMITTEE,)}) if place < LEADERS else one
        for place, one in enumerate(roster())
    )


def reviewed(switch_on: Switch, **changes: object) -> Remote:
    """A meeting of three, nobody of whom talked, once more before it is sealed."""
    remote = switch_on(planned_meetings=(PLANNED,), roster=village_roster(), **changes)
    remote.press("ok", "ok", "ok", "ok", "back", "ok")
    remote.village.screen.run(QUESTIONS.length_ms)
    remote.village.screen.end()
    remote.press("ok", "ok")
    assert remote.page == "discussion"
    remote.choose("没有讨论")
    remote.press("ok")
    assert remote.page == "review"
    return remote


def sent_for(remote: Remote, item: str) -> Remote:
    """By keys from the review to the one page that asks about an item."""
    remote.press("down", "ok")
    assert remote.page == "touch_up"
    while remote.focus != item:
        before = remote.focus
        remote.press("down")
        assert remote.focus != before, f"no {item!r} among:\n{remote.screen}"
    return remote.press("ok")


def back_to_review(remote: Remote, key: str) -> None:
    for _ in range(4):
        if remote.page != "review":
            remote.press(key)
    assert remote.page == "review"


def saved(remote: Remote) -> MeetingRecord:
    assert remote.page == "review"
    assert remote.focus == "保存记录"
    remote.press("ok")
    assert remote.title == f"{TITLE}: saved done"
    return remote.village.exchange.records[0].record


def test_who_only_looks_and_goes_back_has_changed_nothing(switch_on: Switch) -> None:
    remote = reviewed(switch_on).press("down", "ok", "back")
    assert saved(remote).discussion.form is DiscussionForm.NONE


@pytest.mark.parametrize("item", ["谁到了", "讨论", "还想学什么", "会议类型", "主持人、记录人"])
def test_back_leads_to_the_review_with_nothing_changed(switch_on: Switch, item: str) -> None:
    remote = sent_for(reviewed(switch_on), item)
    before = remote.village.evening.meeting
    back_to_review(remote, "back")
    assert remote.village.evening.meeting == before


@pytest.mark.parametrize("item", ["讨论", "还想学什么", "会议类型", "主持人、记录人"])
def test_confirming_an_answer_leaves_everything_as_it_was(switch_on: Switch, item: str) -> None:
    remote = sent_for(reviewed(switch_on), item)
    back_to_review(remote, "ok")
    record = saved(remote)
    assert record.discussion.form is DiscussionForm.NONE
    assert record.type_code == "theme_party_day"
    assert (record.present, len(record.expected), record.topic_requests) == (3, 18, ())


def test_nobody_talked_stays_so_when_who_came_is_changed(switch_on: Switch) -> None:
    remote = sent_for(reviewed(switch_on), "谁到了")
    assert (remote.page, remote.focus) == ("roll_call", NAMES[3])
    remote.press("ok", "back", "ok")
    assert remote.page == "absent"
    remote.press("left", "ok", "right", "ok")
    record = saved(remote)
    assert record.present == 4
    assert record.attendance[4].status is AttendanceStatus.ON_LEAVE
    assert record.discussion.form is DiscussionForm.NONE


def test_where_everybody_is_there_the_roll_leads_straight_back(switch_on: Switch) -> None:
    remote = sent_for(reviewed(switch_on), "谁到了")
    remote.press(*["ok"] * (len(NAMES) - 3))
    assert remote.focus == "点完了"
    assert saved(remote.press("ok")).present == len(NAMES)


def test_an_observer_marked_on_the_way_leads_back_too(switch_on: Switch) -> None:
    remote = sent_for(reviewed(switch_on), "谁到了")
    remote.choose("列席的人").press("back")
    assert remote.page == "roll_call"
    remote.press("back", "ok")
    assert remote.page == "absent"
    assert saved(remote.press("ok")).present == 3


def test_what_was_answered_has_the_focus(switch_on: Switch) -> None:
    remote = sent_for(reviewed(switch_on), "讨论")
    assert remote.focus == "没有讨论"
    remote.press("back")
    assert sent_for(remote, "会议类型").focus == "主题党日"
    remote.press("back")
    assert sent_for(remote, "主持人、记录人").focus == NAMES[0]


def test_people_talked_after_all(switch_on: Switch) -> None:
    remote = sent_for(reviewed(switch_on), "讨论")
    remote.choose("讨论了").press("ok")
    record = saved(remote)
    assert (record.discussion.form, record.discussion.speakers) == (DiscussionForm.ON_PAPER, 3)


def test_what_people_want_to_learn_is_counted_after_all(switch_on: Switch) -> None:
    remote = sent_for(reviewed(switch_on), "还想学什么")
    remote.press("down", "ok")
    remote.choose("下一步")
    assert [one.people for one in saved(remote).topic_requests] == [1]


def test_a_wrong_type_is_put_right_before_it_is_saved(switch_on: Switch) -> None:
    remote = sent_for(reviewed(switch_on), "会议类型")
    remote.choose("村两委会")
    assert "应到4人，到3人" in remote.screen
    record = saved(remote)
    assert (record.type_code, record.type_name) == ("committees_meeting", "村“两委”班子会")
    assert [one.name for one in record.expected] == list(NAMES[:LEADERS])
    assert record.planned_meeting_id == "", "what was planned was another meeting"


def test_a_type_put_right_and_back_again_is_what_was_planned(switch_on: Switch) -> None:
    remote = sent_for(reviewed(switch_on), "会议类型").choose("村两委会")
    sent_for(remote, "会议类型").choose("主题党日")
    record = saved(remote)
    assert record.planned_meeting_id == PLANNED.id
    statuses = [one.status for one in record.attendance]
    assert statuses == [AttendanceStatus.PRESENT] * 3 + [AttendanceStatus.ABSENT] * 15


def test_who_is_called_only_now_is_asked_for(switch_on: Switch) -> None:
    remote = sent_for(reviewed(switch_on), "会议类型").choose("村民代表会议")
    assert "应到0人，到0人，列席3人" in remote.screen
    remote.village.evening.restart_roll()
    sent_for(remote, "会议类型").choose("主题党日")
    assert "还有18人没点名，保存就算没来" in remote.screen


def test_a_class_on_the_tenth_is_the_one_announced_for_that_day(switch_on: Switch) -> None:
    announced = switch_on().village.exchange.classes[0].model_copy(update={"day": "2026-04-16"})
    remote = reviewed(switch_on, classes=(announced,))
    assert "满意不满意" not in remote.press("down", "ok").screen
    remote.press("back")
    sent_for(remote, "会议类型").choose("十号课堂")
    remote = sent_for(remote, "满意不满意")
    remote.press("ok", "ok").choose("下一步")
    record = saved(remote)
    assert record.planned_meeting_id == announced.id
    assert record.feedback is not None
    assert (record.feedback.satisfied, STRAWBERRY.sha256 in announced.courseware) == (2, True)


def test_the_next_evening_goes_on_as_usual(switch_on: Switch) -> None:
    remote = sent_for(reviewed(switch_on), "讨论").press("back")
    remote.window.show_page("discussion")
    assert remote.press("ok").page == "topics"
    assert remote.press("ok").page == "review"
