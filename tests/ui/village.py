"""An invented station for the pages: the real evening over a disk and a player that answer at once.

Only the rim is invented. The meeting is the real fold of real events, so a page that asks for
something the meeting cannot do fails here as it would in the hall.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk import events as ev
from kiosk.adjusting import Adjusting
from kiosk.agenda import Agenda
from kiosk.amending import Amending
from kiosk.clock import Clock, TimeSource
from kiosk.config import DisplayConfig
from kiosk.devices.network import Reach
from kiosk.devices.ports import Port
from kiosk.doorkeeper import Doorkeeper
from kiosk.errors import KioskError, Trouble
from kiosk.evening import Evening
from kiosk.events import Event
from kiosk.fault_desk import FaultDesk
from kiosk.finding import Finder
from kiosk.folding import apply
from kiosk.meeting import Meeting
from kiosk.paper import Paper
from kiosk.registering import Registering
from kiosk.screening import Playback
from kiosk.sealing import record
from kiosk.settings import Settings
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.technician import LineView, Technician
from kiosk.timekeeping import Timekeeping
from kiosk.ui.backstage import Backstage
from kiosk.ui.keys import BOUNCE_MS
from kiosk.unattended import Unattended
from protocol.feed import (
    Courseware,
    Feed,
)
from tests.ui.village_feed import NOW, feed
from tests.ui.village_machine import Bell, Check, Drawer, Slips, objecting_to
from tests.ui.village_paper import PrinterInTheCorner, StickInTheDrawer
from tests.ui.village_pinyin import InventedPinyin
from tests.ui.village_township import Desk, Township

CABLE = Port("enp3s0", is_wireless=False, is_up=True, address="192.168.1.23")
TICK_MS = 30_000
"""So often a film's place is noted. The kiosk does it each few seconds; more tells no more."""


class StandingClock(Clock):
    """The real clock of a machine whose time moves only when it is told to."""

    def __init__(
        self, wall: datetime = NOW, boot_id: str = "invented", boot_ms: int = 1_000_000
    ) -> None:
        self.wall, self.boot_ms = wall, boot_ms
        self.switch_on(boot_id)
        self.learn(_ms(wall), boot_ms, boot_ms)

    def switch_on(self, boot_id: str) -> None:
        """The machine begins anew, and has learnt nothing yet."""
        source = TimeSource(boot_id, lambda: _ms(self.wall), lambda: self.boot_ms)
        super().__init__(source=source, made_ms=_ms(NOW) - 30 * 86_400_000)

    def be_doubtful(self) -> None:
        """The wall clock has jumped since the machine was switched on, and nobody spoke for it."""
        self.wall -= timedelta(days=1)
        self.switch_on(self.boot_id)
        self.wall += timedelta(days=1)

    def go_flat(self) -> None:
        """The battery is flat: switched on again, the machine is back in 1970."""
        self.wall = datetime.fromtimestamp(720, tz=NOW.tzinfo)
        self.switch_on("another")

    def wait(self, passed_ms: int) -> None:
        self.boot_ms += passed_ms
        self.wall += timedelta(milliseconds=passed_ms)


def _ms(when: datetime) -> int:
    return round(when.timestamp() * 1000)


class Journal(QObject):
    """The minutes over a disk that answers at once, or only when it is let."""

    changed = Signal()
    failed = Signal(object)
    delayed = Signal()
    closed = Signal(object)

    def __init__(self, left: Meeting | None = None) -> None:
        super().__init__()
        self.meeting = self.ahead = left
        self.held = False
        self.is_refused = left is not None and left.is_over
        self._waiting: list[tuple[Meeting | None, Callable[[], None] | None]] = []
        """What the meeting will be, one after another; nothing where its record is asked for."""

    def note(self, event: Event, then: Callable[[], None] | None = None) -> None:
        before, self.ahead = self.ahead, apply(self.ahead, event)
        if self.ahead is before:
            if then is not None:
                then()
            return
        self._waiting.append((self.ahead, then))
        if not self.held:
            self.settle()

    def store_record(self) -> None:
        if self.meeting is None or not self.meeting.is_over:
            return
        self.is_refused = False
        self._waiting.append((None, None))
        if not self.held:
            self.settle()

    def refuse(self) -> None:
        """The disk does not take what waits."""
        refused, self._waiting = self._waiting, []
        self.ahead = self.meeting
        self.is_refused = any(after is None for after, _ in refused)
        self.changed.emit()
        self.failed.emit(KioskError(Trouble.DISK_FAILED))
        for _, then in refused:
            if then is not None:
                then()

    def settle(self) -> None:
        while self._waiting:
            self.settle_one()

    def settle_one(self) -> None:
        """The disk takes what has waited longest."""
        after, then = self._waiting.pop(0)
        if after is None:
            self._close()
            return
        self.meeting = after
        self.changed.emit()
        if then is not None:
            then()

    def _close(self) -> None:
        assert self.meeting is not None
        assert self.meeting.is_over
        stored = StoredRecord(record(self.meeting), RecordState.PENDING)
        self.meeting = self.ahead = None
        self.changed.emit()
        self.closed.emit(stored)


