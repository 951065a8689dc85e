"""Draws every page of the kiosk into pictures, so that somebody looks at them before they ship."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from bench.scenes import scenes
from kiosk.ui.window import KioskWindow
from tests.ui.village import Village

SIZES = ((1280, 720), (1920, 1080))
ASSETS = Path(__file__).resolve().parent.parent / "assets" / "i18n"


def main() -> int:
    """Draw all pages in all sizes; needs no display and no village."""
    parser = argparse.ArgumentParser(prog="bench.screens", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("build/screens"))
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    chosen = parser.parse_args()
    folder = chosen.folder
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    if chosen.language == "en":
        translator = QTranslator(application)
        if not translator.load(str(ASSETS / "kiosk_en.qm")):
            print("no kiosk_en.qm: run pyside6-lrelease assets/i18n/kiosk_en.ts", file=sys.stderr)
            return 1
        application.installTranslator(translator)
    for width, height in SIZES:
        _draw_opening(folder / f"opening-{height}.png", width, height)
        for name, make, act in scenes():
            _draw(folder / f"{name}-{height}.png", make(), act, width, height)
    return 0


def _draw_opening(path: Path, width: int, height: int) -> None:
    """The page that is seen while nothing is known yet of the village behind it."""
    village = Village()
    window = KioskWindow(village.config, village.clock.local_now, village.key_time)
    _keep(path, window, width, height)


def _draw(
    path: Path,
    village: Village,
    act: Callable[[Village, KioskWindow], None],
    width: int,
    height: int,
) -> None:
    window = KioskWindow(village.config, village.clock.local_now, village.key_time)
    window.let_in(village.backstage)
    window.resize(width, height)
    window.show()
    QApplication.processEvents()
    act(village, window)
    _keep(path, window, width, height)


def _keep(path: Path, window: KioskWindow, width: int, height: int) -> None:
    window.resize(width, height)
    window.show()
    QApplication.processEvents()
    window.grab().save(str(path))
    window.close()
    window.deleteLater()


if __name__ == "__main__":
    raise SystemExit(main())
