"""What happens at a meeting, one small fact at a time, as it is written into the journal."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter

from protocol.feed import Courseware, Thresholds
from protocol.meeting_types import MeetingForm, MeetingType
from protocol.message import Count, DurationMs, Message
from protocol.moment import Moment
from protocol.record import (
    AttendanceStatus,
    Discussion,
    ElsewhereViewing,
    ExpectedPerson,
    Feedback,
    Held,
    PlanReference,
)
from protocol.true_time import ClockOffset


class ProgrammeItem(Message):
    """A course chosen for the meeting, and the line of the plan it answers."""

    courseware: Courseware
    plan: PlanReference | None = None


class _Event(Message):
    at: Moment


class _Convened(_Event):
    """What a meeting begins with."""

    meeting_id: str
    station_id: str
    station_name: str
    sequence: Annotated[int, Field(ge=1)]
    feed_version: int
    type: MeetingType
    form: MeetingForm
    thresholds: Thresholds
    planned_meeting_id: str = ""
    venue: str = ""
    host: str = ""
    operator: str = ""
    recorder: str = ""
    expected: tuple[ExpectedPerson, ...] = ()
    """Who is expected, as the roster says today."""
    programme: tuple[ProgrammeItem, ...] = ()
    """Which courses are to be shown, in order."""
    villagers: Count = 0


class Opened(_Convened):
    """The meeting exists from here on, with all it begins with: no cut can fall in between."""

    kind: Literal["opened"] = "opened"


class Registered(_Convened):
    """A meeting that is over was entered by hand, whole: no cut leaves half of it."""

    kind: Literal["registered"] = "registered"
    held: Held
    elsewhere: tuple[ElsewhereViewing, ...] = ()
    present: tuple[str, ...] = ()
    """Ids of those expected who are said to have been there."""
    clock_offsets: tuple[ClockOffset, ...] = ()
    """What is known of this boot's clock; no event can follow to say so."""


class Retyped(_Event):
    """It is another kind of meeting than was said when it opened.

    Whom that kind calls is in the same event: no cut leaves a type with another one's list.
    """

    kind: Literal["retyped"] = "retyped"
    type: MeetingType
    expected: tuple[ExpectedPerson, ...] = ()
    """Whom such a meeting calls, as the roster says today."""
    planned_meeting_id: str = ""


class ExpectedFrozen(_Event):
    """Who is expected; journals of the format before had it apart from the opening."""

    kind: Literal["expected"] = "expected"
    people: tuple[ExpectedPerson, ...]


class Programmed(_Event):
    """Other courses are to be shown, in this order."""

    kind: Literal["programmed"] = "programmed"
    items: tuple[ProgrammeItem, ...]


class Marked(_Event):
    """Somebody signed in, came late, is on leave or absent."""

    kind: Literal["marked"] = "marked"
    person_id: str
    status: AttendanceStatus
    reason: str = ""


class Observed(_Event):
    """Somebody of the village who was not called sits in on the meeting (列席)."""

    kind: Literal["observed"] = "observed"
    person_id: str
    name: str


class Unmarked(_Event):
    """A mark was taken back."""

    kind: Literal["unmarked"] = "unmarked"
    person_id: str


class RollRestarted(_Event):
    """All marks were taken back."""

    kind: Literal["roll_restarted"] = "roll_restarted"


class VillagersCounted(_Event):
    """How many villagers are there."""

    kind: Literal["villagers_counted"] = "villagers_counted"
    people: Count


class _AtPosition(_Event):
    """Something at a position of the course on screen.

    ``held_ms`` is CLOCK_BOOTTIME, in milliseconds, when the course stood at ``position_ms``.
    """

    position_ms: DurationMs
    held_ms: int


class CourseStarted(_AtPosition):
    """A course moves, from the start or from where it was resumed."""

    kind: Literal["course_started"] = "course_started"
    courseware: str


class Ticked(_AtPosition):
    """The course has come this far."""

    kind: Literal["ticked"] = "ticked"


class Paused(_AtPosition):
    """The course stands."""

    kind: Literal["paused"] = "paused"


class Resumed(_AtPosition):
    """The course moves again."""

    kind: Literal["resumed"] = "resumed"


class Seeked(_AtPosition):
    """The course jumped from ``position_ms`` to ``to_ms``."""

    kind: Literal["seeked"] = "seeked"
    to_ms: DurationMs


class RateChanged(_AtPosition):
    """The course goes on at another speed."""

    kind: Literal["rate_changed"] = "rate_changed"
    rate_percent: Annotated[int, Field(gt=0)]


class MuteChanged(_Event):
    """The sound was switched off or on."""

    kind: Literal["mute_changed"] = "mute_changed"
    muted: bool


class PlayerRecovered(_AtPosition):
    """The picture went away by itself and came back at this position."""

    kind: Literal["player_recovered"] = "player_recovered"
    problem: str


class CourseEnded(_AtPosition):
    """The course was played to its end."""

    kind: Literal["course_ended"] = "course_ended"


class CourseStopped(_AtPosition):
    """Somebody ended the playing."""

    kind: Literal["course_stopped"] = "course_stopped"


class CourseFailed(_Event):
    """The course could not be played, or not any further."""

    kind: Literal["course_failed"] = "course_failed"
    courseware: str
    code: str


class CameBack(_Event):
    """The station runs again after a power cut or a crash in the middle of the meeting."""

    kind: Literal["came_back"] = "came_back"
    last: Moment
    """The last moment known before."""


class StillOn(_Event):
    """Nothing happened, and the station still ran: so that a gap is told no longer than it was."""

    kind: Literal["still_on"] = "still_on"


class ClockSet(_Event):
    """All that is known now of the clock of the boot that ``at`` belongs to."""

    kind: Literal["clock_set"] = "clock_set"
    offsets: tuple[ClockOffset, ...]


class Discussed(_Event):
    """What is kept of the discussion."""

    kind: Literal["discussed"] = "discussed"
    discussion: Discussion


class TopicRequested(_Event):
    """How many people ask for a category."""

    kind: Literal["topic_requested"] = "topic_requested"
    category: str
    people: Count


class FeedbackGiven(_Event):
    """Hands counted at a class on the 10th."""

    kind: Literal["feedback_given"] = "feedback_given"
    feedback: Feedback


class PeopleNamed(_Event):
    """Who chairs and who keeps the record."""

    kind: Literal["people_named"] = "people_named"
    host: str
    recorder: str


class Closed(_Event):
    """The meeting is over; its record follows from all that was."""

    kind: Literal["closed"] = "closed"
    by_itself: bool = False
    """Nobody ended it; ``at`` is when that was noticed, long after the last thing happened."""


class Abandoned(_Event):
    """The meeting did not take place."""

    kind: Literal["abandoned"] = "abandoned"
    reason: str


Event = Annotated[
    Opened
    | Registered
    | Retyped
    | ExpectedFrozen
    | Programmed
    | Marked
    | Observed
    | Unmarked
    | RollRestarted
    | VillagersCounted
    | CourseStarted
    | Ticked
    | Paused
    | Resumed
    | Seeked
    | RateChanged
    | MuteChanged
    | PlayerRecovered
    | CourseEnded
    | CourseStopped
    | CourseFailed
    | CameBack
    | StillOn
    | ClockSet
    | Discussed
    | TopicRequested
    | FeedbackGiven
    | PeopleNamed
    | Closed
    | Abandoned,
    Field(discriminator="kind"),
]
"""Any event, told apart by its ``kind``."""

EVENT: TypeAdapter[Event] = TypeAdapter(Event, config=ConfigDict(defer_build=True))
"""Reads an event from what the journal holds."""
