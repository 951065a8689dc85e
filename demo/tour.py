"""Drives both sides from outside through whole meetings, and holds what came of it to its word."""

import contextlib
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from demo import folder_meeting, whole_meeting
from demo.lessons import load_lessons
from demo.office import Office
from demo.outcome import Outcome
from demo.paper import page_of
from demo.programme import Film, Offer, ask_for, plan_meeting, upload_films
from demo.received import Received
from demo.seed import Tell, enter_villages, seed
from demo.stage import Stage, clean, open_stage
from demo.township import PARTY_DAY_COURSES, today

DEFAULT_SHOTS = Path(__file__).parent.parent / "build" / "tour"


@dataclass(frozen=True)
class TourOptions:
    """What all tours may choose."""

    shots: Path = DEFAULT_SHOTS
    """Folder for the numbered pictures and the logs."""
    display: str = ""
    """The X display to use; empty for one of its own."""


def whole_tour(options: TourOptions, tell: Tell, files: Sequence[Path] = ()) -> Outcome:
    """The whole meeting with the invented township's films, or with two files given."""
    offered: list[Film] = []

    def prepare(office: Office) -> None:
        offered.extend(_two_given(office, files, tell) if files else _invented(office, tell))

    with _touring(options, prepare, tell) as (stage, outcome):
        stage.wait_for_films(film.sha256 for film in offered)
        whole_meeting.hold(stage, offered)
        outcome.files = {film.sha256: film.file for film in offered}
        collect(stage, outcome, records=1)
        whole_meeting.check(outcome, offered)
    return outcome


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

    hold = folder_meeting.hold_with_damage if damaged else folder_meeting.hold_all
    check = folder_meeting.check_damage if damaged else folder_meeting.check
    with _touring(options, prepare, tell) as (stage, outcome):
        films = offers[0].films
        outcome.refused = offers[0].refused
        outcome.files = {film.sha256: film.file for film in films}
        stage.wait_for_films(outcome.files)
        meetings = hold(stage, films, partial(_announce, stage)) if films else 0
        collect(stage, outcome, meetings)
        check(outcome, films, meetings, files)
    return outcome


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


@contextlib.contextmanager
def _touring(
    options: TourOptions, prepare: Callable[[Office], None], tell: Tell
) -> Iterator[tuple[Stage, Outcome]]:
    """Both sides for the length of a tour, and an outcome that knows how much was done."""
    started = time.monotonic()
    clean(options.shots)
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="village-tour-") as folder:
        opening = open_stage(Path(folder), options.shots, options.display, prepare, tell)
        with opening as stage:
            yield stage, outcome
            outcome.key_presses = stage.remote.presses
            outcome.pictures = stage.screen.taken
    outcome.seconds = time.monotonic() - started


def collect(stage: Stage, outcome: Outcome, records: int) -> None:
    """Read the township's copy and print it."""
    plain = stage.records(at_least=records)
    outcome.received = tuple(Received.of(one) for one in plain)
    stage.tell(f"镇里收到{len(plain)}份记录")
    for one in outcome.received:
        stage.tell("\n" + page_of(one))


