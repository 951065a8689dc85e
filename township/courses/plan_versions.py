"""Each plan as it was published, for good: what stations are given and are judged by."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone

from protocol import feed

if TYPE_CHECKING:
    from django.contrib.auth.models import User

    from township.courses.plans import StudyPlan


@dataclass(frozen=True)
class Audience:
    """Whom a plan is for."""

    station_ids: frozenset[str] | None = None
    """None means every station, those of tomorrow too."""

    def __contains__(self, station_id: str) -> bool:
        return self.station_ids is None or station_id in self.station_ids


class PlanVersion(models.Model):
    """One publishing of a plan, or its withdrawal; rows are added and never changed."""

    plan: "models.ForeignKey[StudyPlan]" = models.ForeignKey(
        "courses.StudyPlan", models.PROTECT, related_name="versions", verbose_name="学习计划"
    )
    number = models.PositiveIntegerField("版本")
    month = models.CharField("月份", max_length=7, db_index=True)
    content = models.JSONField("内容")
    """A ``feed.StudyPlan`` with every item, whether its course could be had then or not."""
    titles = models.JSONField(default=dict)
    """What the courses were called, by hash: a course may be deleted, the history stays."""
    for_all = models.BooleanField("发给所有站点", default=True)
    station_ids = models.JSONField("发给哪些站点", default=list)
    withdrawn = models.BooleanField("撤回", default=False)
    changes = models.JSONField("改了什么", default=list)
    """Sentences, against the version before."""
    published_at = models.DateTimeField("下发时间", default=timezone.now)
    published_by: "models.ForeignKey[User | None]" = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name="下发人"
    )

    if TYPE_CHECKING:
        plan_id: str

    class Meta:
        verbose_name = verbose_name_plural = "下发过的计划"
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="version_once_a_plan")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.number}"

    @classmethod
    def latest(cls) -> models.QuerySet["PlanVersion"]:
        """Of each plan that ever went out the newest version, withdrawals among them."""
        return cls.objects.filter(number=F("plan__version"))

    @classmethod
    def standing(cls) -> models.QuerySet["PlanVersion"]:
        """What stations are to go by: newest month first, as in the feed."""
        return cls.latest().filter(withdrawn=False).order_by("-month", "plan_id")

    @property
    def audience(self) -> Audience:
        """Whom it is for."""
        return Audience(None if self.for_all else frozenset(self.station_ids))

    @property
    def whole(self) -> feed.StudyPlan:
        """What was published, with every item."""
        return feed.StudyPlan.model_validate(self.content)

    def message(self, offered: set[str]) -> feed.StudyPlan:
        """The plan as the feed tells it, with the items whose courseware stations may have."""
        whole = self.whole
        items = tuple(item for item in whole.items if item.courseware in offered)
        return whole.model_copy(update={"items": items})

    def says_the_same(self, other: "PlanVersion") -> bool:
        """Whether another asks the same of the same villages."""
        mine, theirs = (one.whole.model_copy(update={"version": 0}) for one in (self, other))
        return (mine, self.audience, self.withdrawn) == (theirs, other.audience, other.withdrawn)


class Delivery(models.Model):
    """The first feed of a station that says what a version says."""

    plan_version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="deliveries")
    station = models.ForeignKey("stations.Station", models.CASCADE, related_name="deliveries")
    feed_version = models.BigIntegerField()
    """A station that has this feed, or a newer one, has received the version."""

    if TYPE_CHECKING:
        plan_version_id: int
        station_id: str

    class Meta:
        verbose_name = verbose_name_plural = "下发到站"
        constraints = [
            models.UniqueConstraint(
                fields=["station", "plan_version"], name="delivered_once_a_station"
            )
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.feed_version}"
