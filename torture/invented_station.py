"""Makes the station that is tortured by keys: enrolled, with films, people and meetings due."""

import hashlib
import struct
from datetime import UTC, datetime, timedelta
from pathlib import Path

from demo.oracle_film import make_oracle_film
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
"""One film for all, since making it takes a while."""
_MEETING_TYPE = "theme_party_day"
_BOX_HEADER = struct.Struct(">I4s")


def numbered_film(folder: Path, seconds: int) -> Path:
    """A film whose frames say which they are, made once a folder."""
    film = folder / f"numbered-{seconds}.mp4"
    if not film.exists():
        half_made = film.with_name(f"making-{film.name}")
        make_oracle_film(half_made, seconds)
        half_made.rename(film)
    return film


def make_station(
    data: Path, film: Path, seconds: int, *, films: int, people: int, meetings: int
) -> None:
    """Fill an empty data folder.

    Args:
        data: the folder to make.
        film: what every course shows.
        seconds: its length.
        films: how many courses; each is another file, for it ends with another empty box.
        people: how many the roll calls.
        meetings: how many are due today, each with all the courses.
    """
    disk = Disk()
    quarantine = Quarantine(data / "quarantine", disk)
    folder = Folder(data, quarantine, disk)
    shelf = Shelf(data / "media", quarantine, disk)
    courses = tuple(_course(shelf, film, seconds, number) for number in range(films))
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


def _course(shelf: Shelf, film: Path, seconds: int, number: int) -> Courseware:
    # MP4 readers skip a box called free: the same film, but a file and a hash of its own.
    empty = number.to_bytes(8, "big")
    content = film.read_bytes() + _BOX_HEADER.pack(8 + len(empty), b"free") + empty
    course = Courseware(
        sha256=hashlib.sha256(content).hexdigest(),
        title=f"第{number + 1}课",
        size_bytes=len(content),
        length_ms=seconds * 1000,
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
