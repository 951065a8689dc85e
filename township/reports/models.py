"""A month's report once its figures are final: what arrives later does not change it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


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
