"""The admin theme's classes under the types of Django's own, noting changes in the one place."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

Column = TypeVar("Column", bound=Callable[..., str])

if TYPE_CHECKING:
    from django import forms
    from django.contrib import admin

    ModelForm = forms.ModelForm[Any]
    InlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
    _ModelAdmin = admin.ModelAdmin[Any]
    _TabularInline = admin.TabularInline[Any, Any]
    _StackedInline = admin.StackedInline[Any, Any]
else:
    from django.forms import BaseInlineFormSet as InlineFormSet
    from django.forms import ModelForm
    from unfold.admin import ModelAdmin as _ModelAdmin
    from unfold.admin import StackedInline as _StackedInline
    from unfold.admin import TabularInline as _TabularInline

__all__ = [
    "InlineFormSet",
    "ModelAdmin",
    "ModelForm",
    "StackedInline",
    "TabularInline",
    "label",
]


class _OnlyChooses:
    """A form chooses from lists; what stands in them is changed, and removed, on its own page.

    The theme's menu beside each list would do both, and only for whoever has a mouse.
    """

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The field without that menu."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        widget = field.widget if field is not None else None
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_add_related = widget.can_change_related = False
            widget.can_view_related = widget.can_delete_related = False
        return field


class TabularInline(_OnlyChooses, _TabularInline):
    """Lines of a form in a table."""


class StackedInline(_OnlyChooses, _StackedInline):
    """Lines of a form, each in rows of its own."""


class ModelAdmin(_OnlyChooses, _ModelAdmin):
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
