"""What a village tells of afterwards is read whole, and is in no figure beside the machines'."""

from typing import Any

import pytest
from django.test import Client

from protocol.record import Attendance, AttendanceStatus, ElsewhereViewing, Held, Source
from tests.township.village import Village, moment
from township.ledger.models import Meeting, ViewingRow
from township.reports.progress import overview

HELD = Held(day="2026-04-12", time="19:30", length_ms=5_400_000)
LECTURE = ElsewhereViewing(title="果树修剪讲座", source=Source.LECTURE)


def told(village: Village, **changes: Any) -> Meeting:
    """A meeting that was entered days after it was held."""
    fields = {"entered_by_hand": True, "held": HELD, "elsewhere": [LECTURE], "viewings": []}
    assert village.verdict_on(village.record(**{**fields, **changes})) == "stored"
    return Meeting.objects.get()


def page(staff: Client, address: str) -> str:
    return str(staff.get(address).content.decode())


def test_it_is_of_the_day_on_which_it_was_held(liuwan: Village) -> None:
    meeting = told(liuwan, held=HELD.model_copy(update={"day": "2026-03-31"}))
    assert (str(meeting.day), meeting.month) == ("2026-03-31", "2026-03")
    assert meeting.opened_at is not None
    assert meeting.opened_at.isoformat() == "2026-03-31T11:30:00+00:00"
    assert meeting.closed_at is not None
    assert (meeting.closed_at - meeting.opened_at).total_seconds() == 5400


def test_it_is_no_evidence_of_a_machine(liuwan: Village) -> None:
    meeting = told(liuwan)
    assert meeting.entered_by_hand
    assert (meeting.courses, meeting.courses_watched) == (0, 0)
    assert ViewingRow.objects.count() == 0
    assert "by_hand" in meeting.flags


def test_the_record_page_says_what_was_told_and_that_it_was_told(
    staff: Client, liuwan: Village
) -> None:
    seen = page(staff, f"/ledger/{told(liuwan).record_id}/")
    for words in (
        "19:30–21:00",
        "《果树修剪讲座》，现场报告、讲座",
        "别处收看",
        "手工登记，2026年4月",
    ):
        assert words in seen
    assert "这次没有放片" not in seen


def test_the_ledger_lists_it_apart(staff: Client, liuwan: Village) -> None:
    told(liuwan)
    for address, is_there in (("?by_hand=1", True), ("?by_hand=0", False), ("", True)):
        assert ("果树修剪讲座" in page(staff, f"/ledger/{address}")) is is_there
    assert "没有放片" not in page(staff, "/ledger/?by_hand=1")


def test_it_is_in_no_rate_and_counted_beside(staff: Client, liuwan: Village) -> None:
    told(liuwan)
    (row,) = overview("2026-04", [liuwan.station]).rows
    assert (row.meetings, row.expected, row.present, row.by_hand) == (0, 0, 0, 1)
    assert "手工1" in page(staff, "/?month=2026-04")


def test_a_course_that_is_told_of_does_not_answer_the_plan(liuwan: Village) -> None:
    meeting = told(liuwan, elsewhere=[LECTURE.model_copy(update={"courseware": "ab" * 32})])
    assert meeting.viewings.count() == 0


def test_a_day_that_no_calendar_has_is_kept_and_doubted(liuwan: Village) -> None:
    meeting = told(liuwan, held=HELD.model_copy(update={"day": "2026-02-30"}))
    assert meeting.day is None
    assert "clock_doubtful" in meeting.flags


def test_a_meeting_that_is_still_to_come_is_doubted(liuwan: Village) -> None:
    meeting = told(liuwan, held=HELD.model_copy(update={"day": "2999-01-01"}))
    assert "later_than_received" in meeting.flags


@pytest.mark.parametrize("source", ["radio", ""])
def test_a_source_nobody_knows_stands_for_itself(
    staff: Client, liuwan: Village, source: str
) -> None:
    meeting = told(liuwan, elsewhere=[LECTURE.model_copy(update={"source": source})])
    assert f"《果树修剪讲座》，{source}" in page(staff, f"/ledger/{meeting.record_id}/")


def test_an_observer_is_told_of_apart_on_the_page(staff: Client, liuwan: Village) -> None:
    guest = Attendance(person_id="g", name="赵秋实", status=AttendanceStatus.OBSERVER, at=moment(1))
    usual = liuwan.record().attendance
    record = liuwan.record(attendance=[*usual, guest])
    liuwan.verdict_on(record)
    seen = page(staff, f"/ledger/{record.id}/")
    assert '<b>1人</b><span class="quiet">列席' in seen
    assert f'<b>{len(usual)}人</b><span class="quiet">实到' in seen
