"""A village gets a new PC: the old one holds until the new one has come, and no number collides."""

from typing import Any

import pytest
from django.test import Client

from protocol.enrolment import EnrolmentAnswer
from protocol.signing import new_key, open_sealed, public_key
from tests.township.village import Village, ask_for_code, poll
from township.ledger.intake import take_in
from township.ledger.reading import missing_numbers
from township.stations.enrolment import enrol
from township.stations.models import Enrolment, Machine, MachineEnd, Station
from township.stations.numbering import numbers_after
from township.stations.tokens import revoke_token


class NewPc:
    """A machine that shows a code, and what it learns by it."""

    def __init__(self, station: Station, key: str = "") -> None:
        self.key, self.client = key or new_key(), Client()
        self.offer = ask_for_code(self.client, public_key(self.key))
        self.station = station

    def type_code(self) -> None:
        """The office types its code."""
        enrol(Station.objects.get(pk=self.station.pk), self.offer.user_code)

    def answer(self) -> EnrolmentAnswer:
        """What it is told once it asks."""
        Enrolment.objects.update(polled_at=None)
        return poll(self.client, self.offer.device_code)

    def village(self) -> Village:
        """The machine with its token."""
        token = open_sealed(bytes.fromhex(self.answer().sealed_token), self.key).decode()
        return Village(self.station, self.client, self.offer.township_key, token)


def moved(liuwan: Village) -> NewPc:
    """A new PC for Liuwan, whose old one has been in contact; its code was typed."""
    liuwan.get("feed")
    pc = NewPc(liuwan.station)
    pc.type_code()
    return pc


def is_let_in(village: Village) -> bool:
    status: int = village.get("feed").status_code
    assert status in (200, 401)
    return status == 200


def endings() -> list[str]:
    return list(Machine.objects.order_by("id").values_list("ending", flat=True))


def test_the_old_pc_holds_until_the_new_one_has_come(liuwan: Village) -> None:
    new = moved(liuwan).village()
    assert is_let_in(liuwan)
    assert is_let_in(liuwan)
    assert is_let_in(new)
    assert not is_let_in(liuwan)
    assert is_let_in(new)
    assert endings() == [MachineEnd.REPLACED, ""]


def test_a_move_that_nobody_ends_costs_the_village_nothing(liuwan: Village) -> None:
    moved(liuwan)
    assert is_let_in(liuwan)
    assert Station.objects.get().is_enrolled


def test_a_second_code_takes_the_place_of_the_first(liuwan: Village) -> None:
    first = moved(liuwan).village()
    second = moved(liuwan).village()
    assert not is_let_in(first)
    assert is_let_in(liuwan)
    assert is_let_in(second)
    assert endings() == [MachineEnd.REPLACED, MachineEnd.NEVER_CAME, ""]


def test_a_lost_answer_does_not_lose_the_move(liuwan: Village) -> None:
    pc = moved(liuwan)
    assert pc.answer().sealed_token == pc.answer().sealed_token != ""


def test_a_stolen_pc_is_shut_out_at_once_and_the_new_one_still_comes(
    staff: Client, liuwan: Village
) -> None:
    pc = moved(liuwan)
    staff.post("/staff/stations/LW/stop-old/")
    assert not is_let_in(liuwan)
    assert is_let_in(pc.village())
    assert endings() == [MachineEnd.STOPPED, ""]
    assert Station.objects.get().revoked_at is None


def test_stopping_the_old_without_a_new_one_is_stopping_all(staff: Client, liuwan: Village) -> None:
    liuwan.get("feed")
    staff.post("/staff/stations/LW/stop-old/")
    assert not is_let_in(liuwan)
    assert Station.objects.get().revoked_at is not None


def test_stopping_a_station_stops_the_machine_on_its_way_too(liuwan: Village) -> None:
    new = moved(liuwan).village()
    revoke_token(Station.objects.get())
    assert not is_let_in(liuwan)
    assert not is_let_in(new)
    assert endings() == [MachineEnd.STOPPED, MachineEnd.STOPPED]


