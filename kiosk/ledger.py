"""What the station knows of its own records: this month's, what waits, and where each one is."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.inbox import Inbox
from kiosk.page_first import page_first
from kiosk.store.documents import RecordState, StoredRecord
from kiosk.store.record_line import RecordLine
from kiosk.store.records import IndexEntry, entry_of
from kiosk.store.store import Store
from kiosk.store.writer import Writer
from kiosk.summary import RecordSummary, watched_courses
from protocol.feed import ReturnedRecord
from protocol.meeting_types import MeetingForm
from protocol.moment import ClockTrust
from protocol.receipt import Receipt

_ASKED_ABOUT = (RecordState.RETURNED, RecordState.REFUSED)


class Ledger(QObject):
    """An index over the record files, built month by month after the home page is up.

    A record counts by its newest revision; to be sent, every revision counts. It counts for the
    month in which its meeting was held as far as that is known now, whatever file holds it.
    """

    changed = Signal()
    """Which records wait, or this month's records, changed."""
    completed = Signal()
    """Every month has been looked at."""
    unread = Signal()
    """The disk does not give a month back for now; its records wait for another start."""
    loaded = Signal(object)
    """``tuple[RecordLine, ...]`` of a month that was asked for, the newest meeting first."""
    found = Signal(object)
    """``StoredRecord`` that was asked for by its id; ``None`` if there is none."""

    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        month: str,
        recent: tuple[IndexEntry, ...],
        months: tuple[str, ...],
    ) -> None:
        super().__init__()
        self._writer = writer
        self._clock = clock
        self._since = month
        self._counted: dict[str, IndexEntry] = {}
        """Records since the month in which the kiosk was started, and all of doubtful times."""
        self._waiting: dict[tuple[str, int], IndexEntry] = {}
        """Revisions the township has not answered yet."""
        self._asked_about: dict[str, IndexEntry] = {}
        """Records whose newest revision was returned or refused."""
        self._unfinished: dict[str, IndexEntry] = {}
        """Records of any month, closed by the station itself, that nobody has added to."""
        self._left_off: dict[str, tuple[int, int]] = {}
        """Of courses watched on demand: the latest meeting's sequence, and where it left them."""
        self._latest_meeting: RecordSummary | None = None
        self._month_of: dict[str, str] = {}
        self.months = months
        self.last_sequence = 0
        self.complete = False
        """Whether every month has been looked at."""
        # A month of which nothing was read at the start may only have been slow to come.
        self._to_scan = [one for one in months if one != month or not recent]
        self._take(recent)
        self._inbox = Inbox()

    @property
    def pending(self) -> tuple[IndexEntry, ...]:
        """Revisions to send: the oldest meeting first, and of one its oldest revision."""
        return tuple(
            sorted(
                self._waiting.values(),
                key=lambda one: (one.summary.sequence, one.summary.revision),
            )
        )

    def count(self, state: RecordState) -> int:
        """How many records are in a state other than acked, each counted once."""
        counts = {
            RecordState.PENDING: len({record_id for record_id, _ in self._waiting}),
            RecordState.RETURNED: len(self.returned),
            RecordState.REFUSED: len(self.refused),
        }
        return counts.get(state, 0)

    @property
    def returned(self) -> tuple[str, ...]:
        """Ids of the records the office wants something added to, the oldest meeting first."""
        return self._in_state(RecordState.RETURNED)

    @property
    def refused(self) -> tuple[str, ...]:
        """Ids of the records the township did not take, the oldest meeting first."""
        return self._in_state(RecordState.REFUSED)

    def unfinished(self) -> tuple[IndexEntry, ...]:
        """Records the station closed by itself that nobody has added to, newest first."""
        return tuple(sorted(self._unfinished.values(), key=lambda one: -one.summary.sequence))

    @property
    def latest_meeting(self) -> RecordSummary | None:
        """The last one that took place, of any month; watching on demand is none."""
        return self._latest_meeting

    def held_meetings(self) -> frozenset[str]:
        """Planned meetings that were held."""
        return frozenset(
            one.summary.planned_meeting_id
            for one in self._counted.values()
            if one.summary.planned_meeting_id and one.summary.took_place
        )

    def watched(self, month: str, minimum_people: int) -> frozenset[str]:
        """Courses watched at valid meetings of a month, this one or a later one."""
        if month < self._since:
            self._look_back(month)
        summaries = (one.summary for one in self._counted.values() if self._held_in(one, month))
        return watched_courses(summaries, minimum_people)

    @property
    def left_off(self) -> Mapping[str, int]:
        """Courses that were left on demand, the latest first, and where in ms to go on."""
        left = sorted(self._left_off.items(), key=lambda one: -one[1][0])
        return {sha256: place_ms for sha256, (_sequence, place_ms) in left if place_ms}

    def scan(self) -> None:
        """Look at the older months, one piece of work each, so that nothing else waits long."""
        if not self._to_scan:
            self.complete = True
            self.changed.emit()
            self.completed.emit()
            return
        month = self._to_scan.pop(0)
        future = self._writer.run(lambda store: store.records.index(month))
        self._inbox.expect(future, self._on_scanned)

    def add(self, stored: StoredRecord) -> None:
        """A record was just closed, or a further revision of one was kept."""
        entry = entry_of(stored)
        self.months = tuple(sorted({*self.months, entry.month}, reverse=True))
        self._take((entry,))
        self.changed.emit()

    def load(self, month: str) -> None:
        """Read a month's records once the page that asks is painted; ``loaded`` tells."""

        def read() -> None:
            future = self._writer.run(lambda store: store.records.lines(month))
            self._inbox.expect(future, self._on_asked)

        page_first(self, read)

    def find(self, record_id: str) -> None:
        """Read one record; ``found`` tells."""
        month = self._month_of.get(record_id)
        not_looked_at = () if self.complete else self.months
        months = (month,) if month else not_looked_at
        future = self._writer.run(lambda store: store.records.find(record_id, months))
        self._inbox.expect(future, self._on_found)

    def note(self, receipts: tuple[Receipt, ...], at_ms: int) -> None:
        """Write down the township's verdicts on revisions that are known to wait.

        Args:
            receipts: verdicts in any order, known ones too.
            at_ms: wall time at which they came, ms since 1970Z.
        """
        wanted = tuple(one for one in receipts if self._is_open(one))
        if wanted:
            months = {one.record_id: self._month_of[one.record_id] for one in wanted}
            self._write(lambda store: store.records.apply_receipts(wanted, months, at_ms))

    def note_returned(self, asked: tuple[ReturnedRecord, ...], at_ms: int) -> None:
        """Write down which records the office wants something added to; safe to repeat.

        Args:
            asked: all of them, as the feed says now.
            at_ms: wall time at which it came, ms since 1970Z.
        """
        wanted = tuple(one for one in asked if one.record_id in self._month_of)
        named = {one.record_id for one in wanted}
        settled = tuple(set(self.returned) - named)
        if wanted or settled:
            months = {one: self._month_of[one] for one in (*named, *settled)}
            self._write(lambda store: store.records.apply_returned(wanted, settled, months, at_ms))

    def _look_back(self, month: str) -> None:
        """The clock was ahead when the kiosk began: what counts began earlier."""
        self._since = month
        self._to_scan = list(self.months)
        if self.complete and self.months:
            self.complete = False
            self.scan()

    def _held_in(self, entry: IndexEntry, month: str) -> bool:
        return self._clock.local(entry.summary.opened).strftime("%Y-%m") == month

    def _is_open(self, receipt: Receipt) -> bool:
        if (receipt.record_id, receipt.revision) in self._waiting:
            return True
        known = self._asked_about.get(receipt.record_id)
        return known is not None and known.state is RecordState.REFUSED

    def _in_state(self, state: RecordState) -> tuple[str, ...]:
        found = (one for one in self._asked_about.values() if one.state is state)
        ordered = sorted(found, key=lambda one: one.summary.sequence)
        return tuple(one.summary.id for one in ordered)

    def _write(self, apply: "Callable[[Store], tuple[IndexEntry, ...]]") -> None:
        self._inbox.expect(self._writer.run(apply), self._on_noted)

    def _take(self, some: Iterable[IndexEntry]) -> None:
        for one in some:
            summary = one.summary
            self.last_sequence = max(self.last_sequence, summary.sequence)
            self._month_of[summary.id] = one.month
            key = (summary.id, summary.revision)
            if one.state is RecordState.PENDING:
                self._waiting[key] = one
            else:
                self._waiting.pop(key, None)
            if one.is_newest:
                self._take_newest(one)

    def _take_newest(self, one: IndexEntry) -> None:
        if one.month >= self._since or one.summary.opened.trust is ClockTrust.DOUBTFUL:
            self._counted[one.summary.id] = one
        for sha256, place_ms in one.summary.left_off.items():
            if self._left_off.get(sha256, (0, 0))[0] <= one.summary.sequence:
                self._left_off[sha256] = one.summary.sequence, place_ms
        self._note_latest(one.summary)
        if one.summary.closed_by_itself and one.summary.revision == 1:
            self._unfinished[one.summary.id] = one
        else:
            self._unfinished.pop(one.summary.id, None)
        if one.state in _ASKED_ABOUT:
            self._asked_about[one.summary.id] = one
        else:
            self._asked_about.pop(one.summary.id, None)

    def _note_latest(self, summary: RecordSummary) -> None:
        known = self._latest_meeting
        is_meeting = summary.took_place and summary.form is not MeetingForm.ON_DEMAND
        if is_meeting and (known is None or known.sequence <= summary.sequence):
            self._latest_meeting = summary

    def _on_scanned(self, future: "Future[tuple[IndexEntry, ...]]") -> None:
        if future.exception() is None:
            self._take(future.result())
        else:
            self.unread.emit()
        self.scan()

    def _on_asked(self, future: "Future[tuple[RecordLine, ...]]") -> None:
        self.loaded.emit(future.result() if future.exception() is None else ())

    def _on_found(self, future: "Future[StoredRecord | None]") -> None:
        self.found.emit(future.result() if future.exception() is None else None)

    def _on_noted(self, future: "Future[tuple[IndexEntry, ...]]") -> None:
        if future.exception() is None and future.result():
            self._take(future.result())
            self.changed.emit()
