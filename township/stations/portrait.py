"""What a station's page tells of it: each part of its last word, judged, in plain words."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from township.faults.words import fault_name
from township.ledger.models import Meeting
from township.stations.models import Machine, Station, StationStatus
from township.stations.silence import Tone

DISK_FLOOR_BYTES = 2 * 10**9
"""With less than this free a kiosk fetches no more films (DESIGN 5); its 5 % it tells itself."""
STRIP_DAYS = 30
MONTHS_SHOWN = 12
CLOCK_AGREES_MS = 60_000
CLOCK_FAR_OFF_MS = 24 * 3_600_000
_DISK_PARTS = frozenset({"disk", "disk_full", "disk_failed"})


@dataclass(frozen=True)
class Told:
    """One thing about a station: what it is, and how it is to be marked."""

    words: str
    tone: Tone = Tone.OK
    aside: str = ""


@dataclass(frozen=True)
class StripDay:
    """One day of the strip of contact."""

    day: datetime.date
    was_there: bool


@dataclass(frozen=True)
class MonthCount:
    """How many records of a month are here."""

    month: str
    count: int


def version_key(version: str) -> tuple[int, ...]:
    """What a version is compared by: its numbers, such as 3, 0, 21 of ``3.0.21 Vetinari``."""
    found = re.match(r"\d{1,6}(?:\.\d{1,6})*", version.strip())
    return tuple(int(part) for part in found[0].split(".")) if found else ()


def newest(versions: Iterable[str]) -> str:
    """The newest of versions; empty if there is none."""
    return max(versions, key=version_key, default="")


def newest_versions() -> tuple[str, str]:
    """The newest program and the newest libVLC that any station has told of."""
    rows = list(StationStatus.objects.order_by().values_list("software", "libvlc").distinct())
    return newest(one for one, _ in rows), newest(one for _, one in rows)


def told(status: StationStatus, current_feed: int) -> list[tuple[str, Told]]:
    """Everything a station says of itself, each under its name; nothing before its first word.

    Args:
        status: what it said last.
        current_feed: the version of the feed that is there for it.
    """
    if not status.software:
        return []
    software, libvlc = newest_versions()
    return [
        ("程序版本", version_told(status.software, software)),
        ("播放器版本", version_told(status.libvlc, libvlc)),
        ("磁盘", disk_told(status.free_disk_bytes, status.problems)),
        ("课件", courses_told(status.courseware_present, status.courseware_missing)),
        ("时钟", clock_told(status.clock_offset_ms, status.clock_doubtful)),
        ("上次自检", check_told(status.problems, status.checked_at)),
        ("待上报", pending_told(status.pending_records, status.oldest_pending_ms)),
        ("收到的计划", feed_told(status.feed_version, current_feed)),
    ]


def version_told(version: str, newest_one: str) -> Told:
    """A version, and whether a newer one is about."""
    if not version:
        return Told("还不知道", Tone.OFF)
    if version_key(version) < version_key(newest_one):
        return Told(version, Tone.WARN, f"比最新的旧，最新是{newest_one}")
    return Told(version, Tone.OK, "最新")


def disk_told(free_bytes: int, problems: Iterable[str]) -> Told:
    """The room left for films, against the floor under which none are fetched."""
    words = f"还剩{free_bytes / 10**9:.1f} GB"
    if free_bytes < DISK_FLOOR_BYTES or _DISK_PARTS & set(problems):
        return Told(words, Tone.BAD, "不够了，新课件下不来")
    if free_bytes < 2 * DISK_FLOOR_BYTES:
        return Told(words, Tone.WARN, "快不够了")
    return Told(words)


def clock_told(offset_ms: int | None, doubtful: bool) -> Told:
    """How wrong a station's clock was when it last told; positive offsets mean it is slow."""
    if offset_ms is None:
        return Told("还不知道", Tone.OFF)
    far = abs(offset_ms)
    if far < CLOCK_AGREES_MS:
        return Told("准", Tone.WARN if doubtful else Tone.OK, "它自己拿不准" if doubtful else "")
    words = f"{'慢' if offset_ms > 0 else '快'}{_length(far)}"
    if far >= CLOCK_FAR_OFF_MS:
        return Told(words, Tone.BAD, "记录的时间镇里会改正，两个时间都留着")
    return Told(words, Tone.WARN, "记录的时间镇里会改正")


