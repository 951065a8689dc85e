"""Does everything slow and uncertain about the township away from the GUI, and tells by signals.

The worker is given paths and batches as arguments and never sees the store. What imports requests
is imported by its first job, in its own thread: the home page must not wait for that.
"""

import contextlib
import logging
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from kiosk.errors import KioskError, Trouble
from kiosk.sync.link import Link, Wanted
from kiosk.sync.right_of_way import GaveWay, RightOfWay
from protocol.record import MeetingRecord
from protocol.status import Status

if TYPE_CHECKING:
    from kiosk.sync.http import Line
    from kiosk.sync.ladder import Errand, Outcome

__all__ = ["GAVE_WAY", "Link", "SyncThread", "Wanted", "Worker"]

GAVE_WAY = "gave_way"
"""What ``courseware_failed`` says of a download that paused for something more urgent."""
_PROGRESS_EVERY_S = 0.25

log = logging.getLogger(__name__)


class Worker(QObject):
    """Talks to the township, one job after another, in the thread it lives in.

    Connect the signals to methods of QObjects: Qt then queues them to those objects' thread. A
    bare function or lambda would run in the worker's.
    """

    feed_received = Signal(object, object, str)
    """The exact signed bytes, the verified newer ``Feed``, and its ETag for the next time."""
    feed_unchanged = Signal()
    receipts_received = Signal(object)
    """A tuple of ``Receipt``; several times in a round when the line is poor."""
    status_answered = Signal(object)
    """``StatusAnswered``."""
    courseware_progress = Signal(str, object, object)
    """sha256, bytes held, bytes in all; Python's integers, for films pass Qt's 2 GB."""
    courseware_installed = Signal(str)
    """sha256: verified, on the disk and in its place."""
    courseware_failed = Signal(str, str)
    """sha256, and a code or ``GAVE_WAY``; what was proven is kept for the next time."""
    contact_failed = Signal(str)
    """A code; may come more than once in a round, and in a round that reached the township."""
    round_finished = Signal(bool)
    """Whether the township was reached in this round."""
    enrolment_offered = Signal(object)
    """The ``EnrolmentOffer``."""
    enrolment_answered = Signal(object, str)
    """The ``EnrolmentAnswer``, and the opened token, empty unless enrolled."""
    enrolment_failed = Signal(str)
    """A code."""

    def __init__(self) -> None:
        super().__init__()
        self._way = RightOfWay()
        self._line: Line | None = None

    def exchange(
        self,
        link: Link,
        etag: str,
        known_version: int,
        records: tuple[MeetingRecord, ...],
        status: Status | None,
    ) -> None:
        """Send records, fetch the feed, send the status; ends with ``round_finished``."""
        self._way.take()
        from kiosk.sync.ladder import Errand

        errand = Errand(link, etag, known_version, records, status)
        reached: list[bool] = []
        with self._job(self.contact_failed.emit):
            self._climb(errand, reached)
        self.round_finished.emit(any(reached))

    def fetch(self, link: Link, wanted: Wanted) -> None:
        """Fetch a file; ends with ``courseware_installed`` or ``courseware_failed``."""
        from kiosk.sync.courseware import download

        sha256 = wanted.courseware.sha256
        with self._job(partial(self.courseware_failed.emit, sha256)):
            with self._contact(link) as line:
                download(line, wanted, self._way, self._throttled_progress(sha256))
            self.courseware_installed.emit(sha256)

    def ask_enrolment(self, address: str, station_key: str, software: str) -> None:
        """Ask for a code; ends with ``enrolment_offered`` or ``enrolment_failed``."""
        from kiosk.sync.enrolment import ask

        with self._job(self.enrolment_failed.emit), self._contact(Link(address)) as line:
            self.enrolment_offered.emit(ask(line, station_key, software))

    def poll_enrolment(self, address: str, device_code: str, station_secret: str) -> None:
        """Ask for the identity; ends with ``enrolment_answered`` or ``enrolment_failed``."""
        from kiosk.sync.enrolment import poll

        with self._job(self.enrolment_failed.emit), self._contact(Link(address)) as line:
            self.enrolment_answered.emit(*poll(line, device_code, station_secret))

    def give_way(self) -> None:
        """Make a running download give way to an ``exchange`` being queued. From any thread."""
        self._way.ask()

    def hold_downloads(self, held: bool) -> None:
        """Keep downloads waiting, as while a meeting plays, or let them go on. From any thread."""
        self._way.hold(held)

    def stop(self) -> None:
        """End the job going on soon and begin no other. From any thread."""
        self._way.stop()
        line = self._line
        if line is not None:
            line.interrupt()

    @Slot(object)
    def run(self, job: Callable[[], None]) -> None:
        """Do a queued job, unless the worker has been stopped."""
        if not self._way.is_stopped:
            job()

    def _climb(self, errand: "Errand", reached: list[bool]) -> None:
        from kiosk.sync.ladder import Failed, climb

        with self._contact(errand.link) as line:
            for outcome in climb(line, errand, lambda: self._way.is_stopped):
                reached.append(not isinstance(outcome, Failed))
                self._tell(outcome)

    def _tell(self, outcome: "Outcome") -> None:
        from kiosk.sync import ladder
        from kiosk.sync.feed import NewFeed
        from kiosk.sync.status import StatusAnswered

        match outcome:
            case ladder.Receipts(receipts):
                self.receipts_received.emit(receipts)
            case NewFeed(document, feed, etag):
                self.feed_received.emit(document, feed, etag)
            case ladder.FeedUnchanged():
                self.feed_unchanged.emit()
            case StatusAnswered():
                self.status_answered.emit(outcome)
            case ladder.Failed(code):
                self.contact_failed.emit(code)

    @contextlib.contextmanager
    def _contact(self, link: Link) -> Iterator["Line"]:
        from kiosk.sync.http import Line

        with Line(link) as line:
            self._line = line
            try:
                yield line
            finally:
                self._line = None

    @contextlib.contextmanager
    def _job(self, tell_failure: Callable[[str], None]) -> Iterator[None]:
        """The top of the thread: whatever goes wrong in a job is told and ends the job only."""
        try:
            yield
        except GaveWay:
            tell_failure(GAVE_WAY)
        except KioskError as error:
            log.info("sync: %s %s", error.code, error.details)
            tell_failure(error.code)
        except Exception as error:  # noqa: BLE001 - the top of the thread
            # Frames and type only: the message of an unknown error may quote a record.
            frames = "".join(traceback.format_tb(error.__traceback__))
            log.error("sync: %s\n%s", type(error).__name__, frames)  # noqa: TRY400
            tell_failure(Trouble.TOWNSHIP_TROUBLE)

    def _throttled_progress(self, sha256: str) -> Callable[[int, int], None]:
        told_s = 0.0

        def tell(held: int, total: int) -> None:
            nonlocal told_s
            now = time.monotonic()
            if held == total or now - told_s >= _PROGRESS_EVERY_S:
                told_s = now
                self.courseware_progress.emit(sha256, held, total)

        return tell


