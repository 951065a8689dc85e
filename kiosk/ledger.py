"""What the station knows of its own records: this month's, what waits, and where each one is."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from kiosk.inbox import Inbox
from kiosk.store.records import RecordState, StoredRecord, month_of
from kiosk.store.writer import Writer
from kiosk.tasks import watched_courses
from protocol.receipt import Receipt
from protocol.record import MeetingRecord


class Ledger(QObject):
    """An index over the record files, built month by month after the home page is up."""

    changed = Signal()
    """Which records wait, or this month's records, changed."""
    loaded = Signal(object)
    """``tuple[StoredRecord, ...]`` of a month that was asked for, newest first."""

    def __init__(
        self, writer: Writer, month: str, recent: tuple[StoredRecord, ...], months: tuple[str, ...]
    ) -> None:
        super().__init__()
        self._writer = writer
        self._month = month
        self._month_of: dict[str, str] = {}
        self._this_month: dict[str, StoredRecord] = {}
        self._open: dict[str, StoredRecord] = {}
        """Records the township does not hold yet: pending, refused or returned."""
        self.months = months
        self.last_sequence = 0
        self.complete = False
        """Whether every month has been looked at."""
        self._to_scan = [one for one in months if one != month]
        self._take(recent)
        self._inbox = Inbox()

    @property
    def pending(self) -> tuple[StoredRecord, ...]:
        """Records to send, oldest first."""
        waiting = (one for one in self._open.values() if one.state is RecordState.PENDING)
        return tuple(sorted(waiting, key=lambda one: one.record.sequence))

    def count(self, state: RecordState) -> int:
        """How many known records are in a state other than acked."""
        return sum(1 for one in self._open.values() if one.state is state)

    def held_meetings(self) -> frozenset[str]:
        """Planned meetings of this month that were held."""
        return frozenset(
            one.record.planned_meeting_id
            for one in self._this_month.values()
            if one.record.planned_meeting_id and not one.record.abandoned_reason
        )

    def watched(self, minimum_people: int) -> frozenset[str]:
        """Courses watched this month at valid meetings."""
        return watched_courses((one.record for one in self._this_month.values()), minimum_people)

    def scan(self) -> None:
        """Look at the older months, one piece of work each, so that nothing else waits long."""
        if not self._to_scan:
            self.complete = True
            self.changed.emit()
            return
        month = self._to_scan.pop(0)
        future = self._writer.run(lambda store: store.records.load(month))
        self._inbox.expect(future, self._on_scanned)

    def add(self, stored: StoredRecord) -> None:
        """A record was just closed."""
        month = month_of(stored.record)
        if month not in self.months:
            self.months = tuple(sorted({*self.months, month}, reverse=True))
        self._take((stored,))
        self.changed.emit()

    def load(self, month: str) -> None:
        """Read a month's records; ``loaded`` tells."""
        future = self._writer.run(lambda store: store.records.load(month))
        self._inbox.expect(future, self._on_asked)

    def note(self, receipts: tuple[Receipt, ...]) -> None:
        """Write down the township's verdicts on records that are known to wait."""
        wanted = tuple(one for one in receipts if one.record_id in self._open)
        if not wanted:
            return
        months = {one.record_id: self._month_of[one.record_id] for one in wanted}
        future = self._writer.run(lambda store: store.records.apply_receipts(wanted, months))
        self._inbox.expect(future, self._on_noted)

    def _take(self, some: tuple[StoredRecord, ...]) -> None:
        for one in some:
            record: MeetingRecord = one.record
            self.last_sequence = max(self.last_sequence, record.sequence)
            month = month_of(record)
            if month == self._month:
                self._this_month[record.id] = one
            if one.state is RecordState.ACKED:
                self._open.pop(record.id, None)
            else:
                self._open[record.id] = one
                self._month_of[record.id] = month

    def _on_scanned(self, future: "Future[tuple[StoredRecord, ...]]") -> None:
        if future.exception() is None:
            self._take(future.result())
        self.scan()

    def _on_asked(self, future: "Future[tuple[StoredRecord, ...]]") -> None:
        self.loaded.emit(future.result() if future.exception() is None else ())

    def _on_noted(self, future: "Future[tuple[StoredRecord, ...]]") -> None:
        if future.exception() is None:
            self._take(future.result())
            self.changed.emit()
