"""The admin theme's classes under the types of Django's own, noting changes in the one place."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

Column = TypeVar("Column", bound=Callable[..., str])

if TYPE_CHECKING:
    from django import forms
    from django.contrib import admin

    ModelForm = forms.ModelForm[Any]
    _ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    StackedInline = admin.StackedInline[Any, Any]
else:
    from django.forms import ModelForm
    from unfold.admin import ModelAdmin as _ModelAdmin
    from unfold.admin import StackedInline, TabularInline

__all__ = ["ModelAdmin", "ModelForm", "StackedInline", "TabularInline", "label"]


class ModelAdmin(_ModelAdmin):
    """Lists and forms whose changes are noted by ``township.accounts.audit``, with values.

    The admin's own log would keep the names of villagers.
    """

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing: the row's own history tells."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing: the row's own history tells."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Nothing: the row's own history tells."""

    def history_view(
        self,
        request: HttpRequest,  # noqa: ARG002
        object_id: str,
        extra_context: dict[str, Any] | None = None,  # noqa: ARG002
    ) -> HttpResponse:
        """What was done to this row."""
        kind = self.model._meta.label_lower
        return redirect(f"{reverse('audit')}?kind={kind}&key={object_id}")


def label(description: str, colours: dict[str, str]) -> Callable[[Column], Column]:
    """A list column shown as a word in a tinted field; ``colours`` by the column's code."""
    from unfold.decorators import display

    decorated: Callable[[Column], Column] = display(description=description, label=colours)
    return decorated
