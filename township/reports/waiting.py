"""What waits for the office, and what it has to do on its first day."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from township.courses.models import Courseware, StudyPlan, Verdict
from township.faults.models import Fault
from township.ledger.models import Meeting
from township.reports.models import Objection
from township.stations.models import Enrolment, EnrolmentStage, RosterEntry, Station


@dataclass(frozen=True)
class Errand:
    """Something that waits, how many of it, and where it is dealt with."""

    words: str
    count: int
    link: str


@dataclass(frozen=True)
class Step:
    """One of the four steps of the first day."""

    number: int
    words: str
    why: str
    done: bool
    link: str


def errands(month: str) -> list[Errand]:
    """What waits for the office, in a fixed order; what waits for nobody is left out."""
    ledger = reverse("ledger")
    courses = reverse("admin:courses_courseware_changelist")
    now = timezone.now()
    waiting = Enrolment.objects.filter(stage=EnrolmentStage.WAITING, expires_at__gt=now)
    doubtful = Courseware.objects.filter(verdict=Verdict.FLAGGED, released=False)
    flagged = Meeting.doubtful().filter(month=month)
    returned = Meeting.returned()
    faults = reverse("admin:faults_fault_changelist")
    found = [
        Errand("处故障该回话", Fault.unanswered().count(), f"{faults}?state=unanswered"),
        Errand("台机器等着接入", waiting.count(), reverse("admin:stations_station_changelist")),
        Errand("份记录有疑点", flagged.count(), f"{ledger}?flagged=1&month={month}"),
        Errand("份退回了还没补", returned.count(), f"{ledger}?returned=1"),
        Errand("条意见该答复", *_objections()),
        Errand("个课件有疑问", doubtful.count(), f"{courses}?verdict__exact=flagged"),
    ]
    return [errand for errand in found if errand.count]


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
