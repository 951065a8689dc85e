"""What a meeting begins with: who is called and who leads, as the township says on that day."""

from collections.abc import Iterable

from kiosk import events as ev
from protocol.feed import Feed
from protocol.meeting_types import ON_DEMAND, Expected, MeetingForm, MeetingType
from protocol.moment import Moment
from protocol.people import Person, Role, expected_people
from protocol.record import ExpectedPerson


def opening(
    feed: Feed,
    kind: MeetingType,
    *,
    at: Moment,
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
        meeting_id: a UUID nobody else has.
        sequence: the station's number for it.
        planned_id: the planned meeting or class on the 10th this is; empty if none.
        programme: the courses to be shown.
        villagers: how many are there already.
    """
    administrator = _first_with(feed, Role.ADMINISTRATOR)
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
        host=_first_with(feed, Role.SECRETARY),
        operator=administrator,
        recorder=administrator,
        expected=called_people(feed, kind),
        programme=programme,
        villagers=villagers,
    )


def called_people(feed: Feed, kind: MeetingType) -> tuple[ExpectedPerson, ...]:
    """Whose names the roll of such a meeting is called from, as the township says today."""
    return tuple(_expected(one) for one in _called(feed, kind))


def others(feed: Feed, expected: Iterable[ExpectedPerson]) -> tuple[ExpectedPerson, ...]:
    """Everybody of the roster who was not called, and may sit in (列席)."""
    called = {one.person_id for one in expected}
    return tuple(_expected(one) for one in feed.roster if one.id not in called)


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


def _first_with(feed: Feed, role: Role) -> str:
    return next((one.name for one in feed.roster if role in one.roles), "")
