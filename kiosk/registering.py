"""Enters a meeting afterwards: watched elsewhere, or held without a film (手工登记)."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QObject, Signal

from kiosk import events as ev
from kiosk.agenda import Agenda
from kiosk.clock import Clock
from kiosk.convening import LIKELIEST_TYPE, called_people, opening
from kiosk.exchange import Exchange
from kiosk.kept import Kept
from kiosk.minutes import Minutes
from kiosk.store.documents import StoredRecord
from kiosk.store.record_line import RecordLine
from protocol.feed import Feed
from protocol.meeting_types import MeetingType
from protocol.record import ElsewhereViewing, ExpectedPerson, Held

LONGEST_AGO_DAYS = 60
"""So far back people still know who was there; what is older is on paper only."""
_EVENING = 19
_MINUTE_MS = 60_000
_TITLES = 12


@dataclass(frozen=True)
class Told:
    """What has been said so far of a meeting that is over."""

    type_code: str
    day: date
    hour: int
    minute: int = 0
    length_min: int = 60
    source: str = ""
    """A ``Source``; empty where no film was watched."""
    title: str = ""
    courseware: str = ""
    """Hash of the course, where it is one of the township's."""
    present: tuple[str, ...] = ()
    """Ids of those who are said to have been there."""
    villagers: int = 0

    @property
    def begun(self) -> datetime:
        """When it is said to have begun, in the station's zone."""
        return datetime.combine(self.day, time(self.hour, self.minute))


class Registering(QObject):
    """The meeting that is being entered; what was said stays until it is saved or thrown away.

    Args:
        minutes: writes it down like a meeting that was held here.
        exchange: knows the people and the courses.
        agenda: knows what is planned.
        clock: says which day it is.
    """

    changed = Signal()
    """Something else was said."""

    def __init__(
        self, *, minutes: Minutes, exchange: Exchange, agenda: Agenda, clock: Clock
    ) -> None:
        super().__init__()
        self._minutes, self._exchange, self._clock = minutes, exchange, clock
        self._agenda = agenda
        self._told: Told | None = None
        self._saving = ""
        """Id of the meeting that was last given to the disk."""
        self._titles: dict[str, None] = {}
        self._called = Kept(called_people)
        minutes.closed.connect(self._on_closed)
        exchange.records_loaded.connect(self._take_lines)

    @property
    def told(self) -> Told:
        """What has been said so far, with the likeliest answers to what was not asked yet."""
        if self._told is None:
            self._told = self._likeliest()
        return self._told

    @property
    def is_begun(self) -> bool:
        """Whether something was said that is not saved."""
        return self._told is not None

    @property
    def may_save(self) -> bool:
        """Whether no meeting is going on: a station writes of one meeting at a time."""
        return self._minutes.ahead is None

    @property
    def kind(self) -> MeetingType | None:
        """The type it is said to have been."""
        kinds = self._exchange.feed.meeting_types if self._exchange.feed is not None else ()
        return next((one for one in kinds if one.code == self.told.type_code), None)

    @property
    def people(self) -> tuple[ExpectedPerson, ...]:
        """Who may have been there."""
        feed, kind = self._exchange.feed, self.kind
        return self._called(feed, kind) if feed is not None and kind is not None else ()

    @property
    def titles(self) -> tuple[str, ...]:
        """What may have been watched: this month's courses, what was entered before, the rest."""
        planned = [task.courseware.title for task in self._exchange.tasks]
        shelf = self._exchange.library.titles
        return tuple(dict.fromkeys([*planned[:_TITLES], *list(self._titles)[:_TITLES], *shelf]))

    def tell(self, **fields: object) -> None:
        """Say something else.

        Args:
            fields: fields of ``Told``; another type of meeting calls other people.
        """
        told = replace(self.told, **fields)  # type: ignore[arg-type]  # checked by its pages
        if told.title != self.told.title:
            told = replace(told, courseware=self._hash_of(told.title))
        self._told = told
        called = {one.person_id for one in self.people}
        self._told = replace(told, present=tuple(one for one in told.present if one in called))
        self.changed.emit()

    def mark(self, person_id: str, was_there: bool) -> None:
        """Somebody was there, or was not after all."""
        others = tuple(one for one in self.told.present if one != person_id)
        self.tell(present=(*others, person_id) if was_there else others)

    def throw_away(self) -> None:
        """Nothing of it is to be kept."""
        self._told = None
        self.changed.emit()

    def save(self) -> None:
        """Have it kept; ``Evening.saved`` or ``Evening.told`` follows. Safe to repeat."""
        feed, kind = self._exchange.feed, self.kind
        ahead = self._minutes.ahead
        if ahead is not None and ahead.is_over and ahead.id == self._saving:
            self._minutes.store_record()
        elif ahead is None and feed is not None and kind is not None:
            self._saving = str(uuid.uuid4())
            event = self._registered(feed, kind)
            self._minutes.note(event, then=self._minutes.store_record)

    def _registered(self, feed: Feed, kind: MeetingType) -> ev.Registered:
        told = self.told
        begun = opening(
            feed,
            kind,
            at=self._clock.now(),
            before=self._exchange.ledger.latest_meeting,
            meeting_id=self._saving,
            sequence=self._exchange.next_sequence,
            planned_id=self._agenda.id_for(told.type_code, told.begun),
            programme=(),
            villagers=told.villagers,
        )
        held = Held(
            day=self.told.day.isoformat(),
            time=f"{told.begun:%H:%M}",
            length_ms=told.length_min * _MINUTE_MS,
        )
        return ev.Registered(
            **{name: value for name, value in begun if name != "kind"},
            held=held,
            elsewhere=self._elsewhere(),
            present=told.present,
            clock_offsets=self._clock.offsets,
        )

    def _elsewhere(self) -> tuple[ElsewhereViewing, ...]:
        told = self.told
        if not told.source or not told.title:
            return ()
        task = next(
            (one for one in self._exchange.tasks if one.courseware.sha256 == told.courseware), None
        )
        entry = self._exchange.library.entry(told.courseware)
        return (
            ElsewhereViewing(
                title=told.title,
                source=told.source,
                courseware=told.courseware,
                category=entry.courseware.category if entry is not None else "",
                plan=task.reference if task is not None else None,
            ),
        )

    def _likeliest(self) -> Told:
        """Today or, before the evening, yesterday."""
        now = self._clock.local_now()
        day = now.date() if now.hour > _EVENING else now.date() - timedelta(days=1)
        return Told(type_code=LIKELIEST_TYPE, day=day, hour=_EVENING)

    def _hash_of(self, title: str) -> str:
        courses = (one.courseware for one in self._exchange.library.entries)
        return next((one.sha256 for one in courses if one.title == title), "")

    def _take_lines(self, lines: Iterable[RecordLine]) -> None:
        self._take_titles(title for line in lines for title in line.elsewhere)

    def _take_titles(self, titles: Iterable[str]) -> None:
        """What was watched elsewhere before is likely to be watched again."""
        self._titles.update(dict.fromkeys(titles))

    def _on_closed(self, stored: StoredRecord) -> None:
        if stored.record.id == self._saving:
            self._take_titles(one.title for one in stored.record.elsewhere)
            self._told = None
            self.changed.emit()
