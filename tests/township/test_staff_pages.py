"""The lists and forms: in Chinese, and for staff only."""

import re

import pytest
from auditlog.models import LogEntry
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.township.rosters import agree, paste
from tests.township.village import Village
from township.courses.models import Courseware, StudyPlan, Verdict
from township.stations.models import Office, Station

LISTS = [
    f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
    for model in admin.site._registry
]


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens(staff: Client, liuwan: Village, film: Courseware, name: str) -> None:
    assert staff.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_every_form_for_adding_opens_or_is_closed(staff: Client, name: str) -> None:
    answer = staff.get(reverse(name.replace("changelist", "add")))
    assert answer.status_code in (200, 403)


@pytest.mark.django_db
@pytest.mark.parametrize("name", LISTS)
def test_strangers_are_asked_to_log_in(client: Client, name: str) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 302
    assert "/admin/login/" in answer.headers["Location"]


@pytest.mark.django_db
def test_the_login_page_speaks_chinese(client: Client) -> None:
    Office.objects.create(pk=1, township_name="禾溪镇")
    page = client.get("/admin/login/").content.decode()
    form = page[page.index('<div id="page"') : page.rindex("</form>")]
    words = " ".join(re.sub(r"<[^>]*>", " ", form).split())
    assert "禾溪镇远程教育" in words
    # What is left in Latin letters is the name of an icon.
    assert set(re.findall(r"[A-Za-z_]{3,}", words)) <= {"arrow_forward"}


def test_the_admins_own_first_page_leads_to_the_month(staff: Client) -> None:
    assert staff.get("/admin/").headers["Location"] == "/"


def plan_form(course: Courseware, **fields: str) -> dict[str, str]:
    items = {
        "items-TOTAL_FORMS": "1",
        "items-INITIAL_FORMS": "0",
        "items-0-courseware": str(course.pk),
        "items-0-deadline": "2026-04-25",
        "items-0-required": "on",
        "items-0-minimum_people": "0",
        "items-0-position": "0",
        "items-0-meeting_types": "theme_party_day",
    }
    return {"title": "四月", "month": "2026-04", "for_all": "on"} | items | fields


def test_saving_a_plan_leads_to_where_it_is_published(staff: Client, film: Courseware) -> None:
    answer = staff.post(reverse("admin:courses_studyplan_add"), plan_form(film), follow=True)
    plan = StudyPlan.objects.get()
    assert (plan.version, plan.items.get().meeting_types) == (0, ["theme_party_day"])
    assert answer.redirect_chain == [(f"/plans/one/{plan.pk}/", 302)]
    assert "改好了，还没下发" in answer.content.decode()


def test_a_plan_for_no_month_is_told_how_to_write_one(staff: Client, film: Courseware) -> None:
    page = staff.post(reverse("admin:courses_studyplan_add"), plan_form(film, month="四月"))
    assert "月份写成 2026-04 这样" in page.content.decode()
    assert StudyPlan.objects.count() == 0


def test_only_what_stations_may_have_can_be_chosen(staff: Client, film: Courseware) -> None:
    asked = {"app_label": "courses", "model_name": "planitem", "field_name": "courseware"}
    found = staff.get(reverse("admin:autocomplete"), {**asked, "term": "草莓"}).json()
    assert [one["text"] for one in found["results"]] == ["草莓高垄栽培"]
    film.verdict = Verdict.FLAGGED
    film.save()
    found = staff.get(reverse("admin:autocomplete"), {**asked, "term": "草莓"}).json()
    assert found["results"] == []


def test_a_station_with_records_cannot_be_deleted(staff: Client, liuwan: Village) -> None:
    liuwan.verdict_on(liuwan.record())
    address = reverse("admin:stations_station_delete", args=["LW"])
    assert staff.post(address, {"post": "yes"}).status_code == 403
    assert Station.objects.filter(pk="LW").exists()


def test_courseware_that_a_plan_needs_cannot_be_deleted(staff: Client, film: Courseware) -> None:
    staff.post(reverse("admin:courses_studyplan_add"), plan_form(film))
    address = reverse("admin:courses_courseware_delete", args=[film.pk])
    staff.post(address, {"post": "yes"})
    assert Courseware.objects.filter(pk=film.pk).exists()


def test_who_changed_what_is_noted(staff: Client, liuwan: Village) -> None:
    agree(staff, paste(staff, "王麦青"))
    said = "导入花名册：新增1人，去掉0人，改动0人"
    entry = LogEntry.objects.get(additional_data__said=said)
    assert entry.object_pk == "LW"
    assert entry.actor == User.objects.get(username="ganshi")
    assert "王麦青" not in str(entry.additional_data)


@pytest.mark.parametrize("address", ["/", "/ledger/", "/admin/login/", "/api/v1/feed"])
@pytest.mark.django_db
def test_answers_may_not_be_framed_nor_load_from_elsewhere(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
