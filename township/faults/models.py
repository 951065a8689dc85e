"""Reported faults, as the village tells them and as the office deals with them (DOMAIN, form C)."""

import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from protocol.faults import FaultStage
from township.faults.words import CATEGORY_NAMES, fault_name

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

LONGEST_ON_THE_WAY = datetime.timedelta(days=400)
"""A report that took longer was written by a clock that nobody had set."""


class Fault(models.Model):
    """One fault. What the village says is replaced by its next word; the office's own is not."""

    station = models.ForeignKey(
        "stations.Station", models.CASCADE, related_name="faults", verbose_name="站点"
    )
    fault_id = models.CharField("编号", max_length=60)
    revision = models.PositiveIntegerField(default=0)
    code = models.CharField("故障码", max_length=20)
    part = models.CharField(max_length=60)
    category = models.CharField(
        "故障类别",
        max_length=20,
        choices=[(code.value, name) for code, name in CATEGORY_NAMES.items()],
    )
    words = models.CharField("故障现象", max_length=200, blank=True, default="")
    wrong = models.JSONField("自检结果", default=list)
    steps_tried = models.PositiveIntegerField("试过几步", default=0)
    reported_at = models.DateTimeField("报修时间", null=True)
    received_at = models.DateTimeField("收到时间", default=timezone.now)
    restored_at = models.DateTimeField("恢复时间", null=True)
    """By the latest word, the village's or the office's."""
    restored_by_office = models.BooleanField("镇里替村里记的", default=False)
    by_telephone = models.BooleanField("电话报修", default=False)
    reporter = models.CharField("报修人", max_length=40, blank=True, default="站点管理员")
    stopgap = models.CharField("应急处理", max_length=200, blank=True, default="")
    accepted_at = models.DateTimeField("受理时间", null=True, blank=True)
    repairer = models.CharField("维修人", max_length=40, blank=True, default="")
    measures = models.CharField("处理措施", max_length=300, blank=True, default="")
    parts_replaced = models.CharField("更换配件", max_length=200, blank=True, default="")
    repaired_at = models.DateTimeField("修好时间", null=True, blank=True)
    answer = models.CharField(
        "回话",
        max_length=200,
        blank=True,
        default="",
        help_text="会显示在村里的屏幕上，比如“明天上午来修”。请不要写人名。",
    )
    note = models.CharField("备注", max_length=300, blank=True, default="")

    if TYPE_CHECKING:
        station_id: str
        steps: "RelatedManager[FaultStep]"

    class Meta:
        verbose_name = verbose_name_plural = "报修"
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["station", "fault_id"], name="fault_once_a_station")
        ]

    def __str__(self) -> str:
        return f"{self.code} {fault_name(self.part)}"

    @property
    def number(self) -> str:
        """What names it in the register and on paper, such as LW-B0012."""
        return f"{self.station_id}-B{self.pk:04d}"

    @classmethod
    def unanswered(cls) -> "models.QuerySet[Fault]":
        """Faults that still trouble a village and that nobody in the office has taken up."""
        return cls.objects.filter(restored_at=None, accepted_at=None, repaired_at=None)

    @property
    def stage(self) -> FaultStage | None:
        """How far the office has come; nothing before it has said a word."""
        if self.repaired_at is not None:
            return FaultStage.REPAIRED
        return FaultStage.ACCEPTED if self.accepted_at is not None else None

    @property
    def begun_at(self) -> datetime.datetime:
        """When it was reported, as far as that can be: before its report came, and not years."""
        told = self.reported_at or self.received_at
        is_likely = self.received_at - LONGEST_ON_THE_WAY < told < self.received_at
        return told if is_likely else self.received_at

    @property
    def ended_at(self) -> datetime.datetime | None:
        """When it was over; until somebody tried it out the office's repair stands for it."""
        end = self.restored_at or self.repaired_at
        return max(end, self.begun_at) if end is not None else None

    @property
    def response(self) -> datetime.timedelta | None:
        """From report to acceptance (故障响应)."""
        if self.accepted_at is None:
            return None
        return max(self.accepted_at - self.begun_at, datetime.timedelta())

    def downtime(self, now: datetime.datetime) -> datetime.timedelta:
        """停用时长: from report to end, or so far."""
        return max((self.ended_at or now) - self.begun_at, datetime.timedelta())

    def save(self, *args: Any, **kwargs: Any) -> None:
        """An answer is a sign that the fault was taken up."""
        if self.answer and self.accepted_at is None:
            self.accepted_at = timezone.now()
        super().save(*args, **kwargs)


class StepKind(models.TextChoices):
    """One word of one side about a fault."""

    REPORTED = "reported", "报修"
    ACCEPTED = "accepted", "受理"
    ANSWERED = "answered", "回话"
    REPAIRED = "repaired", "修好"
    RESTORED = "restored", "恢复"
    BROKEN = "broken", "又坏了"


class FaultStep(models.Model):
    """What was said about a fault, and by which side; rows are only added."""

    fault = models.ForeignKey(Fault, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    by_office = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    words = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.kind
