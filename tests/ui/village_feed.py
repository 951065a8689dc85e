"""What the township says to an invented village: its courses, its people, what is planned."""

from datetime import datetime, timedelta, timezone

from protocol.feed import (
    Courseware,
    Feed,
    Office,
    PlanItem,
    PlannedMeeting,
    StudyPlan,
    TenthClass,
)
from protocol.month_figures import MonthFigure, MonthFigures, MonthMeeting
from protocol.people import Person, PersonStatus, Role

ZONE = timezone(timedelta(hours=8))
NOW = datetime(2026, 4, 16, 18, 52, tzinfo=ZONE)
NAMES = (
    *("王麦青", "李稻香", "张禾苗", "刘晚秋", "陈青田", "杨杏雨", "赵荞花", "周谷雨", "吴小满"),
    *("徐秋实", "王秋实", "李小满", "张谷雨", "刘荞花", "陈杏雨", "杨青田", "赵晚秋", "周禾苗"),
)


def course(letter: str, title: str, minutes: int, seconds: int = 0) -> Courseware:
    """A course whose hash is one letter again and again."""
    return Courseware(
        sha256=letter * 64,
        title=title,
        size_bytes=40_000_000,
        length_ms=(minutes * 60 + seconds) * 1000,
        extension="mp4",
        category="政策解读",
    )


QUESTIONS = course("a", "乡村振兴政策问答（上）", 28, 30)
POWER = course("b", "农村安全用电与防溺水", 19)
PARTY_DAY = course("c", "怎样开好主题党日", 15, 20)
STRAWBERRY = course("d", "草莓高垄栽培与病害防治", 33, 5)
COURSES = (QUESTIONS, POWER, PARTY_DAY, STRAWBERRY)


def person(place: int, name: str, roles: tuple[Role, ...] = ()) -> Person:
    """A member."""
    return Person(id=f"LW{place:03d}", name=name, status=PersonStatus.MEMBER, roles=roles)


def roster(count: int = len(NAMES)) -> tuple[Person, ...]:
    """As many members as wanted; names repeat behind the eighteenth."""
    return tuple(person(place, NAMES[place % len(NAMES)]) for place in range(count))


def feed(**changes: object) -> Feed:
    """The township's word to 柳湾."""
    items = tuple(
        PlanItem(id=f"i{place}", courseware=one.sha256, deadline="2026-04-25")
        for place, one in enumerate((QUESTIONS, POWER, PARTY_DAY))
    )
    plain = Feed(
        version=3,
        station_id="LW",
        station_name="柳湾村",
        township_name="禾溪镇",
        issued_ms=0,
        courseware=COURSES,
        plans=(StudyPlan(id="p", version=1, month="2026-04", title="四月", items=items),),
        roster=roster(),
        office=Office(name="镇组织办", phone="0000-0000000"),
        classes=(
            TenthClass(
                id="t",
                topic="草莓怎么种",
                day="2026-05-10",
                time="09:00",
                venue="大棚",
                courseware=(STRAWBERRY.sha256,),
            ),
        ),
    )
    return plain.model_copy(update=changes)


PLANNED = PlannedMeeting(
    id="m1",
    type_code="theme_party_day",
    day="2026-04-16",
    time="19:00",
    courseware=(QUESTIONS.sha256,),
)


def held(place: int, day: str, type_name: str, reason: str = "", present: int = 18) -> MonthMeeting:
    """A meeting of March; one with a reason does not count."""
    return MonthMeeting(
        record_id=f"r{place}",
        day=f"2026-03-{day}",
        type_name=type_name,
        present=present,
        villagers=5,
        counted=reason in ("", "late"),
        reason=reason,
    )


MARCH = MonthFigures(
    month="2026-03",
    revision=1,
    object_until="2026-04-18",
    figures=(
        MonthFigure(code="valid", part=2, whole=6),
        MonthFigure(code="attendances", part=58),
        MonthFigure(code="turnout", part=33, whole=36),
        MonthFigure(code="required", part=2, whole=3),
        MonthFigure(code="musts", part=2, whole=4),
        MonthFigure(code="in_time", part=5, whole=6),
        MonthFigure(code="in_order", part=29, whole=31),
        MonthFigure(code="idle_days", part=12),
        MonthFigure(code="a_later_invention", part=1),
    ),
    meetings=(
        held(0, "02", "主题党日"),
        held(1, "05", "村党员大会", "late"),
        held(2, "09", "村“两委”班子会", "under_minimum", present=2),
        held(3, "12", "村民代表会议", "not_watched"),
        held(4, "16", "主题党日", "no_sign_in", present=0),
        held(5, "20", "党员活动日", "by_hand"),
    ),
)
"""What the township is about to call final of March."""
