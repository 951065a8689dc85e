"""Which films' pictures are on the disk, and their bytes once they are known to be right."""

from collections.abc import Iterable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from kiosk.inbox import Inbox
from kiosk.store.shelf import Shelf
from kiosk.store.writer import Writer
from protocol.feed import Courseware, Thumbnail

DRAWABLE = "jpg"
"""What a later township may send beside it is not fetched: nothing here could draw it."""


class Pictures(QObject):
    """Believes a picture to be here because of its name, and shows it only after its hash.

    Args:
        writer: the thread that may wait for a disk.
        shelf: where they lie, beside the films.
    """

    changed = Signal()
    """There are more."""

    def __init__(self, writer: Writer, shelf: Shelf) -> None:
        super().__init__()
        self._writer, self._shelf = writer, shelf
        self._here: set[str] = set()
        self.known = False
        """Whether the disk has been looked at."""
        self._inbox = Inbox()

    def look(self) -> None:
        """Look at the disk; ``changed`` follows."""
        self._inbox.expect(self._writer.run(lambda _store: self._shelf.pictures()), self._on_looked)

    def missing(self, courses: Iterable[Courseware]) -> tuple[Courseware, ...]:
        """Those of the courses whose pictures are to be fetched; none before the first look."""
        return tuple(one for one in courses if self.known and self._lacks(one.thumbnail))

    def _lacks(self, thumbnail: Thumbnail | None) -> bool:
        if thumbnail is None or thumbnail.extension != DRAWABLE:
            return False
        return not self.has(thumbnail)

    def has(self, thumbnail: Thumbnail) -> bool:
        """Whether a picture seems to be here."""
        return thumbnail.sha256 in self._here

    def arrived(self, sha256: str) -> None:
        """A picture came."""
        self._here.add(sha256)
        self.changed.emit()

    def read(self, thumbnail: Thumbnail) -> bytes | None:
        """The very bytes the township signed; nothing where they are not here. On any thread.

        What turns out to be something else is fetched again.
        """
        data = self._shelf.picture(thumbnail)
        if data is None:
            self._here.discard(thumbnail.sha256)
        return data

    def _on_looked(self, done: "Future[frozenset[str]]") -> None:
        if done.exception() is None:
            self._here, self.known = set(done.result()), True
            self.changed.emit()
