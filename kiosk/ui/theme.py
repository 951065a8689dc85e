"""Colours, type and measures in one place, so that every page keeps the same calm.

Sizes are fractions of the screen's height. Colours and their contrasts were computed; see the
design of the pages.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetricsF

FAMILY = "Noto Sans CJK SC"

SAFE = 0.05
"""Televisions crop: nothing lies nearer to the edge."""
SPACE = 0.0125
RADIUS = 0.02
RING_GAP = 0.006
RING_WIDTH = 0.006
RING = RING_GAP + RING_WIDTH
"""How far the focus ring reaches beyond a face."""
WIDTH = 16 / 9
"""Width of the stage that places are written for, in its heights."""
_NARROW = 1.65


class Size:
    """Sizes of type. The audience reads what is at least .07; the operator stands nearer."""

    CALLED = 0.11
    COUNT = 0.085
    PRIMARY = 0.10
    HEAD = 0.07
    TILE = 0.052
    NAME = 0.05
    LABEL = 0.045
    BODY = 0.042
    ROW = 0.038
    SMALLEST = 0.036


class Tint(StrEnum):
    """What a face or a line says by its colour; a word or sign always says it too."""

    PLAIN = "plain"
    OK = "ok"
    WARN = "warn"
    RED = "red"


@dataclass(frozen=True)
class Palette:
    """The colours of one mood."""

    bg: QColor
    surface: QColor
    ink: QColor
    ink2: QColor
    focus: QColor
    focus_ink: QColor
    red: QColor
    red_soft: QColor
    ok: QColor
    ok_soft: QColor
    warn: QColor
    warn_soft: QColor
    disabled_ink: QColor
    disabled_bg: QColor
    line: QColor

    def ink_of(self, tint: Tint) -> QColor:
        """Colour of words of this tint."""
        inks = {Tint.OK: self.ok, Tint.WARN: self.warn, Tint.RED: self.red}
        return inks.get(tint, self.ink)

    def soft_of(self, tint: Tint) -> QColor:
        """Colour behind words of this tint."""
        softs = {Tint.OK: self.ok_soft, Tint.WARN: self.warn_soft, Tint.RED: self.red_soft}
        return softs.get(tint, self.surface)


def _palette(*names: str) -> Palette:
    return Palette(*(QColor(name) for name in names))


LIGHT = _palette(
    *("#F6F2EA", "#FFFFFF", "#1E1A17", "#4B443C", "#8C1C1C", "#FFFFFF", "#8C1C1C", "#F7E6E1"),
    *("#1B5430", "#E3F0E5", "#6A3F00", "#FBEED2", "#4A443D", "#E7E1D6", "#8A8074"),
)
DARK = _palette(
    *("#15110F", "#241E1A", "#F5EFE6", "#CFC5B8", "#F2C14E", "#1B1410", "#FFA59B", "#4A1A18"),
    *("#9BDDAE", "#17321F", "#FFCF7A", "#3D2A08", "#BFB5A8", "#2E2823", "#8D8073"),
)


class Theme:
    """One page's mood and measures; the page changes it, its widgets only read it.

    Args:
        dark: gold on ink, for a dark hall and wherever a film is near.
    """

    def __init__(self, dark: bool) -> None:
        self.dark = dark
        self.stage = QRect(0, 0, 1280, 720)
        """Where the page lies on the screen, in pixels."""
        self.unit = 720
        """Height of the stage in pixels."""
        self._fonts: dict[tuple[int, bool], QFont] = {}

    @property
    def palette(self) -> Palette:
        """The colours of the present mood."""
        return DARK if self.dark else LIGHT

    def fit(self, stage: QRect) -> None:
        """Measure by another stage."""
        self.stage, self.unit = stage, max(1, stage.height())

    @property
    def is_narrow(self) -> bool:
        """Whether the stage is nearer to 4:3 than to 16:9."""
        return self.stage.width() < self.unit * _NARROW

    def across(self, x: float) -> int:
        """How far from the stage's left edge a place lies, in whole pixels.

        Places are written for a stage of 16:9. A narrower one brings them nearer together, but
        keeps its margins.
        """
        share = (self.stage.width() / self.unit - 2 * SAFE) / (WIDTH - 2 * SAFE)
        return self.px(SAFE + (x - SAFE) * share)

    def px(self, fraction: float) -> int:
        """A fraction of the stage's height in whole pixels."""
        return round(self.unit * fraction)

    def font(self, size: float, bold: bool = False) -> QFont:
        """The one family, in a size given as a fraction of the stage's height."""
        return self.font_of(self.px(size), bold)

    def fitted(self, text: str, size: float, bold: bool, width: float) -> QFont:
        """The font at its size, or as much smaller as the text needs, never under the smallest."""
        font = self.font(size, bold)
        needed = QFontMetricsF(font).horizontalAdvance(text)
        if needed <= width or needed <= 0:
            return font
        smaller = int(font.pixelSize() * width / needed)
        return self.font_of(max(smaller, min(font.pixelSize(), self.px(Size.SMALLEST))), bold)

    def font_of(self, pixels: int, bold: bool) -> QFont:
        """The one family, in a size in pixels."""
        key = (pixels, bold)
        if key not in self._fonts:
            font = QFont(FAMILY)
            font.setPixelSize(max(1, pixels))
            font.setBold(bold)
            self._fonts[key] = font
        return self._fonts[key]
