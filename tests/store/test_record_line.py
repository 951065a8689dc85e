"""What a month's list says of a record."""

from datetime import date
from pathlib import Path

from kiosk.folding import fold
from kiosk.sealing import record
from kiosk.store.documents import RecordState
from kiosk.store.record_line import RecordLine
from kiosk.store.store import Store
from protocol.record import AttendanceStatus, ElsewhereViewing, Held, MeetingRecord, sealed
from tests.meeting.stories import Story
from tests.store.test_records import MONTH, after


def told(story: Story) -> MeetingRecord:
    meeting = fold(story.close().events)
    assert meeting is not None
    return record(meeting)


def listed(folder: Path, *records: MeetingRecord) -> tuple[RecordLine, ...]:
    kept = Store(folder).records
    kept.put(records[0])
    for one in records[1:]:
        kept.revise(one)
    return kept.lines(MONTH)


def test_a_line_counts_people_as_the_record_does(tmp_path: Path) -> None:
    story = Story().mark(0).mark(1, AttendanceStatus.LATE).mark(2, AttendanceStatus.ABSENT)
    made = told(story.observe())
    (line,) = listed(tmp_path, made)
    assert (line.id, line.sequence, line.type_name) == (made.id, made.sequence, made.type_name)
    assert (line.present, line.observers) == (made.present, made.observers) == (3, 1)
    assert (line.state, line.opened) == (RecordState.PENDING, made.opened)
    assert line.took_place
    assert line.held is None
    assert not line.is_shown


def test_a_line_is_of_the_newest_revision(tmp_path: Path) -> None:
    made = told(Story().mark(0))
    (line,) = listed(tmp_path, made, after(made, villagers=5))
    assert (line.revision, line.villagers) == (2, 5)


def test_a_line_knows_the_day_and_the_titles_that_were_entered_by_hand(tmp_path: Path) -> None:
    elsewhere = ElsewhereViewing(title="春耕备耕", source="tv")
    held = Held(day="2026-04-12", time="19:00", length_ms=60_000)
    made = told(Story().mark(0))
    by_hand = sealed(made.model_copy(update={"held": held, "elsewhere": (elsewhere,)}))
    (line,) = listed(tmp_path, by_hand)
    assert (line.held, line.elsewhere) == (date(2026, 4, 12), ("春耕备耕",))
    assert line.is_shown


def test_no_line_holds_a_name(tmp_path: Path) -> None:
    made = told(Story().mark(0).observe())
    (line,) = listed(tmp_path, made)
    assert all(one.name not in repr(line) for one in made.attendance)
