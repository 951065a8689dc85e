"""What somebody wants on paper: composed from the store, shown, printed or taken along on a stick.

Nothing is called printed before CUPS has taken it, nor saved before it was read back.
"""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.clock import Clock
from kiosk.devices.printer import Cups, JobFate, Printer, PrinterTrouble, PrintRefused
from kiosk.devices.stick import StickRefused, StickTrouble
from kiosk.devices.usb import Sticks
from kiosk.errors import Trouble
from kiosk.exchange import Exchange
from kiosk.inbox import Inbox
from kiosk.page_first import page_first
from kiosk.store.documents import StoredRecord
from kiosk.store.store import Store
from kiosk.store.writer import Writer

if TYPE_CHECKING:
    from kiosk.sheets.press import Press
    from protocol.people import Person
    from protocol.record import MeetingRecord

_ASK_AGAIN_MS = 2000
"""How often the queue is asked what became of the sheets."""

log = logging.getLogger(__name__)

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Order:
    """What is wanted on paper: one record, a month's records, or everybody's card."""

    record_id: str = ""
    month: str = ""
    """Such as ``2026-04``."""

    @property
    def is_cards(self) -> bool:
        """Whether it is the member cards."""
        return not self.record_id and not self.month


class Stage(StrEnum):
    """How far the sheets are."""

    COMPOSING = "composing"
    READY = "ready"
    MISSING = "missing"
    """There is nothing to print."""
    FAILED = "failed"


class Errand(StrEnum):
    """What is being done with the sheets, or was done last."""

    NONE = "none"
    SENDING = "sending"
    QUEUED = "queued"
    """CUPS has them."""
    PRINTED = "printed"
    DROPPED = "dropped"
    SAVING = "saving"
    SAVED = "saved"
    """On the stick, which may be pulled out."""
    REFUSED = "refused"

    @property
    def is_under_way(self) -> bool:
        """Whether it is not decided yet."""
        return self in (Errand.SENDING, Errand.QUEUED, Errand.SAVING)


@dataclass(frozen=True)
class PaperView:
    """How it stands."""

    order: Order = Order()
    stage: Stage = Stage.COMPOSING
    pages: int = 0
    errand: Errand = Errand.NONE
    trouble: PrinterTrouble | StickTrouble | None = None
    """What keeps the errand from being done."""


