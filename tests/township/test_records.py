"""Whatever a station sends is stored once and for good, with a verdict for each record."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import DataError

from protocol.canonical import canonical_bytes, sha256_hex
from protocol.moment import ClockTrust, Moment
from protocol.people import PersonStatus
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Gap,
    MeetingRecord,
    Viewing,
    sealed,
)
from protocol.segments import PlayedSegment
from tests.township.village import HOUR_MS, JSON, Village, moment
from township.courses.models import Courseware
from township.ledger import intake
from township.ledger.models import AttendanceRow, Meeting, Revision, ViewingRow
from township.ledger.sent import Sent


def plain(record: MeetingRecord) -> dict[str, Any]:
    return record.model_dump(mode="json")


def hashed(record: dict[str, Any]) -> dict[str, Any]:
    """A record as a station of another age might seal it."""
    bare = {key: value for key, value in record.items() if key != "content_hash"}
    return {**bare, "content_hash": sha256_hex(canonical_bytes(bare))}


def watched(course: Courseware, *segments: tuple[int, int], **fields: Any) -> Viewing:
    parts = [PlayedSegment(start_ms=start, end_ms=end) for start, end in segments]
    whole = {
        "courseware": course.sha256,
        "title": course.title,
        "length_ms": course.length_ms,
        "segments": parts,
        "effective_ms": sum(end - start for start, end in segments),
        "watched": True,
    }
    return Viewing(**{**whole, **fields})


def flags(village: Village, **fields: Any) -> list[str]:
    record = village.record(**fields)
    assert village.verdict_on(record) == "stored"
    found: list[str] = Meeting.objects.get(record_id=record.id).flags
    return found


def test_a_record_is_stored_exactly_as_it_was_sealed(liuwan: Village) -> None:
    record = liuwan.record()
    receipt = liuwan.put_record(record)
    assert receipt["verdict"] == "stored"
    assert receipt["content_hash"] == record.content_hash
    assert bytes(Revision.objects.get().content) == canonical_bytes(record)


def test_the_same_record_by_two_roads_is_stored_once(liuwan: Village) -> None:
    record = liuwan.record()
    assert liuwan.verdict_on(record) == "stored"
    assert liuwan.verdict_on(record) == "already"
    assert liuwan.verdicts_on([plain(record)]) == ["already"]
    assert Revision.objects.count() == 1


def test_another_content_under_the_same_revision_is_a_conflict_and_both_are_kept(
    liuwan: Village,
) -> None:
    record = liuwan.record()
    other = sealed(record.model_copy(update={"villagers": 9}))
    assert liuwan.verdict_on(record) == "stored"
    assert liuwan.verdict_on(other) == "conflict"
    assert liuwan.verdict_on(other) == "already"
    assert Revision.objects.count() == 2
    meeting = Meeting.objects.get()
    assert (meeting.villagers, meeting.flags) == (0, ["conflict"])


def test_a_revision_takes_the_place_of_the_one_before_and_both_are_kept(liuwan: Village) -> None:
    record = liuwan.record()
    liuwan.verdict_on(record)
    assert liuwan.verdict_on(liuwan.record(id=record.id, revision=2, villagers=4)) == "stored"
    meeting = Meeting.objects.get()
    assert (meeting.revision, meeting.villagers, meeting.revisions.count()) == (2, 4, 2)


def test_an_older_revision_that_comes_late_does_not_take_the_newers_place(
    liuwan: Village,
) -> None:
    record = liuwan.record()
    liuwan.verdict_on(liuwan.record(id=record.id, revision=2, villagers=4))
    assert liuwan.verdict_on(record) == "stored"
    assert Meeting.objects.get().villagers == 4


def test_rows_are_counted_once_however_many_revisions_come(
    liuwan: Village, film: Courseware
) -> None:
    viewing = watched(film, (0, 2000))
    record = liuwan.record(viewings=[viewing])
    liuwan.verdict_on(record)
    liuwan.verdict_on(liuwan.record(id=record.id, revision=2, viewings=[viewing]))
    assert (ViewingRow.objects.count(), AttendanceRow.objects.count()) == (1, 3)


def test_a_content_that_is_not_what_its_hash_says_is_refused(liuwan: Village) -> None:
    changed = {**plain(liuwan.record()), "villagers": 40}
    answer = liuwan.post("records", {"records": [changed]}).json()["receipts"][0]
    assert (answer["verdict"], answer["reason"]) == ("refused", "hash")
    assert Revision.objects.count() == 0


def test_a_record_of_another_station_is_refused(liuwan: Village, zaoling: Village) -> None:
    answer = liuwan.put_record(zaoling.record())
    assert (answer["verdict"], answer["reason"]) == ("refused", "other_station")


def test_a_record_id_belongs_to_the_station_that_used_it_first(
    liuwan: Village, zaoling: Village
) -> None:
    record = liuwan.record()
    liuwan.verdict_on(record)
    assert zaoling.put_record(zaoling.record(id=record.id))["reason"] == "other_station"
    assert Meeting.objects.get().station == liuwan.station


def test_one_poison_record_does_not_spoil_the_batch(liuwan: Village) -> None:
    good, other = plain(liuwan.record()), plain(liuwan.record())
    poison: list[Any] = [None, 7, [], "x", {}, {"id": "a"}, {**good, "revision": "one"}]
    verdicts = liuwan.verdicts_on([good, *poison, other])
    assert verdicts == ["stored", *["refused"] * len(poison), "stored"]


def test_a_record_that_is_not_understood_is_stored_as_it_is_and_flagged(liuwan: Village) -> None:
    strange = hashed({**plain(liuwan.record()), "format": 7, "opened": "tomorrow"})
    assert liuwan.verdicts_on([strange]) == ["stored"]
    assert liuwan.verdicts_on([strange]) == ["already"]
    assert json.loads(bytes(Revision.objects.get().content)) == strange
    assert Meeting.objects.get().flags == ["not_understood"]


def test_fields_of_a_newer_station_survive(liuwan: Village) -> None:
    newer = hashed({**plain(liuwan.record()), "weather": {"rain_mm": 3}})
    assert liuwan.verdicts_on([newer]) == ["stored"]
    assert json.loads(bytes(Revision.objects.get().content))["weather"] == {"rain_mm": 3}


@pytest.mark.parametrize(
    "fields",
    [
        {"opened": Moment(wall_ms=10**18, boot_ms=0, boot_id="x")},
        {"opened": Moment(wall_ms=-(10**18), boot_ms=0, boot_id="x")},
        {"villagers": 10**30},
        {"sequence": 10**30},
        {"type_name": "一\0二" * 200},
        {"venue": "x" * 100_000},
    ],
)
def test_odd_values_are_kept_and_stop_nothing(liuwan: Village, fields: dict[str, Any]) -> None:
    assert liuwan.verdict_on(liuwan.record(**fields)) == "stored"
    assert Meeting.objects.count() == 1


def test_half_a_character_is_refused_and_spoils_nothing(liuwan: Village) -> None:
    half = {**plain(liuwan.record()), "host": "\ud800"}
    assert liuwan.verdicts_on([half, plain(liuwan.record())]) == ["refused", "stored"]


def test_a_record_that_cannot_be_stored_does_not_hold_up_the_next(
    liuwan: Village, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = liuwan.record(), liuwan.record()
    keep = intake.keep_newcomers

    def keep_all_but_first(sent: Sequence[Sent]) -> None:
        if any(one.id == first.id for one in sent):
            raise DataError(f"no column holds {first.attendance[0].name}")
        keep(sent)

    monkeypatch.setattr(intake, "keep_newcomers", keep_all_but_first)
    assert liuwan.verdicts_on([plain(first), plain(second)]) == ["refused", "stored"]
    assert "DataError" in caplog.text
    assert first.attendance[0].name not in caplog.text


@pytest.mark.parametrize("record_id", ["../../etc", "a b", "", "x" * 61, "名字"])
def test_an_id_that_could_be_no_part_of_an_address_is_refused(
    liuwan: Village, record_id: str
) -> None:
    strange = hashed({**plain(liuwan.record()), "id": record_id})
    assert liuwan.verdicts_on([strange]) == ["refused"]


@pytest.mark.parametrize("body", ["", "not json", "[]", "[" * 100_000, '"x"', "{"])
def test_a_body_that_is_no_batch_is_told_so(liuwan: Village, body: str) -> None:
    answer = liuwan.post("records", body)
    assert (answer.status_code, list(answer.json())) == (400, ["detail"])


def test_the_address_must_name_the_record_that_is_sent(liuwan: Village) -> None:
    record = liuwan.record()
    answer = liuwan.client.put(
        f"/api/v1/records/{record.id}/2", canonical_bytes(record), JSON, headers=liuwan.headers
    )
    assert answer.status_code == 400
    assert Revision.objects.count() == 0


def test_people_who_were_called_and_came_are_counted_apart_from_guests(liuwan: Village) -> None:
    guest = Attendance(person_id="g", name="赵秋实", status=AttendanceStatus.OBSERVER)
    away = Attendance(person_id="p2", name="张禾苗", status=AttendanceStatus.ON_LEAVE)
    usual = liuwan.record().attendance
    liuwan.verdict_on(liuwan.record(attendance=[usual[0], usual[1], away, guest], villagers=5))
    meeting = Meeting.objects.get()
    assert (meeting.expected, meeting.expected_present) == (3, 2)
    assert (meeting.present, meeting.villagers) == (3, 5)


def test_a_sound_record_has_no_flags(liuwan: Village, film: Courseware) -> None:
    assert flags(liuwan, viewings=[watched(film, (0, 2000))]) == []


def test_effective_time_that_the_segments_do_not_bear_out_is_flagged(
    liuwan: Village, film: Courseware
) -> None:
    claimed = watched(film, (0, 500), effective_ms=2000)
    assert flags(liuwan, viewings=[claimed]) == ["effective_mismatch"]
    row = ViewingRow.objects.get()
    assert (row.effective_ms, row.watched) == (500, False)


def test_a_course_that_ends_early_is_not_counted_as_watched(
    liuwan: Village, film: Courseware
) -> None:
    short = watched(film, (0, 1799), watched=False)
    assert flags(liuwan, viewings=[short]) == []
    assert not ViewingRow.objects.get().watched


def test_watched_that_the_time_does_not_bear_out_is_flagged(
    liuwan: Village, film: Courseware
) -> None:
    claimed = watched(film, (0, 1799))
    assert flags(liuwan, viewings=[claimed]) == ["watched_mismatch"]


def test_courseware_the_office_does_not_have_is_flagged(liuwan: Village, film: Courseware) -> None:
    own = watched(film, (0, 2000), courseware="ab" * 32)
    assert flags(liuwan, viewings=[own]) == ["unknown_courseware"]


def test_another_length_than_the_offices_is_flagged(liuwan: Village, film: Courseware) -> None:
    shortened = watched(film, (0, 100), length_ms=100)
    assert flags(liuwan, viewings=[shortened]) == ["length_mismatch"]


@pytest.mark.parametrize(
    ("fields", "flag"),
    [
        ({"clock_trust": ClockTrust.DOUBTFUL}, "clock_doubtful"),
        ({"closed": moment(-HOUR_MS)}, "closed_before_opened"),
        ({"entered_by_hand": True}, "by_hand"),
        ({"attendance": []}, "too_few_people"),
        ({"format": 2}, "newer_format"),
    ],
)
def test_what_is_doubtful_is_flagged(liuwan: Village, fields: dict[str, Any], flag: str) -> None:
    assert flags(liuwan, **fields) == [flag]


@pytest.mark.parametrize(
    "fields",
    [
        {"gaps": [Gap(before=moment(1), after=moment(2))]},
        {"clock_trust": ClockTrust.FLOOR},
    ],
)
def test_a_power_cut_and_weeks_without_a_line_are_no_doubt(
    liuwan: Village, fields: dict[str, Any]
) -> None:
    assert flags(liuwan, **fields) == []


def test_a_meeting_that_did_not_take_place_is_not_too_small(liuwan: Village) -> None:
    assert flags(liuwan, attendance=[], abandoned_reason="停电") == []


def test_somebody_marked_twice_counts_once_and_is_flagged(liuwan: Village) -> None:
    usual = liuwan.record().attendance
    assert flags(liuwan, attendance=[*usual, usual[0]]) == ["person_twice"]
    assert Meeting.objects.get().present == len(usual)


def test_the_frozen_list_of_the_day_is_what_counts(liuwan: Village) -> None:
    liuwan.verdict_on(liuwan.record())
    liuwan.station.roster.create(person_id="z", name="后来的人", status=PersonStatus.MEMBER)
    assert Meeting.objects.get().expected == 3
