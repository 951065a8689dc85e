"""What a list that was handed in changes in a village's roster: nobody is merged, nobody doubled.

People are known by their number first, then by a name that only one of them bears: so somebody
keeps the number, and with it the history of attendance, however the list is ordered or spelt.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from protocol.meeting_types import Expected
from protocol.people import Person, PersonStatus, Role, expected_people
from township.stations.models import STATUS_NAMES
from township.stations.roster_words import name_fault, plain_name
from township.stations.roster_written import Unread, WrittenPerson, WrittenVillage
from township.stations.words import roles_name

_NAMESAKES = (
    "有几个人都叫这个名字，分不清是谁。请先导出花名册，在导出的表上改（里面有人员编号）；"
    "新来的同名的人，请在名字后面加“甲”“乙”。"
)


@dataclass(frozen=True)
class FieldChange:
    """One thing that is said otherwise of somebody."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class PersonChange:
    """Somebody who stays, and of whom something else is said."""

    name: str
    fields: tuple[FieldChange, ...]


class VillageChange(BaseModel):
    """A village's roster before and after, and the lines that were left out of it."""

    model_config = ConfigDict(frozen=True)

    station_id: str
    before: tuple[Person, ...] = ()
    after: tuple[Person, ...] = ()
    unread: tuple[Unread, ...] = ()

    @property
    def added(self) -> list[Person]:
        """Who comes to it."""
        known = {one.id for one in self.before}
        return [one for one in self.after if one.id not in known]

    @property
    def removed(self) -> list[Person]:
        """Who leaves it."""
        left = {one.id for one in self.after}
        return [one for one in self.before if one.id not in left]

    @property
    def changed(self) -> list[PersonChange]:
        """Who stays and is told of otherwise, field by field."""
        known = {one.id: one for one in self.before}
        pairs = [(known[one.id], one) for one in self.after if one.id in known]
        return [PersonChange(old.name, _fields(old, new)) for old, new in pairs if old != new]

    @property
    def unchanged(self) -> int:
        """How many stay just as they are."""
        return len(set(self.before) & set(self.after))

    @property
    def is_reordered(self) -> bool:
        """Whether those who stay stand in another order."""
        kept = {one.id for one in self.before} & {one.id for one in self.after}
        return [one.id for one in self.before if one.id in kept] != [
            one.id for one in self.after if one.id in kept
        ]

    @property
    def is_change(self) -> bool:
        """Whether anything becomes other than it is."""
        return self.before != self.after

    @property
    def is_thinned(self) -> bool:
        """Whether so many leave that the list may be only a part."""
        return len(self.removed) * 4 > len(self.before)

    @property
    def expected_before(self) -> int:
        """Members who are expected now (应到)."""
        return len(expected_people(self.before, Expected.MEMBERS))

    @property
    def expected_after(self) -> int:
        """Members who will be expected."""
        return len(expected_people(self.after, Expected.MEMBERS))

    @property
    def alike(self) -> list[tuple[Person, Person]]:
        """Who goes and who comes might be one person under another name; a person must say so."""
        gone, new = self.removed, self.added
        alone = len(gone) == len(new) == 1
        return [(old, one) for old in gone for one in new if alone or _is_alike(old, one)]

    def with_same(self, places: set[int]) -> "VillageChange":
        """The change where whoever comes is known by the number of who goes.

        Args:
            places: which of ``alike`` are one person; of those that name somebody twice the first.
        """
        numbers: dict[str, str] = {}
        for place, (old, new) in enumerate(self.alike):
            if place in places and new.id not in numbers and old.id not in numbers.values():
                numbers[new.id] = old.id
        after = tuple(
            one.model_copy(update={"id": numbers.get(one.id, one.id)}) for one in self.after
        )
        return self.model_copy(update={"after": after})


def village_change(
    station_id: str,
    before: Sequence[Person],
    written: WrittenVillage,
    new_id: Callable[[], str],
) -> VillageChange:
    """What a list changes.

    Args:
        station_id: the village.
        before: its roster as it is.
        written: what was handed in; whoever is not in it leaves the roster.
        new_id: makes a number for somebody new.
    """
    known, refused = _known(before, written.people)
    after: list[Person] = []
    for place, line in enumerate(written.people):
        old = known.get(place)
        if place in refused:
            continue
        fault = "" if old and plain_name(old.name) == line.name else name_fault(line.name)
        if fault:
            refused[place] = f"{fault}，请改一改。"
            continue
        after.append(_person(line, old, new_id))
    unread = (*written.unread, *_unread(written.people, refused))
    _keep(before, after, unread)
    return VillageChange(
        station_id=station_id, before=tuple(before), after=tuple(after), unread=unread
    )


