"""Lists and forms of stations, rosters and the office."""

from collections import Counter
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from township.accounts.audit import note
from township.admin_base import ModelAdmin, ModelForm, label
from township.stations.models import ROLE_NAMES, Office, RosterEntry, Station
from township.stations.roster import forget_edition
from township.stations.words import contact_name, roles_name


@admin.register(Office)
class OfficeAdmin(ModelAdmin):
    """The one row of the office's own settings."""

    list_display = ("township_name", "name", "phone", "watched_percent", "minimum_people")
    fieldsets = (
        ("办公室", {"fields": ("township_name", "name", "phone")}),
        (
            "怎样才算数",
            {"fields": ("watched_percent", "minimum_people", "on_demand_minimum_people")},
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Only the first time: there is one office."""
        return not Office.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """The office stays."""
        return False


@admin.register(Station)
class StationAdmin(ModelAdmin):
    """Stations in the office's own order, each with the way to its machine and its people."""

    list_display = ("name", "id", "state", "contact", "pending", "software")
    list_select_related = ("status",)
    search_fields = ("name", "id")
    fields = ("id", "name", "position")
    ordering = ("position", "id")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:  # noqa: ARG002
        """The id is part of every record, so it stays as it was given."""
        return ("id",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """A station with records stays; it can be shut out instead."""
        return obj is None or not obj.meetings.exists()

    @label("状态", {"已接入": "success", "未接入": "warning", "已停用": "danger"})
    def state(self, station: Station) -> str:
        """Whether a machine is enrolled."""
        if station.is_enrolled:
            return "已接入"
        return "已停用" if station.revoked_at else "未接入"

    @admin.display(description="最近联系", ordering="status__last_contact")
    def contact(self, station: Station) -> str:
        """When it was last heard of."""
        status = getattr(station, "status", None)
        return contact_name(status.last_contact if status else None)

    @admin.display(description="待上报")
    def pending(self, station: Station) -> str:
        """How many records wait on the station."""
        status = getattr(station, "status", None)
        return f"{status.pending_records}份" if status and status.pending_records else "–"

    @admin.display(description="程序版本")
    def software(self, station: Station) -> str:
        """The version it last reported."""
        status = getattr(station, "status", None)
        return (status.software if status else "") or "–"

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        """The ways one may go."""
        ways = ("jobs",) if request.user.has_perm("stations.enrol_station") else ("records",)
        return (*self.list_display, *ways)

    @admin.display(description="办理")
    def jobs(self, station: Station) -> str:
        """The ways to its own pages."""
        return format_html(
            '<a class="office-link" href="{}">{}</a>　'
            '<a class="office-link" href="{}">花名册</a>　{}',
            reverse("station-enrol", args=[station.pk]),
            "换机" if station.is_enrolled else "接入",
            reverse("station-roster", args=[station.pk]),
            self.records(station),
        )

    @admin.display(description="记录")
    def records(self, station: Station) -> str:
        """The way to what it sent."""
        return format_html(
            '<a class="office-link" href="{}?station={}">台账</a>', reverse("ledger"), station.pk
        )


class RosterForm(ModelForm):
    """One person; roles are ticked, not typed as code."""

    roles = forms.MultipleChoiceField(
        label="职务",
        required=False,
        choices=[(code.value, name) for code, name in ROLE_NAMES.items()],
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
    )

    class Meta:
        model = RosterEntry
        fields = (
            "station",
            "person_id",
            "position",
            "name",
            "status",
            "roles",
            "away",
            "limited_mobility",
        )


@admin.register(RosterEntry)
class RosterAdmin(ModelAdmin):
    """People, village by village."""

    form = RosterForm
    list_display = ("name", "station", "status", "role_names", "why_not_expected")
    list_filter = ("station", "status")
    list_select_related = ("station",)
    search_fields = ("name",)
    autocomplete_fields = ("station",)
    ordering = ("station__position", "station", "position")

    @admin.display(description="不计应到")
    def why_not_expected(self, entry: RosterEntry) -> str:
        """Why the person is not called to meetings."""
        reasons = ["外出" if entry.away else "", "行动不便" if entry.limited_mobility else ""]
        return "、".join(reason for reason in reasons if reason)

    @admin.display(description="职务")
    def role_names(self, entry: RosterEntry) -> str:
        """What the person does in the village."""
        return roles_name(entry.roles)

    def save_model(self, request: HttpRequest, obj: RosterEntry, form: Any, change: bool) -> None:
        """Save the person; noted without the name."""
        super().save_model(request, obj, form, change)
        note(obj.station, "改了花名册上一个人" if change else "花名册加了一个人")

    def delete_model(self, request: HttpRequest, obj: RosterEntry) -> None:
        """Take the person off; noted without the name."""
        super().delete_model(request, obj)
        forget_edition(obj.station_id)
        note(obj.station, "花名册去掉了一个人")

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[RosterEntry]) -> None:
        """Take several off; noted without their names."""
        counts = Counter(entry.station for entry in queryset.select_related("station"))
        super().delete_queryset(request, queryset)
        for station, count in counts.items():
            forget_edition(station.pk)
            note(station, f"花名册去掉了{count}个人")
