"""Reads a roster as people paste it out of a spreadsheet: one person a line, in plain words."""

import csv
import io
import re
from collections.abc import Iterable

from protocol.people import Person, PersonStatus, Role
from township.stations.models import ROLE_NAMES, STATUS_NAMES
from township.stations.roster import RosterRefused
from township.stations.roster_words import AWAY, LIMITED, ROLES, STATUSES, plain_name
from township.stations.roster_written import WrittenPerson, WrittenVillage

_BETWEEN = re.compile(r"[,，;；、\t ]+")


def written_in_text(text: str) -> WrittenVillage:
    """The people of a pasted list; everything that may be said of somebody is said in it.

    Raises:
        RosterRefused: a line holds a word that means nothing.
    """
    people = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = [word for word in _BETWEEN.split(line.strip().strip('"')) if word]
        if words and words[0] not in ("姓名", "序号"):
            people.append(_person(words, number))
    return WrittenVillage(people=tuple(people))


def as_text(people: Iterable[Person]) -> str:
    """The roster as it may be pasted back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for one in people:
        words = [one.name, STATUS_NAMES[one.status], *(ROLE_NAMES[role] for role in one.roles)]
        words += ["外出"] if one.away else []
        words += ["行动不便"] if one.limited_mobility else []
        writer.writerow(words)
    return out.getvalue()


def _person(words: list[str], number: int) -> WrittenPerson:
    name, *about = _joined(words)
    status, roles = PersonStatus.MEMBER, set[Role]()
    for word in about:
        if word in STATUSES:
            status = STATUSES[word]
        elif word in ROLES:
            roles.add(ROLES[word])
        elif word not in AWAY | LIMITED:
            raise RosterRefused(f"第{number}行的“{word}”看不懂，请改成身份、职务、外出或行动不便。")
    return WrittenPerson(
        place=f"第{number}行",
        name=plain_name(name),
        status=status,
        roles=tuple(role for role in Role if role in roles),
        away=bool(AWAY & set(about)),
        limited_mobility=bool(LIMITED & set(about)),
    )


def _joined(words: list[str]) -> list[str]:
    """A name of two characters is often written as two words (王 刚)."""
    if len(words) > 1 and len(words[0]) == len(words[1]) == 1:
        return [words[0] + words[1], *words[2:]]
    return words
