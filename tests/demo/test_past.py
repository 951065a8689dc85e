"""The invented past holds what a ledger has to cope with, and every record keeps the rules."""

import datetime
from functools import cache

import pytest

from demo.lessons import load_lessons
from demo.past_meetings import FULL_MONTHS, MOVED_TO_NEW_PC, first_month, plans
from demo.past_records import past_of
from demo.township import ZONE, in_month, tenth_classes
from protocol.canonical import sha256_hex
from protocol.feed import Courseware
from protocol.meeting_types import ON_DEMAND
from protocol.moment import ClockTrust
from protocol.record import (
    AttendanceStatus,
    CorrectionKind,
    Gap,
    MeetingRecord,
    Viewing,
    is_intact,
)
from protocol.segments import effective_ms, is_watched
from protocol.true_time import lapse
from township.ledger.flags import Flag, flags_of, flags_of_times

COURSES = {
    lesson.title: Courseware(
        sha256=sha256_hex(lesson.title.encode()),
        title=lesson.title,
        size_bytes=400_000,
        length_ms=40_000 + 40 * number,
        extension="mp4",
        category=lesson.category,
        function=lesson.function,
        campaign=lesson.campaign,
    )
    for number, lesson in enumerate(load_lessons())
}
HASHES = {title: course.sha256 for title, course in COURSES.items()}
DAY = datetime.date(2026, 11, 23)
SINCE = first_month(DAY)
DAYS = [
    datetime.date(2026, 1, 1),
    datetime.date(2026, 2, 28),
    datetime.date(2026, 3, 31),
    datetime.date(2028, 2, 29),
    datetime.date(2026, 12, 31),
]


@cache
def past(day: datetime.date = DAY) -> dict[str, tuple[MeetingRecord, ...]]:
    return past_of(first_month(day), day, COURSES)


def everything(day: datetime.date = DAY) -> list[MeetingRecord]:
    return [record for village in past(day).values() for record in village]


def viewings(day: datetime.date = DAY) -> list[Viewing]:
    return [viewing for record in everything(day) for viewing in record.viewings]


def doubts(record: MeetingRecord) -> list[str]:
    """What the office would find doubtful."""
    lengths = {course.sha256: course.length_ms for course in COURSES.values()}
    minimum = 1 if record.type_code == ON_DEMAND else 3
    return [*flags_of(record, lengths, 90, minimum), *flags_of_times(record)]


def local_day(record: MeetingRecord) -> datetime.date:
    return datetime.datetime.fromtimestamp(record.opened.wall_ms / 1000, ZONE).date()


def away(gap: Gap) -> int:
    lasted = lapse(gap.before, gap.after)
    assert lasted is not None
    return lasted.ms


def test_the_same_past_is_made_each_time() -> None:
    assert past_of(SINCE, DAY, COURSES) == past_of(SINCE, DAY, COURSES)


def test_every_record_has_the_content_it_was_sealed_with() -> None:
    assert [record.id for record in everything() if not is_intact(record)] == []


def test_an_id_and_revision_names_one_record() -> None:
    names = [(record.id, record.revision) for record in everything()]
    assert len(set(names)) == len(names)


def test_a_villages_meetings_are_counted_without_gaps() -> None:
    for village in past().values():
        numbers = [record.sequence for record in village if record.revision == 1]
        assert numbers == list(range(1, len(numbers) + 1))


def test_a_village_meets_two_to_four_times_in_each_full_month() -> None:
    for village, records in past().items():
        meetings = [one for one in records if one.revision == 1]
        days = [local_day(one) for one in meetings]
        for number in range(FULL_MONTHS):
            month = in_month(SINCE, number, 1)
            held = sum(day.replace(day=1) == month for day in days)
            unclocked = sum(day.year == 1970 for day in days)
            assert 2 <= held + unclocked <= 4 + unclocked, (village, month)


@pytest.mark.parametrize("day", [DAY, *DAYS])
def test_nothing_lies_in_the_future(day: datetime.date) -> None:
    now_ms = datetime.datetime.combine(day, datetime.time(), ZONE).timestamp() * 1000
    for record in everything(day):
        assert record.opened.wall_ms <= record.closed.wall_ms < now_ms
        assert record.correction is None or record.correction.at.wall_ms < now_ms


@pytest.mark.parametrize("day", DAYS)
def test_a_later_start_only_adds_to_what_was_sent_before(day: datetime.date) -> None:
    since, later = first_month(day), in_month(day, 1, 5)
    before, after = past_of(since, day, COURSES), past_of(since, later, COURSES)
    for village, records in before.items():
        assert after[village][: len(records)] == records


def test_nobody_is_at_a_meeting_twice_and_everybody_there_was_called() -> None:
    for record in everything():
        marked = [one.person_id for one in record.attendance]
        assert len(set(marked)) == len(marked)
        assert marked == [one.person_id for one in record.expected]


def test_a_party_day_expects_sixteen_of_a_villages_twenty_members() -> None:
    expected = {
        len(record.expected)
        for record in everything()
        if record.type_code == "theme_party_day" and record.station_id != "ZJ"
    }
    assert expected == {16}


def test_most_of_those_expected_come_and_some_are_late_or_on_leave() -> None:
    marks = [one.status for record in everything() for one in record.attendance]
    there = sum(status.is_there for status in marks) / len(marks)
    assert 0.75 < there < 0.95
    assert {AttendanceStatus.LATE, AttendanceStatus.ON_LEAVE, AttendanceStatus.ABSENT} < set(marks)


