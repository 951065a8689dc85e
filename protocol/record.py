"""What one gathering leaves behind: an immutable record that a correction can only follow."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from protocol.canonical import canonical_bytes, sha256_hex
from protocol.feed import Function
from protocol.meeting_types import MeetingForm
from protocol.message import FORMAT, ClockTime, Count, Day, DurationMs, Message, Sha256
from protocol.moment import ClockTrust, Moment
from protocol.people import PersonStatus, Role
from protocol.segments import PlayedSegment
from protocol.true_time import ClockOffset


class ExpectedPerson(Message):
    """Somebody who was called, frozen on the day: later changes of the roster do not reach it."""

    person_id: str
    name: str
    status: PersonStatus
    roles: tuple[Role, ...] = ()


class AttendanceStatus(StrEnum):
    """How somebody took part."""

    PRESENT = "present"
    LATE = "late"
    ON_LEAVE = "on_leave"
    ABSENT = "absent"
    OBSERVER = "observer"
    MAKEUP = "makeup"

    @property
    def is_there(self) -> bool:
        """Whether the person was in the hall."""
        return self in (AttendanceStatus.PRESENT, AttendanceStatus.LATE, AttendanceStatus.OBSERVER)


class Attendance(Message):
    """One person at one meeting."""

    person_id: str
    name: str
    status: AttendanceStatus
    at: Moment | None = None
    """When it was marked; nothing for those who were never marked."""
    reason: str = ""
    by_hand: bool = False
    """Entered after the meeting rather than at the door."""


class PlanReference(Message):
    """Which line of which version of a plan a viewing answers."""

    plan_id: str
    plan_version: int
    item_id: str
    required: bool


class Viewing(Message):
    """One course within a meeting (收看), with the course's data copied in."""

    courseware: Sha256
    title: str
    category: str = ""
    function: Function = Function.EDUCATION
    campaign: str = ""
    length_ms: DurationMs
    plan: PlanReference | None = None
    started: Moment | None = None
    ended: Moment | None = None
    segments: tuple[PlayedSegment, ...] = ()
    effective_ms: DurationMs = 0
    paused_ms: DurationMs = 0
    muted_ms: DurationMs = 0
    watched: bool = False
    failure: str = ""
    """Code of what kept it from playing, such as ``damaged``; empty when nothing did."""


class Source(StrEnum):
    """Where a course was watched that this station did not show (登记别处收看)."""

    PARTY_SITE = "party_site"
    SATELLITE = "satellite"
    LECTURE = "lecture"
    OTHER = "other"


class ElsewhereViewing(Message):
    """One course watched elsewhere: somebody's word, never evidence of a machine."""

    title: str
    source: str
    """A ``Source``, or what a later peer calls it."""
    courseware: str = ""
    """Its hash, where it is a course of the township's; empty where it is not."""
    category: str = ""
    plan: PlanReference | None = None
    """The line of the plan that it answers by what people say."""


class Held(Message):
    """When a meeting was that the station saw nothing of, as somebody told it afterwards."""

    day: Day
    time: ClockTime
    """Both in the station's zone."""
    length_ms: DurationMs


class DiscussionForm(StrEnum):
    """How the discussion was kept."""

    ON_PAPER = "on_paper"
    TYPED = "typed"
    NONE = "none"
    UNKNOWN = "unknown"


class Discussion(Message):
    """What people said after the film (讨论情况)."""

    form: DiscussionForm = DiscussionForm.UNKNOWN
    speakers: Count = 0
    text: str = ""
    """What was typed of it: a point a line; on paper alone when empty."""
    suggestions: str = ""
    """What people suggest (意见建议), typed likewise."""


class TopicRequest(Message):
    """How many asked for a category next (点播需求)."""

    category: str
    people: Count


class Feedback(Message):
    """Hands counted at a class on the 10th (满意/基本满意/不满意)."""

    satisfied: Count = 0
    fairly_satisfied: Count = 0
    dissatisfied: Count = 0


class Gap(Message):
    """A stretch in which the station was not running: a power cut, a crash."""

    before: Moment
    after: Moment


class Equipment(Message):
    """How the machine behaved (设备运行)."""

    normal: bool = True
    problems: tuple[str, ...] = ()
    """Codes, such as ``player_restarted``."""


class CorrectionKind(StrEnum):
    """Within 24 h an addition is a supplement (补充), not a correction (更正)."""

    SUPPLEMENT = "supplement"
    CORRECTION = "correction"


