"""The month's figures, each a numerator over a denominator, out of meetings and nothing else.

Source: DOMAIN 5. There is no database here, so that every figure can be worked out by hand.
"""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

AMBER_IDLE_DAYS, RED_IDLE_DAYS = 15, 30
"""More days than these without a valid meeting are pointed out (闲置天数)."""
CLASS_DOCUMENTS = ("计划", "签到", "记录", "照片", "反馈")
"""What belongs to a class on the 10th (归档完整率)."""
IN_TIME = datetime.timedelta(hours=24)
"""A record closed no later than this after its meeting is in time (记录及时率)."""


@dataclass(frozen=True)
class Ratio:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    @property
    def percent(self) -> int | None:
        """Rounded down, for 90 must mean 90; nothing of nothing is no percentage."""
        return self.part * 100 // self.whole if self.whole else None

    def __str__(self) -> str:
        """As it is always shown: both numbers, then the percentage."""
        return "–" if self.percent is None else f"{self.part}/{self.whole}（{self.percent}%）"

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True)
class Gathering:
    """One meeting as its newest revision tells it."""

    day: datetime.date
    type_code: str
    is_on_demand: bool = False
    people: frozenset[str] = frozenset()
    """Ids of the rostered people who were there."""
    villagers: int = 0
    expected: int = 0
    expected_present: int = 0
    """Those of ``people`` who were expected."""
    watched: int = 0
    """Courses watched to the end."""
    effective_ms: int = 0
    took_place: bool = True
    by_machine: bool = True
    """False for what somebody told of afterwards (手工登记): told apart from evidence."""
    planned_id: str = ""
    """The planned meeting that it was."""
    closed_after: datetime.timedelta | None = None
    """How long after its end the record was closed; nothing where no clock can tell."""
    is_corrected: bool = False
    record_id: str = ""

    @property
    def heads(self) -> int:
        """Everybody who was there."""
        return len(self.people) + self.villagers


@dataclass(frozen=True)
class Planned:
    """One planned meeting (会议安排) whose day has come."""

    id: str
    type_code: str


@dataclass(frozen=True)
class Rules:
    """What the township says counts."""

    minimum_people: int = 3
    on_demand_minimum_people: int = 1
    must_types: frozenset[str] = frozenset()
    """Codes of the meeting types of the four musts."""


@dataclass(frozen=True)
class Figures:
    """What a village did in a month."""

    effective_ms: int = 0
    """有效播放时长: only where enough people were there."""
    valid: int = 0
    """有效场次."""
    attendances: int = 0
    """人次: a person once a meeting."""
    people: frozenset[str] = field(default=frozenset(), repr=False)
    """参学人员: who they were."""
    villagers: int = 0
    """Villagers' heads, once a meeting."""
    turnout: Ratio = Ratio()
    """参学率."""
    musts: Ratio = Ratio()
    """四个必看落实率."""
    in_time: Ratio = Ratio()
    """记录及时率."""
    corrected: Ratio = Ratio()
    """更正率, for information."""
    by_hand: int = 0
    """Meetings told of afterwards, in none of the figures above."""

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(
            effective_ms=self.effective_ms + other.effective_ms,
            valid=self.valid + other.valid,
            attendances=self.attendances + other.attendances,
            people=self.people | other.people,
            villagers=self.villagers + other.villagers,
            turnout=self.turnout + other.turnout,
            musts=self.musts + other.musts,
            in_time=self.in_time + other.in_time,
            corrected=self.corrected + other.corrected,
            by_hand=self.by_hand + other.by_hand,
        )


def is_valid(one: Gathering, rules: Rules) -> bool:
    """Whether a meeting counts (有效场次): enough signed in, and a course was watched."""
    enough = len(one.people) >= rules.minimum_people
    return _counts(one) and not one.is_on_demand and enough and one.watched > 0


