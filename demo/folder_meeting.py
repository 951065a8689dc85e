"""Plays every film of a programme to its end, in as many theme party days as that takes."""

from collections.abc import Callable, Sequence
from pathlib import Path

from demo.administrator import Administrator
from demo.outcome import Outcome
from demo.programme import Film
from demo.received import Received, broken_seals, not_played_whole
from demo.stage import Stage
from demo.whole_meeting import expected_count
from protocol.record import AttendanceStatus

DAMAGED = "damaged"

_SILENT = 5
"""Place in the roll of the one who does not come."""

_FLIP = 0xFF
_DAMAGED_BYTES = 4096

Announce = Callable[[int, Sequence[Film]], None]
"""Has the office plan a meeting: its number and its films."""


def hold_all(stage: Stage, films: Sequence[Film], announce: Announce) -> int:
    """Hold meetings until every film has had its turn.

    A film that does not count as watched ends its meeting, since the way on leads elsewhere
    then; those left over come in another one.

    Returns:
        How many meetings there were.
    """
    left, number = list(films), 0
    while left:
        number += 1
        announce(number, left)
        left = left[_hold(stage, left) :]
        stage.records(at_least=number)
    return number


def hold_with_damage(stage: Stage, films: Sequence[Film], announce: Announce) -> int:
    """Hold one meeting whose first film was damaged on the village's disk.

    Returns:
        How many meetings there were.
    """
    announce(1, films)
    administrator = _gathered(stage)
    damage(stage, films[0])
    stage.tell(f"硬盘坏了一处：《{films[0].title}》，文件大小没变")
    administrator.see_refusal()
    stage.tell("这一课放不了，放下一课")
    others = films[1:]
    if others:
        _watch(stage, administrator, others)
    _write_up(administrator, watched=bool(others))
    stage.records(at_least=1)
    return 1


def damage(stage: Stage, film: Film) -> None:
    """Flip bytes in the middle of a film on the kiosk's disk; its size stays."""
    path = stage.film_of(film.sha256)
    if path is None:
        raise FileNotFoundError(film.file)
    middle = path.stat().st_size // 2
    with path.open("r+b") as file:
        file.seek(middle)
        good = file.read(_DAMAGED_BYTES)
        file.seek(middle)
        file.write(bytes(byte ^ _FLIP for byte in good))


def check(outcome: Outcome, films: Sequence[Film], meetings: int, given: Sequence[Path]) -> None:
    """Hold the township's copy against what was done."""
    outcome.note(not_played_whole(outcome.received, [film.sha256 for film in films]))
    _check_meetings(outcome, meetings)
    outcome.account_for(given)


def check_damage(
    outcome: Outcome, films: Sequence[Film], meetings: int, given: Sequence[Path]
) -> None:
    """The same, with the first film refused by its hash."""
    check(outcome, films[1:], meetings, given)
    seen = [
        (view.failure, view.effective_ms)
        for one in outcome.received
        for view in one.record.viewings
        if view.courseware == films[0].sha256
    ]
    outcome.promise("坏了的那一课", [(DAMAGED, 0)], seen)


def _hold(stage: Stage, films: Sequence[Film]) -> int:
    """One meeting; how many films had their turn."""
    administrator = _gathered(stage)
    shown, watched = _watch(stage, administrator, films)
    _write_up(administrator, watched)
    return shown


def _gathered(stage: Stage) -> Administrator:
    administrator = Administrator(stage)
    administrator.open_planned()
    administrator.call_roll(expected_count(), {_SILENT})
    stage.tell(f"点名：到{expected_count() - 1}人")
    return administrator


def _watch(stage: Stage, administrator: Administrator, films: Sequence[Film]) -> tuple[int, bool]:
    """Films one after another while they count; how many were shown, and whether the last did."""
    for number, film in enumerate(films, start=1):
        administrator.start_film()
        stage.tell(f"放片 {number}/{len(films)}：《{film.title}》{film.length_ms / 1000:.1f}秒")
        administrator.look_at_film(film.length_ms)
        if not administrator.watch_to_end(film.length_ms, watched=number):
            stage.tell(f"《{film.title}》没有算看完")
            return number, False
    return len(films), True


def _write_up(administrator: Administrator, watched: bool) -> None:
    administrator.finish(watched)
    administrator.pass_absent()
    administrator.discuss_on_paper()
    administrator.save()


def _check_meetings(outcome: Outcome, meetings: int) -> None:
    outcome.promise("收到的记录", meetings, len(outcome.received))
    outcome.note(broken_seals(outcome.received))
    for one in outcome.received:
        _check_people(outcome, one)


def _check_people(outcome: Outcome, one: Received) -> None:
    expected = expected_count()
    outcome.promise("应到", expected, len(one.record.expected))
    outcome.promise("实到", expected - 1, one.record.present)
    outcome.promise("没来", 1, one.with_status(AttendanceStatus.ABSENT))
