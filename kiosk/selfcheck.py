"""Whether the machine is fit for a meeting, checked one part at a time in the background."""

import shutil
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.errors import Trouble
from kiosk.exchange import Exchange
from kiosk.inbox import Inbox
from kiosk.store.shelf import Shelf
from protocol.feed import Courseware
from protocol.moment import ClockTrust

REMEMBERED = (
    Trouble.PLAYER_DIED_TWICE,
    Trouble.FILE_DAMAGED,
    Trouble.FILE_MENDED,
    Trouble.FILE_UNREADABLE,
    Trouble.NEWER_FORMAT,
)
"""Troubles that stay known until the next start: a course given up, a damaged file."""

LEAST_FREE_BYTES = 2 * 1024**3
"""Below this the disk is called full (DESIGN "Sync", disk floor)."""


@dataclass(frozen=True)
class CheckResult:
    """One part of the machine.

    Attributes:
        code: ``player``, ``sound``, ``disk``, ``clock``, ``township``, ``films``; and any of
            ``REMEMBERED`` once it was told.
        ok: whether it is as it should be.
        detail: numbers for the sentence on the screen, such as gigabytes free.
    """

    code: str
    ok: bool
    detail: str = ""


@dataclass(frozen=True)
class _Disk:
    free_bytes: int
    broken: tuple[Courseware, ...] | None
    """Courses whose bytes are wrong; None if they were not read."""


class SelfCheck(QObject):
    """Runs the checks; whatever asks the disk runs on a thread of its own."""

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
        self._remembered: dict[str, None] = {}
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="self-check")
        self._inbox = Inbox()

    def player_is_up(self, version: str) -> None:
        """The player said which libVLC it uses."""
        self.libvlc = version

    def sound_is_missing(self) -> None:
        """The player found no sound card."""
        self.has_sound = False

    def hear(self, code: str, _details: object) -> None:
        """A trouble was told; some stay known."""
        if code in REMEMBERED:
            self._remembered[code] = None
            self.look()

    def look(self) -> None:
        """Check all that takes no time; ``finished`` tells."""
        self._inbox.expect(self._thread.submit(self._ask_disk, None), self._finish)

    def run(self) -> None:
        """Check everything; ``finished`` tells. Every film is read whole."""
        courses = tuple(one.courseware for one in self._exchange.library.entries if one.is_present)
        self._inbox.expect(self._thread.submit(self._ask_disk, courses), self._finish)

    def shutdown(self) -> None:
        """End the thread."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _ask_disk(self, courses: tuple[Courseware, ...] | None) -> _Disk:
        broken = None
        if courses is not None:
            broken = tuple(one for one in courses if not self._shelf.verify(one))
        return _Disk(self._free_bytes(), broken)

    def _free_bytes(self) -> int:
        try:
            return shutil.disk_usage(self._data).free
        except OSError:  # a disk that does not answer has no room
            return 0

    def _finish(self, done: "Future[_Disk]") -> None:
        disk = done.result()
        for course in disk.broken or ():
            self.damaged.emit(course)
        self.finished.emit(self._results(disk))

    def _results(self, disk: _Disk) -> tuple[CheckResult, ...]:
        free_gb = disk.free_bytes // 1024**3
        results: tuple[CheckResult, ...] = (
            CheckResult("player", bool(self.libvlc), self.libvlc),
            CheckResult("sound", self.has_sound),
            CheckResult("disk", disk.free_bytes >= LEAST_FREE_BYTES, str(free_gb)),
            CheckResult("clock", self._clock.now().trust is not ClockTrust.DOUBTFUL),
            CheckResult("township", self._exchange.state.connected is True),
        )
        results += tuple(CheckResult(code, ok=False) for code in self._remembered)
        if disk.broken is None:
            return results
        return (*results, CheckResult("films", not disk.broken, str(len(disk.broken))))
