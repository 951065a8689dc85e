"""Accounts: who came in, who did what, and what happens to whoever guesses passwords."""

import re
from typing import Any

import pytest
from auditlog.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.township.rosters import agree, paste
from tests.township.village import JSON, Village
from township.accounts.roles import Role, give_role, role_of
from township.accounts.staff import create_staff
from township.courses.models import Courseware, StudyPlan

PASSWORD = "mai-qing-2026"


def log_in(browser: Client, name: str, password: str) -> Any:
    return browser.post("/admin/login/", {"username": name, "password": password, "next": "/"})


def words(browser: Client, address: str) -> str:
    page = browser.get(address).content.decode()
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_an_account_is_for_one_thing(role: Role) -> None:
    user = create_staff(f"new-{role.value}", PASSWORD, role)
    assert role_of(User.objects.get(pk=user.pk)) is role
    give_role(user, Role.READER)
    assert role_of(User.objects.get(pk=user.pk)) is Role.READER


@pytest.mark.django_db
def test_a_stranger_has_no_role() -> None:
    assert role_of(User.objects.create_user("somebody")) is None


@pytest.mark.django_db
def test_too_many_wrong_passwords_close_the_door_to_that_account_only(client: Client) -> None:
    create_staff("ganshi", PASSWORD)
    create_staff("tongshi", PASSWORD)
    answers = [log_in(client, "ganshi", f"wrong-{count}") for count in range(6)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert "请过15分钟再登录" in answers[-1].content.decode()
    assert log_in(client, "ganshi", PASSWORD).status_code == 429
    assert log_in(Client(), "tongshi", PASSWORD).status_code == 302


@pytest.mark.django_db
def test_a_right_password_forgets_the_wrong_ones(client: Client) -> None:
    create_staff("ganshi", PASSWORD)
    for _ in range(3):
        for count in range(4):
            log_in(client, "ganshi", f"wrong-{count}")
        assert log_in(client, "ganshi", PASSWORD).status_code == 302
        client.logout()


@pytest.mark.django_db
def test_whoever_comes_in_is_noted(client: Client) -> None:
    create_staff("ganshi", PASSWORD)
    log_in(client, "ganshi", PASSWORD)
    assert "ganshi 用户 ganshi 登录" in words(client, reverse("audit"))


def test_what_a_plan_said_before_and_says_now_is_noted(staff: Client, film: Courseware) -> None:
    body = {
        "month": "2026-04",
        "title": "四月",
        "items": [{"id": "a", "courseware": film.sha256, "deadline": "2026-04-25"}],
    }
    staff.put("/api/staff/plans/april", body, JSON)
    body["items"][0]["deadline"] = "2026-04-28"  # type: ignore[index]
    staff.put("/api/staff/plans/april", body, JSON)
    assert StudyPlan.objects.get().version == 2
    told = words(staff, reverse("audit"))
    assert "最迟哪天看完： 2026年4月25日 → 2026年4月28日" in told


def test_entering_the_same_again_is_no_deed(staff: Client, film: Courseware) -> None:
    plan = {
        "month": "2026-04",
        "title": "四月",
        "items": [{"id": "a", "courseware": film.sha256, "deadline": "2026-04-25"}],
    }
    playlist = {"title": "春耕", "courseware": [film.sha256]}
    for _ in range(2):
        count = len(noted())
        staff.put("/api/staff/plans/april", plan, JSON)
        staff.put("/api/staff/playlists/spring", playlist, JSON)
    assert len(noted()) == count


def test_what_programs_do_is_noted_as_what_pages_do(staff: Client, liuwan: Village) -> None:
    record = liuwan.record()
    liuwan.put_record(record)
    person = {"id": "a", "name": "王麦青", "status": "member", "roles": []}
    staff.put("/api/staff/stations/LW/roster", [person], JSON)
    staff.post(f"/api/staff/records/{record.id}/return", {"comment": "请补写讨论"}, JSON)
    staff.post(f"/api/staff/records/{record.id}/accept", {}, JSON)
    staff.post("/api/staff/stations/LW/revoke", {}, JSON)
    by_ganshi = LogEntry.objects.filter(actor__username="ganshi")
    told = [one.additional_data["said"] for one in by_ganshi if one.additional_data]
    for said in ("停用了机器", "审过第1版，没有问题", "退回第1版请村里补充", "换了花名册，1人"):
        assert said in told


def test_the_history_of_one_thing_shows_nothing_else(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    staff.post(f"/staff/stations/{liuwan.station.id}/revoke/")
    staff.post(f"/staff/stations/{zaoling.station.id}/revoke/")
    answer = staff.get(f"/admin/stations/station/{liuwan.station.id}/history/")
    told = words(staff, answer.headers["Location"])
    assert "停用了机器" in told
    assert "站点 柳湾" in told
    assert "站点 枣岭" not in told


def test_changing_a_roster_names_nobody(staff: Client, liuwan: Village) -> None:
    agree(staff, paste(staff, "王麦青 村支书\n李稻香"))
    entry = liuwan.station.roster.get(name="李稻香")
    staff.post(f"/admin/stations/rosterentry/{entry.pk}/delete/", {"post": "yes"})
    told = [str(one.changes) + one.object_repr + str(one.additional_data) for one in noted()]
    assert [one for one in told if "花名册" in one]
    assert not [one for one in told if "麦青" in one or "稻香" in one]


def test_a_new_password_is_noted_and_never_told(staff: Client) -> None:
    user = create_staff("tongshi", PASSWORD)
    address = f"/admin/auth/user/{user.pk}/password/"
    staff.post(address, {"password1": "new-word-2026", "password2": "new-word-2026"})
    user.refresh_from_db()
    told = [str(one.changes) + str(one.additional_data) for one in noted()]
    assert [one for one in told if "换了密码" in one]
    assert not [one for one in told if user.password in one or "new-word" in one]


def test_an_account_is_made_and_changed_in_words(staff: Client) -> None:
    form = {"username": "jiancha", "password1": PASSWORD, "password2": PASSWORD}
    fields = {"usable_password": "true", "role": "inspector"}
    assert staff.post("/admin/auth/user/add/", {**form, **fields}).status_code == 302
    user = User.objects.get(username="jiancha")
    assert role_of(user) is Role.INSPECTOR
    change = {"username": "jiancha", "role": "reader", "is_active": "on"}
    assert staff.post(f"/admin/auth/user/{user.pk}/change/", change).status_code == 302
    assert role_of(User.objects.get(pk=user.pk)) is Role.READER


def test_nobody_takes_the_office_from_themselves(staff: Client) -> None:
    user = User.objects.get(username="ganshi")
    for change in ({"role": "reader", "is_active": "on"}, {"role": "office"}):
        staff.post(f"/admin/auth/user/{user.pk}/change/", {"username": "ganshi", **change})
        again = User.objects.get(pk=user.pk)
        assert (role_of(again), again.is_active) == (Role.OFFICE, True)


def test_an_account_is_switched_off_and_never_deleted(staff: Client) -> None:
    user = create_staff("tongshi", PASSWORD)
    assert staff.get(f"/admin/auth/user/{user.pk}/delete/").status_code == 403


def noted() -> list[LogEntry]:
    return list(LogEntry.objects.all())
