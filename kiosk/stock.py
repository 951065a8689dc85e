"""Which of the township's films are here, known without asking the disk for each percent more."""

from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.inbox import Inbox
from kiosk.library import Library, shelve
from kiosk.pictures import Pictures
from kiosk.store.shelf import Holding, Shelf
from kiosk.store.writer import Writer
from protocol.feed import Courseware, Feed


class Stock(QObject):
    """The library, kept true by what arrives and what goes; the writer thread asks the disk.

    Args:
        writer: the thread that may wait for a disk.
        shelf: the films, looked at from that thread alone.
        feed: names the courses; None before enrolment.
        holding: what was on the disk at start.
    """

    looked = Signal()
    """``library`` and ``free_bytes`` are what the disk held a moment ago."""

    def __init__(self, writer: Writer, shelf: Shelf, feed: Feed | None, holding: Holding) -> None:
        super().__init__()
        self._writer, self._shelf = writer, shelf
        self._feed, self._holding = feed, holding
        self._damaged: set[str] = set()
        self._progress: Mapping[str, int] = {}
        self._wishes: set[str] = set()
        self._inbox = Inbox()
        self.pictures = Pictures(writer, shelf)
        self.library = self._shelved()

    @property
    def free_bytes(self) -> int:
        """Room for films when the disk was last looked at."""
        return self._holding.free_bytes

    def take(self, feed: Feed, holding: Holding) -> None:
        """Go by another feed, of whose courses the disk holds this."""
        self._feed, self._holding = feed, holding
        self.library = self._shelved()

    def look(self) -> None:
        """Look at the disk again: films may have gone, and room with them; ``looked`` follows."""
        courses = self._feed.courseware if self._feed else ()
        if not self.pictures.known:
            self.pictures.look()
        future = self._writer.run(lambda _store: self._shelf.holding(courses))
        self._inbox.expect(future, partial(self._on_looked, self._feed))

    def show_progress(self, progress: Mapping[str, int]) -> None:
        """Films on their way: percent downloaded, by hash. Asks nothing of the disk."""
        self._progress = dict(progress)
        self.library = self.library.with_progress(self._progress)

    def wish_for(self, sha256: str) -> None:
        """Somebody wants to see a film that is not here."""
        self._wishes.add(sha256)
        self.library = self._shelved()

    def arrived(self, sha256: str) -> None:
        """A film came; ``looked`` follows."""
        self._damaged.discard(sha256)
        self._wishes.discard(sha256)
        self.look()

    def set_aside(self, course: Courseware) -> None:
        """Move a damaged film out of the way, so that it is fetched again; ``looked`` follows."""
        self._damaged.add(course.sha256)
        future = self._writer.run(lambda _store: self._shelf.set_aside(course))
        self._inbox.expect(future, lambda _done: self.look())

    def _on_looked(self, feed: Feed | None, done: "Future[Holding]") -> None:
        if feed is not self._feed:
            self.look()  # what was asked for the feed before says nothing of this one's courses
            return
        if done.exception() is None:
            before, self._holding = self._holding, done.result()
            # Thousands of films are put in order anew only where one of them has come or gone.
            if before.present != self._holding.present:
                self.library = self._shelved()
        self.looked.emit()

    def _shelved(self) -> Library:
        if self._feed is None:
            return Library()
        present = self._holding.present
        return shelve(self._feed, present, self._damaged, self._progress, self._wishes)