def test_a_stopped_machine_can_be_enrolled_again_and_counts_on(liuwan: Village) -> None:
    key = new_key()
    pc = NewPc(liuwan.station, key)
    pc.type_code()
    village = pc.village()
    village.put_record(village.record(sequence=12))
    revoke_token(Station.objects.get())
    again = NewPc(liuwan.station, key)
    again.type_code()
    assert again.answer().last_sequence == 12
    assert is_let_in(again.village())
    assert Station.objects.get().revoked_at is None


def test_the_first_machine_begins_at_one(liuwan: Village) -> None:
    assert [one.numbers_after for one in Machine.objects.all()] == [0]


def test_the_new_pc_counts_on_after_a_full_hundred(liuwan: Village) -> None:
    liuwan.put_record(liuwan.record(sequence=43))
    assert moved(liuwan).answer().last_sequence == 100
    assert missing_numbers("LW") == []


@pytest.mark.parametrize(
    ("highest", "waiting", "after"), [(1, 0, 100), (50, 0, 100), (51, 0, 200), (40, 30, 200)]
)
def test_room_is_left_for_what_the_old_pc_still_holds(
    liuwan: Village, highest: int, waiting: int, after: int
) -> None:
    liuwan.put_record(liuwan.record(sequence=highest))
    station = Station.objects.select_related("status").get()
    station.status.pending_records = waiting
    assert numbers_after(station, "another") == after


def test_an_absurd_number_moves_nothing(liuwan: Village) -> None:
    liuwan.put_record(liuwan.record(sequence=10**15))
    liuwan.put_record(liuwan.record(sequence=7))
    assert moved(liuwan).answer().last_sequence == 100


def test_two_moves_leave_two_gaps(liuwan: Village) -> None:
    liuwan.put_record(liuwan.record(sequence=3))
    second = moved(liuwan).village()
    is_let_in(second)
    third = NewPc(liuwan.station)
    third.type_code()
    assert third.answer().last_sequence == 200


def test_numbers_that_no_pc_gave_are_not_missing(liuwan: Village) -> None:
    for sequence in (1, 2, 4):
        liuwan.put_record(liuwan.record(sequence=sequence))
    new = moved(liuwan).village()
    new.put_record(new.record(sequence=101))
    assert missing_numbers("LW") == [3]
    new.put_record(new.record(sequence=103))
    assert missing_numbers("LW") == [3, 102]


def test_records_of_the_old_pc_that_come_by_stick_are_stored(liuwan: Village) -> None:
    liuwan.put_record(liuwan.record(sequence=4))
    new = moved(liuwan).village()
    new.put_record(new.record(sequence=101))
    late: Any = liuwan.record(sequence=6).model_dump(mode="json")
    assert take_in(Station.objects.get(), late).verdict == "stored"
    assert missing_numbers("LW") == [5]


def test_a_machine_that_knocks_after_its_end_is_told_of(staff: Client, liuwan: Village) -> None:
    is_let_in(moved(liuwan).village())
    assert not is_let_in(liuwan)
    page = staff.get("/stations/LW/").content.decode()
    assert "换下来了" in page
    assert "停用后还来联系过" in page


def test_the_page_says_what_goes_on_during_a_move(staff: Client, liuwan: Village) -> None:
    assert "正在换机" not in staff.get("/stations/LW/").content.decode()
    pc = moved(liuwan)
    page = staff.get("/stations/LW/").content.decode()
    assert "正在换机" in page
    assert "等它来联系" in page
    is_let_in(pc.village())
    assert "正在换机" not in staff.get("/stations/LW/").content.decode()


def test_a_typed_code_for_a_move_says_that_the_old_one_stays(
    staff: Client, liuwan: Village
) -> None:
    liuwan.get("feed")
    pc = NewPc(liuwan.station)
    answer = staff.post("/staff/stations/LW/enrol/", {"code": pc.offer.user_code}, follow=True)
    page = answer.content.decode()
    assert "柳湾新电脑的接入码输好了，旧电脑用到新电脑来联系为止" in page
    assert "等它来联系" in page
