"""The classes on the 10th (十号课堂) that villages held, each with the documents that are there."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from protocol.meeting_types import TENTH_CLASS
from township.accounts.audit import note
from township.courses.models import TenthClass
from township.ledger.models import Meeting
from township.reports.metrics import CLASS_DOCUMENTS
from township.reports.models import ClassFile
from township.reports.months import moved

LONGEST_ANSWER = 300


class ArchiveRefused(Exception):
    """The class cannot be archived; the message says why in plain words."""


@dataclass(frozen=True)
class HeldClass:
    """A class as one village held it."""

    meeting: Meeting
    plan: TenthClass | None
    """What had been announced."""
    file: ClassFile | None = None
    """What the office has added."""

    @property
    def documents(self) -> frozenset[str]:
        """Those of ``CLASS_DOCUMENTS`` that are there."""
        there = {
            "计划": self.plan is not None,
            "签到": self.meeting.present > 0,
            "记录": True,
            "照片": self.meeting.photos > 0,
            "反馈": bool(self.meeting.feedback),
        }
        return frozenset(name for name, is_there in there.items() if is_there)

    @property
    def missing(self) -> tuple[str, ...]:
        """Those that are not, in their order."""
        return tuple(name for name in CLASS_DOCUMENTS if name not in self.documents)

    @property
    def checklist(self) -> tuple[tuple[str, bool], ...]:
        """Each document, and whether it is there."""
        return tuple((name, name in self.documents) for name in CLASS_DOCUMENTS)


def held_classes(month: str) -> tuple[HeldClass, ...]:
    """The classes of a month in the order of their days."""
    meetings = (
        Meeting.counted()
        .filter(month=month, type_code=TENTH_CLASS, abandoned=False)
        .select_related("station", "class_file")
        .defer("topics", "elsewhere", "flags")
    )
    ordered = list(meetings.order_by("day", "station__position", "id"))
    plans = TenthClass.objects.in_bulk([one.planned_meeting_id for one in ordered])
    return tuple(_held(one, plans.get(one.planned_meeting_id)) for one in ordered)


def held_of(plan: TenthClass) -> tuple[HeldClass, ...]:
    """How the villages held one announced class, in the office's order."""
    meetings = (
        Meeting.counted()
        .filter(
            planned_meeting_id=plan.pk,
            type_code=TENTH_CLASS,
            abandoned=False,
            # The index is on the month; a class is held within some weeks of its day.
            month__in=[moved(f"{plan.day:%Y-%m}", by) for by in (-1, 0, 1)],
        )
        .select_related("station", "class_file")
    )
    return tuple(_held(one, plan) for one in meetings.order_by("station__position", "day", "id"))


def lacking(month: str) -> tuple[HeldClass, ...]:
    """The classes of a month of which a document is not there."""
    return tuple(one for one in held_classes(month) if one.missing)


def answer_feedback(meeting: Meeting, words: str) -> None:
    """Keep what the office says to what a class's audience fed back (采纳情况)."""
    file, _ = ClassFile.objects.get_or_create(meeting=meeting)
    words = words.strip()[:LONGEST_ANSWER]
    if words == file.answer:
        return
    file.answer, file.answered_at = words, timezone.now() if words else None
    with transaction.atomic():
        file.save()
        note(meeting, "答复十号课堂的反馈")


def archive(meeting: Meeting, user: User) -> None:
    """Mark a class as archived.

    Raises:
        ArchiveRefused: a document is not there.
    """
    plan = TenthClass.objects.filter(pk=meeting.planned_meeting_id).first()
    missing = HeldClass(meeting, plan).missing
    if missing:
        raise ArchiveRefused(f"还缺{'、'.join(missing)}，齐了才能归档。")
    file, _ = ClassFile.objects.get_or_create(meeting=meeting)
    if file.archived_at is None:
        file.archived_at, file.archived_by = timezone.now(), user
        with transaction.atomic():
            file.save()
            note(meeting, "十号课堂归档")


def _held(meeting: Meeting, plan: TenthClass | None) -> HeldClass:
    return HeldClass(meeting, plan, getattr(meeting, "class_file", None))