def _known(
    before: Sequence[Person], lines: Sequence[WrittenPerson]
) -> tuple[dict[int, Person], dict[int, str]]:
    """Who stands in which line, and why some lines may be anybody's."""
    by_id = {one.id: one for one in before}
    known: dict[int, Person] = {}
    refused: dict[int, str] = {}
    numbers: set[str] = set()
    for place, line in enumerate(lines):
        number = line.person_id.casefold()
        if number and number in numbers:
            refused[place] = "人员编号和前面一行一样，请改一改或删掉一行。"
        elif line.person_id in by_id:
            known[place] = by_id[line.person_id]
        numbers.add(number)
    _know_by_name(before, lines, known, refused)
    return known, refused


def _know_by_name(
    before: Sequence[Person],
    lines: Sequence[WrittenPerson],
    known: dict[int, Person],
    refused: dict[int, str],
) -> None:
    taken = {one.id for one in known.values()}
    written = Counter(line.name for line in lines)
    for place, line in enumerate(lines):
        if place in known or place in refused:
            continue
        bearers = [one for one in before if plain_name(one.name) == line.name]
        free = [one for one in bearers if one.id not in taken]
        if written[line.name] == 1 and len(bearers) == len(free) <= 1:
            known.update((place, one) for one in free)
        elif free or not line.person_id:
            refused[place] = _NAMESAKES


def _unread(lines: Sequence[WrittenPerson], refused: dict[int, str]) -> list[Unread]:
    return [
        Unread(place=lines[at].place, why=why, name=lines[at].name, person_id=lines[at].person_id)
        for at, why in sorted(refused.items())
    ]


def _keep(before: Sequence[Person], after: list[Person], unread: Sequence[Unread]) -> None:
    """Whoever a line may have meant stays as before, in the old place."""
    names = {one.name for one in unread if one.name}
    numbers = {one.person_id for one in unread if one.person_id}
    here = {one.id for one in after}
    for place, one in enumerate(before):
        is_meant = plain_name(one.name) in names or one.id in numbers
        if is_meant and one.id not in here:
            after.insert(min(place, len(after)), one)


def _person(line: WrittenPerson, old: Person | None, new_id: Callable[[], str]) -> Person:
    if old is None:
        return Person(
            id=line.person_id or new_id(),
            name=line.name,
            status=line.status or PersonStatus.MEMBER,
            roles=line.roles or (),
            away=bool(line.away),
            limited_mobility=bool(line.limited_mobility),
        )
    return old.model_copy(
        update={
            "name": old.name if plain_name(old.name) == line.name else line.name,
            "status": line.status or old.status,
            "roles": _roles(line.roles, old.roles),
            "away": old.away if line.away is None else line.away,
            "limited_mobility": (
                old.limited_mobility if line.limited_mobility is None else line.limited_mobility
            ),
        }
    )


def _roles(written: tuple[Role, ...] | None, old: tuple[Role, ...]) -> tuple[Role, ...]:
    """The same roles in another order are the same."""
    return old if written is None or set(written) == set(old) else written


def _fields(old: Person, new: Person) -> tuple[FieldChange, ...]:
    told = (
        ("姓名", old.name, new.name),
        ("身份", STATUS_NAMES[old.status], STATUS_NAMES[new.status]),
        ("职务", _roles_words(old), _roles_words(new)),
        ("外出", _yes_no(old.away), _yes_no(new.away)),
        ("行动不便", _yes_no(old.limited_mobility), _yes_no(new.limited_mobility)),
    )
    return tuple(FieldChange(*one) for one in told if one[1] != one[2])


def _roles_words(person: Person) -> str:
    return roles_name(person.roles) if person.roles else "无"


def _yes_no(flag: bool) -> str:
    return "是" if flag else "否"


def _is_alike(old: Person, new: Person) -> bool:
    """One character of the name is another one."""
    pairs = zip(old.name, new.name, strict=False)
    same_length = len(old.name) == len(new.name) > 1
    return same_length and sum(one != other for one, other in pairs) == 1
