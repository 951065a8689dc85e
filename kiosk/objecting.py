"""Takes what the village says of a month's figures and sees it through: durable, told, answered."""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from kiosk.clock import Clock
from kiosk.errors import KioskError, Trouble
from kiosk.inbox import Inbox
from kiosk.store.objection_file import Agreed, ObjectionEntry, Said
from kiosk.store.writer import Writer
from protocol.feed import Feed
from protocol.month_figures import FiguresHeld, MonthFigures, Objection
from protocol.status import StatusAnswer

_MOST_AT_ONCE = 20
"""Objections in one status; the others follow in the next."""


class Objecting(QObject):
    """The figures of this village, and what it says of them.

    Args:
        writer: keeps it on the disk.
        clock: says when.
    """

    changed = Signal()
    """``figures`` or ``said`` changed; what is seen is durable."""
    kept = Signal(str)
    """The objection with this id, or the agreement to this month, is durable and can be sent."""
    told = Signal(str, object)
    """A trouble code and details, for a sentence on the screen."""

    def __init__(self, writer: Writer, clock: Clock) -> None:
        super().__init__()
        self._writer, self._clock = writer, clock
        self.figures: tuple[MonthFigures, ...] = ()
        """Of months that are over, newest first; they are on the disk with the feed."""
        self.said = Said()
        """Nothing until it has been read."""
        self._is_read = False
        self._inbox = Inbox()

    @property
    def newest(self) -> MonthFigures | None:
        """The figures of the latest month."""
        return self.figures[0] if self.figures else None

    @property
    def waiting(self) -> MonthFigures | None:
        """The latest month's figures, if the village may still object and has said nothing."""
        newest = self.newest if self._is_read else None
        if newest is None or not self.is_open(newest) or self.has_agreed(newest):
            return None
        return None if self.entries_about(newest) else newest

    @property
    def unseen(self) -> ObjectionEntry | None:
        """The latest objection with an answer that nobody has looked at."""
        return next((one for one in reversed(self.said.entries) if one.is_unseen), None)

    def of_month(self, month: str) -> MonthFigures | None:
        """The figures of a month."""
        return next((one for one in self.figures if one.month == month), None)

    def entry(self, objection_id: str) -> ObjectionEntry | None:
        """An objection by its id."""
        return next((one for one in self.said.entries if one.objection.id == objection_id), None)

    def latest_about(self, month: str, about: str) -> ObjectionEntry | None:
        """The latest objection to a line, whatever edition it was made to."""
        found = (
            one
            for one in reversed(self.said.entries)
            if (one.objection.month, one.objection.about) == (month, about)
        )
        return next(found, None)

    def entries_about(self, figures: MonthFigures, about: str = "") -> tuple[ObjectionEntry, ...]:
        """Objections to what is shown now, oldest first; of one line, if that is named.

        An objection to figures that have changed since is none to those that are shown now.
        """
        return tuple(
            one
            for one in self.said.entries
            if one.objection.month == figures.month
            and one.objection.revision >= figures.same_since
            and about in ("", one.objection.about)
        )

    def is_open(self, figures: MonthFigures) -> bool:
        """Whether the village can still object."""
        today = self._clock.local_now().date()
        return not figures.is_final and today <= date.fromisoformat(figures.object_until)

    def has_agreed(self, figures: MonthFigures) -> bool:
        """Whether somebody said 没有意见 to what is shown now."""
        return any(
            one.month == figures.month and one.revision >= figures.same_since
            for one in self.said.agreed
        )

    def load(self) -> None:
        """Read what was said before."""
        self._inbox.expect(self._writer.run(lambda store: store.objections.load()), self._take)

    def object_to(self, figures: MonthFigures, about: str, reason: str) -> str:
        """Object to a line; ``kept`` follows once that is durable.

        Args:
            figures: what is objected to.
            about: a figure's code, or a meeting's record id.
            reason: an ``ObjectionReason``.

        Returns:
            Its id; the one of before, where the same was said of the same.
        """
        before = self.entries_about(figures, about)
        same = next((one.objection for one in before if one.objection.reason == reason), None)
        objection = same or Objection(
            id=str(uuid4()),
            month=figures.month,
            revision=figures.revision,
            about=about,
            reason=reason,
            made=self._clock.now(),
        )
        self._change(lambda said: _with_objection(said, objection), objection.id)
        return objection.id

    def agree(self, figures: MonthFigures) -> None:
        """Nobody objects; ``kept`` follows with the month."""
        agreed = Agreed(month=figures.month, revision=figures.revision)
        self._change(lambda said: _with_agreement(said, agreed), figures.month)

    def see(self, objection_id: str) -> None:
        """Somebody looks at an answer."""
        entry = self.entry(objection_id)
        if entry is not None and entry.is_unseen:
            self._change(lambda said: _with_entries(said, lambda one: _seen(one, objection_id)))

    def status_part(self) -> dict[str, object]:
        """The fields of ``Status`` that tell of it: what is not told, and what is unanswered."""
        waiting = [one for one in self.said.entries if not one.told]
        known = [one for one in self.said.entries if one.told and one.answer is None]
        return {
            "objections": tuple(one.objection for one in (*waiting, *known)[:_MOST_AT_ONCE]),
            "figures_held": tuple(self._held(one) for one in self.figures),
        }

    def take_answer(self, answer: StatusAnswer) -> None:
        """The township has the status; note which objections it holds."""
        held = {one.objection_id for one in answer.objections}
        if any(one.objection.id in held and not one.told for one in self.said.entries):
            self._change(lambda said: _with_entries(said, lambda one: _told(one, held)))

    def hear(self, feed: Feed | None) -> None:
        """Note the figures, and what the office says to objections."""
        figures = feed.month_figures if feed is not None else ()
        said = {answer.objection_id: answer for one in figures for answer in one.answers}

        def answered(entry: ObjectionEntry) -> ObjectionEntry:
            news = said.get(entry.objection.id, entry.answer)
            if news == entry.answer:
                return entry
            return entry.model_copy(update={"answer": news, "seen": False, "told": True})

        if figures != self.figures:
            self.figures = figures
            self.changed.emit()
        if said:  # asked of the disk, for what is there may not have been read yet
            self._change(lambda all_said: _with_entries(all_said, answered))

    def _held(self, figures: MonthFigures) -> FiguresHeld:
        agreed = self.has_agreed(figures) and not self.entries_about(figures)
        return FiguresHeld(month=figures.month, revision=figures.revision, agreed=agreed)

    def _change(self, change: Callable[[Said], Said], kept: str = "") -> None:
        def take(done: "Future[Said]") -> None:
            self._take(done)
            if kept and done.exception() is None:
                self.kept.emit(kept)

        self._inbox.expect(self._writer.run(lambda store: store.objections.change(change)), take)

    def _take(self, done: "Future[Said]") -> None:
        failure = done.exception()
        if failure is not None:
            code = failure.code if isinstance(failure, KioskError) else Trouble.DISK_FAILED
            self.told.emit(code, {})
            return
        is_news = not self._is_read or done.result() != self.said
        self._is_read, self.said = True, done.result()
        if is_news:
            self.changed.emit()


def _with_objection(said: Said, objection: Objection) -> Said:
    if any(one.objection.id == objection.id for one in said.entries):
        return said
    entries = (*said.entries, ObjectionEntry(objection=objection))
    return said.model_copy(update={"entries": entries})


def _with_agreement(said: Said, agreed: Agreed) -> Said:
    others = tuple(one for one in said.agreed if one.month != agreed.month)
    return said.model_copy(update={"agreed": (*others, agreed)})


def _with_entries(said: Said, change: Callable[[ObjectionEntry], ObjectionEntry]) -> Said:
    return said.model_copy(update={"entries": tuple(change(one) for one in said.entries)})


def _seen(entry: ObjectionEntry, objection_id: str) -> ObjectionEntry:
    is_it = entry.objection.id == objection_id
    return entry.model_copy(update={"seen": True}) if is_it else entry


def _told(entry: ObjectionEntry, held: set[str]) -> ObjectionEntry:
    is_it = entry.objection.id in held
    return entry.model_copy(update={"told": True}) if is_it else entry