def check_told(problems: Iterable[str], checked_at: datetime.datetime | None) -> Told:
    """What the last self-check found wrong."""
    wrong = "、".join(dict.fromkeys(fault_name(part) for part in problems))
    at = f"{timezone.localtime(checked_at):%m-%d %H:%M}" if checked_at is not None else ""
    aside = f"{at}查的" if at else ""
    return Told(wrong, Tone.WARN, aside) if wrong else Told("没有查出毛病", Tone.OK, aside)


def courses_told(present: int, missing: int) -> Told:
    """How many of the films it should have are there."""
    if not present + missing:
        return Told("还没有课件", Tone.OFF)
    words = f"{present + missing}个课件到了{present}个"
    return Told(words, Tone.WARN, f"还差{missing}个") if missing else Told(words)


def pending_told(count: int, oldest_ms: int) -> Told:
    """What waited to be sent when it last told."""
    if not count:
        return Told("没有")
    days = oldest_ms // (24 * 3_600_000)
    return Told(f"{count}份", Tone.WARN, f"最早的等了{days}天" if days else "")


def feed_told(version: int, current: int) -> Told:
    """Which edition of the office's word it holds."""
    if not version:
        return Told("还没有收到", Tone.OFF)
    if version < current:
        return Told(f"第{version}版", Tone.WARN, f"镇里已是第{current}版，下次联系会收到")
    return Told(f"第{version}版", Tone.OK, "最新")


def contact_strip(station: Station, today: datetime.date) -> list[StripDay]:
    """The last thirty days, oldest first, and whether it was heard of on each."""
    first = today - datetime.timedelta(days=STRIP_DAYS - 1)
    there = set(station.contact_days.filter(day__gte=first).values_list("day", flat=True))
    days = (first + datetime.timedelta(days=count) for count in range(STRIP_DAYS))
    return [StripDay(day, day in there) for day in days]


def months_of(station: Station) -> list[MonthCount]:
    """How many records came for each of the last months that have any, newest first."""
    rows = (
        Meeting.objects.filter(station=station)
        .exclude(month="")
        .order_by("-month")
        .values("month")
        .annotate(count=Count("id"))
        .values_list("month", "count")
    )
    return [MonthCount(month, count) for month, count in rows[:MONTHS_SHOWN]]


@dataclass(frozen=True)
class MachineLine:
    """One machine in a station's history."""

    machine: Machine
    words: str
    tone: Tone


def machine_lines(station: Station) -> list[MachineLine]:
    """The machines that were, are and will be this station, newest first."""
    return [_machine_line(one, station) for one in station.machines.all()]


def _machine_line(machine: Machine, station: Station) -> MachineLine:
    if machine.ended_at is not None:
        day = timezone.localtime(machine.ended_at)
        words = f"{day.year}年{day.month}月{day.day}日{machine.get_ending_display()}"
        return MachineLine(machine, words, Tone.OFF)
    if machine.token_hash != station.token_hash:
        return MachineLine(machine, "等它来联系", Tone.WARN)
    if machine.first_contact is None:
        return MachineLine(machine, "还没来联系", Tone.WARN)
    return MachineLine(machine, "正在用", Tone.OK)


def _length(ms: int) -> str:
    minutes = ms // 60_000
    if minutes < 60:
        return f"{minutes}分钟"
    return f"{minutes // 60}小时" if minutes < 48 * 60 else f"{minutes // (24 * 60)}天"
