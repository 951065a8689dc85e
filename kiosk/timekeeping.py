"""Sets the station's clock right without touching it: whose word came, kept and passed on."""

from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.errors import Trouble
from kiosk.inbox import Inbox
from kiosk.known_time import KnownTime
from kiosk.store.writer import Writer
from protocol.true_time import ClockOffset

if TYPE_CHECKING:
    from kiosk.sync.status import StatusAnswered


class Timekeeping(QObject):
    """Takes in what is said of the time, and has it written down.

    Args:
        clock: learns what is said.
        writer: keeps it on the disk.
    """

    changed = Signal()
    """Other offsets hold in this boot."""
    told = Signal(str, object)
    """A trouble code and details, for a sentence on the screen."""

    def __init__(self, clock: Clock, writer: Writer) -> None:
        super().__init__()
        self._clock, self._writer = clock, writer
        self._kept: KnownTime | None = None
        self._reported: tuple[ClockOffset, ...] = ()
        self._inbox = Inbox()

    @property
    def unreported(self) -> tuple[ClockOffset, ...]:
        """What the township has not been told in this run of the kiosk."""
        return tuple(one for one in self._clock.known.offsets if one not in self._reported)

    def start(self) -> None:
        """Write down how the clocks stood when the kiosk began, for a restart in this boot."""
        self._keep()

    def take_answer(self, told: "StatusAnswered") -> None:
        """The township has the status, and said what time it is."""
        self._reported = (*self._reported, *told.status.clock_offsets)
        self.learn(told.answer.township_ms, told.asked_boot_ms, told.answered_boot_ms)

    def hear(self, issued_ms: int) -> None:
        """A feed says when it was written, ms since 1970Z."""
        self._clock.hear(issued_ms)
        self._keep()

    def learn(self, township_ms: int, asked_boot_ms: int, answered_boot_ms: int) -> None:
        """The township was asked what time it is; see ``Clock.learn``."""
        before = self._clock.offsets
        self._clock.learn(township_ms, asked_boot_ms, answered_boot_ms)
        self._after(before)

    def confirm(self) -> None:
        """The operator says that the date shown is right."""
        self.set_by_hand(self._clock.local_now())

    def set_by_hand(self, told: datetime) -> None:
        """The operator says what time it is."""
        before = self._clock.offsets
        self._clock.set_by_hand(told)
        self._after(before)

    def take_back(self) -> None:
        """The operator takes the answer back."""
        before = self._clock.offsets
        self._clock.take_back()
        self._after(before)

    def _after(self, before: tuple[ClockOffset, ...]) -> None:
        self._keep()
        if self._clock.offsets != before:
            self.changed.emit()

    def _keep(self) -> None:
        known = self._clock.known
        if known == self._kept:
            return
        self._kept = known
        future = self._writer.run(lambda store: store.keep_known_time(known))
        self._inbox.expect(future, self._on_kept)

    def _on_kept(self, done: "Future[None]") -> None:
        if done.exception() is not None:
            self._kept = None
            self.told.emit(Trouble.DISK_FAILED, {})
