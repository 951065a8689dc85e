"""What is known of the clock goes into the record beside its raw times, and changes none."""

from kiosk import events as ev
from kiosk.folding import fold
from kiosk.meeting import Meeting
from kiosk.sealing import record
from protocol.moment import ClockTrust
from protocol.true_time import ClockOffset, OffsetSource
from tests.meeting.stories import Story


def offset(boot_id: str, source: OffsetSource = OffsetSource.TOWNSHIP) -> ClockOffset:
    return ClockOffset(
        boot_id=boot_id, offset_ms=1, uncertainty_ms=0, source=source, learnt_boot_ms=0
    )


def set_clock(story: Story, *offsets: ClockOffset) -> Story:
    return story.add(ev.ClockSet(at=story.moment(), offsets=offsets))


def told(story: Story) -> Meeting:
    meeting = fold(story.events)
    assert meeting is not None
    return meeting


def test_the_latest_word_on_a_boot_counts_and_those_on_other_boots_stay() -> None:
    story = set_clock(Story(), offset("first", OffsetSource.OPERATOR))
    story = set_clock(story, offset("first"))
    story.boot_id = "second"
    story = set_clock(story.wait(1000), offset("second")).close()
    assert record(told(story)).clock_offsets == (offset("first"), offset("second"))


def test_a_word_taken_back_leaves_nothing() -> None:
    story = set_clock(Story(), offset("first", OffsetSource.OPERATOR))
    assert record(told(set_clock(story).close())).clock_offsets == ()


def test_nothing_happened_when_the_clock_was_compared() -> None:
    before = told(Story().mark(0))
    after = told(set_clock(Story().mark(0).wait(60_000), offset("first")))
    assert after.touched == before.touched
    assert after.last.boot_ms == before.last.boot_ms + 60_000


def test_one_doubtful_moment_is_enough_to_doubt_the_record() -> None:
    story = Story().mark(0)
    marked = story.events[-1]
    doubtful = marked.at.model_copy(update={"trust": ClockTrust.DOUBTFUL})
    story.events[-1] = marked.model_copy(update={"at": doubtful})
    assert record(told(story.wait(1000).close())).clock_trust is ClockTrust.DOUBTFUL
