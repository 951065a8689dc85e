"""What a dead machine missed is entered by the office: told apart, corrected, replaced, kept."""

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from protocol.people import Person, Role
from protocol.people import PersonStatus as Status
from protocol.record import AttendanceStatus, MeetingRecord, plain_record
from tests.township.test_attachments import picture
from tests.township.village import Village
from township.courses.models import Courseware
from township.ledger.extraction import newest, record_of, rewrite_rows
from township.ledger.models import Meeting, Revision, ViewingRow
from township.ledger.reading import missing_numbers
from township.ledger.reviewing import return_record
from township.reports.progress import overview
from township.reports.tally import month_figures
from township.stations.roster import replace_roster

NEW = "/ledger/new/"
TOLD: dict[str, Any] = {
    "station": "LW",
    "day": "2026-04-16",
    "time": "19:30",
    "length_min": "90",
    "type_code": "theme_party_day",
    "form": "group",
    "discussed": "unknown",
    "why": "电脑坏了",
    "mark:a": "present",
    "mark:b": "late",
    "mark:c": "on_leave",
    "mark:v": "present",
    "villagers": "4",
}
EVIL = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def _it_is_late_april(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: datetime.date(2026, 4, 28))


@pytest.fixture
def village(liuwan: Village) -> Village:
    """Four who are called to a party day, one who is away, one who represents villagers."""
    people = [Person(id=one, name=f"党员{one}", status=Status.MEMBER) for one in "abcd"]
    people.append(Person(id="w", name="党员w", status=Status.MEMBER, away=True))
    people.append(Person(id="v", name="群众v", status=Status.VILLAGER, roles=(Role.VILLAGER_REP,)))
    replace_roster(liuwan.station, people)
    return liuwan


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None, page
    return found[1]


def looked_over(staff: Client, address: str = NEW, **changes: Any) -> str:
    answer = staff.post(address, {**TOLD, **changes})
    assert answer.status_code == 200, answer.context["form"].errors
    return str(answer.content.decode())


def enter(staff: Client, address: str = NEW, **changes: Any) -> Meeting:
    page = looked_over(staff, address, **changes)
    body = {**TOLD, **changes, "sealed": hidden(page, "sealed"), "save": "1"}
    answer = staff.post(address, body)
    assert answer.status_code == 302
    return Meeting.objects.get(record_id=answer.headers["Location"].split("/")[2])


def read(meeting: Meeting) -> MeetingRecord:
    revision = newest(meeting)
    record = record_of(revision) if revision is not None else None
    assert record is not None
    return record


def seen(staff: Client, meeting: Meeting | MeetingRecord) -> str:
    record_id = meeting.record_id if isinstance(meeting, Meeting) else meeting.id
    return str(staff.get(f"/ledger/{record_id}/").content.decode())


def test_the_village_is_chosen_first_and_its_people_are_there_to_be_marked(
    staff: Client, village: Village
) -> None:
    assert "给哪个村补录" in staff.get(NEW).content.decode()
    page = staff.get(f"{NEW}?station=LW").content.decode()
    assert page.count("<legend>") == 6
    assert 'name="mark:a" value="present"' in page


def test_looking_over_stores_nothing(staff: Client, village: Village) -> None:
    page = looked_over(staff)
    assert "19:30–21:00" in page
    assert '3人</b><span class="quiet">实到，应到4人' in page
    assert Meeting.objects.count() == 0


def test_it_is_a_record_like_any_other_told_by_the_office(
    staff: Client, village: Village, film: Courseware
) -> None:
    meeting = enter(staff, course_1=film.title, course_2="果树修剪", source_2="lecture")
    record = read(meeting)
    assert (meeting.by_office, meeting.entered_by_hand, meeting.revision) == (True, True, 1)
    assert (str(meeting.day), meeting.month, meeting.expected, meeting.present) == (
        *("2026-04-16", "2026-04"),
        *(4, 3),
    )
    assert (meeting.expected_present, meeting.villagers, meeting.late_people) == (2, 4, 1)
    assert [(one.person_id, one.status) for one in record.attendance] == [
        ("a", AttendanceStatus.PRESENT),
        ("b", AttendanceStatus.LATE),
        ("c", AttendanceStatus.ON_LEAVE),
        ("d", AttendanceStatus.ABSENT),
        ("v", AttendanceStatus.OBSERVER),
    ]
    assert [(one.courseware, one.source) for one in record.elsewhere] == [
        (film.sha256, "shown_here"),
        ("", "lecture"),
    ]
    revision = Revision.objects.get()
    assert revision.understood
    assert revision.entered_by == User.objects.get(username="ganshi")
    assert "by_hand" not in meeting.flags


def test_it_is_in_no_figure_of_machine_evidence_and_makes_no_gap(
    staff: Client, village: Village, film: Courseware
) -> None:
    for number in (4, 5):
        village.put_record(village.record(sequence=number))
    enter(staff, course_1=film.title)
    assert ViewingRow.objects.count() == 0
    assert missing_numbers("LW") == []
    (row,) = overview("2026-04", [village.station]).rows
    assert row.by_hand == 1
    told = month_figures("2026-04", [village.station])["LW"]
    assert (told.by_hand, told.attendances, told.turnout.whole) == (1, 6, 6)