def test_effective_time_is_what_the_segments_say_and_never_beyond_the_course() -> None:
    for one in viewings():
        assert one.effective_ms == effective_ms(one.segments, one.length_ms) <= one.length_ms
        assert all(part.end_ms <= one.length_ms for part in one.segments)
        assert one.watched == is_watched(one.effective_ms, one.length_ms)


def test_a_film_took_as_long_as_was_played_of_it_and_paused() -> None:
    for record in everything():
        away_ms = sum(away(gap) for gap in record.gaps)
        for one in record.viewings[:1]:
            assert one.started is not None
            assert one.ended is not None
            played_ms = sum(part.end_ms - part.start_ms for part in one.segments)
            taken_ms = one.ended.wall_ms - one.started.wall_ms
            assert taken_ms == played_ms + one.paused_ms + away_ms


def test_some_films_were_paused_and_some_broken_off() -> None:
    assert any(one.paused_ms for one in viewings())
    assert any(one.segments and not one.watched for one in viewings())


def test_a_viewing_answers_the_plan_of_its_month() -> None:
    asked = {plan.id: plan for plan in plans(SINCE, HASHES)}
    answered = [one for one in viewings() if one.plan is not None]
    assert len(answered) > 30
    for one in answered:
        assert one.plan is not None
        item = next(i for i in asked[one.plan.plan_id].items if i.id == one.plan.item_id)
        assert (item.courseware, item.required) == (one.courseware, one.plan.required)


def test_villagers_are_a_head_count_and_on_demand_has_no_names() -> None:
    on_demand = [record for record in everything() if record.type_code == ON_DEMAND]
    assert all(record.villagers and not record.attendance for record in on_demand)
    assert len(on_demand) >= 5


def test_who_chairs_and_who_shows_the_film_are_there() -> None:
    for record in everything():
        there = {one.name for one in record.attendance if one.status.is_there}
        called = {one.name for one in record.expected}
        assert not there or {record.host, record.operator} & called <= there


def test_no_more_people_speak_than_are_there() -> None:
    for record in everything():
        assert record.discussion.speakers <= record.present + record.villagers


def test_people_say_what_they_want_to_learn_next() -> None:
    asked = [topic for record in everything() for topic in record.topic_requests]
    assert len({topic.category for topic in asked}) >= 8
    assert all(topic.people for topic in asked)


def test_a_power_cut_is_a_gap_between_two_boots_and_the_film_went_on() -> None:
    (record,) = [one for one in everything() if one.gaps]
    (gap,) = record.gaps
    assert (record.station_id, doubts(record)) == ("SB", [])
    assert gap.before.boot_id != gap.after.boot_id
    assert away(gap) > 5 * 60_000
    first = record.viewings[0]
    assert len(first.segments) == 2
    assert first.watched


def test_a_flat_battery_leaves_1970_and_a_mark_of_doubt() -> None:
    (record,) = [one for one in everything() if local_day(one).year == 1970]
    assert (record.station_id, record.clock_trust) == ("ZL", ClockTrust.DOUBTFUL)
    assert doubts(record) == [Flag.CLOCK_DOUBTFUL]


def test_a_revision_puts_the_type_right_and_says_who_and_why() -> None:
    (second,) = [one for one in everything() if one.revision == 2]
    first = next(one for one in past()["LW"] if one.id == second.id)
    assert second.correction is not None
    assert second.correction.replaces == first.content_hash
    assert second.correction.kind is CorrectionKind.CORRECTION
    assert second.correction.author
    assert second.correction.reason
    assert (first.type_code, second.type_code) == ("party_activity_day", "theme_party_day")
    assert first.attendance == second.attendance


def test_at_one_meeting_nobody_signed_so_that_it_does_not_count() -> None:
    (record,) = [one for one in everything() if doubts(one) == [Flag.TOO_FEW_PEOPLE]]
    assert (record.station_id, record.present, record.villagers) == ("WH", 0, 0)
    assert record.viewings
    assert not record.abandoned_reason


def test_no_other_record_is_doubtful() -> None:
    assert sum(bool(doubts(record)) for record in everything()) == 2


def test_one_meeting_did_not_take_place_and_one_film_had_not_come() -> None:
    assert [one.abandoned_reason for one in everything() if one.abandoned_reason] == ["nobody"]
    assert [one.failure for one in viewings() if one.failure] == ["missing"]


def test_a_village_without_a_line_never_had_its_clock_proved() -> None:
    assert {record.clock_trust for record in past()["BQ"]} == {ClockTrust.FLOOR}


def test_the_rice_class_is_the_one_the_office_had_moved() -> None:
    announced = tenth_classes(DAY, HASHES)[0]
    (record,) = [one for one in everything() if one.feedback is not None]
    assert (record.planned_meeting_id, record.venue) == (announced.id, announced.venue)
    assert local_day(record).isoformat() == announced.day
    hands = record.feedback
    assert hands is not None
    raised = hands.satisfied + hands.fairly_satisfied + hands.dissatisfied
    assert raised == record.present + record.villagers


@pytest.mark.parametrize("day", [DAY, *DAYS])
def test_the_village_with_the_television_has_nothing_in_this_month(day: datetime.date) -> None:
    assert past(day)[MOVED_TO_NEW_PC]
    assert max(local_day(one) for one in past(day)[MOVED_TO_NEW_PC]) < day.replace(day=1)
