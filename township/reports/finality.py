"""Makes a month's figures final (定稿), and tells what came too late for them (补报)."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Min, QuerySet
from django.utils import timezone

from protocol.canonical import sha256_hex
from township.accounts.audit import note
from township.accounts.staff import name_of
from township.courses.store import keep_bytes
from township.feeds.changes import touch
from township.ledger.models import Meeting
from township.reports.county_filling import FormDoesNotFit
from township.reports.county_forms import confirmed_form, county_path, filled_form
from township.reports.disclosure import OBJECTION_DAYS, Standing, standing_of
from township.reports.models import MonthReport, Objection
from township.reports.monthly import Monthly, first_and_last, monthly
from township.reports.workbook import month_workbook


class FinalityRefused(Exception):
    """The month cannot be made final; the message says why in plain words."""


def make_month_final(month: str, user: User, early: bool = False) -> MonthReport:
    """Freeze a month: its figures, and the workbook as it is now.

    Args:
        month: such as ``2026-04``.
        user: who answers for it.
        early: whether they know that villages may still object, or were never asked.

    Raises:
        FinalityRefused: the month is not over or is final already, villages have not had their
            time to object, or the county's form has no place for it.
    """
    if timezone.localdate() <= first_and_last(month)[1]:
        raise FinalityRefused("这个月还没过完，不能定稿。")
    if MonthReport.objects.filter(month=month).exists():
        raise FinalityRefused("这个月已经定稿了。")
    doubts = too_early(standing_of(month))
    if doubts and not early:
        raise FinalityRefused(f"{doubts}真要现在定稿，请先打勾。")
    # SQLite lets nobody write meanwhile. Elsewhere a record that comes while the figures are read
    # may be in them and late besides, but never neither.
    with transaction.atomic():
        begun = timezone.now()
        report = monthly(month)
        made = month_workbook(report, name_of(user))
        county = _county(report, user)
    final = MonthReport(
        month=month,
        content=report.as_plain(),
        content_hash=report.content_hash,
        workbook_sha256=sha256_hex(made),
        county_sha256=sha256_hex(county) if county else "",
        made_at=begun,
        made_by=user,
    )
    # The file first: a report that is final has one, whenever the power fails.
    keep_bytes(made, workbook_path(final))
    if county:
        keep_bytes(county, county_path(final.county_sha256))
    try:
        with transaction.atomic():
            final.save(force_insert=True)
            note(final, f"{'没等公示满就' if doubts else ''}定稿，指纹{final.content_hash[:12]}")
            touch()  # villages are told that it is final
    except IntegrityError as already:
        raise FinalityRefused("这个月已经定稿了。") from already
    return final


def too_early(standing: Standing | None) -> str:
    """What to know before a month is made final that villages may still object to, or nothing."""
    if standing is None:
        return "还没有公示，村里还没看过自己的数。"
    if not standing.is_running:
        return ""
    until = standing.disclosure.object_until
    said = f"公示还没满{OBJECTION_DAYS}天，村里{until.month}月{until.day}日前都可以提意见。"
    if standing.unreached:
        said += f"还有{len(standing.unreached)}个站点没收到，提不了意见。"
    waiting = Objection.unanswered().filter(month=standing.disclosure.month).count()
    if waiting:
        said += f"还有{waiting}条意见没答复。"
    return said


def _county(report: Monthly, user: User) -> bytes:
    """The county's form filled in; nothing where there is none."""
    form = confirmed_form()
    try:
        return filled_form(form, report, user) if form is not None else b""
    except FormDoesNotFit as refusal:
        raise FinalityRefused(f"县里的表填不了：{refusal}") from refusal


def workbook_path(final: MonthReport) -> Path:
    """Where the workbook that was made then lies."""
    return Path(settings.TOWNSHIP_DATA) / "reports" / f"{final.workbook_sha256}.xlsx"


def came_late(final: MonthReport) -> QuerySet[Meeting]:
    """Meetings of the month that were first heard of after it was final: 补报 of the next one."""
    first_heard = Meeting.counted().annotate(heard_at=Min("revisions__received_at"))
    return first_heard.filter(month=final.month, heard_at__gt=final.made_at)
