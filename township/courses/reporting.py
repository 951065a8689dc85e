"""Tells what became of an upload, the same to a page and to a program."""

import logging
from concurrent.futures import TimeoutError as StillChecking
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import F
from django.urls import reverse

from township.courses.checking import check_soon
from township.courses.models import Arrival, Courseware, Verdict
from township.courses.receiving import finish_arrival
from township.courses.subtitles import attach_subtitle
from township.courses.uploading import Received, UploadRefused

_LOG = logging.getLogger(__name__)
WAIT_AT_MOST_S = 3600


def outcome_of(
    received: Received, subtitle: "UploadedFile[bytes] | None", *, wait: bool
) -> dict[str, Any]:
    """Have what was received checked, and say what came of it.

    Args:
        received: the upload, in the store.
        subtitle: a subtitle that came with it.
        wait: whether to wait for the verdict; otherwise it is ``checking``.

    Raises:
        UploadRefused: the subtitle cannot be read.
    """
    course = received.course
    if subtitle is not None:
        attach_subtitle(course, subtitle)
    if course.verdict == Verdict.CHECKING:
        checked = check_soon(course)
        if wait:
            _wait(checked)
            course.refresh_from_db()
    return course_as_plain(course, received.duplicate)


def course_of_arrival(arrival: Arrival) -> dict[str, Any]:
    """Make what came whole in parts a course, once, and say what came of it.

    Raises:
        UploadRefused: it is not what was announced, or somebody else is at it.
    """
    if arrival.courseware is not None:
        return course_as_plain(arrival.courseware, arrival.duplicate)
    return outcome_of(finish_arrival(arrival), None, wait=False)


def resume_arrivals() -> None:
    """Finish what came whole right before a stop of the process; the browser may be gone."""
    whole = Arrival.objects.filter(courseware=None, received_bytes=F("size_bytes"))
    for arrival in whole.select_related("owner"):
        try:
            course_of_arrival(arrival)
        except UploadRefused as refusal:
            _LOG.info("an arrival could not be finished: %s", refusal)


def course_as_plain(course: Courseware, duplicate: bool = False) -> dict[str, Any]:
    """A course for a program."""
    return {
        "ok": course.is_offered or course.verdict == Verdict.CHECKING,
        "id": course.pk,
        "sha256": course.sha256,
        "title": course.title,
        "file": course.original_name,
        "length_ms": course.length_ms,
        "size_bytes": course.size_bytes,
        "extension": course.extension,
        "category": course.category,
        "function": course.function,
        "campaign": course.campaign,
        "has_video": course.has_video,
        "subtitles": [track.sha256 for track in course.subtitles.all()],
        "verdict": course.verdict,
        "offered": course.is_offered,
        "reason": course.reason,
        "advice": course.advice,
        "duplicate": duplicate,
    }


def for_page(plain: dict[str, Any]) -> dict[str, Any]:
    """The same for a browser, which wants to ask again and to lead to the course."""
    course_id = plain["id"]
    return {
        **plain,
        "poll": reverse("courseware-json", args=[course_id]),
        "page": reverse("courseware-page", args=[course_id]),
        "subtitle": reverse("courseware-subtitle", args=[course_id]),
    }


def _wait(checked: Any) -> None:
    try:
        checked.result(timeout=WAIT_AT_MOST_S)
    except StillChecking:
        return
