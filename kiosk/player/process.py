"""The child as a process: started, heard, and killed when its heart stops."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from kiosk.player.messages import Beat, Command, Ready, UnreadableLine, decode_report, encode

log = logging.getLogger(__name__)

CHILD = (sys.executable, "-m", "kiosk.player.child")

_TICK_MS = 500
_SILENCE_MS = 2000
"""A heart that has not beaten for this long has stopped."""
_FIRST_WORD_MS = 15_000
"""A cold disk may take this long to bring Python and libVLC up."""
_LAST_BREATH_MS = 10_000
"""A killed child ends as soon as the kernel has taken its memory and its sound back; a machine that
is short of both has been seen to need more than a second."""


class ChildProcess(QObject):
    """One life of the child after another.

    Args:
        program: what to start, with its arguments.
        parent: who owns it.
    """

    reported = Signal(object)
    """A ``Report`` that is not a heartbeat."""
    gone = Signal(str)
    """It is dead, by ``player_died``, ``player_froze`` or the reason given to ``kill``."""

    def __init__(self, program: Sequence[str] = CHILD, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._program = tuple(program)
        self._process: QProcess | None = None
        self._reason = ""
        self.is_ready = False
        self._heard = QElapsedTimer()
        self._ticked = QElapsedTimer()
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._check_heart)

    @property
    def pid(self) -> int:
        """The process, or 0."""
        return self._process.processId() if self._process is not None else 0

    def start(self) -> None:
        """Start a new life; returns at once."""
        process = QProcess(self)
        process.setProcessEnvironment(_environment())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._bury)
        process.errorOccurred.connect(self._on_error)
        self._process, self._reason, self.is_ready = process, "player_died", False
        self._heard.start()
        self._ticked.start()
        self._timer.start()
        process.start(self._program[0], self._program[1:])

    def send(self, command: Command) -> None:
        """Write a command; a dead child does not hear it."""
        if self._process is not None:
            self._process.write(encode(command))

    def kill(self, reason: str) -> None:
        """End this life; ``gone`` follows with the reason."""
        if self._process is not None:
            self._reason = reason
            self._process.kill()

    def shutdown(self) -> None:
        """End this life without a word."""
        self._timer.stop()
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_LAST_BREATH_MS)

    def _read(self) -> None:
        process = self._process
        while process is not None and process is self._process and process.canReadLine():
            self._heard.restart()
            self._hear(bytes(process.readLine().data()))

    def _hear(self, line: bytes) -> None:
        try:
            report = decode_report(line)
        except UnreadableLine:
            log.warning("the player's child wrote a line that cannot be read")
            return
        if isinstance(report, Ready):
            self.is_ready = True
        if not isinstance(report, Beat):
            self.reported.emit(report)

    def _check_heart(self) -> None:
        # A kiosk that was itself held up or asleep must not take its own absence for the child's.
        if self._ticked.restart() > 2 * _TICK_MS:
            self._heard.restart()
        elif self._heard.elapsed() > (_SILENCE_MS if self.is_ready else _FIRST_WORD_MS):
            self.kill("player_froze")

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._bury()

    def _bury(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        self._timer.stop()
        self.is_ready = False
        process.deleteLater()
        log.warning("the player's child is gone: %s", self._reason)
        self.gone.emit(self._reason)


def _environment() -> QProcessEnvironment:
    """Ours, with the folder this package lies in where Python looks for modules."""
    environment = QProcessEnvironment.systemEnvironment()
    # Each film has threads of its own, and the allocator would keep a heap for each that ever was:
    # after 25 films three times the memory.
    environment.insert("MALLOC_ARENA_MAX", "1")
    home = str(Path(__file__).resolve().parents[2])
    others = environment.value("PYTHONPATH")
    environment.insert("PYTHONPATH", os.pathsep.join(filter(None, (home, others))))
    return environment
