"""What waits for the office, and what it has to do on its first day."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from township.courses.models import Courseware, StudyPlan, Verdict
from township.faults.models import Fault
from township.ledger.models import Meeting
from township.reports.classes import lacking
from township.reports.models import Objection
from township.reports.wishes import open_count
from township.stations.models import Enrolment, EnrolmentStage, RosterEntry, Station


@dataclass(frozen=True)
class Errand:
    """Something that waits, how many of it, and where it is dealt with."""

    words: str
    count: int
    link: str
    more: str = ""
    """What is worth knowing before one goes there."""
    is_counted: bool = True
    """False where the page it leads to has other rows."""


@dataclass(frozen=True)
class Step:
    """One of the four steps of the first day."""

    number: int
    words: str
    why: str
    done: bool
    link: str


def errands(month: str) -> list[Errand]:
    """What waits for the office, in a fixed order; what waits for nobody is left out.

    Args:
        month: such as ``2026-04``; what belongs to no month waits in all of them.
    """
    ledger = reverse("ledger")
    flagged = Meeting.doubtful().filter(month=month).count()
    found = [
        Errand("待审记录", flagged, f"{ledger}?flagged=1&month={month}"),
        _faults(),
        Errand("群众想学", open_count(month), f"{reverse('wishes')}?open=1&month={month}"),
        Errand(
            "十号课堂缺材料",
            len(lacking(month)),
            f"{reverse('classes')}?lacking=1&month={month}",
        ),
        Errand("退回了还没补", Meeting.returned().count(), f"{ledger}?returned=1"),
        Errand("村里的意见该答复", *_objections()),
        _machines(),
        _doubtful_courses(),
    ]
    return [errand for errand in found if errand.count]


def _faults() -> Errand:
    unanswered = Fault.unanswered().select_related("station")
    oldest = unanswered.order_by("received_at", "id").first()
    return Errand(
        "镇里该回话的故障",
        unanswered.count(),
        f"{reverse('faults')}?state=unanswered",
        f"（{oldest.station.name}{_waited(oldest)}）" if oldest is not None else "",
    )


def _waited(fault: Fault) -> str:
    days = (timezone.localdate() - timezone.localtime(fault.received_at).date()).days
    return f"{days}天" if days else "，今天报的"


def _machines() -> Errand:
    """Which of them is whose the office reads off the machines, so the list is of stations."""
    waiting = Enrolment.objects.filter(
        stage=EnrolmentStage.WAITING, expires_at__gt=timezone.now()
    ).count()
    stations = reverse("stations")
    return Errand("有机器等着接入", waiting, stations, is_counted=False)


def _doubtful_courses() -> Errand:
    doubtful = Courseware.objects.filter(verdict=Verdict.FLAGGED, released=False).count()
    courses = reverse("admin:courses_courseware_changelist")
    return Errand("有疑问的课件", doubtful, f"{courses}?verdict__exact=flagged&released__exact=0")


def first_steps() -> list[Step]:
    """The four steps; nothing once all are done."""
    steps = [
        Step(
            1,
            "建站点",
            "每个村一个，写上编号和名称",
            Station.objects.exists(),
            reverse("admin:stations_station_add"),
        ),
        Step(
            2,
            "导入花名册",
            "从表格里复制过来，粘贴就行",
            RosterEntry.objects.exists(),
            _roster_link(),
        ),
        Step(
            3,
            "传课件",
            "老格式也收，传完自动检查好坏",
            Courseware.offered().exists(),
            reverse("courseware-upload"),
        ),
        Step(
            4,
            "发计划",
            "选好课件和期限，站点自己来取",
            StudyPlan.objects.filter(published=True).exists(),
            reverse("admin:courses_studyplan_add"),
        ),
    ]
    return [] if all(step.done for step in steps) else steps


def _objections() -> tuple[int, str]:
    """How many villages' objections nobody has answered, and where the oldest one is."""
    waiting = Objection.unanswered()
    oldest = waiting.first()
    if oldest is None:
        return 0, ""
    return waiting.count(), f"{reverse('month', args=[oldest.month])}#objections"


def _roster_link() -> str:
    first = Station.objects.first()
    if first is None:
        return reverse("admin:stations_station_add")
    return reverse("station-roster", args=[first.pk])