def figures(gatherings: Sequence[Gathering], planned: Collection[Planned], rules: Rules) -> Figures:
    """A village's month.

    Args:
        gatherings: its meetings of the month, in any order.
        planned: the planned meetings of the month whose day has come.
        rules: the township's thresholds.
    """
    counted = [one for one in gatherings if _counts(one)]
    called = [one for one in counted if not one.is_on_demand]
    return Figures(
        effective_ms=sum(one.effective_ms for one in counted if _is_watched_by_some(one, rules)),
        valid=sum(is_valid(one, rules) for one in counted),
        attendances=sum(len(one.people) for one in counted),
        people=frozenset().union(*(one.people for one in counted)),
        villagers=sum(one.villagers for one in counted),
        turnout=Ratio(
            sum(one.expected_present for one in called), sum(one.expected for one in called)
        ),
        musts=_musts(called, planned, rules),
        in_time=_in_time(counted),
        corrected=_corrected(counted),
        by_hand=sum(one.took_place and not one.by_machine for one in gatherings),
    )


def idle_days(last_valid: datetime.date | None, today: datetime.date) -> int | None:
    """Days since the last valid meeting (闲置天数); nothing before the first."""
    return (today - last_valid).days if last_valid is not None else None


def archived(classes: Iterable[Collection[str]]) -> Ratio:
    """Classes on the 10th with all their documents, among those held (归档完整率).

    Args:
        classes: of each the documents that are there, out of ``CLASS_DOCUMENTS``.
    """
    held = [set(CLASS_DOCUMENTS) <= set(documents) for documents in classes]
    return Ratio(sum(held), len(held))


@dataclass(frozen=True)
class Repair:
    """A serious fault, from its report to its end; ``None`` where that has not come."""

    reported: datetime.datetime
    accepted: datetime.datetime | None = None
    restored: datetime.datetime | None = None


def days_in_order(
    repairs: Iterable[Repair], first: datetime.date, last: datetime.date, zone: datetime.tzinfo
) -> Ratio:
    """Days without an open serious fault among all days of a span (站点完好率)."""
    days = {first + datetime.timedelta(days=count) for count in range((last - first).days + 1)}
    whole = len(days)
    for one in repairs:
        begun = max(one.reported.astimezone(zone).date(), first)
        ended = one.restored.astimezone(zone).date() if one.restored else last
        days -= {
            begun + datetime.timedelta(days=count)
            for count in range((min(ended, last) - begun).days + 1)
        }
    return Ratio(len(days), whole)


def usual_wait(waits: Iterable[datetime.timedelta]) -> datetime.timedelta | None:
    """The median of waits that are over (故障响应/修复)."""
    over = [one.total_seconds() for one in waits]
    return datetime.timedelta(seconds=median(over)) if over else None


def _counts(one: Gathering) -> bool:
    """Whether a meeting is in the figures at all: nobody there, and there was none."""
    return one.took_place and one.by_machine and (one.heads > 0 or one.expected > 0)


def _is_watched_by_some(one: Gathering, rules: Rules) -> bool:
    least = rules.on_demand_minimum_people if one.is_on_demand else rules.minimum_people
    return one.heads >= least


def _musts(called: Sequence[Gathering], planned: Collection[Planned], rules: Rules) -> Ratio:
    """Meetings of the four types with a viewing, of those planned or held; each counted once."""
    held = [one for one in called if one.type_code in rules.must_types]
    answered = {one.planned_id for one in held if one.planned_id}
    missed = [
        one for one in planned if one.type_code in rules.must_types and one.id not in answered
    ]
    return Ratio(sum(is_valid(one, rules) for one in held), len(held) + len(missed))


def _in_time(counted: Sequence[Gathering]) -> Ratio:
    attended = [one for one in counted if one.heads and one.closed_after is not None]
    return Ratio(sum(_closed(one) <= IN_TIME for one in attended), len(attended))


def _closed(one: Gathering) -> datetime.timedelta:
    return one.closed_after if one.closed_after is not None else datetime.timedelta.max


def _corrected(counted: Sequence[Gathering]) -> Ratio:
    attended = [one for one in counted if one.heads]
    return Ratio(sum(one.is_corrected for one in attended), len(attended))
