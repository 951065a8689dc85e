"""Fetches the courseware the feed names, one film at a time, soonest due first."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiosk.library import Library, download_order
from kiosk.sync.link import Link, Wanted
from kiosk.sync.worker import GAVE_WAY, SyncThread
from protocol.feed import Courseware, Feed


class Downloads(QObject):
    """Keeps the worker busy with what is missing, unless it is told to hold."""

    changed = Signal()
    """Progress of a film."""
    installed = Signal(str)
    """Hash of a film that is on the disk, whole."""

    def __init__(self, sync: SyncThread, folder: Path) -> None:
        super().__init__()
        self._sync = sync
        self._folder = folder
        self._current: Courseware | None = None
        self._failed: set[str] = set()
        self._held = False
        self.progress: dict[str, int] = {}
        """Percent downloaded, by hash."""
        worker = sync.worker
        worker.courseware_progress.connect(self._on_progress)
        worker.courseware_installed.connect(self._on_installed)
        worker.courseware_failed.connect(self._on_failed)

    @property
    def current(self) -> Courseware | None:
        """The film being fetched."""
        return self._current

    @property
    def percent(self) -> int:
        """How much of the film being fetched is here."""
        return self.progress.get(self._current.sha256, 0) if self._current else 0

    def hold(self, held: bool) -> None:
        """Stop fetching while a film plays, or go on."""
        self._held = held
        self._sync.hold_downloads(held)

    def new_round(self) -> None:
        """Films that failed may be tried again."""
        self._failed.clear()

    def go_on(
        self, link: Link, feed: Feed, library: Library, today: date, wants: Callable[[], bool]
    ) -> None:
        """Fetch the next missing film, if nothing forbids it."""
        if self._held or self._current is not None or not wants():
            return
        missing = [one for one in library.missing if one.sha256 not in self._failed]
        for course in download_order(feed, missing, today)[:1]:
            self._current = course
            self._sync.fetch(link, Wanted(course, self._folder))

    def _on_progress(self, sha256: str, done: int, total: int) -> None:
        percent = done * 100 // total if total else 0
        if self.progress.get(sha256) != percent:
            self.progress[sha256] = percent
            self.changed.emit()

    def _on_installed(self, sha256: str) -> None:
        self._current = None
        self.progress.pop(sha256, None)
        self.installed.emit(sha256)

    def _on_failed(self, sha256: str, code: str) -> None:
        self._current = None
        if code != GAVE_WAY:
            self._failed.add(sha256)
        self.changed.emit()
