"""Finds films as their initials are typed; what that takes is learnt on a thread of its own."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.inbox import Inbox
from kiosk.search import Index, index
from protocol.feed import Courseware


class Finder(QObject):
    """Knows the titles it was told last."""

    ready = Signal()
    """Another library can be searched."""

    def __init__(self) -> None:
        super().__init__()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="titles")
        self._wanted: tuple[str, ...] = ()
        self._hashes: tuple[str, ...] = ()
        self._index = Index()
        self._inbox = Inbox()

    @property
    def is_ready(self) -> bool:
        """Whether what was to be learnt last is known."""
        return self._hashes == self._wanted

    def learn(self, courses: Iterable[Courseware]) -> None:
        """Get ready to find these; ``ready`` follows."""
        titles = {one.sha256: one.title for one in courses}
        self._wanted = tuple(titles)
        learnt = self._thread.submit(index, tuple(titles.values()))
        self._inbox.expect(learnt, partial(self._on_learnt, self._wanted))

    def find(self, typed: str) -> tuple[str, ...]:
        """Hashes of the courses whose titles have these initials, those that begin so first."""
        return tuple(self._hashes[place] for place in self._index.find(typed))

    def shutdown(self) -> None:
        """Learn nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _on_learnt(self, hashes: tuple[str, ...], done: "Future[Index]") -> None:
        if hashes == self._wanted:
            self._hashes, self._index = hashes, done.result()
            self.ready.emit()
