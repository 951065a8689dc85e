"""One evening of the past as it went by: who came, what was shown and how, and what was said."""

import random
from collections.abc import Sequence

from demo.old_clock import OldClock
from demo.past_meetings import Held, Oddity
from demo.village_data import SEED
from protocol.feed import CATEGORIES, Courseware, StudyPlan, Thresholds
from protocol.meeting_types import ON_DEMAND, TENTH_CLASS, Expected, MeetingType
from protocol.moment import Moment
from protocol.people import Person, Role, expected_people
from protocol.record import (
    Attendance,
    AttendanceStatus,
    Discussion,
    DiscussionForm,
    Equipment,
    ExpectedPerson,
    Feedback,
    Gap,
    PlanReference,
    TopicRequest,
    Viewing,
)
from protocol.segments import PlayedSegment, effective_ms, is_watched

_SECOND_MS, _MINUTE_MS = 1000, 60_000
_COMES_PERCENT = {"LW": 92, "SB": 90, "WH": 87, "ZL": 78, "BQ": 84, "ZJ": 95}
_LATE_PERCENT, _ON_LEAVE_PERCENT = 6, 60
"""Of those who come, and of those who do not."""

_CLASS_MEMBERS = 9
_VILLAGERS = {
    "theme_party_day": (0, 5),
    "members_meeting": (0, 2),
    "villager_reps_meeting": (0, 4),
    TENTH_CLASS: (11, 19),
    ON_DEMAND: (2, 9),
}
"""Fewest and most at a meeting of a type; none at the others."""

_PAUSED_PERCENT, _SHOWN_AGAIN_PERCENT, _BROKEN_OFF_PERCENT = 14, 10, 5
_SILENT_PERCENT = 12
_SHOWN_AGAIN_MS = 6000
_RESUMED_BACK_MS = 2000
"""After a power cut the film goes on this much before where it was."""

Segments = tuple[PlayedSegment, ...]


