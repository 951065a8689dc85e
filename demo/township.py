"""What the invented township asks of its villages this month, ready for its office to enter."""

import calendar
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from demo.village_data import PLACES, Place
from protocol.feed import PlanItem, PlannedMeeting, Playlist, StudyPlan, TenthClass

TOWNSHIP_NAME = "禾溪镇"
PHONE = "6620110"
"""Made up, and without an area code, so that nobody can ring it."""

ZONE = ZoneInfo("Asia/Shanghai")
PARTY_DAY_PLACE = "LW"
PARTY_DAY_COURSES = ("乡村振兴政策问答（上）", "农村安全用电与防溺水")

_PLAN_DEADLINE_DAY = 25
REQUIRED = (*PARTY_DAY_COURSES, "怎样开好主题党日")
"""Titles the plan asks for, whatever month it is."""

_OPTIONAL = ("草莓高垄栽培与病害防治", "身边的榜样：守河人")
RICE_FIELD = "望禾村三组稻田"
"""Where last month's class on the 10th was held."""

_PLAYLISTS = {
    "summer-safety": ("夏季安全", ("农村安全用电与防溺水",)),
    "growers": (
        "种植和销售",
        ("草莓高垄栽培与病害防治", "水稻机插秧田间管理", "农产品网上销售入门"),
    ),
    "open-village": (
        "村务公开",
        (
            "村务公开与民主议事",
            "集体“三资”管理警示教育",
            "农村土地流转合同怎么签",
        ),
    ),
}

Hashes = Mapping[str, str]
"""SHA-256 of the uploaded film by the title of its course."""


@dataclass(frozen=True)
class Asked:
    """All the office asks, with the place a planned meeting is for."""

    plan: StudyPlan
    playlists: tuple[Playlist, ...]
    meetings: tuple[tuple[Place, PlannedMeeting], ...]
    classes: tuple[TenthClass, ...]


def today() -> datetime.date:
    """The day in the township's zone, which decides months and deadlines."""
    return datetime.datetime.now(ZONE).date()


def asked_on(day: datetime.date, hashes: Hashes) -> Asked:
    """What the office has asked for, seen on a day."""
    return Asked(
        plan=study_plan(day, hashes),
        playlists=tuple(
            Playlist(id=name, title=title, courseware=_pick(hashes, courses))
            for name, (title, courses) in _PLAYLISTS.items()
        ),
        meetings=planned_meetings(day, hashes),
        classes=tenth_classes(day, hashes),
    )


def study_plan(day: datetime.date, hashes: Hashes) -> StudyPlan:
    """The month's plan: three required courses, two optional ones."""
    return plan_of(deadline_of(day), REQUIRED, _OPTIONAL, hashes)


def plan_of(
    deadline: datetime.date, required: Sequence[str], optional: Sequence[str], hashes: Hashes
) -> StudyPlan:
    """The plan of the deadline's month.

    Args:
        deadline: until when its courses are to be watched.
        required: their titles.
        optional: titles it proposes besides.
        hashes: of the films by title.
    """
    month = f"{deadline:%Y-%m}"
    items = tuple(
        PlanItem(
            id=f"{month}-{number}",
            courseware=hashes[title],
            required=title in required,
            deadline=deadline.isoformat(),
        )
        for number, title in enumerate((*required, *optional), start=1)
    )
    title = f"{deadline.month}月学习计划"
    return StudyPlan(id=f"plan-{month}", version=1, month=month, title=title, items=items)


def planned_meetings(
    day: datetime.date, hashes: Hashes
) -> tuple[tuple[Place, PlannedMeeting], ...]:
    """One theme party day today, and one meeting a village on the days that follow."""
    kinds = ("theme_party_day", "committees_meeting", "villager_reps_meeting", "members_meeting")
    villages = [place for place in PLACES if place.villager_reps]
    planned = []
    for number, place in enumerate(villages):
        is_today = place.id == PARTY_DAY_PLACE
        when = day if is_today else day + datetime.timedelta(days=number)
        kind = kinds[number % len(kinds)]
        meeting = PlannedMeeting(
            id=f"{place.id}-{when.isoformat()}",
            type_code=kind,
            day=when.isoformat(),
            time="19:00",
            venue=place.venue,
            courseware=_pick(hashes, PARTY_DAY_COURSES) if is_today else (),
        )
        planned.append((place, meeting))
    return tuple(planned)


def tenth_classes(day: datetime.date, hashes: Hashes) -> tuple[TenthClass, ...]:
    """Last month's class, moved two days for rain; this month's; next month's."""
    return (
        TenthClass(
            id=class_id(in_month(day, -1, 10)),
            topic="水稻机插秧田间管理",
            day=in_month(day, -1, 12).isoformat(),
            time="09:00",
            venue=RICE_FIELD,
            lecturer="镇农技站技术员",
            contact="镇农技站",
            courseware=_pick(hashes, ("水稻机插秧田间管理",)),
            note="10日下雨，改到12日",
        ),
        TenthClass(
            id=class_id(day),
            topic="草莓高垄栽培与病害防治",
            day=in_month(day, 0, 10).isoformat(),
            time="14:30",
            venue="柳湾村草莓大棚",
            lecturer="柳湾村草莓种植户",
            contact="柳湾村部",
            courseware=_pick(hashes, ("草莓高垄栽培与病害防治",)),
        ),
        TenthClass(
            id=class_id(in_month(day, 1, 10)),
            topic="农产品网上销售入门",
            day=in_month(day, 1, 10).isoformat(),
            time="14:30",
            venue="镇机关三楼会议室",
            lecturer="镇电商服务站",
            contact="镇组织办",
            courseware=_pick(hashes, ("农产品网上销售入门",)),
        ),
    )


def deadline_of(day: datetime.date) -> datetime.date:
    """Until when a course of the month is to be watched, asked on a day."""
    usual = day.replace(day=_PLAN_DEADLINE_DAY)
    return usual if day <= usual else day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _pick(hashes: Hashes, titles: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(hashes[title] for title in titles)


def class_id(day: datetime.date) -> str:
    """What the class on the 10th of a day's month goes by."""
    return f"class-{day:%Y-%m}"


def in_month(day: datetime.date, months: int, number: int) -> datetime.date:
    """A day of the month so many months away."""
    count = day.year * 12 + day.month - 1 + months
    return datetime.date(count // 12, count % 12 + 1, number)
