"""The ledger is narrowed by what stands in its address, and says what was chosen."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from protocol.feed import Function
from protocol.meeting_types import MeetingForm
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Correction,
    CorrectionKind,
    Held,
    PlanReference,
    Viewing,
)
from tests.township.village import Village, moment
from township.courses.models import Courseware
from township.ledger import listing
from township.ledger.models import Meeting
from township.ledger.reviewing import accept_record, return_record
from township.ledger.search_words import CHOICES, months
from township.ledger.searching import NAMES, Question
from township.stations.models import RosterEntry

PLAIN = "plain"
"""The meeting that nothing but the questions every meeting answers finds."""


def viewing(course: Courseware, **fields: Any) -> Viewing:
    return Viewing(courseware=course.sha256, title=course.title, length_ms=2000, **fields)


def marked(status: AttendanceStatus, **fields: Any) -> Attendance:
    return Attendance(person_id="p0", name="王麦青", status=status, at=moment(), **fields)


def send(village: Village, record_id: str, **fields: Any) -> None:
    assert village.verdict_on(village.record(id=record_id, **fields)) == "stored"


@pytest.fixture
def meetings(liuwan: Village, zaoling: Village, film: Courseware, other_film: Courseware) -> None:
    """One meeting for each thing that can be asked, named by it, and one that is like any other."""
    send(liuwan, PLAIN, type_code="other", type_name="其他会议（活动）")
    send(zaoling, "elsewhere", type_code="other")
    send(liuwan, "committee", type_code="committees_meeting", planned_meeting_id="plan-day")
    send(liuwan, "day", type_code="party_activity_day", type_name="党员活动日")
    open_one = {"expected": (), "attendance": (), "villagers": 12}
    send(liuwan, "asked-for", type_code="on_demand", form=MeetingForm.ON_DEMAND, **open_one)
    line = PlanReference(plan_id="april", plan_version=1, item_id="one", required=True)
    required = viewing(film, plan=line, function=Function.SERVICE, campaign="清廉乡村")
    send(liuwan, "required", type_code="other", viewings=[required])
    send(liuwan, "optional", type_code="other", viewings=[viewing(other_film)])
    send(liuwan, "empty", type_code="other", attendance=())
    send(liuwan, "few", type_code="other", attendance=[marked(AttendanceStatus.PRESENT)])
    late = [marked(AttendanceStatus.LATE)]
    send(liuwan, "late", type_code="other", attendance=late, villagers=60)
    made_up = [marked(AttendanceStatus.MAKEUP)]
    send(liuwan, "made-up", type_code="other", attendance=made_up)
    later = [marked(AttendanceStatus.PRESENT, by_hand=True)]
    send(liuwan, "signed-later", type_code="other", attendance=later)
    held = Held(day="2026-04-12", time="19:30", length_ms=60_000)
    send(liuwan, "told", type_code="other", entered_by_hand=True, held=held)
    send(liuwan, "accepted", type_code="other")
    accept_record("accepted")
    send(liuwan, "returned", type_code="other")
    return_record("returned", "请补写讨论")
    for kind in CorrectionKind:
        first = liuwan.record(id=kind.value, type_code="other")
        why = Correction(replaces="0" * 64, kind=kind, author="李稻香", reason="other", at=moment())
        again = liuwan.record(id=kind.value, type_code="other", revision=2, correction=why)
        assert [liuwan.verdict_on(one) for one in (first, again)] == ["stored", "stored"]
    Meeting.objects.filter(record_id="accepted").update(attached_photos=1)


def found(query: dict[str, str], sees_names: bool = True) -> set[str]:
    rows = list(Question.of(query, sees_names).meetings().values_list("record_id", flat=True))
    assert len(rows) == len(set(rows))
    return set(rows)


OTHERS = {"elsewhere", "committee", "day", "asked-for"}
LATE = {"late", "made-up", "signed-later"}
LOW = {"empty", "few", *LATE}


QUESTIONS: tuple[tuple[dict[str, str], set[str]], ...] = (
    ({"station": "ZL"}, {"elsewhere"}),
    ({"station": "none"}, set()),
    ({"month": "2026-05"}, set()),
    ({"type": "party_activity_day"}, {"day"}),
    ({"must": "1"}, {"committee"}),
    ({"must": "4"}, set()),
    ({"must": "9"}, set()),
    ({"must": "²"}, set()),
    ({"three": "2"}, {"day"}),
    ({"three": "3"}, {"asked-for"}),
    ({"form": "on_demand"}, {"asked-for"}),
    ({"required": "1"}, {"required"}),
    ({"required": "0"}, {"optional"}),
    ({"function": "service"}, {"required"}),
    ({"campaign": "清廉乡村"}, {"required"}),
    ({"plan": "april", "item": "one"}, {"required"}),
    ({"plan": "april", "item": "two"}, set()),
    ({"planned": "plan-day"}, {"committee"}),
    ({"attendance": "none", "type": "other"}, {"empty", "made-up"}),
    ({"attendance": "low", "type": "other"}, LOW),
    ({"attendance": "low", "below": "33", "type": "other"}, {"empty", "made-up"}),
    ({"attendance": "under_minimum"}, LOW),
    ({"people": "10-19"}, {"asked-for"}),
    ({"people": "50"}, {"late"}),
    ({"by_hand": "1"}, {"told"}),
    ({"by_hand": "village"}, {"told"}),
    ({"by_hand": "office"}, set()),
    ({"late": "1"}, LATE),
    ({"changed": "supplement"}, {"supplement"}),
    ({"changed": "correction"}, {"correction"}),
    ({"returned": "1"}, {"returned"}),
    ({"review": "accepted"}, {"accepted"}),
    ({"attachments": "there"}, {"accepted"}),
    ({"q": "枣岭"}, {"elsewhere"}),
    ({"q": "党员活动"}, {"day"}),
    ({"q": "水稻"}, {"optional"}),
    ({"q": "signed-l"}, {"signed-later"}),
    ({"q": "%"}, set()),
    ({"q": "谁也不是"}, set()),
)


def test_it_is_narrowed_by_each_condition(meetings: None) -> None:
    """One township for all of them: it takes longer to fill than to ask."""
    for query, expected in QUESTIONS:
        assert found(query) == expected, query


def test_conditions_hold_at_once_and_nonsense_says_nothing(
    meetings: None, film: Courseware
) -> None:
    assert found({"course": film.sha256}) == {"required"}
    assert found({"late": "1", "people": "50", "station": "LW"}) == {"late"}
    assert found({"late": "1", "station": "ZL"}) == set()
    assert found({"attachments": "missing"}) == found({}) - {"accepted"}
    for name in ("attendance", "people", "by_hand", "changed", "review"):
        assert found({name: "' OR 1=1"}) == found({})


def test_a_person_of_the_roster_is_found_by_a_part_of_the_name_in_the_own_village_only(
    meetings: None, liuwan: Village, zaoling: Village
) -> None:
    RosterEntry.objects.create(station=liuwan.station, person_id="p0", name="王麦青")
    assert found({"q": "麦青"}) == found({"station": "LW"}) - {"empty", "asked-for"}
    assert found({"q": "麦"}) == set()
    # Who has left the roster is found by the whole name, and by nobody who may see no names.
    assert "elsewhere" in found({"q": "李稻香"})
    assert found({"q": "李稻香"}, sees_names=False) == set()


def test_every_name_of_the_address_narrows_or_means_something(meetings: None) -> None:
    told = {"below": "50", "item": "x"}
    for name in set(NAMES) - set(told):
        known = {"counted": "by_hand"}
        value = known.get(name) or next(iter(dict(CHOICES.get(name, (("x", "x"),)))))
        assert found({name: value}) != found({}), name


def test_what_was_chosen_is_said_and_can_be_left_out(staff: Client, meetings: None) -> None:
    page = staff.get("/ledger/?must=1&attendance=low&below=50&station=LW&planned=gone&page=3")
    seen = page.content.decode()
    assert "参学率不到50%" in seen
    assert "第一个必看（村两委会）" in seen
    links = {chip.words: chip.link for chip in page.context["chips"]}
    assert links["参学率不到50%"] == "?station=LW&must=1&planned=gone"
    assert links["柳湾"] == "?must=1&attendance=low&below=50&planned=gone"
    assert '<input type="hidden" name="planned" value="gone">' in seen


def test_markup_in_an_address_stays_text(staff: Client, liuwan: Village) -> None:
    evil = "<script>alert(1)</script>"
    page = staff.get("/ledger/", dict.fromkeys(NAMES, evil)).content.decode()
    assert evil not in page
    assert "alert(1)" in page


def queries(staff: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert staff.get(address).status_code == 200
    return len(asked)


def test_a_longer_list_asks_no_more_often(staff: Client, liuwan: Village, film: Courseware) -> None:
    addresses = [f"/ledger/{one}" for one in ("", "?q=草莓", "?attendance=none&station=LW")]
    staff.get("/ledger/")
    send(liuwan, "m0", viewings=[viewing(film)], attendance=())
    few = [queries(staff, one) for one in addresses]
    for number in range(1, 8):
        send(liuwan, f"m{number}", viewings=[viewing(film)] * 2, attendance=(), sequence=number)
    assert [queries(staff, one) for one in addresses] == few


def test_a_long_list_is_not_counted_to_its_end(
    staff: Client, liuwan: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MOST_ROWS", 2)
    for number in range(3):
        send(liuwan, f"m{number}", sequence=number + 1)
    seen = staff.get("/ledger/").content.decode()
    assert "共超过2份，只列最近的2份，请再加条件" in seen
    assert [f"/ledger/m{number}/#people" in seen for number in range(3)].count(True) == 2
    assert "共1份" in staff.get("/ledger/?q=m1").content.decode()


def test_months_are_offered_from_the_oldest_record_to_today(
    liuwan: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(liuwan, PLAIN)
    monkeypatch.setattr(timezone, "localdate", lambda *_: datetime.date(2026, 6, 30))
    assert months("") == ["2026-06", "2026-05", "2026-04"]
    assert months("2025-01") == ["2026-06", "2026-05", "2026-04", "2025-01"]
    Meeting.objects.filter(record_id=PLAIN).update(month="1970-01")
    assert len(months("")) == 60