class SyncThread(QObject):
    """The worker's thread, and the GUI thread's way to give it jobs."""

    _asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.worker = Worker()
        self._thread = QThread()
        self._thread.setObjectName("sync")
        self.worker.moveToThread(self._thread)
        self._asked.connect(self.worker.run, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Let the worker begin; jobs queued before are done then."""
        self._thread.start(QThread.Priority.LowPriority)

    def exchange(
        self,
        link: Link,
        etag: str,
        known_version: int,
        records: tuple[MeetingRecord, ...],
        status: Status | None,
    ) -> None:
        """Queue ``Worker.exchange``; a running download gives way to it."""
        self.worker.give_way()
        job = partial(self.worker.exchange, link, etag, known_version, records, status)
        self._asked.emit(job)

    def fetch(self, link: Link, wanted: Wanted) -> None:
        """Queue ``Worker.fetch``."""
        self._asked.emit(partial(self.worker.fetch, link, wanted))

    def ask_enrolment(self, address: str, station_key: str, software: str) -> None:
        """Queue ``Worker.ask_enrolment``."""
        self._asked.emit(partial(self.worker.ask_enrolment, address, station_key, software))

    def poll_enrolment(self, address: str, device_code: str, station_secret: str) -> None:
        """Queue ``Worker.poll_enrolment``."""
        self._asked.emit(partial(self.worker.poll_enrolment, address, device_code, station_secret))

    def hold_downloads(self, held: bool) -> None:
        """Keep downloads waiting, as while a meeting plays, or let them go on."""
        self.worker.hold_downloads(held)

    def shutdown(self, timeout_ms: int = 3000) -> bool:
        """Stop the worker and wait for its thread.

        Returns:
            Whether it ended. If not, it waits for a silent line; nothing it holds can be lost,
            but the QThread must not be destroyed: leave by ``os._exit``.
        """
        self.worker.stop()
        self._thread.quit()
        return self._thread.wait(timeout_ms)