def test_pages_mark_it_apart(staff: Client, village: Village) -> None:
    meeting = enter(staff)
    assert '<span class="mark by_hand">镇里补录</span>' in seen(staff, meeting)
    assert "为什么补录" in seen(staff, meeting)
    listed = staff.get("/ledger/").content.decode()
    assert '<span class="mark by_hand">镇里补录</span>' in listed
    assert '<tr class="told">' in listed
    assert meeting.record_id in staff.get("/ledger/?by_hand=office").content.decode()
    assert meeting.record_id not in staff.get("/ledger/?by_hand=village").content.decode()


def test_heads_alone_will_do_where_nobody_knows_who_came(staff: Client, village: Village) -> None:
    nobody = {f"mark:{one}": "" for one in "abcv"}
    meeting = enter(staff, expected="20", present="15", **nobody)
    assert (meeting.expected, meeting.present, meeting.expected_present) == (20, 15, 15)
    assert meeting.attendances.count() == 0
    rewrite_rows(meeting)
    assert Meeting.objects.get().present == 15
    assert Meeting.objects.get().flags == []
    assert "只记了人数，没有名单" in seen(staff, meeting)
    assert "15人</b><span" in seen(staff, meeting)


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"day": "2026-04-29"}, "day", "还没到"),
        ({"day": "1026-04-16"}, "day", "年份"),
        ({"day": "2026-02-30"}, "day", ""),
        ({"time": "27:00"}, "time", ""),
        ({"length_min": "0"}, "length_min", ""),
        ({"why": " "}, "why", "请填"),
        ({"expected": "9", "present": "3"}, "present", "只留一样"),
        ({**{f"mark:{one}": "" for one in "abcv"}, "villagers": ""}, "present", "请勾选"),
        ({**{f"mark:{one}": "" for one in "abcv"}, "expected": "3", "present": "9"}, "present", ""),
        ({"type_code": EVIL}, "type_code", ""),
        ({"villagers": "-1"}, "villagers", ""),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost(
    staff: Client, village: Village, changes: dict[str, Any], field: str, words: str
) -> None:
    answer = staff.post(NEW, {**TOLD, "text": f"说了\n{EVIL}", **changes})
    assert answer.status_code == 422
    assert words in str(answer.context["form"].errors[field])
    page = answer.content.decode()
    assert "说了\n&lt;script&gt;" in page
    assert EVIL not in page
    if "mark:a" not in changes:
        assert re.search(r'name="mark:b" value="late" checked', page)


def test_going_back_keeps_what_was_typed(staff: Client, village: Village) -> None:
    page = staff.post(NEW, {**TOLD, "venue": "祠堂", "back": "1"}).content.decode()
    assert 'value="祠堂"' in page
    assert re.search(r'name="mark:c" value="on_leave" checked', page)


def test_pressing_twice_stores_once(staff: Client, village: Village) -> None:
    body = {**TOLD, "sealed": hidden(looked_over(staff), "sealed"), "save": "1"}
    addresses = {staff.post(NEW, body).headers["Location"] for _ in range(2)}
    assert len(addresses) == 1
    assert (Meeting.objects.count(), Revision.objects.count()) == (1, 1)


def test_what_was_not_looked_over_is_not_stored(staff: Client, village: Village) -> None:
    for sealed in ("", "forged:x:y", hidden(looked_over(staff), "sealed")[:-2]):
        answer = staff.post(NEW, {**TOLD, "sealed": sealed, "save": "1"})
        assert "再看一遍" in answer.content.decode()
    assert Meeting.objects.count() == 0


def test_the_signed_sheet_comes_along_and_a_bad_one_spoils_nothing(
    staff: Client, village: Village
) -> None:
    import io

    for sheet, kept in ((picture(), 1), (b"no picture", 0)):
        file = io.BytesIO(sheet)
        file.name = "sheet.jpg"
        sealed = hidden(looked_over(staff), "sealed")
        staff.post(NEW, {**TOLD, "sealed": sealed, "save": "1", "sheet": file})
        assert Meeting.objects.latest("id").attached_sheets == kept
    assert Meeting.objects.count() == 2


def test_a_correction_is_a_revision_with_a_reason_and_both_are_kept(
    staff: Client, village: Village
) -> None:
    meeting = enter(staff)
    address = f"/ledger/{meeting.record_id}/correct/"
    form = staff.get(address).content.decode()
    assert 'name="villagers" value="4"' in form
    assert re.search(r'name="mark:b" value="late" checked', form)
    assert staff.post(address, TOLD).status_code == 422
    # Somebody new on the roster was not called on the day.
    replace_roster(village.station, [Person(id="n", name="新人", status=Status.MEMBER)])
    again = enter(staff, address, villagers="6", correction=f"数错了{EVIL}")
    assert again.pk == meeting.pk
    assert (again.revision, again.corrections, again.villagers, again.expected) == (2, 1, 6, 4)
    assert [one.number for one in again.revisions.all()] == [1, 2]
    page = seen(staff, again)
    assert "更正：数错了&lt;script&gt;" in page
    assert EVIL not in page
    assert "更正1次" in page
    assert "开始时间" not in page


