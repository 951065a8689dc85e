"""What is entered by hand becomes a record like any other, and no evidence of a machine."""

import pytest

from kiosk import events as ev
from kiosk.folding import apply, fold
from kiosk.meeting import Meeting
from kiosk.sealing import record
from kiosk.summary import summarise
from protocol.record import (
    AttendanceStatus,
    MeetingRecord,
    content_hash,
    is_intact,
    plain_record,
    sealed,
)
from protocol.true_time import ClockOffset, OffsetSource
from tests.meeting.stories import HELD, LECTURE, NAMES, Story, entered_by_hand

REGISTERED = entered_by_hand()


def entered() -> Meeting:
    meeting = fold([REGISTERED])
    assert meeting is not None
    return meeting


def test_one_event_holds_a_whole_meeting_so_that_no_cut_leaves_half_of_it() -> None:
    assert entered().is_over
    after = ev.Marked(at=REGISTERED.at, person_id="p2", status=AttendanceStatus.PRESENT)
    assert apply(entered(), after) == entered()


def test_the_record_says_that_it_was_entered_by_hand_and_what_was_told() -> None:
    said = record(entered())
    assert is_intact(said)
    assert said.entered_by_hand
    assert (said.held, said.elsewhere, said.villagers) == (HELD, (LECTURE,), 4)
    assert said.opened == said.closed == REGISTERED.at


def test_every_mark_says_that_nobody_stood_at_the_door() -> None:
    marks = record(entered()).attendance
    assert [(one.name, one.status, one.by_hand) for one in marks] == [
        (NAMES[0], AttendanceStatus.PRESENT, True),
        (NAMES[1], AttendanceStatus.PRESENT, True),
        (NAMES[2], AttendanceStatus.ABSENT, False),
    ]


def test_it_is_no_evidence_of_a_machine() -> None:
    said = record(entered())
    assert said.viewings == ()
    assert summarise(plain_record(said)).watched == frozenset()


def test_while_a_meeting_goes_on_none_is_entered() -> None:
    going_on = fold(Story().mark(0).events)
    assert apply(going_on, REGISTERED) == going_on


def test_a_meeting_held_live_was_not_entered_by_hand() -> None:
    live = fold(Story(courses=()).mark(0).close().events)
    assert live is not None
    said = record(live)
    assert (said.entered_by_hand, said.held, said.viewings) == (False, None, ())


def test_a_record_sealed_before_there_were_such_meetings_is_still_intact() -> None:
    now = sealed(record(entered()))
    plain = plain_record(now)
    for field in ("held", "elsewhere", "content_hash"):
        del plain[field]
    before = MeetingRecord.model_validate(plain)
    known = before.model_copy(update={"content_hash": content_hash(before)})
    assert is_intact(known)
    assert (known.held, known.elsewhere) == (None, ())


@pytest.mark.parametrize("day", ["2026-4-1", "", "yesterday"])
def test_a_day_is_a_day(day: str) -> None:
    with pytest.raises(ValueError, match="day"):
        HELD.model_validate({**HELD.model_dump(), "day": day})


def test_what_is_known_of_the_clock_goes_with_it() -> None:
    offset = ClockOffset(
        boot_id="first",
        offset_ms=1_776_300_000_000,
        uncertainty_ms=50,
        source=OffsetSource.TOWNSHIP,
        learnt_boot_ms=1,
    )
    known = fold([REGISTERED.model_copy(update={"clock_offsets": (offset,)})])
    assert known is not None
    assert record(known).clock_offsets == (offset,)
