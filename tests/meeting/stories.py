"""Builds the events of invented meetings, each at its moment of an invented clock."""

from kiosk import events as ev
from kiosk.events import Event, ProgrammeItem
from protocol.feed import Courseware, Thresholds
from protocol.meeting_types import DEFAULT_MEETING_TYPES, MeetingForm, MeetingType
from protocol.moment import Moment
from protocol.people import PersonStatus
from protocol.record import (
    AttendanceStatus,
    Discussion,
    DiscussionForm,
    ElsewhereViewing,
    ExpectedPerson,
    Feedback,
    Held,
    Source,
)

LENGTH_MS = 60_000
COURSE = Courseware(
    sha256="a" * 64, title="安全用电", size_bytes=10, length_ms=LENGTH_MS, extension="mp4"
)
SECOND = COURSE.model_copy(update={"sha256": "b" * 64, "title": "政策问答"})
NAMES = ("王麦青", "李稻香", "张禾苗")
GUEST = "赵秋实"
HELD = Held(day="2026-04-12", time="19:00", length_ms=5_400_000)
LECTURE = ElsewhereViewing(title="怎样剪果树", source=Source.LECTURE)


class Story:
    """A meeting told event by event; ``wait`` lets the monotonic clock run.

    Args:
        type_code: of the meeting.
        courses: what is to be shown.
    """

    def __init__(
        self,
        type_code: str = "theme_party_day",
        courses: tuple[Courseware, ...] = (COURSE, SECOND),
    ) -> None:
        self.now_ms = 1_000_000
        self.wall_shift_ms = 0
        self.boot_id = "first"
        self.events: list[Event] = [
            ev.Opened(
                at=self.moment(),
                meeting_id="6f1c",
                station_id="LW",
                station_name="柳湾村",
                sequence=7,
                feed_version=3,
                type=kind_named(type_code),
                form=MeetingForm.GROUP,
                thresholds=Thresholds(),
                expected=_people(),
                programme=tuple(ProgrammeItem(courseware=one) for one in courses),
            ),
        ]

    def moment(self) -> Moment:
        return Moment(
            wall_ms=1_776_300_000_000 + self.now_ms + self.wall_shift_ms,
            boot_ms=self.now_ms,
            boot_id=self.boot_id,
        )

    def wait(self, ms: int) -> "Story":
        self.now_ms += ms
        return self

    def mark(self, number: int, status: AttendanceStatus = AttendanceStatus.PRESENT) -> "Story":
        return self.add(ev.Marked(at=self.moment(), person_id=f"p{number}", status=status))

    def observe(self, number: int = 90, name: str = GUEST) -> "Story":
        return self.add(ev.Observed(at=self.moment(), person_id=f"p{number}", name=name))

    def retype(self, type_code: str, called: tuple[int, ...] = (0, 1, 2)) -> "Story":
        """It is another kind of meeting, which calls these of the first three people."""
        people = _people()
        return self.add(
            ev.Retyped(
                at=self.moment(),
                type=kind_named(type_code),
                expected=tuple(people[number] for number in called),
            )
        )

    def start(self, position_ms: int = 0, course: Courseware = COURSE) -> "Story":
        return self.add(
            ev.CourseStarted(
                at=self.moment(),
                courseware=course.sha256,
                position_ms=position_ms,
                held_ms=self.now_ms,
            )
        )

    def tick(self, position_ms: int) -> "Story":
        return self._at(ev.Ticked, position_ms)

    def pause(self, position_ms: int) -> "Story":
        return self._at(ev.Paused, position_ms)

    def resume(self, position_ms: int) -> "Story":
        return self._at(ev.Resumed, position_ms)

    def seek(self, from_ms: int, to_ms: int) -> "Story":
        return self._at(ev.Seeked, from_ms, to_ms=to_ms)

    def rate(self, percent: int, position_ms: int) -> "Story":
        return self._at(ev.RateChanged, position_ms, rate_percent=percent)

    def end(self, position_ms: int) -> "Story":
        return self._at(ev.CourseEnded, position_ms)

    def stop(self, position_ms: int) -> "Story":
        return self._at(ev.CourseStopped, position_ms)

    def recover(self, position_ms: int, problem: str = "player_died") -> "Story":
        return self._at(ev.PlayerRecovered, position_ms, problem=problem)

    def fail(self, code: str, course: Courseware = COURSE) -> "Story":
        return self.add(ev.CourseFailed(at=self.moment(), courseware=course.sha256, code=code))

    def mute(self, muted: bool) -> "Story":
        return self.add(ev.MuteChanged(at=self.moment(), muted=muted))

    def still_on(self) -> "Story":
        return self.add(ev.StillOn(at=self.moment()))

    def cut(self, stood_ms: int, boot_id: str) -> "Story":
        """The power goes, and the station is on again in another boot; nobody has acted yet."""
        before_ms, self.now_ms = self.now_ms, 5000
        self.wall_shift_ms += before_ms + stood_ms - self.now_ms
        self.boot_id = boot_id
        return self

    def come_back(self) -> "Story":
        return self.add(ev.CameBack(at=self.moment(), last=self.events[-1].at))

    def close(self) -> "Story":
        return self.add(ev.Closed(at=self.moment()))

    def add(self, event: Event) -> "Story":
        self.events.append(event)
        return self

    def _at(self, kind: type, position_ms: int, **fields: object) -> "Story":
        held_ms = self.now_ms
        return self.add(kind(at=self.moment(), position_ms=position_ms, held_ms=held_ms, **fields))


