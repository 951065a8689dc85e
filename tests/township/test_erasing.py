"""A person who is deleted is gone from everything the office keeps, and is still counted."""

import io
import logging
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from openpyxl import load_workbook

from protocol.record import (
    Attendance,
    AttendanceStatus,
    Correction,
    CorrectionKind,
    Discussion,
    DiscussionForm,
    ExpectedPerson,
    MeetingRecord,
    sealed,
)
from tests.township.rosters import agree, paste, upload, workbook
from tests.township.village import HOUR_MS, Village, moment
from township.faults.models import Fault
from township.feeds.models import Edition
from township.ledger.models import AttendanceRow, Revision
from township.privacy.nameless import Names, without_person
from township.reports.finality import workbook_path
from township.reports.models import MonthReport
from township.reports.monthly import monthly
from township.stations.models import RosterDraft, RosterEntry

CANARY = "钱雀鸣"
LONGER = "钱雀鸣春"
ROSTER = f"{CANARY} 正式党员 村支书\n李稻香 正式党员\n{LONGER} 正式党员"


def dump() -> str:
    """Everything in the database, escapes of JSON and hexadecimal bytes undone."""
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'select * from "{table}"')  # noqa: S608 - its own names
            told += [_words(one) for row in cursor.fetchall() for one in row]
    return "\n".join(told)


