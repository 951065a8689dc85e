"""What the office asks fits the month it is seen in, whatever day that is."""

import datetime

import pytest

from demo.lessons import load_lessons
from demo.township import asked_on, study_plan, tenth_classes
from protocol.canonical import sha256_hex

HASHES = {lesson.title: sha256_hex(lesson.title.encode()) for lesson in load_lessons()}

DAYS = [
    datetime.date(2026, 1, 1),
    datetime.date(2026, 2, 28),
    datetime.date(2026, 4, 25),
    datetime.date(2028, 2, 29),
    datetime.date(2026, 12, 31),
]


@pytest.mark.parametrize("day", DAYS)
def test_no_plan_is_overdue_on_the_day_it_is_shown(day: datetime.date) -> None:
    plan = study_plan(day, HASHES)
    assert plan.month == f"{day:%Y-%m}"
    for item in plan.items:
        assert day.isoformat() <= item.deadline
        assert item.deadline.startswith(plan.month)


def test_the_plan_has_three_required_courses_and_two_optional_ones() -> None:
    plan = study_plan(DAYS[0], HASHES)
    assert [item.required for item in plan.items] == [True, True, True, False, False]


@pytest.mark.parametrize("day", DAYS)
def test_one_village_has_its_theme_party_day_today_with_two_courses(day: datetime.date) -> None:
    due = [
        (place.id, meeting)
        for place, meeting in asked_on(day, HASHES).meetings
        if meeting.day == day.isoformat()
    ]
    assert [place for place, _ in due] == ["LW"]
    assert due[0][1].type_code == "theme_party_day"
    assert len(due[0][1].courseware) == 2


@pytest.mark.parametrize("day", DAYS)
def test_last_months_class_was_moved_two_days_and_says_why(day: datetime.date) -> None:
    last, this, following = tenth_classes(day, HASHES)
    assert last.day.endswith("-12")
    assert "雨" in last.note
    assert this.day == f"{day:%Y-%m}-10"
    assert last.day < this.day < following.day


def test_the_same_day_asks_the_same_so_that_nothing_is_published_twice() -> None:
    assert asked_on(DAYS[1], HASHES) == asked_on(DAYS[1], HASHES)


def test_every_id_can_stand_in_an_address() -> None:
    asked = asked_on(DAYS[2], HASHES)
    ids = [asked.plan.id, *(one.id for one in (*asked.playlists, *asked.classes))]
    ids += [meeting.id for _, meeting in asked.meetings]
    assert len(set(ids)) == len(ids)
    assert all(one.isascii() and one.replace("-", "").isalnum() for one in ids)
