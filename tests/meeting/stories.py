"""Builds the events of invented meetings, each at its moment of an invented clock."""

from kiosk import events as ev
from kiosk.events import Event, ProgrammeItem
from protocol.feed import Courseware, Thresholds
from protocol.meeting_types import DEFAULT_MEETING_TYPES, MeetingForm
from protocol.moment import Moment
from protocol.people import PersonStatus
from protocol.record import AttendanceStatus, ExpectedPerson

LENGTH_MS = 60_000
COURSE = Courseware(
    sha256="a" * 64, title="安全用电", size_bytes=10, length_ms=LENGTH_MS, extension="mp4"
)
SECOND = COURSE.model_copy(update={"sha256": "b" * 64, "title": "政策问答"})
NAMES = ("王麦青", "李稻香", "张禾苗")


class Story:
    """A meeting told event by event; ``wait`` lets the monotonic clock run."""

    def __init__(self, type_code: str = "theme_party_day") -> None:
        self.now_ms = 1_000_000
        self.wall_shift_ms = 0
        self.boot_id = "first"
        kind = next(one for one in DEFAULT_MEETING_TYPES if one.code == type_code)
        self.events: list[Event] = [
            ev.Opened(
                at=self.moment(),
                meeting_id="6f1c",
                station_id="LW",
                station_name="柳湾村",
                sequence=7,
                feed_version=3,
                type=kind,
                form=MeetingForm.GROUP,
                thresholds=Thresholds(),
            ),
            ev.ExpectedFrozen(at=self.moment(), people=_people()),
            ev.Programmed(
                at=self.moment(),
                items=(ProgrammeItem(courseware=COURSE), ProgrammeItem(courseware=SECOND)),
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

    def recover(self, position_ms: int) -> "Story":
        return self._at(ev.PlayerRecovered, position_ms, problem="player_died")

    def close(self) -> "Story":
        return self.add(ev.Closed(at=self.moment()))

    def add(self, event: Event) -> "Story":
        self.events.append(event)
        return self

    def _at(self, kind: type, position_ms: int, **fields: object) -> "Story":
        held_ms = self.now_ms
        return self.add(kind(at=self.moment(), position_ms=position_ms, held_ms=held_ms, **fields))


def _people() -> tuple[ExpectedPerson, ...]:
    return tuple(
        ExpectedPerson(person_id=f"p{number}", name=name, status=PersonStatus.MEMBER)
        for number, name in enumerate(NAMES)
    )
