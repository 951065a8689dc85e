"""What people asked to learn (群众想学), by whom it was heard, and what the office answered."""

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from township.accounts.audit import note
from township.courses.models import Courseware, Notice
from township.ledger.models import Meeting
from township.reports.models import WishAnswer
from township.reports.months import moved, number_of

_HEARD_FOR_MONTHS = 2
"""A wish waits this long; who still wants it will say so again."""
_LONGEST_NOTICE = 120


class AnswerRefused(Exception):
    """The answer cannot be given; the message says why in plain words."""


@dataclass(frozen=True)
class Wish:
    """One category that was asked for at one meeting."""

    meeting: Meeting
    category: str
    people: int
    answer: WishAnswer | None

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.meeting.pk}:{self.category}"


@dataclass(frozen=True)
class Wanted:
    """All wishes for one category."""

    category: str
    wishes: tuple[Wish, ...]

    @property
    def people(self) -> int:
        """How many asked, once a meeting."""
        return sum(one.people for one in self.wishes)

    @property
    def villages(self) -> int:
        """From how many villages."""
        return len({one.meeting.station_id for one in self.wishes})

    @property
    def is_open(self) -> bool:
        """Whether one of them waits for an answer."""
        return any(one.answer is None for one in self.wishes)


def wishes(month: str, only_open: bool = False, station: str = "") -> list[Wish]:
    """The wishes of a month and the one before, the newest first.

    Args:
        month: such as ``2026-04``.
        only_open: leave out those that are answered.
        station: id of the one village that is asked about; all, if there is none.
    """
    meetings = (
        Meeting.counted()
        .filter(month__in=_months(month), wishes__gt=0)
        .select_related("station")
        .prefetch_related("wish_answers__courseware")
    )
    if station:
        meetings = meetings.filter(station=station)
    found = [
        one for meeting in meetings.order_by("-day", "-opened_at", "-id") for one in _of(meeting)
    ]
    return [one for one in found if one.answer is None] if only_open else found


def open_count(month: str) -> int:
    """How many wishes wait for an answer."""
    heard = Meeting.counted().filter(month__in=_months(month), wishes__gt=0)
    told = heard.aggregate(asked=Sum("wishes", default=0))
    # A correction may have taken a wish back that has its answer already.
    answers = heard.filter(wish_answers__isnull=False).order_by()
    return int(told["asked"]) - sum(
        category in meeting.asked_for
        for meeting in answers.distinct().only("topics").prefetch_related("wish_answers")
        for category in {one.category for one in meeting.wish_answers.all()}
    )


def by_category(found: Iterable[Wish]) -> list[Wanted]:
    """Wishes by category, what most people ask for first."""
    kept: dict[str, list[Wish]] = defaultdict(list)
    for one in found:
        kept[one.category].append(one)
    wanted = [Wanted(category, tuple(ones)) for category, ones in kept.items()]
    return sorted(wanted, key=lambda one: (-one.people, one.category))


@transaction.atomic
def answer(
    asked: Sequence[Wish], kind: str, courseware: Courseware | None, user: User, tell: bool
) -> int:
    """Answer wishes; those that have an answer get the new one.

    Args:
        asked: the wishes.
        kind: one of ``WishAnswer.Kind``.
        courseware: what was arranged.
        user: who answers.
        tell: whether the stations' home page is to say so too, until the next month is over.

    Returns:
        How many were answered.

    Raises:
        AnswerRefused: nothing was chosen.
    """
    if kind not in WishAnswer.Kind.values:
        raise AnswerRefused("请选一种答复。")
    if kind == WishAnswer.Kind.ARRANGED and courseware is None:
        raise AnswerRefused("请选安排了哪个课件。")
    chosen = courseware if kind == WishAnswer.Kind.ARRANGED else None
    for one in asked:
        given, _ = WishAnswer.objects.update_or_create(
            meeting=one.meeting,
            category=one.category,
            defaults={
                "kind": kind,
                "courseware": chosen,
                "answered_at": timezone.now(),
                "answered_by": user,
            },
        )
        note(one.meeting, f"答复群众想学“{one.category}”：{given.words}")
    if asked and tell:
        _tell(asked, WishAnswer(kind=kind, courseware=chosen).words)
    return len(asked)


def _tell(asked: Sequence[Wish], words: str) -> None:
    categories = "、".join(dict.fromkeys(one.category for one in asked))
    Notice.objects.create(
        text=f"大家想学{categories}：{words}"[:_LONGEST_NOTICE], until=_end_of_next_month()
    )


def _end_of_next_month() -> datetime.date:
    month = moved(f"{timezone.localdate():%Y-%m}", 1)
    year, number = int(month[:4]), number_of(month)
    return datetime.date(year, number, calendar.monthrange(year, number)[1])


def _months(month: str) -> list[str]:
    return [moved(month, -by) for by in range(_HEARD_FOR_MONTHS)]


def _of(meeting: Meeting) -> Iterable[Wish]:
    answers = {one.category: one for one in meeting.wish_answers.all()}
    for category, people in meeting.asked_for.items():
        yield Wish(meeting, category, people, answers.get(category))
