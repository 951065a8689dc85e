"""Whether a film on the disk is whole, found out in the background before it is needed."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.inbox import Inbox
from kiosk.store.shelf import Shelf, Stamp
from protocol.feed import Courseware


class FilmState(StrEnum):
    """What the disk holds of a film."""

    WHOLE = "whole"
    DAMAGED = "damaged"
    MISSING = "missing"


@dataclass(frozen=True)
class _Finding:
    course: Courseware
    stamp: Stamp | None
    whole: bool


class FilmCheck(QObject):
    """Asks the disk on threads of its own. A finding holds while the file stays as it was.

    One thread reads films; the other only looks whether they have changed, and so is never kept
    waiting by a long one.
    """

    found = Signal(str, str)
    """Hash of the course, and its ``FilmState``."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._looks = ThreadPoolExecutor(max_workers=1, thread_name_prefix="film-look")
        self._reads = ThreadPoolExecutor(max_workers=1, thread_name_prefix="film-read")
        self._whole: dict[str, Stamp] = {}
        self._running: set[str] = set()
        self._ended = False
        self._inbox = Inbox()

    def check(self, course: Courseware) -> None:
        """Look at the film now; ``found`` tells. Asking again while it is read does nothing."""
        if course.sha256 in self._running:
            return
        self._running.add(course.sha256)
        looked = self._looks.submit(self._shelf.stamp, course)
        self._inbox.expect(looked, partial(self._on_looked, course))

    def shutdown(self) -> None:
        """End the threads; a film being read is given up with the process."""
        self._ended = True
        for thread in (self._looks, self._reads):
            thread.shutdown(wait=False, cancel_futures=True)

    def _on_looked(self, course: Courseware, done: "Future[Stamp | None]") -> None:
        stamp = done.result()
        if stamp is None:
            self._tell(course, FilmState.MISSING)
        elif self._whole.get(course.sha256) == stamp:
            self._tell(course, FilmState.WHOLE)
        elif not self._ended:
            self._inbox.expect(self._reads.submit(self._read, course), self._on_read)

    def _read(self, course: Courseware) -> _Finding:
        stamp = self._shelf.stamp(course)
        return _Finding(course, stamp, stamp is not None and self._shelf.verify(course))

    def _on_read(self, done: "Future[_Finding]") -> None:
        finding = done.result()
        if finding.whole and finding.stamp is not None:
            self._whole[finding.course.sha256] = finding.stamp
            self._tell(finding.course, FilmState.WHOLE)
        else:
            self._whole.pop(finding.course.sha256, None)
            self._tell(finding.course, FilmState.DAMAGED)

    def _tell(self, course: Courseware, state: FilmState) -> None:
        self._running.discard(course.sha256)
        self.found.emit(course.sha256, state.value)