class Screen(QObject):
    """A screening whose film runs by hand: ``run`` lets it, ``end`` ends it."""

    changed = Signal()
    finished = Signal(str)
    told = Signal(str, object)

    def __init__(self, journal: Journal, clock: StandingClock) -> None:
        super().__init__()
        self.playback = Playback()
        self.is_on_screen = False
        self.window_id = 0
        self._journal, self._clock = journal, clock

    def attach(self, window_id: int) -> None:
        self.window_id = window_id

    def prepare(self, courses: tuple[Courseware, ...]) -> None:
        pass

    def show(self, wanted: Courseware, start_ms: int = 0) -> None:
        assert self.window_id, "a film was to be shown before there was a window for it"
        self.is_on_screen = True
        self._set(
            sha256=wanted.sha256,
            title=wanted.title,
            length_ms=wanted.length_ms,
            position_ms=start_ms,
            paused=False,
        )
        self._note(ev.CourseStarted, courseware=wanted.sha256)

    def run(self, passed_ms: int) -> None:
        while passed_ms > 0:
            step_ms = min(passed_ms, TICK_MS)
            passed_ms -= step_ms
            self._clock.wait(step_ms)
            self._set(position_ms=self.playback.position_ms + step_ms)
            self._note(ev.Ticked)

    def end(self) -> None:
        self._leave(ev.CourseEnded)

    def stop(self) -> None:
        self._leave(ev.CourseStopped)

    def drop(self) -> None:
        self.is_on_screen = False

    def fail(self, code: str) -> None:
        sha256 = self.playback.sha256
        self.is_on_screen = False
        self._journal.note(
            ev.CourseFailed(at=self._clock.now(), courseware=sha256, code=code),
            then=lambda: self.finished.emit(sha256),
        )

    def pause(self) -> None:
        if not self.playback.paused:
            self._set(paused=True)
            self._note(ev.Paused)

    def resume(self) -> None:
        if self.playback.paused:
            self._set(paused=False)
            self._note(ev.Resumed)

    def seek_by(self, delta_ms: int) -> None:
        target = max(0, min(self.playback.position_ms + delta_ms, self.playback.length_ms))
        self._note(ev.Seeked, to_ms=target)
        self._set(position_ms=target)

    def set_rate(self, percent: int) -> None:
        self._set(rate_percent=percent)

    def set_volume(self, percent: int) -> None:
        self._set(volume_percent=percent)

    def set_muted(self, muted: bool) -> None:
        self._set(muted=muted)

    def say(self, **fields: Any) -> None:
        self._set(**fields)

    def _set(self, **fields: Any) -> None:
        self.playback = replace(self.playback, **fields)
        self.changed.emit()

    def _note(self, kind: type, **fields: object) -> None:
        self._journal.note(
            kind(
                at=self._clock.now(),
                position_ms=self.playback.position_ms,
                held_ms=self._clock.boot_ms,
                **fields,
            )
        )

    def _leave(self, kind: type) -> None:
        assert self.is_on_screen
        sha256 = self.playback.sha256
        self.is_on_screen = False
        self._journal.note(
            kind(
                at=self._clock.now(),
                position_ms=self.playback.position_ms,
                held_ms=self._clock.boot_ms,
            ),
            then=lambda: self.finished.emit(sha256),
        )
        self._set(paused=False)


