"""How a station is, without names: what the office's page of stations is made of."""

from protocol.faults import FaultReceipt, FaultReport
from protocol.feed import PlannedMeeting
from protocol.message import FORMAT, Count, DurationMs, Message
from protocol.moment import Moment
from protocol.month_figures import FiguresHeld, Objection, ObjectionReceipt
from protocol.true_time import ClockOffset

MOST_MISSING = 200
"""So many missing courses are named; further ones are only counted."""


class Status(Message):
    """Station to township: ``POST /api/v1/status``."""

    format: int = FORMAT
    sent: Moment
    """When it left: the township learns the offset of this boot from it."""
    software: str
    libvlc: str = ""
    feed_version: int
    pending_records: Count
    oldest_pending_ms: DurationMs = 0
    """How long the oldest unsent record has waited, in milliseconds."""
    free_disk_bytes: Count
    courseware_present: Count
    courseware_missing: Count
    missing: tuple[str, ...] | None = None
    """Hashes of the missing courses, the first ``MOST_MISSING`` in the feed's order; ``None`` from
    a kiosk that does not tell them."""
    feed_issued_ms: int = 0
    """When the township made the feed that the station goes by: it names no later course."""
    problems: tuple[str, ...] = ()
    """Codes of what the last self-check found wrong."""
    checked: Moment | None = None
    """When that was; None before the first look, and from a station that does not tell."""
    planned_meetings: tuple[PlannedMeeting, ...] = ()
    """What the village has planned itself, whole each time; told apart by ``id``."""
    clock_offsets: tuple[ClockOffset, ...] = ()
    """What the station has learnt of its clocks and not told yet; the operator's word too."""
    faults: tuple[FaultReport, ...] = ()
    """Faults that are open, or that the township does not know as they are now."""
    objections: tuple[Objection, ...] = ()
    """Objections to a month's figures that the township does not hold, or has not answered."""
    figures_held: tuple[FiguresHeld, ...] = ()
    """Which editions of which months' figures are here."""


class StatusAnswer(Message):
    """Township to station: its time, from which the station learns how wrong its clock is."""

    format: int = FORMAT
    township_ms: int
    faults: tuple[FaultReceipt, ...] = ()
    """Which of the faults in the status the township holds."""
    objections: tuple[ObjectionReceipt, ...] = ()
    """Which of the objections in the status the township holds."""
