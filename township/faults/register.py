"""The register of faults (DOMAIN 4, form C): a row a fault, for paper and workbook alike."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from township.faults.models import Fault
from township.faults.words import category_name, fault_name

_MINUTES_AN_HOUR, _HOURS_A_DAY = 60, 24


@dataclass(frozen=True)
class Head:
    """A column of the register.

    Attributes:
        name: what stands above it.
        width: in characters of a workbook's column.
    """

    name: str
    width: float


HEADS = (
    *(Head("编号", 10.5), Head("站点", 8), Head("报修时间", 12.5), Head("报修人", 9)),
    *(Head("设备名称", 9), Head("故障类别", 7), Head("故障现象", 16), Head("自检结果", 11)),
    *(Head("应急处理", 11), Head("受理时间", 12.5), Head("维修人", 8), Head("处理措施", 13)),
    *(Head("更换配件", 9), Head("恢复时间", 12.5), Head("停用时长", 9), Head("验收人签字", 8)),
    Head("备注", 11),
)
"""All columns of form C, in its order."""

_DEVICES = {
    "sound": "音箱（声音）",
    "sound_missing": "音箱（声音）",
    "screen": "电视",
    "network": "网络设备",
    "township": "网络设备",
    "township_unreachable": "网络设备",
    "printer": "打印机",
    "stick": "U盘",
    "remote": "遥控器",
    "power": "电源",
    "disk": "硬盘",
    "disk_full": "硬盘",
    "disk_failed": "硬盘",
    "disk_slow": "硬盘",
}
_COMPUTER = "电脑主机"


def row_of(fault: Fault, now: datetime.datetime, named: bool = True) -> tuple[str, ...]:
    """A fault as the register has it, a cell for each of ``HEADS``.

    Args:
        fault: with its station.
        now: until when an open fault has lasted.
        named: whether those who reported and repaired may be shown.
    """
    return (
        fault.number,
        fault.station.name,
        day_and_time(fault.begun_at),
        fault.reporter if named else "",
        device_name(fault.part),
        category_name(fault.category),
        symptom(fault),
        found_words(fault),
        stopgap_words(fault),
        day_and_time(fault.accepted_at),
        fault.repairer if named else "",
        fault.measures,
        fault.parts_replaced,
        day_and_time(fault.restored_at),
        downtime_words(fault, now),
        "",
        remarks(fault),
    )


def faults_of(first: datetime.date, last: datetime.date) -> QuerySet[Fault]:
    """The faults that came within these days, in the order in which they came."""
    return (
        Fault.objects.select_related("station")
        .filter(received_at__date__gte=first, received_at__date__lte=last)
        .order_by("received_at", "id")
    )


def rows_of(faults: Iterable[Fault], named: bool = True) -> list[tuple[str, ...]]:
    """Many rows, all as of now."""
    now = timezone.now()
    return [row_of(one, now, named) for one in faults]


def device_name(part: str) -> str:
    """The device that a fault belongs to (设备名称)."""
    return _DEVICES.get(part, _COMPUTER)


def symptom(fault: Fault) -> str:
    """故障现象: what it is, its code, and the village's own words."""
    said = f"{fault_name(fault.part)}（{fault.code}）"
    return f"{said}：{fault.words}" if fault.words else said


def found_words(fault: Fault) -> str:
    """自检结果: what the self-check found wrong."""
    return "、".join(fault_name(part) for part in fault.wrong) or "没有查出别的"


def stopgap_words(fault: Fault) -> str:
    """应急处理: what the village tried, and what it does meanwhile."""
    tried = f"按屏幕提示试了{fault.steps_tried}步" if fault.steps_tried else ""
    return "；".join(one for one in (tried, fault.stopgap) if one)


def remarks(fault: Fault) -> str:
    """备注: how it came and ended, and what the office noted."""
    marks = (
        "电话报修" if fault.by_telephone else "",
        "村里来电话说好了" if fault.restored_by_office else "",
        fault.note,
    )
    return "；".join(one for one in marks if one)


def downtime_words(fault: Fault, now: datetime.datetime) -> str:
    """停用时长; of an open fault so far."""
    lasted = span_words(fault.downtime(now))
    return lasted if fault.ended_at is not None else f"已{lasted}"


def span_words(span: datetime.timedelta | None) -> str:
    """A length of time as people say it: 40分钟, 5小时, 9天3小时; nothing for none."""
    if span is None:
        return ""
    minutes = int(span.total_seconds()) // 60
    hours, minutes = divmod(minutes, _MINUTES_AN_HOUR)
    days, hours = divmod(hours, _HOURS_A_DAY)
    if days:
        return f"{days}天{hours}小时" if hours else f"{days}天"
    if hours:
        return f"{hours}小时{minutes}分" if minutes else f"{hours}小时"
    return f"{minutes}分钟" if minutes else "不到1分钟"


def day_and_time(at: datetime.datetime | None) -> str:
    """A time as the form has it; empty where it has not come."""
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at is not None else ""