class OldEvening:
    """Lets a meeting go by once; what is kept of it can be read afterwards.

    Args:
        held: the meeting.
        kind: its type, as it was chosen at the station.
        roster: the village's people.
        clock: the machine's, at the meeting's opening.
        name: makes chance the same each time.
    """

    def __init__(
        self, held: Held, kind: MeetingType, roster: Sequence[Person], clock: OldClock, name: str
    ) -> None:
        self._held, self._kind, self._clock = held, kind, clock
        self._chance = random.Random(f"{SEED} {name}")
        self.host = _first_with(roster, Role.SECRETARY)
        self.operator = _first_with(roster, Role.ADMINISTRATOR)
        self._hosts = {self.host, self.operator}
        self._called = self._those_called(roster)
        self._marks: dict[str, Attendance] = {}
        self._late: list[Person] = []
        self.villagers = 0
        self.viewings: list[Viewing] = []
        self.gaps: list[Gap] = []
        self.discussion = Discussion()
        self.topic_requests: tuple[TopicRequest, ...] = ()
        self.feedback: Feedback | None = None

    @property
    def expected(self) -> tuple[ExpectedPerson, ...]:
        """Whose names were called, frozen on the day."""
        return tuple(
            ExpectedPerson(person_id=one.id, name=one.name, status=one.status, roles=one.roles)
            for one in self._called
        )

    @property
    def attendance(self) -> tuple[Attendance, ...]:
        """Everybody called, in the roster's order; those never marked were absent."""
        return tuple(
            self._marks.get(one.id)
            or Attendance(person_id=one.id, name=one.name, status=AttendanceStatus.ABSENT)
            for one in self._called
        )

    @property
    def equipment(self) -> Equipment:
        """How the machine behaved."""
        problems = tuple(dict.fromkeys(one.failure for one in self.viewings if one.failure))
        return Equipment(normal=not problems, problems=problems)

    def go_by(self, courses: Sequence[Courseware], plan: StudyPlan) -> None:
        """From the roll call to the last word."""
        if self._held.oddity is Oddity.NOBODY_CAME:
            self._clock.go_on(35 * _MINUTE_MS)
            return
        if self._held.oddity is not Oddity.NOBODY_SIGNED:
            self._call_roll()
            fewest, most = _VILLAGERS.get(self._kind.code, (0, 0))
            self.villagers = self._chance.randint(fewest, most)
        for number, course in enumerate(courses):
            self._clock.go_on(self._chance.randint(20, 90) * _SECOND_MS)
            if number > 0 and self._held.oddity is Oddity.FILM_MISSING:
                self._find_missing(course, plan)
            else:
                self._show(course, plan)
        self._mark_leave()
        self._talk()

    def _those_called(self, roster: Sequence[Person]) -> tuple[Person, ...]:
        """An open class calls nobody: those who came are its list; on demand has no names."""
        if self._kind.code == ON_DEMAND:
            return ()
        if self._kind.expected is Expected.OPEN:
            members = expected_people(roster, Expected.MEMBERS)
            came = {one.id for one in self._chance.sample(members, _CLASS_MEMBERS)}
            return tuple(one for one in members if one.id in came)
        return expected_people(roster, self._kind.expected)

    def _call_roll(self) -> None:
        comes_percent = _COMES_PERCENT[self._held.place.id]
        for person in self._called:
            self._clock.go_on(self._chance.randint(2, 7) * _SECOND_MS)
            if person.name in self._hosts:
                self._mark(person, AttendanceStatus.PRESENT)
                continue
            comes = self._kind.expected is Expected.OPEN or self._happens(comes_percent)
            if comes and self._happens(_LATE_PERCENT):
                self._late.append(person)
            elif comes:
                self._mark(person, AttendanceStatus.PRESENT)
        self._clock.go_on(self._chance.randint(2, 5) * _MINUTE_MS)

    def _mark_leave(self) -> None:
        """Those who came late were marked at the first film; the others asked for leave or not."""
        if self._held.oddity is Oddity.NOBODY_SIGNED:
            return
        for person in self._called:
            if person.id not in self._marks and self._happens(_ON_LEAVE_PERCENT):
                self._mark(person, AttendanceStatus.ON_LEAVE)

    def _mark(self, person: Person, status: AttendanceStatus) -> None:
        self._marks[person.id] = Attendance(
            person_id=person.id, name=person.name, status=status, at=self._clock.now()
        )

    def _show(self, course: Courseware, plan: StudyPlan) -> None:
        started, length_ms = self._clock.now(), course.length_ms
        half_ms = length_ms * self._chance.randint(40, 70) // 100
        self._clock.go_on(half_ms)
        while self._late:
            self._mark(self._late.pop(), AttendanceStatus.LATE)
        if self._held.oddity is Oddity.POWER_CUT and not self.gaps:
            segments, paused_ms = self._lose_power(half_ms, length_ms), 0
        else:
            segments, paused_ms = self._go_on_showing(half_ms, length_ms)
        self._keep(_viewing(course, plan, started), segments, paused_ms)

    def _keep(self, bare: Viewing, segments: Segments, paused_ms: int) -> None:
        effective = effective_ms(segments, bare.length_ms)
        played = {
            "ended": self._clock.now(),
            "segments": segments,
            "effective_ms": effective,
            "paused_ms": paused_ms,
            "watched": is_watched(effective, bare.length_ms, Thresholds().watched_percent),
        }
        self.viewings.append(bare.model_copy(update=played))

    def _find_missing(self, course: Courseware, plan: StudyPlan) -> None:
        """A film that a weak line had not brought in time."""
        now = self._clock.now()
        failed = _viewing(course, plan, now)
        self.viewings.append(failed.model_copy(update={"ended": now, "failure": "missing"}))

    def _go_on_showing(self, half_ms: int, length_ms: int) -> tuple[Segments, int]:
        """The rest of a film: as it is, after a pause, with a bit once more, or not at all."""
        dice = self._chance.randrange(100)
        paused_ms, back_ms = 0, 0
        if dice < _BROKEN_OFF_PERCENT:
            return _runs((0, half_ms)), 0
        if dice < (limit := _BROKEN_OFF_PERCENT + _PAUSED_PERCENT):
            paused_ms = self._chance.randint(8, 150) * _SECOND_MS
        elif dice < limit + _SHOWN_AGAIN_PERCENT:
            back_ms = _SHOWN_AGAIN_MS
        self._clock.go_on(paused_ms + length_ms - half_ms + back_ms)
        whole = not (paused_ms or back_ms)
        runs = ((0, length_ms),) if whole else ((0, half_ms), (half_ms - back_ms, length_ms))
        return _runs(*runs), paused_ms

    def _lose_power(self, half_ms: int, length_ms: int) -> Segments:
        """What was played before the power went is all kept but for the last moment."""
        before = self._clock.now()
        after = self._clock.lose_power(self._chance.randint(9, 16) * _MINUTE_MS)
        self.gaps.append(Gap(before=before, after=after))
        resumed_ms = half_ms - _RESUMED_BACK_MS
        self._clock.go_on(length_ms - resumed_ms)
        return _runs((0, half_ms), (resumed_ms, length_ms))

    def _talk(self) -> None:
        if self._kind.code == ON_DEMAND or self._held.oddity is Oddity.NOBODY_SIGNED:
            self._clock.go_on(2 * _MINUTE_MS)
            return
        self._clock.go_on(self._chance.randint(14, 38) * _MINUTE_MS)
        hands = self.villagers + sum(one.status.is_there for one in self.attendance)
        silent = self._happens(_SILENT_PERCENT)
        self.discussion = Discussion(
            form=DiscussionForm.NONE if silent else DiscussionForm.ON_PAPER,
            speakers=0 if silent else self._chance.randint(2, min(6, hands)),
        )
        asked = sorted(self._chance.sample(CATEGORIES, self._chance.randint(0, 3)))
        self.topic_requests = tuple(
            TopicRequest(category=one, people=self._chance.randint(1, max(1, hands // 2)))
            for one in asked
        )
        if self._kind.code == TENTH_CLASS:
            self.feedback = Feedback(
                satisfied=hands - hands // 5 - 1, fairly_satisfied=hands // 5, dissatisfied=1
            )

    def _happens(self, percent: int) -> bool:
        return self._chance.randrange(100) < percent


def _viewing(course: Courseware, plan: StudyPlan, started: Moment) -> Viewing:
    """A course that comes on screen, with its data copied in."""
    return Viewing(
        courseware=course.sha256,
        title=course.title,
        category=course.category,
        function=course.function,
        campaign=course.campaign,
        length_ms=course.length_ms,
        plan=_reference(course, plan),
        started=started,
    )


def _reference(course: Courseware, plan: StudyPlan) -> PlanReference | None:
    """The line of the month's plan that a viewing answers, if it asks for the course."""
    item = next((one for one in plan.items if one.courseware == course.sha256), None)
    if item is None:
        return None
    return PlanReference(
        plan_id=plan.id, plan_version=plan.version, item_id=item.id, required=item.required
    )


def _runs(*runs: tuple[int, int]) -> Segments:
    return tuple(PlayedSegment(start_ms=start, end_ms=end) for start, end in runs)


def _first_with(roster: Sequence[Person], role: Role) -> str:
    return next(person.name for person in roster if role in person.roles)
