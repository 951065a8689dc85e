"""Drives both sides from outside through whole meetings, and holds what came of it to its word."""

import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import requests

from demo import folder_meeting, ordinary_evening, script_meeting, whole_meeting
from demo.film_watcher import WatcherError
from demo.lessons import load_lessons
from demo.office import Office, OfficeError
from demo.oracle_film import make_oracle_film
from demo.ordinary_evening import Presses
from demo.outcome import Bound, Outcome
from demo.paper import page_of
from demo.processes import ProgramError
from demo.programme import Film, Offer, ask_for, plan_meeting, upload_films
from demo.received import Received
from demo.remote import PageError
from demo.script_meeting import Verdict
from demo.seed import Tell, enter_villages, seed
from demo.stage import Stage, clean, open_stage
from demo.township import PARTY_DAY_COURSES, today

BREAKS = (
    *(PageError, ProgramError, OfficeError, WatcherError),
    *(requests.RequestException, subprocess.SubprocessError, OSError),
)
"""What a tour can break off by; its rows are told all the same."""
_ORACLE_FILM = "逐帧编号片.mp4"

DEFAULT_SHOTS = Path(__file__).parent.parent / "build" / "tour"


@dataclass(frozen=True)
class TourOptions:
    """What all tours may choose."""

    shots: Path = DEFAULT_SHOTS
    """Folder for the numbered pictures and the logs."""
    display: str = ""
    """The X display to use; empty for one of its own."""


@dataclass(frozen=True)
class ScriptOptions:
    """What the restless viewer may choose."""

    seed: int
    times: int = 1
    """This many seeds one after another."""
    film_s: int = 60
    steps: int = 10


def whole_tour(options: TourOptions, tell: Tell, files: Sequence[Path] = ()) -> Outcome:
    """The whole meeting with the invented township's films, or with two files given."""
    offered: list[Film] = []

    def prepare(office: Office) -> None:
        offered.extend(_two_given(office, files, tell) if files else _invented(office, tell))

    def hold(stage: Stage, outcome: Outcome) -> None:
        outcome.files = {film.sha256: film.file for film in offered}
        stage.wait_for_films(outcome.files)
        whole_meeting.hold(stage, offered)
        presses = ordinary_evening.hold(stage, min(offered, key=lambda film: film.length_ms))
        collect(stage, outcome, records=2)
        outcome.promise("收到的记录", 2, len(outcome.received))
        first, *_between, last = sorted(outcome.received, key=lambda one: one.record.sequence)
        whole_meeting.check(outcome, first, offered)
        ordinary_evening.check(outcome, last, presses)

    return _tour(options, prepare, tell, hold, Presses().bounds())


def folder_tour(
    options: TourOptions, tell: Tell, files: Sequence[Path], *, damaged: bool = False
) -> Outcome:
    """Meetings with every film among the files that the office takes."""
    offers: list[Offer] = []

    def prepare(office: Office) -> None:
        enter_villages(office, tell)
        offers.append(upload_films(office, files, tell))
        # The one to be damaged stands last in the plan, so that the list offers the others first.
        ask_for(office, today(), _damaged_last(offers[0].films) if damaged else offers[0].films)

    hold_all = folder_meeting.hold_with_damage if damaged else folder_meeting.hold_all
    check = folder_meeting.check_damage if damaged else folder_meeting.check

    def hold(stage: Stage, outcome: Outcome) -> None:
        films = offers[0].films
        outcome.refused = offers[0].refused
        outcome.files = {film.sha256: film.file for film in films}
        stage.wait_for_films(outcome.files)
        meetings = hold_all(stage, films, partial(_announce, stage)) if films else 0
        collect(stage, outcome, meetings)
        check(outcome, films, meetings, files)

    return _tour(options, prepare, tell, hold)


def script_tour(options: TourOptions, tell: Tell, script: ScriptOptions) -> Outcome:
    """One restless viewing of the oracle film after another, all with one start."""
    offers: list[Offer] = []
    seeds = range(script.seed, script.seed + script.times)

    def prepare(office: Office) -> None:
        enter_villages(office, tell)
        with tempfile.TemporaryDirectory() as folder:
            film = Path(folder) / _ORACLE_FILM
            tell(f"正在做逐帧编号的片子，{script.film_s}秒")
            make_oracle_film(film, script.film_s)
            offers.append(upload_films(office, [film], tell))
        ask_for(office, today(), offers[0].films)

    def hold(stage: Stage, outcome: Outcome) -> None:
        film = offers[0].films[0]
        outcome.files = {film.sha256: film.file}
        stage.wait_for_films(outcome.files)
        verdicts = [
            verdict
            for number, seed in enumerate(seeds)
            if (verdict := _scripted(stage, film, seed, script.steps, number)) is not None
        ]
        outcome.received = tuple(Received.of(one) for one in stage.records(at_least=len(seeds)))
        outcome.more = _script_figures(verdicts)
        script_meeting.check(outcome, verdicts, len(seeds))

    return _tour(options, prepare, tell, hold)


