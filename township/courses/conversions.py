"""Wishes for a film in a form that weak machines play well, and how far each has come."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Stage(models.TextChoices):
    """Where a conversion stands."""

    WAITING = "waiting", "排队等着转"
    RUNNING = "running", "正在转"
    DONE = "done", "转好了"
    FAILED = "failed", "没有转成"


class Conversion(models.Model):
    """One course to be made anew; the original stays until the office takes it away."""

    original = models.OneToOneField(
        "courses.Courseware", models.CASCADE, related_name="conversion", verbose_name="原课件"
    )
    made = models.ForeignKey(
        "courses.Courseware", models.SET_NULL, null=True, related_name="+", verbose_name="新课件"
    )
    stage = models.CharField(
        "进度", max_length=10, choices=Stage.choices, default=Stage.WAITING, db_index=True
    )
    percent = models.PositiveSmallIntegerField("百分之几", default=0)
    reason = models.CharField("说明", max_length=200, blank=True, default="")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    asked_at = models.DateTimeField("要求时间", default=timezone.now)

    class Meta:
        verbose_name = verbose_name_plural = "转格式"
        ordering = ["asked_at", "id"]

    def __str__(self) -> str:
        return f"{self.original_id} {self.stage}"

    @property
    def is_open(self) -> bool:
        """Whether something is still to come of it."""
        return self.stage in (Stage.WAITING, Stage.RUNNING)
