"""What the station knows of its own records: this month's, what waits, and where each one is."""

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from kiosk.inbox import Inbox
from kiosk.store.records import IndexEntry, RecordState, StoredRecord, entry_of
from kiosk.store.writer import Writer
from kiosk.summary import watched_courses
from protocol.receipt import Receipt


class Ledger(QObject):
    """An index over the record files, built month by month after the home page is up."""

    changed = Signal()
    """Which records wait, or this month's records, changed."""
    loaded = Signal(object)
    """``tuple[StoredRecord, ...]`` of a month that was asked for, newest first."""

    def __init__(
        self, writer: Writer, month: str, recent: tuple[IndexEntry, ...], months: tuple[str, ...]
    ) -> None:
        super().__init__()
        self._writer = writer
        self._since = month
        self._counted: dict[str, IndexEntry] = {}
        """Records since the month in which the kiosk was started; it may run into the next."""
        self._open: dict[str, IndexEntry] = {}
        """Records the township does not hold yet: pending, refused or returned."""
        self.months = months
        self.last_sequence = 0
        self.complete = False
        """Whether every month has been looked at."""
        self._to_scan = [one for one in months if one != month]
        self._take(recent)
        self._inbox = Inbox()

    @property
    def pending(self) -> tuple[IndexEntry, ...]:
        """Records to send, oldest first."""
        waiting = (one for one in self._open.values() if one.state is RecordState.PENDING)
        return tuple(sorted(waiting, key=lambda one: one.summary.sequence))

    def count(self, state: RecordState) -> int:
        """How many known records are in a state other than acked."""
        return sum(1 for one in self._open.values() if one.state is state)

    def held_meetings(self) -> frozenset[str]:
        """Planned meetings that were held."""
        return frozenset(
            one.summary.planned_meeting_id
            for one in self._counted.values()
            if one.summary.planned_meeting_id and one.summary.took_place
        )

    def watched(self, month: str, minimum_people: int) -> frozenset[str]:
        """Courses watched at valid meetings of a month, this one or a later one."""
        summaries = (one.summary for one in self._counted.values() if one.month == month)
        return watched_courses(summaries, minimum_people)

    def scan(self) -> None:
        """Look at the older months, one piece of work each, so that nothing else waits long."""
        if not self._to_scan:
            self.complete = True
            self.changed.emit()
            return
        month = self._to_scan.pop(0)
        future = self._writer.run(lambda store: store.records.index(month))
        self._inbox.expect(future, self._on_scanned)

    def add(self, stored: StoredRecord) -> None:
        """A record was just closed."""
        entry = entry_of(stored)
        self.months = tuple(sorted({*self.months, entry.month}, reverse=True))
        self._take((entry,))
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
        months = {one.record_id: self._open[one.record_id].month for one in wanted}
        future = self._writer.run(lambda store: store.records.apply_receipts(wanted, months))
        self._inbox.expect(future, self._on_noted)

    def _take(self, some: tuple[IndexEntry, ...]) -> None:
        for one in some:
            summary = one.summary
            self.last_sequence = max(self.last_sequence, summary.sequence)
            if one.month >= self._since:
                self._counted[summary.id] = one
            if one.state is RecordState.ACKED:
                self._open.pop(summary.id, None)
            else:
                self._open[summary.id] = one

    def _on_scanned(self, future: "Future[tuple[IndexEntry, ...]]") -> None:
        if future.exception() is None:
            self._take(future.result())
        self.scan()

    def _on_asked(self, future: "Future[tuple[StoredRecord, ...]]") -> None:
        self.loaded.emit(future.result() if future.exception() is None else ())

    def _on_noted(self, future: "Future[tuple[IndexEntry, ...]]") -> None:
        if future.exception() is None:
            self._take(future.result())
            self.changed.emit()