class Paper(QObject):
    """Belongs to the thread of the screen; draws on one thread and waits for devices on another.

    Args:
        writer: the thread that owns the disk.
        exchange: knows the village, its people and which months there are.
        clock: says when, and what was learnt of the station's clocks.
        cups: the printers of this machine.
        sticks: its USB sticks.
    """

    changed = Signal()
    """``view`` changed."""
    pictured = Signal(int, object)
    """A page, from 0, and its ``QImage``."""
    told = Signal(str, object)
    """What became of an errand after the sheets were put away, if it failed: a ``Trouble``."""

    def __init__(
        self,
        *,
        writer: Writer,
        exchange: Exchange,
        clock: Clock,
        cups: Cups | None = None,
        sticks: Sticks | None = None,
    ) -> None:
        super().__init__()
        self._writer, self._exchange, self._clock = writer, exchange, clock
        self._cups, self._sticks = cups or Cups(), sticks or Sticks()
        self._drawing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="press")
        self._devices = ThreadPoolExecutor(max_workers=1, thread_name_prefix="devices")
        self._press: Press | None = None
        """Touched on the drawing thread alone."""
        self._inbox = Inbox()
        self._order_number = 0
        self._folder, self._file = "", ""
        self._errand: Future[Any] | None = None
        self._job = ""
        self._asks = QTimer(self, singleShot=True, interval=_ASK_AGAIN_MS)
        self._asks.timeout.connect(self._ask_queue)
        self.view = PaperView()

    def prepare(self, order: Order) -> None:
        """Compose what is wanted, once the page is painted; ``changed`` tells how it goes."""
        self._order_number += 1
        self._asks.stop()
        self.view = PaperView(order)
        self.changed.emit()
        page_first(self, partial(self._compose, order, self._order_number))

    def _compose(self, order: Order, number: int) -> None:
        if number != self._order_number:
            return
        if order.is_cards:
            feed = self._exchange.feed
            self._compose_cards(feed.roster if feed is not None else ())
            return
        future = self._writer.run(partial(_fetch, order=order, months=self._exchange.months))
        self._expect(future, self._compose_records)

    def draw(self, page: int, height: int) -> None:
        """Draw a page, from 0, so many pixels high; ``pictured`` follows."""
        future: Future[object] = self._draw(lambda press: press.picture(page, height))

        def show(done: "Future[object]") -> None:
            if done.exception() is None and done.result() is not None:
                self.pictured.emit(page, done.result())

        self._expect(future, show)

    def print(self) -> None:
        """Hand the sheets to the printer, once; nothing while something is under way."""
        if self.view.stage is not Stage.READY or self.view.errand.is_under_way:
            return
        title = self._file.removesuffix(".pdf")
        self._say(errand=Errand.SENDING, trouble=None)
        self._run_errand(partial(_print, self._cups, title), self._on_sent, Trouble.NOT_PRINTED)

    def save_to_stick(self) -> None:
        """Put the sheets on a stick, once; nothing while something is under way."""
        if self.view.stage is not Stage.READY or self.view.errand.is_under_way:
            return
        self._say(errand=Errand.SAVING, trouble=None)
        keep = partial(self._sticks.keep, self._folder, self._file)
        self._run_errand(keep, self._on_saved, Trouble.NOT_ON_STICK)

    def put_away(self) -> None:
        """Nobody looks at the sheets any more: their names are forgotten, their printing is not."""
        self._order_number += 1
        self._asks.stop()
        self.view = PaperView()
        self._draw(lambda press: press.clear())

    def shutdown(self) -> bool:
        """End both threads; whether they have ended. A device is not waited for."""
        self._asks.stop()
        self._drawing.submit(self._forget_press)
        self._drawing.shutdown(wait=True, cancel_futures=False)
        self._devices.shutdown(wait=False, cancel_futures=True)
        return self._errand is None or self._errand.done()

    def _compose_records(self, done: "Future[tuple[MeetingRecord, ...]]") -> None:
        if done.exception() is not None:
            self._say(stage=Stage.FAILED)
            return
        records = done.result()
        if not records:
            self._say(stage=Stage.MISSING)
            return
        now = self._clock.local_now()
        self._folder = self._named(self._clock.local(records[0].opened), "学习记录")
        self._file = f"{_title(self.view.order, records)}.pdf"
        known, title = self._clock.known.offsets, self._file.removesuffix(".pdf")
        self._expect(
            self._draw(lambda press: press.compose_records(records, known, title, now)),
            self._on_composed,
        )

    def _compose_cards(self, people: "Sequence[Person]") -> None:
        if not people:
            self._say(stage=Stage.MISSING)
            return
        village = self._exchange.station_name
        self._folder = self._named(self._clock.local_now(), "成员卡")
        self._file = "成员卡.pdf"
        self._expect(
            self._draw(lambda press: press.compose_cards(people, village, "成员卡")),
            self._on_composed,
        )

    def _named(self, when: datetime, what: str) -> str:
        return f"{self._exchange.station_name} {when.year}年{when.month}月{what}"

    def _on_composed(self, done: "Future[int]") -> None:
        if (trouble := done.exception()) is not None:
            log.error("the sheets could not be composed: %s", type(trouble).__name__)
            self._say(stage=Stage.FAILED)
            return
        self._say(stage=Stage.READY, pages=done.result())

    def _run_errand(
        self,
        use: Callable[[bytes], _Answer],
        then: "Callable[[Future[_Answer]], None]",
        otherwise: Trouble,
    ) -> None:
        """Make the file on the one thread and give it to a device on the other.

        Somebody who has pressed and left the page meanwhile gets the sheets all the same, and is
        told only of a failure.
        """
        made = self._draw(lambda press: press.pdf())
        self._errand = self._devices.submit(lambda: use(made.result()))
        number = self._order_number

        def take(done: "Future[_Answer]") -> None:
            if number == self._order_number:
                then(done)
            elif done.exception() is not None:
                self.told.emit(otherwise, {})

        self._inbox.expect(self._errand, take)

    def _on_sent(self, done: "Future[str]") -> None:
        trouble = done.exception()
        if trouble is not None:
            self._refuse(trouble, PrinterTrouble.REFUSED)
            return
        self._job = done.result()
        self._say(errand=Errand.QUEUED)
        self._asks.start()

    def _ask_queue(self) -> None:
        self._expect(self._devices.submit(_look_at_queue, self._cups, self._job), self._on_queue)

    def _on_queue(self, done: "Future[tuple[JobFate, Printer | None]]") -> None:
        if done.exception() is not None:
            self._asks.start()
            return
        fate, printer = done.result()
        if fate is JobFate.WAITING:
            self._say(trouble=printer.trouble if printer else PrinterTrouble.NO_PRINTER)
            self._asks.start()
        elif fate is JobFate.PRINTED:
            self._say(errand=Errand.PRINTED, trouble=None)
        else:
            self._say(errand=Errand.DROPPED, trouble=None)

    def _on_saved(self, done: "Future[None]") -> None:
        trouble = done.exception()
        if trouble is not None:
            self._refuse(trouble, StickTrouble.PULLED)
        else:
            self._say(errand=Errand.SAVED)

    def _refuse(self, trouble: BaseException, otherwise: PrinterTrouble | StickTrouble) -> None:
        if not isinstance(trouble, PrintRefused | StickRefused):
            log.error("the sheets could not be handed over: %s", type(trouble).__name__)
        known = trouble.trouble if isinstance(trouble, PrintRefused | StickRefused) else otherwise
        self._say(errand=Errand.REFUSED, trouble=known)

    def _draw(self, work: "Callable[[Press], _Answer]") -> "Future[_Answer]":
        return self._drawing.submit(self._on_press, work)

    def _on_press(self, work: "Callable[[Press], _Answer]") -> _Answer:
        from kiosk.sheets.press import Press  # letters and PDFs are read when somebody prints

        if self._press is None:
            self._press = Press()
        return work(self._press)

    def _forget_press(self) -> None:
        self._press = None

    def _expect(
        self, future: "Future[_Answer]", handle: "Callable[[Future[_Answer]], None]"
    ) -> None:
        """Handle an answer, unless something else is wanted meanwhile."""
        number = self._order_number

        def take(done: "Future[_Answer]") -> None:
            if number == self._order_number:
                handle(done)

        self._inbox.expect(future, take)

    def _say(self, **fields: object) -> None:
        view = replace(self.view, **fields)  # type: ignore[arg-type]
        if view != self.view:
            self.view = view
            self.changed.emit()


def _fetch(store: Store, order: Order, months: tuple[str, ...]) -> "tuple[MeetingRecord, ...]":
    """The records by their newest revisions, the earliest meeting first."""
    if order.month:
        return tuple(one.record for one in reversed(store.records.load(order.month)))
    found: StoredRecord | None = store.records.find(order.record_id, months)
    return (found.record,) if found is not None else ()


def _title(order: Order, records: "Sequence[MeetingRecord]") -> str:
    """The file's name: what it is and when it was, without names of people."""
    if order.month:
        return f"学习记录 {order.month}"
    one = records[0]
    return f"{one.station_id}-{one.sequence:04d} {one.type_name} 第{one.revision}稿"


def _print(cups: Cups, title: str, pdf: bytes) -> str:
    printer = cups.find()
    if printer is None:
        raise PrintRefused(PrinterTrouble.NO_PRINTER)
    return cups.send(pdf, printer.name, title)


def _look_at_queue(cups: Cups, job: str) -> tuple[JobFate, Printer | None]:
    return cups.fate_of(job), cups.find()
