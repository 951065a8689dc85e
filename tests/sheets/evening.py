"""Records as a village leaves them, of as many people and courses as wanted."""

from datetime import datetime
from functools import cache
from typing import Any

from kiosk.sheets.press import Press
from protocol.meeting_types import MeetingForm
from protocol.moment import Moment
from protocol.people import PersonStatus, Role
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Discussion,
    DiscussionForm,
    ExpectedPerson,
    MeetingRecord,
    PlanReference,
    TopicRequest,
    Viewing,
)
from protocol.true_time import ClockOffset
from tests.sheets.reading import Sheets

OPENED_MS = 1_776_337_260_000
"""2026-04-16 19:01 in the village."""
SURNAMES = "王李张刘陈杨赵周吴徐"
GIVEN = ("麦青", "稻香", "禾苗", "晚秋", "青田", "杏雨", "荞花", "谷雨", "小满", "秋实")


def at(minute: int = 0) -> Moment:
    """So many minutes after the meeting opened."""
    ms = minute * 60_000
    return Moment(wall_ms=OPENED_MS + ms, boot_ms=1_000_000 + ms, boot_id="b")


def name(place: int) -> str:
    """A name of its own for each place: the second hundred has a further character."""
    plain = SURNAMES[place % 10] + GIVEN[place // 10 % 10]
    return plain if place < 100 else plain + "甲乙丙丁"[place // 100 - 1]


def person(place: int, called: str = "") -> ExpectedPerson:
    """Somebody who was called."""
    return ExpectedPerson(
        person_id=f"p{place}",
        name=called or name(place),
        status=PersonStatus.PROBATIONARY if place == 1 else PersonStatus.MEMBER,
        roles=(Role.SECRETARY,) if place == 0 else (),
    )


def mark(place: int, status: AttendanceStatus, reason: str = "", called: str = "") -> Attendance:
    """What was marked for somebody."""
    moment = at(place % 9) if status.is_there else None
    return Attendance(
        person_id=f"p{place}", name=called or name(place), status=status, at=moment, reason=reason
    )


def viewing(title: str = "乡村振兴政策问答（上）", **changes: Any) -> Viewing:
    """A course that was watched to its end."""
    plain = Viewing(
        courseware="a" * 64,
        title=title,
        category="政策解读",
        length_ms=1_710_000,
        effective_ms=1_705_000,
        watched=True,
        plan=PlanReference(plan_id="plan-2026-04", plan_version=3, item_id="i1", required=True),
    )
    return plain.model_copy(update=changes)


def evening(people: int = 20, **changes: Any) -> MeetingRecord:
    """A theme party day: one on leave, one absent, one late, all others there."""
    odd = {
        1: (AttendanceStatus.LATE, "路上车坏了"),
        2: (AttendanceStatus.ON_LEAVE, "去县医院看病"),
        3: (AttendanceStatus.ABSENT, "在地里收麦"),
    }
    plain = MeetingRecord(
        id="6f2c9f2e-8a43-4b4e-9a53-1f6f4a1f0001",
        station_id="LW",
        station_name="柳湾村学习站点",
        sequence=16,
        feed_version=3,
        type_code="theme_party_day",
        type_name="主题党日",
        form=MeetingForm.GROUP,
        venue="村党群服务中心会议室",
        host="王麦青",
        operator="李稻香",
        recorder="张禾苗",
        opened=at(),
        closed=at(56),
        expected=tuple(person(one) for one in range(people)),
        attendance=tuple(
            mark(one, *odd.get(one, (AttendanceStatus.PRESENT, ""))) for one in range(people)
        ),
        villagers=5,
        viewings=(viewing(), viewing("农村安全用电与防溺水", category="安全健康", plan=None)),
        discussion=Discussion(form=DiscussionForm.ON_PAPER, speakers=3),
        topic_requests=(TopicRequest(category="实用技术", people=4),),
    )
    return plain.model_copy(update=changes)


PRINTED = datetime(2026, 4, 16, 20, 3)  # noqa: DTZ001  # the press is told the station's own time


def printed(*records: MeetingRecord, known: tuple[ClockOffset, ...] = ()) -> Sheets:
    """Forms A and B of these records, as a village prints them."""
    press = Press()
    press.compose_records(records, known, "LW-0016 主题党日 第1稿", PRINTED)
    return Sheets(press.pdf())


@cache
def ordinary(people: int) -> Sheets:
    """The forms of an ordinary evening, printed once for all who read them."""
    return printed(evening(people))
