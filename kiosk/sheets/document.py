"""Sheets that belong together, and what can be made of them: a file to print, or a picture."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from kiosk.sheets.form import HEIGHT, WIDTH
from kiosk.sheets.pen import Pen
from kiosk.sheets.text_layer import with_true_text
from kiosk.sheets.typeface import Typeface

_DPI = 1200
_MM_PER_INCH = 25.4

DrawPage = Callable[[Pen], None]


@dataclass(frozen=True)
class Document:
    """Sheets in order. Belongs to the thread that made it, as its letters do."""

    title: str
    """Says what it is, without anybody's name."""
    pages: Sequence[DrawPage]
    typeface: Typeface = field(repr=False)

    def pdf(self) -> bytes:
        """The sheets as a PDF whose text is text."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        writer.setResolution(_DPI)
        writer.setTitle(self.title)
        painter = QPainter(writer)
        drawn = []
        for number, draw in enumerate(self.pages):
            if number:
                writer.newPage()
            pen = Pen(painter, self.typeface, _DPI / _MM_PER_INCH)
            draw(pen)
            drawn += pen.drawn
        painter.end()
        return with_true_text(BytesIO(bytes(buffer.data().data())), drawn, self.typeface)

    def picture(self, page: int, height: int) -> QImage:
        """One sheet as it will look.

        Args:
            page: from 0.
            height: of the picture in pixels.
        """
        width = round(height * WIDTH / HEIGHT)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.pages[page](Pen(painter, self.typeface, height / HEIGHT))
        painter.end()
        return image
