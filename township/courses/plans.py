"""What the office asks of the villages: plans, playlists, planned meetings, classes, notices."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone

from protocol import feed
from protocol.meeting_types import DEFAULT_MEETING_TYPES

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from township.courses.models import Courseware
    from township.courses.plan_versions import PlanVersion

MEETING_TYPE_CHOICES = [(kind.code, kind.name) for kind in DEFAULT_MEETING_TYPES]
MONTH = RegexValidator(r"^\d{4}-(0[1-9]|1[0-2])$", "月份写成 2026-04 这样。")
ISSUED_ID = RegexValidator(r"^[A-Za-z0-9._-]{1,60}$", "编号只能用字母、数字、点和横线。")


def new_id() -> str:
    """An id for something the office issues."""
    return uuid4().hex


class Issued(models.Model):
    """Something with an id of its own that stations are told of."""

    id = models.CharField(
        "编号", primary_key=True, max_length=60, default=new_id, validators=[ISSUED_ID]
    )

    class Meta:
        abstract = True


class StudyPlan(Issued):
    """A month's plan (学习计划) as it is being prepared; stations are given its last version."""

    version = models.PositiveIntegerField("版本", default=0, editable=False)
    month = models.CharField("月份", max_length=7, validators=[MONTH], db_index=True)
    title = models.CharField("计划名称", max_length=120)
    published = models.BooleanField("已下发", default=False, editable=False)
    for_all = models.BooleanField("发给所有站点", default=True)
    stations = models.ManyToManyField(
        "stations.Station",
        blank=True,
        related_name="plans",
        verbose_name="发给哪些站点",
        help_text="勾了“发给所有站点”就不用选。",
    )

    if TYPE_CHECKING:
        items: "RelatedManager[PlanItem]"
        versions: "RelatedManager[PlanVersion]"

    class Meta:
        verbose_name = verbose_name_plural = "学习计划"
        ordering = ["-month", "id"]

    def __str__(self) -> str:
        return f"{self.month} {self.title}"

    @property
    def issued(self) -> "PlanVersion | None":
        """What was published last, a withdrawal too; nothing of a plan that never went out."""
        return next((one for one in self.versions.all() if one.number == self.version), None)

    def message(self, version: int) -> feed.StudyPlan:
        """What is being prepared, as the feed would tell it."""
        return feed.StudyPlan(
            id=self.id,
            version=version,
            month=self.month,
            title=self.title,
            items=tuple(item.message() for item in self.items.all()),
        )


class PlanItem(models.Model):
    """One course that a plan asks for (计划条目)."""

    plan = models.ForeignKey(
        StudyPlan, models.CASCADE, related_name="items", verbose_name="学习计划"
    )
    item_id = models.CharField("条目编号", max_length=60, default=new_id, editable=False)
    position = models.PositiveIntegerField("顺序", default=0)
    courseware: "models.ForeignKey[Courseware]" = models.ForeignKey(
        "courses.Courseware", models.PROTECT, related_name="plan_items", verbose_name="课件"
    )
    required = models.BooleanField("规定", default=True, help_text="不勾就是自选。")
    deadline = models.DateField("最迟哪天看完")
    meeting_types = models.JSONField("用于哪些会议", default=list, blank=True)
    minimum_people = models.PositiveIntegerField(
        "最少人数", default=0, help_text="写0就按镇里的标准。"
    )

    class Meta:
        verbose_name = verbose_name_plural = "计划条目"
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["plan", "item_id"], name="item_once_a_plan")]

    def __str__(self) -> str:
        return str(self.courseware)

    def message(self) -> feed.PlanItem:
        """The item as the feed tells it."""
        return feed.PlanItem(
            id=self.item_id,
            courseware=self.courseware.sha256,
            required=self.required,
            deadline=self.deadline.isoformat(),
            meeting_types=tuple(self.meeting_types),
            minimum_people=self.minimum_people,
        )


class Playlist(Issued):
    """Courses that belong together, in order (播放列表)."""

    title = models.CharField("列表名称", max_length=120)

    if TYPE_CHECKING:
        entries: "RelatedManager[PlaylistEntry]"

    class Meta:
        verbose_name = verbose_name_plural = "播放列表"
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title

    def message(self, offered: set[str]) -> feed.Playlist:
        """The list as the feed tells it."""
        hashes = (entry.courseware.sha256 for entry in self.entries.all())
        return feed.Playlist(
            id=self.id, title=self.title, courseware=tuple(h for h in hashes if h in offered)
        )


