"""Which meetings the invented villages held before anybody looked, with what went wrong at some."""

import datetime
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from demo.township import (
    REQUIRED,
    RICE_FIELD,
    Hashes,
    class_id,
    in_month,
    plan_of,
    study_plan,
)
from demo.village_data import PLACES, Place
from protocol.feed import StudyPlan
from protocol.meeting_types import ON_DEMAND, TENTH_CLASS

FULL_MONTHS = 3
"""So many whole months, and what has gone by of the month after them."""

MOVED_TO_NEW_PC = "LW"
"""The television of the demonstration is this village's new machine, and only its own records are
on its disk: what the old one did ends with the full months, so that this month's plan is as open
on the screen as in the office's ledger."""

WITHOUT_LINE = "BQ"
"""Nothing has ever told this village's clock that it is right, and its records travel together."""

_DEADLINE_DAY = 25
_EARLIER_COURSES = (
    (("党员的权利和义务", "村务公开与民主议事"), ("水稻机插秧田间管理",)),
    (("集体“三资”管理警示教育", "农村土地流转合同怎么签"), ("农产品网上销售入门",)),
    (("乡村振兴政策问答（下）", "身边的榜样：守河人"), ("水稻机插秧田间管理",)),
)
"""Required and optional courses of each full month's plan, oldest month first."""

_GROWERS = ("草莓高垄栽培与病害防治", "水稻机插秧田间管理", "农产品网上销售入门")
_OPEN_VILLAGE = "村务公开与民主议事"
_RICE = "水稻机插秧田间管理"


class Oddity(StrEnum):
    """What a ledger has to cope with (DOMAIN "Demo data")."""

    NONE = ""
    POWER_CUT = "power_cut"
    WRONG_CLOCK = "wrong_clock"
    WRONG_TYPE = "wrong_type"
    NOBODY_SIGNED = "nobody_signed"
    FILM_MISSING = "film_missing"
    NOBODY_CAME = "nobody_came"


@dataclass(frozen=True)
class Habit:
    """A meeting that a village holds on a day of the month.

    Attributes:
        type_code: code of the meeting's type, as it was chosen at the station.
        day: day of the month.
        time: hour and minute at which it is called for.
        months: in which months, counted from the oldest.
        shows: titles, or the place of a course among the month's required ones.
        oddity: what went wrong, in ``odd_month`` alone.
    """

    type_code: str
    day: int
    time: tuple[int, int]
    months: tuple[int, ...]
    shows: tuple[int | str, ...]
    oddity: Oddity = Oddity.NONE
    odd_month: int = -1


_EVERY = (0, 1, 2, 3)
_HABITS = {
    "LW": (
        Habit("theme_party_day", 9, (19, 0), (0, 1), (0, 1)),
        Habit("party_activity_day", 9, (19, 0), (2,), (0, 1), Oddity.WRONG_TYPE, 2),
        Habit("committees_meeting", 15, (15, 0), _EVERY, (-1,)),
        Habit(ON_DEMAND, 20, (19, 30), _EVERY, _GROWERS[:1]),
        Habit("villager_reps_meeting", 24, (14, 30), (1,), (_OPEN_VILLAGE,)),
    ),
    "SB": (
        Habit("theme_party_day", 8, (19, 0), _EVERY, (0, 1), Oddity.POWER_CUT, 2),
        Habit("committees_meeting", 16, (15, 30), _EVERY, (-1,)),
        Habit(ON_DEMAND, 21, (19, 20), _EVERY, _GROWERS[1:]),
        Habit("members_meeting", 27, (19, 0), (1,), (0,)),
    ),
    "WH": (
        Habit("theme_party_day", 6, (19, 0), _EVERY, (0, 1)),
        Habit(TENTH_CLASS, 12, (9, 0), (2,), (_RICE,)),
        Habit("committees_meeting", 14, (9, 0), (1, 3), (-1,)),
        Habit("villager_reps_meeting", 18, (14, 30), (0, 2), (_OPEN_VILLAGE,)),
        Habit(ON_DEMAND, 22, (19, 40), (0, 1), _GROWERS[2:]),
        Habit("party_activity_day", 25, (19, 30), (2,), (1,), Oddity.NOBODY_SIGNED, 2),
    ),
    "ZL": (
        Habit("theme_party_day", 8, (19, 10), (0,), (0, 1), Oddity.FILM_MISSING, 0),
        Habit("theme_party_day", 8, (19, 10), (1, 2, 3), (0,)),
        Habit("members_meeting", 17, (19, 0), (1,), (1,), Oddity.WRONG_CLOCK, 1),
        Habit("committees_meeting", 20, (15, 0), (0, 2), (-1,)),
        Habit("villager_reps_meeting", 23, (14, 30), (0,), (), Oddity.NOBODY_CAME, 0),
    ),
    "BQ": (
        Habit("theme_party_day", 10, (18, 30), _EVERY, (0, 1)),
        Habit("committees_meeting", 19, (9, 0), _EVERY, (-1,)),
        Habit(ON_DEMAND, 26, (19, 0), (0, 2), _GROWERS[:1]),
    ),
    "ZJ": (
        Habit("party_activity_day", 5, (15, 0), _EVERY, (0,)),
        Habit("theme_party_day", 19, (15, 30), _EVERY, (1,)),
    ),
}


