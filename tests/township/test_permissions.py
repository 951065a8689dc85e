"""Who may pass which door: every address and every method, taken from the address table itself."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.township.village import JSON, Village
from township.accounts.roles import GRANTED, Role, give_role, role_of
from township.api.staff_api import api as staff_api
from township.api.station_api import api as station_api
from township.courses.models import Courseware

READER, INSPECTOR, OFFICE = Role.READER, Role.INSPECTOR, Role.OFFICE
ANYBODY = None
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")

PAGES: dict[str, dict[str, Role | None]] = {
    "": {"GET": READER},
    "ledger/": {"GET": READER},
    "ledger.json": {"GET": INSPECTOR},
    "ledger/<slug:record_id>.json": {"GET": INSPECTOR},
    "ledger/<slug:record_id>/": {"GET": READER},
    "ledger/<slug:record_id>/review/": {"POST": INSPECTOR},
    "ledger/new/": {"GET": INSPECTOR, "POST": INSPECTOR},
    "ledger/<slug:record_id>/correct/": {"GET": INSPECTOR, "POST": INSPECTOR},
    "ledger/<slug:record_id>/same/": {"POST": INSPECTOR},
    "ledger/<slug:record_id>/attachments/": {"POST": INSPECTOR},
    "ledger/<slug:record_id>/attachments/<int:attachment_id>/": {"GET": READER},
    "ledger/<slug:record_id>/attachments/<int:attachment_id>/small/": {"GET": READER},
    "ledger/<slug:record_id>/attachments/<int:attachment_id>/remove/": {"POST": INSPECTOR},
    "reports/": {"GET": READER},
    "reports/<slug:month>/": {"GET": READER},
    "reports/<slug:month>/final/": {"POST": OFFICE},
    "reports/<slug:month>/disclose/": {"POST": OFFICE},
    "reports/<slug:month>/objections/<int:objection_id>/": {"POST": OFFICE},
    "reports/<slug:month>.xlsx": {"GET": READER},
    "plans/": {"GET": READER},
    "plans/one/<str:plan_id>/": {"GET": READER},
    "plans/one/<str:plan_id>/publish/": {"POST": OFFICE},
    "plans/one/<str:plan_id>/withdraw/": {"POST": OFFICE},
    "plans/<slug:month>/": {"GET": READER},
    "plans/<slug:month>/copy/": {"POST": OFFICE},
    "plans/<slug:month>/meetings/": {"POST": OFFICE},
    "stations/": {"GET": READER},
    "stations/<slug:station_id>/": {"GET": READER},
    "faults/": {"GET": READER},
    "faults/new/": {"GET": INSPECTOR, "POST": INSPECTOR},
    "faults/<int:fault_id>/": {"GET": READER, "POST": INSPECTOR},
    "faults/<int:fault_id>/form/": {"GET": READER},
    "faults/register/<slug:span>/": {"GET": READER},
    "staff/stations/<slug:station_id>/stop-old/": {"POST": OFFICE},
    "reports/<slug:month>/county.xlsx": {"GET": READER},
    "county/": {"GET": OFFICE, "POST": OFFICE},
    "wishes/": {"GET": READER, "POST": OFFICE},
    "classes/": {"GET": READER},
    "classes/<str:class_id>/": {"GET": READER, "POST": OFFICE},
    "staff/stations/<slug:station_id>/enrol/": {"GET": OFFICE, "POST": OFFICE},
    "staff/stations/<slug:station_id>/revoke/": {"POST": OFFICE},
    "staff/stations/<slug:station_id>/pin/": {"GET": OFFICE, "POST": OFFICE},
    "staff/stations/<slug:station_id>/roster/": {"GET": INSPECTOR, "POST": OFFICE},
    "staff/stations/<slug:station_id>/roster.xlsx": {"GET": INSPECTOR},
    "staff/stations/<slug:station_id>/cards/": {"GET": OFFICE},
    "staff/rosters/": {"GET": INSPECTOR, "POST": OFFICE},
    "staff/rosters.xlsx": {"GET": INSPECTOR},
    "staff/rosters/empty.xlsx": {"GET": INSPECTOR},
    "staff/rosters/import/<slug:token>/": {"GET": OFFICE, "POST": OFFICE},
    "staff/rosters/import/<slug:token>/undo/": {"POST": OFFICE},
    "staff/privacy/": {"GET": READER},
    "staff/privacy/people/": {"GET": OFFICE, "POST": OFFICE},
    "staff/privacy/people/export/": {"POST": OFFICE},
    "staff/privacy/people/delete/": {"POST": OFFICE},
    "staff/courseware/upload/": {"GET": OFFICE, "POST": OFFICE},
    "staff/courseware/arrivals/": {"POST": OFFICE},
    "staff/courseware/arrivals/<slug:arrival_id>/": dict.fromkeys(
        ("GET", "PATCH", "DELETE"), OFFICE
    ),
    "staff/courseware/arrivals/<slug:arrival_id>/drop/": {"POST": OFFICE},
    "staff/courseware/<int:course_id>/": {"GET": READER},
    "staff/courseware/<int:course_id>/convert/": {"POST": OFFICE},
    "staff/courseware/<int:course_id>/subtitle/": {"POST": OFFICE},
    "staff/courseware/<int:course_id>.json": {"GET": READER},
    "staff/courseware/<int:course_id>.jpg": {"GET": READER},
    "staff/audit/": {"GET": OFFICE},
    # The way from the admin's first page to the month, which asks who comes.
    "admin/": dict.fromkeys(METHODS, ANYBODY),
}
DOORS: dict[str, Role] = {
    "PUT /office": OFFICE,
    "GET /stations": READER,
    "POST /stations": OFFICE,
    "POST /stations/{station_id}/enrol": OFFICE,
    "POST /stations/{station_id}/revoke": OFFICE,
    "PUT /stations/{station_id}/roster": OFFICE,
    "GET /records": INSPECTOR,
    "POST /records/{record_id}/accept": INSPECTOR,
    "POST /records/{record_id}/return": INSPECTOR,
    "DELETE /records/{record_id}/return": INSPECTOR,
    "GET /courseware": READER,
    "GET /courseware/{sha256}": READER,
    "POST /courseware": OFFICE,
    "POST /courseware/{sha256}/release": OFFICE,
    "PUT /plans/{plan_id}": OFFICE,
    "PUT /playlists/{playlist_id}": OFFICE,
    "PUT /planned-meetings/{meeting_id}": OFFICE,
    "PUT /classes/{class_id}": OFFICE,
    "PUT /notices/{notice_id}": OFFICE,
}
LISTS: dict[str, tuple[Role, Role]] = {
    "auth.user": (OFFICE, OFFICE),
    "stations.office": (READER, OFFICE),
    "stations.station": (READER, OFFICE),
    "stations.rosterentry": (INSPECTOR, OFFICE),
    "faults.fault": (READER, INSPECTOR),
    "courses.courseware": (READER, OFFICE),
    "courses.studyplan": (READER, OFFICE),
    "courses.playlist": (READER, OFFICE),
    "courses.plannedmeeting": (READER, OFFICE),
    "courses.tenthclass": (READER, OFFICE),
    "courses.notice": (READER, OFFICE),
}
"""Of each list: who may see it, and who may change what is in it."""
OPEN = {"enrolments", "enrolments/token"}
"""What a machine asks before it has a token."""
RANKS = [READER, INSPECTOR, OFFICE]


def reaches(role: Role, least: Role | None) -> bool:
    return least is None or RANKS.index(role) >= RANKS.index(least)


def browser_of(role: Role) -> Client:
    user, _ = User.objects.get_or_create(username=role.value)
    give_role(user, role)
    browser = Client()
    browser.force_login(User.objects.get(pk=user.pk))
    return browser


def own_pages() -> Iterator[URLPattern]:
    for one in get_resolver("township.urls").url_patterns:
        if isinstance(one, URLPattern):
            yield one


def addressed(pattern: str, record_id: str = "none", course: int = 1) -> str:
    values = {
        "station_id": "LW",
        "record_id": record_id,
        "course_id": str(course),
        "attachment_id": "1",
        "objection_id": "1",
        "month": "2026-04",
        "span": "2026-04",
        "fault_id": "1",
    }
    filled = re.sub(r"[<{](?:\w+:)?(\w+)[>}]", lambda m: values.get(m[1], "none"), pattern)
    return f"/{filled}"


def is_let_in(answer: Any) -> bool:
    if answer.status_code == 302 and "/admin/login/" in answer.headers["Location"]:
        return False
    return answer.status_code not in (401, 403)


def test_no_page_is_forgotten() -> None:
    assert {str(one.pattern) for one in own_pages()} == set(PAGES)
    resolvers = {
        str(one.pattern)
        for one in get_resolver("township.urls").url_patterns
        if isinstance(one, URLResolver)
    }
    assert resolvers == {"api/v1/", "api/staff/", "admin/"}


@pytest.mark.parametrize("pattern", PAGES)
def test_a_page_lets_in_whom_it_is_for(liuwan: Village, film: Courseware, pattern: str) -> None:
    record = liuwan.record()
    liuwan.put_record(record)
    address = addressed(pattern, record.id, film.pk)
    for role, method in product(RANKS, METHODS):
        browser = browser_of(role)
        answer = browser.generic(method, address)
        b"".join(answer)  # read to its end, or a file stays open
        if method not in PAGES[pattern]:
            assert answer.status_code in (403, 405), (role, method, answer.status_code)
        else:
            assert is_let_in(answer) is reaches(role, PAGES[pattern][method]), (role, method)


@pytest.mark.parametrize("pattern", [one for one in PAGES if one != "admin/"])
def test_strangers_see_no_page(liuwan: Village, client: Client, pattern: str) -> None:
    for method in METHODS:
        assert not is_let_in(client.generic(method, addressed(pattern)))
    by_token = liuwan.client.get(addressed(pattern), headers=liuwan.headers)
    assert not is_let_in(by_token)


def operations(api: Any) -> Iterator[tuple[str, str]]:
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield method, f"{prefix}{path}".replace("//", "/")


def test_no_door_for_programs_is_forgotten() -> None:
    assert {f"{method} {path}" for method, path in operations(staff_api)} == set(DOORS)


@pytest.mark.parametrize("door", DOORS)
def test_a_door_lets_in_whom_it_is_for(liuwan: Village, door: str) -> None:
    method, path = door.split()
    address = addressed(f"api/staff{path}")
    for role in RANKS:
        answer = browser_of(role).generic(method, address, "{}", JSON)
        assert is_let_in(answer) is reaches(role, DOORS[door]), (role, answer.content)


@pytest.mark.parametrize("door", DOORS)
def test_strangers_and_stations_find_every_office_door_closed(
    liuwan: Village, client: Client, door: str
) -> None:
    method, path = door.split()
    address = addressed(f"api/staff{path}")
    assert client.generic(method, address, "{}", JSON).status_code in (401, 403)
    by_token = liuwan.client.generic(method, address, "{}", JSON, headers=liuwan.headers)
    assert by_token.status_code in (401, 403)


def test_every_door_for_stations_asks_for_a_token(client: Client, db: None) -> None:
    doors = [(method, path.strip("/")) for method, path in operations(station_api)]
    assert doors
    for method, path in doors:
        answer = client.generic(method, addressed(f"api/v1/{path}"), "{}", JSON)
        assert (answer.status_code == 401) is (path not in OPEN), (method, path)


def test_a_session_opens_no_door_for_stations(staff: Client) -> None:
    for method, path in operations(station_api):
        if path.strip("/") not in OPEN:
            answer = staff.generic(method, addressed(f"api/v1{path}"), "{}", JSON)
            assert answer.status_code == 401


@pytest.mark.django_db
@pytest.mark.parametrize("role", [READER, INSPECTOR])
def test_a_role_grants_what_it_names(role: Role) -> None:
    rights = Group.objects.get(name=role.value).permissions.select_related("content_type")
    given = {f"{one.content_type.app_label}.{one.codename}" for one in rights}
    assert given == set(GRANTED[role])


def test_no_list_is_forgotten() -> None:
    assert {model._meta.label_lower for model in admin.site._registry} == set(LISTS)


@pytest.mark.parametrize("role", RANKS)
@pytest.mark.parametrize("name", LISTS)
def test_a_list_lets_in_whom_it_is_for(liuwan: Village, name: str, role: Role) -> None:
    browser = browser_of(role)
    app, _, model = name.partition(".")
    sees, changes = LISTS[name]
    address = f"/admin/{app}/{model}/"
    assert is_let_in(browser.get(address)) is reaches(role, sees)
    if not reaches(role, changes):
        answer = browser.post(f"{address}add/", {})
        assert answer.status_code == 403
        one = User.objects.get(username=role.value)
        before = role_of(one)
        assert (
            browser.post(f"/admin/auth/user/{one.pk}/change/", {"role": "office"}).status_code
            == 403
        )
        assert role_of(User.objects.get(pk=one.pk)) is before


@pytest.mark.parametrize("role", [READER, INSPECTOR])
def test_whoever_may_only_look_finds_nothing_to_save(
    liuwan: Village, film: Courseware, role: Role
) -> None:
    browser = browser_of(role)
    for address in (f"courses/courseware/{film.pk}/change/", "stations/station/LW/change/"):
        assert b'name="_save"' not in browser.get(f"/admin/{address}").content
        assert browser.post(f"/admin/{address}", {"title": "x", "name": "x"}).status_code == 403


def test_the_menu_leads_nowhere_one_may_not_go(liuwan: Village) -> None:
    page = browser_of(READER).get("/").content.decode()
    ways = set(re.findall(r'href="(/(?!static/)[^"#?]*)"', page))
    closed = [one for one in ways if not is_let_in(browser_of(READER).get(one))]
    assert len(ways) > 12
    assert closed == []


def test_names_are_hidden_from_whoever_may_only_look(liuwan: Village) -> None:
    record = liuwan.record()
    liuwan.put_record(record)
    address = addressed("ledger/<slug:record_id>/", record.id)
    assert "王麦青" in browser_of(INSPECTOR).get(address).content.decode()
    seen = browser_of(READER).get(address).content.decode()
    assert not [one.name for one in record.attendance if one.name in seen]
    assert "3人" in seen
    by_name = browser_of(READER).get("/ledger/?q=王麦青").content.decode()
    assert "没有符合的记录" in by_name
