"""The list and the form of classes on the 10th; another day, topic or lecturer takes a reason."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from unfold.widgets import UnfoldAdminTextInputWidget

from township.admin_base import ModelAdmin, ModelForm
from township.courses.class_changes import NEEDS_REASON, changed, keep_changes
from township.courses.models import TenthClass


class TenthClassForm(ModelForm):
    """A class; another day, topic or lecturer than was announced takes a reason."""

    reason = forms.CharField(
        label="改期或更换的原因",
        required=False,
        max_length=200,
        widget=UnfoldAdminTextInputWidget,
        help_text="换日期、主题或授课老师时要写，各村看得到，比如“10日下雨，改到12日”。",
    )

    class Meta:
        model = TenthClass
        fields = ("topic", "day", "time", "venue", "lecturer", "contact", "courseware", "note")
        help_texts = {"note": "各村看得到。"}

    def clean(self) -> dict[str, Any]:
        """Ask for the reason where one is due; what was typed stays."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance._state.adding or self.errors:
            return cleaned
        self.before = TenthClass.objects.get(pk=self.instance.pk)
        after = TenthClass(**{name: cleaned[name] for name in _TOLD_FIELDS})
        due = [what for what in changed(self.before, after) if what in NEEDS_REASON]
        if due and not cleaned.get("reason"):
            self.add_error("reason", f"已经告诉各村了，改{'、'.join(due)}请写一句原因。")
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """The reason is what villages read beside the class."""
        reason = self.cleaned_data.get("reason")
        if reason and ("note" not in self.changed_data or not self.instance.note):
            self.instance.note = reason
        return super().save(commit)


_TOLD_FIELDS = ("topic", "day", "time", "venue", "lecturer")


@admin.register(TenthClass)
class TenthClassAdmin(ModelAdmin):
    """Classes on the 10th."""

    form = TenthClassForm

    list_display = ("day", "time", "topic", "venue", "lecturer")
    list_display_links = ("day", "topic")
    search_fields = ("topic",)
    autocomplete_fields = ("courseware",)
    fields = (
        "topic",
        ("day", "time"),
        "venue",
        ("lecturer", "contact"),
        "courseware",
        "reason",
        "note",
    )

    def get_fields(self, request: HttpRequest, obj: TenthClass | None = None) -> Any:
        """No reason is asked for what nobody has been told yet."""
        fields = super().get_fields(request, obj)
        return fields if obj is not None else [one for one in fields if one != "reason"]

    def response_add(
        self, request: HttpRequest, obj: TenthClass, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to its own page, where it is seen as the villages are told of it."""
        if _goes_on(request):
            return super().response_add(request, obj, post_url_continue)
        messages.success(request, "安排好了。站点下次联网就收到。")
        return redirect("class", class_id=obj.pk)

    def response_change(self, request: HttpRequest, obj: TenthClass) -> HttpResponse:
        """On to its own page, where it is seen as the villages are told of it."""
        if _goes_on(request):
            return super().response_change(request, obj)
        messages.success(request, "改好了。站点下次联网就收到。")
        return redirect("class", class_id=obj.pk)

    def save_model(self, request: HttpRequest, obj: TenthClass, form: Any, change: bool) -> None:
        """Keep what is told otherwise now, with the reason."""
        super().save_model(request, obj, form, change)
        if change:
            user = request.user if isinstance(request.user, User) else None
            keep_changes(form.before, obj, form.cleaned_data.get("reason", ""), user)


def _goes_on(request: HttpRequest) -> bool:
    """Whether somebody wants to stay with the form."""
    return not {"_continue", "_addanother"}.isdisjoint(request.POST)
