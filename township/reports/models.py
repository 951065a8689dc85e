"""What the office itself adds: final months, answers to wishes, archived classes, a template."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from township.courses.models import Courseware
from township.ledger.models import Meeting


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
