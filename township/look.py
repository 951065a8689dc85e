"""The staff pages' colours, words and menu, as the admin theme wants them."""

from typing import Any

from django.templatetags.static import static
from django.urls import reverse_lazy

_WARM = {
    "50": "#F6F2EA",
    "100": "#EFE9DD",
    "200": "#E3DBCC",
    "300": "#CFC5B4",
    "400": "#8A8074",
    "500": "#6A6156",
    "600": "#4B443C",
    "700": "#3A342D",
    "800": "#2E2823",
    "900": "#1E1A17",
    "950": "#15110F",
}
_RED = {
    "50": "#FBF3F0",
    "100": "#F7E6E1",
    "200": "#EBC9C1",
    "300": "#D99E93",
    "400": "#C06A5F",
    "500": "#A53A34",
    "600": "#8C1C1C",
    "700": "#761616",
    "800": "#5F1111",
    "900": "#4A0D0D",
    "950": "#300808",
}


def _office_name(_request: object) -> str:
    from township.stations.models import Office

    return f"{Office.current().township_name}远程教育"


def _page(title: str, icon: str, name: str, needed: str) -> dict[str, Any]:
    return {
        "title": title,
        "icon": icon,
        "link": reverse_lazy(name),
        "permission": lambda request: request.user.has_perm(needed),
    }


def _list(title: str, icon: str, model: str) -> dict[str, Any]:
    app, _, name = model.partition("_")
    return _page(title, icon, f"admin:{model}_changelist", f"{app}.view_{name}")


def _is_of_rosters(request: Any) -> bool:
    """Whether a page is about people: a village's roster lies below the village's own address."""
    return "/roster" in request.path or request.path.endswith("/cards/")


_MENU = [
    {
        "items": [
            # Every address begins with this one's, so it is the current page only by itself.
            _page("本月概览", "home", "home", "ledger.view_meeting")
            | {"active": lambda request: request.path == "/"},
            _page("学习台账", "fact_check", "ledger", "ledger.view_meeting"),
            _page("月报", "summarize", "months", "reports.view_monthreport"),
            _page("群众想学", "front_hand", "wishes", "ledger.view_meeting"),
            _page("十号课堂材料", "inventory", "classes", "courses.view_tenthclass"),
        ],
    },
    {
        "title": "站点",
        "separator": True,
        "items": [
            _page("站点", "tv", "stations", "stations.view_station")
            | {"active": lambda r: "/stations/" in r.path and not _is_of_rosters(r)},
            _page("花名册", "groups", "rosters", "stations.view_rosterentry")
            | {"active": _is_of_rosters},
            _page("报修", "build", "faults", "faults.view_fault"),
        ],
    },
    {
        "title": "课件",
        "separator": True,
        "items": [
            _page("上传课件", "upload", "courseware-upload", "courses.add_courseware"),
            _list("课件库", "video_library", "courses_courseware"),
            _list("播放列表", "playlist_play", "courses_playlist"),
        ],
    },
    {
        "title": "安排",
        "separator": True,
        "items": [
            _page("计划", "calendar_month", "plans", "courses.view_studyplan"),
            _list("历次计划", "event_note", "courses_studyplan"),
            _list("会议安排", "event", "courses_plannedmeeting"),
            _list("十号课堂", "school", "courses_tenthclass"),
            _list("通知", "campaign", "courses_notice"),
        ],
    },
    {
        "title": "办公室",
        "separator": True,
        "items": [
            _list("镇里设置", "settings", "stations_office"),
            _list("工作人员", "badge", "auth_user"),
            _page("隐私", "lock_person", "privacy", "ledger.view_meeting"),
            _page("操作记录", "history", "audit", "auditlog.view_logentry"),
        ],
    },
]

UNFOLD_SETTINGS: dict[str, Any] = {
    "SITE_TITLE": _office_name,
    "SITE_HEADER": _office_name,
    "SITE_SUBHEADER": "镇组织办",
    "SITE_SYMBOL": "cast_for_education",
    "SITE_URL": reverse_lazy("home"),
    "SHOW_VIEW_ON_SITE": False,
    "THEME": "light",
    "BORDER_RADIUS": "8px",
    "COLORS": {
        "base": _WARM,
        "primary": _RED,
        "font": {
            "subtle-light": _WARM["600"],
            "default-light": _WARM["600"],
            "important-light": _WARM["900"],
        },
    },
    "SITE_FAVICONS": [
        {
            "rel": "icon",
            "type": "image/svg+xml",
            "href": lambda _request: static("township/icon.svg"),
        }
    ],
    "STYLES": [lambda _request: static("township/office.css")],
    "SCRIPTS": [lambda _request: static("township/forms.js")],
    "SIDEBAR": {"show_search": False, "show_all_applications": False, "navigation": _MENU},
}
