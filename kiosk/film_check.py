"""Whether a film on the disk is whole, found out in the background before it is needed."""

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from kiosk.inbox import Inbox
from kiosk.store.shelf import Shelf, Stamp
from protocol.feed import Courseware


@dataclass(frozen=True)
class _Finding:
    course: Courseware
    stamp: Stamp | None
    whole: bool


class FilmCheck(QObject):
    """Hashes films on a thread of its own. A finding holds while the file stays as it was."""

    found = Signal(str, bool)
    """Hash of the course, and whether its file is whole."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="film-check")
        self._whole: dict[str, Stamp] = {}
        self._running: set[str] = set()
        self._inbox = Inbox()

    def is_whole(self, course: Courseware) -> bool:
        """Whether the file was found whole and has not changed since."""
        known = self._whole.get(course.sha256)
        return known is not None and known == self._shelf.stamp(course)

    def check(self, course: Courseware) -> None:
        """Read the film now; ``found`` tells. Asking again while it is read does nothing."""
        if course.sha256 in self._running:
            return
        self._running.add(course.sha256)
        self._inbox.expect(self._thread.submit(self._look, course), self._note)

    def shutdown(self) -> None:
        """End the thread; a film being read is given up with the process."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _look(self, course: Courseware) -> _Finding:
        stamp = self._shelf.stamp(course)
        return _Finding(course, stamp, stamp is not None and self._shelf.verify(course))

    def _note(self, done: "Future[_Finding]") -> None:
        finding = done.result()
        sha256 = finding.course.sha256
        self._running.discard(sha256)
        if finding.whole and finding.stamp is not None:
            self._whole[sha256] = finding.stamp
        else:
            self._whole.pop(sha256, None)
        self.found.emit(sha256, finding.whole)
