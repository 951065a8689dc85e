"""The meeting is the fold of its events, and its record follows from it."""

from kiosk import events as ev
from kiosk.folding import apply, fold
from kiosk.meeting import Meeting
from kiosk.sealing import record
from protocol.moment import ClockTrust
from protocol.record import AttendanceStatus, Discussion, DiscussionForm, is_intact
from protocol.true_time import Lapse, lapse
from tests.meeting.stories import COURSE, LENGTH_MS, NAMES, SECOND, Story


def told(story: Story) -> Meeting:
    meeting = fold(story.events)
    assert meeting is not None
    return meeting


def test_events_before_an_opening_are_no_meeting() -> None:
    assert fold(Story().mark(0).events[1:]) is None


def test_those_never_marked_are_absent_in_the_record() -> None:
    story = Story().mark(0).mark(1, AttendanceStatus.ON_LEAVE).close()
    statuses = {one.name: one.status for one in record(told(story)).attendance}
    assert statuses == dict(zip(NAMES, ("present", "on_leave", "absent"), strict=True))


def test_a_mark_taken_back_leaves_nothing() -> None:
    story = Story().mark(0)
    story.add(ev.Unmarked(at=story.moment(), person_id="p0"))
    assert told(story).present == 0


def test_somebody_unknown_cannot_be_marked() -> None:
    assert told(Story().mark(99)).attendance == {}


def test_an_open_meeting_has_nobody_absent() -> None:
    story = Story("tenth_class").mark(0).close()
    sealed = record(told(story))
    assert [one.name for one in sealed.attendance] == [NAMES[0]]
    assert [one.name for one in sealed.expected] == [NAMES[0]]


def test_nothing_changes_once_the_meeting_is_over() -> None:
    story = Story().mark(0).close()
    over = told(story)
    late = ev.Marked(at=story.moment(), person_id="p1", status=AttendanceStatus.PRESENT)
    assert apply(over, late) == over


def test_the_same_meeting_always_gives_the_same_record() -> None:
    story = Story().mark(0).start().wait(LENGTH_MS).end(LENGTH_MS).close()
    first, second = record(told(story)), record(told(story))
    assert first == second
    assert is_intact(first)


def test_a_power_cut_is_a_gap_and_the_course_waits_where_it_stood() -> None:
    story = Story().mark(0).start().wait(10_000).tick(10_000)
    last = story.moment()
    story.boot_id, story.now_ms, story.wall_shift_ms = "second", 5000, 2_000_000
    story.add(ev.CameBack(at=story.moment(), last=last))
    meeting = told(story)
    assert meeting.playing is not None
    assert meeting.playing.position_ms == 10_000
    (gap,) = meeting.gaps
    assert lapse(gap.before, gap.after) == Lapse(995_000, measured=False)
    story.start(8000).wait(52_000).end(LENGTH_MS)
    assert told(story).viewings[0].effective_ms == LENGTH_MS


def test_a_failed_course_is_passed_over_and_named_in_the_record() -> None:
    story = Story()
    story.add(ev.CourseFailed(at=story.moment(), courseware=COURSE.sha256, code="damaged"))
    meeting = told(story)
    assert meeting.next_item is not None
    assert meeting.next_item.courseware == SECOND
    sealed = record(told(story.close()))
    assert sealed.viewings[0].failure == "damaged"
    assert sealed.viewings[0].effective_ms == 0
    assert not sealed.equipment.normal


def test_muted_time_is_told() -> None:
    story = Story().start().wait(1000)
    story.add(ev.MuteChanged(at=story.moment(), muted=True)).wait(2000)
    story.add(ev.MuteChanged(at=story.moment(), muted=False)).wait(1000)
    story.add(ev.MuteChanged(at=story.moment(), muted=True)).wait(500).stop(4500)
    assert told(story).viewings[0].muted_ms == 2500


def test_what_was_said_and_wanted_is_in_the_record() -> None:
    story = Story()
    paper = Discussion(form=DiscussionForm.ON_PAPER, speakers=3)
    story.add(ev.Discussed(at=story.moment(), discussion=paper))
    for people in (2, 4):
        wish = ev.TopicRequested(at=story.moment(), category="实用技术", people=people)
        story.add(wish)
    sealed = record(told(story.close()))
    assert sealed.discussion == paper
    assert [(one.category, one.people) for one in sealed.topic_requests] == [("实用技术", 4)]


def test_the_worst_clock_of_the_meeting_marks_the_record() -> None:
    story = Story()
    doubtful = story.moment().model_copy(update={"trust": ClockTrust.DOUBTFUL})
    story.add(ev.Closed(at=doubtful))
    assert record(told(story)).clock_trust is ClockTrust.DOUBTFUL
