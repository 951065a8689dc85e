"""Takes names out of a record and leaves everything that is counted as it was.

The record's ``content_hash`` stays that of what was sent: a station that sends it again is told
that it is here already.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from protocol.people import PersonStatus
from protocol.record import MeetingRecord

SOMEBODY = "某人"
_WORDS = {
    PersonStatus.MEMBER: "某党员",
    PersonStatus.PROBATIONARY: "某党员",
    PersonStatus.VILLAGER: "某群众",
}
_IDENTITY = ("format", "id", "revision", "content_hash", "station_id", "sequence")
_COUNTED = (
    *_IDENTITY,
    *("station_name", "feed_version", "planned_meeting_id", "type_code", "type_name", "form"),
    *("opened", "closed", "closed_by_itself", "villagers", "viewings", "topic_requests"),
    *("feedback", "photos", "equipment", "gaps", "clock_trust", "clock_offsets"),
    *("entered_by_hand", "held", "elsewhere"),
)
"""What names nobody. Whatever is not here, a later version's field too, goes with the names."""
_UNTOUCHED = {*_IDENTITY, "viewings"}
"""Titles of courses are the office's own words, and may well name somebody of fame."""
_KNOWN = set(MeetingRecord.model_fields)
_FREE_WORDS = {
    *("host", "operator", "recorder", "author", "venue", "text", "suggestions"),
    *("reason", "abandoned_reason", "title"),
}
_CODE = re.compile(r"[a-z_]*")

Plain = dict[str, Any]


def word_for(status: str) -> str:
    """What stands in the place of somebody's name."""
    return _WORDS[PersonStatus(status)] if status in set(PersonStatus) else SOMEBODY


def without_anybody(plain: Plain, renamed: Callable[[str], str], understood: bool) -> Plain:
    """A record that names nobody.

    Args:
        plain: the record's JSON form.
        renamed: another id for each person's, the same for the same.
        understood: whether it is a record as we know them; of others only the identity is left.
    """
    if not understood:
        return {key: plain[key] for key in _IDENTITY if key in plain}
    left = {key: plain[key] for key in _COUNTED if key in plain}
    statuses = _statuses(plain)
    left["expected"] = _in_no_order(
        {
            "person_id": renamed(one["person_id"]),
            "name": word_for(one["status"]),
            "status": one["status"],
        }
        for one in plain.get("expected", ())
    )
    left["attendance"] = _in_no_order(
        {
            "person_id": renamed(one["person_id"]),
            "name": word_for(statuses.get(one["person_id"], "")),
            "status": one["status"],
            "by_hand": one.get("by_hand", False),
        }
        for one in plain.get("attendance", ())
    )
    talk = plain.get("discussion") or {}
    left["discussion"] = {key: talk[key] for key in ("form", "speakers") if key in talk}
    left["abandoned_reason"] = _reason(plain.get("abandoned_reason", ""), "其他原因")
    if plain.get("correction"):
        left["correction"] = _correction(plain["correction"])
    return left


def without_person(
    plain: Plain, ids: Iterable[str], renamed: Callable[[str], str], names: "Names"
) -> Plain:
    """A record that names certain people no longer, wherever they stand in it.

    Args:
        plain: the record's JSON form, of whatever version.
        ids: whose; they are renamed.
        renamed: another id for each of them.
        names: what they are called, for those who lead a meeting and for free words.
    """
    taken_out = _TakenOut(frozenset(ids), renamed, names, _statuses(plain))
    return {
        key: value if key in _UNTOUCHED else taken_out.of(value, key, key not in _KNOWN)
        for key, value in plain.items()
    }


class Names:
    """Names that are taken out of words; a longer name of somebody else is left whole.

    Args:
        gone: the names.
        others: names of others who are known here.
    """

    def __init__(self, gone: Iterable[str], others: Iterable[str] = ()) -> None:
        names = {name for name in gone if name}
        longer = {one for one in others if one not in names and any(n in one for n in names)}
        every = sorted(names | longer, key=len, reverse=True)
        self._names = names
        self._pattern = re.compile("|".join(re.escape(one) for one in every)) if every else None

    def out_of(self, text: str) -> str:
        """The words without them."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda m: SOMEBODY if m[0] in self._names else m[0], text)


class _TakenOut:
    def __init__(
        self,
        ids: frozenset[str],
        renamed: Callable[[str], str],
        names: Names,
        statuses: dict[str, str],
    ) -> None:
        self._ids, self._renamed, self._names = ids, renamed, names
        self._statuses = statuses

    def of(self, value: Any, key: str, anywhere: bool) -> Any:
        """The value without them, however deep they stand in it.

        Args:
            value: JSON.
            key: under which it stands.
            anywhere: whether nobody knows what it says, so that a name may be in every word.
        """
        if isinstance(value, str):
            if value in self._ids and (anywhere or key == "person_id"):
                return self._renamed(value)
            return self._names.out_of(value) if anywhere or key in _FREE_WORDS else value
        if isinstance(value, list):
            return [self.of(one, key, anywhere) for one in value]
        if not isinstance(value, dict):
            return value
        left = {part: self.of(one, part, anywhere) for part, one in value.items()}
        person_id = value.get("person_id")
        if not isinstance(person_id, str) or person_id not in self._ids:
            return left
        for part in ("roles", "reason"):
            left.pop(part, None)
        return left | {"name": word_for(self._statuses.get(person_id, ""))}


def _statuses(plain: Plain) -> dict[str, str]:
    """What each of those who were called is; nothing of what is not understood."""
    called = plain.get("expected")
    people = [one for one in called if isinstance(one, dict)] if isinstance(called, list) else []
    return {str(one.get("person_id")): str(one.get("status", "")) for one in people}


def _in_no_order(people: Iterable[Plain]) -> list[Plain]:
    """Sorted by new ids: in the roster's order the first would always be the secretary."""
    return sorted(people, key=lambda one: str(one["person_id"]))


def _correction(plain: Plain) -> Plain:
    left = {key: plain[key] for key in ("replaces", "kind", "at") if key in plain}
    return left | {"author": "", "reason": _reason(plain.get("reason", ""), "other")}


def _reason(text: str, otherwise: str) -> str:
    """A code stays; somebody's own words may name anybody."""
    return text if _CODE.fullmatch(text) else otherwise
