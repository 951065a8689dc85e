"""When a meeting was, as the screen says it: as it really was, beside what a wrong clock wrote."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from kiosk.clock import Clock, local_datetime
from kiosk.ui import by_hand_words, dates
from protocol.moment import ClockTrust
from protocol.record import MeetingRecord
from protocol.true_time import OffsetSource, TrueTime

translate = QCoreApplication.translate

_SAME_MS = 60_000
"""The screen tells minutes; a smaller difference would only look like a mistake."""


def meeting_times(clock: Clock, record: MeetingRecord) -> list[tuple[str, str]]:
    """A record's times as labelled facts: the best known, and the recorded ones where they differ.

    Args:
        clock: knows what was learnt of the station's clocks.
        record: as it was sealed; its moments stay what they are.
    """
    label = translate("times", "时间")
    if record.held is not None:
        return [(label, by_hand_words.when(record.held)), _entered(clock, record)]
    corrected = clock.true_time(record.opened)
    if corrected is None:
        doubtful = record.opened.trust is ClockTrust.DOUBTFUL
        raw = _span(local_datetime(record.opened), local_datetime(record.closed), doubtful)
        note = [_note(translate("times", "那天机器的钟不准，由镇里核对"))]
        return [(label, raw), *(note if doubtful else ())]
    differs = abs(corrected.at_ms - record.opened.wall_ms) > _SAME_MS
    said = _span(clock.local(record.opened), clock.local(record.closed), differs)
    if not differs:
        return [(label, said)]
    about = said if corrected.is_proven else translate("times", "{time}左右").format(time=said)
    return [(label, about), _note(_written(record, corrected))]


def _entered(clock: Clock, record: MeetingRecord) -> tuple[str, str]:
    said = translate("times", "手工登记，{day}存的")
    day = dates.day(clock.local(record.closed).date())
    return translate("times", "登记"), said.format(day=day)


def _written(record: MeetingRecord, corrected: TrueTime) -> str:
    raw = local_datetime(record.opened)
    said = (
        translate("times", "机器上记的是{time}，按站里报的时间改正")
        if corrected.source is OffsetSource.OPERATOR
        else translate("times", "机器上记的是{time}，按镇里的时间改正")
    )
    return said.format(time=f"{dates.full_day(raw.date())} {raw:%H:%M}")


def _note(said: str) -> tuple[str, str]:
    return translate("times", "说明"), said


def _span(opened: datetime, closed: datetime, with_year: bool) -> str:
    day = dates.full_day(opened.date()) if with_year else dates.day(opened.date())
    return f"{day} {opened:%H:%M} – {closed:%H:%M}"