def _words(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    text = str(value)
    return text.encode().decode("unicode_escape", "replace") + text if "\\u" in text else text


def told_of(village: Village, person_id: str, **fields: Any) -> MeetingRecord:
    """A record in which the canary stands wherever a name may."""
    people = [(person_id, CANARY), ("p1", "李稻香"), ("p2", LONGER)]
    marked = [
        Attendance(
            person_id=who, name=name, status=AttendanceStatus.ON_LEAVE, reason="住院", at=moment(1)
        )
        for who, name in people
    ]
    plain: dict[str, Any] = {
        "host": CANARY,
        "recorder": LONGER,
        "discussion": Discussion(
            form=DiscussionForm.TYPED, text=f"{CANARY}说修路，{LONGER}同意", suggestions=CANARY
        ),
        "expected": [
            ExpectedPerson(person_id=who, name=name, status="member") for who, name in people
        ],
        "attendance": marked,
    }
    return village.record(**{**plain, **fields})


@pytest.fixture
def canary(staff: Client, liuwan: Village) -> str:
    """The canary on the roster, in records, faults and comments; the person's number."""
    agree(staff, paste(staff, ROSTER))
    person_id = RosterEntry.objects.get(name=CANARY).person_id
    record = told_of(liuwan, person_id)
    liuwan.put_record(record)
    correction = Correction(
        replaces=record.content_hash,
        kind=CorrectionKind.CORRECTION,
        author=CANARY,
        reason=f"{CANARY}没来",
        at=moment(HOUR_MS),
    )
    later = {"revision": 2, "correction": correction, "content_hash": ""}
    liuwan.put_record(sealed(record.model_copy(update=later)))
    staff.post(f"/ledger/{record.id}/review/", {"comment": f"请补{CANARY}的签到"})
    fault = Fault.objects.create(
        station=liuwan.station, fault_id="f", code="A12", part="sound", words=f"{CANARY}报的"
    )
    fault.repairer, fault.note = CANARY, f"问{CANARY}"
    fault.save()
    liuwan.feed()
    return person_id


def erase(staff: Client, person_id: str, typed: str = CANARY) -> Any:
    form = {"station": "LW", "person": person_id, "name": CANARY, "typed": typed}
    return staff.post("/staff/privacy/people/delete/", form, follow=True)


def test_a_deleted_name_is_nowhere_in_the_database_and_in_no_log(
    staff: Client, liuwan: Village, canary: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    paste(staff, f"{CANARY} 正式党员 外出")
    assert CANARY in dump()
    staff.post("/staff/privacy/people/", {"name": CANARY})
    answer = erase(staff, canary)
    assert "删好了" in answer.content.decode()
    left = dump().replace(LONGER, "")
    assert CANARY not in left
    assert canary not in left
    assert CANARY not in caplog.text.replace(LONGER, "")


def test_others_stay_as_they_were(staff: Client, liuwan: Village, canary: str) -> None:
    erase(staff, canary)
    record = MeetingRecord.model_validate_json(bytes(Revision.objects.latest("number").content))
    assert record.recorder == LONGER
    assert record.discussion.text == f"某人说修路，{LONGER}同意"
    assert [one.name for one in record.attendance] == ["某党员", "李稻香", LONGER]
    assert [one.reason for one in record.attendance] == ["", "住院", "住院"]
    assert [one.name for one in liuwan.feed().roster] == ["李稻香", LONGER]
    assert set(AttendanceRow.objects.values_list("name", flat=True)) == {
        *("某党员", "李稻香", LONGER)
    }


def test_the_figures_do_not_change_and_a_final_month_stays_byte_for_byte(
    staff: Client, liuwan: Village, canary: str
) -> None:
    liuwan.put_record(
        told_of(
            liuwan,
            canary,
            sequence=2,
            attendance=[Attendance(person_id=canary, name=CANARY, status=AttendanceStatus.PRESENT)],
        )
    )
    before = monthly("2026-04").as_plain()
    staff.post("/reports/2026-04/final/", {"early": "1"})
    file = workbook_path(MonthReport.objects.get()).read_bytes()
    erase(staff, canary)
    assert monthly("2026-04").as_plain() == before
    assert workbook_path(MonthReport.objects.get()).read_bytes() == file
    assert before["lines"][0]["people"] == 1


def test_what_a_village_still_sends_comes_in_without_the_name(
    staff: Client, liuwan: Village, canary: str
) -> None:
    erase(staff, canary)
    late = told_of(liuwan, canary, sequence=2)
    assert liuwan.verdict_on(late) == "stored"
    assert liuwan.verdict_on(late) == "already"
    assert CANARY not in dump().replace(LONGER, "")
    ids = AttendanceRow.objects.filter(name="某党员").values_list("person_id", flat=True)
    assert len(set(ids)) == 1
    record = MeetingRecord.model_validate_json(bytes(Revision.objects.latest("id").content))
    assert (record.host, record.recorder) == ("某人", LONGER)


def test_whoever_comes_back_to_the_roster_is_told_of_by_name_again(
    staff: Client, liuwan: Village, canary: str
) -> None:
    erase(staff, canary)
    rows = [["姓名", "人员编号"], [CANARY, canary], ["李稻香", ""]]
    agree(staff, upload(staff, workbook(rows)))
    liuwan.put_record(told_of(liuwan, canary, sequence=2))
    assert AttendanceRow.objects.filter(name=CANARY).exists()


def test_nobody_is_deleted_by_another_name(staff: Client, liuwan: Village, canary: str) -> None:
    page = erase(staff, canary, typed=LONGER).content.decode()
    assert "没有删" in page
    assert RosterEntry.objects.filter(name=CANARY).exists()
    assert erase(staff, "nobody").status_code == 404


def test_everything_about_a_person_is_in_one_workbook(
    staff: Client, liuwan: Village, canary: str
) -> None:
    form = {"station": "LW", "person": canary, "name": CANARY}
    answer = staff.post("/staff/privacy/people/export/", form)
    book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    told = {page.title: list(page.iter_rows(values_only=True)) for page in book.worksheets}
    assert ("职务", "村支书") in told["花名册"]
    (meeting,) = told["参加的会议"][1:]
    assert meeting[4:6] == ("是", "请假")
    assert meeting[7] == "住院"
    assert {row[2] for row in told["文字里提到"][1:]} == {
        *("主持人", "讨论情况", "意见建议", "更正人")
    }
    assert "李稻香" not in str(told)


def test_a_person_is_found_by_name_on_the_roster_and_in_records(
    staff: Client, liuwan: Village, canary: str
) -> None:
    page = staff.post("/staff/privacy/people/", {"name": f" {CANARY} "}).content.decode()
    assert "在花名册上" in page
    assert "1次会议" in page
    agree(staff, paste(staff, "李稻香"))
    page = staff.post("/staff/privacy/people/", {"name": CANARY}).content.decode()
    assert "不在花名册上了" in page
    assert (
        "没有叫这个名字的人"
        in staff.post("/staff/privacy/people/", {"name": "无"}).content.decode()
    )


def test_whoever_is_taken_off_by_the_list_is_in_no_feed_that_was_made_before(
    staff: Client, liuwan: Village, canary: str
) -> None:
    entry = RosterEntry.objects.get(name=CANARY)
    staff.post(f"/admin/stations/rosterentry/{entry.pk}/delete/", {"post": "yes"})
    made = Edition.objects.get(pk="LW")
    assert CANARY.encode() not in bytes(made.document)
    assert CANARY not in [one.name for one in liuwan.feed().roster]


def test_dry_runs_that_name_the_person_are_forgotten(
    staff: Client, liuwan: Village, canary: str
) -> None:
    paste(staff, ROSTER)
    erase(staff, canary)
    assert not RosterDraft.objects.exists()


def test_numbers_that_are_no_person_s_are_left_alone() -> None:
    plain = {
        "id": "one",
        "opened": {"boot_id": "one", "wall_ms": 1},
        "expected": [{"person_id": "one", "name": "甲"}],
        "later": {"whose": "one", "said": "甲来了"},
    }
    left = without_person(plain, {"one"}, lambda _: "~e", Names({"甲"}))
    assert left["opened"] == plain["opened"]
    assert left["id"] == "one"
    assert left["expected"] == [{"person_id": "~e", "name": "某人"}]
    assert left["later"] == {"whose": "~e", "said": "某人来了"}
