"""Lists and forms of courseware, plans, playlists, meetings, classes and notices."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from unfold.widgets import (
    UnfoldAdminCheckboxSelectMultipleWidget,
    UnfoldAdminSelectWidget,
)

from protocol.feed import CATEGORIES
from township.admin_base import (
    InlineFormSet,
    ModelAdmin,
    ModelForm,
    StackedInline,
    TabularInline,
    label,
)
from township.courses.class_admin import TenthClassAdmin as TenthClassAdmin
from township.courses.inspection import clock
from township.courses.issued import is_asked_for
from township.courses.models import (
    Courseware,
    Notice,
    PlanItem,
    PlannedMeeting,
    Playlist,
    PlaylistEntry,
    StudyPlan,
    Subtitle,
)
from township.courses.months import month_of
from township.courses.plan_publishing import is_changed
from township.courses.plan_state import state_words
from township.courses.plans import MEETING_TYPE_CHOICES
from township.courses.whereabouts import spread_of
from township.courses.words import state_name


class SubtitleInline(TabularInline):
    """A course's subtitles; they are added with an upload."""

    model = Subtitle
    fields = ("title", "language", "encoding", "extension", "size_bytes")
    readonly_fields = ("language", "encoding", "extension", "size_bytes")
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        """A subtitle's bytes come by upload."""
        return False


def _track_counts(courses: list[Courseware]) -> dict[int, int]:
    tracks = Subtitle.objects.filter(courseware__in=[one.pk for one in courses])
    return dict(tracks.order_by().values_list("courseware").annotate(Count("pk")))


class CoursewareForm(ModelForm):
    """What a person may say about a course; the rest was measured."""

    category = forms.ChoiceField(
        label="类别",
        required=False,
        choices=[("", "没有分类"), *((name, name) for name in CATEGORIES)],
        widget=UnfoldAdminSelectWidget,
    )

    class Meta:
        model = Courseware
        fields = ("title", "category", "function", "campaign", "released")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = self.instance.category
        field = self.fields["category"]
        if own and own not in CATEGORIES and isinstance(field, forms.ChoiceField):
            field.choices = [("", "没有分类"), *((n, n) for n in (own, *CATEGORIES))]


