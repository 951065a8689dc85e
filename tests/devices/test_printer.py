"""What the kiosk makes of CUPS's words, and how it speaks to CUPS."""

import http.server
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.devices.printer import Cups, JobFate, Printer, PrinterTrouble, PrintRefused
from tests.devices.programs import Programs

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 2000
STATE = """printer hall {state}
\tForm mounted:
\tContent types: any
\tPrinter types: unknown
\tDescription: hall
\tAlerts: {alerts}
\tLocation: {location}
\tConnection: direct
\tOn fault: no alert
\tAfter fault: continue
"""
IDLE = "is idle.  enabled since Sun Nov 29 17:11:26 2026"
PRINTING = "now printing hall-1.  enabled since Sun Nov 29 17:11:26 2026"
DISABLED = "disabled since Sun Nov 29 17:11:45 2026 -\n\tPaused"
NO_PRINTER = 'lpstat: Invalid destination name in list "hall".'
HEAD = (
    b"\x01\x01%b\x00\x00\x00\x01"
    b"\x01\x47\x00\x12attributes-charset\x00\x05utf-8"
    b"\x48\x00\x1battributes-natural-language\x00\x02en"
)
"""How CUPS 2.4 begins its answers, but for the status."""
FOUND = HEAD % b"\x00\x00" + b"\x02\x23\x00\x09job-state\x00\x04\x00\x00\x00%c\x03"
LOST = HEAD % b"\x04\x06" + b"\x41\x00\x0estatus-message\x00\x17Job #77 does not exist.\x03"


class InventedCups:
    """lp and lpstat of a machine with one printer, that can be told what to say."""

    def __init__(self, folder: Path) -> None:
        self.programs = Programs(folder)
        self._folder = folder
        self.say(default="system default destination: hall", names="hall", state="", server="")
        self.be(IDLE)
        self.programs.give("lpstat", self._script())
        self.lp("cat >'{folder}/sheets'; echo 'request id is hall-1 (0 file(s))'")

    def say(self, **words: str) -> None:
        """What lpstat answers."""
        for what, said in words.items():
            (self._folder / what).write_text(f"{said}\n", encoding="utf-8")

    def be(self, state: str, alerts: str = "none", location: str = "") -> None:
        """How the printer is."""
        self.say(state=STATE.format(state=state, alerts=alerts, location=location))

    def lp(self, script: str) -> None:
        """What lp does."""
        self.programs.give("lp", script.format(folder=self._folder))

    @property
    def sheets(self) -> bytes:
        """What lp was given."""
        return (self._folder / "sheets").read_bytes()

    def _script(self) -> str:
        return f"""cd '{self._folder}'
case $LC_ALL in C*) ;; *) echo 系统默认目标：hall; exit ;; esac
case $* in
    -d) cat default ;;
    -e) cat names ;;
    -H) cat server ;;
    '-l -p hall') cat state ;;
    *) echo '{NO_PRINTER}' >&2; exit 1 ;;
esac"""


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> InventedCups:
    folder = tmp_path / "programs"
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    return InventedCups(folder)


def trouble() -> PrinterTrouble | None:
    found = Cups().find()
    assert found is not None
    return found.trouble


def refusal(title: str = "记录") -> PrinterTrouble:
    with pytest.raises(PrintRefused) as refused:
        Cups().send(PDF, "hall", title)
    return refused.value.trouble


def test_the_printer_is_the_machines_default_one(cups: InventedCups) -> None:
    cups.say(names="attic\nhall")
    assert Cups().find() == Printer("hall")


def test_without_a_default_it_is_the_first(cups: InventedCups) -> None:
    cups.say(default="no system default destination", names="hall\noffice")
    assert Cups().find() == Printer("hall")


def test_a_default_that_is_gone_hides_no_printer(cups: InventedCups) -> None:
    cups.say(default="system default destination: sold")
    assert Cups().find() == Printer("hall")


def test_a_machine_without_a_printer_has_none(cups: InventedCups) -> None:
    cups.say(default="no system default destination", names="")
    assert Cups().find() is None


