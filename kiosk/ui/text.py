"""Words on a page: they shrink a little before they are cut, and never wrap unasked."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Size, Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class Text(QWidget):
    """One line of words, or a paragraph.

    Args:
        theme: the page's mood and measures.
        parent: the page or group it lies on.
        size: size of type as a fraction of the stage's height.
        bold: weight 700.
        ink: name of a colour of the palette.
        align: where in its rectangle it stands.
        wraps: whether it may take several lines.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        size: float = Size.BODY,
        *,
        bold: bool = False,
        ink: str = "ink",
        align: Qt.AlignmentFlag = LEFT,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme, self._size, self._bold = theme, size, bold
        self._ink, self._align, self._wraps = ink, align, wraps
        self._text = ""

    @property
    def text(self) -> str:
        """The words."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show other words; nothing is painted if they are the same."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self.update()

    def set_ink(self, ink: str) -> None:
        """Use another colour of the palette."""
        if ink != self._ink:
            self._ink = ink
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words in their colour."""
        painter = QPainter(self)
        painter.setPen(getattr(self._theme.palette, self._ink))
        if self._wraps:
            painter.setFont(self._theme.font(self._size, self._bold))
            painter.drawText(self.rect(), self._align | Qt.TextFlag.TextWordWrap, self._text)
            return
        draw_line(
            painter, self._theme, self.rect(), self._text, self._size, self._bold, self._align
        )


def draw_line(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    text: str,
    size: float,
    bold: bool = False,
    align: Qt.AlignmentFlag = LEFT,
) -> int:
    """Draw one line within a rectangle, smaller or cut where it must be.

    Returns:
        The width it took, in pixels.
    """
    font = theme.fitted(text, size, bold, rect.width())
    painter.setFont(font)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)
