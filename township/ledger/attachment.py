"""What lies beside a record as a file: photos of the evening, and the sheets that were signed."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone


class AttachmentKind(models.TextChoices):
    """What a file shows; a signed sheet holds names."""

    PHOTO = "photo", "现场照片"
    SIGNED_RECORD = "signed_record", "签字的记录表"
    SIGNED_ROLL = "signed_roll", "签到表"


class Attachment(models.Model):
    """One file that the office attached; removing it is a mark, the file stays."""

    meeting = models.ForeignKey(
        "ledger.Meeting", models.PROTECT, related_name="attachments", verbose_name="学习记录"
    )
    kind = models.CharField("种类", max_length=20, choices=AttachmentKind.choices)
    sha256 = models.CharField("指纹", max_length=64)
    size_bytes = models.BigIntegerField("大小")
    is_pdf = models.BooleanField("PDF", default=False)
    pages = models.PositiveIntegerField("页数", default=1)
    """Of a PDF as far as it says so; 0 where it does not."""
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="附上"
    )
    added_at = models.DateTimeField("附上的时间", default=timezone.now)
    removed_at = models.DateTimeField("撤下的时间", null=True)
    removed_reason = models.CharField("为什么撤下", max_length=200, blank=True, default="")
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="撤下"
    )

    if TYPE_CHECKING:
        meeting_id: int

    class Meta:
        verbose_name = verbose_name_plural = "附件"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "kind", "sha256"],
                condition=models.Q(removed_at=None),
                name="attached_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sha256[:12]}"

    @property
    def is_photo(self) -> bool:
        """Whether anybody who may see the record may see it: a photo carries no list of names."""
        return self.kind == AttachmentKind.PHOTO
