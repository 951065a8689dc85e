"""The classes on the 10th (十号课堂) that villages held, each with the documents that are there."""

from dataclasses import dataclass

from protocol.meeting_types import TENTH_CLASS
from township.courses.models import TenthClass
from township.ledger.models import Meeting
from township.reports.metrics import CLASS_DOCUMENTS


@dataclass(frozen=True)
class HeldClass:
    """A class as one village held it."""

    meeting: Meeting
    plan: TenthClass | None
    """What had been announced."""

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


def held_classes(month: str) -> tuple[HeldClass, ...]:
    """The classes of a month in the order of their days."""
    meetings = (
        Meeting.counted()
        .filter(month=month, type_code=TENTH_CLASS, abandoned=False)
        .select_related("station")
    )
    ordered = list(meetings.order_by("day", "station__position", "id"))
    plans = TenthClass.objects.in_bulk([one.planned_meeting_id for one in ordered])
    return tuple(HeldClass(one, plans.get(one.planned_meeting_id)) for one in ordered)
