"""Lets a restless viewer loose on the oracle film, and holds the record against the picture."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from demo.administrator import Administrator
from demo.film_watcher import FilmWatcher, picture_on
from demo.oracle import truth
from demo.outcome import Outcome
from demo.programme import Film
from demo.received import Received, broken_seals
from demo.remote import OK, Page
from demo.script import Act, Step, invent
from demo.stage import Stage

TOLERANCE_MS = 500
_LEAST_SAMPLES_PER_SECOND = 25
_BAR_GONE_S = 20.0
_ALONE = Page("playing")


@dataclass(frozen=True)
class Verdict:
    """One script: what was shown, and what the township holds of it."""

    seed: int
    oracle_ms: int
    effective_ms: int

    @property
    def difference_ms(self) -> int:
        """How much more the record claims than was shown."""
        return self.effective_ms - self.oracle_ms

    @property
    def ok(self) -> bool:
        """Whether that is near enough."""
        return abs(self.difference_ms) <= TOLERANCE_MS

    def as_plain(self) -> dict[str, object]:
        """For the last line."""
        return {
            "seed": self.seed,
            "oracle_ms": self.oracle_ms,
            "effective_ms": self.effective_ms,
            "difference_ms": self.difference_ms,
            "ok": self.ok,
        }


def play_script(stage: Stage, film: Film, seed: int, steps: int, before: int) -> Verdict | None:
    """One on-demand viewing of the film by a restless viewer.

    Args:
        stage: both sides.
        film: the oracle film, the only course on the shelf.
        seed: of the script.
        steps: how many things the viewer does before the end or the early stop.
        before: how many records the township has already.

    Returns:
        None when the screen could not be read often enough to tell.
    """
    administrator = Administrator(stage)
    administrator.choose_on_demand()
    with FilmWatcher(stage.display, picture_on(*stage.screen.size())) as watcher:
        administrator.start_film()
        for step in invent(seed, steps):
            if not _take(stage, step):
                break
        page = administrator.see_film_over(film.length_ms)
    if page == "standby":
        administrator.close_on_demand(administrator.says_watched(1))
    else:
        administrator.see_saved()
    viewing = Received.of(stage.records(at_least=before + 1)[-1]).record.viewings[0]
    shown = truth(watcher.samples)
    if shown.samples_per_second < _LEAST_SAMPLES_PER_SECOND:
        return None
    return Verdict(seed, shown.effective_ms, viewing.effective_ms)


def check(outcome: Outcome, verdicts: Sequence[Verdict], wanted: int) -> None:
    """Hold every script's record against what was shown."""
    outcome.promise("做完的脚本", wanted, len(verdicts))
    outcome.promise("收到的记录", wanted, len(outcome.received))
    outcome.note(broken_seals(outcome.received))
    for verdict in verdicts:
        if not verdict.ok:
            outcome.broken.append(f"脚本{verdict.seed}：差{verdict.difference_ms}毫秒")


def _take(stage: Stage, step: Step) -> bool:
    """Do one step; False when the film has ended meanwhile."""
    time.sleep(step.wait_s)
    if not _film_is_alone(stage):
        return False
    stage.remote.press(*step.keys)
    if step.act is Act.PAUSE:
        time.sleep(step.still_s)
        if stage.screen.page().code != _ALONE.code:
            return False  # the film ended before it could be paused
        stage.remote.press(OK)
    return True


def _film_is_alone(stage: Stage) -> bool:
    """Wait until the bar is gone, since keys mean other things on it; False after the film."""
    page = stage.screen.wait_until(
        lambda page: page == _ALONE or page.code != _ALONE.code, "播放条收起", _BAR_GONE_S
    )
    return page == _ALONE
