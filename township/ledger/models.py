"""Received records with every revision, and the rows that lists and counts are made of."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from protocol.record import AttendanceStatus
from township.ledger.attachment import Attachment, AttachmentKind

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


__all__ = [
    "ATTENDANCE_NAMES",
    "Attachment",
    "AttachmentKind",
    "AttendanceRow",
    "Meeting",
    "Revision",
    "ViewingRow",
]

ATTENDANCE_NAMES = {
    AttendanceStatus.PRESENT: "到",
    AttendanceStatus.LATE: "迟到",
    AttendanceStatus.ON_LEAVE: "请假",
    AttendanceStatus.ABSENT: "缺席",
    AttendanceStatus.OBSERVER: "列席",
    AttendanceStatus.MAKEUP: "补学",
}


OUT_OF_TIME = (
    models.Q(late_people__gt=0) | models.Q(makeup_people__gt=0) | models.Q(signed_later__gt=0)
)
"""Meetings with somebody who came, was entered or studied afterwards (迟到、补签、补学)."""
UNREVIEWED = models.Q(accepted_revision=None) | models.Q(accepted_revision__lt=models.F("revision"))
"""Nobody has looked at what is here now."""
DOUBTFUL = ~models.Q(flags=[]) & UNREVIEWED & models.Q(replaced_by=None)
RETURNED = models.Q(returned_revision__gte=models.F("revision"))

_RARE = {
    "flagged": ~models.Q(flags=[]),
    "returned": models.Q(returned_revision__isnull=False),
    "corrected": models.Q(corrections__gt=0),
    "supplemented": models.Q(supplements__gt=0),
    "by_hand": models.Q(entered_by_hand=True),
    "out_of_time": OUT_OF_TIME,
    "attached": models.Q(attached_photos__gt=0) | models.Q(attached_sheets__gt=0),
}
"""What few meetings are: the ledger finds them without reading the others."""


class Redaction(models.TextChoices):
    """Whose names have been taken out of a revision."""

    NONE = "", "没有"
    PERSON = "person", "有人的姓名已删除"
    EVERYBODY = "everybody", "姓名已按规定删除"


class Meeting(models.Model):
    """One gathering in the ledger: what its newest understood revision says."""

    record_id = models.CharField("记录编号", max_length=60, unique=True)
    station = models.ForeignKey(
        "stations.Station", models.PROTECT, related_name="meetings", verbose_name="站点"
    )
    sequence = models.BigIntegerField("序号", default=0)
    month = models.CharField("月份", max_length=7, default="")
    day = models.DateField("日期", null=True)
    opened_at = models.DateTimeField("开始", null=True)
    closed_at = models.DateTimeField("结束", null=True)
    opened_boot = models.CharField(max_length=60, default="")
    closed_boot = models.CharField(max_length=60, default="")
    """The boots to whose clock the two times belong."""
    type_code = models.CharField("会议类型", max_length=60, default="")
    type_name = models.CharField("会议类型名称", max_length=60, default="")
    form = models.CharField("学习形式", max_length=20, default="")
    expected = models.PositiveIntegerField("应到", default=0)
    present = models.PositiveIntegerField("实到", default=0)
    expected_present = models.PositiveIntegerField("应到的人中到了", default=0)
    """Numerator of 参学率: an observer or somebody not called does not raise it."""
    late_people = models.PositiveIntegerField("迟到", default=0)
    makeup_people = models.PositiveIntegerField("补学", default=0)
    signed_later = models.PositiveIntegerField("补签", default=0)
    """People who were entered after the meeting rather than at the door (补签)."""
    villagers = models.BigIntegerField("群众", default=0)
    courses = models.PositiveIntegerField("课件数", default=0)
    courses_watched = models.PositiveIntegerField("看完课件数", default=0)
    abandoned = models.BooleanField("未开成", default=False)
    entered_by_hand = models.BooleanField("手工登记", default=False)
    """Somebody's word: in no figure beside what machines recorded."""
    by_office = models.BooleanField("镇里补录", default=False)
    """Entered by the office for a village whose machine was dead; none of the station's numbers."""
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replaces", verbose_name="以这份为准"
    )
    """The village's own record of the same evening: this one is kept and counts nowhere."""
    elsewhere = models.JSONField("别处收看", default=list)
    """Title and source of what was watched elsewhere, for the list."""
    topics = models.JSONField("还想学", default=list)
    """Category and how many people asked for it."""
    wishes = models.PositiveIntegerField("心愿", default=0)
    """For how many categories somebody asked: the first page counts two months of them."""
    feedback = models.JSONField("反馈", null=True)
    """Hands counted at a class on the 10th: satisfied, fairly satisfied, dissatisfied."""
    photos = models.PositiveIntegerField("照片", default=0)
    """Those that the village took and those that the office attached."""
    attached_photos = models.PositiveIntegerField("附上的照片", default=0)
    attached_sheets = models.PositiveIntegerField("附上的签字表", default=0)
    revision = models.PositiveIntegerField("版次", default=0)
    supplements = models.PositiveIntegerField("补充", default=0)
    """Revisions that only added something within a day: no corrections (更正率)."""
    corrections = models.PositiveIntegerField("更正", default=0)
    flags = models.JSONField("疑点", default=list)
    received_at = models.DateTimeField("最近收到", default=timezone.now, db_index=True)
    planned_meeting_id = models.CharField(max_length=60, default="")
    closed_after_ms = models.BigIntegerField(null=True)
    """How long after the meeting its record was closed; nothing where no clock can tell."""
    accepted_revision = models.PositiveIntegerField(null=True)
    """The revision that somebody of the office looked at and found nothing amiss with."""
    returned_revision = models.PositiveIntegerField(null=True)
    returned_comment = models.CharField("退回意见", max_length=300, blank=True, default="")

    if TYPE_CHECKING:
        station_id: str
        revisions: "RelatedManager[Revision]"
        viewings: "RelatedManager[ViewingRow]"
        attendances: "RelatedManager[AttendanceRow]"
        attachments: "RelatedManager[Attachment]"
        replaced_by_id: int | None

    class Meta:
        verbose_name = verbose_name_plural = "学习记录"
        ordering = ["-opened_at", "-id"]
        permissions = [
            ("review_meeting", "审记录、退回补充"),
            ("enter_meeting", "手工补录、更正补录"),
        ]
        indexes = [
            models.Index(fields=["station", "-opened_at"], name="meeting_by_station"),
            models.Index(fields=["-opened_at"], name="meeting_by_time"),
            models.Index(fields=["month", "-opened_at"], name="meeting_by_month"),
            models.Index(fields=["type_code", "-opened_at"], name="meeting_by_type"),
            models.Index(fields=["type_name"], name="meeting_by_type_name"),
            models.Index(fields=["planned_meeting_id"], name="meeting_by_plan"),
            *(
                models.Index(fields=["-opened_at"], name=f"meeting_{name}", condition=rare)
                for name, rare in _RARE.items()
            ),
        ]

    def __str__(self) -> str:
        return self.record_id

    @classmethod
    def in_boots(cls, boots: Iterable[tuple[str, str]]) -> list["Meeting"]:
        """Meetings that began or ended in these boots, each told by its station and its own id."""
        wanted = set(boots)
        ids = {boot_id for _, boot_id in wanted}
        touched = models.Q(opened_boot__in=ids) | models.Q(closed_boot__in=ids)
        found = cls.objects.filter(touched, station__in={station_id for station_id, _ in wanted})
        return [
            one
            for one in found
            if wanted & {(one.station_id, one.opened_boot), (one.station_id, one.closed_boot)}
        ]

    @classmethod
    def counted(cls) -> models.QuerySet["Meeting"]:
        """Those that stand for themselves: what the office entered gives way to what came."""
        return cls.objects.filter(replaced_by=None)

    @classmethod
    def returned(cls) -> models.QuerySet["Meeting"]:
        """Those in which a village has been asked to add something and has not yet."""
        return cls.objects.filter(RETURNED)

    @classmethod
    def doubtful(cls) -> models.QuerySet["Meeting"]:
        """Those with a doubt about what is here now that nobody has settled."""
        return cls.objects.filter(DOUBTFUL)

    @property
    def is_accepted(self) -> bool:
        """Whether somebody found nothing amiss with what is here now."""
        return self.accepted_revision is not None and self.accepted_revision >= self.revision

    @property
    def asked_for(self) -> dict[str, int]:
        """How many asked for each category; for what nobody asked is no wish."""
        asked: dict[str, int] = defaultdict(int)
        for topic in self.topics:
            if topic["people"] > 0:
                asked[topic["category"]] += topic["people"]
        return asked

    @property
    def by_village_hand(self) -> bool:
        """Whether the village told of it afterwards (手工登记)."""
        return self.entered_by_hand and not self.by_office

    @property
    def is_returned(self) -> bool:
        """Whether the village has been asked to add something and has not yet."""
        return self.returned_revision is not None and self.returned_revision >= self.revision


