"""The real kiosk, which knows nothing of it, with somebody inside who looks at its event loop.

Beside it in a file stands how long the loop was busy with one thing, and when no control had the
focus though there were some. On F8 it prepares for the page that a second file names, and takes
that file away once all is ready; on F9 it shows the page, as if a control had been pressed for it.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

import kiosk.app
from bench.doors import DOORS
from kiosk.__main__ import main
from kiosk.ui.backstage import Backstage
from kiosk.ui.focus import focusable
from kiosk.ui.window import KioskWindow

TOLD_TO, ASKED_BY = "BENCH_TOLD_TO", "BENCH_ASKED_BY"
"""Environment: the file that is told; the file in which the name of a page is found."""
PROGRAM = ("-m", "bench.watched_kiosk")
GAP, UNFOCUSED, PAGE = "gap", "unfocused", "page"
BEAT_MS = 5
_WORTH_TELLING_MS = 8.0
_FOCUS_EVERY_S = 0.1
_READY_EVERY_MS = 10
_LOST_FOR_S = 0.25
"""A page that is just being made may have its focus nowhere for a moment."""


class Told(NamedTuple):
    """One line of the file."""

    what: str
    """``gap``, ``unfocused`` or ``page``."""
    at_s: float
    """When it ended, by the monotonic clock that all processes share."""
    value: Any
    """Milliseconds beyond the beat and those of them on the processor; the page and what has the
    focus instead; the page."""


class Watcher(QObject):
    """Wants to be called every 5 ms, and tells when it was not.

    Args:
        path: the file that is told.
        parent: owner.
    """

    def __init__(self, path: str, parent: QObject) -> None:
        super().__init__(parent)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self._last_s = self._looked_s = self._focused_s = time.monotonic()
        self._worked_s = time.thread_time()
        self._page = ""
        self._window: KioskWindow | None = None
        """There is one, and to look for it again each time would itself be in the loop's way."""
        self._beat = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._on_beat)
        self._beat.start()

    def _on_beat(self) -> None:
        now_s = time.monotonic()
        busy_ms = (now_s - self._last_s) * 1000 - BEAT_MS
        if busy_ms > _WORTH_TELLING_MS:
            worked_ms = (time.thread_time() - self._worked_s) * 1000
            self._tell(GAP, now_s, [round(busy_ms, 2), round(worked_ms, 2)])
        if now_s > self._looked_s + _FOCUS_EVERY_S:
            self._looked_s = now_s
            self._window = self._window or self._find_window()
            if self._window is not None:
                self._look_at_page(self._window, now_s)
                self._look_for_focus(self._window, now_s)
        self._last_s, self._worked_s = time.monotonic(), time.thread_time()

    def _find_window(self) -> KioskWindow | None:
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, KioskWindow)]
        if found and ASKED_BY in os.environ:
            Opener(found[0], os.environ[ASKED_BY])
        return found[0] if found else None

    def _look_at_page(self, window: KioskWindow, now_s: float) -> None:
        if window.page.name != self._page:
            self._page = window.page.name
            self._tell(PAGE, now_s, self._page)

    def _look_for_focus(self, window: KioskWindow, now_s: float) -> None:
        if not is_lost(window):
            self._focused_s = now_s
        elif now_s > self._focused_s + _LOST_FOR_S:
            self._focused_s = now_s
            self._tell(UNFOCUSED, now_s, _where(window))

    def _tell(self, what: str, at_s: float, value: object) -> None:
        os.write(self._file, json.dumps([what, at_s, value]).encode() + b"\n")


class Opener(QObject):
    """Shows a page on F9, and prepares for it on F8.

    Args:
        window: the kiosk's.
        path: the file that names the page.
    """

    def __init__(self, window: KioskWindow, path: str) -> None:
        super().__init__(window)
        self._window, self._path = window, Path(path)
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the two keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_F8:
                self._prepare()
                return True
            if event.key() == Qt.Key.Key_F9:
                self._open()
                return True
        return super().eventFilter(watched, event)

    def _prepare(self) -> None:
        self._page = self._path.read_text(encoding="ascii")
        if self._window._backstage is not None:
            DOORS[self._page].before(self._window._backstage)
            self._wait(self._window._backstage)

    def _wait(self, backstage: Backstage) -> None:
        door = DOORS[self._page]
        if not door.ready(backstage):
            QTimer.singleShot(_READY_EVERY_MS, self, lambda: self._wait(backstage))
            return
        self._visit = door.visit(backstage)
        self._path.unlink()

    def _open(self) -> None:
        self._window.show_page(self._page, self._visit)


class _WatchedApplication(QApplication):
    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        Watcher(os.environ[TOLD_TO], self)


def watch() -> None:
    """Put the watcher into the kiosk that this process will be."""
    setattr(kiosk.app, "QApplication", _WatchedApplication)  # noqa: B010 - it is no variable


def told_in(path: Path) -> Iterator[Told]:
    """What the watcher told so far."""
    if path.exists():
        for line in path.read_text(encoding="ascii").splitlines():
            yield Told(*json.loads(line))


def is_lost(window: KioskWindow) -> bool:
    """Whether a page has controls, and the focus is on none of them."""
    page, focused = window.page, window.focusWidget()
    if focused is page and page.first_focus() is None:
        return False  # its keys are meant for the page itself, such as a film
    controls = focusable(page)
    return bool(controls) and focused not in controls


def _where(window: KioskWindow) -> str:
    focused = window.focusWidget()
    return f"{window.page.name} ({type(focused).__name__} has the focus)"


if __name__ == "__main__":
    watch()
    sys.exit(main())
