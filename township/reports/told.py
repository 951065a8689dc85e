"""What a village's feed tells of its disclosed months: its own rows, and answers to objections."""

import datetime

from django.utils import timezone

from protocol.month_figures import MonthFigures, ObjectionAnswer
from township.reports.models import DisclosedFigures, MonthReport, Objection
from township.stations.models import Station

_TOLD_FOR = datetime.timedelta(days=100)
"""So long a village is still told of a publication and of the answers to it."""
_MONTHS_TOLD = 2


def figures_for(station: Station) -> tuple[MonthFigures, ...]:
    """What a village is told: the newest edition of its last months, and answers, newest first."""
    newest: dict[str, DisclosedFigures] = {}
    since = timezone.now() - _TOLD_FOR
    shown = DisclosedFigures.objects.filter(station=station, disclosure__made_at__gte=since)
    for one in shown.select_related("disclosure").order_by(
        "-disclosure__month", "-disclosure__revision"
    ):
        newest.setdefault(one.disclosure.month, one)
    months = list(newest)[:_MONTHS_TOLD]
    final = set(MonthReport.objects.filter(month__in=months).values_list("month", flat=True))
    answers = _answers(station, months)
    return tuple(
        MonthFigures(
            month=month,
            revision=newest[month].disclosure.revision,
            object_until=newest[month].disclosure.object_until.isoformat(),
            is_final=month in final,
            answers=answers[month],
            **newest[month].content,
        )
        for month in months
    )


def _answers(station: Station, months: list[str]) -> dict[str, tuple[ObjectionAnswer, ...]]:
    found: dict[str, tuple[ObjectionAnswer, ...]] = dict.fromkeys(months, ())
    answered = Objection.objects.filter(station=station, month__in=months).exclude(stage="")
    for one in answered.order_by("id"):
        said = ObjectionAnswer(objection_id=one.objection_id, stage=one.stage, words=one.answer)
        found[one.month] = (*found[one.month], said)
    return found
