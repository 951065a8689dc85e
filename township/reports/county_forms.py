"""Keeps the county's form: taken in once, mapped once, filled every month."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from protocol.canonical import sha256_hex
from township.accounts.audit import note
from township.accounts.staff import name_of
from township.courses.store import keep_bytes
from township.reports.county_figures import Sender
from township.reports.county_filling import filled
from township.reports.county_mapping import (
    SheetMapping,
    changes_between,
    from_plain,
    suggested,
    with_heads,
)
from township.reports.county_reading import TemplateRefused, open_template
from township.reports.models import CountyForm
from township.reports.monthly import Monthly
from township.stations.models import Office

_ENDING = ".xlsx"


def take_in(data: bytes, name: str, user: User) -> tuple[CountyForm, list[str]]:
    """Keep a template, with the mapping of the one before where it still fits.

    Returns:
        The form, still to be looked over; and what it says otherwise than the one before.

    Raises:
        TemplateRefused: it is no harmless workbook.
    """
    if not name.lower().endswith(_ENDING):
        raise TemplateRefused("只收 .xlsx 表。别的格式请用表格软件打开，另存为 .xlsx 再传。")
    book = open_template(data)
    kept = confirmed_form()
    before = from_plain(kept.mapping) if kept is not None else []
    changed = changes_between(book, before)
    mapping = before if before and not changed else suggested(book)
    form = CountyForm(
        name=name[-120:],
        sha256=sha256_hex(data),
        mapping=[one.as_plain() for one in mapping],
        uploaded_by=user,
    )
    keep_bytes(data, template_path(form))
    with transaction.atomic():
        form.save()
        note(form, f"传了县里的表，指纹{form.sha256[:12]}")
    return form, changed


def confirmed_form() -> CountyForm | None:
    """The form that is filled each month: the last one that somebody has looked over."""
    return CountyForm.objects.filter(confirmed=True).first()


def confirm(form: CountyForm, mapping: list[SheetMapping]) -> None:
    """Keep what belongs where; from now on this form is filled."""
    pages = {page.title: page for page in open_template(template_path(form).read_bytes())}
    headed = [
        with_heads(pages[one.sheet], one) if one.columns and one.sheet in pages else one
        for one in mapping
    ]
    form.mapping, form.confirmed = [one.as_plain() for one in headed], True
    with transaction.atomic():
        form.save()
        note(form, "核对了县里的表")


def give_up(form: CountyForm) -> None:
    """Fill no county's form any more."""
    with transaction.atomic():
        CountyForm.objects.update(confirmed=False)
        note(form, "不再填县里的表")


def filled_form(
    form: CountyForm, report: Monthly, user: User, mapping: list[SheetMapping] | None = None
) -> bytes:
    """The form with a month's figures.

    Args:
        form: the template.
        report: the month.
        user: who fills it in.
        mapping: what belongs where; as it was kept, if nothing is given.

    Raises:
        FormDoesNotFit: the form has no place for what belongs there.
    """
    office = Office.current()
    sender = Sender(office.township_name, office.name, name_of(user), timezone.localdate())
    book = open_template(template_path(form).read_bytes())
    return filled(book, from_plain(form.mapping) if mapping is None else mapping, report, sender)


def template_path(form: CountyForm) -> Path:
    """Where the template lies, byte for byte."""
    return Path(settings.TOWNSHIP_DATA) / "reports" / "county" / f"{form.sha256}{_ENDING}"


def county_path(sha256: str) -> Path:
    """Where a form lies as it was filled in when its month was made final."""
    return Path(settings.TOWNSHIP_DATA) / "reports" / f"{sha256}{_ENDING}"
