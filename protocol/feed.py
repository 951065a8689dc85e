"""Everything the township tells one station, as one signed document whose version only rises."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from protocol.faults import FaultAnswer
from protocol.meeting_types import DEFAULT_MEETING_TYPES, MeetingType
from protocol.message import FORMAT, ClockTime, Count, Day, DurationMs, Message, Month, Sha256
from protocol.month_figures import MonthFigures
from protocol.people import Person
from protocol.receipt import Receipt
from protocol.segments import WATCHED_PERCENT

BLOCK_BYTES = 8 * 1024 * 1024
"""Courseware is hashed in blocks of this size, so that damage is found while it is downloaded."""

CATEGORIES = (
    "党的基本知识",
    "政策解读",
    "安全健康",
    "实用技术",
    "乡村治理",
    "法律法规",
    "警示教育",
    "先进典型",
    "党务知识",
    "创业致富",
)
"""Categories of courseware that a township starts with (DOMAIN "Demo data")."""


class Function(StrEnum):
    """What a course serves (宣传/教育/服务, DOMAIN "seven steps", 1)."""

    PUBLICITY = "publicity"
    EDUCATION = "education"
    SERVICE = "service"


class Subtitle(Message):
    """One subtitle track, UTF-8, fetched like courseware by its hash."""

    sha256: Sha256
    size_bytes: Count
    extension: str = "srt"
    title: str = ""


class Thumbnail(Message):
    """A picture out of a film, fetched like courseware by its hash."""

    sha256: Sha256
    size_bytes: Count
    extension: Annotated[str, Field(pattern=r"^[a-z0-9]{1,5}$")] = "jpg"


class Courseware(Message):
    """One course (课件): what it is called and how its bytes are recognised."""

    sha256: Sha256
    title: str
    size_bytes: Count
    length_ms: DurationMs
    """ffprobe's length at upload: the one length used everywhere."""
    extension: Annotated[str, Field(pattern=r"^[a-z0-9]{1,5}$")]
    block_hashes: tuple[Sha256, ...] = ()
    """SHA-256 of each block of ``BLOCK_BYTES``, the last one shorter."""
    category: str = ""
    function: Function = Function.EDUCATION
    campaign: str = ""
    has_video: bool = True
    subtitles: tuple[Subtitle, ...] = ()
    thumbnail: Thumbnail | None = None
    added_ms: Count = 0
    """Township time at which it was uploaded, ms since 1970Z; 0 where that is not told."""


class PlanItem(Message):
    """One course that a plan asks for (计划条目)."""

    id: str
    courseware: Sha256
    required: bool = True
    deadline: Day
    meeting_types: tuple[str, ...] = ()
    """Codes of the meeting types it is meant for; none means any."""
    minimum_people: Count = 0
    """0 means the township's threshold."""


class StudyPlan(Message):
    """A month's plan (学习计划)."""

    id: str
    version: int
    month: Month
    title: str
    items: tuple[PlanItem, ...] = ()


class Playlist(Message):
    """Courses that belong together, in order (播放列表)."""

    id: str
    title: str
    courseware: tuple[Sha256, ...] = ()


class PlannedMeeting(Message):
    """A meeting that is due (会议安排)."""

    id: str
    type_code: str
    day: Day
    time: ClockTime
    venue: str = ""
    courseware: tuple[Sha256, ...] = ()
    by_village: bool = False
    """Added at the station, rather than by the office."""
    cancelled: bool = False
    """It will not be held; only a village says so, and only of its own."""


class TenthClass(Message):
    """A class on the 10th (十号课堂) as announced."""

    id: str
    topic: str
    day: Day
    time: ClockTime
    venue: str = ""
    lecturer: str = ""
    contact: str = ""
    courseware: tuple[Sha256, ...] = ()
    note: str = ""
    """Why it was moved or replaced, if it was."""


class Notice(Message):
    """A line from the office for the home page."""

    id: str
    text: str
    until: Day


class Thresholds(Message):
    """The township's numbers (DOMAIN "Metrics")."""

    watched_percent: Annotated[int, Field(ge=1, le=100)] = WATCHED_PERCENT
    minimum_people: Count = 3
    on_demand_minimum_people: Count = 1


class Office(Message):
    """Whom to ring."""

    name: str = "镇组织办"
    phone: str = ""


class ReturnedRecord(Message):
    """A record the office wants something added to."""

    record_id: str
    revision: int
    comment: str


class Feed(Message):
    """The whole word of the township to one station."""

    format: int = FORMAT
    version: Annotated[int, Field(ge=1)]
    station_id: str
    station_name: str
    township_name: str
    issued_ms: int
    """Township time in milliseconds since 1970Z; a floor for the station's clock."""
    courseware: tuple[Courseware, ...] = ()
    plans: tuple[StudyPlan, ...] = ()
    playlists: tuple[Playlist, ...] = ()
    planned_meetings: tuple[PlannedMeeting, ...] = ()
    classes: tuple[TenthClass, ...] = ()
    roster: tuple[Person, ...] = ()
    meeting_types: tuple[MeetingType, ...] = DEFAULT_MEETING_TYPES
    categories: tuple[str, ...] = CATEGORIES
    thresholds: Thresholds = Thresholds()
    notices: tuple[Notice, ...] = ()
    office: Office = Office()
    returned: tuple[ReturnedRecord, ...] = ()
    receipts: tuple[Receipt, ...] = ()
    faults: tuple[FaultAnswer, ...] = ()
    """What the office says to the faults this station has reported."""
    month_figures: tuple[MonthFigures, ...] = ()
    """This village's own figures of months that are over, newest month first; one edition each."""
