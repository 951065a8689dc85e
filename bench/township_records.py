"""The records of invented evenings, sealed as a station seals them."""

import datetime
import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from protocol.canonical import canonical_bytes
from protocol.meeting_types import MeetingForm
from protocol.moment import Moment
from protocol.people import PersonStatus
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Discussion,
    DiscussionForm,
    ExpectedPerson,
    MeetingRecord,
    TopicRequest,
    Viewing,
    sealed,
)
from protocol.segments import PlayedSegment, effective_ms, is_watched

PEOPLE = 20
LENGTH_MS = 1_710_000
HOUR_MS = 3_600_000
_SURNAMES, _NAMES = "王李张刘陈杨赵周吴徐", ("麦青", "稻香", "禾苗", "晚秋", "青田", "杏雨", "荞花")
_ZONE = datetime.timezone(datetime.timedelta(hours=8))
_ONE_IN_TEN = 10


@dataclass(frozen=True)
class Evening:
    """One gathering: when, of which kind, and what was shown."""

    day: datetime.date
    kind: tuple[str, str]
    """The type's code and name."""
    is_on_demand: bool
    courses: Sequence[str]
    """Hashes, in the order they were played."""


def name_of(number: int) -> str:
    """An invented name."""
    return _SURNAMES[number % len(_SURNAMES)] + _NAMES[number % len(_NAMES)]


def record_of(station: str, sequence: int, evening: Evening, chance: random.Random) -> Any:
    """The record as it travels, in plain data.

    Args:
        station: the village's id.
        sequence: which of its gatherings this is.
        evening: what happened.
        chance: decides who came and how much was watched; the same chance, the same bytes.
    """
    at = datetime.datetime.combine(evening.day, datetime.time(19), _ZONE)
    opened = Moment(wall_ms=int(at.timestamp() * 1000), boot_ms=60_000, boot_id=f"{at:%Y%m%d}")
    called = () if evening.is_on_demand else tuple(_expected(PEOPLE - chance.randrange(4)))
    came = range(1 + chance.randrange(4)) if evening.is_on_demand else range(len(called))
    code, name = evening.kind
    viewings = tuple(
        _viewing(one, opened.moved(place * LENGTH_MS), chance)
        for place, one in enumerate(evening.courses)
    )
    record = MeetingRecord(
        id=str(uuid.UUID(int=chance.getrandbits(128), version=4)),
        station_id=station,
        station_name=f"禾溪{station[1:]}村",
        sequence=sequence,
        feed_version=1,
        type_code=code,
        type_name=name,
        form=MeetingForm.ON_DEMAND if evening.is_on_demand else MeetingForm.GROUP,
        venue="村部二楼会议室",
        host=name_of(0),
        operator=name_of(3),
        recorder=name_of(3),
        opened=opened,
        closed=opened.moved(len(evening.courses) * LENGTH_MS + HOUR_MS // 4),
        expected=called,
        attendance=tuple(_attendance(n, opened.moved(n * 5_000), chance) for n in came),
        villagers=chance.randrange(8),
        viewings=viewings,
        discussion=Discussion(
            form=DiscussionForm.TYPED, speakers=3, text="大家说草莓要防病\n想请技术员来一趟"
        ),
        topic_requests=(TopicRequest(category="实用技术", people=1 + chance.randrange(6)),),
        abandoned_reason="nobody" if chance.randrange(50) == 0 else "",
    )
    return sealed(record).model_dump(mode="json")


def uploads(
    station: str, count: int, first: datetime.date, salt: str = ""
) -> Iterator[tuple[str, bytes, str]]:
    """What a kiosk sends after days without a line: address, canonical bytes and hash of each."""
    chance = random.Random(station + salt)  # noqa: S311 - the same load each time
    for sequence in range(1, count + 1):
        evening = Evening(
            first + datetime.timedelta(days=sequence),
            ("theme_party_day", "主题党日"),
            False,
            [f"{chance.randrange(1, 61):064x}" for _ in range(2)],
        )
        plain = record_of(station, sequence, evening, chance)
        address = f"/api/v1/records/{plain['id']}/{plain['revision']}"
        yield address, canonical_bytes(plain), plain["content_hash"]


def _expected(count: int) -> Iterator[ExpectedPerson]:
    for n in range(count):
        yield ExpectedPerson(person_id=f"p{n}", name=name_of(n), status=PersonStatus.MEMBER)


def _attendance(number: int, at: Moment, chance: random.Random) -> Attendance:
    is_there = chance.randrange(_ONE_IN_TEN) > 0
    return Attendance(
        person_id=f"p{number}",
        name=name_of(number),
        status=AttendanceStatus.PRESENT if is_there else AttendanceStatus.ON_LEAVE,
        at=at if is_there else None,
    )


def _viewing(sha256: str, started: Moment, chance: random.Random) -> Viewing:
    broke_off = chance.randrange(_ONE_IN_TEN) == 0
    segments = (PlayedSegment(start_ms=0, end_ms=LENGTH_MS // 2 if broke_off else LENGTH_MS),)
    counted = effective_ms(segments, LENGTH_MS)
    return Viewing(
        courseware=sha256,
        title=f"第{int(sha256, 16)}讲 草莓高垄栽培与病害防治",
        category="实用技术",
        length_ms=LENGTH_MS,
        started=started,
        ended=started.moved(counted),
        segments=segments,
        effective_ms=counted,
        watched=is_watched(counted, LENGTH_MS),
    )
