"""An evening without anything particular: what it costs its administrator in key presses."""

from dataclasses import dataclass

from demo.administrator import Administrator
from demo.outcome import Bound, Outcome
from demo.programme import Film, plan_meeting
from demo.received import Received
from demo.remote import Remote, Screen
from demo.stage import Stage
from demo.township import today
from demo.whole_meeting import expected_count
from protocol.record import AttendanceStatus

MOST_BESIDES_NAMES, MOST_TO_SAVED, MOST_TYPED = 4, 5, 0
"""Every name costs a press of its own: 18 people are 22 presses at most."""
_NUMBER = 2
"""The first of the day was the meeting before."""


@dataclass
class _Hall:
    """The hall, without anybody who takes pictures."""

    remote: Remote
    screen: Screen


@dataclass(frozen=True)
class Presses:
    """How many keys the evening took."""

    to_playing: int | None = None
    """From home until the film plays; everybody was marked by a press of their own."""
    to_saved: int | None = None
    """From the film's end until the record is on the disk."""
    typed: int | None = None
    """Characters among all keys."""

    def bounds(self) -> tuple[Bound, ...]:
        """Each figure against what is asked for."""
        return (
            Bound("首页到放片按键", self.to_playing, expected_count() + MOST_BESIDES_NAMES, "下"),
            Bound("片子放完到存好按键", self.to_saved, MOST_TO_SAVED, "下"),
            Bound("打字", self.typed, MOST_TYPED, "个"),
        )


def hold(stage: Stage, film: Film) -> Presses:
    """Hold one more meeting today: one film, everybody is there, and they talked about it."""
    plan_meeting(stage.office, today(), _NUMBER, [film.sha256])
    hall = _Hall(stage.remote, Screen(stage.display))
    administrator = Administrator(hall)
    typed = stage.remote.typed
    administrator.see_home("due", "首页提醒下一次活动")
    at_home = stage.remote.presses
    administrator.open_planned()
    administrator.call_roll(expected_count(), ())
    administrator.start_film()
    to_playing = stage.remote.presses - at_home
    stage.tell(f"又一次活动：从首页到放片按{to_playing}下，{expected_count()}人一个一个点")
    administrator.watch_to_end(film.length_ms, watched=1)
    at_end = stage.remote.presses
    administrator.finish(watched=True)
    administrator.discuss_on_paper()
    administrator.save()
    # The last press was on the saved record, to go home.
    to_saved = stage.remote.presses - at_end - 1
    stage.tell(f"片子放完到存好按{to_saved}下")
    return Presses(to_playing, to_saved, stage.remote.typed - typed)


def check(outcome: Outcome, one: Received, presses: Presses) -> None:
    """Hold the township's copy and the presses against what an ordinary evening is."""
    outcome.promise("到了", expected_count(), one.with_status(AttendanceStatus.PRESENT))
    outcome.promise("看完", [True], [viewing.watched for viewing in one.record.viewings])
    outcome.hold_to(presses.bounds())
