"""Takes fault reports (报修) and sees them through: durable, told to the office, answered, over."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.errors import KioskError, Trouble
from kiosk.inbox import Inbox
from kiosk.store.fault_file import FaultEntries, FaultEntry
from kiosk.store.writer import Writer
from protocol.fault_code import report_code
from protocol.faults import MOST_WORDS, FaultCategory, FaultReport
from protocol.feed import Feed
from protocol.status import StatusAnswer

_MOST_AT_ONCE = 20
"""Faults in one status; the others follow in the next."""


class FaultDesk(QObject):
    """The faults of this station.

    Args:
        writer: keeps them on the disk.
        clock: says when.
    """

    changed = Signal()
    """``entries`` changed; what is seen is durable."""
    kept = Signal(str)
    """The fault with this id, new or changed by the village, is durable and can be sent."""
    told = Signal(str, object)
    """A trouble code and details, for a sentence on the screen."""

    def __init__(self, writer: Writer, clock: Clock) -> None:
        super().__init__()
        self._writer, self._clock = writer, clock
        self.entries: FaultEntries = ()
        """Oldest first; empty until they have been read."""
        self._inbox = Inbox()

    @property
    def open(self) -> FaultEntries:
        """Faults nobody in the village has called mended, newest first."""
        return tuple(one for one in reversed(self.entries) if one.is_open)

    def entry(self, fault_id: str) -> FaultEntry | None:
        """A fault by its id."""
        return next((one for one in self.entries if one.report.id == fault_id), None)

    def load(self) -> None:
        """Read what was reported before."""
        self._inbox.expect(self._writer.run(lambda store: store.faults.load()), self._take)

    def report(
        self, fault: str, category: FaultCategory, wrong: Iterable[str] = (), steps_tried: int = 0
    ) -> str:
        """Report a fault; ``kept`` follows once it is durable.

        Args:
            fault: a part of the self-check, or a trouble's code.
            category: as the village sees it.
            wrong: parts that the self-check found wrong.
            steps_tried: how many of the guide's steps were tried first.

        Returns:
            Its id.
        """
        found = tuple(wrong)
        report = FaultReport(
            id=str(uuid4()),
            code=report_code(fault, found),
            part=fault,
            category=category,
            reported=self._clock.now(),
            wrong=found,
            steps_tried=steps_tried,
        )
        self._change(lambda entries: (*entries, FaultEntry(report=report)), report.id)
        return report.id

    def describe(self, fault_id: str, words: str) -> None:
        """Add the village's own words."""
        self._revise(fault_id, words=words.strip()[:MOST_WORDS])

    def classify(self, fault_id: str, category: FaultCategory) -> None:
        """Put it under another category."""
        self._revise(fault_id, category=category)

    def restore(self, fault_id: str) -> None:
        """It works again, as of now."""
        self._revise(fault_id, restored=self._clock.now())

    def reopen(self, fault_id: str) -> None:
        """It does not work after all."""
        self._revise(fault_id, restored=None)

    def status_part(self) -> dict[str, object]:
        """The field of ``Status`` that tells of them: what is open, and what is not told yet."""
        waiting = [one for one in self.entries if not one.is_told]
        known = [one for one in self.open if one.is_told]
        return {"faults": tuple(one.report for one in (*waiting, *known)[:_MOST_AT_ONCE])}

    def take_answer(self, answer: StatusAnswer) -> None:
        """The township has the status; note which faults it holds."""
        held = {one.fault_id: one.revision for one in answer.faults}
        if any(_is_news(one, held) for one in self.entries):
            self._change(lambda entries: tuple(_with_receipt(one, held) for one in entries))

    def hear(self, feed: Feed | None) -> None:
        """Note what the office says of the faults."""
        said = {one.fault_id: one for one in feed.faults} if feed is not None else {}

        def answered(entries: FaultEntries) -> FaultEntries:
            return tuple(
                one.model_copy(update={"answer": said.get(one.report.id, one.answer)})
                for one in entries
            )

        if said:  # asked of the disk, for what is there may not have been read yet
            self._change(answered)

    def _revise(self, fault_id: str, **fields: object) -> None:
        def revised(entry: FaultEntry) -> FaultEntry:
            report = entry.report
            if report.id != fault_id or all(getattr(report, it) == fields[it] for it in fields):
                return entry
            update = {**fields, "revision": report.revision + 1}
            return entry.model_copy(update={"report": report.model_copy(update=update)})

        self._change(lambda entries: tuple(revised(one) for one in entries), fault_id)

    def _change(self, change: Callable[[FaultEntries], FaultEntries], kept: str = "") -> None:
        def take(done: "Future[FaultEntries]") -> None:
            self._take(done)
            if kept and done.exception() is None:
                self.kept.emit(kept)

        self._inbox.expect(self._writer.run(lambda store: store.faults.change(change)), take)

    def _take(self, done: "Future[FaultEntries]") -> None:
        failure = done.exception()
        if failure is not None:
            code = failure.code if isinstance(failure, KioskError) else Trouble.DISK_FAILED
            self.told.emit(code, {})
            return
        if done.result() != self.entries:
            self.entries = done.result()
            self.changed.emit()


def _is_news(entry: FaultEntry, held: dict[str, int]) -> bool:
    return held.get(entry.report.id, 0) > entry.told_revision


def _with_receipt(entry: FaultEntry, held: dict[str, int]) -> FaultEntry:
    if not _is_news(entry, held):
        return entry
    return entry.model_copy(update={"told_revision": held[entry.report.id]})
