"""Makes the data folders that are measured with: ten years of use, or one film."""

import json
import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.store.disk import Disk
from kiosk.store.feed_file import save_feed
from kiosk.store.files import Folder
from kiosk.store.identity import Identity, save_identity
from kiosk.store.quarantine import Quarantine
from kiosk.store.shelf import Shelf
from protocol.canonical import canonical_bytes, sha256_hex
from protocol.feed import Courseware, Feed, PlanItem, PlannedMeeting, StudyPlan
from protocol.moment import Moment
from protocol.people import Person, PersonStatus
from protocol.record import (
    Attendance,
    AttendanceStatus,
    ExpectedPerson,
    MeetingRecord,
    Viewing,
    sealed,
)
from protocol.segments import PlayedSegment
from protocol.signing import new_key, public_key, sign_document

PEOPLE = 28
FILM_BYTES = 4096
LENGTH_MS = 1_710_000
UNSENT = 30
"""The newest records still wait for the line."""


@dataclass(frozen=True)
class RealFilm:
    """A film that can be played, and a meeting today that shows it."""

    path: Path
    length_ms: int


def make_old_station(
    data: Path, *, records: int, films: int, people: int = PEOPLE, real: RealFilm | None = None
) -> None:
    """Fill an empty folder: an enrolled station, its feed, films and closed meetings.

    Args:
        data: the data folder to make.
        records: closed meetings, spread over the ten years before now.
        films: courses in the feed, each with a small file on the disk.
        people: on the roster, and at every meeting.
        real: one more course, the first, which is due today.
    """
    disk = Disk()
    quarantine = Quarantine(data / "quarantine", disk)
    folder = Folder(data, quarantine, disk)
    township = new_key()
    shelf = Shelf(data / "media", quarantine, disk)
    shown = (_real_course(shelf, real),) if real is not None else ()
    courses = (*shown, *_courses(shelf, films))
    _write_feed(folder, township, courses, people, _due_today(shown))
    save_identity(folder, _identity(township, records))
    _write_records(Folder(data / "records", quarantine, disk), records, courses, people)


def make_station(data: Path, film: Path, length_ms: int) -> None:
    """Fill an empty folder: an enrolled station without records that has one film.

    Args:
        data: the data folder to make.
        film: the film its library holds; copied.
        length_ms: the film's length.
    """
    disk = Disk()
    quarantine = Quarantine(data / "quarantine", disk)
    folder = Folder(data, quarantine, disk)
    shelf = Shelf(data / "media", quarantine, disk)
    township = new_key()
    _write_feed(folder, township, (_real_course(shelf, RealFilm(film, length_ms)),), PEOPLE, ())
    save_identity(folder, _identity(township, records=0))


def _real_course(shelf: Shelf, film: RealFilm) -> Courseware:
    content = film.path.read_bytes()
    course = Courseware(
        sha256=sha256_hex(content),
        title=film.path.stem,
        size_bytes=len(content),
        length_ms=film.length_ms,
        extension=film.path.suffix.lstrip("."),
        category="实用技术",
    )
    shelf.path(course).write_bytes(content)
    return course


def _due_today(courses: tuple[Courseware, ...]) -> tuple[PlannedMeeting, ...]:
    today = (datetime.now(UTC) + timedelta(hours=8)).date().isoformat()
    hashes = tuple(one.sha256 for one in courses)
    meeting = PlannedMeeting(
        id="m", type_code="theme_party_day", day=today, time="00:01", courseware=hashes
    )
    return (meeting,) if courses else ()


def _identity(township: str, records: int) -> Identity:
    return Identity(
        secret_key=new_key(),
        address="http://127.0.0.1:9",
        station_id="LW",
        station_name="柳湾村",
        township_name="禾溪镇",
        township_key=public_key(township),
        token=secrets.token_urlsafe(32),
        feed_version=1,
        last_sequence=records,
        last_contact_ms=_ms(datetime.now(UTC)),
    )


