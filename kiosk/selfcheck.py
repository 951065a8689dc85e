"""Whether the machine is fit for a meeting, checked one part at a time in the background."""

import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.exchange import Exchange
from kiosk.inbox import Inbox
from kiosk.store.shelf import Shelf
from protocol.feed import Courseware
from protocol.moment import ClockTrust

LEAST_FREE_BYTES = 2 * 1024**3
"""Below this the disk is called full (DESIGN "Sync", disk floor)."""


@dataclass(frozen=True)
class CheckResult:
    """One part of the machine.

    Attributes:
        code: ``player``, ``sound``, ``disk``, ``clock``, ``township``, ``films``.
        ok: whether it is as it should be.
        detail: numbers for the sentence on the screen, such as gigabytes free.
    """

    code: str
    ok: bool
    detail: str = ""


class SelfCheck(QObject):
    """Runs the checks; those that read the disk run on a thread of their own."""

    finished = Signal(object)
    """``tuple[CheckResult, ...]``."""
    damaged = Signal(object)
    """A ``Courseware`` found damaged on the disk."""

    def __init__(self, *, exchange: Exchange, shelf: Shelf, clock: Clock, data: Path) -> None:
        super().__init__()
        self._exchange = exchange
        self._shelf = shelf
        self._clock = clock
        self._data = data
        self.libvlc = ""
        """Version of libVLC once the player is up."""
        self.has_sound = True
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="self-check")
        self._inbox = Inbox()

    def player_is_up(self, version: str) -> None:
        """The player said which libVLC it uses."""
        self.libvlc = version

    def sound_is_missing(self) -> None:
        """The player found no sound card."""
        self.has_sound = False

    def look(self) -> None:
        """Check all that takes no time; ``finished`` tells."""
        self.finished.emit(self._results())

    def run(self) -> None:
        """Check everything; ``finished`` tells. Every film is read whole."""
        courses = tuple(one.courseware for one in self._exchange.library.entries if one.is_present)
        self._inbox.expect(self._thread.submit(self._broken, courses), self._finish)

    def shutdown(self) -> None:
        """End the thread."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _broken(self, courses: tuple[Courseware, ...]) -> tuple[Courseware, ...]:
        return tuple(one for one in courses if not self._shelf.verify(one))

    def _finish(self, done: "Future[tuple[Courseware, ...]]") -> None:
        broken = done.result()
        for course in broken:
            self.damaged.emit(course)
        films = CheckResult("films", not broken, str(len(broken)))
        self.finished.emit((*self._results(), films))

    def _results(self) -> tuple[CheckResult, ...]:
        free = shutil.disk_usage(self._data).free
        return (
            CheckResult("player", bool(self.libvlc), self.libvlc),
            CheckResult("sound", self.has_sound),
            CheckResult("disk", free >= LEAST_FREE_BYTES, str(free // 1024**3)),
            CheckResult("clock", self._clock.now().trust is not ClockTrust.DOUBTFUL),
            CheckResult("township", self._exchange.state.connected is True),
        )
