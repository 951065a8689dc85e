"""What is due follows from the plan and the records alone."""

from datetime import date, datetime

import pytest

from kiosk.library import Availability, download_order, shelve
from kiosk.summary import RecordSummary, summarise, watched_courses
from kiosk.tasks import (
    TaskState,
    coming_meetings,
    meant_at,
    month_tasks,
    planned_meetings,
    proposed,
)
from protocol.feed import Courseware, Feed, PlanItem, PlannedMeeting, StudyPlan, Thumbnail
from protocol.record import Attendance, AttendanceStatus, Viewing
from tests.meeting.stories import COURSE, SECOND
from tests.protocol.test_record import record

TODAY = date(2026, 4, 16)
KINDS = frozenset({"theme_party_day", "members_meeting"})


def item(sha256: str, deadline: str = "2026-04-25", **fields: object) -> PlanItem:
    plain = {"id": sha256[:4], "courseware": sha256, "deadline": deadline, **fields}
    return PlanItem.model_validate(plain)


def feed(*items: PlanItem, meetings: tuple[PlannedMeeting, ...] = ()) -> Feed:
    plan = StudyPlan(id="2026-04", version=2, month="2026-04", title="四月", items=items)
    return Feed(
        version=1,
        station_id="LW",
        station_name="柳湾村",
        township_name="禾溪镇",
        issued_ms=0,
        courseware=(COURSE, SECOND),
        plans=(plan,),
        planned_meetings=meetings,
    )


def held(watched: bool, villagers: int = 3, **fields: object) -> RecordSummary:
    viewing = Viewing(courseware=COURSE.sha256, title="", length_ms=1, watched=watched)
    made = record(viewings=(viewing,), villagers=villagers, **fields)
    return summarise(made.model_dump(mode="json"))


def test_a_summary_counts_everybody_who_was_there_once() -> None:
    marks = tuple(
        Attendance(person_id=status, name="甲", status=status) for status in AttendanceStatus
    )
    made = record(attendance=(*marks, marks[0]), villagers=4)
    assert summarise(made.model_dump(mode="json")).people == made.present + 4


def test_a_course_watched_at_a_valid_meeting_is_done() -> None:
    watched = watched_courses([held(True)], minimum_people=3)
    (task,) = month_tasks(feed(item(COURSE.sha256)), watched, TODAY)
    assert task.state is TaskState.DONE


def test_an_empty_room_an_early_end_and_a_meeting_that_failed_do_not_count() -> None:
    records = [held(True, villagers=2), held(False), held(True, abandoned_reason="no_one")]
    assert watched_courses(records, minimum_people=3) == frozenset()


def test_a_line_is_overdue_the_day_after_its_deadline() -> None:
    plan = feed(item(COURSE.sha256, deadline="2026-04-16"))
    assert month_tasks(plan, frozenset(), TODAY)[0].state is TaskState.DUE
    assert month_tasks(plan, frozenset(), date(2026, 4, 17))[0].state is TaskState.OVERDUE


def test_only_required_courses_for_the_type_that_are_not_done_are_proposed() -> None:
    plan = feed(
        item(COURSE.sha256, meeting_types=("theme_party_day",)),
        item(SECOND.sha256, required=False),
    )
    tasks = month_tasks(plan, frozenset(), TODAY)
    assert [task.courseware for task in proposed(tasks, "theme_party_day")] == [COURSE]
    assert proposed(tasks, "members_meeting") == ()


def at(clock: str, day: int = 16) -> datetime:
    return datetime.fromisoformat(f"2026-04-{day} {clock}")


def test_a_planned_meeting_is_due_on_its_day_until_it_was_held() -> None:
    evening = PlannedMeeting(id="m", type_code="theme_party_day", day="2026-04-16", time="19:00")
    assert meant_at((evening,), frozenset(), at("07:00")) == evening
    assert meant_at((evening,), frozenset({"m"}), at("07:00")) is None
    assert meant_at((evening,), frozenset(), at("19:00", day=17)) is None


def planned(day: str, time: str, **fields: object) -> PlannedMeeting:
    plain = {"id": f"{day} {time}", "type_code": "members_meeting", "day": day, "time": time}
    return PlannedMeeting.model_validate({**plain, **fields})


@pytest.mark.parametrize(
    ("clock", "meant"),
    [("06:30", "08:00"), ("17:59", "08:00"), ("18:00", "19:00"), ("21:00", "19:00")],
)
def test_a_meeting_nobody_held_hides_none_that_begins_within_the_hour(
    clock: str, meant: str
) -> None:
    both = planned("2026-04-16", "08:00"), planned("2026-04-16", "19:00")
    due = meant_at(both, frozenset(), at(clock))
    assert due is not None
    assert due.time == meant


