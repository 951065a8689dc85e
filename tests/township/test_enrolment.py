"""A machine becomes a station when the office types the code that it shows."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from protocol.enrolment import EnrolmentState
from protocol.signing import fingerprint, new_key, open_sealed, public_key
from tests.township.village import JSON, Village, ask_for_code, poll
from township.stations import enrolment
from township.stations.enrolment import EnrolmentRefused, enrol
from township.stations.models import Enrolment, Station
from township.stations.tokens import revoke_token

pytestmark = pytest.mark.django_db


@pytest.fixture
def station() -> Station:
    return Station.objects.create(pk="LW", name="柳湾")


def wait_a_while() -> None:
    """As if the last poll had been some seconds ago."""
    Enrolment.objects.update(polled_at=timezone.now() - datetime.timedelta(seconds=10))


def let_codes_expire() -> None:
    Enrolment.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))


def test_a_code_that_nobody_has_typed_is_pending(client: Client) -> None:
    offer = ask_for_code(client, public_key(new_key()))
    assert poll(client, offer.device_code).state is EnrolmentState.PENDING


def test_polling_without_a_pause_is_slowed_down(client: Client) -> None:
    offer = ask_for_code(client, public_key(new_key()))
    poll(client, offer.device_code)
    assert poll(client, offer.device_code).state is EnrolmentState.SLOW_DOWN
    wait_a_while()
    assert poll(client, offer.device_code).state is EnrolmentState.PENDING


def test_the_token_can_be_read_by_the_machine_alone(client: Client, station: Station) -> None:
    key = new_key()
    offer = ask_for_code(client, public_key(key))
    enrol(station, offer.user_code)
    answer = poll(client, offer.device_code)
    token = open_sealed(bytes.fromhex(answer.sealed_token), key).decode()
    assert (answer.state, answer.station_id) == (EnrolmentState.ENROLLED, "LW")
    assert token not in str(list(Station.objects.values())) + str(list(Enrolment.objects.values()))


def test_a_lost_answer_does_not_lose_the_station(client: Client, station: Station) -> None:
    key = new_key()
    offer = ask_for_code(client, public_key(key))
    enrol(station, offer.user_code)
    first, second = poll(client, offer.device_code), poll(client, offer.device_code)
    assert first.sealed_token == second.sealed_token != ""


def test_once_the_token_was_used_it_is_not_given_out_again(
    client: Client, station: Station
) -> None:
    key = new_key()
    offer = ask_for_code(client, public_key(key))
    enrol(station, offer.user_code)
    sealed = poll(client, offer.device_code).sealed_token
    token = open_sealed(bytes.fromhex(sealed), key).decode()
    village = Village(station, client, offer.township_key, token)
    assert village.get("feed").status_code == 200
    assert poll(client, offer.device_code).state is EnrolmentState.EXPIRED


def test_a_code_may_be_typed_with_the_space_it_is_shown_with(
    client: Client, station: Station
) -> None:
    code = ask_for_code(client, public_key(new_key())).user_code
    enrol(station, f" {code[:3]} {code[3:]} ")
    station.refresh_from_db()
    assert station.is_enrolled


@pytest.mark.parametrize("code", ["", "12", "1234567", "12345a", "１２３４５６"])
def test_what_is_no_code_is_refused_in_a_sentence(station: Station, code: str) -> None:
    with pytest.raises(EnrolmentRefused, match="6位数字"):
        enrol(station, code)


def test_an_unknown_code_is_refused_in_a_sentence(station: Station) -> None:
    with pytest.raises(EnrolmentRefused, match="没有接入码 123 456"):
        enrol(station, "123456")


def test_a_code_is_good_once(client: Client, station: Station) -> None:
    code = ask_for_code(client, public_key(new_key())).user_code
    enrol(station, code)
    with pytest.raises(EnrolmentRefused, match="已经用过"):
        enrol(station, code)


def test_an_old_code_is_refused_and_the_machine_learns_it(client: Client, station: Station) -> None:
    offer = ask_for_code(client, public_key(new_key()))
    let_codes_expire()
    with pytest.raises(EnrolmentRefused, match="失效"):
        enrol(station, offer.user_code)
    assert poll(client, offer.device_code).state is EnrolmentState.EXPIRED


def test_an_expired_code_is_free_for_the_next_machine(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enrolment.secrets, "randbelow", lambda _: 7)
    ask_for_code(client, public_key(new_key()))
    let_codes_expire()
    assert ask_for_code(client, public_key(new_key())).user_code == "000007"


def test_yesterdays_unused_codes_are_forgotten(client: Client) -> None:
    ask_for_code(client, public_key(new_key()))
    let_codes_expire()
    Enrolment.objects.update(created_at=timezone.now() - datetime.timedelta(days=2))
    ask_for_code(client, public_key(new_key()))
    assert Enrolment.objects.count() == 1


def test_two_open_machines_never_show_the_same_code(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = iter([7, 7, 8])
    monkeypatch.setattr(enrolment.secrets, "randbelow", lambda _: next(codes))
    first = ask_for_code(client, public_key(new_key())).user_code
    second = ask_for_code(client, public_key(new_key())).user_code
    assert (first, second) == ("000007", "000008")


def test_a_flood_from_one_address_is_held_off(client: Client) -> None:
    key = public_key(new_key())
    for _ in range(enrolment.OFFERS_PER_ADDRESS):
        ask_for_code(client, key)
    body = {"station_key": key, "software": "0.1.0"}
    assert client.post("/api/v1/enrolments", body, JSON).status_code == 429
    elsewhere = client.post("/api/v1/enrolments", body, JSON, REMOTE_ADDR="10.0.0.9")
    assert elsewhere.status_code == 200


@pytest.mark.parametrize("key", ["00" * 32, "ff" * 32, "xyz", ""])
def test_what_is_no_key_is_refused(client: Client, key: str) -> None:
    body = {"station_key": key, "software": "0.1.0"}
    assert client.post("/api/v1/enrolments", body, JSON).status_code == 422


def test_an_unknown_device_code_is_expired(client: Client) -> None:
    assert poll(client, "nobody").state is EnrolmentState.EXPIRED


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer nobody", "Basic x"])
def test_without_a_token_nothing_is_told(client: Client, header: str) -> None:
    headers = {"Authorization": header} if header else {}
    answer = client.get("/api/v1/feed", headers=headers)
    assert (answer.status_code, list(answer.json())) == (401, ["detail"])


def test_a_revoked_station_is_shut_out(liuwan: Village) -> None:
    assert liuwan.get("feed").status_code == 200
    revoke_token(liuwan.station)
    assert liuwan.get("feed").status_code == 401


def test_a_new_machine_takes_the_place_of_the_old_one(client: Client, liuwan: Village) -> None:
    key = new_key()
    offer = ask_for_code(client, public_key(key))
    enrol(liuwan.station, offer.user_code)
    sealed = poll(client, offer.device_code).sealed_token
    token = open_sealed(bytes.fromhex(sealed), key).decode()
    new = Village(liuwan.station, client, offer.township_key, token)
    assert liuwan.get("feed").status_code == 401
    assert new.get("feed").status_code == 200


def test_the_page_shows_the_fingerprint_the_station_shows(
    staff: Client, client: Client, station: Station
) -> None:
    offer = ask_for_code(client, public_key(new_key()))
    page = staff.get("/staff/stations/LW/enrol/")
    assert fingerprint(offer.township_key) in page.content.decode()


def test_the_office_enrols_on_its_page(staff: Client, station: Station) -> None:
    offer = ask_for_code(Client(), public_key(new_key()))
    answer = staff.post("/staff/stations/LW/enrol/", {"code": offer.user_code}, follow=True)
    assert "柳湾接入了" in answer.content.decode()
    assert poll(Client(), offer.device_code).state is EnrolmentState.ENROLLED


def test_a_wrong_code_stays_on_the_page_with_its_sentence(staff: Client, station: Station) -> None:
    answer = staff.post("/staff/stations/LW/enrol/", {"code": "000000"})
    assert "没有接入码 000 000" in answer.content.decode()
    station.refresh_from_db()
    assert not station.is_enrolled


def test_the_office_revokes_on_its_page(staff: Client, liuwan: Village) -> None:
    staff.post("/staff/stations/LW/revoke/")
    assert liuwan.get("feed").status_code == 401
