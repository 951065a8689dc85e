"""Takes in the faults that come with a station's status, as often as they come."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from protocol.faults import FaultAnswer, FaultReceipt, FaultReport
from township.faults.models import Fault, FaultStep, StepKind
from township.ledger.fitting import small, text
from township.stations.boots import true_instant
from township.stations.models import Station

_MOST_AT_ONCE = 50
_LONGEST_LIST = 20
ANSWERS_FOR = datetime.timedelta(days=60)
"""So long after a fault is over the village is still told what the office said."""

TOLD_BEFORE = datetime.timedelta(days=60)
"""So long a fault told by telephone waits for its own report, which has the same code."""


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
    with transaction.atomic():
        fault = _known(station, text(report.id, 60), text(report.code, 20))
        if fault.revision < revision:
            _replace(fault, report, revision)
    return FaultReceipt(fault_id=report.id, revision=fault.revision)


def _known(station: Station, fault_id: str, code: str) -> Fault:
    """The fault with this id; or the one told by telephone whose own report comes only now."""
    held = Fault.objects.select_for_update()
    fault = held.filter(station=station, fault_id=fault_id).first()
    if fault is not None:
        return fault
    since = timezone.now() - TOLD_BEFORE
    told = held.filter(
        station=station, by_telephone=True, revision=0, code=code, received_at__gte=since
    )
    fault = told.order_by("id").first()
    if fault is None:
        return Fault.objects.get_or_create(station=station, fault_id=fault_id)[0]
    fault.fault_id = fault_id
    return fault


def _replace(fault: Fault, report: FaultReport, revision: int) -> None:
    """Put the village's newest word in the place of what was there."""
    is_first = fault.revision == 0
    fault.revision = revision
    fault.code = text(report.code, 20)
    fault.part = text(report.part, 60)
    fault.category = text(report.category, 20)
    fault.words = text(report.words, 200) or fault.words
    fault.wrong = [text(one, 60) for one in report.wrong[:_LONGEST_LIST]]
    fault.steps_tried = small(report.steps_tried)
    fault.reported_at = true_instant(fault.station, report.reported)
    kind = _heard_of_end(fault, report)
    fault.save()
    if is_first:
        _step(fault, StepKind.REPORTED, fault.reported_at)
    if kind is not None:
        _step(fault, kind, fault.restored_at)


def _heard_of_end(fault: Fault, report: FaultReport) -> StepKind | None:
    """Go by what the village says of the end: its later word stands before the office's.

    Returns:
        The step that this is, if it is one.
    """
    was_over = fault.restored_at is not None
    if report.restored is not None:
        fault.restored_at = true_instant(fault.station, report.restored) or timezone.now()
        fault.restored_by_office = False
        return None if was_over else StepKind.RESTORED
    if not was_over or report.revision == 1:
        # The report itself was written before anything was done about it.
        return None
    if not fault.restored_by_office:
        # The village takes back its own word; after the office's it is only asked to try again.
        fault.repaired_at = None
    fault.restored_at, fault.restored_by_office = None, False
    return StepKind.BROKEN


def _step(fault: Fault, kind: StepKind, at: datetime.datetime | None) -> None:
    FaultStep.objects.create(fault=fault, kind=kind, at=at or timezone.now())
