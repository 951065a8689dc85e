"""Makes a meeting's programme out of any folder of films: the office takes what it can use."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from demo.office import Office
from demo.seed import Tell
from demo.township import PARTY_DAY_PLACE, deadline_of
from demo.village_data import PLACES
from protocol.feed import PlanItem, PlannedMeeting, Playlist, StudyPlan

_SAME = "和“{other}”内容一样，镇里只存一份。"
_UNREADABLE = "这个文件读不了：{why}"


@dataclass(frozen=True)
class Film:
    """A course the office has taken."""

    file: str
    title: str
    sha256: str
    length_ms: int


@dataclass(frozen=True)
class Refusal:
    """A file the office has not taken, and why."""

    file: str
    reason: str


@dataclass(frozen=True)
class Offer:
    """What became of the files of a folder."""

    films: tuple[Film, ...] = ()
    refused: tuple[Refusal, ...] = ()


def files_in(folder: Path) -> tuple[Path, ...]:
    """The files of a folder by name; folders within it are left alone."""
    return tuple(sorted(path for path in folder.iterdir() if path.is_file()))


def upload_films(office: Office, files: Sequence[Path], tell: Tell) -> Offer:
    """Upload each file, whatever it is called; the office looks inside and decides."""
    films: dict[str, Film] = {}
    refused: list[Refusal] = []
    for file in files:
        outcome = _uploaded(office, file, films)
        if isinstance(outcome, Film):
            films[outcome.sha256] = outcome
            tell(f"收下  {file.name}（{outcome.length_ms / 1000:.1f}秒）")
        else:
            refused.append(outcome)
            tell(f"没收  {file.name}：{outcome.reason}")
    return Offer(tuple(films.values()), tuple(refused))


def _uploaded(office: Office, file: Path, known: dict[str, Film]) -> Film | Refusal:
    try:
        file.open("rb").close()
    except OSError as error:
        return Refusal(file.name, _UNREADABLE.format(why=error.strerror))
    answer = office.upload(file)
    if not answer.ok:
        return Refusal(file.name, answer.reason or answer.verdict)
    if answer.sha256 in known:
        return Refusal(file.name, _SAME.format(other=known[answer.sha256].file))
    return Film(file.name, answer.title, answer.sha256, answer.length_ms)


def ask_for(office: Office, day: datetime.date, films: Sequence[Film]) -> None:
    """Put the films into a playlist and into the month's plan, all of them required."""
    hashes = tuple(film.sha256 for film in films)
    deadline = deadline_of(day).isoformat()
    items = tuple(
        PlanItem(id=f"tour-{number}", courseware=sha256, deadline=deadline)
        for number, sha256 in enumerate(hashes, start=1)
    )
    month = f"{day:%Y-%m}"
    office.put_plan(
        StudyPlan(
            id=f"plan-{month}", version=1, month=month, title=f"{day.month}月学习计划", items=items
        )
    )
    office.put_playlist(Playlist(id="tour", title="这次要放的", courseware=hashes))


def plan_meeting(office: Office, day: datetime.date, number: int, courses: Sequence[str]) -> None:
    """Announce today's theme party day with these courses to the village of the tour."""
    place = next(place for place in PLACES if place.id == PARTY_DAY_PLACE)
    meeting = PlannedMeeting(
        id=f"{place.id}-{day.isoformat()}-{number}",
        type_code="theme_party_day",
        day=day.isoformat(),
        time="19:00",
        venue=place.venue,
        courseware=tuple(courses),
    )
    office.put_planned_meeting(meeting, place.id)
