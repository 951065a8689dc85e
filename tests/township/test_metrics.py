"""Every figure worked out by hand, and what must hold of all of them whatever the villages did."""

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from township.reports.metrics import (
    Figures,
    Gathering,
    Planned,
    Ratio,
    Repair,
    Rules,
    archived,
    days_in_order,
    figures,
    idle_days,
    is_valid,
    usual_wait,
)

RULES = Rules(must_types=frozenset({"theme_party_day", "members_meeting"}))
MINUTE_MS = 60_000
SHANGHAI = ZoneInfo("Asia/Shanghai")
HOUR = datetime.timedelta(hours=1)


def people(*numbers: int) -> frozenset[str]:
    return frozenset(f"p{number}" for number in numbers)


def party_day(day: int = 16, **fields: object) -> Gathering:
    """Three of four expected came and watched a course of 28 minutes."""
    plain: dict[str, object] = {
        "day": datetime.date(2026, 4, day),
        "type_code": "theme_party_day",
        "people": people(1, 2, 3),
        "expected": 4,
        "expected_present": 3,
        "watched": 1,
        "effective_ms": 28 * MINUTE_MS,
        "closed_after": HOUR,
    }
    return Gathering(**{**plain, **fields})  # type: ignore[arg-type]


def month(*gatherings: Gathering, planned: tuple[Planned, ...] = ()) -> Figures:
    return figures(gatherings, planned, RULES)


def test_effective_time_counts_only_where_enough_people_were_there() -> None:
    """28 min before 3 people, 10 min before 2 and a villager; 30 min before 2 count nothing."""
    told = month(
        party_day(),
        party_day(17, people=people(1, 2), villagers=1, effective_ms=10 * MINUTE_MS),
        party_day(18, people=people(1, 2), effective_ms=30 * MINUTE_MS),
    )
    assert told.effective_ms == 38 * MINUTE_MS


def test_on_demand_one_person_is_enough_for_time_and_never_for_a_meeting() -> None:
    alone = party_day(
        type_code="on_demand", is_on_demand=True, people=people(), villagers=1, expected=0
    )
    told = month(alone)
    assert (told.effective_ms, told.valid, told.turnout) == (28 * MINUTE_MS, 0, Ratio())


def test_a_valid_meeting_has_enough_people_who_signed_in_and_a_course_watched() -> None:
    assert is_valid(party_day(), RULES)
    assert not is_valid(party_day(people=people(1, 2), villagers=30), RULES)
    assert not is_valid(party_day(watched=0), RULES)
    assert not is_valid(party_day(took_place=False), RULES)
    assert not is_valid(party_day(by_machine=False), RULES)


def test_a_person_counts_once_a_meeting_among_attendances_and_once_among_people() -> None:
    """p1-p3, then p2-p4: six attendances of four people."""
    told = month(party_day(9), party_day(16, people=people(2, 3, 4)))
    assert (told.attendances, len(told.people)) == (6, 4)


def test_turnout_is_those_expected_who_came_of_those_expected() -> None:
    """3 of 4, then 2 of 5: 5/9, 55 %."""
    told = month(party_day(9), party_day(16, expected=5, expected_present=2))
    assert (told.turnout, told.turnout.percent) == (Ratio(5, 9), 55)


def test_the_four_musts_are_counted_against_what_was_planned_or_held() -> None:
    """Held with a film, held without one, planned and never held; another type is none of them."""
    told = month(
        party_day(9, planned_id="a"),
        party_day(16, watched=0),
        party_day(20, type_code="other"),
        planned=(
            Planned("a", "theme_party_day"),
            Planned("b", "members_meeting"),
            Planned("c", "tenth_class"),
        ),
    )
    assert told.musts == Ratio(1, 3)


def test_a_record_is_in_time_within_a_day_of_the_meeting() -> None:
    told = month(
        party_day(1),
        party_day(2, closed_after=24 * HOUR),
        party_day(3, closed_after=24 * HOUR + datetime.timedelta(seconds=1)),
        party_day(4, closed_after=None),
    )
    assert told.in_time == Ratio(2, 3)


def test_corrected_records_are_told_of_all_records() -> None:
    assert month(party_day(1), party_day(2, is_corrected=True)).corrected == Ratio(1, 2)


def test_what_was_entered_by_hand_is_told_apart() -> None:
    told = month(party_day(1), party_day(2, by_machine=False))
    assert (told.by_hand, replace(told, by_hand=0)) == (1, month(party_day(1)))


def test_idle_days_run_from_the_last_valid_meeting() -> None:
    today = datetime.date(2026, 5, 1)
    assert idle_days(datetime.date(2026, 4, 16), today) == 15
    assert idle_days(today, today) == 0
    assert idle_days(None, today) is None


