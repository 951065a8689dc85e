"""Reads printed sheets with Debian's own tools, so that no library reads what it wrote itself."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtGui import QImage

from kiosk.sheets import record_sheet, sign_in_sheet

_DPI = 200
_LOOKS_DPI = (150, 250)
_MM_PER_INCH = 25.4
_DARK = bytes([1] * 128 + [0] * 128)
"""Turns shades of grey into dark or not."""
_WHITE = bytes(11)
"""So many points without ink end a dotted line."""
_DOTS = 100


@dataclass(frozen=True)
class Sheets:
    """A PDF, as whoever files it sees it."""

    pdf: bytes

    @cached_property
    def pages(self) -> list[str]:
        """The words of each page in the order in which they were drawn, without any space."""
        return [bare(page) for page in self._told]

    def lines(self, page: int) -> list[str]:
        """The lines of a page, from 0, in the order in which they were drawn."""
        return self._told[page].splitlines()

    @property
    def record_sheet(self) -> list[str]:
        """The pages of form A."""
        return [page for page in self.pages if page.startswith(record_sheet.TITLE)]

    @property
    def sign_in_sheet(self) -> list[str]:
        """The pages of form B."""
        return [page for page in self.pages if page.startswith(sign_in_sheet.TITLE)]

    def facts(self) -> dict[str, str]:
        """What the file says of itself."""
        lines = _ask(["pdfinfo", "-"], self.pdf).decode("utf-8").splitlines()
        pairs = (line.split(":", 1) for line in lines)
        return {name: said.strip() for name, said in pairs}

    def everything_of_itself(self) -> str:
        """What the file says of itself, for machines too."""
        return _ask(["pdfinfo", "-meta", "-"], self.pdf).decode("utf-8") + str(self.facts())

    def fonts(self) -> list[str]:
        """A line for each set of letters in it."""
        return _ask(["pdffonts", "-"], self.pdf).decode("utf-8").splitlines()[2:]

    def images(self) -> list[str]:
        """A line for each picture made of points in it."""
        return _ask(["pdfimages", "-list", "-"], self.pdf).decode("utf-8").splitlines()[2:]

    def codes(self, page: int) -> list[str]:
        """What the QR codes of a page say, from 0; of ten a single look may overlook one."""
        said: set[str] = set()
        for dpi in _LOOKS_DPI:
            seen = self._picture(page, ["-r", str(dpi)])
            told = _ask(["zbarimg", "--quiet", "--nodbus", "--raw", "-"], seen)
            said.update(told.decode("utf-8").splitlines())
        return sorted(said)

    def seen(self, page: int, height: int) -> QImage:
        """A page as another program shows it, so many pixels high, in shades of grey."""
        drawn = self._picture(page, ["-scale-to-x", "-1", "-scale-to-y", str(height)])
        return QImage.fromData(drawn, "PGM").convertToFormat(QImage.Format.Format_Grayscale8)

    def dotted_lines(self, page: int) -> list[float]:
        """How far down a page there are lines to write on, mm."""
        image = self.seen(page, round(297 / _MM_PER_INCH * _DPI))
        found: list[float] = []
        for y, row in enumerate(rows_of(image)):
            stretches = row.translate(_DARK).split(_WHITE)
            dots = max(sum(map(bool, one.split(b"\0"))) for one in stretches)
            down = y / _DPI * _MM_PER_INCH
            if dots > _DOTS and (not found or down - found[-1] > 1.0):
                found.append(down)
        return found

    @cached_property
    def _told(self) -> list[str]:
        told = _ask(["pdftotext", "-raw", "-", "-"], self.pdf).decode("utf-8")
        return told.split("\f")[:-1]

    def _picture(self, page: int, how: Sequence[str]) -> bytes:
        number = str(page + 1)
        return _ask(["pdftoppm", "-gray", "-f", number, "-l", number, *how, "-"], self.pdf)


def bare(text: str) -> str:
    """A text without any space: where lines break is no matter of what they say."""
    return "".join(text.split())


def rows_of(image: QImage) -> list[bytes]:
    """The shades of grey of a picture, row by row."""
    step, width = image.bytesPerLine(), image.width()
    whole = bytes(image.constBits())
    return [whole[at * step : at * step + width] for at in range(image.height())]


def _ask(command: Sequence[str], fed: bytes) -> bytes:
    return subprocess.run(command, input=fed, capture_output=True, check=True).stdout
