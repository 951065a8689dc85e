"""Which letters the forms are set in, so that a rare character in a name never becomes a box."""

from functools import lru_cache
from itertools import groupby

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QRawFont, QTextLayout, QTextOption

UNITS_PER_MM = 20
"""Type is set in whole units of the sheet, so that the same lines break on screen and on paper."""

FAMILY = "Noto Sans CJK SC"
_FAMILIES = (FAMILY, "HanaMinA", "HanaMinB")
"""Tried in this order; the later ones have the characters that only names use."""
TO_BE_WRITTEN = "＿"
"""Stands for a character that no letters of this machine have: a line to write it on by hand."""

Run = tuple[str, str]
"""A family and the characters to set in it."""


class Typeface:
    """The letters at hand. Belongs to the thread that made it."""

    def __init__(self) -> None:
        self._raw = [(family, QRawFont.fromFont(_font(family))) for family in _FAMILIES]
        self._whole = QFontMetricsF(_font(FAMILY))
        self._family_of = lru_cache(maxsize=4096)(self._find_family)
        self._metrics = lru_cache(maxsize=64)(_metrics)

    def runs(self, text: str) -> list[Run]:
        """The text in pieces, each with the family that has its characters."""
        named = [self._family_of(one) for one in text]
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
            found += _broken(
                "".join(self._family_of(one)[1] for one in paragraph), size, width, bold
            )
        return found

    def _find_family(self, character: str) -> Run:
        for family, raw in self._raw:
            if raw.isValid() and raw.supportsCharacter(ord(character)):
                return family, character
        if not character.isprintable():
            return FAMILY, ""
        if self._whole.inFontUcs4(ord(character)):
            return "", character
        return FAMILY, TO_BE_WRITTEN


def font_of(family: str, size: float, bold: bool = False) -> QFont:
    """A font for a piece of text; an empty family leaves the choice to the system."""
    font = _font(family or FAMILY)
    font.setPixelSize(round(size * UNITS_PER_MM))
    font.setBold(bold and family in (FAMILY, ""))
    if not family:
        font.setStyleStrategy(QFont.StyleStrategy.PreferDefault)
    return font


def _metrics(family: str, size: float, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(font_of(family, size, bold))


def _font(family: str) -> QFont:
    font = QFont(family)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # One drawing a character: what can be searched for in the file then is what is seen.
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font


def _broken(text: str, size: float, width: float, bold: bool) -> list[str]:
    layout = QTextLayout(text, font_of(FAMILY, size, bold))
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
