"""The one thread that touches the station's files, so that the screen never waits for a disk."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TypeVar

from kiosk.events import Event
from kiosk.store.store import Store

_Answer = TypeVar("_Answer")


class Writer:
    """Runs work on the store in order, one piece at a time, and answers by futures."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._waiting: deque[tuple[Event, Future[Event]]] = deque()
        self._guard = Lock()

    def run(self, work: Callable[[Store], _Answer]) -> "Future[_Answer]":
        """Do a piece of work after all that was asked before.

        Returns:
            Its answer; cancelled when the writer was shut down before.
        """
        try:
            return self._thread.submit(work, self._store)
        except RuntimeError:  # the executor's word for having been shut down
            refused: Future[_Answer] = Future()
            refused.cancel()
            return refused

    def append(self, event: Event) -> "Future[Event]":
        """Write an event; those that wait together share one fsync.

        The future holds the event once it is durable, or the ``KioskError`` that kept it from it.
        """
        answer: Future[Event] = Future()
        with self._guard:
            self._waiting.append((event, answer))
        self.run(lambda _store: self._flush())
        return answer

    def shutdown(self) -> None:
        """Finish what was asked, then end the thread."""
        self._thread.shutdown(wait=True)

    def _flush(self) -> None:
        with self._guard:
            batch = list(self._waiting)
            self._waiting.clear()
        if not batch:
            return
        try:
            self._store.append([event for event, _ in batch])
        except Exception as trouble:  # noqa: BLE001 - whatever it is, it belongs to the waiting ones
            for _, answer in batch:
                answer.set_exception(trouble)
        else:
            for event, answer in batch:
                answer.set_result(event)
