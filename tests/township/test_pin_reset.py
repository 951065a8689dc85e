"""The office answers a forgotten PIN by telephone; the code is the one that station takes."""

import pytest
from auditlog.models import LogEntry
from django.test import Client
from django.urls import reverse

from protocol.pin_reset import is_reset_code, token_hash
from tests.township.village import Village
from township.stations.models import Station

ASKED = "482913"


def page(station_id: str) -> str:
    return reverse("station-pin", args=[station_id])


def test_the_code_read_out_is_the_one_the_station_takes(staff: Client, liuwan: Village) -> None:
    answer = staff.post(page("LW"), {"challenge": "482 913"})
    code = answer.context["code"]
    assert is_reset_code(code.replace(" ", ""), token_hash(liuwan.token), ASKED)
    assert code in answer.content.decode()


def test_another_station_gets_another_code(
    staff: Client, liuwan: Village, zaoling: Village
) -> None:
    codes = {staff.post(page(one), {"challenge": ASKED}).context["code"] for one in ("LW", "ZL")}
    assert len(codes) == 2


def test_who_answered_is_noted(staff: Client, liuwan: Village) -> None:
    staff.post(page("LW"), {"challenge": ASKED})
    assert [one for one in noted() if "密码" in one]
    assert not [one for one in noted() if ASKED in one]


@pytest.mark.parametrize("typed", ["", "48291", "48291a", "４８２９１３", "4829130"])
def test_what_are_no_six_digits_is_said(staff: Client, liuwan: Village, typed: str) -> None:
    answer = staff.post(page("LW"), {"challenge": typed})
    assert answer.context["fault"]
    assert not answer.context["code"]
    assert not [one for one in noted() if "密码" in one]


def test_a_station_without_a_machine_has_no_code(staff: Client) -> None:
    Station.objects.create(pk="BQ", name="北渠村")
    answer = staff.post(page("BQ"), {"challenge": ASKED})
    assert "请先接入" in answer.context["fault"]


@pytest.mark.django_db
def test_strangers_get_no_code(client: Client, liuwan: Village) -> None:
    answer = client.post(page("LW"), {"challenge": ASKED})
    assert answer.status_code == 302
    assert "/admin/login/" in answer.headers["Location"]


def test_the_page_is_reached_from_the_stations_own(staff: Client, liuwan: Village) -> None:
    own = staff.get(reverse("station", args=["LW"])).content.decode()
    assert page("LW") in own


def noted() -> list[str]:
    told = LogEntry.objects.filter(object_pk="LW", additional_data__isnull=False)
    return [one.additional_data["said"] for one in told]
