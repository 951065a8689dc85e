"""Who sits in without having been called is in the record, and in nobody's rate."""

from kiosk import events as ev
from kiosk.folding import fold
from kiosk.meeting import Meeting
from kiosk.sealing import record
from kiosk.summary import summarise
from protocol.record import AttendanceStatus, plain_record
from tests.meeting.stories import GUEST, NAMES, Story


def told(story: Story) -> Meeting:
    meeting = fold(story.events)
    assert meeting is not None
    return meeting


def test_an_observer_is_in_the_record_and_was_not_expected() -> None:
    sealed = record(told(Story().mark(0).observe().close()))
    last = sealed.attendance[-1]
    assert (last.name, last.status) == (GUEST, AttendanceStatus.OBSERVER)
    assert GUEST not in {one.name for one in sealed.expected}
    assert (sealed.present, sealed.observers) == (2, 1)


def test_an_observer_is_somebody_in_the_hall_but_answers_for_nobody() -> None:
    meeting = told(Story().mark(0).observe())
    assert (meeting.answered, meeting.observers, meeting.people) == (1, 1, 2)
    assert [one.name for one in meeting.unmarked] == list(NAMES[1:])


def test_who_was_called_is_no_observer() -> None:
    assert told(Story().observe(1, NAMES[1])).attendance == {}


def test_an_observer_can_be_taken_back() -> None:
    story = Story().observe()
    story.add(ev.Unmarked(at=story.moment(), person_id="p90"))
    assert told(story).observers == 0


def test_an_observer_raises_no_count_of_an_open_meeting() -> None:
    meeting = told(Story("tenth_class").mark(0).observe())
    assert (meeting.expected_count, meeting.answered) == (1, 1)
    assert len(record(meeting).expected) == 1


def test_an_observer_is_among_the_people_of_the_summary() -> None:
    sealed = record(told(Story().mark(0).mark(1).observe().close()))
    assert summarise(plain_record(sealed)).people == 3
