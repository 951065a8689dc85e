"""A month's report once it is final, and before that what villages saw of it and objected to."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

from protocol.month_figures import MOST_WORDS

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class MonthReport(models.Model):
    """The final report of a month (定稿): figures, who answered for them, and their hash."""

    month = models.CharField("月份", max_length=7, unique=True)
    content = models.JSONField()
    """``Monthly.as_plain`` as it was: figures without names."""
    content_hash = models.CharField("指纹", max_length=64)
    workbook_sha256 = models.CharField(max_length=64)
    """Names the file that was made then; it is given out byte for byte."""
    made_at = models.DateTimeField("定稿时间", default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="定稿人")

    class Meta:
        verbose_name = verbose_name_plural = "月报"
        ordering = ["-month"]

    def __str__(self) -> str:
        return self.month


class Disclosure(models.Model):
    """One publication (公示) of a month's draft figures to all villages."""

    month = models.CharField("月份", max_length=7)
    revision = models.PositiveIntegerField("第几次")
    object_until = models.DateField("提意见到")
    """The last day, in the office's zone."""
    made_at = models.DateTimeField("公示时间", default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="公示人")

    if TYPE_CHECKING:
        villages: "RelatedManager[DisclosedFigures]"

    class Meta:
        verbose_name = verbose_name_plural = "公示"
        ordering = ["-month", "-revision"]
        constraints = [
            models.UniqueConstraint(fields=["month", "revision"], name="disclosed_once_a_revision")
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.revision}"


class DisclosedFigures(models.Model):
    """One village's own rows of a publication, as they were then."""

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="villages")
    station = models.ForeignKey("stations.Station", models.CASCADE, related_name="disclosed")
    content = models.JSONField()
    """Figures, meetings and what changed, as ``protocol.month_figures`` tells them."""
    received_at = models.DateTimeField("村里收到", null=True)
    agreed_at = models.DateTimeField("村里说没有意见", null=True)

    if TYPE_CHECKING:
        disclosure_id: int
        station_id: str

    class Meta:
        ordering = ["station__position", "station_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["disclosure", "station"], name="disclosed_once_a_village"
            )
        ]

    def __str__(self) -> str:
        return f"{self.disclosure_id} {self.station_id}"


class Objection(models.Model):
    """What a village says is wrong with a line of its month, and what the office answers."""

    station = models.ForeignKey(
        "stations.Station", models.CASCADE, related_name="objections", verbose_name="站点"
    )
    objection_id = models.CharField("编号", max_length=60)
    month = models.CharField("月份", max_length=7, db_index=True)
    revision = models.PositiveIntegerField("第几次公示")
    about = models.CharField("哪一条", max_length=60)
    reason = models.CharField("为什么", max_length=20)
    words = models.CharField("村里的话", max_length=MOST_WORDS, blank=True, default="")
    made_at = models.DateTimeField("提出时间", null=True)
    received_at = models.DateTimeField("收到时间", default=timezone.now)
    stage = models.CharField("答复", max_length=20, blank=True, default="")
    """An ``ObjectionStage``; empty before the office has answered."""
    answer = models.CharField("答复的话", max_length=MOST_WORDS, blank=True, default="")
    answered_at = models.DateTimeField("答复时间", null=True)

    if TYPE_CHECKING:
        station_id: str

    class Meta:
        verbose_name = verbose_name_plural = "村里的意见"
        ordering = ["received_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["station", "objection_id"], name="objection_once_a_station"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.about}"

    @classmethod
    def unanswered(cls) -> "models.QuerySet[Objection]":
        """Objections that the office has not answered, the oldest first."""
        return cls.objects.filter(stage="")
