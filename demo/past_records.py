"""Makes of each meeting of the past the record its station would have sent.

The same meeting makes the same bytes each time, so that sending it again adds nothing.
"""

import datetime
import uuid
from collections.abc import Mapping, Sequence

from demo.old_clock import OldClock
from demo.old_evening import OldEvening
from demo.past_meetings import WITHOUT_LINE, Held, Oddity, meetings, plans
from demo.village_data import PLACES, rosters
from protocol.feed import Courseware, StudyPlan
from protocol.meeting_types import DEFAULT_MEETING_TYPES, ON_DEMAND, MeetingForm
from protocol.moment import ClockTrust, Moment
from protocol.people import Person
from protocol.record import Correction, CorrectionKind, MeetingRecord, sealed

FEED_VERSION = 1
RIGHT_TYPE = "theme_party_day"
"""What the meeting really was that had been opened as another."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "hexi.invalid")
_TYPES = {kind.code: kind for kind in DEFAULT_MEETING_TYPES}
_NOTICED_AFTER_MS = 38 * 3_600_000


def past_of(
    since: datetime.date, until: datetime.date, courses: Mapping[str, Courseware]
) -> dict[str, tuple[MeetingRecord, ...]]:
    """Every village's records by its id, all revisions, oldest meeting first.

    Args:
        since: first day of the oldest month.
        until: they end on the evening before.
        courses: the office's courses by title.
    """
    asked = plans(since, {title: course.sha256 for title, course in courses.items()})
    people = rosters()
    past: dict[str, tuple[MeetingRecord, ...]] = {place.id: () for place in PLACES}
    for held in meetings(since, until):
        village = held.place.id
        past[village] += _revisions(held, people[village], courses, asked[held.month])
    return past


def _record_id(held: Held) -> str:
    """The meeting's UUID: the same one whenever the past is made."""
    return str(uuid.uuid5(_NAMESPACE, f"{held.place.id} {held.begins} {held.type_code}"))


def _revisions(
    held: Held, roster: Sequence[Person], courses: Mapping[str, Courseware], plan: StudyPlan
) -> tuple[MeetingRecord, ...]:
    first = _first_revision(held, roster, courses, plan)
    return (first, _corrected(first)) if held.oddity is Oddity.WRONG_TYPE else (first,)


def _first_revision(
    held: Held, roster: Sequence[Person], courses: Mapping[str, Courseware], plan: StudyPlan
) -> MeetingRecord:
    name, kind = _record_id(held), _TYPES[held.type_code]
    clock = _clock(held, name)
    opened = clock.now()
    evening = OldEvening(held, kind, roster, clock, name)
    evening.go_by([courses[title] for title in held.courses], plan)
    closed = clock.now()
    return sealed(
        MeetingRecord(
            id=name,
            station_id=held.place.id,
            station_name=held.place.name,
            sequence=held.sequence,
            feed_version=FEED_VERSION,
            planned_meeting_id=held.class_id,
            type_code=kind.code,
            type_name=kind.name,
            form=MeetingForm.ON_DEMAND if kind.code == ON_DEMAND else MeetingForm.GROUP,
            venue="" if kind.code == ON_DEMAND else held.venue,
            host=evening.host,
            operator=evening.operator,
            recorder=evening.operator,
            opened=opened,
            closed=closed,
            abandoned_reason="nobody" if held.oddity is Oddity.NOBODY_CAME else "",
            expected=evening.expected,
            attendance=evening.attendance,
            villagers=evening.villagers,
            viewings=tuple(evening.viewings),
            discussion=evening.discussion,
            topic_requests=evening.topic_requests,
            feedback=evening.feedback,
            equipment=evening.equipment,
            gaps=tuple(evening.gaps),
            clock_trust=opened.trust,
        )
    )


def _clock(held: Held, name: str) -> OldClock:
    if held.oddity is Oddity.WRONG_CLOCK:
        return OldClock.flat(name)
    trust = ClockTrust.FLOOR if held.place.id == WITHOUT_LINE else ClockTrust.SYNCED
    return OldClock.right(name, held.begins - datetime.timedelta(minutes=8), trust)


def _corrected(record: MeetingRecord) -> MeetingRecord:
    """The revision in which the administrator puts the meeting's type right."""
    kind = _TYPES[RIGHT_TYPE]
    correction = Correction(
        replaces=record.content_hash,
        kind=CorrectionKind.CORRECTION,
        author=record.recorder,
        reason="开会时类型选错了，那天开的是主题党日",
        at=_long_after(record.closed),
    )
    changes = {"type_code": kind.code, "type_name": kind.name, "correction": correction}
    return sealed(record.model_copy(update={"revision": record.revision + 1, **changes}))


def _long_after(moment: Moment) -> Moment:
    """A moment more than a day later, so that the change is a correction and no supplement."""
    clock = OldClock(moment.boot_id, moment.wall_ms, moment.trust)
    return clock.lose_power(_NOTICED_AFTER_MS)
