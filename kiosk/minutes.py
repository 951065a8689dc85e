"""The meeting as the screen may show it: an event counts only once the journal has it."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.errors import KioskError
from kiosk.events import Event
from kiosk.folding import apply
from kiosk.inbox import Inbox
from kiosk.meeting import Meeting
from kiosk.store.documents import StoredRecord
from kiosk.store.writer import Writer

_PATIENCE_MS = 3000
"""A disk that takes longer than this for one answer is told of: somebody waits for a mark."""
_REMINDING_MS = 30_000
"""So often it is told again: a sentence covers who is called, and the roll call goes on."""


class Minutes(QObject):
    """Writes down what happens, and knows what has been written."""

    changed = Signal()
    """The meeting changed, durably, or its record turned out not to be saved."""
    closed = Signal(object)
    """A ``StoredRecord``: the meeting is over and its record is on the disk."""
    failed = Signal(object)
    """A ``KioskError``: the disk did not take what was to be written."""
    delayed = Signal()
    """The disk has not answered for long; it may still."""

    def __init__(self, writer: Writer, meeting: Meeting | None) -> None:
        super().__init__()
        self._writer = writer
        self.meeting = meeting
        """What is durable."""
        self.ahead = meeting
        """What will be, once the disk has taken everything noted so far."""
        self._noted: list[Event] = []
        """What the disk has not answered for yet, oldest first."""
        self.is_refused = meeting is not None and meeting.is_over
        """Whether the disk did not take the record of a meeting that is over."""
        self._closing = False
        self._inbox = Inbox()
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._tell_delay)

    def note(self, event: Event, then: Callable[[], None] | None = None) -> None:
        """Write an event down; where there is no meeting that it could change, nothing is.

        Args:
            event: what happened.
            then: called in this thread once the event is durable and ``changed`` was told, or
                once it was refused and ``failed`` was told: what waits for it must go on.
        """
        before, self.ahead = self.ahead, apply(self.ahead, event)
        if self.ahead is before:
            if then is not None:
                then()
            return
        self._noted.append(event)
        if not self._patience.isActive():
            self._patience.start(_PATIENCE_MS)
        self._inbox.expect(self._writer.append(event), lambda done: self._take(done, then))

    def store_record(self) -> None:
        """Turn the meeting that is over into its record; safe to ask again after a failure."""
        meeting = self.meeting
        if meeting is None or not meeting.is_over or self._closing:
            return
        self._closing, self.is_refused = True, False
        self._patience.start(_PATIENCE_MS)
        future = self._writer.run(lambda store: store.close_meeting(meeting))
        self._inbox.expect(future, self._finish)

    def _take(self, done: "Future[Event]", then: Callable[[], None] | None) -> None:
        event = self._noted.pop(0)
        self._answered()
        trouble = done.exception()
        if trouble is None:
            self.meeting = apply(self.meeting, event)
            self.changed.emit()
        else:
            self.ahead = self.meeting
            for waiting in self._noted:
                self.ahead = apply(self.ahead, waiting)
            self._tell(trouble)
        if then is not None:
            then()

    def _finish(self, future: "Future[StoredRecord]") -> None:
        self._closing = False
        self._answered()
        trouble = future.exception()
        if trouble is not None:
            self.is_refused = True
            self.changed.emit()
            self._tell(trouble)
            return
        self.meeting = self.ahead = None
        self.changed.emit()
        self.closed.emit(future.result())

    def _answered(self) -> None:
        """Begin to wait anew, if there is anything to wait for."""
        self._patience.stop()
        if self._noted or self._closing:
            self._patience.start(_PATIENCE_MS)

    def _tell_delay(self) -> None:
        self._patience.start(_REMINDING_MS)
        self.delayed.emit()

    def _tell(self, trouble: BaseException) -> None:
        if not isinstance(trouble, KioskError):
            raise trouble
        self.failed.emit(trouble)
