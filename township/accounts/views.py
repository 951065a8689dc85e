"""What was done by whom, and what somebody sees who got the password wrong too often."""

from dataclasses import dataclass
from typing import Any

from auditlog.models import LogEntry
from django.apps import apps
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from township.accounts.audit import SAID
from township.accounts.guard import may
from township.accounts.staff import name_of
from township.pages import staff_page

ROWS_A_PAGE = 50
_DONE = {
    LogEntry.Action.CREATE: "新建",
    LogEntry.Action.UPDATE: "修改",
    LogEntry.Action.DELETE: "删除",
}
_LONGEST = 60
_YES_NO = {"True": "是", "False": "否"}


@dataclass(frozen=True)
class Deed:
    """One line: who did what to what, and which values changed."""

    entry: LogEntry
    who: str
    thing: str
    done: str
    changes: tuple[tuple[str, str, str], ...]
    """Field, value before, value after, in the form's words."""


@may("auditlog.view_logentry")
@require_GET
def audit(request: HttpRequest) -> HttpResponse:
    """Everything that was done, the newest first."""
    asked = {key: request.GET.get(key, "").strip() for key in ("who", "kind", "key")}
    page = Paginator(_found(asked), ROWS_A_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "page": page,
        "deeds": [_deed(one) for one in page],
        "asked": asked,
        "narrowed": any(asked.values()),
        "query": kept.urlencode(),
        "people": [(str(one.pk), name_of(one)) for one in User.objects.order_by("username")],
        "kinds": _kinds(),
    }
    return staff_page(request, "audit.html", "操作记录", context)


def locked_out(request: HttpRequest, *_given: Any) -> HttpResponse:
    """Too many wrong passwords: said in a sentence, with what helps."""
    return render(request, "township/locked_out.html", status=429)


def _found(asked: dict[str, str]) -> QuerySet[LogEntry]:
    noted = LogEntry.objects.select_related("actor", "content_type")
    found: QuerySet[LogEntry] = noted.order_by("-timestamp", "-id")
    if asked["who"].isdecimal():
        found = found.filter(actor_id=int(asked["who"]))
    app, _, model = asked["kind"].partition(".")
    if model:
        found = found.filter(content_type__app_label=app, content_type__model=model)
    if asked["key"]:
        found = found.filter(object_pk=asked["key"])
    return found


def _kinds() -> list[tuple[str, str]]:
    """What may be looked for: the kinds of things of which something is noted."""
    noted = LogEntry.objects.order_by().values_list(
        "content_type__app_label", "content_type__model"
    )
    names = [f"{app}.{model}" for app, model in noted.distinct()]
    models = {name: _model_name(name) for name in names}
    return sorted(models.items(), key=lambda one: one[1])


def _model_name(name: str) -> str:
    try:
        return str(apps.get_model(name)._meta.verbose_name)
    except LookupError:
        return name


def _deed(entry: LogEntry) -> Deed:
    said = (entry.additional_data or {}).get(SAID, "")
    kind = entry.content_type
    return Deed(
        entry=entry,
        who=name_of(entry.actor) if entry.actor else "程序",
        thing=f"{_model_name(f'{kind.app_label}.{kind.model}')} {entry.object_repr}",
        done=said or _DONE.get(entry.action, "查看"),
        changes=tuple(_changes(entry)) if entry.action == LogEntry.Action.UPDATE else (),
    )


def _changes(entry: LogEntry) -> list[tuple[str, str, str]]:
    return [
        (str(field), _short(values[0]), _short(values[1]))
        for field, values in entry.changes_display_dict.items()
        if isinstance(values, list | tuple) and len(values) == 2
    ]


def _short(value: object) -> str:
    text = _YES_NO.get(str(value), str(value))
    return (
        "空" if text in ("", "None") else text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    )
