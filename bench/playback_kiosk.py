"""The real kiosk as a contestant: one film in its library, played by keys as on demand."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.contestant import Contestant
from bench.old_station import make_station
from demo.remote import OK, Remote, Screen

_ON_DEMAND = "1"
_PATIENCE_S = 60.0
_LOOK_S = 1.0
"""Each look starts a program; while a film plays, that would take frames from it."""


class KioskContestant(Contestant):
    """Starts the kiosk on a data folder of its own.

    Args:
        film: the film its library holds.
        folder: where data and settings may lie.
        display: the X screen.
    """

    def __init__(self, film: Path, folder: Path, display: str) -> None:
        # A new station each time: the last one's meeting is still going on.
        own = Path(tempfile.mkdtemp(dir=folder))
        data, config = own / "data", own / "config.toml"
        make_station(data, film, length_ms(film))
        config.write_text("", encoding="utf-8")
        command = (sys.executable, "-m", "kiosk", "--config", str(config), "--data", str(data))
        super().__init__(command, display)
        self._screen = Screen(display)
        self._remote = Remote(display)

    def order(self, *words: str) -> None:
        """Play the film: choose on demand, choose the film, one person."""
        if words[0] == "play":
            self._remote.press(_ON_DEMAND)
            self._screen.wait_for("on_demand", timeout_s=_PATIENCE_S)
            self._remote.press(OK, OK)
            self._screen.wait_for("playing", timeout_s=_PATIENCE_S)

    def wait_for(self, word: str) -> None:
        """Until the screen shows it."""
        if word == "ready":
            self._screen.wait_for("home", timeout_s=_PATIENCE_S)
            return
        over = ("standby", "saved", "home")
        self._screen.wait_until(
            lambda page: page.code in over, "the end", _PATIENCE_S, every_s=_LOOK_S
        )

    def leave(self) -> None:
        """End the kiosk; what it keeps stays."""
        self._program.terminate()


def length_ms(film: Path) -> int:
    """Ffprobe's length."""
    told = subprocess.run(
        ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "json", str(film)],
        capture_output=True,
        check=True,
        text=True,
    )
    return round(float(json.loads(told.stdout)["format"]["duration"]) * 1000)
