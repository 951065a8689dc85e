"""The pages of the county's own form: taken in, mapped with a look at the result, downloaded."""

import io
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from township.accounts.guard import may
from township.pages import staff_page
from township.reports.county_figures import ROW_FIGURES, SINGLE_FIGURES
from township.reports.county_filling import FormDoesNotFit
from township.reports.county_forms import (
    confirm,
    confirmed_form,
    county_path,
    filled_form,
    give_up,
    take_in,
    template_path,
)
from township.reports.county_grid import SheetGrid, grids, typed_mapping
from township.reports.county_mapping import SheetMapping, from_plain
from township.reports.county_reading import LARGEST_BYTES, TemplateRefused, open_template
from township.reports.models import CountyForm, MonthReport
from township.reports.monthly import monthly
from township.reports.months import MONTH, moved

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@may("reports.add_countyform")
@require_http_methods(["GET", "POST"])
def county_page(request: HttpRequest) -> HttpResponse:
    """Take a template in, say what belongs where, and see it filled with last month's figures."""
    user = _asking(request)
    if request.method == "POST" and "upload" in request.POST:
        _take_in(request, user)
        return redirect("county")
    form = CountyForm.objects.first()
    typed: list[SheetMapping] | None = None
    if request.method == "POST" and form is not None:
        typed = typed_mapping(request.POST)
        if "give_up" in request.POST:
            give_up(form)
            messages.success(request, "好的，以后不填县里的表了。")
            return redirect("county")
        if typed is not None and "save" in request.POST and _kept(request, form, typed, user):
            return redirect("county")
        if typed is None:
            messages.error(request, "有一格写得不对。格子写成 B5 这样，行号写数字。")
    return staff_page(request, "county.html", "县里的表", _context(form, typed, user))


@may("reports.view_monthreport")
@require_GET
def county_file(request: HttpRequest, month: str) -> HttpResponseBase:
    """The county's form of a month: the final one byte for byte, before that as things stand."""
    if not MONTH.fullmatch(month):
        raise Http404
    final = MonthReport.objects.filter(month=month).first()
    name = f"{int(month[:4])}年{int(month[5:])}月报县.xlsx"
    if final is not None:
        if not final.county_sha256:
            raise Http404
        file = county_path(final.county_sha256).open("rb")
        return FileResponse(file, as_attachment=True, filename=name, content_type=_XLSX)
    form = confirmed_form()
    if form is None:
        raise Http404
    try:
        made = filled_form(form, monthly(month), _asking(request))
    except FormDoesNotFit as refusal:
        messages.error(request, str(refusal))
        return redirect("month", month=month)
    held = io.BytesIO(made)
    return FileResponse(held, as_attachment=True, filename=name, content_type=_XLSX)


def _take_in(request: HttpRequest, user: User) -> None:
    upload = request.FILES.get("file")
    if upload is None:
        messages.error(request, "请先选县里发的空表。")
        return
    try:
        # One byte more than is allowed, so that what is too large is seen to be.
        form, changed = take_in(upload.read(LARGEST_BYTES + 1), upload.name or "", user)
    except TemplateRefused as refusal:
        messages.error(request, str(refusal))
        return
    if changed:
        messages.warning(request, f"表和原来的不一样了：{'；'.join(changed[:5])}。请重新对一遍。")
    messages.success(request, f"收到了“{form.name}”。请看一看下面对得对不对，再点“保存”。")


def _kept(request: HttpRequest, form: CountyForm, typed: list[SheetMapping], user: User) -> bool:
    """Whether the mapping was kept; one that cannot be filled is not."""
    if all(one.is_empty for one in typed):
        messages.error(request, "还没有选哪一格填什么。")
        return False
    try:
        filled_form(form, monthly(_shown_month()), user, typed)
    except FormDoesNotFit as refusal:
        messages.error(request, str(refusal))
        return False
    confirm(form, typed)
    messages.success(request, "存好了。以后每个月在月报页点“下载县里的表”就行。")
    return True


def _context(
    form: CountyForm | None, typed: list[SheetMapping] | None, user: User
) -> dict[str, Any]:
    month = _shown_month()
    told: dict[str, Any] = {"form": form, "month": month, "number": int(month[5:])}
    if form is None:
        return told
    mapping = typed if typed is not None else from_plain(form.mapping)
    template = open_template(template_path(form).read_bytes())
    shown: list[SheetGrid] = []
    try:
        made = filled_form(form, monthly(month), user, mapping)
        shown = grids(template, open_template(made), mapping)
    except (FormDoesNotFit, TemplateRefused) as refusal:
        told["fault"] = str(refusal)
        shown = grids(template, template, mapping)
    return told | {
        "grids": shown,
        "row_figures": [(code, one.name) for code, one in ROW_FIGURES.items()],
        "single_figures": [(code, one.name) for code, one in SINGLE_FIGURES.items()],
        "is_used": form.confirmed,
        "typed": typed is not None,
    }


def _shown_month() -> str:
    return moved(f"{timezone.localdate():%Y-%m}", -1)


def _asking(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
