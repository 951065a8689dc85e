"""A village's roster as a table of ticks: everybody's status, roles and flags, saved at once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from protocol.meeting_types import Expected
from protocol.people import Person, PersonStatus, Role, expected_people

_AWAY, _LIMITED = "away", "limited_mobility"


@dataclass(frozen=True)
class Ticks:
    """What was sent of the table.

    Attributes:
        ids: who stood in which row.
        statuses: of each row.
        given: a row's number and what is ticked in it, such as ``3:secretary``.
    """

    ids: Sequence[str]
    statuses: Mapping[int, str]
    given: frozenset[str]

    def on(self, people: Sequence[Person]) -> list[Person]:
        """These people, as they are ticked; whoever was not in the table stays as before."""
        rows = {person_id: row for row, person_id in enumerate(self.ids)}
        return [self._on(one, rows[one.id]) if one.id in rows else one for one in people]

    def _on(self, person: Person, row: int) -> Person:
        roles = tuple(role for role in Role if f"{row}:{role.value}" in self.given)
        status = self.statuses.get(row, "")
        return person.model_copy(
            update={
                "status": PersonStatus(status) if status in set(PersonStatus) else person.status,
                "roles": person.roles if set(person.roles) == set(roles) else roles,
                "away": f"{row}:{_AWAY}" in self.given,
                "limited_mobility": f"{row}:{_LIMITED}" in self.given,
            }
        )


def ids_text(people: Sequence[Person]) -> str:
    """Who stands in which row, for the form."""
    return json.dumps([one.id for one in people], ensure_ascii=False)


def ticks_in(ids: str, statuses: Sequence[str], ticked: Sequence[str]) -> Ticks:
    """What a browser sent; whatever is no list of ids is taken for an empty one."""
    try:
        read = json.loads(ids)
    except ValueError:
        read = []
    known = [str(one) for one in read] if isinstance(read, list) else []
    return Ticks(known, dict(enumerate(statuses)), frozenset(ticked))


def expected_count(people: Sequence[Person]) -> int:
    """How many a members' meeting expects."""
    return len(expected_people(people, Expected.MEMBERS))


def left_out_words(people: Sequence[Person]) -> str:
    """Which members are not expected, such as 外出2人; empty where all are."""
    members = [one for one in people if one.status is not PersonStatus.VILLAGER]
    away = sum(one.away for one in members)
    limited = sum(one.limited_mobility and not one.away for one in members)
    left_out = [f"外出{away}人" if away else "", f"行动不便{limited}人" if limited else ""]
    return "、".join(one for one in left_out if one)


def expected_words(people: Sequence[Person]) -> str:
    """Whom a members' meeting expects, and why others are not."""
    why = left_out_words(people)
    return f"党员大会应到{expected_count(people)}人" + (f"（{why}，不计应到）" if why else "")
