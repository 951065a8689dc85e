"""How words are set: whole, on as many lines as there is room for, before any of them is cut."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from kiosk.ui.theme import Size, Theme

CLOSE = 1.2
"""From line to line, in sizes of type, where there is little room."""
LOOSE = 1.36
"""The same in a paragraph."""
_SHRINK_FIRST = 0.68
"""One line at least this large is calmer than two."""
_STEP = 0.95
_ELLIPSIS = "…"
_LONELY = 2
"""So few signs do not stand on a last line by themselves: the line before gives some up."""


@dataclass(frozen=True)
class Setting:
    """Words as they are going to be painted."""

    font: QFont
    lines: tuple[str, ...]
    pitch: float
    """From line to line, in pixels."""

    @property
    def width(self) -> float:
        """Of the longest line, in pixels."""
        metrics = QFontMetricsF(self.font)
        return max((metrics.horizontalAdvance(one) for one in self.lines), default=0.0)


def set_line(
    theme: Theme, text: str, size: float, bold: bool, width: float, height: float
) -> Setting:
    """Set words on one line, somewhat smaller if need be, else on as many as have room.

    Args:
        theme: the page's measures.
        text: the words.
        size: size of type they should have, as a fraction of the stage's height.
        bold: weight 700.
        width: room from left to right, in pixels.
        height: room from top to bottom, in pixels.
    """
    size = max(Size.SMALLEST, min(size, height / CLOSE / theme.unit))
    font = theme.fitted(text, size, bold, width)
    fits = QFontMetricsF(font).horizontalAdvance(text) <= width + 1
    if fits and font.pixelSize() >= theme.px(size) * _SHRINK_FIRST:
        return Setting(font, (text,), 0)
    several = _largest(theme, text, size, bold, width, height)
    if several is not None and (not fits or several.font.pixelSize() > font.pixelSize()):
        return several
    if fits:
        return Setting(font, (text,), 0)
    return _cut(theme, text, bold, width, height)


def set_paragraph(
    theme: Theme, text: str, size: float, bold: bool, width: float, height: float
) -> Setting:
    """Set words on as many lines as they need, smaller and closer if there is little room."""
    found = _largest(theme, text, size, bold, width, height, loose=True)
    found = found or _largest(theme, text, size, bold, width, height)
    return found or _cut(theme, text, bold, width, height)


def _largest(
    theme: Theme,
    text: str,
    size: float,
    bold: bool,
    width: float,
    height: float,
    *,
    loose: bool = False,
) -> Setting | None:
    least = theme.px(Size.SMALLEST)
    pixels = max(least, theme.px(size))
    while True:
        found = _broken(theme.font_of(pixels, bold), text, width, LOOSE if loose else CLOSE)
        if _height(found) <= height + 1 and found.width <= width + 1:
            return found
        if pixels <= least:
            return None
        pixels = max(least, min(pixels - 1, int(pixels * _STEP)))


def _height(setting: Setting) -> float:
    return setting.pitch * (len(setting.lines) - 1) + CLOSE * setting.font.pixelSize()


def _broken(font: QFont, text: str, width: float, pitch: float) -> Setting:
    lines = tuple(line for part in text.split("\n") for line in _broken_part(font, part, width))
    return Setting(font, lines, font.pixelSize() * pitch)


def _broken_part(font: QFont, text: str, width: float) -> list[str]:
    lines = _wrapped(font, text, width)
    if len(lines) < 2 or len(lines[-1]) > _LONELY:
        return lines
    for given_up in range(1, _LONELY + 2):
        evened = _wrapped(font, text, width - given_up * font.pixelSize())
        if len(evened) == len(lines) and len(evened[-1]) > _LONELY:
            return evened
    return lines


def _wrapped(font: QFont, text: str, width: float) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines or [""]


def _cut(theme: Theme, text: str, bold: bool, width: float, height: float) -> Setting:
    """What there is room for, at the smallest size."""
    font = theme.font_of(theme.px(Size.SMALLEST), bold)
    found = _broken(font, text, width, CLOSE)
    room = max(1, int((height + 1 - CLOSE * font.pixelSize()) / found.pitch) + 1)
    shown = list(found.lines[:room])
    if room < len(found.lines):
        shown[-1] += _ELLIPSIS
    metrics = QFontMetricsF(font)
    return Setting(font, tuple(_shortened(metrics, one, width) for one in shown), found.pitch)


def _shortened(metrics: QFontMetricsF, line: str, width: float) -> str:
    if metrics.horizontalAdvance(line) <= width + 1:
        return line
    kept = line.removesuffix(_ELLIPSIS)
    while kept and metrics.horizontalAdvance(kept + _ELLIPSIS) > width + 1:
        kept = kept[:-1]
    return kept + _ELLIPSIS
