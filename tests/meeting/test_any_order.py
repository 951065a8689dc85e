"""Rules of a meeting that hold whatever happens, in whatever order it is told."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk import events as ev
from kiosk.events import Event
from kiosk.folding import apply, fold
from kiosk.meeting import Meeting
from kiosk.sealing import record
from protocol.canonical import canonical_bytes
from protocol.record import AttendanceStatus, is_intact, plain_record
from tests.meeting.deeds import TELLERS, Deed, Teller
from tests.meeting.stories import LENGTH_MS

_FASTEST_COUNTED = 150
_LEAP_MS = 1500

_FILM = ("start", "play_on", "leap", "tremble", "seek", "pause", "resume", "rate", "stop", "end")

numbers = st.integers(0, LENGTH_MS)
deeds = st.lists(
    st.builds(Deed, st.sampled_from((*sorted(TELLERS), *_FILM, *_FILM)), numbers), max_size=40
)


def told(some: list[Deed]) -> list[Event]:
    return Teller().tell(some)


def steps(events: list[Event]) -> list[Meeting]:
    """The meeting after each of the events."""
    meeting: Meeting | None = None
    found = []
    for event in events:
        meeting = apply(meeting, event)
        assert meeting is not None
        found.append(meeting)
    return found


def closed(events: list[Event]) -> Meeting:
    meeting = fold([*events, ev.Closed(at=events[-1].at)])
    assert meeting is not None
    return meeting


@settings(max_examples=200)
@given(deeds)
def test_segments_are_whole_and_lie_within_the_course(some: list[Deed]) -> None:
    for meeting in steps(told(some)):
        for seen in meeting.viewings:
            assert all(0 <= one.start_ms < one.end_ms <= LENGTH_MS for one in seen.played)


@settings(max_examples=200)
@given(deeds)
def test_nothing_that_was_counted_is_taken_back(some: list[Deed]) -> None:
    for before, after in pairwise(steps(told(some))):
        for seen in before.viewings:
            later = after.viewing(seen.courseware.sha256)
            assert later is not None
            assert later.effective_ms >= seen.effective_ms
            assert later.paused_ms >= seen.paused_ms >= 0
            assert later.muted_ms >= seen.muted_ms >= 0
            assert later.falls >= seen.falls
            assert later.watched >= seen.watched


@settings(max_examples=200)
@given(deeds)
def test_no_more_is_watched_than_time_has_passed(some: list[Deed]) -> None:
    events = told(some)
    passed_ms = sum(
        later.at.boot_ms - event.at.boot_ms
        for event, later in pairwise(events)
        if later.at.boot_id == event.at.boot_id
    )
    # Each position that is told may be a little ahead of its moment.
    told_ms = _LEAP_MS * sum(1 for event in events if hasattr(event, "position_ms"))
    for seen in closed(events).viewings:
        assert seen.effective_ms <= passed_ms * _FASTEST_COUNTED // 100 * 1.02 + told_ms


@settings(max_examples=200)
@given(deeds)
def test_pauses_and_silence_are_no_longer_than_the_station_ran(some: list[Deed]) -> None:
    events = told(some)
    ran_ms = sum(
        later.at.boot_ms - event.at.boot_ms
        for event, later in pairwise(events)
        if later.at.boot_id == event.at.boot_id
    )
    for seen in closed(events).viewings:
        assert seen.paused_ms <= ran_ms
        assert seen.muted_ms <= ran_ms


@settings(max_examples=200)
@given(deeds)
def test_a_gap_is_told_once(some: list[Deed]) -> None:
    befores = [gap.before for gap in closed(told(some)).gaps]
    assert len(befores) == len(set(map(str, befores)))


@settings(max_examples=200)
@given(deeds)
def test_whatever_happened_becomes_a_sound_record(some: list[Deed]) -> None:
    meeting = closed(told(some))
    sealed = record(meeting)
    assert is_intact(sealed)
    assert canonical_bytes(plain_record(record(meeting))) == canonical_bytes(plain_record(sealed))
    assert len({one.courseware for one in sealed.viewings}) == len(sealed.viewings)
    called = {one.person_id for one in sealed.expected}
    for one in sealed.attendance:
        assert (one.person_id in called) or one.status is AttendanceStatus.OBSERVER


@given(deeds, deeds)
def test_nothing_that_comes_after_the_end_changes_anything(
    some: list[Deed], more: list[Deed]
) -> None:
    teller = Teller()
    over = closed(list(teller.tell(some)))
    teller.tell(more)
    for event in teller.story.events:
        assert apply(over, event) is over
