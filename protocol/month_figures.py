"""A month's figures before they are final (公示), and what a village objects to in them. No names.

Source: LOOK "Month's end", DOMAIN 5: a village sees its own rows and has three days to object.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from protocol.message import Count, Day, Message, Month
from protocol.moment import Moment

MOST_WORDS = 200
"""So many characters of an objection's own words, or of an answer's, are kept."""

Edition = Annotated[int, Field(ge=1)]
"""Which publication of a month; each new one has the next number."""


class FigureCode(StrEnum):
    """What is counted of a month (DOMAIN "Metrics")."""

    VALID = "valid"
    """Meetings that count, of all that have reached the township."""
    ATTENDANCES = "attendances"
    """人次: a person once a meeting."""
    TURNOUT = "turnout"
    REQUIRED = "required"
    MUSTS = "musts"
    IN_TIME = "in_time"
    IN_ORDER = "in_order"
    """Days on which the station's equipment worked, of all days."""
    IDLE_DAYS = "idle_days"


class RowReason(StrEnum):
    """Why a meeting does not count as 有效场次; or, of one that does, what else is to be known."""

    NO_SIGN_IN = "no_sign_in"
    UNDER_MINIMUM = "under_minimum"
    NOT_WATCHED = "not_watched"
    BY_HAND = "by_hand"
    ON_DEMAND = "on_demand"
    NOT_HELD = "not_held"
    LATE = "late"
    """It counts; only its record was closed more than a day after it."""


class MonthFigure(Message):
    """One figure: so many, and where it is a share, of how many."""

    code: str
    """A ``FigureCode``, or what a newer township counts."""
    part: Count
    whole: Count | None = None


class MonthMeeting(Message):
    """One meeting of the month as the township has it."""

    record_id: str
    day: Day
    type_code: str = ""
    type_name: str = ""
    present: Count = 0
    """Rostered people who were there."""
    villagers: Count = 0
    counted: bool
    reason: str = ""
    """A ``RowReason``, or what a newer township finds; empty where nothing is to be said."""


class ObjectionStage(StrEnum):
    """What the office did with an objection."""

    MENDED = "mended"
    """已改."""
    EXPLAINED = "explained"
    """说明."""


class ObjectionAnswer(Message):
    """What the office says to an objection."""

    objection_id: str
    stage: str
    """An ``ObjectionStage``, or what a newer township calls it."""
    words: str = ""


class MonthFigures(Message):
    """What the township is about to call final of one village's month."""

    month: Month
    revision: Edition
    same_since: Edition = 1
    """The edition since which nothing in it has changed."""
    object_until: Day
    """The last day on which the village can object, in the township's zone."""
    is_complete: bool = True
    """Whether everything of the month had reached the township when this was made."""
    is_final: bool = False
    """Whether the month has been made final (定稿) since."""
    figures: tuple[MonthFigure, ...] = ()
    meetings: tuple[MonthMeeting, ...] = ()
    changed: tuple[str, ...] = ()
    """Codes and record ids of what differs from the edition before ``same_since``."""
    answers: tuple[ObjectionAnswer, ...] = ()


class ObjectionReason(StrEnum):
    """What a village says is wrong with a line."""

    NOT_COUNTED = "not_counted"
    PEOPLE = "people"
    WATCHED = "watched"
    OTHER = "other"
    """It is told by telephone."""


class Objection(Message):
    """One objection; it never changes, so its id alone tells whether it has arrived."""

    id: str
    month: Month
    revision: Edition
    """The edition that was objected to."""
    about: str
    """A figure's code, or a meeting's record id."""
    reason: str
    """An ``ObjectionReason``, or what a newer station offers."""
    made: Moment
    words: str = ""


class ObjectionReceipt(Message):
    """The township holds an objection."""

    objection_id: str


class FiguresHeld(Message):
    """Which edition of a month's figures has reached a station, and whether it agreed to it."""

    month: Month
    revision: Edition
    agreed: bool = False
    """Somebody pressed 没有意见."""
