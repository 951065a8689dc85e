"""A sealed record shows every later change."""

from protocol.moment import Moment
from protocol.record import Attendance, AttendanceStatus, MeetingRecord, is_intact, sealed

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
