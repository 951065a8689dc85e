"""Puts the kiosk together: a window at once, and behind it the house as soon as it is read."""

import errno
import os
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kiosk.config import Config
from kiosk.devices.power import switch_off
from kiosk.errors import KioskError, Trouble
from kiosk.inbox import Inbox
from kiosk.settings import Settings
from kiosk.store.settings_file import glance_at_settings
from kiosk.ui.language import speak
from kiosk.ui.window import KioskWindow

if TYPE_CHECKING:
    from kiosk.house import Ground, House

_SEEN_BY_NOW_MS = 500
"""A window that another one covers is never painted; it is opened all the same."""
_TURNS_S = 0.0005
"""The screen gets its turn ten times sooner than Python would give it: a page asks Qt for hundreds
of strokes, and after each one another thread at work may keep it waiting that long."""


def run(config: Config, data: Path) -> int:
    """Run the kiosk until its window is closed.

    Args:
        config: the settings.
        data: the station's data folder, locked by the caller.

    Returns:
        The exit code.

    Raises:
        KioskError: the station's identity cannot be read; the screen said so until it was closed.
        OSError: the data folder cannot be used; likewise.
    """
    sys.setswitchinterval(_TURNS_S)
    settings = glance_at_settings(data)
    application, window = _window(config, settings)
    entrance = Entrance(config, data, window)
    window.seen.connect(entrance.open)
    window.show_on_screen()
    QTimer.singleShot(_SEEN_BY_NOW_MS, entrance.open)
    code = application.exec()
    entrance.close()
    return code


class Entrance:
    """Reads the house on a thread of its own, builds it on this one, and lets it in.

    Args:
        config: the settings.
        data: the station's data folder.
        window: on the screen already, and answering keys.
    """

    def __init__(self, config: Config, data: Path, window: KioskWindow) -> None:
        self._config, self._data, self._window = config, data, window
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="opening")
        self._inbox = Inbox()
        self._reading: Future[Ground] | None = None
        self._house: House | None = None
        self._failure: Exception | None = None
        self._closed = False

    def open(self) -> None:
        """Begin to read; returns at once. Asking again changes nothing."""
        if self._reading is not None:
            return
        self._reading = self._thread.submit(_read, self._config, self._data)
        self._inbox.expect(self._reading, self._let_in)

    def close(self) -> None:
        """Stop what was built, or what is still being read.

        Raises:
            Exception: what kept the house from opening.
        """
        self._closed = True
        self._thread.shutdown()
        if self._failure is not None:
            raise self._failure
        if self._house is not None:
            self._house.stop()
        elif self._reading is not None:
            self._reading.result().writer.shutdown()

    def _let_in(self, reading: "Future[Ground]") -> None:
        if self._closed:
            return
        try:
            ground = reading.result()
            from kiosk.house import House

            house = House(self._config, ground)
            self._window.let_in(house.backstage())
            self._window.used.connect(house.sweeper.wait)
        except Exception as failure:  # noqa: BLE001 - whatever it is, the screen says so
            self._failure = failure
            self._window.refuse(code_of(failure), switch_off)
            return
        self._house = house
        house.start()


def refuse(config: Config, failure: Exception) -> None:
    """Show what keeps the kiosk from opening, until its window is closed."""
    application, window = _window(config, Settings())
    window.refuse(code_of(failure), switch_off)
    window.show_on_screen()
    application.exec()


def code_of(failure: Exception) -> Trouble:
    """The trouble to tell of when the station cannot be opened."""
    if isinstance(failure, KioskError):
        return failure.code
    full = isinstance(failure, OSError) and failure.errno in (errno.ENOSPC, errno.EDQUOT)
    return Trouble.DISK_FULL if full else Trouble.DISK_FAILED


def _window(config: Config, settings: Settings) -> tuple[QApplication, KioskWindow]:
    os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
    application = QApplication(["village-kiosk"])
    display = settings.over(config.display)
    speak(display.language)
    zone = ZoneInfo(config.station.zone)
    window = KioskWindow(display, lambda: datetime.now(zone))
    window.adjust(settings)
    return application, window


def _read(config: Config, data: Path) -> "Ground":
    # Imported here, on the thread: this is most of what there is to wait for.
    from kiosk.house import read_ground

    return read_ground(config, data)
