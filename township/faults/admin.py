"""The ledger of faults: what villages reported, and what is done about it."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from protocol.fault_code import read_code
from protocol.faults import FaultStage
from township.admin_base import ModelAdmin, label
from township.faults.deeds import accept, call_repaired
from township.faults.models import Fault
from township.faults.words import fault_name, meaning

_FROM_VILLAGE = (
    "station",
    "code",
    "what",
    "category",
    "words",
    "found",
    "steps_tried",
    "reported_at",
    "received_at",
    "restored_at",
)


class StateFilter(admin.SimpleListFilter):
    """Which faults still need somebody."""

    title = "进展"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002
        """What can be chosen."""
        return [("unanswered", "等镇里回话"), ("open", "还没恢复"), ("restored", "已恢复")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Fault]) -> QuerySet[Fault]:  # noqa: ARG002
        """Leave out the others."""
        if self.value() == "unanswered":
            return queryset & Fault.unanswered()
        if self.value() == "open":
            return queryset.filter(restored_at=None)
        return queryset.exclude(restored_at=None) if self.value() == "restored" else queryset


@admin.register(Fault)
class FaultAdmin(ModelAdmin):
    """Faults, the newest first; what the village said is not to be changed here."""

    list_display = ("station", "code", "what", "category", "reported_at", "state", "answer")
    list_filter = (StateFilter, "station", "category")
    list_select_related = ("station",)
    search_fields = ("code", "station__name", "words")
    search_help_text = "村里打电话报来的故障码也可以在这里查，比如 A12-5。"
    readonly_fields = _FROM_VILLAGE
    actions = ("accept", "close")
    fieldsets = (
        ("村里报的", {"fields": _FROM_VILLAGE}),
        ("镇里回话", {"fields": ("answer", "accepted_at")}),
        (
            "维修",
            {"fields": ("repairer", "measures", "parts_replaced", "repaired_at", "note")},
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Faults come from the villages."""
        return False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """A code that was heard by telephone is explained, though its report may not be here."""
        read = read_code(search_term)
        if read is not None:
            messages.info(request, f"故障码 {search_term}：{meaning(read)}")
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description="故障")
    def what(self, fault: Fault) -> str:
        """What is broken."""
        return fault_name(fault.part)

    @admin.display(description="自检结果")
    def found(self, fault: Fault) -> str:
        """What the self-check found wrong."""
        return "、".join(fault_name(part) for part in fault.wrong) or "没有查出别的"

    @label(
        "进展",
        {"等回话": "danger", "已受理": "warning", "镇里修好了": "info", "已恢复": "success"},
    )
    def state(self, fault: Fault) -> str:
        """How far it has come."""
        if fault.restored_at is not None:
            return "已恢复"
        stage = fault.stage
        if stage is None:
            return "等回话"
        return "镇里修好了" if stage is FaultStage.REPAIRED else "已受理"

    @admin.action(description="受理：告诉村里，镇里知道了")
    def accept(self, request: HttpRequest, queryset: QuerySet[Fault]) -> None:  # noqa: ARG002
        """Take them up."""
        for fault in queryset.filter(accepted_at=None):
            accept(fault)

    @admin.action(description="修好了：告诉村里试一试")
    def close(self, request: HttpRequest, queryset: QuerySet[Fault]) -> None:  # noqa: ARG002
        """Call them repaired; the village says whether it works again."""
        for fault in queryset:
            call_repaired(fault)
