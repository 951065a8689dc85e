"""The printer and the stick of an invented village: they do what they are told."""

from kiosk.devices.printer import Cups, JobFate, Printer, PrinterTrouble, PrintRefused
from kiosk.devices.stick import StickRefused, StickTrouble
from kiosk.devices.usb import Sticks


class PrinterInTheCorner(Cups):
    """Takes sheets and prints them when it is let."""

    def __init__(self) -> None:
        self.there = True
        self.trouble: PrinterTrouble | None = None
        self.fate = JobFate.PRINTED
        self.printed: list[tuple[str, bytes]] = []

    def find(self) -> Printer | None:
        return Printer("hall", self.trouble) if self.there else None

    def send(self, pdf: bytes, printer: str, title: str) -> str:
        assert printer == "hall"
        assert pdf.startswith(b"%PDF-")
        if self.trouble is PrinterTrouble.REFUSED:
            raise PrintRefused(self.trouble)
        self.printed.append((title, pdf))
        return f"hall-{len(self.printed)}"

    def fate_of(self, job: str) -> JobFate:
        assert job == f"hall-{len(self.printed)}"
        return self.fate


class StickInTheDrawer(Sticks):
    """Keeps files, or refuses as long as it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble: StickTrouble | None = None
        self.files: dict[tuple[str, str], bytes] = {}

    def keep(self, folder: str, name: str, content: bytes) -> None:
        if self.trouble is not None:
            raise StickRefused(self.trouble)
        self.files[folder, name] = content