def kind_named(type_code: str) -> MeetingType:
    """A meeting type by its code."""
    return next(one for one in DEFAULT_MEETING_TYPES if one.code == type_code)


def whole_meeting(courses: tuple[Courseware, ...] = (COURSE, SECOND)) -> Story:
    """An evening with everything that can happen at one, from opening to closing."""
    first, second = courses[:2]
    story = Story(courses=courses).wait(1000).mark(0).mark(1).mark(2, AttendanceStatus.ON_LEAVE)
    story.add(ev.Unmarked(at=story.moment(), person_id="p1")).mark(1).observe()
    story.add(ev.VillagersCounted(at=story.moment(), people=4))
    story.start(course=first).wait(4000).tick(4000).wait(1000).pause(5000)
    story.wait(60_000).still_on().wait(30_000).mark(2, AttendanceStatus.LATE).resume(5000)
    story.wait(4000).tick(9000).mute(True).wait(2000).seek(11_000, 10_500)
    story.wait(3000).mute(False).wait(2000).tick(15_500).wait(3000).recover(13_500)
    story.wait(4000).tick(17_500).rate(125, 17_500).wait(4000).tick(22_500).stop(22_500)
    story.wait(5000).start(22_500, first).wait(37_500).end(LENGTH_MS)
    story.wait(1000).fail("damaged", second).wait(60_000).still_on()
    said = Discussion(form=DiscussionForm.ON_PAPER, speakers=3)
    story.add(ev.Discussed(at=story.moment(), discussion=said)).wait(5000)
    story.add(ev.TopicRequested(at=story.moment(), category="实用技术", people=2))
    hands = Feedback(satisfied=3, fairly_satisfied=1)
    story.add(ev.FeedbackGiven(at=story.moment(), feedback=hands)).wait(5000)
    story.add(ev.PeopleNamed(at=story.moment(), host=NAMES[0], recorder=NAMES[1])).wait(5000)
    story.retype("committees_meeting", (0,)).wait(2000).retype("members_meeting")
    return story.wait(5000).close()


def entered_by_hand(
    elsewhere: tuple[ElsewhereViewing, ...] = (LECTURE,), type_code: str = "theme_party_day"
) -> ev.Registered:
    """A meeting that somebody tells of afterwards: the first two people were there."""
    opened = Story(type_code, courses=()).events[0].model_dump(exclude={"kind"})
    told = {"held": HELD, "elsewhere": elsewhere, "present": ("p0", "p1"), "villagers": 4}
    return ev.Registered.model_validate({**opened, **told})


def _people() -> tuple[ExpectedPerson, ...]:
    return tuple(
        ExpectedPerson(person_id=f"p{number}", name=name, status=PersonStatus.MEMBER)
        for number, name in enumerate(NAMES)
    )
