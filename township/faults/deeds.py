"""What the office does about a fault: each deed is a step of its ladder, told to the village.

Who is right when both sides speak of the end is settled by time: the later word stands.
"""

import datetime
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from protocol.fault_code import category_of, fault_code, read_code, report_code
from protocol.faults import MOST_WORDS, FaultCategory
from township.faults.models import Fault, FaultStep, StepKind
from township.faults.words import CATEGORY_NAMES, fault_name
from township.stations.models import Station

CANNED_ANSWERS = (
    "知道了，明天上午来修",
    "知道了，今天下午来修",
    "配件在路上，到了就来",
    "请先按屏幕上的三步试一试，不行再打电话",
)

KEPT = {
    "repairer": 40,
    "measures": 300,
    "parts_replaced": 200,
    "stopgap": 200,
    "reporter": 40,
    "note": 300,
}
"""What the office writes down of a repair, and how many characters of each."""


class FaultRefused(Exception):
    """The deed cannot be done; the message is a sentence for the person."""


@dataclass(frozen=True)
class Told:
    """What somebody says by telephone.

    Attributes:
        code: as it was read out, or empty.
        part: what is broken; may be empty where there is a code.
        category: a ``FaultCategory``; empty for the one the part most likely belongs to.
        words: what it is like (故障现象).
        reporter: who reports (报修人), an office rather than a name.
        stopgap: what is done meanwhile (应急处理).
    """

    code: str = ""
    part: str = ""
    category: str = ""
    words: str = ""
    reporter: str = ""
    stopgap: str = ""


def report_by_telephone(station: Station, told: Told) -> Fault:
    """Enter a fault for a village whose machine cannot report it.

    Raises:
        FaultRefused: the code is none, or nothing says what is broken.
    """
    heard = read_code(told.code) if told.code.strip() else None
    if told.code.strip() and heard is None:
        raise FaultRefused(f"没有故障码 {told.code.strip()[:20]}，请村里再念一遍。")
    part = told.part or (heard.part if heard is not None else "")
    if not fault_code(part):
        raise FaultRefused("请选一下是什么坏了。")
    if told.category and told.category not in set(FaultCategory):
        raise FaultRefused("请从列出的故障类别里选一个。")
    wrong = list(heard.wrong) if heard is not None else []
    now = timezone.now()
    with transaction.atomic():
        fault = Fault.objects.create(
            station=station,
            fault_id=str(uuid4()),
            by_telephone=True,
            code=report_code(part, wrong),
            part=part,
            category=told.category or category_of(part),
            words=told.words.strip()[:MOST_WORDS],
            wrong=wrong,
            reporter=told.reporter.strip()[:40] or "站点管理员",
            stopgap=told.stopgap.strip()[:200],
            reported_at=now,
            received_at=now,
        )
        _step(fault, StepKind.REPORTED, now)
    return fault


def accept(fault: Fault, answer: str = "") -> None:
    """Take a fault up (受理), or say something more; the village reads the answer on its screen."""
    now, words = timezone.now(), answer.strip()[:200]
    with transaction.atomic():
        if fault.accepted_at is None:
            fault.accepted_at = now
            _step(fault, StepKind.ACCEPTED, now, words)
        elif words and words != fault.answer:
            _step(fault, StepKind.ANSWERED, now, words)
        fault.answer = words or fault.answer
        fault.save()


def call_repaired(fault: Fault) -> None:
    """It was mended (修好); the village is asked to try it out."""
    if fault.repaired_at is not None:
        return
    now = timezone.now()
    with transaction.atomic():
        fault.accepted_at = fault.accepted_at or now
        fault.repaired_at = now
        fault.save()
        _step(fault, StepKind.REPAIRED, now)


def call_restored(fault: Fault) -> None:
    """The village has said by telephone that it works (恢复); its machine may say otherwise."""
    if fault.restored_at is not None:
        return
    now = timezone.now()
    with transaction.atomic():
        fault.accepted_at = fault.accepted_at or now
        fault.repaired_at = fault.repaired_at or now
        fault.restored_at, fault.restored_by_office = now, True
        fault.save()
        _step(fault, StepKind.RESTORED, now)


def call_broken_again(fault: Fault) -> None:
    """It does not work after all: the fault is open, and taken up as it was."""
    if fault.ended_at is None:
        return
    now = timezone.now()
    with transaction.atomic():
        fault.accepted_at = fault.accepted_at or now
        fault.repaired_at = fault.restored_at = None
        fault.restored_by_office = False
        fault.save()
        _step(fault, StepKind.BROKEN, now)


def keep_repair(fault: Fault, **told: str) -> None:
    """Write down how it was repaired (form C).

    Args:
        fault: which.
        told: ``repairer``, ``measures``, ``parts_replaced``, ``stopgap``, ``reporter``, ``note``.
    """
    for name, words in told.items():
        setattr(fault, name, words.strip()[: KEPT[name]])
    fault.save()


def fault_choices() -> list[tuple[str, str]]:
    """What may be reported by telephone: one of each code, in plain words."""
    seen: dict[str, tuple[str, str]] = {}
    for part in _PARTS:
        seen.setdefault(fault_name(part), (part, fault_name(part)))
    return list(seen.values())


def category_choices() -> list[tuple[str, str]]:
    """The categories in plain words."""
    return [(code.value, name) for code, name in CATEGORY_NAMES.items()]


def _step(fault: Fault, kind: StepKind, at: datetime.datetime, words: str = "") -> None:
    FaultStep.objects.create(fault=fault, kind=kind, by_office=True, at=at, words=words)


_PARTS = (
    *("sound", "screen", "power", "network", "township", "player", "disk", "films"),
    *("clock", "remote", "printer", "stick", "token_refused", "other"),
)