@pytest.mark.parametrize("missing", ["lp", "lpstat"])
def test_a_machine_without_cups_has_no_printer(
    cups: InventedCups, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setenv("PATH", str(cups.programs.folder))
    (cups.programs.folder / missing).unlink()
    assert Cups().find() is None


def test_an_lpstat_that_hangs_is_given_up(
    cups: InventedCups, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kiosk.devices.printer._TIMEOUT_S", 0.1)
    cups.programs.give("lpstat", "exec sleep 3")
    assert Cups().find() is None
    assert "lpstat did not answer" in caplog.text


def test_cups_is_understood_on_a_chinese_system(
    cups: InventedCups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    cups.say(names="attic\nhall")
    cups.lp("case $LC_ALL in C*) echo 'request id is hall-1' ;; *) echo 请求标识为 hall-1 ;; esac")
    assert Cups().find() == Printer("hall")
    assert Cups().send(PDF, "hall", "记录") == "hall-1"


@pytest.mark.parametrize(
    ("state", "alerts", "known"),
    [
        (IDLE, "none", None),
        (PRINTING, "none", None),
        (PRINTING, "media-empty-error", PrinterTrouble.PAPER_OUT),
        (PRINTING, "media-empty", PrinterTrouble.PAPER_OUT),
        (PRINTING, "media-needed", PrinterTrouble.PAPER_OUT),
        (PRINTING, "input-tray-missing", PrinterTrouble.PAPER_OUT),
        (PRINTING, "media-jam-error", PrinterTrouble.JAMMED),
        (PRINTING, "cover-open", PrinterTrouble.COVER_OPEN),
        (PRINTING, "door-open-error", PrinterTrouble.COVER_OPEN),
        (PRINTING, "toner-empty-error", PrinterTrouble.INK_OUT),
        (PRINTING, "marker-supply-empty", PrinterTrouble.INK_OUT),
        (PRINTING, "offline-report", PrinterTrouble.UNREACHABLE),
        (PRINTING, "connecting-to-device", PrinterTrouble.UNREACHABLE),
        (PRINTING, "timed-out", PrinterTrouble.UNREACHABLE),
        (PRINTING, "shutdown", PrinterTrouble.UNREACHABLE),
        (DISABLED, "paused", PrinterTrouble.STOPPED),
        (DISABLED, "none", PrinterTrouble.STOPPED),
        (IDLE, "media-empty-error", PrinterTrouble.PAPER_OUT),
    ],
)
def test_what_keeps_the_printer_from_printing_is_known(
    cups: InventedCups, state: str, alerts: str, known: PrinterTrouble | None
) -> None:
    cups.be(state, alerts)
    assert trouble() is known


def test_of_several_reasons_the_one_to_begin_with_is_told(cups: InventedCups) -> None:
    cups.be(DISABLED, "paused media-empty-error,toner-low-warning media-jam-error")
    assert trouble() is PrinterTrouble.JAMMED


@pytest.mark.parametrize("state", [IDLE, PRINTING])
@pytest.mark.parametrize(
    "alerts", ["toner-low-warning", "media-low", "marker-supply-low-report media-low-warning"]
)
def test_that_something_is_low_stops_nothing(cups: InventedCups, state: str, alerts: str) -> None:
    cups.be(state, alerts)
    assert trouble() is None


@pytest.mark.parametrize(
    ("alerts", "known"),
    [
        ("media-empty-warning", PrinterTrouble.PAPER_OUT),
        ("media-jam-warning", PrinterTrouble.JAMMED),
        ("door-open-report", PrinterTrouble.COVER_OPEN),
        ("toner-empty-warning", PrinterTrouble.INK_OUT),
    ],
)
def test_a_mild_word_tells_why_a_sheet_waits_but_not_that_an_idle_printer_is_ill(
    cups: InventedCups, alerts: str, known: PrinterTrouble
) -> None:
    cups.be(PRINTING, alerts)
    assert trouble() is known
    cups.be(DISABLED, f"paused {alerts}")
    assert trouble() is known
    cups.be(IDLE, alerts)
    assert trouble() is None


def test_what_stands_on_a_printers_label_is_no_alert(cups: InventedCups) -> None:
    cups.be(IDLE, location="beside the door-open media-jam shelf, printer x disabled")
    assert trouble() is None


def test_sheets_arrive_byte_for_byte_and_make_no_argument(cups: InventedCups) -> None:
    assert Cups().send(PDF, "hall", "LW-0016 主题党日 第1稿") == "hall-1"
    assert cups.sheets == PDF
    told = ("-d", "hall", "-t", "LW-0016 主题党日 第1稿", "-o", "media=A4")
    assert cups.programs.calls("lp") == [told]


@pytest.mark.parametrize(
    "title",
    ["$(touch x) `touch x`", "'; touch x; '", '" -d attic "', "-d attic", "a\nb", "*", "~ && x"],
)
def test_a_title_is_one_argument_and_no_command(
    cups: InventedCups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Cups().send(PDF, "hall", title)
    assert cups.programs.calls("lp") == [("-d", "hall", "-t", title, "-o", "media=A4")]
    assert not (tmp_path / "x").exists()


def test_a_printers_name_is_one_argument_and_no_command(
    cups: InventedCups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cups.say(default="system default destination: a;touch$IFS'x'", names="a;touch$IFS'x'")
    found = Cups().find()
    assert found is not None
    Cups().send(PDF, found.name, "记录")
    assert ("-l", "-p", "a;touch$IFS'x'") in cups.programs.calls("lpstat")
    assert cups.programs.calls("lp")[0][:2] == ("-d", "a;touch$IFS'x'")
    assert not (tmp_path / "x").exists()


def test_sheets_that_lp_does_not_take_are_refused(cups: InventedCups) -> None:
    cups.lp("echo 'lp: Destination \"hall\" is not accepting jobs.' >&2; exit 1")
    assert refusal() is PrinterTrouble.REFUSED


def test_what_the_printer_suffers_from_is_told_with_the_refusal(cups: InventedCups) -> None:
    cups.lp("exit 1")
    cups.be(DISABLED, "paused")
    assert refusal() is PrinterTrouble.STOPPED


def test_an_lp_that_is_gone_is_a_refusal(
    cups: InventedCups, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", str(cups.programs.folder / "none"))
    assert refusal("主题党日") is PrinterTrouble.REFUSED
    assert "lp did not answer" in caplog.text
    assert "主题党日" not in caplog.text


def test_an_lp_that_hangs_is_given_up(
    cups: InventedCups, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kiosk.devices.printer._TIMEOUT_S", 0.2)
    cups.lp("exec sleep 3")
    assert refusal() is PrinterTrouble.REFUSED
    assert "lp did not answer" in caplog.text


class _Scheduler(http.server.BaseHTTPRequestHandler):
    """Answers one question after another with the same words."""

    answer, status = b"", 200
    asked: bytes

    def do_POST(self) -> None:
        """Take the question and answer."""
        type(self).asked = self.rfile.read(int(self.headers["Content-Length"]))
        assert self.headers["Content-Type"] == "application/ipp"
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def scheduler(
    server: socketserver.BaseServer, handler: type[_Scheduler], answer: bytes, status: int = 200
) -> Iterator[None]:
    handler.answer, handler.status, handler.asked = answer, status, b""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def fate(
    cups: InventedCups, folder: Path, answer: bytes, status: int = 200
) -> tuple[JobFate, bytes]:
    """What becomes of job 12 by the words of a server behind a socket, and what that was asked."""
    place = str(folder / "s")
    cups.say(server=place)
    with scheduler(socketserver.UnixStreamServer(place, _Scheduler), _Scheduler, answer, status):
        return Cups().fate_of("hall-2-12"), _Scheduler.asked


@pytest.mark.parametrize(
    ("state", "known"),
    [
        (3, JobFate.WAITING),
        (4, JobFate.WAITING),
        (5, JobFate.WAITING),
        (6, JobFate.WAITING),
        (7, JobFate.DROPPED),
        (8, JobFate.DROPPED),
        (9, JobFate.PRINTED),
    ],
)
def test_what_became_of_sheets_is_known(
    cups: InventedCups, tmp_path: Path, state: int, known: JobFate
) -> None:
    found, asked = fate(cups, tmp_path, FOUND % state)
    assert found is known
    assert asked.startswith(b"\x01\x01\x00\x09")
    assert b"\x45\x00\x07job-uri\x00\x17ipp://localhost/jobs/12" in asked


def test_sheets_that_were_cleared_away_are_waited_for_no_longer(
    cups: InventedCups, tmp_path: Path
) -> None:
    assert fate(cups, tmp_path, LOST)[0] is JobFate.DROPPED


@pytest.mark.parametrize(
    ("answer", "status"),
    [(b"", 200), (b"nonsense", 200), (b"", 401), (FOUND[:60], 200), (HEAD % b"\x04\x01", 200)],
)
def test_an_answer_that_says_nothing_leaves_the_sheets_waiting(
    cups: InventedCups, tmp_path: Path, answer: bytes, status: int
) -> None:
    found, asked = fate(cups, tmp_path, answer, status)
    assert asked
    assert found is JobFate.WAITING


def test_a_server_on_a_port_is_asked_there(cups: InventedCups) -> None:
    server = http.server.HTTPServer(("127.0.0.1", 0), _Scheduler)
    cups.say(server=f"127.0.0.1:{server.server_port}")
    with scheduler(server, _Scheduler, FOUND % 9):
        assert Cups().fate_of("hall-1") is JobFate.PRINTED


@pytest.mark.parametrize("server", ["", "{folder}/none", "127.0.0.1:1", "half a word:x"])
def test_without_a_server_the_sheets_wait(cups: InventedCups, tmp_path: Path, server: str) -> None:
    cups.say(server=server.format(folder=tmp_path))
    assert Cups().fate_of("hall-1") is JobFate.WAITING


def test_a_server_that_hangs_is_given_up(
    cups: InventedCups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.devices.printer._TIMEOUT_S", 0.2)
    place = str(tmp_path / "s")
    cups.say(server=place)
    with socketserver.UnixStreamServer(place, _Scheduler):  # listens, and never takes a call
        assert Cups().fate_of("hall-1") is JobFate.WAITING