@dataclass(frozen=True)
class Held:
    """One meeting as it was held."""

    place: Place
    sequence: int
    type_code: str
    begins: datetime.datetime
    """When it was called for, by the township's time and without a zone."""
    courses: tuple[str, ...]
    """Titles, in order."""
    month: int
    """Which of the months, counted from the oldest."""
    oddity: Oddity = Oddity.NONE
    class_id: str = ""
    venue: str = ""


def first_month(day: datetime.date) -> datetime.date:
    """The first day of a past that is seen on a day."""
    return in_month(day, -FULL_MONTHS, 1)


def plans(since: datetime.date, hashes: Hashes) -> tuple[StudyPlan, ...]:
    """The plan of each month, oldest first; the last is what the office asks for at the start."""
    earlier = tuple(
        plan_of(in_month(since, number, _DEADLINE_DAY), required, optional, hashes)
        for number, (required, optional) in enumerate(_EARLIER_COURSES)
    )
    return (*earlier, study_plan(in_month(since, FULL_MONTHS, 1), hashes))


def meetings(since: datetime.date, until: datetime.date) -> tuple[Held, ...]:
    """Every village's meetings from a month's first day up to the evening before a day."""
    return tuple(held for place in PLACES for held in _of(place, since, until))


def _of(place: Place, since: datetime.date, until: datetime.date) -> Iterator[Held]:
    """A village's meetings, oldest first and counted without gaps."""
    months = FULL_MONTHS if place.id == MOVED_TO_NEW_PC else FULL_MONTHS + 1
    days = sorted(
        (
            (in_month(since, month, habit.day), month, habit)
            for habit in _HABITS[place.id]
            for month in habit.months
            if month < months
        ),
        key=lambda one: one[0],
    )
    gone_by = itertools.takewhile(lambda one: one[0] < until, days)
    for sequence, (day, month, habit) in enumerate(gone_by, start=1):
        yield _held(place, sequence, day, month, habit)


def _held(place: Place, sequence: int, day: datetime.date, month: int, habit: Habit) -> Held:
    required = _EARLIER_COURSES[month][0] if month < FULL_MONTHS else REQUIRED
    is_class = habit.type_code == TENTH_CLASS
    return Held(
        place=place,
        sequence=sequence,
        type_code=habit.type_code,
        begins=datetime.datetime.combine(day, datetime.time(*habit.time)),
        courses=tuple(one if isinstance(one, str) else required[one] for one in habit.shows),
        month=month,
        oddity=habit.oddity if month == habit.odd_month else Oddity.NONE,
        class_id=class_id(day) if is_class else "",
        venue=RICE_FIELD if is_class else place.venue,
    )
