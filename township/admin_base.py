"""The admin theme's classes under the types of Django's own: the theme ships no types."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

Column = TypeVar("Column", bound=Callable[..., str])

if TYPE_CHECKING:
    from django import forms
    from django.contrib import admin

    ModelForm = forms.ModelForm[Any]
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    StackedInline = admin.StackedInline[Any, Any]
else:
    from django.forms import ModelForm
    from unfold.admin import ModelAdmin, StackedInline, TabularInline

__all__ = ["ModelAdmin", "ModelForm", "StackedInline", "TabularInline", "label"]


def label(description: str, colours: dict[str, str]) -> Callable[[Column], Column]:
    """A list column shown as a word in a tinted field; ``colours`` by the column's code."""
    from unfold.decorators import display

    decorated: Callable[[Column], Column] = display(description=description, label=colours)
    return decorated
