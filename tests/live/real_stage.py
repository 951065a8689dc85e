"""The real player before a real window on a real X server."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from kiosk.player.supervisor import PlayerSupervisor
from tests.player.audience import Audience

_PATIENCE_MS = 20_000


@dataclass
class RealStage:
    """Time passes by itself."""

    qtbot: QtBot
    player: PlayerSupervisor
    audience: Audience
    film: Path
    missing: Path
    undecodable: Path
    length_ms: int

    def wait_for(self, name: str, count: int = 1) -> None:
        self.qtbot.waitUntil(lambda: len(self.audience.told(name)) >= count, timeout=_PATIENCE_MS)

    def let_run(self, ms: int) -> None:
        """Until the film has run on; one that ends before is no matter."""
        words = self.audience.words
        heard = len(words)

        def has_run() -> bool:
            new = [word for word in words[heard:] if word.name == "position_changed"]
            over = any(word.name == "ended" for word in words[heard:])
            return over or (len(new) > 1 and new[-1].values[2] - new[0].values[2] >= ms - 250)

        self.qtbot.waitUntil(has_run, timeout=_PATIENCE_MS)

    def settle(self) -> None:
        """Long enough for an answer, or a telling of the position, to come if it does."""
        pause = QTimer(singleShot=True, interval=700)
        with self.qtbot.waitSignal(pause.timeout, timeout=5000):
            pause.start()


def length_ms(film: Path) -> int:
    """A film's length as the township measures it."""
    command = ["ffprobe", "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"]
    told = subprocess.run([*command, str(film)], check=True, capture_output=True, text=True)
    return round(float(told.stdout) * 1000)