def _courses(shelf: Shelf, films: int) -> tuple[Courseware, ...]:
    made = []
    for number in range(films):
        content = number.to_bytes(4, "big") * (FILM_BYTES // 4)
        course = Courseware(
            sha256=f"{number:064x}",
            title=f"农村实用技术第{number + 1}讲",
            size_bytes=len(content),
            length_ms=LENGTH_MS,
            extension="mp4",
            category="实用技术",
        )
        shelf.path(course).write_bytes(content)
        made.append(course)
    return tuple(made)


def _write_feed(
    folder: Folder,
    township: str,
    courses: tuple[Courseware, ...],
    people: int,
    planned: tuple[PlannedMeeting, ...],
) -> None:
    today = datetime.now(UTC) + timedelta(hours=8)
    month = today.strftime("%Y-%m")
    items = tuple(
        PlanItem(id=f"i{number}", courseware=course.sha256, deadline=f"{month}-28")
        for number, course in enumerate(courses[:3])
    )
    feed = Feed(
        version=1,
        station_id="LW",
        station_name="柳湾村",
        township_name="禾溪镇",
        issued_ms=_ms(datetime.now(UTC)),
        courseware=courses,
        plans=(StudyPlan(id="p", version=1, month=month, title="学习计划", items=items),),
        roster=tuple(
            Person(id=f"p{number}", name=f"学员{number}", status=PersonStatus.MEMBER)
            for number in range(people)
        ),
        planned_meetings=planned,
    )
    save_feed(folder, sign_document(canonical_bytes(feed), township))


def _write_records(
    folder: Folder, records: int, courses: tuple[Courseware, ...], people: int
) -> None:
    last = datetime.now(UTC) - timedelta(hours=3)
    step = timedelta(days=3650) / records
    months: dict[str, dict[str, object]] = {}
    for number in range(records):
        at = last - step * (records - 1 - number)
        month = (at + timedelta(hours=8)).strftime("%Y-%m")
        documents = months.setdefault(month, {})
        record = _record(number + 1, _ms(at), courses[number % len(courses)], people)
        documents[str(len(documents) + 1)] = {
            "id": record.id,
            "revision": 1,
            "state": "pending" if number >= records - UNSENT else "acked",
            "reason": "",
            "record": record.model_dump(mode="json"),
        }
    for month, documents in months.items():
        payload = json.dumps({"_default": documents}, ensure_ascii=False, separators=(",", ":"))
        folder.write(f"{month}.json", payload.encode("utf-8"))


def _record(sequence: int, opened_ms: int, course: Courseware, count: int) -> MeetingRecord:
    def at(minutes: int) -> Moment:
        return Moment(wall_ms=opened_ms + minutes * 60_000, boot_ms=minutes * 60_000, boot_id="b")

    people = [(f"p{number}", f"学员{number}") for number in range(count)]
    return sealed(
        MeetingRecord(
            id=str(uuid.uuid4()),
            station_id="LW",
            station_name="柳湾村",
            sequence=sequence,
            feed_version=1,
            type_code="theme_party_day",
            type_name="主题党日",
            opened=at(0),
            closed=at(60),
            expected=tuple(
                ExpectedPerson(person_id=one, name=name, status=PersonStatus.MEMBER)
                for one, name in people
            ),
            attendance=tuple(
                Attendance(person_id=one, name=name, status=AttendanceStatus.PRESENT, at=at(5))
                for one, name in people
            ),
            viewings=(
                Viewing(
                    courseware=course.sha256,
                    title=course.title,
                    length_ms=LENGTH_MS,
                    started=at(10),
                    ended=at(39),
                    segments=(PlayedSegment(start_ms=0, end_ms=LENGTH_MS),),
                    effective_ms=LENGTH_MS,
                    watched=True,
                ),
            ),
        )
    )


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
