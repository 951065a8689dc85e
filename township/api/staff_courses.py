"""Courseware, plans and what else the office issues, for programs."""

from typing import Annotated

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File, Form, Router
from ninja.files import UploadedFile
from pydantic import Field

from protocol import feed
from protocol.message import Message
from township.accounts.guard import MayCall
from township.api.answers import fault, message
from township.courses.entering import (
    EntryRefused,
    enter_class,
    enter_notice,
    enter_plan,
    enter_planned_meeting,
    enter_playlist,
)
from township.courses.models import Courseware, Verdict
from township.courses.reporting import course_as_plain, outcome_of
from township.courses.uploading import Details, UploadRefused, receive

router = Router(tags=["courses"])
_LOOK = MayCall("courses.view_courseware")


class PlanEntry(feed.StudyPlan):
    """A plan and whom it is for: a list of stations, or all of them when it is left out."""

    id: str = ""
    version: int = 0
    stations: list[str] | None = None


class PlaylistEntry(feed.Playlist):
    """A playlist; its id stands in the address."""

    id: str = ""


class PlannedMeetingEntry(feed.PlannedMeeting):
    """A planned meeting and its station; without one it is for all."""

    id: str = ""
    station: str | None = None


class ClassEntry(feed.TenthClass):
    """A class on the 10th; its id stands in the address."""

    id: str = ""


class NoticeEntry(feed.Notice):
    """A notice; its id stands in the address."""

    id: str = ""


class Upload(Message):
    """What comes with an uploaded film."""

    title: str = ""
    category: str = ""
    function: feed.Function = feed.Function.EDUCATION
    campaign: str = ""
    wait: Annotated[bool, Field(description="answer only when the film has been decoded")] = True

    def details(self) -> Details:
        """The part that describes the course."""
        return Details(self.title, self.category, self.function.value, self.campaign)


@router.get("/courseware", auth=_LOOK)
def get_courseware(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Every course, whatever its verdict, newest first."""
    courses = Courseware.objects.prefetch_related("subtitles")
    return message([course_as_plain(course) for course in courses])


@router.get("/courseware/{sha256}", auth=_LOOK)
def get_one_courseware(request: HttpRequest, sha256: str) -> HttpResponse:  # noqa: ARG001
    """One course, to see whether its check has ended."""
    return message(course_as_plain(get_object_or_404(Courseware, sha256=sha256)))


@router.post("/courseware")
def post_courseware(
    request: HttpRequest,
    body: Form[Upload],
    file: File[UploadedFile],
    subtitle: File[UploadedFile | None] = None,
) -> HttpResponse:
    """Upload a film; 422 when it cannot be used."""
    user = request.user if isinstance(request.user, User) else None
    try:
        received = receive(file, body.details(), user)
        answer = outcome_of(received, subtitle, wait=body.wait)
    except UploadRefused as refusal:
        return message({"ok": False, "verdict": "refused", "reason": str(refusal)}, 422)
    return message(answer, 422 if answer["verdict"] == Verdict.REFUSED else 200)


@router.post("/courseware/{sha256}/release")
def post_release(request: HttpRequest, sha256: str) -> HttpResponse:  # noqa: ARG001
    """Offer a flagged course all the same: a person has looked at it."""
    course = get_object_or_404(Courseware, sha256=sha256, verdict=Verdict.FLAGGED)
    course.released = True
    course.save(update_fields=["released"])
    return message(course_as_plain(course))


@router.put("/plans/{plan_id}")
def put_plan(request: HttpRequest, plan_id: str, body: PlanEntry) -> HttpResponse:
    """Publish a plan; its version rises if it says something new."""
    user = request.user if isinstance(request.user, User) else None
    try:
        plan = enter_plan(plan_id, body, body.stations, user)
    except EntryRefused as refusal:
        return fault(str(refusal), 422)
    return message({"ok": True, "id": plan.id, "version": plan.version})


@router.put("/playlists/{playlist_id}")
def put_playlist(request: HttpRequest, playlist_id: str, body: PlaylistEntry) -> HttpResponse:  # noqa: ARG001
    """Set a playlist."""
    try:
        playlist = enter_playlist(playlist_id, body)
    except EntryRefused as refusal:
        return fault(str(refusal), 422)
    return message({"ok": True, "id": playlist.id})


@router.put("/planned-meetings/{meeting_id}")
def put_planned_meeting(
    request: HttpRequest,  # noqa: ARG001
    meeting_id: str,
    body: PlannedMeetingEntry,
) -> HttpResponse:
    """Set a planned meeting."""
    try:
        meeting = enter_planned_meeting(meeting_id, body, body.station)
    except EntryRefused as refusal:
        return fault(str(refusal), 422)
    return message({"ok": True, "id": meeting.id})


@router.put("/classes/{class_id}")
def put_class(request: HttpRequest, class_id: str, body: ClassEntry) -> HttpResponse:  # noqa: ARG001
    """Announce or change a class on the 10th."""
    try:
        one = enter_class(class_id, body)
    except EntryRefused as refusal:
        return fault(str(refusal), 422)
    return message({"ok": True, "id": one.id})


@router.put("/notices/{notice_id}")
def put_notice(request: HttpRequest, notice_id: str, body: NoticeEntry) -> HttpResponse:  # noqa: ARG001
    """Set a notice."""
    try:
        notice = enter_notice(notice_id, body)
    except EntryRefused as refusal:
        return fault(str(refusal), 422)
    return message({"ok": True, "id": notice.id})