def test_what_a_village_sent_is_corrected_by_the_village_alone(
    staff: Client, village: Village
) -> None:
    own = village.record()
    village.put_record(own)
    assert staff.get(f"/ledger/{own.id}/correct/").status_code == 404
    assert staff.post(f"/ledger/{own.id}/correct/", TOLD).status_code == 404


def test_the_village_hears_nothing_of_it(staff: Client, village: Village) -> None:
    meeting = enter(staff)
    assert not return_record(meeting.record_id, "请补写")
    feed = village.feed()
    assert (feed.receipts, feed.returned) == ((), ())


@pytest.fixture
def both(staff: Client, village: Village) -> tuple[Meeting, MeetingRecord]:
    """An entry of the office, and the village's own record of that evening that came later."""
    entry, own = enter(staff), village.record()
    assert village.verdict_on(own) == "stored"
    return entry, own


def test_the_same_evening_is_proposed_from_both_sides(
    staff: Client, both: tuple[Meeting, MeetingRecord]
) -> None:
    entry, own = both
    assert "村里后来也报了" in seen(staff, entry)
    assert "镇里手工补录过" in seen(staff, own)
    assert "村里也报了，同一次？" in staff.get("/ledger/").content.decode()


def test_a_film_that_somebody_asked_for_is_no_other_meeting(
    staff: Client, village: Village
) -> None:
    entry = enter(staff)
    village.put_record(village.record(type_code="on_demand", form="on_demand"))
    assert "同一次会议" not in seen(staff, entry)
    assert "同一次？" not in staff.get("/ledger/").content.decode()


def test_the_entry_gives_way_and_can_come_back(
    staff: Client, village: Village, both: tuple[Meeting, MeetingRecord]
) -> None:
    entry, own = both
    address = f"/ledger/{entry.record_id}/same/"
    staff.post(address, {"record": own.id})
    assert month_figures("2026-04", [village.station])["LW"].by_hand == 0
    assert overview("2026-04", [village.station]).rows[0].by_hand == 0
    assert "已改用" in seen(staff, entry)
    assert "已改用这份村里的记录" in seen(staff, own)
    assert "镇里补录，已改用村里的记录" in staff.get("/ledger/").content.decode()
    staff.post(address, {"undo": "1"})
    assert month_figures("2026-04", [village.station])["LW"].by_hand == 1


def test_nothing_gives_way_to_what_is_not_the_villages_own(
    staff: Client, zaoling: Village, both: tuple[Meeting, MeetingRecord]
) -> None:
    entry, own = both
    other = zaoling.record()
    zaoling.put_record(other)
    second = enter(staff)
    for record_id in (other.id, second.record_id, entry.record_id, "none", EVIL):
        staff.post(f"/ledger/{entry.record_id}/same/", {"record": record_id})
    staff.post(f"/ledger/{own.id}/same/", {"record": own.id})
    assert not Meeting.objects.exclude(replaced_by=None).exists()


def test_what_is_sent_again_after_that_loses_nothing(
    staff: Client, village: Village, both: tuple[Meeting, MeetingRecord]
) -> None:
    entry, own = both
    staff.post(f"/ledger/{entry.record_id}/same/", {"record": own.id})
    before = {bytes(one.content) for one in Revision.objects.all()}
    assert village.verdicts_on([plain_record(own)]) == ["already"]
    changed = village.record(id=own.id, villagers=9)
    assert village.verdict_on(changed) == "conflict"
    second = village.record(id=own.id, revision=2, villagers=7)
    assert village.verdict_on(second) == "stored"
    enter(staff, f"/ledger/{entry.record_id}/correct/", correction="看错了")
    assert before < {bytes(one.content) for one in Revision.objects.all()}
    assert Revision.objects.count() == 5
    assert Meeting.objects.get(pk=entry.pk).replaced_by is not None
    assert Meeting.objects.get(record_id=own.id).villagers == 7


def test_markup_of_an_entry_stays_text(staff: Client, village: Village) -> None:
    words = {"venue": EVIL, "host": EVIL, "course_1": EVIL, "why": EVIL, "suggestions": EVIL}
    assert EVIL not in looked_over(staff, **words)
    meeting = enter(staff, **words)
    for page in (seen(staff, meeting), staff.get("/ledger/").content.decode()):
        assert EVIL not in page
        assert "alert(1)" in page
    assert EVIL not in staff.get(f"/ledger/{meeting.record_id}/correct/").content.decode()


def test_without_the_token_of_the_page_nothing_is_entered(village: Village) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.create_superuser("strict"))
    assert strict.post(NEW, TOLD).status_code == 403
    assert strict.post("/ledger/none/same/", {"undo": "1"}).status_code == 403
