"""Sets the invented township up at an office that has nothing yet, or brings it up to today."""

import datetime
from collections.abc import Callable

from demo.lessons import Lesson, load_lessons
from demo.office import Office, OfficeError
from demo.township import PHONE, TOWNSHIP_NAME, Hashes, asked_on
from demo.village_data import PLACES, rosters

Tell = Callable[[str], None]
"""Takes one line for the person who waits."""


def seed(office: Office, day: datetime.date, tell: Tell) -> None:
    """Enter everything through the office's own doors; what is there already is not sent twice."""
    enter_villages(office, tell)
    hashes = upload_lessons(office, load_lessons(), tell)
    tell(f"课件 {len(hashes)} 个，都检查过")
    _ask(office, day, hashes)
    tell(f"{day.month}月学习计划、播放列表、会议安排、十号课堂已下发")


def upload_lessons(office: Office, lessons: tuple[Lesson, ...], tell: Tell) -> Hashes:
    """Upload the films the office does not have; SHA-256 by title of all of them.

    Raises:
        OfficeError: the office found fault with one of our films.
    """
    hashes = {course["title"]: course["sha256"] for course in office.courseware()}
    for lesson in lessons:
        if lesson.title in hashes:
            continue
        tell(f"上传《{lesson.title}》")
        upload = office.upload(
            lesson.film,
            title=lesson.title,
            category=lesson.category,
            function=lesson.function.value,
            campaign=lesson.campaign,
        )
        if not upload.ok:
            raise OfficeError(f"《{lesson.title}》没有通过检查：{upload.reason}")
        hashes[lesson.title] = upload.sha256
    return hashes


def enter_villages(office: Office, tell: Tell) -> None:
    """Enter the office itself, its stations and their rosters."""
    office.set_office(TOWNSHIP_NAME, PHONE)
    people = rosters()
    for position, place in enumerate(PLACES):
        office.add_station(place.id, place.name, position)
        office.set_roster(place.id, people[place.id])
    tell(f"站点 {len(PLACES)} 个，花名册已导入")


def _ask(office: Office, day: datetime.date, hashes: Hashes) -> None:
    asked = asked_on(day, hashes)
    office.put_plan(asked.plan)
    for playlist in asked.playlists:
        office.put_playlist(playlist)
    for place, meeting in asked.meetings:
        office.put_planned_meeting(meeting, place.id)
    for announced in asked.classes:
        office.put_class(announced)
