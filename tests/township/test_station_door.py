"""Stations go straight to their rooms, and what holds for every answer holds for theirs."""

import pytest
from django.test import Client

from tests.township.village import Village
from township.stations.tokens import revoke_token


@pytest.fixture(autouse=True)
def _no_way_round(liuwan: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is for browsers would fail if an enrolled station came by."""

    def fail(*_: object) -> None:
        raise AssertionError("a station came by what is for browsers")

    assert liuwan.token
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.__init__", fail)


def test_an_answer_has_its_length_and_the_policy(liuwan: Village) -> None:
    answer = liuwan.post("records", {"records": []})
    assert answer.status_code == 200
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_a_revoked_station_is_refused_at_once(liuwan: Village) -> None:
    assert liuwan.get("feed").status_code == 200
    revoke_token(liuwan.station)
    assert liuwan.get("feed").status_code == 401


def test_a_token_opens_no_room_of_the_office(liuwan: Village) -> None:
    assert liuwan.get("nowhere").status_code == 404
    answer = liuwan.get("openapi.json")
    assert (answer.status_code, answer.headers["Location"][:14]) == (302, "/admin/login/?")


def test_another_host_is_refused(liuwan: Village, client: Client) -> None:
    headers = {**liuwan.headers, "Host": "elsewhere.example"}
    assert client.get("/api/v1/feed", headers=headers).status_code == 400
