"""Finds films and people by typed initials; what that takes is learnt on a thread of its own."""

from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, Signal

from kiosk.inbox import Inbox
from kiosk.search import Index, index
from protocol.feed import Courseware


class Finder(QObject):
    """Knows the texts it was told last."""

    ready = Signal()
    """Other texts can be searched."""

    def __init__(self) -> None:
        super().__init__()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="titles")
        self._wanted: tuple[str, ...] = ()
        self._known: tuple[str, ...] = ()
        self._index = Index()
        self._inbox = Inbox()

    @property
    def is_ready(self) -> bool:
        """Whether what was to be learnt last is known."""
        return self._known == self._wanted

    def learn(self, courses: Iterable[Courseware]) -> None:
        """Get ready to find these by their hashes; ``ready`` follows."""
        self.learn_texts({one.sha256: one.title for one in courses})

    def learn_texts(self, texts: Mapping[str, str]) -> None:
        """Get ready to find these; ``ready`` follows.

        Args:
            texts: what is found, by what it is known by.
        """
        self._wanted = tuple(texts)
        learnt = self._thread.submit(index, tuple(texts.values()))
        self._inbox.expect(learnt, partial(self._on_learnt, self._wanted))

    def find(self, typed: str) -> tuple[str, ...]:
        """What is known by texts that have these initials, those that begin so first."""
        return tuple(self._known[place] for place in self._index.find(typed))

    def shutdown(self) -> None:
        """Learn nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _on_learnt(self, known: tuple[str, ...], done: "Future[Index]") -> None:
        if known == self._wanted:
            self._known, self._index = known, done.result()
            self.ready.emit()
