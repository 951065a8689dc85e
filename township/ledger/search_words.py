"""What the ledger can be narrowed by, in words: the choices of its form and what was chosen."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Min
from django.utils import timezone

from protocol.meeting_types import DEFAULT_MEETING_TYPES, MeetingType
from township.courses.models import Courseware, Function, PlannedMeeting, StudyPlan, TenthClass
from township.ledger.counted import counted_name
from township.ledger.models import Meeting
from township.ledger.searching import Question, percent_of
from township.ledger.sheet import FORM_NAMES
from township.stations.models import Station

Choices = tuple[tuple[str, str], ...]

MOST_MONTHS = 60
"""Five years: as long as the office keeps names (DOMAIN 10)."""

_MUST_NUMERALS = "一二三四"
_THREE_MUSTS = ("有会议活动", "党员活动日", "群众需要时")


def _must_name(kind: MeetingType) -> str:
    return f"第{_MUST_NUMERALS[(kind.four_must or 1) - 1]}个必看（{kind.tile_name}）"


CHOICES: Mapping[str, Choices] = {
    "type": tuple((kind.code, kind.name) for kind in DEFAULT_MEETING_TYPES),
    "must": tuple(
        (str(kind.four_must), _must_name(kind)) for kind in DEFAULT_MEETING_TYPES if kind.four_must
    ),
    "three": tuple((str(n), f"{n}. {words}") for n, words in enumerate(_THREE_MUSTS, start=1)),
    "form": tuple((form.value, name) for form, name in FORM_NAMES.items()),
    "required": (("1", "放了规定课件"), ("0", "放了自选课件")),
    "function": tuple((str(code), str(name)) for code, name in Function.choices),
    "attendance": (
        ("low", "参学率偏低"),
        ("none", "没有人签到"),
        ("under_minimum", "人数不够，不计场次"),
    ),
    "people": (
        ("1-9", "10人以下"),
        ("10-19", "10到19人"),
        ("20-49", "20到49人"),
        ("50", "50人以上"),
    ),
    "by_hand": (
        ("0", "只看机器记录"),
        ("1", "只看手工登记和补录"),
        ("village", "只看村里手工登记的"),
        ("office", "只看镇里补录的"),
    ),
    "late": (("1", "有迟到、补签或补学的"),),
    "changed": (("supplement", "补充过的"), ("correction", "更正过的")),
    "flagged": (("1", "有疑点，还没审"),),
    "returned": (("1", "退回了还没补"),),
    "review": (("waiting", "还没审"), ("accepted", "审过了")),
    "attachments": (("missing", "还没附照片或签字表"), ("there", "附了照片或签字表")),
}
LABELS = {
    "must": "四个必看",
    "three": "三个必看",
    "form": "学习形式",
    "required": "规定和自选",
    "function": "课件作用",
    "attendance": "参学情况",
    "people": "到场人数",
    "by_hand": "怎么记的",
    "late": "迟到和补学",
    "changed": "补充和更正",
    "flagged": "疑点",
    "returned": "退回",
    "review": "审记录",
    "attachments": "附件",
}
"""What the form's rarer choices are called, in their order."""


@dataclass(frozen=True)
class Chip:
    """Something that was chosen, and the address without it."""

    words: str
    link: str


@dataclass(frozen=True)
class Select:
    """One choice of the form."""

    name: str
    label: str
    choices: Choices
    chosen: str


def selects(question: Question) -> list[Select]:
    """The rarer choices of the form."""
    return [
        Select(name, label, CHOICES[name], question.values[name]) for name, label in LABELS.items()
    ]


def campaigns() -> list[str]:
    """The campaigns (活动主题) that courses belong to."""
    named = Courseware.objects.exclude(campaign="").order_by("campaign")
    return list(named.values_list("campaign", flat=True).distinct())


def months(asked: str) -> list[str]:
    """The months there can be records of, newest first, and the one that is asked for.

    Counted from the oldest record, not read out of all: a month without any is no harm.
    """
    today = timezone.localdate()
    first = Meeting.objects.exclude(month="").order_by().aggregate(first=Min("month"))["first"]
    found = list(_back_from(today, str(first or f"{today:%Y-%m}")))
    return sorted({*found, asked} if asked else found, reverse=True)


def chips(question: Question) -> list[Chip]:
    """Everything that was chosen, each with the way to leave it out."""
    kept = {name: value for name, value in question.values.items() if value}
    told = ((_group(name), words) for name, words in _words(question, kept))
    return [
        Chip(words, "?" + urlencode({k: v for k, v in kept.items() if k not in gone}))
        for gone, words in told
    ]


def _group(name: str) -> tuple[str, ...]:
    """What goes together: a percentage means nothing alone, nor a line of no plan."""
    return {"attendance": ("attendance", "below"), "plan": ("plan", "item")}.get(name, (name,))


def _words(question: Question, kept: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    for name, value in kept.items():
        if name == "attendance" and value == "low":
            yield name, f"参学率不到{percent_of(question.values['below'])}%"
        elif name in _LOOKED_UP:
            yield name, _LOOKED_UP[name](value)
        elif name in CHOICES:
            words = dict(CHOICES[name]).get(value)
            yield name, words or f"{LABELS.get(name, '会议类型')}：{value}"
        elif name == "q":
            yield name, f"“{value}”"
        elif (name == "item" and not kept.get("plan")) or name == "campaign":
            yield name, f"{'计划条目' if name == 'item' else '活动主题'}：{value}"
        elif name == "month":
            yield name, value


def _station(value: str) -> str:
    found = Station.objects.filter(pk=value).first()
    return found.name if found else f"站点{value}"


def _course(value: str) -> str:
    found = Courseware.objects.filter(sha256=value).first()
    return f"《{found.title}》" if found else "这个课件"


def _plan(value: str) -> str:
    found = StudyPlan.objects.filter(pk=value).first()
    return f"计划：{found.title}" if found else "这个计划"


def _planned(value: str) -> str:
    found = PlannedMeeting.objects.filter(pk=value).first()
    if found is not None:
        return f"{found.day:%m月%d日}的安排"
    announced = TenthClass.objects.filter(pk=value).first()
    return f"十号课堂：{announced.topic}" if announced else "这次安排"


def _counted(value: str) -> str:
    return f"只看{counted_name(value) or '这个数'}"


_LOOKED_UP = {
    "station": _station,
    "course": _course,
    "plan": _plan,
    "planned": _planned,
    "counted": _counted,
}


def _back_from(day: datetime.date, first: str) -> Iterable[str]:
    for _ in range(MOST_MONTHS):
        yield f"{day:%Y-%m}"
        if f"{day:%Y-%m}" <= first:
            return
        day = day.replace(day=1) - datetime.timedelta(days=1)
