"""What the ledger can be narrowed by, each condition by the name it has in the page's address.

A condition is asked of the meeting's own columns or of rows by their index; nothing joins, so that
a meeting is found once and a county's ledger is not read whole.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.lookups import GreaterThanOrEqual, LessThan, LessThanOrEqual

from protocol.meeting_types import DEFAULT_MEETING_TYPES, ON_DEMAND
from township.courses.models import Courseware
from township.ledger.counted import Counted, made_of
from township.ledger.models import (
    DOUBTFUL,
    OUT_OF_TIME,
    RETURNED,
    UNREVIEWED,
    AttendanceRow,
    Meeting,
    ViewingRow,
)
from township.stations.models import Office, RosterEntry, Station

LOW_PERCENT = 60
"""Below this 参学率 is called low, unless the question names another percentage."""
PART_OF_A_NAME = 2
"""Characters at least: a surname alone is a tenth of all who ever signed in."""
PEOPLE = {"1-9": (1, 9), "10-19": (10, 19), "20-49": (20, 49), "50": (50, 1_000_000)}
"""Ranges of people there, villagers included."""
NAMES = (
    *("station", "month", "type", "must", "three", "form", "course", "required"),
    *("function", "campaign", "attendance", "below", "people", "flagged", "returned", "review"),
    *("changed", "by_hand", "late", "attachments", "planned", "plan", "item", "counted", "q"),
)


@dataclass(frozen=True)
class Question:
    """What is asked of the ledger: of each name what stands in the address, empty where nothing."""

    values: Mapping[str, str]
    sees_names: bool
    """Whether whoever asks may search by people's names."""

    @classmethod
    def of(cls, address: Mapping[str, Any], sees_names: bool) -> "Question":
        """Read it off an address; what is too long for any column finds nothing either way."""
        values = {name: str(address.get(name, "")).strip()[:120] for name in NAMES}
        return cls({name: value.replace("\0", "") for name, value in values.items()}, sees_names)

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked at all."""
        return any(self.values.values())

    @property
    def address(self) -> str:
        """The same question as a page's address asks it, without what was left open."""
        return urlencode({name: value for name, value in self.values.items() if value})

    def meetings(self) -> QuerySet[Meeting]:
        """The meetings that answer it, newest first."""
        found = Meeting.objects.all()
        for name, value in self.values.items():
            if value and name in _CONDITIONS:
                found = found.filter(_CONDITIONS[name](value))
        if self.values["attendance"] in _ATTENDANCE:
            found = found.filter(_ATTENDANCE[self.values["attendance"]](self.values["below"]))
        if self.values["plan"] or self.values["item"]:
            line = {"plan_id": self.values["plan"], "item_id": self.values["item"]}
            found = found.filter(_viewed(**{name: one for name, one in line.items() if one}))
        if self.values["q"]:
            found = found.filter(pk__in=_with_word(self.values["q"], self.sees_names))
        return found


def musts(number: int) -> list[str]:
    """Codes of the meeting types that are this one of the four musts (四个必看, DOMAIN 3)."""
    return [kind.code for kind in DEFAULT_MEETING_TYPES if kind.four_must == number]


def three_musts(number: int) -> list[str]:
    """Codes of the meeting types that answer this one of the three musts (三个必看, DOMAIN 3)."""
    return [kind.code for kind in DEFAULT_MEETING_TYPES if number in kind.three_musts]


def _viewed(**asked: Any) -> Q:
    return Q(Exists(ViewingRow.objects.filter(meeting=OuterRef("pk"), **asked).order_by()))


def _of_types(codes: Callable[[int], list[str]], value: str) -> Q:
    return Q(type_code__in=codes(int(value)) if value.isdecimal() and len(value) == 1 else [])


def _changed(value: str) -> Q:
    which = {"supplement": Q(supplements__gt=0), "correction": Q(corrections__gt=0)}
    return which.get(value, Q())


def _by_hand(value: str) -> Q:
    which = {
        "0": Q(entered_by_hand=False),
        "1": Q(entered_by_hand=True),
        "village": Q(entered_by_hand=True, by_office=False),
        "office": Q(entered_by_hand=True, by_office=True),
    }
    return which.get(value, Q())


def _reviewed(value: str) -> Q:
    accepted = Q(accepted_revision__gte=F("revision"))
    return {"accepted": accepted, "waiting": UNREVIEWED}.get(value, Q())


def _attachments(value: str) -> Q:
    there = Q(attached_photos__gt=0) | Q(attached_sheets__gt=0)
    missing = Q(attached_photos=0, attached_sheets=0)
    return {"there": there, "missing": missing}.get(value, Q())


