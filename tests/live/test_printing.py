"""Sheets on a real CUPS: they come out as composed, and what becomes of them is told as it is."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.clock import Clock
from kiosk.devices.printer import Cups, JobFate, Printer, PrinterTrouble, PrintRefused
from kiosk.paper import Errand, Order, Paper, Stage
from kiosk.sheets.press import Press
from tests.devices.real_cups import RealCups, real_cups
from tests.sheets.evening import evening
from tests.station import COURSES, Station, furnish

pytestmark = pytest.mark.patient

PATIENCE_MS = 20_000
TITLE = "LW-0016 主题党日 第1稿"
PLAIN = b"%PDF-1.4 plain"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealCups]:
    with real_cups(tmp_path_factory.mktemp("cups")) as one:
        yield one


@pytest.fixture
def hall(server: RealCups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder in which the only printer's sheets come out."""
    monkeypatch.setenv("CUPS_SERVER", str(server.socket))
    monkeypatch.setenv("HOME", str(tmp_path))  # somebody's own default is none of ours
    place = server.connect("hall")
    server.run("lpadmin", "-d", "hall")
    yield place
    server.disconnect("hall")


@pytest.fixture
def sheets(qapp: QApplication) -> bytes:
    """A record's forms, as they are printed."""
    press = Press()
    press.compose_records([evening()], (), TITLE, datetime(2026, 4, 16, 20, 30, tzinfo=UTC))
    return press.pdf()


def send(sheets: bytes = PLAIN) -> str:
    return Cups().send(sheets, "hall", TITLE)


def words_on(sheets: Path) -> str:
    told = subprocess.run(["pdftotext", str(sheets), "-"], capture_output=True, check=True)
    return told.stdout.decode()


def until(qtbot: QtBot, seen: Callable[[], bool]) -> None:
    qtbot.waitUntil(seen, timeout=PATIENCE_MS)


def becomes(qtbot: QtBot, job: str, fate: JobFate) -> None:
    until(qtbot, lambda: Cups().fate_of(job) is fate)


def suffers(qtbot: QtBot, trouble: PrinterTrouble | None) -> None:
    until(qtbot, lambda: Cups().find() == Printer("hall", trouble))


def ail(printer: Path, alert: str) -> None:
    """Let the printer have this until it is taken away; it asks before each sheet."""
    (printer / "alert").write_text(alert, encoding="ascii")


def heal(printer: Path) -> None:
    (printer / "alert").unlink()


def test_the_printer_of_this_machine_is_found(hall: Path) -> None:
    assert Cups().find() == Printer("hall")


def test_the_default_printer_is_taken_before_the_first(hall: Path, server: RealCups) -> None:
    server.connect("attic")
    assert Cups().find() == Printer("hall")
    server.run("lpadmin", "-d", "attic")
    assert Cups().find() == Printer("attic")
    server.disconnect("attic")


def test_a_record_comes_out_as_it_was_composed(hall: Path, qtbot: QtBot, sheets: bytes) -> None:
    becomes(qtbot, send(sheets), JobFate.PRINTED)
    assert (hall / "sheets.pdf").read_bytes() == sheets
    assert "LW-0016" in words_on(hall / "sheets.pdf")
    assert (hall / "title").read_text(encoding="utf-8") == f"{TITLE}\n"


def test_a_printer_that_was_stopped_keeps_its_sheets_until_it_goes_on(
    hall: Path, server: RealCups, qtbot: QtBot
) -> None:
    server.run("cupsdisable", "-r", "换墨", "hall")
    assert Cups().find() == Printer("hall", PrinterTrouble.STOPPED)
    job = send()
    assert Cups().fate_of(job) is JobFate.WAITING
    server.run("cupsenable", "hall")
    becomes(qtbot, job, JobFate.PRINTED)


@pytest.mark.parametrize(
    ("alert", "trouble"),
    [
        ("media-empty-error", PrinterTrouble.PAPER_OUT),
        ("media-jam-warning", PrinterTrouble.JAMMED),
        ("offline-report", PrinterTrouble.UNREACHABLE),
    ],
)
def test_why_a_sheet_waits_is_told_until_it_comes_out(
    hall: Path, qtbot: QtBot, alert: str, trouble: PrinterTrouble
) -> None:
    ail(hall, alert)
    job = send()
    suffers(qtbot, trouble)
    assert Cups().fate_of(job) is JobFate.WAITING
    heal(hall)
    becomes(qtbot, job, JobFate.PRINTED)
    suffers(qtbot, None)


def test_that_the_toner_is_low_holds_nothing_up(hall: Path, qtbot: QtBot) -> None:
    ail(hall, "toner-low-warning")
    job = send()
    until(qtbot, lambda: (hall / "told").exists())
    assert Cups().find() == Printer("hall")
    heal(hall)
    becomes(qtbot, job, JobFate.PRINTED)


def test_sheets_cancelled_while_they_wait_are_not_called_printed(
    hall: Path, server: RealCups
) -> None:
    server.run("cupsdisable", "hall")
    job = send()
    server.run("cancel", job)
    assert Cups().fate_of(job) is JobFate.DROPPED


