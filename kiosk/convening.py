"""What a meeting begins with: who is called and who leads, as the township says on that day."""

from collections.abc import Iterable, Sequence

from kiosk import events as ev
from kiosk.summary import RecordSummary
from protocol.feed import Feed
from protocol.meeting_types import ON_DEMAND, Expected, MeetingForm, MeetingType
from protocol.moment import Moment
from protocol.people import Person, Role, expected_people
from protocol.record import ExpectedPerson

LIKELIEST_TYPE = "theme_party_day"
"""What villages hold most often: offered first wherever nothing says otherwise. It stays the same
from evening to evening, for hands learn where it is."""


def kind_of(feed: Feed | None, type_code: str) -> MeetingType | None:
    """A meeting type by its code, if the township has it."""
    kinds = feed.meeting_types if feed is not None else ()
    return next((one for one in kinds if one.code == type_code), None)


def opening(
    feed: Feed,
    kind: MeetingType,
    *,
    at: Moment,
    before: RecordSummary | None,
    meeting_id: str,
    sequence: int,
    planned_id: str,
    programme: tuple[ev.ProgrammeItem, ...],
    villagers: int,
) -> ev.Opened:
    """The event that opens a meeting, whole.

    Args:
        feed: the township's word.
        kind: the meeting's type.
        at: now.
        before: the latest meeting: who led it leads this one too, unless somebody says otherwise.
        meeting_id: a UUID nobody else has.
        sequence: the station's number for it.
        planned_id: the planned meeting or class on the 10th this is; empty if none.
        programme: the courses to be shown.
        villagers: how many are there already.
    """
    host, recorder = (before.host, before.recorder) if before is not None else ("", "")
    return ev.Opened(
        at=at,
        meeting_id=meeting_id,
        station_id=feed.station_id,
        station_name=feed.station_name,
        sequence=sequence,
        feed_version=feed.version,
        type=kind,
        form=MeetingForm.ON_DEMAND if kind.code == ON_DEMAND else MeetingForm.GROUP,
        thresholds=feed.thresholds,
        planned_meeting_id=planned_id,
        venue=_venue(feed, planned_id),
        host=_leader(feed, host, Role.SECRETARY),
        operator=_leader(feed, "", Role.ADMINISTRATOR),
        recorder=_leader(feed, recorder, Role.ADMINISTRATOR),
        expected=called_people(feed, kind),
        programme=programme,
        villagers=villagers,
    )


def retyping(feed: Feed, kind: MeetingType, *, at: Moment, planned_id: str) -> ev.Retyped:
    """The event by which a meeting turns out to be of another type.

    The roll follows the new type's own rule, as if it had been chosen at the opening: the roster
    is that of the day. Marks stay with their people; who came and is not called now sits in (列席).

    Args:
        feed: the township's word.
        kind: the type it is.
        at: now.
        planned_id: the planned meeting or class on the 10th it is now; empty if none.
    """
    return ev.Retyped(
        at=at, type=kind, expected=called_people(feed, kind), planned_meeting_id=planned_id
    )


def called_people(feed: Feed, kind: MeetingType) -> tuple[ExpectedPerson, ...]:
    """Whose names the roll of such a meeting is called from, as the township says today."""
    return tuple(_expected(one) for one in _called(feed, kind))


def others(feed: Feed, expected: Iterable[ExpectedPerson]) -> tuple[ExpectedPerson, ...]:
    """Everybody of the roster who was not called, and may sit in (列席)."""
    called = {one.person_id for one in expected}
    return tuple(_expected(one) for one in feed.roster if one.id not in called)


def bearer(
    feed: Feed | None, expected: Sequence[ExpectedPerson], card: str
) -> ExpectedPerson | None:
    """Whose card it is; None where it is nobody's here.

    Args:
        feed: knows those who were not called.
        expected: those who were.
        card: what was read: the person's id, in the wrong letters where Caps Lock is on.
    """
    read = card.casefold()
    people = (*expected, *(others(feed, expected) if feed is not None else ()))
    return next((one for one in people if one.person_id.casefold() == read), None)


def _venue(feed: Feed, planned_id: str) -> str:
    planned = next((one.venue for one in feed.planned_meetings if one.id == planned_id), "")
    return planned or next((one.venue for one in feed.classes if one.id == planned_id), "")


def _called(feed: Feed, kind: MeetingType) -> tuple[Person, ...]:
    """Whose names the roll is called from: an open meeting may see anybody but those away."""
    if kind.code == ON_DEMAND:
        return ()
    if kind.expected in (Expected.OPEN, Expected.CHOSEN):
        return tuple(one for one in feed.roster if not one.away)
    return expected_people(feed.roster, kind.expected)


def _expected(person: Person) -> ExpectedPerson:
    return ExpectedPerson(
        person_id=person.id, name=person.name, status=person.status, roles=person.roles
    )


def _leader(feed: Feed, last_time: str, role: Role) -> str:
    """Whoever did it last time and is still on the roster, else the first who holds the office."""
    if any(one.name == last_time for one in feed.roster):
        return last_time
    return next((one.name for one in feed.roster if role in one.roles), "")
