"""The list and the form of the office's accounts."""

from typing import Any

from auditlog.models import LogEntry
from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as PlainUserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest, HttpResponse
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminRadioSelectWidget

from township.accounts.audit import note
from township.accounts.roles import ROLE_NAMES, ROLE_WORDS, Role, give_role, role_of
from township.admin_base import ModelAdmin, label

admin.site.unregister(Group)
admin.site.unregister(User)
# What was done has a page of its own, on which nothing can be taken away.
admin.site.unregister(LogEntry)


def _role_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="做什么",
        choices=[(role.value, f"{ROLE_NAMES[role]}：{ROLE_WORDS[role]}") for role in Role],
        widget=UnfoldAdminRadioSelectWidget,
        initial=Role.READER.value,
    )


class StaffForm(UserChangeForm):  # type: ignore[misc]  # the theme ships no types
    """An account; its role is chosen in words."""

    role = _role_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].initial = role_of(self.instance) or Role.READER.value


class NewStaffForm(UserCreationForm):  # type: ignore[misc]  # the theme ships no types
    """A new account."""

    role = _role_field()


@admin.register(User)
class StaffAdmin(PlainUserAdmin, ModelAdmin):  # type: ignore[type-arg]
    """Accounts of the office's staff; one that left is switched off, for its deeds stay noted."""

    form = StaffForm
    add_form = NewStaffForm
    change_password_form = AdminPasswordChangeForm
    list_display = ("username", "last_name", "first_name", "role", "is_active", "last_login")
    list_filter = ()
    list_fullwidth = True
    search_fields = ("username", "last_name", "first_name")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("姓名", {"fields": ("last_name", "first_name")}),
        ("权限", {"fields": ("role", "is_active")}),
    )
    add_fieldsets = ((None, {"fields": ("username", "role", "password1", "password2")}),)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """What an account did is noted under it."""
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Save the account, then what it is for; nobody takes the office from themselves."""
        role = Role(form.cleaned_data["role"])
        if obj.pk == request.user.pk and (role is not Role.OFFICE or not obj.is_active):
            self.message_user(request, "自己的权限自己改不了，请另一位办公室的人来改。", "warning")
            role, obj.is_active = Role.OFFICE, True
        super().save_model(request, obj, form, change)
        give_role(obj, role)

    def user_change_password(
        self,
        request: HttpRequest,
        id: str,
        form_url: str = "",
    ) -> HttpResponse:
        """Set a password; that it was set is noted, never what it is."""
        answer = super().user_change_password(request, id, form_url)
        if request.method == "POST" and answer.status_code == 302:
            note(User.objects.get(pk=id), "换了密码")
        return answer

    @label("做什么", {"办公室": "success", "检查员": "success", "只看": "success"})
    def role(self, user: User) -> str:
        """What the account is for."""
        role = role_of(user)
        return ROLE_NAMES[role] if role is not None else "没有权限"