def test_sheets_cancelled_while_they_are_printed_are_not_called_printed(
    hall: Path, server: RealCups, qtbot: QtBot
) -> None:
    ail(hall, "media-empty-error")
    job = send()
    suffers(qtbot, PrinterTrouble.PAPER_OUT)
    server.run("cancel", job)
    becomes(qtbot, job, JobFate.DROPPED)
    heal(hall)
    assert not (hall / "sheets.pdf").exists()


def test_sheets_that_cups_gives_up_are_not_called_printed(hall: Path, qtbot: QtBot) -> None:
    (hall / "fails").touch()
    becomes(qtbot, send(), JobFate.DROPPED)


def test_sheets_that_were_cleared_away_are_not_waited_for(hall: Path, server: RealCups) -> None:
    server.run("cupsdisable", "hall")
    job = send()
    server.run("cancel", "-a", "-x", "hall")
    assert Cups().fate_of(job) is JobFate.DROPPED


def test_a_printer_that_takes_no_sheets_refuses_them(hall: Path, server: RealCups) -> None:
    server.run("cupsreject", "hall")
    with pytest.raises(PrintRefused) as refused:
        send()
    assert refused.value.trouble is PrinterTrouble.REFUSED


def test_a_title_longer_than_cups_takes_keeps_no_sheet_back(hall: Path, qtbot: QtBot) -> None:
    becomes(qtbot, Cups().send(PLAIN, "hall", "长" * 300), JobFate.PRINTED)


def test_without_a_server_there_is_no_printer_and_no_news(
    hall: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    job = send()
    becomes(qtbot, job, JobFate.PRINTED)
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none"))
    assert Cups().find() is None
    assert Cups().fate_of(job) is JobFate.WAITING
    with pytest.raises(PrintRefused) as refused:
        send()
    assert refused.value.trouble is PrinterTrouble.REFUSED


@pytest.fixture
def station(qtbot: QtBot, tmp_path: Path) -> Iterator[Station]:
    """A village that has met once."""
    furnish(tmp_path / "data", Clock())
    one = Station.started(qtbot, tmp_path / "data")
    one.open(COURSES[0])
    one.close()
    yield one
    one.power_cut()


@pytest.fixture
def paper(station: Station, qtbot: QtBot) -> Iterator[Paper]:
    """That meeting's record, ready to be printed."""
    one = Paper(writer=station.writer, exchange=station.exchange, clock=station.clock)
    one.prepare(Order(month=station.exchange.months[0]))
    until(qtbot, lambda: one.view.stage is Stage.READY)
    yield one
    one.shutdown()


def errands(paper: Paper) -> list[Errand]:
    """Each errand from now on, as it comes."""
    seen: list[Errand] = []
    paper.changed.connect(lambda: seen.append(paper.view.errand))
    return seen


def test_a_record_goes_from_the_store_onto_paper(hall: Path, paper: Paper, qtbot: QtBot) -> None:
    seen = errands(paper)
    paper.print()
    until(qtbot, lambda: not paper.view.errand.is_under_way)
    assert seen == [Errand.SENDING, Errand.QUEUED, Errand.PRINTED]
    assert "王麦青" in words_on(hall / "sheets.pdf")


def test_nobodys_name_is_told_to_the_queue(hall: Path, paper: Paper, qtbot: QtBot) -> None:
    paper.print()
    until(qtbot, lambda: paper.view.errand is Errand.PRINTED)
    told = (hall / "told").read_text(encoding="utf-8")
    assert "学习记录" in told
    assert not [name for name in ("王麦青", "李稻香", "张禾苗", "刘晚秋") if name in told]


def test_a_record_that_waits_for_paper_says_so_and_comes_out_later(
    hall: Path, paper: Paper, qtbot: QtBot
) -> None:
    ail(hall, "media-empty-error")
    paper.print()
    until(qtbot, lambda: paper.view.trouble is PrinterTrouble.PAPER_OUT)
    assert paper.view.errand is Errand.QUEUED
    heal(hall)
    until(qtbot, lambda: paper.view.errand is Errand.PRINTED)
    assert paper.view.trouble is None


def test_a_record_cancelled_at_the_printer_is_told_as_dropped(
    hall: Path, server: RealCups, paper: Paper, qtbot: QtBot
) -> None:
    server.run("cupsdisable", "hall")
    paper.print()
    until(qtbot, lambda: paper.view.trouble is PrinterTrouble.STOPPED)
    server.run("cancel", "-a", "hall")
    until(qtbot, lambda: paper.view.errand is Errand.DROPPED)


def test_without_a_printer_nothing_is_called_printed(
    hall: Path, paper: Paper, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "none"))
    seen = errands(paper)
    paper.print()
    until(qtbot, lambda: not paper.view.errand.is_under_way)
    assert seen == [Errand.SENDING, Errand.REFUSED]
    assert paper.view.trouble is PrinterTrouble.NO_PRINTER
