"""What was set holds from the first frame of the next start, by the real disk and kiosk."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.settings import Settings
from kiosk.store.store import Store
from kiosk.ui.theme import DARK, LIGHT

ROOT = Path(__file__).parents[2]

FIRST_FRAME = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from kiosk import app
from kiosk.config import Config
from kiosk.ui.face import Face
from kiosk.ui.window import KioskWindow

def look(window):
    page = window.page
    ground = window.grab().toImage().pixelColor(2, 2).name()
    words = [one.text() for one in page.findChildren(Face)]
    print(json.dumps([page.name, ground, words, page.stage().x()]), flush=True)

shown = KioskWindow.show_on_screen
def show_on_screen(window):
    shown(window)
    look(window)
    QTimer.singleShot(0, QCoreApplication.quit)
KioskWindow.show_on_screen = show_on_screen
app.run(Config(), Path(sys.argv[1]))
"""


def first_frame(data: Path) -> tuple[str, str, list[str], int]:
    """Name of the page, colour of its ground, the words on its faces, its left edge in pixels."""
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, str(data)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    name, ground, words, left = json.loads(done.stdout.splitlines()[0])
    return name, ground, words, left


@pytest.mark.live
def test_a_new_station_begins_as_it_came(tmp_path: Path) -> None:
    name, ground, words, left = first_frame(tmp_path)
    assert name == "opening"
    assert ground == LIGHT.bg.name()
    assert "点播课件" in words
    assert left == 0


@pytest.mark.live
def test_language_mood_and_edges_hold_before_anything_else_is_read(tmp_path: Path) -> None:
    Store(tmp_path).keep_settings(Settings(language="en", mood="dark", overscan_permille=30))
    name, ground, words, left = first_frame(tmp_path)
    assert name == "opening"
    assert ground == DARK.bg.name()
    assert not any("点播" in one for one in words)
    assert left > 0


@pytest.mark.live
def test_a_torn_file_of_settings_keeps_nobody_from_starting(tmp_path: Path) -> None:
    Store(tmp_path).keep_settings(Settings(language="en"))
    (tmp_path / "settings.json").write_bytes(b"torn")
    _, _, words, _ = first_frame(tmp_path)
    assert "点播课件" in words