def _counted(value: str) -> Q:
    if value not in set(Counted):
        return Q()
    return made_of(Counted(value), Office.current().minimum_people)


def _people(value: str) -> Q:
    if value not in PEOPLE:
        return Q()
    least, most = PEOPLE[value]
    heads = F("present") + F("villagers")
    return Q(GreaterThanOrEqual(heads, least)) & Q(LessThanOrEqual(heads, most))


def _low(below: str) -> Q:
    low = LessThan(F("expected_present") * 100, F("expected") * percent_of(below))
    return Q(abandoned=False, expected__gt=0) & Q(low)


def percent_of(below: str) -> int:
    """The percentage that is asked for, or the usual one."""
    asked = int(below) if below.isdecimal() and len(below) <= 3 else LOW_PERCENT
    return asked if 1 <= asked <= 100 else LOW_PERCENT


def _none(_below: str) -> Q:
    return Q(abandoned=False, present=0)


def _under_minimum(_below: str) -> Q:
    """Fewer signed in than a meeting needs to count (有效场次); on demand villagers will do."""
    office = Office.current()
    heads = F("present") + F("villagers")
    alone = Q(form=ON_DEMAND) & Q(LessThan(heads, office.on_demand_minimum_people))
    called = ~Q(form=ON_DEMAND) & Q(present__lt=office.minimum_people)
    return Q(abandoned=False) & (alone | called)


def _with_word(word: str, sees_names: bool) -> QuerySet[Any, Any]:
    """Keys of the meetings that a word is about.

    Villages, types, courses and people are few: the word is sought in theirs, and only whole titles
    and names among the millions of rows.
    """
    stations = Station.objects.filter(name__icontains=word).values("pk")
    types = [kind.code for kind in DEFAULT_MEETING_TYPES if word in kind.name]
    courses = Courseware.objects.filter(title__icontains=word).values("sha256")
    meetings, viewings = Meeting.objects.order_by(), ViewingRow.objects.order_by()
    found = [
        meetings.filter(record_id__startswith=word).values("pk"),
        meetings.filter(station__in=stations).values("pk"),
        meetings.filter(type_code__in=types).values("pk"),
        meetings.filter(type_name=word).values("pk"),
        viewings.filter(courseware__in=courses).values("meeting"),
        viewings.filter(title=word).values("meeting"),
    ]
    if sees_names:
        found += _with_name(word)
    return found[0].union(*found[1:])


def _with_name(word: str) -> list[QuerySet[Any, Any]]:
    """People of today's rosters by a part of their name; those who left them by the whole.

    Who they are is looked up first: told the keys, a database goes straight to their rows.
    """
    there = AttendanceRow.objects.order_by()
    by_whole_name = there.filter(name=word).values("meeting")
    if len(word) < PART_OF_A_NAME:
        return [by_whole_name]
    people = RosterEntry.objects.filter(name__icontains=word).order_by()
    known = set(people.values_list("person_id", "station_id"))
    ids, stations = {one for one, _ in known}, {one for _, one in known}
    of_roster = there.filter(person_id__in=ids, meeting__station__in=stations)
    if RosterEntry.objects.filter(person_id__in=ids).count() > len(ids):
        # Villages that number their people alike: each by its own.
        same = people.filter(person_id=OuterRef("person_id"), station=OuterRef("meeting__station"))
        of_roster = of_roster.filter(Exists(same))
    return [of_roster.values("meeting"), by_whole_name]


_ATTENDANCE: dict[str, Callable[[str], Q]] = {
    "low": _low,
    "none": _none,
    "under_minimum": _under_minimum,
}
_CONDITIONS: dict[str, Callable[[str], Q]] = {
    "station": lambda value: Q(station=value),
    "month": lambda value: Q(month=value),
    "type": lambda value: Q(type_code=value),
    "must": lambda value: _of_types(musts, value),
    "three": lambda value: _of_types(three_musts, value),
    "form": lambda value: Q(form=value),
    "course": lambda value: _viewed(courseware=value),
    "required": lambda value: _viewed(required=value == "1"),
    "function": lambda value: _viewed(function=value),
    "campaign": lambda value: _viewed(campaign=value),
    "people": _people,
    "flagged": lambda _: DOUBTFUL,
    "returned": lambda _: RETURNED,
    "review": _reviewed,
    "changed": _changed,
    "by_hand": _by_hand,
    "late": lambda _: OUT_OF_TIME,
    "attachments": _attachments,
    "planned": lambda value: Q(planned_meeting_id=value),
    "counted": _counted,
}
