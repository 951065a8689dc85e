"""A meeting that turns out to be of another type calls other people, and costs nobody a mark."""

from kiosk import events as ev
from kiosk.convening import retyping
from kiosk.folding import fold
from kiosk.meeting import Meeting
from kiosk.sealing import record
from protocol.record import AttendanceStatus
from tests.meeting.stories import GUEST, NAMES, Story, kind_named
from tests.ui.village_feed import feed, person


def told(story: Story) -> Meeting:
    meeting = fold(story.events)
    assert meeting is not None
    return meeting


def marked() -> Story:
    """One is there, one late, one on leave; somebody who was not called sits in."""
    story = Story().mark(0).mark(1, AttendanceStatus.LATE)
    return story.mark(2, AttendanceStatus.ON_LEAVE).observe()


def statuses(meeting: Meeting) -> dict[str, AttendanceStatus]:
    return {one.name: one.status for one in meeting.attendance.values()}


def test_the_record_names_the_type_it_was_and_whom_that_type_calls() -> None:
    sealed = record(told(marked().retype("committees_meeting", (0,)).close()))
    assert (sealed.type_code, sealed.type_name) == ("committees_meeting", "村“两委”班子会")
    assert [one.name for one in sealed.expected] == [NAMES[0]]


def test_who_came_and_is_not_called_any_more_sat_in() -> None:
    meeting = told(marked().retype("committees_meeting", (0,)))
    assert statuses(meeting)[NAMES[1]] is AttendanceStatus.OBSERVER
    assert (meeting.answered, meeting.observers, meeting.expected_count) == (1, 2, 1)


def test_who_is_not_called_cannot_have_stayed_away() -> None:
    meeting = told(marked().retype("committees_meeting", (0,)))
    assert NAMES[2] not in statuses(meeting)
    assert NAMES[2] not in {one.name for one in record(meeting).attendance}


def test_who_sat_in_and_is_called_now_was_there() -> None:
    story = marked().retype("committees_meeting", (0,)).observe(1, NAMES[1])
    assert statuses(told(story.retype("members_meeting")))[NAMES[1]] is AttendanceStatus.PRESENT


def test_a_type_chosen_by_mistake_and_put_right_costs_no_mark() -> None:
    before = told(marked())
    after = told(marked().retype("tenth_class").retype("other", ()).retype("theme_party_day"))
    assert dict(after.attendance) == dict(before.attendance)
    assert after.expected == before.expected


def test_at_an_open_meeting_nobody_was_on_leave() -> None:
    sealed = record(told(marked().retype("tenth_class").close()))
    assert [(one.name, one.status) for one in sealed.attendance] == [
        (NAMES[0], AttendanceStatus.PRESENT),
        (NAMES[1], AttendanceStatus.LATE),
        (GUEST, AttendanceStatus.OBSERVER),
    ]
    assert {one.name for one in sealed.expected} == set(NAMES[:2])


def test_who_is_called_only_now_has_not_answered_yet() -> None:
    story = Story().retype("committees_meeting", (0,)).mark(0).retype("members_meeting")
    assert [one.name for one in told(story).unmarked] == list(NAMES[1:])


def test_a_mark_can_be_given_and_taken_back_afterwards() -> None:
    story = marked().retype("committees_meeting", (0, 1)).mark(1)
    assert statuses(told(story))[NAMES[1]] is AttendanceStatus.PRESENT
    story.add(ev.Unmarked(at=story.moment(), person_id="p1"))
    assert NAMES[1] not in statuses(told(story))


def test_the_roll_follows_the_new_types_rule_on_the_roster_of_the_day() -> None:
    away = person(1, NAMES[1]).model_copy(update={"away": True})
    said = feed(roster=(person(0, NAMES[0]), away))
    at = Story().moment()
    event = retyping(said, kind_named("members_meeting"), at=at, planned_id="m1")
    assert [one.name for one in event.expected] == [NAMES[0]]
    assert event.planned_meeting_id == "m1"
    assert retyping(said, kind_named("committees_meeting"), at=at, planned_id="").expected == ()
