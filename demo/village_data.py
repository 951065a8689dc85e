"""Invents the people of the township: the same ones each time, and nobody's real name."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from protocol.people import Person, PersonStatus, Role

SEED = 16
"""Another number makes another township; the demonstration and its pictures use this one."""

MEMBERS, VILLAGER_REPS = 20, 8
AWAY, LIMITED_MOBILITY, PROBATIONARY = 2, 2, 2

_SURNAMES = "王李张刘陈杨赵周吴徐"
_GIVEN_NAMES = (
    *("麦青", "稻香", "禾苗", "晚秋", "青田", "杏雨", "荞花", "谷雨", "小满", "秋实"),
    *("春苗", "白露", "新穗", "豆青", "桑叶", "莲子", "槐花", "菊香", "芒种", "清禾"),
)
_OFFICERS: tuple[tuple[Role, ...], ...] = (
    (Role.SECRETARY, Role.COMMITTEE),
    (Role.DEPUTY, Role.COMMITTEE),
    (Role.COMMITTEE, Role.ADMINISTRATOR),
    (Role.COMMITTEE, Role.ADMINISTRATOR),
    (Role.COMMITTEE,),
)


@dataclass(frozen=True)
class Place:
    """One station (终端站点)."""

    id: str
    name: str
    venue: str
    members: int = MEMBERS
    villager_reps: int = VILLAGER_REPS


PLACES = (
    Place("LW", "柳湾村", "柳湾村部会议室"),
    Place("SB", "石板桥村", "石板桥村部二楼"),
    Place("WH", "望禾村", "望禾村文化礼堂"),
    Place("ZL", "枣岭村", "枣岭村部会议室"),
    Place("BQ", "北渠村", "北渠村老学校"),
    Place("ZJ", "镇机关", "镇机关三楼会议室", members=12, villager_reps=0),
)


def rosters(seed: int = SEED) -> dict[str, tuple[Person, ...]]:
    """The roster of each place by its id; no name occurs twice in the township."""
    chance = random.Random(seed)
    names = [surname + given for surname in _SURNAMES for given in _GIVEN_NAMES]
    chance.shuffle(names)
    unused = iter(names)
    return {place.id: tuple(_people(place, unused, chance)) for place in PLACES}


def _people(place: Place, names: Iterator[str], chance: random.Random) -> Iterator[Person]:
    ordinary = range(len(_OFFICERS), place.members - PROBATIONARY)
    excused = chance.sample(ordinary, AWAY + LIMITED_MOBILITY) if place.villager_reps else []
    for number in range(place.members):
        probationary = number >= place.members - PROBATIONARY
        yield Person(
            id=f"{place.id}-{number + 1:02d}",
            name=next(names),
            status=PersonStatus.PROBATIONARY if probationary else PersonStatus.MEMBER,
            roles=_OFFICERS[number] if number < len(_OFFICERS) else (),
            away=number in excused[:AWAY],
            limited_mobility=number in excused[AWAY:],
        )
    for number in range(place.villager_reps):
        yield Person(
            id=f"{place.id}-R{number + 1}",
            name=next(names),
            status=PersonStatus.VILLAGER,
            roles=(Role.VILLAGER_REP,),
        )
