"""Brings the answers of other threads to the thread of the screen."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

_Answer = TypeVar("_Answer")


class Inbox(QObject):
    """Belongs to the thread that made it; answers are handled there, in the order they came."""

    _arrived = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        # Always queued, so that an answer that was there at once does not overtake an older one.
        self._arrived.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def expect(
        self, future: "Future[_Answer]", handle: "Callable[[Future[_Answer]], None]"
    ) -> None:
        """Call ``handle`` with the finished future; never if it was cancelled."""
        future.add_done_callback(lambda done: self._arrived.emit(handle, done))

    @Slot(object, object)
    def _hand_over(self, handle: "Callable[[Future[Any]], None]", done: "Future[Any]") -> None:
        if not done.cancelled():
            handle(done)
