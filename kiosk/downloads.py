"""Fetches the courseware the feed names, one file at a time, soonest due first."""

from collections import deque
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.errors import Trouble
from kiosk.library import Library, download_order
from kiosk.pictures import Pictures
from kiosk.sync.link import Link, Wanted
from kiosk.sync.worker import GAVE_WAY, SyncThread
from protocol.feed import Courseware, Feed, Thumbnail

_OF_ONE_FILE = (Trouble.COURSE_MISSING, Trouble.COURSE_DAMAGED)
"""What keeps one file from coming and says nothing of the others."""


class Downloads(QObject):
    """Keeps the worker busy with what is missing, unless it is told to hold."""

    changed = Signal()
    """Progress of a film."""
    installed = Signal(str)
    """Hash of a film that is on the disk, whole."""
    pictured = Signal(str)
    """Hash of a picture that is on the disk, whole."""
    idle = Signal()
    """A picture came, or a file could not be had: there is room for another."""

    def __init__(self, sync: SyncThread, folder: Path) -> None:
        super().__init__()
        self._sync = sync
        self._folder = folder
        self._fetching: Courseware | Thumbnail | None = None
        self._failed: set[str] = set()
        self._held = False
        self._queue: deque[Courseware | Thumbnail] = deque()
        self._queue_of: Library | None = None
        """For what the queue was made: looked through, thousands of films take their time."""
        self.progress: dict[str, int] = {}
        """Percent downloaded, by hash."""
        worker = sync.worker
        worker.courseware_progress.connect(self._on_progress)
        worker.courseware_installed.connect(self._on_installed)
        worker.courseware_failed.connect(self._on_failed)

    @property
    def current(self) -> Courseware | None:
        """The film being fetched."""
        return self._fetching if isinstance(self._fetching, Courseware) else None

    @property
    def percent(self) -> int:
        """How much of the film being fetched is here."""
        return self.progress.get(self.current.sha256, 0) if self.current else 0

    def hold(self, held: bool) -> None:
        """Stop fetching while a film plays, or go on."""
        self._held = held
        self._sync.hold_downloads(held)

    def new_round(self) -> None:
        """Files that failed may be tried again."""
        self._failed.clear()
        self._queue_of = None

    def go_on(
        self,
        link: Link,
        feed: Feed,
        library: Library,
        pictures: Pictures,
        today: date,
        wants: Callable[[], bool],
    ) -> None:
        """Fetch the next missing file, if nothing forbids it."""
        if self._held or self._fetching is not None or not wants():
            return
        if self._queue_of is not library:
            self._queue_of = library
            unpictured = pictures.missing(feed.courseware)
            order = download_order(feed, library.missing, today, unpictured, library.wishes)
            self._queue = deque(order)
        while self._queue and self._fetching is None:
            wanted = self._queue.popleft()
            if wanted.sha256 not in self._failed:
                self._fetching = wanted
                self._sync.fetch(link, Wanted(wanted, self._folder))

    def _on_progress(self, sha256: str, done: int, total: int) -> None:
        if self.current is None:
            return
        percent = done * 100 // total if total else 0
        if self.progress.get(sha256) != percent:
            self.progress[sha256] = percent
            self.changed.emit()

    def _on_installed(self, sha256: str) -> None:
        is_picture = isinstance(self._fetching, Thumbnail)
        self._fetching = None
        self.progress.pop(sha256, None)
        if is_picture:
            self.pictured.emit(sha256)
            self.idle.emit()
        else:
            self.installed.emit(sha256)

    def _on_failed(self, sha256: str, code: str) -> None:
        self._fetching = None
        if code == GAVE_WAY:
            self._queue_of = None
        else:
            self._failed.add(sha256)
        self.changed.emit()
        if code in _OF_ONE_FILE:
            self.idle.emit()
