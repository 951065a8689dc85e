"""Who is on a village's roster, and who of them a meeting expects.

Privacy (DOMAIN "Privacy"): a name, a status, roles and two flags; nothing else is ever kept.
"""

from collections.abc import Iterable
from enum import StrEnum

from protocol.meeting_types import Expected
from protocol.message import Message


class PersonStatus(StrEnum):
    """Membership, treated as sensitive personal information."""

    MEMBER = "member"
    PROBATIONARY = "probationary"
    VILLAGER = "villager"


class Role(StrEnum):
    """What somebody does in the village."""

    SECRETARY = "secretary"
    DEPUTY = "deputy"
    COMMITTEE = "committee"
    ADMINISTRATOR = "administrator"
    VILLAGER_REP = "villager_rep"


class Person(Message):
    """One entry of the roster (花名册)."""

    id: str
    name: str
    status: PersonStatus
    roles: tuple[Role, ...] = ()
    away: bool = False
    """Working or living elsewhere: not expected, by rule."""
    limited_mobility: bool = False
    """Cannot come to the hall: not expected, by rule."""


_COMMITTEE_ROLES = {Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE}


def expected_people(roster: Iterable[Person], expected: Expected) -> tuple[Person, ...]:
    """The people a meeting of this kind expects, in roster order.

    Away and mobility-limited people are excluded by rule (DOMAIN "Metrics", 参学率).
    """
    return tuple(
        person
        for person in roster
        if not (person.away or person.limited_mobility) and _is_called(person, expected)
    )


def _is_called(person: Person, expected: Expected) -> bool:
    if expected is Expected.COMMITTEE:
        return bool(_COMMITTEE_ROLES & set(person.roles))
    if expected is Expected.MEMBERS:
        return person.status in (PersonStatus.MEMBER, PersonStatus.PROBATIONARY)
    if expected is Expected.VILLAGER_REPS:
        return Role.VILLAGER_REP in person.roles
    return False
