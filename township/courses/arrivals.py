"""Films on their way in, part by part: what is known of each, so that any browser may go on."""

import datetime
import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

LIVES = datetime.timedelta(days=7)
"""How long an arrival waits for its next part: over a weekend, and a few days more."""


def _new_id() -> str:
    return uuid.uuid4().hex


class Arrival(models.Model):
    """One film on its way in; its bytes lie apart, under its id (``receiving``)."""

    id = models.CharField(primary_key=True, max_length=32, default=_new_id, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="arrivals", verbose_name="上传人"
    )
    name = models.CharField("文件名", max_length=255)
    size_bytes = models.BigIntegerField("文件大小")
    received_bytes = models.BigIntegerField("已收到", default=0)
    """What is on the disk for certain; bytes beyond it are the rest of a part that broke off."""
    fingerprint = models.CharField(max_length=64, blank=True, default="")
    """Of the file's first and last blocks (``fingerprint``); empty if the browser told none."""
    metadata = models.CharField(max_length=2000, blank=True, default="")
    """What came as ``Upload-Metadata``, given back on HEAD as tus asks."""
    details = models.JSONField(default=dict)
    courseware = models.ForeignKey(
        "courses.Courseware", models.CASCADE, null=True, related_name="+", verbose_name="课件"
    )
    """What it became; kept for a while, for whoever lost the answer."""
    duplicate = models.BooleanField(default=False)
    began_at = models.DateTimeField("开始时间", default=timezone.now)
    heard_at = models.DateTimeField("最近收到", default=timezone.now, db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "没传完的课件"
        ordering = ["began_at", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def expires_at(self) -> datetime.datetime:
        """When it is cleared away if nothing more comes."""
        return self.heard_at + LIVES

    @property
    def is_whole(self) -> bool:
        """Whether all of it is here."""
        return self.received_bytes == self.size_bytes

    @property
    def percent(self) -> int:
        """How much of it is here."""
        return self.received_bytes * 100 // self.size_bytes if self.size_bytes else 0
