"""A sealed record shows every later change."""

from protocol.canonical import canonical_bytes, sha256_hex
from protocol.moment import Moment
from protocol.record import (
    Attendance,
    AttendanceStatus,
    MeetingRecord,
    is_intact,
    plain_record,
    sealed,
)

NOON = Moment(wall_ms=1_776_300_000_000, boot_ms=1000, boot_id="boot")


def record(**fields: object) -> MeetingRecord:
    plain: dict[str, object] = {
        "id": "6f1c",
        "station_id": "LW",
        "station_name": "柳湾村",
        "sequence": 1,
        "feed_version": 1,
        "type_code": "theme_party_day",
        "type_name": "主题党日",
        "opened": NOON,
        "closed": NOON,
    }
    return MeetingRecord.model_validate({**plain, **fields})


def test_a_sealed_record_is_intact() -> None:
    assert is_intact(sealed(record()))


def test_a_record_changed_after_sealing_is_not_intact() -> None:
    assert not is_intact(sealed(record()).model_copy(update={"villagers": 5}))


def test_a_sealed_record_is_intact_after_a_round_trip() -> None:
    once = sealed(record())
    assert is_intact(MeetingRecord.model_validate_json(once.model_dump_json()))


def test_a_person_marked_twice_counts_once() -> None:
    mark = Attendance(person_id="1", name="王麦青", status=AttendanceStatus.PRESENT)
    assert record(attendance=(mark, mark)).present == 1


def test_leave_and_absence_do_not_count_as_present() -> None:
    marks = tuple(
        Attendance(person_id=status, name="甲", status=status) for status in AttendanceStatus
    )
    there = {"present", "late", "observer"}
    assert record(attendance=marks).present == len(there)


def test_a_field_that_a_later_version_adds_does_not_break_the_seal() -> None:
    """An older peer's record lacks it; reading gives a default, which is no part of the seal."""
    once = plain_record(sealed(record()))
    shorter = {name: value for name, value in once.items() if name != "recorder"}
    shorter["content_hash"] = sha256_hex(
        canonical_bytes({k: v for k, v in shorter.items() if k != "content_hash"})
    )
    read = MeetingRecord.model_validate(shorter)
    assert read.recorder == ""
    assert is_intact(read)
    assert plain_record(read) == shorter


def test_a_field_of_a_later_version_is_part_of_its_seal() -> None:
    once = {**plain_record(sealed(record())), "later": {"a": 1}}
    once["content_hash"] = sha256_hex(
        canonical_bytes({k: v for k, v in once.items() if k != "content_hash"})
    )
    read = MeetingRecord.model_validate(once)
    assert is_intact(read)
    assert not is_intact(read.model_copy(update={"later": {"a": 2}}))
