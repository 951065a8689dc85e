"""The hand on the remote control and the eye on the television, both through X alone."""

import os
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

TITLE = "village-kiosk: "
"""The kiosk's window is called so, then the page's code and where it stands, never a name."""

UP, DOWN, LEFT, RIGHT, OK, BACK = "Up", "Down", "Left", "Right", "Return", "Escape"

# The kiosk ignores repeats of a key within 250 ms: a worn remote bounces.
_BETWEEN_PRESSES_S = 0.3
_LOOK_AGAIN_S = 0.1
_TOOL_TIMEOUT_S = 20.0


class PageError(Exception):
    """The screen did not show in time what it should."""


class Page(NamedTuple):
    """What the window says it shows."""

    code: str
    """Such as ``home``, ``roll_call``, ``playing``; empty when there is no window."""
    detail: str = ""
    """Such as ``3/18``."""


class Remote:
    """Presses keys by XTEST and counts them."""

    def __init__(self, display: str) -> None:
        self._display = display
        self._last_press = 0.0
        self.presses = 0
        """How many keys were pressed so far."""
        self.typed = 0
        """How many of them were characters."""

    def press(self, *keys: str) -> None:
        """Press keys one after another, no faster than a thumb does."""
        for key in keys:
            rest = self._last_press + _BETWEEN_PRESSES_S - time.monotonic()
            if rest > 0:
                time.sleep(rest)
            _tool(self._display, "xdotool", "key", "--clearmodifiers", key)
            self._last_press = time.monotonic()
            self.presses += 1
            self.typed += len(key) == 1


class Screen:
    """Looks at what an X display shows."""

    def __init__(self, display: str, shots: Path | None = None) -> None:
        self._display = display
        self._shots = shots
        self.taken = 0
        """How many numbered pictures there are so far."""

    def page(self) -> Page:
        """The page the kiosk's window names now."""
        found = _tool(
            self._display,
            *("xdotool", "search", "--onlyvisible", "--name", f"^{re.escape(TITLE)}"),
            *("getwindowname", "%@"),
            check=False,
        )
        names = [line for line in found.splitlines() if line.startswith(TITLE)]
        if not names:
            return Page("")
        code, _, detail = names[-1].removeprefix(TITLE).partition(" ")
        return Page(code, detail)

    def wait_for(self, *codes: str, timeout_s: float = 20.0) -> Page:
        """The page, as soon as it is one of these.

        Raises:
            PageError: none of them came in time.
        """
        return self.wait_until(lambda page: page.code in codes, "、".join(codes), timeout_s)

    def wait_until(
        self,
        shows: Callable[[Page], bool],
        what: str,
        timeout_s: float = 20.0,
        every_s: float = _LOOK_AGAIN_S,
    ) -> Page:
        """The page, as soon as it is as wanted.

        Args:
            shows: whether a page is the wanted one.
            what: the wanted page in words, for the error.
            timeout_s: how long to wait.
            every_s: how often to look; looking costs the machine a little.

        Raises:
            PageError: it did not come in time.
        """
        until = time.monotonic() + timeout_s
        page = self.page()
        while not shows(page):
            if time.monotonic() > until:
                there = " ".join(page).strip() or "没有画面"
                raise PageError(f"等了{timeout_s:.0f}秒，没等到{what}，屏幕上是 {there}")
            time.sleep(every_s)
            page = self.page()
        return page

    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        width, height = _tool(self._display, "xdotool", "getdisplaygeometry").split()
        return int(width), int(height)

    def shot(self, name: str) -> Path | None:
        """A picture of the whole screen as ``NN-name.png``, numbered in order, if wanted at all."""
        if self._shots is None:
            return None
        self.taken += 1
        path = self._shots / f"{self.taken:02d}-{name}.png"
        self.picture(path)
        return path

    def picture(self, path: Path) -> None:
        """A picture of the whole screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        width, height = self.size()
        _tool(
            self._display,
            *("ffmpeg", "-v", "error", "-nostdin", "-y", "-f", "x11grab", "-draw_mouse", "0"),
            *("-video_size", f"{width}x{height}", "-i", self._display),
            *("-frames:v", "1", "-update", "1", str(path)),
        )


def _tool(display: str, *command: str, check: bool = True) -> str:
    done = subprocess.run(
        command,
        env={**os.environ, "DISPLAY": display, "LC_ALL": "C.UTF-8"},
        check=check,
        capture_output=True,
        text=True,
        timeout=_TOOL_TIMEOUT_S,
    )
    return done.stdout
