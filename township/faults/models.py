"""Reported faults, as the village tells them and as the office deals with them (DOMAIN, form C)."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

from protocol.faults import FaultStage
from township.faults.words import CATEGORY_NAMES, fault_name


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

    class Meta:
        verbose_name = verbose_name_plural = "报修"
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["station", "fault_id"], name="fault_once_a_station")
        ]

    def __str__(self) -> str:
        return f"{self.code} {fault_name(self.part)}"

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """An answer is a sign that the fault was taken up."""
        if self.answer and self.accepted_at is None:
            self.accepted_at = timezone.now()
        super().save(*args, **kwargs)
