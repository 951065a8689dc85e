"""Meetings made of arbitrary deeds in any order, sane or not: for rules that hold under all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kiosk import events as ev
from kiosk.events import Event
from protocol.record import AttendanceStatus, Discussion, DiscussionForm, Feedback
from tests.meeting.stories import COURSE, LENGTH_MS, NAMES, SECOND, Story

_RATES = (50, 75, 100, 125, 150, 200)
_CODES = ("damaged", "missing", "stalled", "player_died_twice")
_PROBLEMS = ("player_died", "player_froze", "stalled")
_STATUSES = tuple(AttendanceStatus)
_COURSES = (COURSE, SECOND)
_TYPES = ("theme_party_day", "committees_meeting", "tenth_class", "other")


@dataclass(frozen=True)
class Deed:
    """Something done at a meeting; what ``number`` (0 to 60,000) means depends on the name."""

    name: str
    number: int


class Teller:
    """Turns deeds into the events of a story, with a player that may lie about its position."""

    def __init__(self) -> None:
        self.story = Story()
        self._position_ms = 0
        self._boots = 1

    def tell(self, deeds: Iterable[Deed]) -> list[Event]:
        """The events of all the deeds."""
        for deed in deeds:
            TELLERS[deed.name](self, deed.number)
            self.story.wait(1)
        return self.story.events

    def play_on(self, number: int) -> None:
        """Let the film run, as a good player tells it."""
        played_ms = number % 6000
        self._position_ms = min(LENGTH_MS + 500, self._position_ms + played_ms)
        self.story.wait(played_ms).tick(self._position_ms)

    def leap(self, number: int) -> None:
        """Be told a position that has nothing to do with the time that passed."""
        self._position_ms = number
        self.story.wait(number % 700).tick(number)

    def tremble(self, number: int) -> None:
        """Be told a position a little before the last one."""
        self.story.wait(number % 300).tick(max(0, self._position_ms - number % 500))

    def start(self, number: int) -> None:
        """Show a course from somewhere."""
        self._position_ms = number // 2
        self.story.start(self._position_ms, _COURSES[number % 2])

    def seek(self, number: int) -> None:
        """Jump; the place left is now and then told wrongly."""
        left_ms = self._position_ms + (number % 3) * 400
        self.story.seek(left_ms, number)
        self._position_ms = number

    def cut(self, number: int) -> None:
        """Lose the power, for a moment or a day, with a clock that may be anything after."""
        self._boots += 1
        self.story.cut(number * 1500, f"boot {self._boots}")

    def jump_clock(self, number: int) -> None:
        """Let the wall clock jump up to a year, either way."""
        self.story.wall_shift_ms += (number - LENGTH_MS // 2) * 1_000_000

    def mark(self, number: int) -> None:
        """Mark somebody, known or not."""
        self.story.mark(number % (len(NAMES) + 1), _STATUSES[number % len(_STATUSES)])

    def observe(self, number: int) -> None:
        """Let somebody sit in who was called, or was not."""
        self.story.observe(number % (len(NAMES) + 2))

    def unmark(self, number: int) -> None:
        """Take a mark back that may not be there."""
        person = f"p{number % len(NAMES)}"
        self.story.add(ev.Unmarked(at=self.story.moment(), person_id=person))

    def retype(self, number: int) -> None:
        """Say that it is another kind of meeting, which may call fewer people, or nobody."""
        called = tuple(one for one in range(len(NAMES)) if number >> one & 1)
        self.story.retype(_TYPES[number % len(_TYPES)], called)

    def count(self, number: int) -> None:
        """Count the villagers."""
        self.story.add(ev.VillagersCounted(at=self.story.moment(), people=number % 50))

    def discuss(self, number: int) -> None:
        """Say how the discussion went, and what people want."""
        at = self.story.moment()
        said = Discussion(form=DiscussionForm.ON_PAPER, speakers=number % 9)
        self.story.add(ev.Discussed(at=at, discussion=said))
        self.story.add(ev.TopicRequested(at=at, category=str(number % 3), people=number % 7))
        self.story.add(ev.FeedbackGiven(at=at, feedback=Feedback(satisfied=number % 40)))


TELLERS: dict[str, Callable[[Teller, int], object]] = {
    "play_on": Teller.play_on,
    "wait": lambda teller, number: teller.story.wait(number),
    "leap": Teller.leap,
    "tremble": Teller.tremble,
    "start": Teller.start,
    "stop": lambda teller, number: teller.story.stop(number),
    "end": lambda teller, number: teller.story.end(number),
    "pause": lambda teller, number: teller.story.pause(teller._position_ms),
    "resume": lambda teller, number: teller.story.resume(teller._position_ms),
    "seek": Teller.seek,
    "rate": lambda teller, number: teller.story.rate(_RATES[number % 6], teller._position_ms),
    "mute": lambda teller, number: teller.story.mute(number % 2 == 0),
    "recover": lambda teller, number: teller.story.recover(number, _PROBLEMS[number % 3]),
    "fail": lambda teller, number: teller.story.fail(_CODES[number % 4], _COURSES[number % 2]),
    "cut": Teller.cut,
    "come_back": lambda teller, number: teller.story.come_back(),
    "still_on": lambda teller, number: teller.story.still_on(),
    "jump_clock": Teller.jump_clock,
    "mark": Teller.mark,
    "observe": Teller.observe,
    "unmark": Teller.unmark,
    "retype": Teller.retype,
    "count": Teller.count,
    "discuss": Teller.discuss,
}
