"""Makes a month's figures final (定稿), and tells what came too late for them (补报)."""

import os
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils import timezone

from protocol.canonical import sha256_hex
from township.ledger.models import Meeting
from township.reports.models import MonthReport
from township.reports.monthly import first_and_last, monthly
from township.reports.workbook import month_workbook


class FinalityRefused(Exception):
    """The month cannot be made final; the message says why in plain words."""


def make_month_final(month: str, user: User, person: str) -> MonthReport:
    """Freeze a month: its figures, and the workbook as it is now.

    Args:
        month: such as ``2026-04``.
        user: who answers for it.
        person: the same, as the form names them.

    Raises:
        FinalityRefused: the month is not over, or is final already.
    """
    if timezone.localdate() <= first_and_last(month)[1]:
        raise FinalityRefused("这个月还没过完，不能定稿。")
    if MonthReport.objects.filter(month=month).exists():
        raise FinalityRefused("这个月已经定稿了。")
    report = monthly(month)
    made = month_workbook(report, person)
    with transaction.atomic():
        final = MonthReport.objects.create(
            month=month,
            content=report.as_plain(),
            content_hash=report.content_hash,
            workbook_sha256=sha256_hex(made),
            made_by=user,
        )
        _keep(workbook_path(final), made)
    return final


def workbook_path(final: MonthReport) -> Path:
    """Where the workbook that was made then lies."""
    return Path(settings.TOWNSHIP_DATA) / "reports" / f"{final.workbook_sha256}.xlsx"


def came_late(final: MonthReport) -> QuerySet[Meeting]:
    """Meetings of the month that were first heard of after it was final: 补报 of the next one."""
    first_heard = Meeting.objects.annotate(heard_at=Min("revisions__received_at"))
    return first_heard.filter(month=final.month, heard_at__gt=final.made_at)


def _keep(path: Path, content: bytes) -> None:
    """Whole and on the disk before anybody is told that the month is final."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_suffix(".part")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
