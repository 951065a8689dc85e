"""How far a fault has come, in four stages that are told alike on pages, lists and counts."""

from django.db import models
from django.db.models import Count, Q

from protocol.faults import FaultStage
from township.faults.models import Fault


class Standing(models.TextChoices):
    """Where a fault stands."""

    UNANSWERED = "unanswered", "等回话"
    ACCEPTED = "accepted", "已受理"
    REPAIRED = "repaired", "修好了，等村里试"
    RESTORED = "restored", "已恢复"


TONES = {
    Standing.UNANSWERED: "bad",
    Standing.ACCEPTED: "warn",
    Standing.REPAIRED: "off",
    Standing.RESTORED: "ok",
}
_OPEN = Q(restored_at=None)
_WHERE = {
    Standing.UNANSWERED: _OPEN & Q(accepted_at=None, repaired_at=None),
    Standing.ACCEPTED: _OPEN & Q(accepted_at__isnull=False, repaired_at=None),
    Standing.REPAIRED: _OPEN & Q(repaired_at__isnull=False),
    Standing.RESTORED: ~_OPEN,
}


def standing_of(fault: Fault) -> Standing:
    """Where a fault stands."""
    if fault.restored_at is not None:
        return Standing.RESTORED
    if fault.stage is FaultStage.REPAIRED:
        return Standing.REPAIRED
    return Standing.ACCEPTED if fault.stage is FaultStage.ACCEPTED else Standing.UNANSWERED


def faults_in(standing: str) -> models.QuerySet[Fault]:
    """The faults of a standing; for any other word those that are not over."""
    found = Fault.objects.select_related("station")
    if standing in set(Standing):
        return found.filter(_WHERE[Standing(standing)])
    return found.filter(_OPEN)


def counts() -> list[tuple[Standing, int]]:
    """How many faults there are in each standing; one query."""
    told = Fault.objects.order_by().aggregate(
        **{one.value: Count("id", filter=_WHERE[one]) for one in Standing}
    )
    return [(one, told[one.value]) for one in Standing]