@dataclass
class Village:
    """Everything behind the window."""

    said: Feed | None = field(default_factory=feed)
    dark: bool = False
    allow_quit: bool = False
    clock: StandingClock = field(default_factory=StandingClock)
    switched_off: int = 0
    key_ms: int = 0
    left: Meeting | None = None
    """What the disk holds of a meeting when the kiosk starts."""
    settings: Settings = field(default_factory=lambda: Settings(set_up=True))
    line: LineView = field(default_factory=lambda: LineView((CABLE,), Reach.ROUTER))
    """How far the line reaches."""
    log: tuple[str, ...] = ()
    """The newest lines of the log."""

    def __post_init__(self) -> None:
        self.journal = Journal(self.left)
        self.screen = Screen(self.journal, self.clock)
        self.exchange = Township(self.said, self.clock.wall.date())
        self.check = Check()
        self.bell = Bell()
        self.drawer = Drawer()
        self.faults = FaultDesk(
            self.drawer,  # type: ignore[arg-type]
            self.clock,
        )
        self.slips = Slips()
        self.objecting = objecting_to(self.said, self.slips, self.clock)
        self.config = DisplayConfig(windowed=True, dark=self.dark, allow_quit=self.allow_quit)
        self.desk = Desk(self.exchange)
        self.exchange.timekeeping = Timekeeping(self.clock, self.desk)  # type: ignore[arg-type]
        self.exchange.timekeeping.changed.connect(self.exchange.changed)
        self.adjusting = Adjusting(
            self.settings,
            self.desk,  # type: ignore[arg-type]
            self.config,
        )
        self.doorkeeper = Doorkeeper(
            self.adjusting,
            self.desk,  # type: ignore[arg-type]
            self.clock,
        )
        self.pinyin = InventedPinyin()
        self.finder, self.names = Finder(), Finder()
        self.agenda = Agenda(
            writer=self.desk,  # type: ignore[arg-type]
            exchange=self.exchange,  # type: ignore[arg-type]
            clock=self.clock,
        )
        self.registering = Registering(
            minutes=self.journal,  # type: ignore[arg-type]
            exchange=self.exchange,  # type: ignore[arg-type]
            agenda=self.agenda,
            clock=self.clock,
        )
        self.finder.learn(self.said.courseware if self.said else ())
        self.printer, self.stick = PrinterInTheCorner(), StickInTheDrawer()
        self.technician = Technician(
            Path("/nowhere"), self.stick, look=lambda: self.line, read=lambda: self.log
        )
        self.amending = Amending(
            writer=self.desk,  # type: ignore[arg-type]
            exchange=self.exchange,  # type: ignore[arg-type]
            clock=self.clock,
        )
        self.paper = Paper(
            writer=self.desk,  # type: ignore[arg-type]
            exchange=self.exchange,  # type: ignore[arg-type]
            clock=self.clock,
            cups=self.printer,
            sticks=self.stick,
        )
        self.paper._asks.setInterval(1)  # its printer answers as soon as it is asked
        self.evening = self.new_evening()

    def new_evening(self) -> Evening:
        """An evening that finds whatever the journal holds, as after a power cut."""
        return Evening(
            minutes=self.journal,  # type: ignore[arg-type]
            screening=self.screen,  # type: ignore[arg-type]
            exchange=self.exchange,  # type: ignore[arg-type]
            clock=self.clock,
        )

    @property
    def backstage(self) -> Backstage:
        """What the window is given, once it is known."""
        return Backstage(
            self.evening,
            self.exchange,  # type: ignore[arg-type]
            self.check,  # type: ignore[arg-type]
            self.clock,
            self.adjusting.display,
            power=self.switch_off,
            amending=self.amending,
            agenda=self.agenda,
            adjusting=self.adjusting,
            doorkeeper=self.doorkeeper,
            technician=self.technician,
            pinyin=lambda: self.pinyin,
            finder=self.finder,
            names=self.names,
            registering=self.registering,
            paper=self.paper,
            unattended=Unattended(self.exchange, self.adjusting),  # type: ignore[arg-type]
            chime=self.bell,  # type: ignore[arg-type]
            faults=self.faults,
            objecting=self.objecting,
            version="0.1.0",
        )

    def switch_off(self) -> None:
        self.switched_off += 1

    def key_time(self) -> int:
        """The keys' own clock: each press is long enough after the one before."""
        self.key_ms += BOUNCE_MS + 1
        return self.key_ms