class CorrectionReason(StrEnum):
    """Why a record is changed, as a station offers it; other peers may write words instead."""

    ADDED = "added"
    """A supplement: nobody is asked why."""
    MISSED_IN_ROLL_CALL = "missed_in_roll_call"
    WRONG_TYPE = "wrong_type"
    DISCUSSION_MISSING = "discussion_missing"
    ASKED_BY_TOWNSHIP = "asked_by_township"
    WRONG_COUNT = "wrong_count"
    OTHER = "other"


class Correction(Message):
    """Why a revision follows another."""

    replaces: Sha256
    """Content hash of the revision before."""
    kind: CorrectionKind
    author: str
    reason: str
    """A ``CorrectionReason``, or somebody's own words."""
    at: Moment


class MeetingRecord(Message):
    """One meeting (学习场次), sealed. ``content_hash`` covers everything else."""

    format: int = FORMAT
    id: str
    """UUID made when the meeting opened."""
    revision: Annotated[int, Field(ge=1)] = 1
    content_hash: str = ""
    station_id: str
    station_name: str
    sequence: Annotated[int, Field(ge=1)]
    """Counts the station's meetings without gaps, so that a missing one shows."""
    feed_version: int
    planned_meeting_id: str = ""
    type_code: str
    type_name: str
    form: MeetingForm = MeetingForm.GROUP
    venue: str = ""
    host: str = ""
    operator: str = ""
    recorder: str = ""
    opened: Moment
    closed: Moment
    closed_by_itself: bool = False
    abandoned_reason: str = ""
    """Why it did not take place; such a meeting never counts."""
    expected: tuple[ExpectedPerson, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    villagers: Count = 0
    """Head count of villagers; never names."""
    viewings: tuple[Viewing, ...] = ()
    discussion: Discussion = Discussion()
    topic_requests: tuple[TopicRequest, ...] = ()
    feedback: Feedback | None = None
    photos: tuple[Sha256, ...] = ()
    equipment: Equipment = Equipment()
    gaps: tuple[Gap, ...] = ()
    clock_trust: ClockTrust = ClockTrust.SYNCED
    clock_offsets: tuple[ClockOffset, ...] = ()
    """What the station knew of its clocks at sealing; corrects ``moments``, which stay raw."""
    entered_by_hand: bool = False
    """Told afterwards (手工登记): ``opened`` and ``closed`` say when it was entered."""
    held: Held | None = None
    """When it was; nothing where the station was there itself."""
    elsewhere: tuple[ElsewhereViewing, ...] = ()
    """What was watched elsewhere; ``viewings`` holds only what this station showed."""
    correction: Correction | None = None

    @property
    def present(self) -> int:
        """Rostered people who were there; a person counts once."""
        return len({one.person_id for one in self.attendance if one.status.is_there})

    @property
    def observers(self) -> int:
        """Those of ``present`` who were not called (列席)."""
        observing = (one for one in self.attendance if one.status is AttendanceStatus.OBSERVER)
        return len({one.person_id for one in observing})

    def moments(self) -> Iterator[Moment]:
        """Every moment of the meeting, as the station's clock said."""
        yield from (self.opened, self.closed)
        yield from (one.at for one in self.attendance if one.at is not None)
        for one in self.viewings:
            yield from (at for at in (one.started, one.ended) if at is not None)
        for gap in self.gaps:
            yield from (gap.before, gap.after)


def plain_record(record: MeetingRecord) -> dict[str, Any]:
    """The record's JSON form with exactly the fields it was sealed with.

    A later version knows more fields; their defaults must not slip into what was sealed before.
    """
    return record.model_dump(mode="json", exclude_unset=True)


def content_hash(record: MeetingRecord) -> str:
    """SHA-256 over the canonical bytes of everything but the hash itself."""
    plain = plain_record(record)
    plain.pop("content_hash", None)
    return sha256_hex(canonical_bytes(plain))


def sealed(record: MeetingRecord) -> MeetingRecord:
    """The record with every field written out and its content hash filled in.

    From here on its bytes never change.
    """
    whole = MeetingRecord.model_validate(record.model_dump(mode="json"))
    return whole.model_copy(update={"content_hash": content_hash(whole)})


def is_intact(record: MeetingRecord) -> bool:
    """Whether the record still has the content it was sealed with."""
    return record.content_hash == content_hash(record)
