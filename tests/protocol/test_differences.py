"""Two revisions of a record are told apart field by field, names only where marks are told."""

from protocol.canonical import canonical_bytes, sha256_hex
from protocol.differences import PRESENT, Change, MarkChange, differences
from protocol.moment import Moment
from protocol.people import PersonStatus
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Correction,
    CorrectionKind,
    Discussion,
    DiscussionForm,
    ExpectedPerson,
    MeetingRecord,
    plain_record,
    sealed,
)
from tests.protocol.test_record import NOON, record

MAIQING = Attendance(person_id="1", name="王麦青", status=AttendanceStatus.ABSENT)
CAME = MAIQING.model_copy(update={"status": AttendanceStatus.PRESENT, "by_hand": True})


def test_a_record_differs_in_nothing_from_itself() -> None:
    assert not differences(record(), sealed(record()))


def test_what_every_revision_has_of_its_own_is_no_difference() -> None:
    why = Correction(
        replaces="0" * 64, kind=CorrectionKind.SUPPLEMENT, author="", reason="", at=NOON
    )
    assert not differences(sealed(record()), sealed(record(revision=2, correction=why)))


def test_another_type_is_told_once_by_its_name() -> None:
    found = differences(record(), record(type_code="members_meeting", type_name="村党员大会"))
    assert found.fields == (Change("type_name", "主题党日", "村党员大会"),)


def test_somebody_who_came_after_all_is_told_as_a_count_and_apart_by_name() -> None:
    found = differences(record(attendance=(MAIQING,)), record(attendance=(CAME,)))
    assert found.fields == (Change(PRESENT, 0, 1),)
    assert found.marks == (
        MarkChange("1", "王麦青", AttendanceStatus.ABSENT, AttendanceStatus.PRESENT),
    )
    assert "王麦青" not in str(found.fields)


def test_somebody_who_was_in_no_list_before_is_told_by_the_mark_alone() -> None:
    person = ExpectedPerson(person_id="1", name="王麦青", status=PersonStatus.MEMBER)
    found = differences(record(), record(expected=(person,), attendance=(CAME,)))
    assert found.fields == (Change(PRESENT, 0, 1),)
    assert found.marks[0].before is None


def test_another_list_of_those_called_is_told_as_numbers() -> None:
    person = ExpectedPerson(person_id="1", name="王麦青", status=PersonStatus.MEMBER)
    assert differences(record(), record(expected=(person,))).fields == (Change("expected", 0, 1),)


def test_the_same_mark_at_another_time_is_no_difference() -> None:
    later = CAME.model_copy(update={"at": NOON})
    assert not differences(record(attendance=(CAME,)), record(attendance=(later,)))


def test_heads_and_talk_are_told_with_what_was_there_before() -> None:
    talk = Discussion(form=DiscussionForm.ON_PAPER, speakers=3)
    found = differences(record(villagers=2), record(villagers=5, discussion=talk))
    by_field = {one.field: (one.before, one.after) for one in found.fields}
    assert by_field["villagers"] == (2, 5)
    assert by_field["discussion"][1]["speakers"] == 3


def test_a_field_the_first_sender_did_not_know_is_compared_by_its_default() -> None:
    plain = {k: v for k, v in plain_record(sealed(record())).items() if k != "villagers"}
    plain["content_hash"] = sha256_hex(canonical_bytes({**plain, "content_hash": None}))
    older = MeetingRecord.model_validate(plain)
    assert not differences(older, record())
    assert differences(older, record(villagers=1)).fields == (Change("villagers", 0, 1),)


def test_a_field_of_a_later_version_is_not_passed_over() -> None:
    newer = MeetingRecord.model_validate({**plain_record(record()), "weather": "雨"})
    assert differences(record(), newer).fields == (Change("weather", None, "雨"),)


def test_a_moment_is_told_whole() -> None:
    later = Moment(wall_ms=NOON.wall_ms + 1, boot_ms=NOON.boot_ms + 1, boot_id="boot")
    assert [one.field for one in differences(record(), record(closed=later)).fields] == ["closed"]
