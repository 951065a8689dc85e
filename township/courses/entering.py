"""Enters what the office issues from messages, for programs that do what the pages do."""

import datetime
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from protocol import feed
from township.courses.class_changes import keep_changes
from township.courses.models import (
    Courseware,
    Notice,
    PlanItem,
    PlannedMeeting,
    Playlist,
    PlaylistEntry,
    StudyPlan,
    TenthClass,
)
from township.courses.plan_publishing import publish
from township.stations.models import Station


class EntryRefused(Exception):
    """Something in the message cannot be entered; the message is a sentence."""


@transaction.atomic
def enter_plan(
    plan_id: str,
    message: feed.StudyPlan,
    station_ids: Sequence[str] | None,
    by: User | None = None,
) -> StudyPlan:
    """Replace or make a plan and publish it.

    Args:
        plan_id: its id.
        message: what it asks for; its version is not taken over, ours rises by itself.
        station_ids: whom it is for; None means every station.
        by: who publishes it.

    Raises:
        EntryRefused: unknown courseware or station, or an impossible value.
    """
    plan = StudyPlan.objects.filter(pk=plan_id).first() or StudyPlan(pk=plan_id)
    plan.month, plan.title = message.month, message.title
    plan.for_all = station_ids is None
    _save(plan)
    plan.stations.set(_stations(station_ids or ()))
    _replace_items(plan, message.items)
    publish(plan, by)
    return plan


@transaction.atomic
def enter_playlist(playlist_id: str, message: feed.Playlist) -> Playlist:
    """Replace or make a playlist.

    Raises:
        EntryRefused: unknown courseware or an impossible value.
    """
    playlist = Playlist.objects.filter(pk=playlist_id).first() or Playlist(pk=playlist_id)
    playlist.title = message.title
    _save(playlist)
    courses = _courses(message.courseware)
    if [one.courseware for one in playlist.entries.select_related("courseware")] != courses:
        playlist.entries.all().delete()
        for position, course in enumerate(courses):
            PlaylistEntry.objects.create(playlist=playlist, courseware=course, position=position)
    return playlist


@transaction.atomic
def enter_planned_meeting(
    meeting_id: str, message: feed.PlannedMeeting, station_id: str | None
) -> PlannedMeeting:
    """Replace or make a planned meeting, for one station or for all.

    Raises:
        EntryRefused: unknown courseware or station, or an impossible value.
    """
    meeting = PlannedMeeting.objects.filter(pk=meeting_id).first() or PlannedMeeting(pk=meeting_id)
    meeting.station = _stations([station_id])[0] if station_id else None
    meeting.type_code, meeting.venue = message.type_code, message.venue
    meeting.day, meeting.time = _day(message.day), _time(message.time)
    _save(meeting)
    meeting.courseware.clear()
    for course in _courses(message.courseware):
        meeting.courseware.add(course)
    return meeting


@transaction.atomic
def enter_class(class_id: str, message: feed.TenthClass) -> TenthClass:
    """Replace or make a class on the 10th.

    Raises:
        EntryRefused: unknown courseware or an impossible value.
    """
    before = TenthClass.objects.filter(pk=class_id).first()
    one = TenthClass.objects.filter(pk=class_id).first() or TenthClass(pk=class_id)
    one.topic, one.venue, one.note = message.topic, message.venue, message.note
    one.lecturer, one.contact = message.lecturer, message.contact
    one.day, one.time = _day(message.day), _time(message.time)
    _save(one)
    if before is not None:
        keep_changes(before, one, message.note)
    one.courseware.clear()
    for course in _courses(message.courseware):
        one.courseware.add(course)
    return one


def enter_notice(notice_id: str, message: feed.Notice) -> Notice:
    """Replace or make a notice.

    Raises:
        EntryRefused: an impossible value.
    """
    notice = Notice.objects.filter(pk=notice_id).first() or Notice(pk=notice_id)
    notice.text, notice.until = message.text, _day(message.until)
    _save(notice)
    return notice


def _replace_items(plan: StudyPlan, items: Sequence[feed.PlanItem]) -> None:
    """Put the items right one by one, so that what is noted of each goes on."""
    courses = _courses([item.courseware for item in items])
    plan.items.exclude(item_id__in=[item.id for item in items]).delete()
    known = {row.item_id: row for row in plan.items.all()}
    for position, (item, course) in enumerate(zip(items, courses, strict=True)):
        row = known.get(item.id) or PlanItem(plan=plan, item_id=item.id)
        row.position, row.courseware, row.required = position, course, item.required
        row.deadline, row.minimum_people = _day(item.deadline), item.minimum_people
        row.meeting_types = list(item.meeting_types)
        _save(row)


def _courses(hashes: Sequence[str]) -> list[Courseware]:
    found = {course.sha256: course for course in Courseware.objects.filter(sha256__in=hashes)}
    for sha256 in hashes:
        if sha256 not in found:
            raise EntryRefused(f"没有这个课件：{sha256[:12]}…")
        if not found[sha256].is_offered:
            raise EntryRefused(f"课件《{found[sha256].title}》还不能下发，不能放进来。")
    return [found[sha256] for sha256 in hashes]


def _stations(ids: Sequence[str]) -> list[Station]:
    found = {station.id: station for station in Station.objects.filter(pk__in=ids)}
    for station_id in ids:
        if station_id not in found:
            raise EntryRefused(f"没有编号是 {station_id} 的站点。")
    return [found[station_id] for station_id in ids]


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise EntryRefused(f"日历上没有 {text} 这一天。") from error


def _time(text: str) -> datetime.time:
    return datetime.time.fromisoformat(text)


def _save(row: StudyPlan | PlanItem | Playlist | PlannedMeeting | TenthClass | Notice) -> None:
    try:
        row.full_clean()
    except ValidationError as refusal:
        raise EntryRefused("；".join(refusal.messages)) from refusal
    row.save()
