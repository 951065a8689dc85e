"""The office, its stations and their rosters, as they are kept."""

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils import timezone

from protocol.feed import Thresholds
from protocol.people import Person, PersonStatus, Role
from protocol.segments import WATCHED_PERCENT
from protocol.signing import fingerprint

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from township.faults.models import Fault

STATION_ID = RegexValidator(r"^[A-Za-z0-9_-]{1,20}$", "编号只能用字母、数字和横线，最多20个。")

STATUS_NAMES = {
    PersonStatus.MEMBER: "正式党员",
    PersonStatus.PROBATIONARY: "预备党员",
    PersonStatus.VILLAGER: "群众",
}
ROLE_NAMES = {
    Role.SECRETARY: "村支书",
    Role.DEPUTY: "副书记",
    Role.COMMITTEE: "委员",
    Role.ADMINISTRATOR: "站点管理员",
    Role.VILLAGER_REP: "村民代表",
}


class Office(models.Model):
    """The township itself: one row."""

    township_name = models.CharField("乡镇名称", max_length=60, default="本镇")
    name = models.CharField("办公室名称", max_length=60, default="镇组织办")
    phone = models.CharField("办公室电话", max_length=40, blank=True, default="")
    watched_percent = models.PositiveSmallIntegerField(
        "看完的标准（%）",
        default=WATCHED_PERCENT,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="有效播放时长达到课件时长的百分之几，才算看完。",
    )
    minimum_people = models.PositiveSmallIntegerField("集中收看最少人数", default=3)
    on_demand_minimum_people = models.PositiveSmallIntegerField("点播最少人数", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "镇里设置"

    def __str__(self) -> str:
        return self.township_name

    @classmethod
    def current(cls) -> "Office":
        """The one row, made at first use."""
        return cls.objects.get_or_create(pk=1)[0]

    def thresholds(self) -> Thresholds:
        """The numbers as the feed tells them."""
        return Thresholds(
            watched_percent=self.watched_percent,
            minimum_people=self.minimum_people,
            on_demand_minimum_people=self.on_demand_minimum_people,
        )


class Station(models.Model):
    """A village's terminal (终端站点)."""

    id = models.CharField(
        "编号",
        primary_key=True,
        max_length=20,
        validators=[STATION_ID],
        help_text="用字母或数字，比如柳湾用 LW；建好以后不能改。",
    )
    name = models.CharField("站点名称", max_length=60)
    position = models.PositiveIntegerField(
        "排列顺序", default=0, db_index=True, help_text="小的排在前面。"
    )
    created_at = models.DateTimeField("建站时间", default=timezone.now, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)
    token_used = models.BooleanField(default=False, editable=False)
    enrolled_at = models.DateTimeField("接入时间", null=True, editable=False)
    revoked_at = models.DateTimeField("停用时间", null=True, editable=False)

    if TYPE_CHECKING:
        status: "StationStatus"
        roster: "RelatedManager[RosterEntry]"
        machines: "RelatedManager[Machine]"
        contact_days: "RelatedManager[ContactDay]"
        faults: "RelatedManager[Fault]"

    class Meta:
        verbose_name = verbose_name_plural = "站点"
        ordering = ["position", "id"]
        permissions = [("enrol_station", "接入、换机和停用机器")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_enrolled(self) -> bool:
        """Whether a machine holds this station's token."""
        return self.token_hash is not None


class StationStatus(models.Model):
    """What a station last said about itself; apart from the station because it changes all day."""

    station = models.OneToOneField(
        Station, models.CASCADE, primary_key=True, related_name="status", verbose_name="站点"
    )
    last_contact = models.DateTimeField("最近联系", null=True, db_index=True)
    software = models.CharField("程序版本", max_length=60, blank=True, default="")
    libvlc = models.CharField("播放器版本", max_length=60, blank=True, default="")
    feed_version = models.BigIntegerField("收到的计划版本", default=0)
    pending_records = models.BigIntegerField("待上报记录", default=0)
    oldest_pending_ms = models.BigIntegerField(default=0)
    free_disk_bytes = models.BigIntegerField("剩余磁盘", default=0)
    courseware_present = models.BigIntegerField("已下载课件", default=0)
    courseware_missing = models.BigIntegerField("未下载课件", default=0)
    problems = models.JSONField("自检发现", default=list)
    clock_doubtful = models.BooleanField("时钟存疑", default=False)
    """Whether the station itself doubted its clock when it last reported."""
    checked_at = models.DateTimeField("上次自检", null=True)
    clock_offset_ms = models.BigIntegerField("时钟误差", null=True)
    """Township time minus the station's clock when it last reported."""

    class Meta:
        verbose_name = verbose_name_plural = "站点状态"

    def __str__(self) -> str:
        return str(self.pk)


class BootClock(models.Model):
    """What is known of a station's clock in one boot, as offsets the protocol describes."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="boot_clocks")
    boot_id = models.CharField(max_length=60)
    offsets = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station", "boot_id"], name="boot_once_a_station")
        ]

    def __str__(self) -> str:
        return self.boot_id


class ContactDay(models.Model):
    """A day on which a station was in contact; written once, however often it came."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="contact_days")
    day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["station", "day"], name="contact_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.station_id} {self.day}"

    if TYPE_CHECKING:
        station_id: str


class MachineEnd(models.TextChoices):
    """Why a machine is no longer a station's."""

    REPLACED = "replaced", "换下来了"
    STOPPED = "stopped", "停用了"
    NEVER_CAME = "never_came", "没来联系过"


class Machine(models.Model):
    """A PC that was, is, or is about to be a station; rows are added and ended, never removed."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="machines")
    station_key = models.CharField(max_length=64, default="")
    software = models.CharField("程序版本", max_length=60, blank=True, default="")
    token_hash = models.CharField(max_length=64, unique=True)
    """Kept after its end, so that a machine which still knocks is known."""
    numbers_after = models.BigIntegerField(default=0)
    """Its meetings are numbered from the next number on."""
    enrolled_at = models.DateTimeField("接入时间", default=timezone.now)
    first_contact = models.DateTimeField("首次联系", null=True)
    ended_at = models.DateTimeField("结束时间", null=True)
    ending = models.CharField(
        "结束原因", max_length=10, choices=MachineEnd.choices, blank=True, default=""
    )
    refused_at = models.DateTimeField(null=True)
    """When it last knocked after its end."""

    if TYPE_CHECKING:
        station_id: str

    class Meta:
        verbose_name = verbose_name_plural = "机器"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.fingerprint

    @property
    def fingerprint(self) -> str:
        """What names the machine; empty for one from before machines were kept."""
        return fingerprint(self.station_key) if self.station_key else ""

    @property
    def first_number(self) -> int:
        """The number of its first meeting."""
        return self.numbers_after + 1

    def end(self, ending: MachineEnd, at: datetime.datetime) -> None:
        """It is this station's no longer."""
        self.ended_at, self.ending = at, ending
        self.save(update_fields=["ended_at", "ending"])


class EnrolmentStage(models.TextChoices):
    """Where a request to be enrolled stands."""

    WAITING = "waiting", "等待输入接入码"
    ENROLLED = "enrolled", "已接入"
    CLOSED = "closed", "已结束"


class Enrolment(models.Model):
    """A machine that asked to become a station (RFC 8628)."""

    device_code_hash = models.CharField(max_length=64, unique=True)
    user_code = models.CharField("接入码", max_length=6)
    station_key = models.CharField(max_length=64)
    software = models.CharField("程序版本", max_length=60, blank=True, default="")
    address = models.GenericIPAddressField("来自", null=True)
    stage = models.CharField(
        "状态", max_length=10, choices=EnrolmentStage.choices, default=EnrolmentStage.WAITING
    )
    created_at = models.DateTimeField("申请时间", default=timezone.now, db_index=True)
    expires_at = models.DateTimeField("有效期至")
    polled_at = models.DateTimeField(null=True)
    station = models.ForeignKey(
        Station, models.CASCADE, null=True, related_name="enrolments", verbose_name="站点"
    )
    sealed_token = models.TextField(default="")
    """Kept until the token's first use, so that a lost answer does not lose the station."""

    class Meta:
        verbose_name = verbose_name_plural = "接入申请"
        constraints = [
            models.UniqueConstraint(
                fields=["user_code"],
                condition=models.Q(stage="waiting"),
                name="one_open_enrolment_a_code",
            )
        ]

    def __str__(self) -> str:
        return self.user_code

    def is_expired(self, now: datetime.datetime) -> bool:
        """Whether the code was not typed in time."""
        return self.stage == EnrolmentStage.WAITING and now >= self.expires_at


class RosterEntry(models.Model):
    """One person of a village's roster (花名册); nothing is kept beyond what is here."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="roster", verbose_name="站点")
    person_id = models.CharField("人员编号", max_length=60)
    position = models.PositiveIntegerField("顺序", default=0)
    name = models.CharField("姓名", max_length=40)
    status = models.CharField(
        "身份",
        max_length=20,
        choices=[(code.value, name) for code, name in STATUS_NAMES.items()],
        default=PersonStatus.MEMBER.value,
    )
    roles = models.JSONField("职务", default=list, blank=True)
    away = models.BooleanField("外出", default=False, help_text="外出的人不计应到。")
    limited_mobility = models.BooleanField(
        "行动不便", default=False, help_text="行动不便的人不计应到。"
    )

    if TYPE_CHECKING:
        station_id: str

    class Meta:
        verbose_name = verbose_name_plural = "花名册"
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["station", "person_id"], name="person_once_a_station")
        ]

    def __str__(self) -> str:
        return self.name

    def person(self) -> Person:
        """The entry as the feed tells it."""
        return Person(
            id=self.person_id,
            name=self.name,
            status=PersonStatus(self.status),
            roles=tuple(Role(code) for code in self.roles),
            away=self.away,
            limited_mobility=self.limited_mobility,
        )


class RosterDraft(models.Model):
    """What an import would change (dry run); once applied, what it changed, so it can be undone.

    Names stand in it: it goes after a day, an applied one after a week.
    """

    token = models.CharField(max_length=40, unique=True)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    applied_at = models.DateTimeField(null=True)
    content = models.JSONField()

    class Meta:
        verbose_name = verbose_name_plural = "花名册导入"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.pk)


class ErasedPerson(models.Model):
    """Somebody who was deleted; what a village still sends of them comes in without the name."""

    station = models.ForeignKey(Station, models.CASCADE, related_name="erased")
    person_hash = models.CharField(max_length=64)
    """Keyed hash of the person's id: whoever reads the table learns nobody's name from it."""

    class Meta:
        verbose_name = verbose_name_plural = "已删除的人"
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["station", "person_hash"], name="erased_once_a_station")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class RetentionRun(models.Model):
    """A day on which names that may be kept no longer were taken out of the records."""

    day = models.DateField(unique=True)
    ran_at = models.DateTimeField(default=timezone.now)
    records = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "按规定删除姓名"
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.day)


class RetentionKey(models.Model):
    """What a month's people are renamed by until all of that month is done; then it is gone."""

    month = models.CharField(max_length=7, primary_key=True)
    secret = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "改名用的钥匙"
        default_permissions = ()

    def __str__(self) -> str:
        return self.month
