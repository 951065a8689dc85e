"""Words on a page: they shrink a little, then wrap, before they are cut."""

from math import ceil

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.ui.lines import CLOSE, Setting, set_line, set_paragraph
from kiosk.ui.theme import Size, Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
_ACROSS = Qt.AlignmentFlag.AlignHorizontal_Mask
_LIFT = 0.05
"""Close or low lines stand a little high, so that no tail of the last one is lost."""
_ONE_LINE = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip


class Text(QLabel):
    """One line of words, or a paragraph; a label, so that it is read out as what it is.

    Args:
        theme: the page's mood and measures.
        parent: the page or group it lies on.
        size: size of type as a fraction of the stage's height.
        bold: weight 700.
        ink: name of a colour of the palette.
        align: where in its rectangle it stands.
        wraps: whether it is a paragraph, rather than a line that wraps only if it must.
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
        self.setTextFormat(Qt.TextFormat.PlainText)

    def set_text(self, text: str) -> None:
        """Show other words; nothing is painted if they are the same."""
        if text == self.text():
            return
        self.setText(text)
        self.setAccessibleName(text)
        self.update()

    @property
    def is_centred(self) -> bool:
        """Whether it stands in the middle of its rectangle, from left to right."""
        return bool(self._align & Qt.AlignmentFlag.AlignHCenter)

    def set_ink(self, ink: str) -> None:
        """Use another colour of the palette."""
        if ink != self._ink:
            self._ink = ink
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words in their colour."""
        painter, rect = QPainter(self), self.rect()
        painter.setPen(getattr(self._theme.palette, self._ink))
        setting = (set_paragraph if self._wraps else set_line)(
            self._theme, self.text(), self._size, self._bold, rect.width(), rect.height()
        )
        draw_setting(painter, rect, setting, self._align)


def draw_line(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    text: str,
    size: float,
    bold: bool = False,
    align: Qt.AlignmentFlag = LEFT,
) -> int:
    """Draw words within a rectangle, smaller or on two lines where they must be.

    Returns:
        The width they took, in pixels.
    """
    setting = set_line(theme, text, size, bold, rect.width(), rect.height())
    draw_setting(painter, rect, setting, align)
    return ceil(setting.width)


def draw_setting(painter: QPainter, rect: QRect, setting: Setting, align: Qt.AlignmentFlag) -> None:
    """Draw words that are set, line by line."""
    painter.setFont(setting.font)
    line = setting.font.pixelSize() * CLOSE
    height = setting.pitch * (len(setting.lines) - 1) + line
    top = float(rect.top())
    if align & Qt.AlignmentFlag.AlignVCenter:
        top += (rect.height() - height) / 2
    low = bool(align & Qt.AlignmentFlag.AlignBottom)
    if low:
        top += rect.height() - height
    if low or len(setting.lines) > 1:
        top -= _LIFT * setting.font.pixelSize()
    flags = _ACROSS & align | Qt.AlignmentFlag.AlignVCenter | _ONE_LINE
    for place, words in enumerate(setting.lines):
        room = QRect(rect.left(), round(top + place * setting.pitch), rect.width(), round(line))
        painter.drawText(room, flags, words)
