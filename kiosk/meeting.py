"""The meeting going on, as far as it is known: the questions that may be asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kiosk.events import ProgrammeItem
from kiosk.viewing import OpenViewing
from protocol.feed import Thresholds
from protocol.meeting_types import ON_DEMAND, Expected, MeetingForm, MeetingType
from protocol.moment import Moment
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Discussion,
    ElsewhereViewing,
    ExpectedPerson,
    Feedback,
    Gap,
    Held,
)
from protocol.true_time import ClockOffset


@dataclass(frozen=True)
class Meeting:
    """What is known of the meeting after the events so far."""

    id: str
    station_id: str
    station_name: str
    sequence: int
    feed_version: int
    type: MeetingType
    form: MeetingForm
    thresholds: Thresholds
    opened: Moment
    last: Moment
    """The latest moment at which the station is known to have run."""
    touched: Moment
    """The latest moment at which something happened."""
    planned_id: str = ""
    venue: str = ""
    host: str = ""
    operator: str = ""
    recorder: str = ""
    expected: tuple[ExpectedPerson, ...] = ()
    marks: Mapping[str, Attendance] = field(default_factory=lambda: MappingProxyType({}))
    """What was said of everybody; another type of meeting may call other people."""
    attendance: Mapping[str, Attendance] = field(default_factory=lambda: MappingProxyType({}))
    """What the marks come to at a meeting that calls these people: who came uncalled sat in, who
    was not called cannot have stayed away."""
    villagers: int = 0
    programme: tuple[ProgrammeItem, ...] = ()
    viewings: tuple[OpenViewing, ...] = ()
    playing_id: str = ""
    """Hash of the course on screen, playing or paused."""
    shown_id: str = ""
    """Hash of the course that was on screen last, or was to be."""
    muted: bool = False
    discussion: Discussion = field(default_factory=Discussion)
    topic_requests: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    feedback: Feedback | None = None
    gaps: tuple[Gap, ...] = ()
    clock_offsets: tuple[ClockOffset, ...] = ()
    """What was known of the clock, in each boot the meeting went through."""
    problems: tuple[str, ...] = ()
    is_over: bool = False
    over_by_itself: bool = False
    """Nobody ended it."""
    abandoned_reason: str = ""
    held: Held | None = None
    """When it was, of a meeting that was entered by hand afterwards."""
    elsewhere: tuple[ElsewhereViewing, ...] = ()

    @property
    def type_code(self) -> str:
        """Code of the meeting's type."""
        return self.type.code

    @property
    def type_name(self) -> str:
        """Full name of the meeting's type."""
        return self.type.name

    @property
    def closed(self) -> bool:
        """Whether nothing can be added any more."""
        return self.is_over

    @property
    def present(self) -> int:
        """Rostered people who are there, those who only sit in among them."""
        return sum(1 for one in self.attendance.values() if one.status.is_there)

    @property
    def observers(self) -> int:
        """Those of ``present`` who were not called (列席)."""
        marks = self.attendance.values()
        return sum(1 for one in marks if one.status is AttendanceStatus.OBSERVER)

    @property
    def answered(self) -> int:
        """Those who were called and are there."""
        return self.present - self.observers

    @property
    def calls_by_name(self) -> bool:
        """Whether somebody who does not come is absent; an open meeting expects nobody."""
        return self.type.expected not in (Expected.OPEN, Expected.CHOSEN)

    @property
    def expected_count(self) -> int:
        """Rostered people who were called; at an open meeting, those who came."""
        return len(self.expected) if self.calls_by_name else self.answered

    @property
    def people(self) -> int:
        """Everybody in the hall."""
        return self.present + self.villagers

    @property
    def missing(self) -> tuple[ExpectedPerson, ...]:
        """Those of the roll who are not there, whatever else was said of them: they may come."""
        return tuple(one for one in self.expected if not self.is_there(one.person_id))

    @property
    def absentees(self) -> tuple[ExpectedPerson, ...]:
        """Those whose absence is told: nobody is absent from an open meeting."""
        return self.missing if self.calls_by_name else ()

    @property
    def unmarked(self) -> tuple[ExpectedPerson, ...]:
        """Those who were called and neither answered nor were marked otherwise."""
        return tuple(one for one in self.absentees if one.person_id not in self.attendance)

    @property
    def minimum_people(self) -> int:
        """How many must be there for the meeting to count."""
        if self.type_code == ON_DEMAND:
            return self.thresholds.on_demand_minimum_people
        return self.thresholds.minimum_people

    @property
    def playing(self) -> OpenViewing | None:
        """The course on screen."""
        return self.viewing(self.playing_id)

    @property
    def last_shown(self) -> OpenViewing | None:
        """The course that was on screen last, or was to be."""
        return self.viewing(self.shown_id)

    @property
    def next_item(self) -> ProgrammeItem | None:
        """The first course of the programme that was neither shown nor given up."""
        shown = {one.courseware.sha256 for one in self.viewings}
        for item in self.programme:
            if item.courseware.sha256 not in shown:
                return item
        return None

    @property
    def is_blank(self) -> bool:
        """Whether nothing has happened but its opening: it may have been opened by mistake.

        On demand the head count is part of the opening.
        """
        is_counted = self.villagers > 0 and self.form is not MeetingForm.ON_DEMAND
        return not (self.attendance or is_counted or self.viewings)

    @property
    def arrival(self) -> AttendanceStatus:
        """How somebody who comes now is there: late, once a course was shown."""
        return AttendanceStatus.LATE if self.viewings else AttendanceStatus.PRESENT

    def is_there(self, person_id: str) -> bool:
        """Whether somebody came."""
        mark = self.attendance.get(person_id)
        return mark is not None and mark.status.is_there

    def came_back_after(self, moment: Moment) -> bool:
        """Whether the gap that began at a moment is known to be over."""
        return any(gap.before == moment for gap in self.gaps)

    def viewing(self, sha256: str) -> OpenViewing | None:
        """What was played of one course."""
        for one in self.viewings:
            if one.courseware.sha256 == sha256:
                return one
        return None

    def item(self, sha256: str) -> ProgrammeItem | None:
        """A course of the programme."""
        for one in self.programme:
            if one.courseware.sha256 == sha256:
                return one
        return None