def test_only_a_planned_meeting_of_its_type_is_the_one_that_is_held() -> None:
    members = planned("2026-04-16", "19:00")
    assert meant_at((members,), frozenset(), at("19:00"), "theme_party_day") is None
    assert meant_at((members,), frozenset(), at("19:00"), "members_meeting") == members


def test_what_is_planned_shortly_after_midnight_is_due_on_its_own_day() -> None:
    early = planned("2026-04-17", "00:30")
    assert meant_at((early,), frozenset(), at("23:45")) is None


def test_what_the_village_planned_stands_beside_what_was_announced() -> None:
    late, early = planned("2026-04-16", "19:00"), planned("2026-04-16", "08:30", by_village=True)
    following = planned("2026-04-20", "09:00")
    assert planned_meetings((following, late), (early,), KINDS) == (early, late, following)


def test_a_village_knows_best_what_became_of_its_own_meetings() -> None:
    told = planned("2026-04-16", "19:00", by_village=True)
    off = told.model_copy(update={"cancelled": True})
    assert planned_meetings((told,), (off,), KINDS) == ()


def test_a_meeting_whose_type_the_office_took_back_is_not_planned_any_more() -> None:
    strange = planned("2026-04-16", "19:00", type_code="field_day")
    own = planned("2026-04-16", "20:00", type_code="field_day", by_village=True)
    assert planned_meetings((strange,), (own,), KINDS) == ()


def test_what_is_past_or_held_is_not_coming() -> None:
    past, held = planned("2026-04-15", "19:00"), planned("2026-04-16", "08:00")
    still = planned("2026-04-16", "19:00")
    assert coming_meetings((past, held, still), frozenset({held.id}), TODAY) == (still,)


def test_a_damaged_film_is_told_apart_from_a_missing_one() -> None:
    library = shelve(feed(), present=(), damaged=(COURSE.sha256,))
    states = [one.availability for one in library.entries]
    assert states == [Availability.DAMAGED, Availability.MISSING]
    assert library.missing == (COURSE, SECOND)


def test_the_soonest_deadline_is_fetched_first() -> None:
    plan = feed(
        item(COURSE.sha256, deadline="2026-04-25"), item(SECOND.sha256, deadline="2026-04-20")
    )
    assert download_order(plan, (COURSE, SECOND), TODAY) == (SECOND, COURSE)


def test_what_was_due_long_ago_waits_for_what_is_due_now() -> None:
    plan = feed(
        item(COURSE.sha256, deadline="2026-02-25"), item(SECOND.sha256, deadline="2026-04-25")
    )
    assert download_order(plan, (COURSE, SECOND), TODAY) == (SECOND, COURSE)


def test_what_was_due_comes_before_what_nobody_asked_for() -> None:
    plan = feed(item(SECOND.sha256, deadline="2026-04-10"))
    assert download_order(plan, (COURSE, SECOND), TODAY) == (SECOND, COURSE)


def test_a_course_asked_for_twice_is_fetched_for_the_next_time() -> None:
    plan = feed(
        item(COURSE.sha256, deadline="2026-04-25"),
        item(SECOND.sha256, deadline="2026-04-20"),
        item(SECOND.sha256, deadline="2026-06-25"),
    )
    assert download_order(plan, (COURSE, SECOND), TODAY) == (SECOND, COURSE)


def pictured(course: Courseware, letter: str) -> Courseware:
    return course.model_copy(update={"thumbnail": Thumbnail(sha256=letter * 64, size_bytes=9)})


def test_pictures_come_before_the_films_they_are_of_but_after_what_is_due() -> None:
    due, rest = pictured(COURSE, "1"), pictured(SECOND, "2")
    plan = feed(item(COURSE.sha256, deadline="2026-04-25"))
    order = download_order(plan, (rest, due), TODAY, unpictured=(rest, due))
    assert order == (due.thumbnail, due, rest.thumbnail, rest)


def test_what_somebody_wanted_to_see_is_fetched_before_anything_due() -> None:
    plan = feed(item(COURSE.sha256, deadline="2026-04-16"))
    wishes = frozenset({SECOND.sha256})
    assert download_order(plan, (COURSE, SECOND), TODAY, wishes=wishes) == (SECOND, COURSE)
