"""Takes in what villages object to, as often as it comes, and sends them the office's answers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone

from protocol.moment import Moment
from protocol.month_figures import (
    MOST_WORDS,
    FiguresHeld,
    ObjectionReceipt,
    ObjectionStage,
)
from protocol.month_figures import Objection as Told
from protocol.true_time import best_ms
from township.accounts.audit import note
from township.feeds.changes import touch_station
from township.ledger.fitting import small, text
from township.ledger.models import Meeting
from township.reports.models import DisclosedFigures, Disclosure, Objection
from township.reports.objection_words import STAGE_NAMES, named
from township.stations.boots import offsets_of
from township.stations.models import Station

_MOST_AT_ONCE = 50
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


class AnswerRefused(Exception):
    """The answer cannot be sent; the message says why in plain words."""


@dataclass(frozen=True)
class Heard:
    """One objection as the office reads it."""

    objection: Objection
    meeting: Meeting | None
    made_on: date
    is_in_time: bool

    @property
    def what(self) -> str:
        """Which line it is about."""
        if self.meeting is None or self.meeting.day is None:
            return named(self.objection.about) or "一次会议"
        day = self.meeting.day
        return f"{day.month}月{day.day}日 {self.meeting.type_name}"

    @property
    def why(self) -> str:
        """What the village says is wrong."""
        return named(self.objection.reason) or self.objection.reason

    @property
    def stage(self) -> str:
        """What the office did."""
        return named(self.objection.stage) or self.objection.stage


def take_in(station: Station, told: Iterable[Told]) -> tuple[ObjectionReceipt, ...]:
    """Keep what a station objects to; the receipts say what is held."""
    return tuple(_take_in_one(station, one) for one in tuple(told)[:_MOST_AT_ONCE])


def note_held(station: Station, held: Iterable[FiguresHeld]) -> None:
    """Keep which editions have reached a station, and which it agreed to."""
    for one in tuple(held)[:_MOST_AT_ONCE]:
        shown = DisclosedFigures.objects.filter(
            station=station,
            disclosure__month=one.month,
            disclosure__revision=small(one.revision),
        )
        shown.filter(received_at=None).update(received_at=timezone.now())
        if one.agreed:
            shown.filter(agreed_at=None).update(agreed_at=timezone.now())


def heard_of(month: str) -> list[Heard]:
    """A month's objections, the oldest first."""
    found = list(Objection.objects.filter(month=month).select_related("station"))
    about = Meeting.objects.filter(record_id__in={one.about for one in found})
    meetings = {(one.station_id, one.record_id): one for one in about}
    ends = dict(Disclosure.objects.filter(month=month).values_list("revision", "object_until"))
    return [
        Heard(
            one,
            meetings.get((one.station_id, one.about)),
            made_on=_day(one),
            is_in_time=one.revision not in ends or _day(one) <= ends[one.revision],
        )
        for one in found
    ]


def answer(objection: Objection, stage: str, words: str) -> None:
    """Answer an objection; the village reads it.

    Args:
        objection: what is answered.
        stage: an ``ObjectionStage``.
        words: what is said besides; nobody's name.

    Raises:
        AnswerRefused: it says nothing.
    """
    if stage not in set(ObjectionStage):
        raise AnswerRefused("请选“已改”或者“说明”。")
    said = " ".join(words.split())
    if stage == ObjectionStage.EXPLAINED and not said:
        raise AnswerRefused("说明要写一句为什么，村里才看得懂。")
    if len(said) > MOST_WORDS:
        raise AnswerRefused(f"答复最多{MOST_WORDS}个字，请写短一点。")
    objection.stage, objection.answer = stage, text(said, MOST_WORDS)
    objection.answered_at = timezone.now()
    objection.save(update_fields=["stage", "answer", "answered_at"])
    note(objection, f"答复{objection.month}的意见：{STAGE_NAMES[ObjectionStage(stage)]}")
    touch_station(objection.station_id)


def _take_in_one(station: Station, told: Told) -> ObjectionReceipt:
    if not _MONTH.fullmatch(told.month):
        # Of no month that was: it could be shown on no page, and would wait for an answer for ever.
        return ObjectionReceipt(objection_id=told.id)
    Objection.objects.get_or_create(
        station=station,
        objection_id=text(told.id, 60),
        defaults={
            "month": text(told.month, 7),
            "revision": small(told.revision),
            "about": text(told.about, 60),
            "reason": text(told.reason, 20),
            "words": text(told.words, MOST_WORDS),
            "made_at": _instant(station, told.made),
        },
    )
    return ObjectionReceipt(objection_id=told.id)


def _instant(station: Station, moment: Moment) -> datetime | None:
    """The true time of a moment, as far as the station's clock is known."""
    known = offsets_of(station.pk, [moment.boot_id])
    try:
        return datetime.fromtimestamp(best_ms(moment, known) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _day(one: Objection) -> date:
    """The day it was made; nobody objects after it has arrived, whatever a clock says."""
    made_at = one.made_at or one.received_at
    return timezone.localtime(min(made_at, one.received_at)).date()