def _scripted(stage: Stage, film: Film, seed: int, steps: int, number: int) -> Verdict | None:
    verdict = script_meeting.play_script(stage, film, seed, steps, number)
    if verdict is None:
        stage.tell(f"脚本{seed}  屏幕读得太慢，没有算数")
    else:
        stage.tell(
            f"脚本{seed}  画面{verdict.oracle_ms}毫秒  记录{verdict.effective_ms}毫秒  "
            f"差{verdict.difference_ms:+d}  {'对' if verdict.ok else '不对'}"
        )
    return verdict


def _script_figures(verdicts: Sequence[Verdict]) -> dict[str, object]:
    if not verdicts:
        return {"script": None, "scripts": [], "max_difference_ms": None}
    worst = max(verdicts, key=lambda verdict: abs(verdict.difference_ms))
    return {
        "script": worst.as_plain(),
        "scripts": [verdict.as_plain() for verdict in verdicts],
        "max_difference_ms": abs(worst.difference_ms),
    }


def lesson_files() -> tuple[Path, ...]:
    """The two films of the invented township's party day."""
    lessons = {lesson.title: lesson.film for lesson in load_lessons()}
    return tuple(lessons[title] for title in PARTY_DAY_COURSES)


def _damaged_last(films: Sequence[Film]) -> list[Film]:
    return [*films[1:], *films[:1]]


def _announce(stage: Stage, number: int, films: Sequence[Film]) -> None:
    plan_meeting(stage.office, today(), number, [film.sha256 for film in films])


def _invented(office: Office, tell: Tell) -> list[Film]:
    seed(office, today(), tell)
    known = {course["title"]: course for course in office.courseware()}
    files = {lesson.title: lesson.film.name for lesson in load_lessons()}
    return [
        Film(files[title], title, known[title]["sha256"], known[title]["length_ms"])
        for title in PARTY_DAY_COURSES
    ]


def _two_given(office: Office, files: Sequence[Path], tell: Tell) -> tuple[Film, ...]:
    enter_villages(office, tell)
    offer = upload_films(office, files, tell)
    ask_for(office, today(), offer.films)
    plan_meeting(office, today(), 1, [film.sha256 for film in offer.films])
    return offer.films


def _tour(
    options: TourOptions,
    prepare: Callable[[Office], None],
    tell: Tell,
    hold: Callable[[Stage, Outcome], None],
    bounds: Sequence[Bound] = (),
) -> Outcome:
    """Both sides for the length of a tour; what came of it, wherever it broke off."""
    started = time.monotonic()
    clean(options.shots)
    outcome = Outcome(bounds=bounds)
    try:
        with tempfile.TemporaryDirectory(prefix="village-tour-") as folder:
            opening = open_stage(Path(folder), options.shots, options.display, prepare, tell)
            with opening as stage:
                _hold(stage, outcome, hold)
    except BREAKS as error:
        tell(f"走不下去了：{error}")
        outcome.broken.append(str(error))
    outcome.seconds = time.monotonic() - started
    return outcome


def _hold(stage: Stage, outcome: Outcome, hold: Callable[[Stage, Outcome], None]) -> None:
    try:
        hold(stage, outcome)
        outcome.finished = True
    except BREAKS as error:
        _break_off(stage, outcome, str(error))
    finally:
        outcome.key_presses = stage.remote.presses
        outcome.pictures = stage.screen.taken


def _break_off(stage: Stage, outcome: Outcome, reason: str) -> None:
    """Keep what can be kept of a tour that cannot go on."""
    stage.tell(f"走不下去了：{reason}")
    outcome.broken.append(reason)
    stage.screen.shot("stuck")
    outcome.received = tuple(Received.of(one) for one in stage.records(at_least=0))


def collect(stage: Stage, outcome: Outcome, records: int) -> None:
    """Read the township's copy and print it."""
    plain = stage.records(at_least=records)
    outcome.received = tuple(Received.of(one) for one in plain)
    stage.tell(f"镇里收到{len(plain)}份记录")
    for one in outcome.received:
        stage.tell("\n" + page_of(one))