class Revision(models.Model):
    """One revision exactly as it was sent; two that contradict each other are both kept."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="revisions", verbose_name="学习记录"
    )
    number = models.PositiveIntegerField("版次")
    content_hash = models.CharField("指纹", max_length=64)
    content = models.BinaryField()
    """The canonical bytes of the record, ``content_hash`` included."""
    redaction = models.CharField(
        max_length=10, choices=Redaction.choices, default=Redaction.NONE, blank=True
    )
    """Where names were taken out, ``content_hash`` is still that of what was sent."""
    understood = models.BooleanField("读得懂", default=True)
    conflict = models.BooleanField("有冲突", default=False)
    flags = models.JSONField("疑点", default=list)
    received_at = models.DateTimeField("收到时间", default=timezone.now, db_index=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="录入"
    )
    """Who of the office entered it; nobody where a station sent it."""

    class Meta:
        verbose_name = verbose_name_plural = "版次"
        ordering = ["number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number", "content_hash"], name="revision_stored_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting} #{self.number}"


class ViewingRow(models.Model):
    """One course within a meeting (收看), for counting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="viewings")
    position = models.PositiveIntegerField(default=0)
    courseware = models.CharField(max_length=64)
    title = models.CharField(max_length=120, db_index=True)
    category = models.CharField(max_length=40, default="")
    function = models.CharField(max_length=20, default="")
    campaign = models.CharField(max_length=60, default="")
    plan_id = models.CharField(max_length=60, default="")
    item_id = models.CharField(max_length=60, default="")
    required = models.BooleanField(default=False)
    length_ms = models.BigIntegerField(default=0)
    effective_ms = models.BigIntegerField(default=0)
    """As the township computed it from the segments."""
    watched = models.BooleanField(default=False)
    failure = models.CharField(max_length=60, default="")

    class Meta:
        ordering = ["position"]
        indexes = [
            models.Index(fields=["plan_id", "item_id"], name="viewing_by_plan_item"),
            models.Index(fields=["courseware", "meeting"], name="viewing_by_course"),
            models.Index(fields=["campaign", "meeting"], name="viewing_by_campaign"),
        ]

    def __str__(self) -> str:
        return self.title


class AttendanceRow(models.Model):
    """One rostered person at one meeting, for counting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    person_id = models.CharField(max_length=60)
    name = models.CharField(max_length=40)
    status = models.CharField(
        max_length=20, choices=[(code.value, name) for code, name in ATTENDANCE_NAMES.items()]
    )
    is_there = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["person_id"], name="attendance_by_person"),
            models.Index(fields=["name"], name="attendance_by_name"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def as_plain(self) -> dict[str, Any]:
        """The row for a count's list."""
        return {"person_id": self.person_id, "name": self.name, "status": self.status}
