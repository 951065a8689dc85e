"""What the office itself adds: months disclosed and final, answers, archived classes, a form."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

from protocol.month_figures import MOST_WORDS
from township.courses.models import Courseware
from township.ledger.models import Meeting

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
    county_sha256 = models.CharField(max_length=64, blank=True, default="")
    """Names the county's own form as it was filled in then, where there was one."""
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


class WishAnswer(models.Model):
    """What the office says to those who asked for something at a meeting (采纳情况)."""

    class Kind(models.TextChoices):
        """What becomes of the wish."""

        ARRANGED = "arranged", "已安排课件"
        NEXT_PLAN = "next_plan", "列入下月计划"
        NOTHING_YET = "nothing_yet", "暂无课件"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="wish_answers")
    category = models.CharField("类别", max_length=40)
    kind = models.CharField("答复", max_length=20, choices=Kind.choices)
    courseware = models.ForeignKey(
        Courseware, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="课件"
    )
    answered_at = models.DateTimeField("答复时间", default=timezone.now)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name="答复人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "群众想学的答复"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "category"], name="answered_once_a_wish")
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """The answer as everybody may read it."""
        if self.kind == self.Kind.ARRANGED and self.courseware is not None:
            return f"已安排《{self.courseware.title}》"
        return self.Kind(self.kind).label


class ClassFile(models.Model):
    """What the office adds to a class on the 10th that a village held."""

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="class_file")
    answer = models.CharField("对反馈的答复", max_length=300, blank=True, default="")
    """采纳情况."""
    answered_at = models.DateTimeField("答复时间", null=True)
    archived_at = models.DateTimeField("归档时间", null=True)
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name="归档人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "十号课堂归档"

    def __str__(self) -> str:
        return str(self.meeting)


class CountyForm(models.Model):
    """The county's own template and what belongs in which of its cells; the newest one holds."""

    name = models.CharField("文件名", max_length=120)
    sha256 = models.CharField("指纹", max_length=64)
    mapping = models.JSONField("对应", default=list)
    """``SheetMapping.as_plain`` of each sheet."""
    confirmed = models.BooleanField("核对过", default=False)
    """Whether a person has looked at the mapping and saved it."""
    uploaded_at = models.DateTimeField("上传时间", default=timezone.now)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name="上传人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "县里的表"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name
