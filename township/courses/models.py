"""Courseware as it is kept: recognised by its hash, judged by decoding it whole."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from protocol import feed
from township.courses.arrivals import Arrival
from township.courses.conversions import Conversion, Stage
from township.courses.holdings import Holding, Lack
from township.courses.plan_versions import Delivery, PlanVersion
from township.courses.plans import (
    ClassChange,
    Notice,
    PlanItem,
    PlannedMeeting,
    Playlist,
    PlaylistEntry,
    StudyPlan,
    TenthClass,
)

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

__all__ = [
    "Arrival",
    "ClassChange",
    "Conversion",
    "Courseware",
    "Delivery",
    "Function",
    "Holding",
    "Lack",
    "Notice",
    "PlanItem",
    "PlanVersion",
    "PlannedMeeting",
    "Playlist",
    "PlaylistEntry",
    "Stage",
    "StudyPlan",
    "Subtitle",
    "TenthClass",
    "Trial",
    "Verdict",
]


class Verdict(models.TextChoices):
    """What decoding the whole file showed."""

    CHECKING = "checking", "正在检查"
    ACCEPTED = "accepted", "可以用"
    FLAGGED = "flagged", "有疑问"
    REFUSED = "refused", "不能用"


class Trial(models.TextChoices):
    """What became of playing some of it with the villages' own player."""

    NOT_TRIED = "", "没有试放"
    PLAYED = "played", "村里放得了"
    FAILED = "failed", "村里的放映程序放不了"


class Function(models.TextChoices):
    """What a course serves (宣传/教育/服务)."""

    PUBLICITY = feed.Function.PUBLICITY.value, "宣传"
    EDUCATION = feed.Function.EDUCATION.value, "教育"
    SERVICE = feed.Function.SERVICE.value, "服务"


class Courseware(models.Model):
    """One course (课件)."""

    sha256 = models.CharField("指纹", max_length=64, unique=True)
    title = models.CharField("课件名称", max_length=120)
    original_name = models.CharField("原文件名", max_length=255, blank=True, default="")
    size_bytes = models.BigIntegerField("文件大小")
    length_ms = models.BigIntegerField("时长", default=0)
    extension = models.CharField("格式", max_length=5, default="bin")
    block_hashes = models.JSONField(default=list)
    has_video = models.BooleanField("有画面", default=True)
    thumbnail_sha256 = models.CharField(max_length=64, blank=True, default="", db_index=True)
    thumbnail_bytes = models.IntegerField(default=0)
    category = models.CharField("类别", max_length=40, blank=True, default="")
    function = models.CharField(
        "作用", max_length=20, choices=Function.choices, default=Function.EDUCATION
    )
    campaign = models.CharField("活动主题", max_length=60, blank=True, default="")
    verdict = models.CharField(
        "检查结果", max_length=10, choices=Verdict.choices, default=Verdict.CHECKING, db_index=True
    )
    reason = models.CharField("说明", max_length=300, blank=True, default="")
    released = models.BooleanField(
        "有疑问也下发",
        default=False,
        help_text="检查时发现有损坏的课件，看过认为不影响使用，可以在这里放行。",
    )
    trial = models.CharField(
        "试放", max_length=10, choices=Trial.choices, blank=True, default=Trial.NOT_TRIED
    )
    measures = models.CharField("规格", max_length=120, blank=True, default="")
    advice = models.CharField("建议", max_length=200, blank=True, default="")
    made_from = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="versions",
        verbose_name="由哪个课件转来",
    )
    offered_at = models.DateTimeField(null=True, editable=False)
    """Since when stations may have it; a feed made earlier does not name it."""
    uploaded_at = models.DateTimeField("上传时间", default=timezone.now, db_index=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        verbose_name="上传人",
    )

    if TYPE_CHECKING:
        subtitles: "RelatedManager[Subtitle]"
        versions: "RelatedManager[Courseware]"
        conversion: Conversion

    class Meta:
        verbose_name = verbose_name_plural = "课件"
        ordering = ["-uploaded_at", "-id"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Save it, and since when stations may have it."""
        if not self.is_offered:
            self.offered_at = None
        elif self.offered_at is None:
            self.offered_at = timezone.now()
        if update_fields is not None:
            update_fields = {*update_fields, "offered_at"}
        super().save(*args, update_fields=update_fields, **kwargs)

    @classmethod
    def offered(cls) -> models.QuerySet["Courseware"]:
        """What stations may have: proved good, or released by a person."""
        return cls.objects.filter(
            models.Q(verdict=Verdict.ACCEPTED)
            | models.Q(verdict=Verdict.FLAGGED, released=True, length_ms__gt=0)
        )

    @property
    def is_offered(self) -> bool:
        """Whether stations may have it."""
        if self.verdict == Verdict.ACCEPTED:
            return True
        return self.verdict == Verdict.FLAGGED and self.released and self.length_ms > 0

    @property
    def thumbnail(self) -> feed.Thumbnail | None:
        """Its picture as the feed tells it."""
        if not self.thumbnail_sha256:
            return None
        return feed.Thumbnail(sha256=self.thumbnail_sha256, size_bytes=self.thumbnail_bytes)

    def message(self) -> feed.Courseware:
        """The course as the feed tells it."""
        return feed.Courseware(
            sha256=self.sha256,
            title=self.title,
            size_bytes=self.size_bytes,
            length_ms=self.length_ms,
            extension=self.extension,
            block_hashes=tuple(self.block_hashes),
            category=self.category,
            function=feed.Function(self.function),
            campaign=self.campaign,
            has_video=self.has_video,
            subtitles=tuple(track.message() for track in self.subtitles.all()),
            thumbnail=self.thumbnail,
            added_ms=int(self.uploaded_at.timestamp() * 1000),
        )


class Subtitle(models.Model):
    """One subtitle track, kept as UTF-8 whatever it was uploaded as."""

    courseware = models.ForeignKey(
        Courseware, models.CASCADE, related_name="subtitles", verbose_name="课件"
    )
    sha256 = models.CharField("指纹", max_length=64, db_index=True)
    size_bytes = models.BigIntegerField("文件大小")
    extension = models.CharField("格式", max_length=5, default="srt")
    title = models.CharField("名称", max_length=60, blank=True, default="中文字幕")
    encoding = models.CharField("原来的编码", max_length=10, blank=True, default="")
    language = models.CharField("语言", max_length=10, blank=True, default="")

    class Meta:
        verbose_name = verbose_name_plural = "字幕"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["courseware", "sha256"], name="subtitle_once_a_courseware"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def message(self) -> feed.Subtitle:
        """The track as the feed tells it."""
        return feed.Subtitle(
            sha256=self.sha256,
            size_bytes=self.size_bytes,
            extension=self.extension,
            title=self.title,
        )
