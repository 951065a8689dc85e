"""Says in plain words what a plan asks for, and how one version of it differs from another."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence

from protocol import feed
from protocol.meeting_types import DEFAULT_MEETING_TYPES

_TYPE_NAMES = {kind.code: kind.tile_name for kind in DEFAULT_MEETING_TYPES}
_NAMED_AT_MOST = 12
Titles = Mapping[str, str]
"""What courses are called, by hash."""


def day_words(day: datetime.date | str) -> str:
    """A day without its year, such as 4月25日."""
    if isinstance(day, str):
        day = datetime.date.fromisoformat(day)
    return f"{day.month}月{day.day}日"


def kind_words(required: bool) -> str:
    """Whether a course must be watched."""
    return "规定" if required else "自选"


def types_words(codes: Iterable[str]) -> str:
    """The meetings a course is meant for."""
    return "、".join(_TYPE_NAMES.get(code, code) for code in codes) or "哪种会议都可以"


def people_words(count: int) -> str:
    """How many must be there."""
    return f"{count}人" if count else "镇里的标准"


def counted_words(required_or_not: Iterable[bool]) -> str:
    """How many courses are asked for, such as 规定3课，自选2课."""
    kinds = list(required_or_not)
    required, optional = kinds.count(True), kinds.count(False)
    said = [f"规定{required}课"] if required else []
    return "，".join([*said, f"自选{optional}课"] if optional else said) or "一课也没有"


def names_words(names: Sequence[str]) -> str:
    """Villages by name, the first of them where they are many; empty without any."""
    said = "、".join(names[:_NAMED_AT_MOST])
    return f"{said}等{len(names)}个站点" if len(names) > _NAMED_AT_MOST else said


def changes(
    before: feed.StudyPlan | None, after: feed.StudyPlan | None, titles: Titles
) -> list[str]:
    """What is different, a sentence each; nothing where nothing is.

    Args:
        before: what was asked; None for nothing.
        after: what is asked.
        titles: names the courses of both.
    """
    if before is None or after is None:
        return _whole(before, after, titles)
    known = {item.id: item for item in before.items}
    kept = {item.id for item in after.items}
    return [
        *_heads(before, after),
        *(_added(item, titles) for item in after.items if item.id not in known),
        *(f"去掉了{_name(item, titles)}" for item in before.items if item.id not in kept),
        *(
            said
            for item in after.items
            if item.id in known
            for said in _item_changes(known[item.id], item, titles)
        ),
        *_order(before, after),
    ]


def _whole(
    before: feed.StudyPlan | None, after: feed.StudyPlan | None, titles: Titles
) -> list[str]:
    if after is not None:
        return [_added(item, titles) for item in after.items]
    return [f"去掉了{_name(item, titles)}" for item in before.items] if before else []


def _heads(before: feed.StudyPlan, after: feed.StudyPlan) -> Iterator[str]:
    if before.title != after.title:
        yield f"名称从“{before.title}”改成“{after.title}”"
    if before.month != after.month:
        yield f"月份从{before.month}改成{after.month}"


def _added(item: feed.PlanItem, titles: Titles) -> str:
    kind = kind_words(item.required)
    return f"加了{_name(item, titles)}，{kind}，{day_words(item.deadline)}前看完"


def _item_changes(before: feed.PlanItem, after: feed.PlanItem, titles: Titles) -> Iterator[str]:
    name = _name(after, titles)
    if before.courseware != after.courseware:
        yield f"{_name(before, titles)}换成了{name}"
    if before.required != after.required:
        yield f"{name}从{kind_words(before.required)}改成{kind_words(after.required)}"
    if before.deadline != after.deadline:
        yield f"{name}的期限从{day_words(before.deadline)}改到{day_words(after.deadline)}"
    if before.minimum_people != after.minimum_people:
        old, new = people_words(before.minimum_people), people_words(after.minimum_people)
        yield f"{name}的最少人数从{old}改成{new}"
    if set(before.meeting_types) != set(after.meeting_types):
        old, new = types_words(before.meeting_types), types_words(after.meeting_types)
        yield f"{name}用于的会议从“{old}”改成“{new}”"


def _order(before: feed.StudyPlan, after: feed.StudyPlan) -> Iterator[str]:
    both = {item.id for item in before.items} & {item.id for item in after.items}
    old, new = ([one.id for one in plan.items if one.id in both] for plan in (before, after))
    if old != new:
        yield "课件的先后改了"


def _name(item: feed.PlanItem, titles: Titles) -> str:
    return f"《{titles.get(item.courseware) or '没有名称的课件'}》"
