"""The tour itself: one theme party day from home to the saved record, with a power cut."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from demo.administrator import Administrator
from demo.outcome import Outcome
from demo.programme import Film
from demo.received import Received, broken_seals, not_played_whole
from demo.remote import Page
from demo.stage import Stage
from demo.township import PARTY_DAY_PLACE
from demo.village_data import rosters
from protocol.meeting_types import Expected
from protocol.people import expected_people
from protocol.record import AttendanceStatus, DiscussionForm

VILLAGERS = 5
HANDS = 3
_LATE, _ON_LEAVE = 5, 11
"""Places in the roll of those who do not answer: one comes late, the other asked for leave."""

_STEPS_TO_LATE = 2
"""补签到 is two to the left of 结束播放 while another course follows."""

_UNDISTURBED_MS = 9000
_POWER_CUT_AT_MS = 12_000
_RESTART_S = 60.0


@dataclass(frozen=True)
class _Share:
    """A place in a film: so far, but never beyond a share of it."""

    most_ms: int
    share: float

    def of(self, film: Film) -> float:
        return min(self.most_ms, film.length_ms * self.share) / 1000


_FIRST_LOOK = _Share(_UNDISTURBED_MS, 0.2)
_POWER_CUT = _Share(_POWER_CUT_AT_MS, 0.5)


def expected_count() -> int:
    """How many the village's theme party day expects."""
    return len(expected_people(rosters()[PARTY_DAY_PLACE], Expected.MEMBERS))


def hold(stage: Stage, films: Sequence[Film]) -> None:
    """Hold today's planned meeting with two films."""
    administrator = Administrator(stage)
    first, second = films
    administrator.open_planned()
    administrator.call_roll(expected_count(), {_LATE, _ON_LEAVE})
    administrator.count_villagers(VILLAGERS)
    stage.tell(f"点名：到{expected_count() - 2}人，群众{VILLAGERS}人")
    _watch_first(stage, administrator, first)
    _watch_second(stage, administrator, second)
    _write_up(stage, administrator)


def check(outcome: Outcome, one: Received, films: Sequence[Film]) -> None:
    """Hold the township's copy against what was done."""
    outcome.note(broken_seals(outcome.received))
    outcome.note(not_played_whole([one], [film.sha256 for film in films]))
    _check_people(outcome, one)
    _check_notes(outcome, one)


def _watch_first(stage: Stage, administrator: Administrator, film: Film) -> None:
    administrator.start_film()
    stage.tell(f"放片：《{film.title}》{film.length_ms / 1000:.1f}秒")
    time.sleep(_FIRST_LOOK.of(film))
    stage.screen.shot("film")
    administrator.show_bar()
    stage.screen.shot("film-bar")
    administrator.sign_in_late(_STEPS_TO_LATE)
    stage.tell("放片时来了一位，补签到")
    administrator.watch_to_end(film.length_ms, watched=1)
    stage.screen.shot("standby")


def _watch_second(stage: Stage, administrator: Administrator, film: Film) -> None:
    administrator.start_film()
    stage.tell(f"放下一课：《{film.title}》{film.length_ms / 1000:.1f}秒")
    time.sleep(_POWER_CUT.of(film))
    stage.screen.shot("second-film")
    stage.tell("停电：kill -9")
    stage.pull_the_plug()
    stage.screen.wait_until(
        lambda page: page == Page("home", "resume"), "首页提醒接着看", _RESTART_S
    )
    stage.screen.shot("power-cut")
    stage.tell("来电：刚才断电了，记录都在，接着看")
    administrator.start_film()
    time.sleep(_FIRST_LOOK.of(film))
    stage.screen.shot("film-resumed")
    administrator.watch_to_end(film.length_ms, watched=2)
    stage.screen.shot("all-watched")


def _write_up(stage: Stage, administrator: Administrator) -> None:
    administrator.finish(watched=True)
    administrator.excuse_first()
    administrator.pass_absent()
    administrator.discuss_on_paper()
    administrator.ask_for_topic(HANDS)
    administrator.save_and_see_sheets()
    stage.tell("散会：讨论写在纸上，记录已存好，记录表看过了")
    stage.records(at_least=1)
    administrator.see_home("normal", "首页")
    stage.screen.shot("home-after")


def _check_people(outcome: Outcome, one: Received) -> None:
    expected = expected_count()
    outcome.promise("应到", expected, len(one.record.expected))
    outcome.promise("实到", expected - 1, one.record.present)
    outcome.promise("迟到", 1, one.with_status(AttendanceStatus.LATE))
    outcome.promise("请假", 1, one.with_status(AttendanceStatus.ON_LEAVE))
    late = one.record.attendance[_LATE].status if len(one.record.attendance) > _LATE else None
    outcome.promise("迟到的那一位", AttendanceStatus.LATE, late)
    outcome.promise("群众", VILLAGERS, one.record.villagers)


def _check_notes(outcome: Outcome, one: Received) -> None:
    outcome.promise("讨论", DiscussionForm.ON_PAPER, one.record.discussion.form)
    outcome.promise("想学的", [HANDS], [topic.people for topic in one.record.topic_requests])
    outcome.promise("停电", 1, len(one.record.gaps))
