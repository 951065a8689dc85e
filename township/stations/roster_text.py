"""Reads a roster as people paste it out of a spreadsheet: one person a line, in plain words."""

import csv
import io
import re
from collections.abc import Iterable

from protocol.canonical import sha256_hex
from protocol.people import Person, PersonStatus, Role
from township.stations.models import ROLE_NAMES, STATUS_NAMES, RosterEntry
from township.stations.roster import RosterRefused

_STATUSES = {name: code for code, name in STATUS_NAMES.items()} | {
    "党员": PersonStatus.MEMBER,
    "村民": PersonStatus.VILLAGER,
}
_ROLES = {name: code for code, name in ROLE_NAMES.items()} | {
    "支书": Role.SECRETARY,
    "书记": Role.SECRETARY,
    "副支书": Role.DEPUTY,
    "支委": Role.COMMITTEE,
    "管理员": Role.ADMINISTRATOR,
    "代表": Role.VILLAGER_REP,
}
_AWAY = {"外出", "外出务工", "流出"}
_LIMITED = {"行动不便"}
_BETWEEN = re.compile(r"[,，;；、\t ]+")


def people_in(text: str, station_id: str, known: Iterable[RosterEntry]) -> list[Person]:
    """The people of a pasted list; somebody already known keeps his id.

    Raises:
        RosterRefused: a line holds a word that means nothing, or the same name stands twice.
    """
    ids = {entry.name: entry.person_id for entry in known}
    people: list[Person] = []
    for number, line in enumerate(text.splitlines(), start=1):
        words = [word for word in _BETWEEN.split(line.strip().strip('"')) if word]
        if words and words[0] not in ("姓名", "序号"):
            people.append(_person(words, number, station_id, ids))
    _no_name_twice(people)
    return people


def as_text(entries: Iterable[RosterEntry]) -> str:
    """The roster as it may be pasted back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for entry in entries:
        words = [entry.name, STATUS_NAMES[PersonStatus(entry.status)]]
        words += [ROLE_NAMES[Role(code)] for code in entry.roles]
        words += ["外出"] if entry.away else []
        words += ["行动不便"] if entry.limited_mobility else []
        writer.writerow(words)
    return out.getvalue()


def _person(words: list[str], number: int, station_id: str, ids: dict[str, str]) -> Person:
    name, *about = words
    status, roles = PersonStatus.MEMBER, []
    for word in about:
        if word in _STATUSES:
            status = _STATUSES[word]
        elif word in _ROLES:
            roles.append(_ROLES[word])
        elif word not in _AWAY | _LIMITED:
            raise RosterRefused(f"第{number}行的“{word}”看不懂，请改成身份、职务、外出或行动不便。")
    return Person(
        id=ids.get(name) or _new_id(station_id, name),
        name=name,
        status=status,
        roles=tuple(dict.fromkeys(roles)),
        away=bool(_AWAY & set(about)),
        limited_mobility=bool(_LIMITED & set(about)),
    )


def _new_id(station_id: str, name: str) -> str:
    # The same list pasted twice must give the same ids: records refer to them.
    return f"{station_id}-{sha256_hex(f'{station_id}/{name}'.encode())[:12]}"


def _no_name_twice(people: list[Person]) -> None:
    seen: set[str] = set()
    for person in people:
        if person.name in seen:
            raise RosterRefused(f"“{person.name}”写了两次；同名的人请在名字后面加数字区分。")
        seen.add(person.name)