@admin.register(Courseware)
class CoursewareAdmin(ModelAdmin):
    """The office's library of courseware."""

    form = CoursewareForm
    list_display = (
        *("picture", "named", "length", "category", "function", "campaign"),
        *("tracks", "state", "spread", "uploaded_at"),
    )
    list_display_links = None
    list_filter = ("verdict", "trial", "category", "function")
    search_fields = ("title", "original_name", "campaign")
    inlines = (SubtitleInline,)
    readonly_fields = (
        *("picture", "length", "state", "reason", "trial", "measures", "advice"),
        *("original_name", "size", "sha256"),
    )
    fieldsets = (
        ("课件", {"fields": ("title", "category", "function", "campaign")}),
        (
            "检查",
            {"fields": ("picture", "state", "reason", "trial", "advice", "released", "length")},
        ),
        ("文件", {"fields": ("original_name", "measures", "size", "sha256")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Courseware comes by upload, on its own page."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Courseware | None = None) -> bool:
        """Not what villages are asked to watch, though a draft may have dropped it."""
        this_month = month_of(timezone.localdate())
        needed = obj is not None and is_asked_for(obj.sha256, this_month)
        return not needed and super().has_delete_permission(request, obj)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Where a course is chosen for something, only what stations may have is offered."""
        found, distinct = super().get_search_results(request, queryset, search_term)
        if request.path == reverse("admin:autocomplete"):
            found = found & Courseware.offered()
        return found, distinct

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list; subtitles and stations are counted for all of its courses at once."""
        found = super().get_changelist_instance(request)
        courses = list(found.result_list)
        spreads, tracks = spread_of(courses), _track_counts(courses)
        for course in courses:
            course.spread, course.track_count = spreads[course.pk], tracks.get(course.pk, 0)
        found.result_list = courses
        return found

    @admin.display(description="课件名称", ordering="title")
    def named(self, course: Courseware) -> str:
        """Its title, which leads to its page."""
        url = reverse("courseware-page", args=[course.pk])
        note = "建议转格式" if course.advice else ""
        return format_html(
            '<a class="office-link wrap" href="{}">{}</a><span class="office-note">{}</span>',
            *(url, course.title, note),
        )

    @admin.display(description="字幕")
    def tracks(self, course: Any) -> str:
        """How many subtitles it has."""
        return f"{course.track_count}个" if course.track_count else "–"

    @admin.display(description="下到")
    def spread(self, course: Any) -> str:
        """How many of the stations have it."""
        if not course.is_offered:
            return "–"
        url, spread = reverse("courseware-page", args=[course.pk]), course.spread
        return format_html(
            '<a class="office-link" href="{}">{}/{}村</a>', url, spread.here, spread.stations
        )

    @admin.display(description="画面")
    def picture(self, course: Courseware) -> str:
        """A picture from the film."""
        if not course.thumbnail_sha256:
            words = "没有图" if course.has_video else "只有声音"
            return format_html('<span class="office-picture">{}</span>', words)
        url = reverse("courseware-picture", args=[course.pk])
        return format_html('<img class="office-picture" src="{}" alt="">', url)

    @admin.display(description="时长", ordering="length_ms")
    def length(self, course: Courseware) -> str:
        """Its length in words."""
        words = clock(course.length_ms) if course.length_ms else "–"
        return format_html('<span style="white-space:nowrap">{}</span>', words)

    @admin.display(description="文件大小")
    def size(self, course: Courseware) -> str:
        """Its size in megabytes."""
        return f"{course.size_bytes / 1024 / 1024:.1f} MB"

    @label(
        "检查结果",
        {
            "可以用": "success",
            "已放行": "success",
            "有疑问": "warning",
            "正在检查": "info",
            "不能用": "danger",
        },
    )
    def state(self, course: Courseware) -> str:
        """What decoding showed, and whether a person let it pass."""
        return state_name(course)


class OrderedFormSet(InlineFormSet):
    """Lines in an order; a new one comes after those that are there, not before them."""

    def add_fields(self, form: Any, index: Any) -> None:
        """Number a new line."""
        super().add_fields(form, index)
        if form.instance._state.adding:
            places = [line.position for line in self.get_queryset()]
            form.initial["position"] = max(places, default=-1) + 1


class ItemForm(ModelForm):
    """One line of a plan; meeting types are ticked, not typed as code."""

    meeting_types = forms.MultipleChoiceField(
        label="用于哪些会议",
        required=False,
        choices=MEETING_TYPE_CHOICES,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        help_text="都不勾就是哪种会议都可以放。",
    )

    class Meta:
        model = PlanItem
        fields = (
            "courseware",
            "required",
            "deadline",
            "minimum_people",
            "position",
            "meeting_types",
        )
        help_texts = {"position": "小的排在前面。"}


class PlanItemInline(StackedInline):
    """The lines of a plan."""

    model = PlanItem
    form = ItemForm
    formset = OrderedFormSet
    autocomplete_fields = ("courseware",)
    fields = (
        ("courseware", "deadline"),
        ("required", "minimum_people"),
        "meeting_types",
        "position",
    )
    extra = 1


@admin.register(StudyPlan)
class StudyPlanAdmin(ModelAdmin):
    """Plans as they are being prepared; what was saved is looked at, then published."""

    list_display = ("title", "month", "courses", "state", "for_all")
    list_filter = ("month",)
    search_fields = ("title",)
    autocomplete_fields = ("stations",)
    fields = (("title", "month"), "for_all", "stations")
    inlines = (PlanItemInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[StudyPlan]:
        """With what its state is seen from."""
        found: QuerySet[StudyPlan] = super().get_queryset(request)
        return found.prefetch_related("items__courseware", "stations", "versions")

    @admin.display(description="课件")
    def courses(self, plan: StudyPlan) -> str:
        """How many courses it asks for."""
        return f"{len(plan.items.all())}课"

    @admin.display(description="下发")
    def state(self, plan: StudyPlan) -> str:
        """Whether stations have it as it is here."""
        return state_words(plan)

    def has_delete_permission(self, request: HttpRequest, obj: StudyPlan | None = None) -> bool:
        """What went out is withdrawn; what was asked of villages stays known."""
        went_out = obj is not None and obj.version > 0
        return not went_out and super().has_delete_permission(request, obj)

    def response_add(
        self, request: HttpRequest, obj: StudyPlan, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to its own page, where it is looked at and published."""
        return _to_plan(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: StudyPlan) -> HttpResponse:
        """On to its own page, where it is looked at and published."""
        return _to_plan(request, obj) or super().response_change(request, obj)


def _to_plan(request: HttpRequest, plan: StudyPlan) -> HttpResponse | None:
    """Nothing where somebody wants to stay with the form, or the form is a window of another."""
    if not {"_continue", "_addanother", "_saveasnew", "_popup"}.isdisjoint(request.POST):
        return None
    saved = StudyPlan.objects.get(pk=plan.pk)
    if is_changed(saved):
        messages.success(request, "改好了，还没下发。看一看村里会看到什么，再按“下发”。")
    else:
        messages.info(request, "存好了，和已经下发的一样。")
    return redirect("plan", plan_id=plan.pk)


class PlaylistEntryInline(TabularInline):
    """The courses of a playlist."""

    model = PlaylistEntry
    formset = OrderedFormSet
    autocomplete_fields = ("courseware",)
    fields = ("courseware", "position")
    extra = 1


@admin.register(Playlist)
class PlaylistAdmin(ModelAdmin):
    """Playlists."""

    list_display = ("title",)
    search_fields = ("title",)
    fields = ("title",)
    inlines = (PlaylistEntryInline,)


@admin.register(PlannedMeeting)
class PlannedMeetingAdmin(ModelAdmin):
    """Meetings that are due."""

    list_display = ("day", "time", "type_code", "where", "planned_by", "venue")
    list_display_links = ("day", "type_code")
    list_filter = ("station", "type_code")
    list_select_related = ("station",)
    autocomplete_fields = ("station", "courseware")
    fields = (("type_code", "station"), ("day", "time"), "venue", "courseware", "announced")

    @admin.display(description="站点")
    def where(self, meeting: PlannedMeeting) -> str:
        """Whose meeting it is."""
        return meeting.station.name if meeting.station else "所有站点"

    @admin.display(description="谁安排的")
    def planned_by(self, meeting: PlannedMeeting) -> str:
        """The office or the village, and whether the village called it off."""
        if meeting.cancelled:
            return "村里安排，又取消了"
        if not meeting.announced:
            return "镇里安排，还没告诉站点"
        return "村里安排" if meeting.by_village else "镇里安排"

    def has_change_permission(
        self, request: HttpRequest, obj: PlannedMeeting | None = None
    ) -> bool:
        """What a village has planned is changed at its own station, which would tell it anew."""
        own = obj is not None and obj.by_village
        return not own and super().has_change_permission(request, obj)

    def response_post_save_add(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: PlannedMeeting,
    ) -> HttpResponseRedirect:
        """Back to its month."""
        return redirect("plans-month", month=month_of(obj.day))

    def response_post_save_change(
        self,
        request: HttpRequest,  # noqa: ARG002
        obj: PlannedMeeting,
    ) -> HttpResponseRedirect:
        """Back to its month."""
        return redirect("plans-month", month=month_of(obj.day))


@admin.register(Notice)
class NoticeAdmin(ModelAdmin):
    """Lines for the stations' home page."""

    list_display = ("text", "until")
    fields = ("text", "until")
