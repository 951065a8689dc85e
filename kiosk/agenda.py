"""The planned meetings: what the office has announced, and what the village has added itself."""

import uuid
from concurrent.futures import Future
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.errors import KioskError, Trouble
from kiosk.exchange import Exchange
from kiosk.inbox import Inbox
from kiosk.store.writer import Writer
from kiosk.tasks import class_on, coming_meetings, meant_at, planned_meetings
from protocol.feed import PlannedMeeting
from protocol.meeting_types import TENTH_CLASS

KEPT_DAYS = 62
"""A village's own planned meetings are told to the township for two months: the report of the
month they fall into is written after it."""


class Agenda(QObject):
    """What is planned (会议安排); what the village adds is durable before it shows.

    Args:
        writer: the thread that owns the disk.
        exchange: knows the feed, and takes the village's own meetings to the township.
        clock: says which day it is.
        own: what the village had planned before this start.
    """

    changed = Signal()
    """Other meetings are planned."""
    kept = Signal(object)
    """The ``PlannedMeeting`` that was added or called off is on the disk."""
    told = Signal(str, object)
    """A trouble code and details: the disk did not take it."""

    def __init__(
        self,
        *,
        writer: Writer,
        exchange: Exchange,
        clock: Clock,
        own: tuple[PlannedMeeting, ...] = (),
    ) -> None:
        super().__init__()
        self._writer, self._exchange, self._clock = writer, exchange, clock
        self._own = own
        self._inbox = Inbox()
        exchange.feed_changed.connect(self.changed)
        exchange.add_to_status(self._part_of_status)

    @property
    def today(self) -> PlannedMeeting | None:
        """The planned meeting that is meant by those who meet now."""
        return self._meant_at(self._clock.local_now())

    @property
    def coming(self) -> tuple[PlannedMeeting, ...]:
        """What is planned from today on and was not held, soonest first."""
        held = self._exchange.ledger.held_meetings()
        return coming_meetings(self._planned, held, self._clock.local_now().date())

    def id_for(self, type_code: str, when: datetime) -> str:
        """What was planned and is held by holding a meeting, by whatever road; empty if nothing.

        A class on the 10th is the one that was announced for that day.

        Args:
            type_code: what is held.
            when: in the station's zone.
        """
        if type_code == TENTH_CLASS:
            return class_on(self._exchange.classes, when.date())
        meant = self._meant_at(when, type_code)
        return meant.id if meant is not None else ""

    def plan(self, type_code: str, day: str, time: str) -> None:
        """Add a meeting; ``kept`` or ``told`` follows.

        Args:
            type_code: of the meeting's type.
            day: ``2026-04-16``, in the station's zone.
            time: ``19:00``, likewise.
        """
        self._keep(
            PlannedMeeting(
                id=uuid.uuid4().hex, type_code=type_code, day=day, time=time, by_village=True
            )
        )

    def call_off(self, meeting: PlannedMeeting) -> None:
        """A meeting of the village's own will not be held; ``kept`` or ``told`` follows."""
        self._keep(meeting.model_copy(update={"cancelled": True}))

    def call_on_again(self, meeting: PlannedMeeting) -> None:
        """It will be held after all; ``kept`` or ``told`` follows."""
        self._keep(meeting.model_copy(update={"cancelled": False}))

    @property
    def _planned(self) -> tuple[PlannedMeeting, ...]:
        feed = self._exchange.feed
        if feed is None:
            return ()
        type_codes = {one.code for one in feed.meeting_types}
        return planned_meetings(feed.planned_meetings, self._own, type_codes)

    def _meant_at(self, when: datetime, type_code: str = "") -> PlannedMeeting | None:
        held = self._exchange.ledger.held_meetings()
        return meant_at(self._planned, held, when, type_code)

    def _keep(self, meeting: PlannedMeeting) -> None:
        oldest = (self._clock.local_now().date() - timedelta(days=KEPT_DAYS)).isoformat()

        def take(done: "Future[tuple[PlannedMeeting, ...]]") -> None:
            refused = done.exception()
            if refused is not None:
                code = refused.code if isinstance(refused, KioskError) else Trouble.DISK_FAILED
                self.told.emit(code, {})
                return
            self._own = done.result()
            self.changed.emit()
            self.kept.emit(meeting)
            self._exchange.begin_round()

        self._inbox.expect(self._writer.run(lambda store: store.plan(meeting, oldest)), take)

    def _part_of_status(self) -> dict[str, object]:
        return {"planned_meetings": self._own}
