"""The invented people are as many, and of such kinds, as the rules for meetings need."""

import pytest

from demo.village_data import PLACES, rosters
from protocol.meeting_types import Expected
from protocol.people import Person, PersonStatus, Role, expected_people

VILLAGES = [place.id for place in PLACES if place.villager_reps]


def members(roster: tuple[Person, ...]) -> list[Person]:
    return [person for person in roster if person.status is not PersonStatus.VILLAGER]


def with_role(roster: tuple[Person, ...], role: Role) -> list[Person]:
    return [person for person in roster if role in person.roles]


def test_the_township_has_five_villages_and_its_own_office() -> None:
    assert [place.id for place in PLACES] == ["LW", "SB", "WH", "ZL", "BQ", "ZJ"]


@pytest.mark.parametrize("village", VILLAGES)
def test_a_village_has_twenty_members_and_eight_representatives(village: str) -> None:
    roster = rosters()[village]
    assert len(members(roster)) == 20
    assert sum(one.status is PersonStatus.PROBATIONARY for one in roster) == 2
    assert len(with_role(roster, Role.VILLAGER_REP)) == 8


@pytest.mark.parametrize("village", VILLAGES)
def test_a_village_has_its_officers_and_two_administrators(village: str) -> None:
    roster = rosters()[village]
    assert len(with_role(roster, Role.SECRETARY)) == 1
    assert len(with_role(roster, Role.DEPUTY)) == 1
    assert len(with_role(roster, Role.ADMINISTRATOR)) == 2
    assert len(expected_people(roster, Expected.COMMITTEE)) == 5


@pytest.mark.parametrize("village", VILLAGES)
def test_four_members_cannot_come_so_sixteen_are_expected(village: str) -> None:
    roster = rosters()[village]
    assert sum(one.away for one in roster) == 2
    assert sum(one.limited_mobility for one in roster) == 2
    assert len(expected_people(roster, Expected.MEMBERS)) == 16


def test_no_name_and_no_id_occurs_twice_in_the_township() -> None:
    people = [person for roster in rosters().values() for person in roster]
    assert len({person.name for person in people}) == len(people)
    assert len({person.id for person in people}) == len(people)


def test_the_same_people_are_invented_each_time_and_others_by_another_seed() -> None:
    assert rosters() == rosters()
    assert rosters(seed=1) != rosters(seed=2)
