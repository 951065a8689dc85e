"""Gives the township the months before anybody looked, as the villages' machines would have.

Everything goes through the doors that stations and office use; what is there is not sent twice.
"""

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from demo.lessons import Lesson, load_lessons
from demo.office import Office, OfficeError
from demo.old_machine import OldMachine
from demo.past_meetings import FULL_MONTHS, WITHOUT_LINE, first_month, plans
from demo.past_records import past_of
from demo.seed import Tell
from demo.village_data import PLACES, Place
from protocol.canonical import sha256_hex
from protocol.feed import Courseware
from protocol.receipt import Receipt, Verdict
from protocol.record import MeetingRecord

_SINCE = "since"


def give_past(
    office: Office, url: str, folder: Path, day: datetime.date, tell: Tell
) -> Counter[Verdict]:
    """Send each village's records up to a day; the township's verdicts, counted.

    Args:
        office: enrols the villages' machines, and issues the plans of the months.
        url: where stations find the township.
        folder: keeps the machines' tokens, and since when the past goes.
        day: the records end on the evening before.
        tell: takes a line for the person who waits.

    Raises:
        OfficeError: the township refused something.
    """
    since = _since(office, folder, day, tell)
    courses = _courses(office)
    hashes = {title: course.sha256 for title, course in courses.items()}
    for plan in plans(since, hashes)[:FULL_MONTHS]:
        office.put_plan(plan)
    past = past_of(since, day, courses)
    enrolled = {one["id"] for one in office.stations() if one["enrolled"]}
    receipts: list[Receipt] = []
    for place in PLACES:
        machine = _machine(office, url, folder, place, taken=place.id in enrolled)
        if machine is not None:
            receipts += _deliver(machine, place, past[place.id])
    verdicts = Counter(one.verdict for one in receipts)
    _tell_of(verdicts, tell)
    return verdicts


def _since(office: Office, folder: Path, day: datetime.date, tell: Tell) -> datetime.date:
    """When the past begins: settled once, so that later starts send the same records."""
    file = folder / _SINCE
    if file.exists():
        return datetime.date.fromisoformat(file.read_text(encoding="ascii"))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _upload_again(office, load_lessons()[0], tell)
    since = first_month(day)
    file.write_text(since.isoformat(), encoding="ascii")
    return since


def _upload_again(office: Office, lesson: Lesson, tell: Tell) -> None:
    """Somebody uploads a film that is there already; the office keeps one."""
    if office.upload(lesson.film, title=f"{lesson.title}（第二次）").duplicate:
        tell(f"《{lesson.title}》又传了一次，镇里只存一份")


def _courses(office: Office) -> dict[str, Courseware]:
    """The lessons as stations know them, with the length the office found."""
    there = {course["sha256"]: course for course in office.courseware()}
    return {lesson.title: _course(lesson, there) for lesson in load_lessons()}


def _course(lesson: Lesson, there: Mapping[str, Mapping[str, Any]]) -> Courseware:
    content = lesson.film.read_bytes()
    sha256 = sha256_hex(content)
    if sha256 not in there:
        raise OfficeError(f"镇里没有《{lesson.title}》这个片子")
    return Courseware(
        sha256=sha256,
        title=lesson.title,
        size_bytes=len(content),
        length_ms=int(there[sha256]["length_ms"]),
        extension=lesson.film.suffix.removeprefix("."),
        category=lesson.category,
        function=lesson.function,
        campaign=lesson.campaign,
    )


def _machine(
    office: Office, url: str, folder: Path, place: Place, *, taken: bool
) -> OldMachine | None:
    """A village's old machine, unless another one has taken its place meanwhile.

    That other one may be the television somebody is looking at: it must never be shut out.
    """
    file = folder / f"{place.id}.json"
    known = OldMachine.kept(url, file)
    if known is not None:
        return known if known.is_known() else None
    return None if taken else OldMachine.enrolled(url, office, place.id, file)


def _deliver(
    machine: OldMachine, place: Place, records: Sequence[MeetingRecord]
) -> Sequence[Receipt]:
    receipts = (
        machine.send_at_once(records)
        if place.id == WITHOUT_LINE
        else [machine.send(record) for record in records]
    )
    machine.report()
    for one in receipts:
        if not one.verdict.is_held:
            raise OfficeError(f"{place.name}有一份记录镇里没有收：{one.reason or one.verdict}")
    return receipts


def _tell_of(verdicts: Counter[Verdict], tell: Tell) -> None:
    tell(f"各村以前的记录 {verdicts.total()} 份，这次新报上来 {verdicts[Verdict.STORED]} 份")
    if verdicts[Verdict.CONFLICT]:
        tell(f"其中 {verdicts[Verdict.CONFLICT]} 份和镇里已有的不一样，两份都留着")
