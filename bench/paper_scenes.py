"""The preview of sheets in every state that looks different, and the way to get there."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from bench.record_scenes import RecordScene, closed
from kiosk.devices.printer import JobFate, PrinterTrouble
from kiosk.devices.stick import StickTrouble
from kiosk.paper import Order
from kiosk.ui.print_visit import PreviewVisit
from kiosk.ui.window import KioskWindow
from tests.ui.village import Village

_PATIENCE_S = 10

Act = Callable[[Village, KioskWindow], None]


def paper_scenes() -> Iterator[RecordScene]:
    """Each state: its name, its village and what has happened there."""
    yield "print-record", closed, _shown(_record)
    yield "print-record-large", closed, _then(_shown(_record), _enlarge)
    yield "print-queued", closed, _waiting(PrinterTrouble.PAPER_OUT)
    yield "print-printed", closed, _then(_shown(_record), _print)
    yield "print-no-printer", closed, _without_printer
    yield "print-saved", closed, _then(_shown(_record), _save)
    yield "print-stick-pulled", closed, _pulled
    yield "print-month", closed, _shown(lambda _village: Order(month="2026-04"))
    yield "print-cards", closed, _shown(lambda _village: Order())
    yield "print-nothing", Village, _nothing


def _record(village: Village) -> Order:
    return Order(village.exchange.records[0].record.id)


def _shown(order: Callable[[Village], Order]) -> Act:
    def act(village: Village, window: KioskWindow) -> None:
        pictured: list[int] = []
        village.paper.pictured.connect(lambda page, _picture: pictured.append(page))
        window.show_page("print_preview", PreviewVisit(order(village), "records"))
        _until(lambda: bool(pictured))

    return act


def _then(*acts: Act) -> Act:
    def act(village: Village, window: KioskWindow) -> None:
        for one in acts:
            one(village, window)

    return act


def _enlarge(village: Village, window: KioskWindow) -> None:
    pictured: list[int] = []
    village.paper.pictured.connect(lambda page, _picture: pictured.append(page))
    window.page.enlarge()  # type: ignore[attr-defined]
    _until(lambda: bool(pictured))


def _print(village: Village, _window: KioskWindow) -> None:
    village.paper.print()
    _until(lambda: not village.paper.view.errand.is_under_way)


def _waiting(trouble: PrinterTrouble) -> Act:
    def act(village: Village, window: KioskWindow) -> None:
        village.printer.trouble, village.printer.fate = trouble, JobFate.WAITING
        _shown(_record)(village, window)
        village.paper.print()
        _until(lambda: village.paper.view.trouble is trouble)

    return act


def _without_printer(village: Village, window: KioskWindow) -> None:
    village.printer.there = False
    _then(_shown(_record), _print)(village, window)


def _save(village: Village, _window: KioskWindow) -> None:
    village.paper.save_to_stick()
    _until(lambda: not village.paper.view.errand.is_under_way)


def _pulled(village: Village, window: KioskWindow) -> None:
    village.stick.trouble = StickTrouble.PULLED
    _then(_shown(_record), _save)(village, window)


def _nothing(_village: Village, window: KioskWindow) -> None:
    window.show_page("print_preview", PreviewVisit(Order(month="2026-01"), "records"))
    _until(lambda: window.page.detail().startswith("missing"))


def _until(happened: Callable[[], bool]) -> None:
    """Sheets are drawn on another thread: give it time, and the screen its turns."""
    until = time.monotonic() + _PATIENCE_S
    while not happened():
        if time.monotonic() > until:
            raise TimeoutError("the sheets were not ready in time")
        QApplication.processEvents()
        time.sleep(0.005)
