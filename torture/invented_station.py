"""Makes the station that is tortured by keys: enrolled, with films, people and meetings due."""

import hashlib
import os
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

from demo import oracle_film
from demo.processes import REPOSITORY
from kiosk.store.disk import Disk
from kiosk.store.feed_file import save_feed
from kiosk.store.files import Folder
from kiosk.store.identity import Identity, save_identity
from kiosk.store.quarantine import Quarantine
from kiosk.store.shelf import Shelf
from protocol.canonical import canonical_bytes
from protocol.feed import Courseware, Feed, PlannedMeeting
from protocol.people import Person, PersonStatus
from protocol.signing import new_key, public_key, sign_document

NO_TOWNSHIP = "http://127.0.0.1:9"
"""Nobody listens there: what is tortured is the station alone."""
FILM_S = 45
"""How long the film is."""
_MEETING_TYPE = "theme_party_day"
_BOX_HEADER = struct.Struct(">I4s")


def numbered_film() -> Path:
    """A film whose frames say which they are, ``FILM_S`` long; made once, for it takes a while."""
    version = hashlib.sha256(Path(oracle_film.__file__).read_bytes()).hexdigest()[:8]
    film = REPOSITORY / "build" / "torture" / f"numbered-{FILM_S}-{version}.mp4"
    if not film.exists():
        half_made = film.with_name(f"{os.getpid()}-{film.name}")
        oracle_film.make_oracle_film(half_made, FILM_S)
        half_made.rename(film)
    return film


def make_station(data: Path, *, films: int, people: int, meetings: int) -> None:
    """Fill an empty data folder.

    Args:
        data: the folder to make.
        films: how many courses. Each shows the numbered film, in a file and under a hash of its
            own.
        people: how many the roll calls.
        meetings: how many are due today, each with all the courses.
    """
    disk = Disk()
    quarantine = Quarantine(data / "quarantine", disk)
    folder = Folder(data, quarantine, disk)
    shelf = Shelf(data / "media", quarantine, disk)
    film = numbered_film().read_bytes()
    courses = tuple(_course(shelf, film, number) for number in range(films))
    township = new_key()
    feed = Feed(
        version=1,
        station_id="LW",
        station_name="柳湾村",
        township_name="禾溪镇",
        issued_ms=_now_ms(),
        courseware=courses,
        planned_meetings=_due_today(courses, meetings),
        roster=tuple(
            Person(id=f"p{number}", name=f"学员{number}", status=PersonStatus.MEMBER)
            for number in range(people)
        ),
    )
    save_feed(folder, sign_document(canonical_bytes(feed), township))
    save_identity(folder, _identity(public_key(township)))


def _course(shelf: Shelf, film: bytes, number: int) -> Courseware:
    # MP4 readers skip a box called free.
    empty = number.to_bytes(8, "big")
    content = film + _BOX_HEADER.pack(8 + len(empty), b"free") + empty
    course = Courseware(
        sha256=hashlib.sha256(content).hexdigest(),
        title=f"第{number + 1}课",
        size_bytes=len(content),
        length_ms=FILM_S * 1000,
        extension="mp4",
    )
    shelf.path(course).write_bytes(content)
    return course


def _due_today(courses: tuple[Courseware, ...], meetings: int) -> tuple[PlannedMeeting, ...]:
    today = (datetime.now(UTC) + timedelta(hours=8)).date().isoformat()
    return tuple(
        PlannedMeeting(
            id=f"m{number}",
            type_code=_MEETING_TYPE,
            day=today,
            time=f"{number // 60:02d}:{number % 60:02d}",
            courseware=tuple(one.sha256 for one in courses),
        )
        for number in range(meetings)
    )


def _identity(township_key: str) -> Identity:
    return Identity(
        secret_key=new_key(),
        address=NO_TOWNSHIP,
        station_id="LW",
        station_name="柳湾村",
        township_name="禾溪镇",
        township_key=township_key,
        token="nobody-asks-for-it",  # noqa: S106 - no township is there that would
        feed_version=1,
        last_contact_ms=_now_ms(),
    )


def _now_ms() -> int:
    return int(datetime.now(UTC).timestamp() * 1000)
