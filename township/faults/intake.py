"""Takes in the faults that come with a station's status, as often as they come."""

import datetime
from collections.abc import Iterable

from protocol.faults import FaultAnswer, FaultReceipt, FaultReport
from protocol.moment import Moment
from protocol.true_time import best_ms
from township.faults.models import Fault
from township.ledger.fitting import small, text
from township.stations.boots import offsets_of
from township.stations.models import Station

_MOST_AT_ONCE = 50
_LONGEST_LIST = 20
ANSWERS_FOR = datetime.timedelta(days=60)
"""So long after a fault is over the village is still told what the office said."""


def take_in(station: Station, reports: Iterable[FaultReport]) -> tuple[FaultReceipt, ...]:
    """Keep what a station reports; the receipts say which revision is held."""
    return tuple(_take_in_one(station, one) for one in tuple(reports)[:_MOST_AT_ONCE])


def answers_for(station: Station, now: datetime.datetime) -> tuple[FaultAnswer, ...]:
    """What the office has said to a station's faults."""
    return tuple(
        FaultAnswer(fault_id=fault.fault_id, stage=fault.stage, words=fault.answer)
        for fault in station.faults.order_by("id")
        if fault.stage is not None and not _is_long_over(fault, now)
    )


def _is_long_over(fault: Fault, now: datetime.datetime) -> bool:
    return fault.restored_at is not None and fault.restored_at < now - ANSWERS_FOR


def _take_in_one(station: Station, report: FaultReport) -> FaultReceipt:
    revision = small(report.revision)
    fault, _ = Fault.objects.get_or_create(station=station, fault_id=text(report.id, 60))
    if fault.revision < revision:
        fault.revision = revision
        fault.code = text(report.code, 20)
        fault.part = text(report.part, 60)
        fault.category = text(report.category, 20)
        fault.words = text(report.words, 200)
        fault.wrong = [text(one, 60) for one in report.wrong[:_LONGEST_LIST]]
        fault.steps_tried = small(report.steps_tried)
        fault.reported_at = _instant(station, report.reported)
        fault.restored_at = _instant(station, report.restored) if report.restored else None
        fault.save()
    return FaultReceipt(fault_id=report.id, revision=fault.revision)


def _instant(station: Station, moment: Moment) -> datetime.datetime | None:
    """The true time of a moment, as far as the station's clock is known."""
    known = offsets_of(station.pk, [moment.boot_id])
    try:
        return datetime.datetime.fromtimestamp(best_ms(moment, known) / 1000, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return None
