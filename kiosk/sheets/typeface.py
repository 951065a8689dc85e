"""Which letters the forms are set in, so that a rare character in a name never becomes a box."""

import unicodedata
from functools import lru_cache
from itertools import groupby

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QRawFont, QTextLayout, QTextOption

UNITS_PER_MM = 20
"""Type is set in whole units of the sheet, so that the same lines break on screen and on paper."""

FAMILY = "Noto Sans CJK SC"
_FAMILIES = (FAMILY, "HanaMinA", "HanaMinB")
"""Tried in this order; the later ones have the characters that only names use.

No other letters of the machine are: they need joining, turning round or colours, and whoever
searches the file would not find what they show.
"""
TO_BE_WRITTEN = "＿"
"""Stands for a character that no letters of this machine have: a line to write it on by hand."""
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
"""Ask for another shape of the character before them, and are nothing themselves."""

DOT = "·"
"""Stands between the parts of a name."""
_NEVER_FIRST = {ord(DOT): "、"}
"""Qt would begin a line with the dot; of the same width, this one never does."""

Run = tuple[str, str]
"""A family and the characters to set in it."""


class Typeface:
    """The letters at hand. Belongs to the thread that made it."""

    def __init__(self) -> None:
        self._raw = [(family, QRawFont.fromFont(_font(family))) for family in _FAMILIES]
        self._run_of = lru_cache(maxsize=4096)(self._find_run)
        self._metrics = lru_cache(maxsize=64)(_metrics)

    def runs(self, text: str) -> list[Run]:
        """The text in pieces, each with the family that has its characters."""
        named = [self._run_of(one) for one in text]
        groups = groupby(named, key=lambda one: one[0])
        return [(family, "".join(char for _, char in some)) for family, some in groups]

    def glyph(self, family: str, character: str) -> int:
        """Which drawing of a family stands for a character; 0 where it has none."""
        raw = dict(self._raw).get(family)
        found = raw.glyphIndexesForString(character) if raw is not None else []
        return found[0] if found else 0

    def width(self, text: str, size: float, bold: bool = False) -> float:
        """How wide a line is, in mm.

        Args:
            text: one line.
            size: height of the letters in mm.
            bold: weight 700.
        """
        return sum(self.run_width(one, size, bold) for one in self.runs(text))

    def run_width(self, run: Run, size: float, bold: bool = False) -> float:
        """How wide a piece of text is, in mm."""
        family, some = run
        return self._metrics(family, size, bold).horizontalAdvance(some) / UNITS_PER_MM

    def lines(self, text: str, size: float, width: float, bold: bool = False) -> list[str]:
        """The text in lines no wider than ``width`` mm; each line of its own begins a new one."""
        found: list[str] = []
        for paragraph in text.splitlines() or [""]:
            shown = "".join(self._run_of(one)[1] for one in paragraph)
            found += _broken(shown, size, width, bold)
        return found

    def _find_run(self, character: str) -> Run:
        kind = unicodedata.category(character)
        if character == "\t":
            return FAMILY, " "
        if kind in ("Cc", "Cf", "Cs") or any(ord(character) in some for some in _SELECTORS):
            return FAMILY, ""
        # A character for private use is another one on the machine that it was typed on, and one
        # that runs to the left would turn round what stands beside it.
        if kind != "Co" and unicodedata.bidirectional(character) not in ("R", "AL"):
            for family, raw in self._raw:
                if raw.isValid() and raw.supportsCharacter(ord(character)):
                    return family, character
        return FAMILY, TO_BE_WRITTEN


def font_of(family: str, size: float, bold: bool = False) -> QFont:
    """A font for a piece of text, of so many mm."""
    font = _font(family)
    font.setPixelSize(round(size * UNITS_PER_MM))
    font.setBold(bold and family == FAMILY)
    return font


def _metrics(family: str, size: float, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(font_of(family, size, bold))


def _font(family: str) -> QFont:
    font = QFont(family)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # One drawing a character, from this family alone, for Qt would draw a ball or a hand in
    # colours: what can be searched for in the file then is what is seen.
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping | QFont.StyleStrategy.NoFontMerging)
    return font


def _broken(text: str, size: float, width: float, bold: bool) -> list[str]:
    layout = QTextLayout(text.translate(_NEVER_FIRST), font_of(FAMILY, size, bold))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = text.encode("utf-16-le")
    found = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width * UNITS_PER_MM)
        line.setPosition(QPointF(0, 0))
        start, length = line.textStart(), line.textLength()
        found.append(units[2 * start : 2 * (start + length)].decode("utf-16-le").rstrip())
    layout.endLayout()
    return found or [""]
