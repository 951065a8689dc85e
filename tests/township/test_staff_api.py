"""Programs of the office do what its pages do, with a session and a CSRF token."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.township.village import JSON, Village
from township.courses.models import Courseware, StudyPlan
from township.stations.models import Office, Station

API = "/api/staff"
PERSON = {"id": "a", "name": "王麦青", "status": "member", "roles": ["secretary"]}


def put(staff: Client, path: str, body: Any) -> Any:
    return staff.put(f"{API}/{path}", body, JSON)


def post(staff: Client, path: str, body: Any) -> Any:
    return staff.post(f"{API}/{path}", body, JSON)


def test_the_office_is_named_in_the_feed(staff: Client, liuwan: Village) -> None:
    put(staff, "office", {"township_name": "禾溪镇", "phone": "6620110"})
    told = liuwan.feed()
    assert (told.township_name, told.office.phone) == ("禾溪镇", "6620110")
    assert Office.objects.count() == 1


def test_a_station_is_added_and_renamed(staff: Client) -> None:
    assert post(staff, "stations", {"id": "LW", "name": "柳湾"}).status_code == 201
    post(staff, "stations", {"id": "LW", "name": "柳湾村"})
    assert [station.name for station in Station.objects.all()] == ["柳湾村"]


@pytest.mark.parametrize("body", [{"id": "柳湾", "name": "x"}, {"id": "LW", "name": " "}, {}])
def test_an_impossible_station_is_refused(staff: Client, body: dict[str, str]) -> None:
    assert post(staff, "stations", body).status_code == 422
    assert Station.objects.count() == 0


def test_a_wrong_code_is_told_in_a_sentence(staff: Client, liuwan: Village) -> None:
    answer = post(staff, "stations/LW/enrol", {"code": "000000"})
    assert (answer.status_code, "没有接入码" in answer.json()["detail"]) == (422, True)


def test_a_roster_replaces_the_one_before(staff: Client, liuwan: Village) -> None:
    put(staff, "stations/LW/roster", [PERSON, {**PERSON, "id": "b", "name": "李稻香"}])
    put(staff, "stations/LW/roster", [PERSON])
    assert [person.name for person in liuwan.feed().roster] == ["王麦青"]


@pytest.mark.parametrize(
    "people", [[PERSON, PERSON], [{**PERSON, "name": " "}], [{**PERSON, "id": ""}]]
)
def test_an_impossible_roster_changes_nothing(
    staff: Client, liuwan: Village, people: list[dict[str, str]]
) -> None:
    put(staff, "stations/LW/roster", [PERSON])
    assert put(staff, "stations/LW/roster", people).status_code == 422
    assert len(liuwan.feed().roster) == 1


def plan(course: Courseware, **fields: Any) -> dict[str, Any]:
    item = {"id": "i", "courseware": course.sha256, "deadline": "2026-04-25"}
    return {"month": "2026-04", "title": "四月", "items": [{**item, **fields}]}


def test_a_plan_is_published(staff: Client, film: Courseware) -> None:
    assert put(staff, "plans/p", plan(film)).json() == {"id": "p", "ok": True, "version": 1}
    stored = StudyPlan.objects.get()
    assert (stored.for_all, stored.items.get().courseware) == (True, film)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"courseware": "ab" * 32}, "没有这个课件"),
        ({"deadline": "2026-02-31"}, "日历上没有"),
    ],
)
def test_an_impossible_plan_is_refused_whole(
    staff: Client, film: Courseware, fields: dict[str, str], why: str
) -> None:
    answer = put(staff, "plans/p", plan(film, **fields))
    assert (answer.status_code, why in answer.json()["detail"]) == (422, True)
    assert StudyPlan.objects.count() == 0


def test_a_plan_for_an_unknown_station_is_refused(staff: Client, film: Courseware) -> None:
    answer = put(staff, "plans/p", {**plan(film), "stations": ["XX"]})
    assert "没有编号是 XX 的站点" in answer.json()["detail"]


def test_a_playlist_keeps_its_order(
    staff: Client, liuwan: Village, film: Courseware, other_film: Courseware
) -> None:
    order = [other_film.sha256, film.sha256]
    put(staff, "playlists/l", {"title": "春耕", "courseware": order})
    assert list(liuwan.feed().playlists[0].courseware) == order


def test_a_class_on_the_10th_may_move_with_a_reason(staff: Client, liuwan: Village) -> None:
    day = liuwan.station.created_at.date().isoformat()
    put(staff, "classes/c", {"topic": "草莓", "day": day, "time": "09:00"})
    put(staff, "classes/c", {"topic": "草莓", "day": day, "time": "14:30", "note": "下雨"})
    (told,) = liuwan.feed().classes
    assert (told.time, told.note) == ("14:30", "下雨")


def test_records_are_read_whole(staff: Client, liuwan: Village, zaoling: Village) -> None:
    record = liuwan.record()
    liuwan.verdict_on(record)
    zaoling.verdict_on(zaoling.record())
    (told,) = staff.get(f"{API}/records?station=LW").json()["records"]
    assert told["record"] == record.model_dump(mode="json")
    assert [one["content_hash"] for one in told["revisions"]] == [record.content_hash]


def test_a_record_is_returned_with_a_comment_and_taken_back(staff: Client, liuwan: Village) -> None:
    record = liuwan.record()
    liuwan.verdict_on(record)
    assert post(staff, f"records/{record.id}/return", {"comment": " "}).status_code == 422
    assert post(staff, f"records/{record.id}/return", {"comment": "补讨论"}).status_code == 200
    assert liuwan.feed().returned[0].comment == "补讨论"
    assert staff.delete(f"{API}/records/{record.id}/return").status_code == 200
    assert liuwan.feed().returned == ()
    assert staff.delete(f"{API}/records/none/return").status_code == 404


ADDRESSES = ["stations", "courseware", "records"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_strangers_are_told_nothing(client: Client, address: str) -> None:
    assert client.get(f"{API}/{address}").status_code == 401


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api/v1/openapi.json", "/api/staff/openapi.json"])
def test_what_the_doors_are_is_told_to_staff_only(client: Client, address: str) -> None:
    assert client.get(address).status_code == 302
    client.force_login(User.objects.create_superuser("ganshi"))
    assert client.get(address).json()["paths"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_stations_token_opens_no_office_door(liuwan: Village, address: str) -> None:
    answer = liuwan.client.get(f"{API}/{address}", headers=liuwan.headers)
    assert answer.status_code == 401


@pytest.mark.django_db
def test_an_account_that_is_no_staff_is_told_nothing(client: Client) -> None:
    client.force_login(User.objects.create_user("somebody"))
    assert client.get(f"{API}/records").status_code == 401


@pytest.mark.django_db
def test_a_change_without_the_csrf_token_is_refused() -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(User.objects.create_superuser("ganshi"))
    assert post(browser, "stations", {"id": "LW", "name": "柳湾"}).status_code == 403
    assert Station.objects.count() == 0