class PlaylistEntry(models.Model):
    """A course's place in a playlist."""

    playlist = models.ForeignKey(
        Playlist, models.CASCADE, related_name="entries", verbose_name="播放列表"
    )
    courseware: "models.ForeignKey[Courseware]" = models.ForeignKey(
        "courses.Courseware", models.CASCADE, related_name="playlist_entries", verbose_name="课件"
    )
    position = models.PositiveIntegerField("顺序", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "列表中的课件"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return str(self.courseware)


class PlannedMeeting(Issued):
    """A meeting that is due (会议安排): a village's own, or one for every village."""

    station = models.ForeignKey(
        "stations.Station",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="planned_meetings",
        verbose_name="站点",
        help_text="不选就是所有站点。",
    )
    type_code = models.CharField("会议类型", max_length=40, choices=MEETING_TYPE_CHOICES)
    day = models.DateField("日期", db_index=True)
    time = models.TimeField("时间")
    venue = models.CharField("地点", max_length=60, blank=True, default="")
    courseware: "models.ManyToManyField[Courseware, models.Model]" = models.ManyToManyField(
        "courses.Courseware",
        blank=True,
        related_name="planned_meetings",
        verbose_name="准备放的课件",
    )
    announced = models.BooleanField(
        "告诉站点", default=True, help_text="不勾就先放着，站点看不到，也不计入应开的会。"
    )
    by_village = models.BooleanField("村里自己安排", default=False, editable=False)
    cancelled = models.BooleanField("村里取消了", default=False, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "会议安排"
        ordering = ["-day", "-time", "id"]

    def __str__(self) -> str:
        return f"{self.day} {self.get_type_code_display()}"

    @classmethod
    def due(cls) -> models.QuerySet["PlannedMeeting"]:
        """Those that are to be held: announced, and not called off."""
        return cls.objects.filter(announced=True, cancelled=False)

    def message(self, courseware: Iterable[str]) -> feed.PlannedMeeting:
        """The meeting as the feed tells it."""
        return feed.PlannedMeeting(
            id=self.id,
            type_code=self.type_code,
            day=self.day.isoformat(),
            time=f"{self.time:%H:%M}",
            venue=self.venue,
            courseware=tuple(courseware),
            by_village=self.by_village,
        )


class TenthClass(Issued):
    """A class on the 10th (十号课堂) as announced."""

    topic = models.CharField("主题", max_length=120)
    day = models.DateField("日期", db_index=True)
    time = models.TimeField("时间")
    venue = models.CharField("地点", max_length=60, blank=True, default="")
    lecturer = models.CharField("授课老师", max_length=60, blank=True, default="")
    contact = models.CharField("联系电话", max_length=60, blank=True, default="")
    courseware: "models.ManyToManyField[Courseware, models.Model]" = models.ManyToManyField(
        "courses.Courseware", blank=True, related_name="tenth_classes", verbose_name="用到的课件"
    )
    note = models.CharField(
        "说明", max_length=200, blank=True, default="", help_text="改期或换内容时写原因。"
    )

    class Meta:
        verbose_name = verbose_name_plural = "十号课堂"
        ordering = ["-day", "-time", "id"]

    def __str__(self) -> str:
        return f"{self.day} {self.topic}"

    def message(self, courseware: Iterable[str]) -> feed.TenthClass:
        """The class as the feed tells it."""
        return feed.TenthClass(
            id=self.id,
            topic=self.topic,
            day=self.day.isoformat(),
            time=f"{self.time:%H:%M}",
            venue=self.venue,
            lecturer=self.lecturer,
            contact=self.contact,
            courseware=tuple(courseware),
            note=self.note,
        )


class ClassChange(models.Model):
    """One thing that was changed about a class after it was announced (改期、更换)."""

    tenth_class = models.ForeignKey(
        TenthClass, models.CASCADE, related_name="changes", verbose_name="十号课堂"
    )
    what = models.CharField("改了什么", max_length=20)
    before = models.CharField("原来", max_length=120, blank=True, default="")
    after = models.CharField("现在", max_length=120, blank=True, default="")
    reason = models.CharField("原因", max_length=200, blank=True, default="")
    made_at = models.DateTimeField("时间", default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name="谁改的"
    )

    class Meta:
        verbose_name = verbose_name_plural = "十号课堂变更"
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.what} {self.before} → {self.after}"


class Notice(Issued):
    """A line from the office for the stations' home page."""

    text = models.CharField("通知内容", max_length=120)
    until = models.DateField("显示到哪天", db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "通知"
        ordering = ["-until", "id"]

    def __str__(self) -> str:
        return self.text

    def message(self) -> feed.Notice:
        """The notice as the feed tells it."""
        return feed.Notice(id=self.id, text=self.text, until=self.until.isoformat())
