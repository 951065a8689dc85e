"""What an account is for, and which of Django's permissions that gives it."""

from collections.abc import Iterable
from enum import StrEnum

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q


class Role(StrEnum):
    """What somebody does in the office."""

    OFFICE = "office"
    INSPECTOR = "inspector"
    READER = "reader"


ROLE_NAMES = {Role.OFFICE: "办公室", Role.INSPECTOR: "检查员", Role.READER: "只看"}
ROLE_WORDS = {
    Role.OFFICE: "什么都能办：发计划、传课件、管站点和账号",
    Role.INSPECTOR: "看全部，看得到姓名；审记录、退回、补录、附照片、处理报修；不发计划",
    Role.READER: "只看数字和记录，看不到姓名，什么都不改",
}

SEE_NAMES = "stations.view_rosterentry"
"""Whoever may see a roster may see who was at a meeting; nobody else may (DOMAIN 10)."""

_READ = (
    *("stations.view_office", "stations.view_station"),
    *("courses.view_courseware", "courses.view_subtitle"),
    *("courses.view_studyplan", "courses.view_planitem"),
    *("courses.view_playlist", "courses.view_playlistentry"),
    *("courses.view_plannedmeeting", "courses.view_tenthclass", "courses.view_notice"),
    *("ledger.view_meeting", "faults.view_fault", "reports.view_monthreport"),
)
_INSPECT = (
    *(*_READ, SEE_NAMES, "faults.change_fault"),
    *("ledger.review_meeting", "ledger.enter_meeting", "ledger.add_attachment"),
)
GRANTED = {Role.INSPECTOR: _INSPECT, Role.READER: _READ}


def role_of(user: User) -> Role | None:
    """What an account is for; nothing for one that is not of the staff."""
    if not user.is_staff:
        return None
    if user.is_superuser:
        return Role.OFFICE
    names = set(user.groups.values_list("name", flat=True))
    return next((role for role in GRANTED if role.value in names), None)


def give_role(user: User, role: Role) -> None:
    """Let an account be for this and nothing else."""
    user.is_staff, user.is_superuser = True, role is Role.OFFICE
    user.save(update_fields=["is_staff", "is_superuser"])
    groups = [] if role is Role.OFFICE else [Group.objects.get_or_create(name=role.value)[0]]
    user.groups.set(groups)
    user.user_permissions.clear()


def grant_roles(**_sent: object) -> None:
    """Bring each role's group up to date; after every migration, for new models have new rights."""
    for role, names in GRANTED.items():
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set(_permissions(names))


def _permissions(names: Iterable[str]) -> list[Permission]:
    found = Q()
    for app, _, codename in (name.partition(".") for name in names):
        found |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(found))
