"""The signs beside words, drawn with the font that QtAwesome brings.

The font is loaded directly: importing the package builds tables for every icon set it has, which
takes half a second of the kiosk's start and holds up the screen for as long.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FONT_FILE = "materialdesignicons6-webfont-6.9.96.ttf"

GLYPHS = {
    "play-circle": 0xF040C,
    "bookshelf": 0xF125F,
    "school-outline": 0xF1180,
    "notebook-check-outline": 0xF14F6,
    "lifebuoy": 0xF087E,
    "power-plug-outline": 0xF1425,
    "cog-outline": 0xF08BB,
    "remote-tv": 0xF0EC5,
    "television": 0xF0502,
    "weather-night": 0xF0594,
    "translate": 0xF05CA,
    "lock-outline": 0xF0341,
    "text-box-outline": 0xF09ED,
    "wifi": 0xF05A9,
    "wifi-off": 0xF05AA,
    "cloud-check-outline": 0xF1BEC,
    "tray-arrow-up": 0xF011D,
    "account-check": 0xF0008,
    "account-clock": 0xF0B56,
    "account-group": 0xF0849,
    "account-voice": 0xF05CB,
    "volume-high": 0xF057E,
    "volume-off": 0xF0581,
    "pause": 0xF03E4,
    "play": 0xF040A,
    "rewind-10": 0xF0D2A,
    "fast-forward-10": 0xF0D71,
    "skip-next": 0xF04AD,
    "stop": 0xF04DB,
    "check-bold": 0xF0E1E,
    "alert-circle-outline": 0xF05D6,
    "undo": 0xF054C,
    "arrow-left": 0xF004D,
    "restart": 0xF0709,
    "calendar-check": 0xF00EF,
    "calendar-plus": 0xF00F3,
    "calendar-blank-outline": 0xF0B66,
    "magnify": 0xF0349,
    "phone-outline": 0xF0DF0,
    "printer-outline": 0xF1786,
    "usb-flash-drive-outline": 0xF129F,
    "speedometer": 0xF04C5,
}


def glyph(name: str) -> str:
    """The character that draws an icon.

    Raises:
        KeyError: the kiosk has no such icon.
    """
    return chr(GLYPHS[name])


@cache
def family() -> str:
    """Name of the icon font, loaded on first use; empty where it is not installed."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        return ""
    path = Path(spec.origin).parent / "fonts" / FONT_FILE
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return families[0] if families else ""


def font(pixels: int) -> QFont | None:
    """The icon font in a size; nothing where it is missing, for every icon has a word beside it."""
    if not family():
        return None
    face = QFont(family())
    face.setPixelSize(max(1, pixels))
    return face