def test_a_class_is_archived_with_all_five_documents() -> None:
    whole = ("计划", "签到", "记录", "照片", "反馈")
    assert archived([whole, whole[:4], whole[1:]]) == Ratio(1, 3)
    assert archived([]) == Ratio()


def at(day: int, hour: int = 12) -> datetime.datetime:
    return datetime.datetime(2026, 4, day, hour, tzinfo=SHANGHAI)


def test_days_in_order_are_those_without_an_open_fault() -> None:
    """30 days; 3-5 April and, beyond the month, from the 29th: 5 days out of order."""
    first, last = datetime.date(2026, 4, 1), datetime.date(2026, 4, 30)
    repairs = [Repair(at(3), restored=at(5)), Repair(at(4), restored=at(4)), Repair(at(29))]
    assert days_in_order(repairs, first, last, SHANGHAI) == Ratio(25, 30)
    before = [Repair(at(1) - datetime.timedelta(days=40), restored=at(2))]
    assert days_in_order(before, first, last, SHANGHAI) == Ratio(28, 30)
    over = [Repair(at(1) - 96 * HOUR, restored=at(1) - 48 * HOUR)]
    assert days_in_order(over, first, last, SHANGHAI) == Ratio(30, 30)


def test_the_usual_wait_is_the_median_of_those_that_are_over() -> None:
    assert usual_wait([HOUR, 3 * HOUR, 100 * HOUR]) == 3 * HOUR
    assert usual_wait([]) is None


gatherings = st.builds(
    Gathering,
    day=st.dates(datetime.date(2026, 4, 1), datetime.date(2026, 4, 30)),
    type_code=st.sampled_from(["theme_party_day", "members_meeting", "other"]),
    is_on_demand=st.booleans(),
    people=st.frozensets(st.sampled_from([f"p{number}" for number in range(6)])),
    villagers=st.integers(0, 9),
    watched=st.integers(0, 3),
    effective_ms=st.integers(0, 10_000_000),
    took_place=st.booleans(),
    by_machine=st.booleans(),
    planned_id=st.sampled_from(["", "a", "b"]),
    closed_after=st.none() | st.timedeltas(datetime.timedelta(0), 99 * HOUR),
    is_corrected=st.booleans(),
).flatmap(
    lambda one: st.integers(0, 4).map(
        lambda absent: replace(
            one, expected=len(one.people) + absent, expected_present=len(one.people)
        )
    )
)
months = st.lists(gatherings, max_size=6)
plans = st.lists(
    st.sampled_from([Planned("a", "theme_party_day"), Planned("b", "members_meeting")]),
    unique=True,
)
RATIOS = ("turnout", "musts", "in_time", "corrected")
COUNTS = ("effective_ms", "valid", "attendances", "villagers", "by_hand")


@given(months, plans)
def test_no_numerator_is_larger_than_its_denominator(
    held: list[Gathering], planned: list[Planned]
) -> None:
    told = figures(held, planned, RULES)
    for name in RATIOS:
        ratio = getattr(told, name)
        assert 0 <= ratio.part <= ratio.whole


@given(months, plans, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(
    held: list[Gathering], planned: list[Planned], chance: object
) -> None:
    shuffled = list(held)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert figures(shuffled, planned, RULES) == figures(held, planned, RULES)


@given(months, plans, gatherings)
def test_an_empty_meeting_never_raises_a_figure(
    held: list[Gathering], planned: list[Planned], one: Gathering
) -> None:
    empty = replace(one, people=frozenset(), villagers=0, expected_present=0, by_machine=True)
    before, after = figures(held, planned, RULES), figures([*held, empty], planned, RULES)
    for name in COUNTS:
        assert getattr(after, name) <= getattr(before, name)
    for name in RATIOS:
        was, now = getattr(before, name), getattr(after, name)
        assert now.part * was.whole <= was.part * now.whole or (not was.whole and not now.part)
    assert len(after.people) <= len(before.people)


@given(months, plans)
def test_correcting_a_record_never_costs(held: list[Gathering], planned: list[Planned]) -> None:
    corrected = [replace(one, is_corrected=True) for one in held]
    before, after = figures(held, planned, RULES), figures(corrected, planned, RULES)
    assert replace(after, corrected=before.corrected) == before


@given(st.lists(months, max_size=4))
def test_villages_add_up_to_the_township(villages: list[list[Gathering]]) -> None:
    together = sum((figures(one, (), RULES) for one in villages), Figures())
    at_once = figures([one for village in villages for one in village], (), RULES)
    assert together == at_once
